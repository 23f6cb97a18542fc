"""Names as they stand on a screen: letters keep their size while the picture grows and shrinks.

A sign is fixed to a point of the picture, so two signs that overlap from far
part when one comes nearer. Each has a scale from which on it shows; these
scales are computed once, here, and hold for every screen.
"""

import unicodedata
from collections.abc import Sequence

from attrs import frozen

from policygraph.network.curves import Spot

# Nobody comes nearer than this.
NEAREST = 4.0
# What differs by less than this stands level: only rounding parts it.
_EVEN = 1e-9
# Empty paper between a sign and the next thing.
_AIR = 2.0
_NARROW = frozenset("iIjlftr.,:;'’|!()[]·- ")
_BROAD = frozenset("mwMW—…%@&")


@frozen
class Sign:
    """A name at a point of the picture.

    Attributes:
        rows: The name, wrapped.
        x: Where the point lies that it belongs to, in the units of the picture.
        y: The same, downwards.
        right: How far the middle of the name stands from that point, in points of the screen.
        down: The same, downwards.
        half_width: Half of its room on the screen.
        half_height: The same, upwards.
        size: The height of its letters.
        shown_from: The scale from which on it stands clear; None where it never does.
    """

    rows: tuple[str, ...]
    x: float
    y: float
    right: float
    down: float
    half_width: float
    half_height: float
    size: float
    shown_from: float | None = None

    def around(self, scale: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom in the units of the picture at this scale."""
        x, y = self.x + self.right / scale, self.y + self.down / scale
        wide, high = self.half_width / scale, self.half_height / scale
        return (x - wide, y - high, x + wide, y + high)


@frozen
class Mark:
    """The figure of an entity: it grows with the picture."""

    x: float
    y: float
    radius: float


def width(text: str, size: float) -> float:
    """Return the room that a row of letters needs in common typefaces.

    >>> width("Goldwind", 10) < width("Goldwind", 12) < width("MMMMMMMM", 12)
    True
    >>> width("金风", 12)
    24.0
    """
    return sum(_share(letter) for letter in text) * size


def clear_from(sign: Sign, other: Sign | Mark, least: float = 0.0) -> float:
    """Return the scale from which on a sign stands clear of another thing; infinite if never.

    Along either axis the gap between two things grows evenly with the scale, so
    the scales at which they overlap are one interval. What follows it counts:
    a sign that has once appeared does not go again.

    Args:
        sign: The name to place.
        other: What stands there.
        least: The smallest scale that matters.
    """
    apart_x, apart_y = sign.x - other.x, sign.y - other.y
    shift_x, shift_y = sign.right, sign.down
    wide, high, grows = sign.half_width, sign.half_height, 0.0
    if isinstance(other, Mark):
        grows = other.radius
    else:
        shift_x, shift_y = shift_x - other.right, shift_y - other.down
        wide, high = wide + other.half_width, high + other.half_height
    if (abs(apart_x) - grows) * least > wide + _AIR + abs(shift_x):
        return 0.0
    if (abs(apart_y) - grows) * least > high + _AIR + abs(shift_y):
        return 0.0
    across, along = _overlap(apart_x, shift_x, wide, grows), _overlap(apart_y, shift_y, high, grows)
    first, last = max(0.0, across[0], along[0]), min(across[1], along[1])
    if last <= first:
        return 0.0
    if not isinstance(other, Mark) and last <= (other.shown_from or 0.0):
        return 0.0
    return last


def crossed(box: tuple[float, float, float, float], line: tuple[Spot, Spot]) -> bool:
    """Tell whether a straight line runs through a box.

    >>> crossed((0, 0, 10, 10), ((-5, 5), (15, 5))), crossed((0, 0, 10, 10), ((-5, 5), (5, 16)))
    (True, False)
    """
    left, top, right, bottom = box
    (ax, ay), (bx, by) = line
    if max(ax, bx) < left or min(ax, bx) > right or max(ay, by) < top or min(ay, by) > bottom:
        return False
    enters, leaves = 0.0, 1.0
    for start, step, low, high in ((ax, bx - ax, left, right), (ay, by - ay, top, bottom)):
        if not step:
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enters, leaves = max(enters, near), min(leaves, far)
    return enters < leaves


def room(rows: Sequence[str], size: float) -> tuple[float, float]:
    """Return half the width and half the height that some rows need."""
    widest = max((width(row, size) for row in rows), default=0.0)
    return round(widest / 2, 1), round(len(rows) * size * 1.2 / 2, 1)


def _overlap(apart: float, shift: float, reach: float, grows: float) -> tuple[float, float]:
    """Return between which scales ``|apart * scale + shift| < reach + grows * scale``."""
    first, last = 0.0, float("inf")
    for slope, limit in ((apart - grows, reach + _AIR - shift), (-apart - grows, reach + _AIR + shift)):
        if slope > _EVEN:
            last = min(last, limit / slope)
        elif slope < -_EVEN:
            first = max(first, limit / slope)
        elif limit <= 0:
            return (0.0, 0.0)
    return first, last


def _share(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.32
    if letter in _BROAD:
        return 0.95
    return 0.7 if letter.isupper() else 0.56
