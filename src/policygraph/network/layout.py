"""Places on a plane: the same network always gets the same picture.

Each connected part is drawn so that distance on paper follows distance in the
graph (stress, by gradient descent over all pairs), then turned to lie flat,
then freed of overlapping labels. Nothing is drawn by lot: positions start on
a spiral, and pairs are visited in an order that a hash gives.
"""

import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from attrs import frozen

from policygraph.network.boxes import Box, Places, frame, pack
from policygraph.network.lines import clear_lines, tangles
from policygraph.network.values import Network

STEPS = 15
EDGE = 150.0
FLATTEN = 1.2
DETAILED = 500
SMALL = 80
STARTS = 8
FINISHED = 2


@frozen
class Layout:
    """Where everything stands.

    Attributes:
        places: The centre of each mark.
        above: The entities whose label stands above the mark, since most lines leave below.
        frame: Left, top, right and bottom of everything, labels included.
    """

    places: Places
    above: frozenset[str]
    frame: tuple[float, float, float, float]


def lay_out(network: Network, boxes: Mapping[str, Box]) -> Layout:
    """Return a place for every entity, free of overlapping labels.

    Args:
        network: What to draw.
        boxes: The room each entity takes with its label below.
    """
    around = _neighbours(network)
    parts = _parts(around, set(network.focus))
    if len(network.nodes) > DETAILED:
        order = [iri for part in parts for iri in part]
        places = {iri: _spiral(i, EDGE) for i, iri in enumerate(order)}
        return Layout(places, frozenset(), frame(places, boxes))
    drawn = []
    above: set[str] = set()
    for part in parts:
        places, labels_above = _best(part, around, boxes)
        above |= labels_above
        drawn.append(places)
    turned = _turn_boxes(boxes, above)
    places = pack(drawn, turned)
    return Layout(places, frozenset(above), frame(places, turned))


def _best(
    part: Sequence[str], around: Mapping[str, set[str]], boxes: Mapping[str, Box]
) -> tuple[Places, set[str]]:
    """Return the least tangled of a few pictures that start from different spirals."""
    lines = [(a, b) for a in part for b in around[a] if a < b]
    pairs = _pairs(part, around)
    if not 2 < len(part) <= SMALL:
        return _finish(_part(part, pairs), around, boxes, lines)
    sketches = [_part(part, pairs, turn) for turn in range(STARTS)]
    sketches.sort(key=lambda places: tangles(places, boxes, lines))
    finished = [_finish(places, around, boxes, lines) for places in sketches[:FINISHED]]
    return min(finished, key=lambda one: tangles(one[0], _turn_boxes(boxes, one[1]), lines))


def _finish(
    places: Places, around: Mapping[str, set[str]], boxes: Mapping[str, Box], lines: list[tuple[str, str]]
) -> tuple[Places, set[str]]:
    above = _labels_above(places, around)
    return clear_lines(places, _turn_boxes(boxes, above), lines), above


def _turn_boxes(boxes: Mapping[str, Box], above: set[str]) -> dict[str, Box]:
    return {iri: box.turned() if iri in above else box for iri, box in boxes.items()}


def _labels_above(places: Places, around: Mapping[str, set[str]]) -> set[str]:
    def leaving(iri: str, *, down: bool) -> int:
        x, y = places[iri]
        ways = ((places[o][0] - x, places[o][1] - y) for o in around[iri])
        return sum((dy > 0) == down and abs(dx) < abs(dy) * 1.4 for dx, dy in ways)

    return {iri for iri in places if leaving(iri, down=True) > leaving(iri, down=False)}


def _neighbours(network: Network) -> dict[str, set[str]]:
    around: dict[str, set[str]] = {node.iri: set() for node in network.nodes}
    for edge in network.edges:
        around[edge.source].add(edge.target)
        around[edge.target].add(edge.source)
    return around


