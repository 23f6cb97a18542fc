"""Listed firms and places of China by name, from the lists beside this file."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from policygraph.ingest.mentions import chinese_words as w
from policygraph.ingest.mentions.chinese_tokens import Token
from policygraph.ingest.mentions.cover import CONTEXT, Candidate

_UNITS = "县市区旗州盟"


def _listed(name: str) -> Iterator[str]:
    text = files("policygraph.ingest.mentions").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _automaton(names: Iterator[str]) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


@cache
def _firms() -> Any:
    return _automaton(iter(sorted({*_listed("chinese_listed"), *w.KNOWN_FIRMS})))


@cache
def _places() -> Any:
    full = set(_listed("chinese_places"))
    bare = {name[:-1] for name in full if len(name) > 2 and name[-1] == "县"} - w.NO_PLACES
    return _automaton(iter(sorted(full | {name + unit for name in bare for unit in "市区"})))


@cache
def short_places() -> frozenset[str]:
    """Return the names of cities and counties without 市 or 县, those that no other word is."""
    bare = (name[:-1] for name in _listed("chinese_places") if name[-1] in _UNITS)
    return frozenset(name for name in bare if len(name) > 1) - w.NO_PLACES


def find_listed_firms(text: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Yield the listed and the well-known firms that a text calls by their short names."""
    starts, ends = {t.start for t in words}, {t.end for t in words}
    for last, name in _firms().iter(text):
        start, end = last + 1 - len(name), last + 1
        if len(name) > 3 or (start in starts and end in ends):
            yield Candidate(start, end, "Firm", CONTEXT, name=name)


def county_names(text: str) -> list[tuple[int, int]]:
    """Return where a text gives a city or county of China by its full name."""
    found = [(last + 1 - len(name), last + 1) for last, name in _places().iter(text)]
    return [(a, b) for a, b in found if b - a > 2 or _at_edge(text[a - 1 : a])]


def _at_edge(before: str) -> bool:
    return before in ("市", "州") or re.match("[\u3400-\u9fff]", before) is None
