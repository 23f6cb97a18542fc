"""Names beside their marks and on their lines, none over another, in either language.

What was asked for is named first, then entities by how many relations they
have, then the lines. A name takes the side, or the point of its line, where
the fewest lines run through it; where there is no room, it waits until the
reader comes nearer.
"""

import math
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from policygraph.network.boxes import wrap
from policygraph.network.curves import bends, pieces, point
from policygraph.network.layout import Layout
from policygraph.network.marks import radius
from policygraph.network.signs import NEAREST, Mark, Sign, clear_from, crossed, room
from policygraph.network.values import Edge, Network, Node

FOCUS_SIZE, NODE_SIZE, LINE_SIZE = 14.0, 12.0, 11.0
# The room that the page has for its picture on a common screen.
_SCREEN = (850.0, 545.0)
_LARGEST = 1.3
# Scales that are tried for a name, as multiples of the one that shows all.
_STEPS = tuple(1.15**step for step in range(14))
# On smaller screens all is shown smaller: names that have room there show, down to this share.
_SMALLEST = 0.45
# Letters to a row and rows of a name, best first.
_SHAPES = ((20, 3), (26, 2), (14, 3))
# Where along its line a name may stand, best first.
_SHARES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8)
# The name of a line hides at most this share of what is seen of it, and at most one other line.
_COVERS, _CROSSES = 0.75, 1
_GAP = 4.0
# Above this many entities times lines each name has few places to choose from, whatever lines run there.
_CROWD = 60_000
# With more lines, a line is named when it is pointed at or chosen.
_MOST_LINES = 160
# Names that found no room go first in another try, unless the picture is read by coming nearer anyway.
_TRIES, _FEW = 5, 80
# A name more is worth so many lines through names.
_NAME_WORTH = 2


@frozen
class Names:
    """The signs of a network in one language, in the order of its entities and of its edges."""

    nodes: tuple[Sign, ...]
    edges: tuple[Sign, ...]


@frozen
class _Candidate:
    """A place for a name, how little it is liked, and the scale below which it cannot be."""

    sign: Sign
    dislike: float
    since: float


def name_all(network: Network, layout: Layout, lang: str) -> Names:
    """Return where every name stands and from which scale on it shows.

    Args:
        network: What is drawn.
        layout: Where each entity stands.
        lang: ``en`` or ``zh``.
    """
    return _Naming(network, layout, lang).place()


def overview(layout: Layout) -> float:
    """Return the scale at which a common screen shows all."""
    left, top, right, bottom = layout.frame
    return min(_SCREEN[0] / (right - left or 1), _SCREEN[1] / (bottom - top or 1), _LARGEST) * 0.98