def _parts(around: Mapping[str, set[str]], first: set[str]) -> list[list[str]]:
    """Return the connected parts, each walked outwards from its best connected entity."""
    rank = sorted(around, key=lambda iri: (iri not in first, -len(around[iri]), iri))
    seen: set[str] = set()
    parts = []
    for start in rank:
        if start in seen:
            continue
        seen.add(start)
        part, waiting = [], deque([start])
        while waiting:
            here = waiting.popleft()
            part.append(here)
            fresh = sorted(around[here] - seen, key=lambda iri: (-len(around[iri]), iri))
            seen.update(fresh)
            waiting.extend(fresh)
        parts.append(part)
    return sorted(parts, key=lambda part: (not first & set(part), -len(part), part[0]))


def _part(part: Sequence[str], pairs: Sequence[tuple[int, int, float]], turn: int = 0) -> Places:
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    spots = [_spiral(i, EDGE / 2, turn) for i in range(len(part))]
    for step in range(STEPS):
        _relax(spots, pairs, EDGE**2 * math.exp(-step * 0.7))
    return _lie_flat(dict(zip(part, spots, strict=True)))


def _spiral(index: int, gap: float, turn: int = 0) -> tuple[float, float]:
    angle = index * (math.pi * (3 - math.sqrt(5)) + turn * 0.9)
    return (gap * math.sqrt(index) * math.cos(angle), gap * math.sqrt(index) * math.sin(angle))


def _pairs(part: Sequence[str], around: Mapping[str, set[str]]) -> list[tuple[int, int, float]]:
    index = {iri: i for i, iri in enumerate(part)}
    lengths = {
        (a, b): EDGE * (0.75 + 0.16 * math.sqrt(min(len(around[a]), len(around[b])) - 1))
        for a in part
        for b in around[a]
    }
    pairs = []
    for start in part:
        reached = _distances(start, around, lengths)
        pairs += [
            (index[start], index[end], far) for end, far in reached.items() if index[start] < index[end]
        ]
    return sorted(pairs, key=lambda pair: (crc32(b"%d %d" % pair[:2]), pair))


def _distances(
    start: str, around: Mapping[str, set[str]], lengths: Mapping[tuple[str, str], float]
) -> dict[str, float]:
    # Steps decide the way, lengths only the distance: a plain walk is enough.
    far = {start: 0.0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for other in sorted(around[here] - far.keys()):
            far[other] = far[here] + lengths[(here, other)]
            waiting.append(other)
    return far


def _relax(
    spots: list[tuple[float, float]], pairs: Iterable[tuple[int, int, float]], strength: float
) -> None:
    for a, b, far in pairs:
        (ax, ay), (bx, by) = spots[a], spots[b]
        dx, dy = bx - ax, by - ay
        apart = math.hypot(dx, dy) or 1e-9
        move = min(1.0, strength / far**2) * (apart - far) / 2 / apart
        spots[a] = (ax + move * dx, ay + move * dy)
        spots[b] = (bx - move * dx, by - move * dy)


def _lie_flat(places: Places) -> Places:
    """Turn the longest extent to the horizontal, since screens and labels are wide."""
    n = len(places)
    cx, cy = (sum(p[i] for p in places.values()) / n for i in (0, 1))
    moved = {iri: (x - cx, y - cy) for iri, (x, y) in places.items()}
    xx, yy, xy = (sum(f(p) for p in moved.values()) for f in (_xx, _yy, _xy))
    angle = -0.5 * math.atan2(2 * xy, xx - yy)
    c, s = math.cos(angle), math.sin(angle)
    return {iri: ((x * c - y * s) * FLATTEN, x * s + y * c) for iri, (x, y) in moved.items()}


def _xx(p: tuple[float, float]) -> float:
    return p[0] * p[0]


def _yy(p: tuple[float, float]) -> float:
    return p[1] * p[1]


def _xy(p: tuple[float, float]) -> float:
    return p[0] * p[1]
