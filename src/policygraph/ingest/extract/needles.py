"""Words without which a pattern cannot match: a quick look that spares the slow one.

Of ``{Firm} (?:sells|ships) {np} under licence`` either "sells" or "ships" must stand in
the passage, and " under licence" too; most passages lack one of them, and the expression
need not be tried, nor even compiled.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_QUANTIFIED = "?*{"
_SIGNS = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()|]", re.DOTALL)  # escapes and classes are passed over
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz -'")
SHORTEST = 3  # letters that a needle must have to be worth looking for
_MOST = 60  # needles of one pattern
_BITS: dict[str, int] = {}  # every needle of every pattern compiled, with its bit


@lru_cache(maxsize=4096)
def needles(regex: str) -> tuple[frozenset[str], ...]:
    """Return sets of strings: of each set one stands in everything that an expression matches.

    >>> [sorted(one) for one in needles(r"(?P<a>x+?) (?:sells|ships(?: out)?) (?:the )?goods? to")]
    [['sells', 'ships'], ['good']]
    >>> needles(r"a|(?:b)?")
    ()
    """
    if len(_branches(regex)) > 1:
        best = _best(regex)
        return (frozenset(best),) if best else ()
    return tuple(dict.fromkeys(map(frozenset, _fit(regex))))


def mask_of(words: Iterable[str]) -> int:
    """Return the bits of some needles, 0 for none."""
    mask = 0
    for word in words:
        mask |= 1 << _BITS.setdefault(word, len(_BITS))
    return mask


def seen(string: str) -> int:
    """Return the bits of the needles that stand in a string.

    >>> bits = mask_of(["sells", "ships"])
    >>> bool(seen("it sells looms") & bits), bool(seen("it weaves") & bits)
    (True, False)
    """
    return _seen(string, len(_BITS))


@lru_cache(maxsize=512)
def _seen(string: str, known: int) -> int:
    mask = 0
    for _, bit in _automaton(known).iter(string):
        mask |= bit
    return mask


@lru_cache(maxsize=1)
def _automaton(known: int) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for word, number in list(_BITS.items())[:known]:
        automaton.add_word(word, 1 << number)
    automaton.make_automaton()
    return automaton


def _best(regex: str) -> set[str] | None:
    """The needles of a sequence: the best of its literal stretches and groups."""
    branches = _branches(regex)
    if len(branches) > 1:
        found: set[str] = set()
        for branch in branches:
            inner = _best(branch)
            if inner is None:
                return None
            found |= inner
        return found if len(found) <= _MOST else None
    fit = _fit(regex)
    if not fit:
        return None
    return max(fit, key=lambda o: (min(len(word) for word in o) - len(o) // 12, sorted(o)))


def _fit(regex: str) -> list[set[str]]:
    """All that a sequence cannot match without: its literal stretches and groups."""
    options: list[set[str]] = []
    stretch, at = "", 0
    while at < len(regex):
        here = regex[at]
        end = _atom_end(regex, at)
        quantified = regex[end : end + 1] in (*_QUANTIFIED,)
        if (here in _PLAIN or _is_han(here)) and end == at + 1 and not quantified:
            stretch += here
            if regex[end : end + 1] == "+":
                options.append({stretch})
                stretch, end = "", end + 1
            at = end
            continue
        options.append({stretch})
        stretch = ""
        if here == "(" and not quantified and not regex.startswith(("(?!", "(?<!"), at):
            body = regex[at + 1 : end - 1]
            inner = _best(_content(body))
            if inner:
                options.append(inner)
        at = _quantifier_end(regex, end)
    options.append({stretch})
    return [o for o in options if all(_long(word) for word in o)]


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


def _long(word: str) -> bool:
    """Whether a needle is worth looking for: a Chinese character says as much as three letters."""
    return len(word.strip()) >= SHORTEST or any(_is_han(c) for c in word)


def _content(body: str) -> str:
    """What a group holds, without the mark of its kind."""
    if body.startswith("?P<"):
        return body[body.index(">") + 1 :]
    for mark in ("?:", "?=", "?<="):
        if body.startswith(mark):
            return body[len(mark) :]
    return body


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
    found, depth, start = [], 0, 0
    for sign in _SIGNS.finditer(regex):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            found.append(regex[start : sign.start()])
            start = sign.end()
    return [*found, regex[start:]]