class _Naming:
    """One picture in one language: its marks and lines, and the names placed so far."""

    def __init__(self, network: Network, layout: Layout, lang: str) -> None:
        self._network, self._lang = network, lang
        self._places, self._above = layout.places, layout.above
        self._overview = overview(layout)
        self._least = self._overview * _SMALLEST
        left, top, right, bottom = layout.frame
        self._middle = ((left + right) / 2, (top + bottom) / 2)
        self._marks = [Mark(*layout.places[node.iri], radius(node)) for node in network.nodes]
        self._bends = bends(network.edges, layout.places)
        self._lines = [
            pieces(layout.places[edge.source], layout.places[edge.target], bend)
            for edge, bend in zip(network.edges, self._bends, strict=True)
        ]
        self._crowd = len(network.nodes) * len(network.edges) > _CROWD
        self._placed: list[Sign] = []

    def place(self) -> Names:
        nodes = self._name_nodes()
        self._placed = [sign for sign in nodes if sign.shown_from is not None]
        return Names(tuple(nodes), tuple(self._name_lines()))

    def _name_nodes(self) -> list[Sign]:
        nodes = self._network.nodes
        candidates = [self._beside(index) for index in range(len(nodes))]
        rank = {i: (node.distance, -node.degree, node.iri) for i, node in enumerate(nodes)}
        order = sorted(rank, key=rank.__getitem__)
        best: list[Sign] = []
        for _ in range(_TRIES if len(nodes) <= _FEW else 1):
            self._placed = []
            signs = {index: self._settle(candidates[index]) for index in order}
            if not best or self._worth(signs.values()) > self._worth(best):
                best = [signs[index] for index in range(len(nodes))]
            left_out = [index for index in order if not self._in_overview(signs[index])]
            order = sorted(left_out, key=rank.__getitem__) + [i for i in order if i not in left_out]
        return best

    def _name_lines(self) -> list[Sign]:
        edges = self._network.edges
        steps = {node.iri: node.distance for node in self._network.nodes}
        near = {i: (steps[edge.source] + steps[edge.target], edge.key) for i, edge in enumerate(edges)}
        signs = {index: self._on_line(edges[index], index) for index in sorted(near, key=near.__getitem__)}
        return [signs[index] for index in range(len(edges))]

    def _worth(self, signs: Iterable[Sign]) -> int:
        """Return how well one reads these names when all is shown: lines through them take away."""
        shown = [sign for sign in signs if self._in_overview(sign)]
        return _NAME_WORTH * len(shown) - sum(self._crossings(s, self._overview, -1) for s in shown)

    def _in_overview(self, sign: Sign) -> bool:
        return sign.shown_from is not None and sign.shown_from <= self._overview

    def _settle(self, candidates: Sequence[_Candidate], *, line: int = -1, most: int = 99) -> Sign:
        """Return the best candidate at the first scale at which one has room, and keep its place."""
        clear = [
            max((clear_from(one.sign, other, self._least) for other in self._placed), default=one.since)
            for one in candidates
        ]
        clear = [max(scale, one.since) for scale, one in zip(clear, candidates, strict=True)]
        for step in _STEPS:
            scale = self._overview * step
            over = {
                place: self._crossings(one.sign, scale, line)
                for place, one in enumerate(candidates)
                if clear[place] <= scale <= NEAREST and (step > 1 or self._inside(one.sign))
            }
            good = [place for place, lines in over.items() if lines <= most]
            if good:
                best = min(good, key=lambda place: (over[place] + candidates[place].dislike, place))
                smallest = self._least if step == 1 else scale
                # Rounded up: what only just fits must not overlap afterwards.
                since = math.ceil(max(clear[best], smallest) * 1e4) / 1e4
                self._placed.append(evolve(candidates[best].sign, shown_from=since))
                return self._placed[-1]
        return candidates[0].sign

    def _clear_of_marks(self, sign: Sign, own: int = -1) -> float:
        marks = (mark for index, mark in enumerate(self._marks) if index != own)
        return max((clear_from(sign, mark, self._least) for mark in marks), default=0.0)

    def _inside(self, sign: Sign) -> bool:
        """Tell whether a name stands on the screen when all is shown."""
        left, top, right, bottom = sign.around(self._overview)
        (x, y), (wide, high) = self._middle, (side / self._overview / 2 for side in _SCREEN)
        return x - wide < left and right < x + wide and y - high < top and bottom < y + high

    def _crossings(self, sign: Sign, scale: float, own: int) -> int:
        if self._crowd:
            return 0
        box = sign.around(scale)
        return sum(
            any(crossed(box, piece) for piece in line) for i, line in enumerate(self._lines) if i != own
        )

    def _beside(self, index: int) -> list[_Candidate]:
        node = self._network.nodes[index]
        size = FOCUS_SIZE if node.distance == 0 else NODE_SIZE
        shapes = _SHAPES[: 1 if self._crowd else None]
        wrapped = dict.fromkeys(tuple(wrap(self._text(node), *shape).split("\n")) for shape in shapes)
        sides = _sides(-1 if node.iri in self._above else 1)[: 4 if self._crowd else None]
        found = []
        for turn, rows in enumerate(wrapped):
            for side, dislike in sides:
                sign = _beside_mark(rows, size, self._marks[index], side)
                found.append(_Candidate(sign, dislike + 0.3 * turn, self._clear_of_marks(sign, index)))
        return found

    def _on_line(self, edge: Edge, index: int) -> Sign:
        middle = self._sign_at(edge, index, _SHARES[0])
        if len(self._lines) > _MOST_LINES or edge.source == edge.target:
            return middle
        least = self._readable_from(edge, middle)
        signs = [(abs(share - 0.5), self._sign_at(edge, index, share)) for share in _SHARES]
        candidates = [
            _Candidate(sign, dislike, max(least, self._clear_of_marks(sign))) for dislike, sign in signs
        ]
        return self._settle(candidates, line=index, most=_CROSSES)

    def _readable_from(self, edge: Edge, sign: Sign) -> float:
        """Return the scale from which on enough is seen of a line beside its name."""
        (ax, ay), (bx, by) = self._places[edge.source], self._places[edge.target]
        length = math.hypot(bx - ax, by - ay) or 1e-9
        across, along = abs(bx - ax) / length, abs(by - ay) / length
        hidden = min(2 * sign.half_width / (across or 1e-9), 2 * sign.half_height / (along or 1e-9))
        ends = sum(radius(self._network.by_iri[iri]) for iri in (edge.source, edge.target))
        return hidden / (_COVERS * max(length - ends, 1e-9))

    def _sign_at(self, edge: Edge, index: int, share: float) -> Sign:
        ends = (self._places[edge.source], self._places[edge.target])
        x, y = point(*ends, self._bends[index], share)
        rows = (edge.label.zh if self._lang == "zh" else edge.label.en,)
        wide, high = room(rows, LINE_SIZE)
        return Sign(rows, x=x, y=y, right=0, down=0, half_width=wide, half_height=high, size=LINE_SIZE)

    def _text(self, node: Node) -> str:
        return node.label.zh if self._lang == "zh" else node.label.en


def _sides(upwards: int) -> list[tuple[tuple[int, int], float]]:
    """Return the sides of a mark, and how little each is liked; ``upwards`` is -1 for above first."""
    straight = [((0, upwards), 0.0), ((0, -upwards), 0.4), ((1, 0), 0.6), ((-1, 0), 0.7)]
    return straight + [((across, along), 0.9) for along in (upwards, -upwards) for across in (1, -1)]


def _beside_mark(rows: tuple[str, ...], size: float, mark: Mark, side: tuple[int, int]) -> Sign:
    wide, high = room(rows, size)
    # A corner is nearer than a side.
    far = mark.radius * (0.75 if all(side) else 1.0)
    return Sign(
        rows=rows,
        x=mark.x + side[0] * far,
        y=mark.y + side[1] * far,
        right=side[0] * (wide + _GAP),
        down=side[1] * (high + _GAP),
        half_width=wide,
        half_height=high,
        size=size,
    )
