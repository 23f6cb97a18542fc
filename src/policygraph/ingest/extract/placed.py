"""The mentions of an article by where they stand."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from policygraph.model.values import Mention


class Placed:
    """Mentions in text order, the enclosing before the enclosed.

    Asking for those of one line costs as much as that line, however long the article is.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._ordered]
        self._reach = list(accumulate((m.end for m in self._ordered), max))

    def inside(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that stand wholly in a stretch of the text."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self._ordered[first:last] if m.end <= end]

    def over(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that overlap a stretch of the text."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        while first and self._reach[first - 1] > start:
            first -= 1
        return [m for m in self._ordered[first:last] if m.end > start]
