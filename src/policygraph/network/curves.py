"""The way a line takes: straight alone, apart where several join the same two entities."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from policygraph.network.values import Edge

# Lines that join the same two entities stand this far apart, whatever their length.
_APART = 26.0
_PIECES = 8

Spot = tuple[float, float]


def bends(edges: Sequence[Edge], places: Mapping[str, Spot]) -> list[float]:
    """Return how far each line leans to its side, as a share of its length; 0 is straight.

    The sign is the drawing's: above 0 a line bends clockwise, below 0 the other way.
    """
    together: dict[frozenset[str], list[int]] = {}
    for index, edge in enumerate(edges):
        together.setdefault(frozenset((edge.source, edge.target)), []).append(index)
    found = [0.0] * len(edges)
    for ends, several in together.items():
        length = max(60.0, math.dist(*(places[iri] for iri in ends))) if len(ends) > 1 else 60.0
        for turn, index in enumerate(several):
            # A curve reaches half of this share of the line's length.
            bend = 2 * _APART * (turn - (len(several) - 1) / 2) / length
            # A bend lies left of its own direction: lines the other way bend back.
            found[index] = bend if edges[index].source == min(ends) else -bend
    return found


def via(start: Spot, end: Spot, bend: float) -> Spot:
    """Return the point a bent line is drawn towards, as the drawing's curves have it.

    >>> via((0.0, 0.0), (100.0, 0.0), 0.0)
    (50.0, 0.0)
    """
    dx, dy = end[0] - start[0], start[1] - end[1]
    far = (abs(bend) * 0.5 + 0.5) * math.hypot(dx, dy)
    angle = math.atan2(dy, dx) + (bend * 0.5 + 0.5) * math.pi
    return (round(start[0] + far * math.sin(angle), 6), round(start[1] + far * math.cos(angle), 6))


def point(start: Spot, end: Spot, bend: float, share: float) -> Spot:
    """Return the point of a line after a share of its way.

    >>> point((0.0, 0.0), (100.0, 0.0), 0.0, 0.25)
    (25.0, 0.0)
    """
    middle = via(start, end, bend)
    a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return (
        a * start[0] + b * middle[0] + c * end[0],
        a * start[1] + b * middle[1] + c * end[1],
    )


def pieces(start: Spot, end: Spot, bend: float) -> list[tuple[Spot, Spot]]:
    """Return a line as the straight pieces that draw it."""
    if not bend:
        return [(start, end)]
    spots = [point(start, end, bend, i / _PIECES) for i in range(_PIECES + 1)]
    return list(pairwise(spots))
