"""Lines that pass beside labels instead of through them."""

import math
from collections.abc import Iterable, Mapping, Sequence

from policygraph.network.boxes import Box, Places, move_apart, overlapping

ROUNDS = 70
# Above this many marks times lines a picture is read by zooming, not at a glance.
WORTH = 16_000
SHORTEST = 118.0

Spot = tuple[float, float]


def clear_lines(places: Places, boxes: Mapping[str, Box], lines: Iterable[tuple[str, str]]) -> Places:
    """Return the places changed so that few lines run through a label, then drawn together.

    Args:
        places: Where the entities stand.
        boxes: The room of each.
        lines: The two ends of every line.
    """
    ends = sorted({(a, b) if a < b else (b, a) for a, b in lines})
    spots = move_apart(places, boxes)
    if len(spots) * len(ends) > WORTH:
        return spots
    best, fewest = spots, _covered(spots, boxes, ends)
    for turn in range(ROUNDS):
        if not fewest:
            break
        spots = dict(spots)
        for line in ends:
            _push_away(spots, boxes, line)
        if turn % 5 == 4:
            spots = move_apart(spots, boxes)
            covered = _covered(spots, boxes, ends)
            if covered < fewest:
                best, fewest = spots, covered
    return _draw_together(best, boxes, ends, fewest)


def tangles(places: Places, boxes: Mapping[str, Box], lines: Iterable[tuple[str, str]]) -> int:
    """Count what makes a picture hard to read: lines that cross, and lines through labels."""
    ends = sorted({(a, b) if a < b else (b, a) for a, b in lines})
    crossings = 0
    for i, (a, b) in enumerate(ends):
        for c, d in ends[:i]:
            if a not in (c, d) and b not in (c, d):
                crossings += _cross(places[a], places[b], places[c], places[d])
    return crossings + _covered(places, boxes, ends)


def _cross(a: Spot, b: Spot, c: Spot, d: Spot) -> bool:
    return _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b)


def _turn(a: Spot, b: Spot, c: Spot) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _towards(spots: Places, boxes: Mapping[str, Box], line: tuple[str, str], iri: str) -> tuple[float, ...]:
    """Return the way from the nearest point of a line to a label, and how far the label reaches into it."""
    (ax, ay), (bx, by), (x, y) = spots[line[0]], spots[line[1]], spots[iri]
    y += (boxes[iri].down - boxes[iri].up) / 2
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy or 1e-9
    along = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length))
    nx, ny = x - (ax + along * dx), y - (ay + along * dy)
    apart = math.hypot(nx, ny)
    if apart < 1e-6:
        nx, ny, apart = -dy, dx, math.sqrt(length)
        far = 0.0
    else:
        far = apart
    nx, ny = nx / apart, ny / apart
    half_height = (boxes[iri].up + boxes[iri].down) / 2
    reach = abs(nx) * boxes[iri].half_width + abs(ny) * half_height
    return nx, ny, reach - far


def _covered(spots: Places, boxes: Mapping[str, Box], ends: Sequence[tuple[str, str]]) -> int:
    return sum(_towards(spots, boxes, line, iri)[2] > 4 for line in ends for iri in spots if iri not in line)


def _push_away(spots: Places, boxes: Mapping[str, Box], line: tuple[str, str]) -> None:
    for iri in spots:
        if iri in line:
            continue
        nx, ny, into = _towards(spots, boxes, line, iri)
        if into > 0:
            step = into * 0.35
            x, y = spots[iri]
            spots[iri] = (x + nx * step, y + ny * step)
            for end in line:
                x, y = spots[end]
                spots[end] = (x - nx * step / 3, y - ny * step / 3)


def _draw_together(
    places: Places, boxes: Mapping[str, Box], ends: Sequence[tuple[str, str]], covered: int
) -> Places:
    # Smaller paper means larger letters: shrink as long as nothing gets worse.
    spots = places
    for across, down in ((0.96, 0.96), (0.96, 1.0), (1.0, 0.96)) * 12:
        smaller = {iri: (x * across, y * down) for iri, (x, y) in spots.items()}
        short = any(math.dist(smaller[a], smaller[b]) < SHORTEST for a, b in ends)
        if not short and not overlapping(smaller, boxes, 1.0) and _covered(smaller, boxes, ends) <= covered:
            spots = smaller
    return spots
