"""Words without which a pattern cannot match: a quick look that spares the slow one.

Of ``{Firm} (?:sells|ships) {np} under licence`` either "sells" or "ships" must stand in
the passage, and " under licence" after it; most passages lack one of them, and the
expression need not be tried, nor even compiled.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

_QUANTIFIED = "?*{"
_SIGNS = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()|]", re.DOTALL)  # escapes and classes are passed over
_RUN = re.compile(r"[a-z '\u4e00-\u9fff-]+")  # letters that stand for themselves
_SHORTEST = 3  # letters that a needle must have to be looked for among all
_MOST = 100  # needles of one place
_AHEAD = ("?=", "?<=")


@frozen
class Need:
    """Strings of which one stands in everything that a pattern matches.

    Where ``placed``, it stands after what the placed needs before it found;
    what an expression only looks ahead or back to has no such place.
    """

    words: frozenset[str]
    placed: bool = True

    @property
    def is_telling(self) -> bool:
        """Whether its words are long enough to be worth looking for in every passage."""
        return all(_is_long(word) for word in self.words)

    @property
    def weight(self) -> float:
        """How much it tells: long words do, many words do not."""
        return min(map(len, self.words)) - len(self.words) / 12


def find_needs(regex: str, known: Mapping[str, Sequence[Need]] | None = None) -> tuple[Need, ...]:
    """Return what everything holds that an expression matches, in order.

    Args:
        regex: The expression; it may hold characters that stand for parts of it.
        known: What those parts need.

    >>> [sorted(one.words) for one in find_needs(r"(?P<a>x+?) (?:sells|ships(?: out)?) (?:the )?goods? to")]
    [['x'], ['sells', 'ships'], ['good'], [' to']]
    >>> find_needs(r"a|(?:b)?")
    ()
    """
    return tuple(_sequence(regex, known or {}))


def stand_in(needs: Sequence[Need], string: str) -> bool:
    """Tell whether a string holds what a pattern needs, in its order.

    >>> needs = find_needs("sells .* to")
    >>> stand_in(needs, "it sells looms to it"), stand_in(needs, "to it, it sells looms")
    (True, False)
    """
    at = 0
    for need in needs:
        if not need.placed:
            if not any(word in string for word in need.words):
                return False
        else:
            at = min([found + len(w) for w in need.words if (found := string.find(w, at)) >= 0], default=-1)
            if at < 0:
                return False
    return True


def _sequence(regex: str, known: Mapping[str, Sequence[Need]]) -> Iterator[Need]:
    branches = _branches(regex)
    if len(branches) > 1:
        either = _either(branches, known)
        if either is not None:
            yield either
        return
    at = 0
    while at < len(regex):
        run = _RUN.match(regex, at)
        if run is not None:
            at = run.end()
            if regex[at : at + 1] in (*_QUANTIFIED,):
                at -= 1  # the last letter may be missing
            if regex[run.start() : at].strip():
                yield Need(frozenset((regex[run.start() : at],)))
            if at == run.end():
                at += regex.startswith("+", at)
                continue
        here, end = regex[at], _atom_end(regex, at)
        if regex[end : end + 1] not in (*_QUANTIFIED,):
            if here in known:
                yield from known[here]
            elif here == "(":
                body = regex[at + 1 : end - 1]
                yield from _group(body, known) if any(map(known.__contains__, body)) else _plain_group(body)
        at = _quantifier_end(regex, end)


@lru_cache(maxsize=4096)
def _plain_group(body: str) -> tuple[Need, ...]:
    """What a group needs that holds no part known elsewhere; many patterns share such groups."""
    return tuple(_group(body, {}))


def _group(body: str, known: Mapping[str, Sequence[Need]]) -> Iterator[Need]:
    if not body.startswith("?"):
        yield from _sequence(body, known)
    elif body.startswith(("?P<", "?:")):
        yield from _sequence(body[body.index(">") + 1 if body[1] == "P" else 2 :], known)
    elif body.startswith(_AHEAD):
        for need in _sequence(body[2 if body.startswith("?=") else 3 :], known):
            yield Need(need.words, placed=False)


def _either(branches: Sequence[str], known: Mapping[str, Sequence[Need]]) -> Need | None:
    """What one of several branches needs: the most telling of each, or None where one needs nothing."""
    words: set[str] = set()
    for branch in branches:
        needs = [need for need in _sequence(branch, known) if need.placed]
        if not needs:
            return None
        words |= (needs[0] if len(needs) == 1 else max(needs, key=_told_by)).words
    return Need(frozenset(words)) if len(words) <= _MOST else None


def _told_by(need: Need) -> tuple[bool, float, list[str]]:
    return need.is_telling, need.weight, sorted(need.words)


def _is_long(word: str) -> bool:
    """Whether a needle is worth looking for: a Chinese character says as much as three letters."""
    return len(word.strip()) >= _SHORTEST or any("一" <= c <= "鿿" for c in word)


def _atom_end(regex: str, at: int) -> int:
    """Where one character, class or group ends."""
    if regex[at] == "\\":
        return at + 2
    if regex[at] == "[":
        at += 2 if regex.startswith("[^", at) else 1
        at += regex.startswith("]", at)
        while regex[at] != "]":
            at += 2 if regex[at] == "\\" else 1
        return at + 1
    if regex[at] == "(":
        return _closed(regex)[at]
    return at + 1


@lru_cache(maxsize=64)
def _closed(regex: str) -> dict[int, int]:
    """Where each group ends, by where it begins; one pass over the whole."""
    ends: dict[int, int] = {}
    begun: list[int] = []
    for sign in _SIGNS.finditer(regex):
        if sign[0] == "(":
            begun.append(sign.start())
        elif sign[0] == ")":
            ends[begun.pop()] = sign.end()
    return ends


def _quantifier_end(regex: str, at: int) -> int:
    if at < len(regex) and regex[at] == "{":
        at = regex.index("}", at) + 1
    elif at < len(regex) and regex[at] in "?*+":
        at += 1
    return at + (regex[at : at + 1] == "?" and regex[at - 1] in "?*+}")


def _branches(regex: str) -> list[str]:
    """Take an expression apart at its own bars."""
    if "|" not in regex:
        return [regex]
    found, depth, start = [], 0, 0
    for sign in _SIGNS.finditer(regex):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            found.append(regex[start : sign.start()])
            start = sign.end()
    return [*found, regex[start:]]
