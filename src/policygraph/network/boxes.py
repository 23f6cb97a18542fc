"""Labels with room around them: no two overlap, no part of a picture covers another."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

LINE = 14.0
LETTER = 7.2
BELOW = 6.0
GAP = 8.0
ROUNDS = 400
SCREEN = 1.4
BETWEEN = 12.0
# Places are rounded to a tenth: what only just fits must not overlap afterwards.
TOUCH = 0.3

Places = dict[str, tuple[float, float]]


@frozen
class Box:
    """How far an entity and its label reach from the entity's centre."""

    half_width: float
    up: float
    down: float

    def turned(self) -> "Box":
        """Return the box with the label above instead of below."""
        return evolve(self, up=self.down, down=self.up)


def wrap(text: str, width: int = 20, lines: int = 3) -> str:
    """Return a label in short lines; Chinese counts double and breaks anywhere.

    >>> print(wrap("Ministry of Industry and Information Technology"))
    Ministry of Industry
    and Information
    Technology
    >>> print(wrap("专精特新小巨人企业认定管理办法", width=10, lines=2))
    专精特新小
    巨人企业…
    """
    rows = [""]
    for piece in _pieces(text):
        if rows[-1] and _width(rows[-1] + piece.rstrip()) > width:
            rows.append("")
        rows[-1] = (rows[-1] + piece).lstrip()
    rows = [row.rstrip() for row in rows]
    if len(rows) <= lines:
        return "\n".join(rows)
    last = rows[lines - 1]
    while last and _width(last) > width - 1:
        last = last[:-1]
    return "\n".join([*rows[: lines - 1], f"{last.rstrip()}…"])


def label_box(labels: Sequence[str], radius: float) -> Box:
    """Return the room for a mark of this radius with the largest of these labels under it."""
    rows = [label.split("\n") for label in labels]
    width = max((_width(row) for label in rows for row in label), default=0) * LETTER
    height = max((len(label) for label in rows), default=0) * LINE
    return Box(half_width=max(width / 2, radius) + GAP, up=radius + GAP, down=radius + BELOW + height + GAP)


def move_apart(places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]) -> Places:
    """Return the places moved apart, as little as needed, until no two boxes overlap."""
    spots = {iri: (x, y) for iri, (x, y) in places.items()}
    while not _settle(spots, boxes):
        spots = {iri: (x * 1.08 + i * 1e-3, y * 1.08) for i, (iri, (x, y)) in enumerate(spots.items())}
    return spots


def overlapping(
    places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box], slack: float = 0.0
) -> list[tuple[str, str]]:
    """Return the pairs whose boxes overlap, or come nearer to it than ``slack``."""
    near: dict[tuple[int, int], list[str]] = defaultdict(list)
    cell_x = slack + 2 * max((boxes[iri].half_width for iri in places), default=1)
    cell_y = slack + 2 * max((max(boxes[iri].up, boxes[iri].down) for iri in places), default=1)
    found = []
    for iri, (x, y) in places.items():
        column, row = int(x // cell_x), int(y // cell_y)
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                for other in near[(column + i, row + j)]:
                    across, down = _shared(places, boxes, other, iri)
                    if across > -slack and down > -slack:
                        found.append((other, iri))
        near[(column, row)].append(iri)
    return found


def pack(parts: Sequence[Mapping[str, tuple[float, float]]], boxes: Mapping[str, Box]) -> Places:
    """Return the parts side by side in rows, in the width that fills a screen best."""
    framed = [(part, frame(part, boxes)) for part in parts]
    widest = max((right - left for _, (left, _, right, _) in framed), default=0.0)
    tries = [_in_rows(framed, widest * (1 + i / 4)) for i in range(9)]
    placed = min(tries, key=lambda one: _smallest_screen(frame(one, boxes)))
    left, top, right, bottom = frame(placed, boxes)
    middle = ((left + right) / 2, (top + bottom) / 2)
    return {iri: (round(px - middle[0], 1), round(py - middle[1], 1)) for iri, (px, py) in placed.items()}


def _in_rows(
    framed: Sequence[tuple[Mapping[str, tuple[float, float]], tuple[float, float, float, float]]],
    limit: float,
) -> Places:
    placed: Places = {}
    x = y = tallest = 0.0
    for part, (left, top, right, bottom) in framed:
        if x and x + right - left > limit:
            x, y, tallest = 0.0, y + tallest, 0.0
        placed.update({iri: (px - left + x, py - top + y) for iri, (px, py) in part.items()})
        x += right - left + BETWEEN
        tallest = max(tallest, bottom - top + BETWEEN)
    return placed


def _smallest_screen(frame: tuple[float, float, float, float]) -> float:
    left, top, right, bottom = frame
    return max((right - left) / SCREEN, bottom - top)


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for letter in " ".join(text.split()):
        wide = unicodedata.east_asian_width(letter) in "WF"
        if wide and unicodedata.category(letter)[0] != "P":
            pieces.append(letter)
            continue
        pieces[-1] += letter
        if letter in " -/":
            pieces.append("")
    return [piece for piece in pieces if piece]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _shared(
    places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box], a: str, b: str
) -> tuple[float, float]:
    (ax, ay), (bx, by) = places[a], places[b]
    across = boxes[a].half_width + boxes[b].half_width - abs(ax - bx)
    down = min(ay + boxes[a].down, by + boxes[b].down) - max(ay - boxes[a].up, by - boxes[b].up)
    return across, down


def _settle(spots: Places, boxes: Mapping[str, Box]) -> bool:
    for _ in range(ROUNDS):
        pairs = overlapping(spots, boxes, TOUCH)
        if not pairs:
            return True
        for a, b in pairs:
            across, down = _shared(spots, boxes, a, b)
            if across <= -TOUCH or down <= -TOUCH:
                continue
            (ax, ay), (bx, by) = spots[a], spots[b]
            if across < down * 1.5:
                step = (across / 2 + 0.5) * (1 if ax <= bx else -1)
                spots[a], spots[b] = (ax - step, ay), (bx + step, by)
            else:
                step = (down / 2 + 0.5) * (1 if ay <= by else -1)
                spots[a], spots[b] = (ax, ay - step), (bx, by + step)
    return False


def frame(
    part: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all boxes together."""
    return (
        min((x - boxes[i].half_width for i, (x, _) in part.items()), default=0.0),
        min((y - boxes[i].up for i, (_, y) in part.items()), default=0.0),
        max((x + boxes[i].half_width for i, (x, _) in part.items()), default=0.0),
        max((y + boxes[i].down for i, (_, y) in part.items()), default=0.0),
    )
