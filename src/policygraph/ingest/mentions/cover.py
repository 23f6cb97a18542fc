"""Candidates for mentions, and which of them stay where several overlap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

# Inside a proper name nothing else is meant: "Xinjiang" in a firm's name is not a place named.
_CLOSED = frozenset(
    ("Firm", "GovernmentBody", "OtherOrganisation", "Person", "Place", "Date", "Money", "Percent")
)
_VALUES = frozenset(("Date", "Money", "Percent", "Number", "DocumentNumber"))
# How sure a kind of evidence is; the surer candidate stays where two overlap in part.
REGISTER, FORM, CONTEXT, ALIAS, LOOSE = 5, 4, 3, 2, 1

_STRETCH = 64


@frozen
class Candidate:
    """A stretch of an article that may name something, ``text[start:end]``."""

    start: int
    end: int
    type: str
    rank: int
    entity: str | None = None
    name: str | None = None
    value: Mapping[str, Any] = field(factory=dict)
    anaphor: bool = False


class Taken:
    """Named stretches of a text, asked for those that overlap another at the cost of these alone."""

    def __init__(self, spans: Iterable[tuple[int, int, str]]) -> None:
        self._near: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for span in spans:
            for stretch in range(span[0] // _STRETCH, max(span[0], span[1] - 1) // _STRETCH + 1):
                self._near[stretch].append(span)

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the stretches that overlap this one, with their types; some more than once."""
        for stretch in range(start // _STRETCH, max(start, end - 1) // _STRETCH + 1):
            for span in self._near.get(stretch, ()):
                if span[0] < end and start < span[1]:
                    yield span


def cover(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that stay, in text order, the enclosing before the enclosed.

    The longest name wins; of two of one length the surer. Things named inside a
    title ("the Single Champion Measures") stay beside it, those inside a firm's,
    body's, person's or place's name do not. A figure inside any name goes.
    """
    kept: list[Candidate] = []
    near: dict[int, list[Candidate]] = defaultdict(list)  # those that stay, by stretch of text
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, -c.rank, c.start, c.type)):
        stretches = range(candidate.start // _STRETCH, (candidate.end - 1) // _STRETCH + 1)
        if all(_compatible(other, candidate) for n in stretches for other in near[n]):
            kept.append(candidate)
            for n in stretches:
                near[n].append(candidate)
    return sorted(kept, key=lambda c: (c.start, -c.end, -c.rank, c.type))


def _compatible(outer: Candidate, inner: Candidate) -> bool:
    if inner.end <= outer.start or outer.end <= inner.start:
        return True
    inside = outer.start <= inner.start and inner.end <= outer.end
    same = (outer.start, outer.end) == (inner.start, inner.end)
    if (
        not inside
        or same
        or outer.type in _CLOSED
        or (outer.entity is not None and outer.entity == inner.entity)
    ):
        return False
    if inner.type in _VALUES:
        return (
            outer.type in ("Policy", "Programme", "Event") and outer.rank < REGISTER and inner.type == "Date"
        )
    known = inner.rank in (REGISTER, ALIAS)
    return known and (inner.type != outer.type or outer.rank < REGISTER)
