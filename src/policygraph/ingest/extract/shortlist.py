"""Which rules may say something of a passage: found in one look, however many rules there are.

Every rule is one bit of a number. The kinds of mention in a passage, its scopes and the
needles that stand in it each leave some bits; rules whose bit is left are tried.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from attrs import field, frozen

from policygraph.ingest.extract.families import Family, FrameRule
from policygraph.ingest.extract.frames import Frame
from policygraph.text.needles import Need, stand_in

_Key = TypeVar("_Key", bound=Hashable)
_KEPT = 4096  # kinds of passage whose rules are kept in mind
_MOST = 6  # needs of one rule that are looked for among those of all rules
_SCRIPTS = {"en": re.compile(r"[a-z]{2}|^[^㐀-鿿]*$"), "zh": re.compile(r"[㐀-鿿]|^[^a-z]*$")}
_LETTER = re.compile(r"[a-z㐀-鿿]")
_HAN = re.compile(r"[㐀-鿿]")
_WORDS = re.compile(r"[A-Za-z]{2,}")


@frozen(eq=False)
class Shortlist:
    """The rules of some families, and what each of them needs."""

    rules: tuple[tuple[Family, FrameRule], ...]
    _known: dict[tuple[frozenset[str], ...], int] = field(factory=dict, init=False)  # by kind of passage

    def rules_for(self, frame: Frame, scopes: frozenset[str]) -> dict[Family, list[FrameRule]]:
        """Return the rules that a passage may fit, in their order, by family.

        Args:
            frame: The passage.
            scopes: What kind of passage it is; rules of other scopes stay silent.
        """
        languages = _languages(frame.string)
        kind = frame.types, scopes, languages
        if kind not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[kind] = self._of_kind(*kind)
        left = self._known[kind]
        if left and _LETTER.search(frame.string):
            left &= sum(self._needles[language].rules_in(frame.string) for language in sorted(languages))
        found: dict[Family, list[FrameRule]] = {}
        silent: set[Family] = set()
        for number in _bits(left):
            family, rule = self.rules[number]
            if family not in silent and stand_in(rule.needs, frame.string):
                if family not in found and family.veto and family.veto.search(frame.string):
                    silent.add(family)
                else:
                    found.setdefault(family, []).append(rule)
        return found

    def _of_kind(self, types: frozenset[str], scopes: frozenset[str], languages: frozenset[str]) -> int:
        """The rules of these scopes and languages whose kinds of mention are there."""
        left = 0
        for (language, scope), rules in self._spoken.items():
            if language in languages and scope in scopes:
                left |= rules
        for kinds, rules in self._mentioning.items():
            if not kinds & types:
                left &= ~rules
        for outside, rules in self._outside.items():
            if outside & scopes:
                left &= ~rules
        return left

    @cached_property
    def _spoken(self) -> Mapping[tuple[str, str], int]:
        """The rules by language and scope."""
        return _sets(((rule.language, rule.scope), n) for n, (_, rule) in enumerate(self.rules))

    @cached_property
    def _mentioning(self) -> Mapping[frozenset[str], int]:
        """The rules by kinds of mention of which they need one."""
        return _sets((kinds, n) for n, (_, rule) in enumerate(self.rules) for kinds in rule.mentioned)

    @cached_property
    def _outside(self) -> Mapping[frozenset[str], int]:
        """The rules by scopes in which they are silent."""
        return _sets((family.outside, n) for n, (family, _) in enumerate(self.rules))

    @cached_property
    def _needles(self) -> Mapping[str, "_Needles"]:
        return _ByLanguage(self.rules)


class _ByLanguage(dict[str, "_Needles"]):
    """The needles of the rules of each language, gathered when a passage is in it."""

    def __init__(self, rules: tuple[tuple[Family, FrameRule], ...]) -> None:
        self._rules = rules

    def __missing__(self, language: str) -> "_Needles":
        self[language] = found = _Needles(
            {
                number: tuple(need for need in rule.needs if need.is_telling)
                for number, (_, rule) in enumerate(self._rules)
                if rule.language == language
            }
        )
        return found


class _Needles:
    """All needles of some rules in one automaton.

    Args:
        needs: What each rule needs, by its number.
    """

    def __init__(self, needs: Mapping[int, tuple[Need, ...]]) -> None:
        import ahocorasick

        self._lacking = [0] * _MOST  # rules that have no first, second … need
        brought: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for number, its in needs.items():
            best = sorted(its, key=lambda need: (-need.weight, sorted(need.words)))[:_MOST]
            for place in range(len(best), _MOST):
                self._lacking[place] |= 1 << number
            for place, need in enumerate(best):
                for word in need.words:
                    brought[word][place] |= 1 << number
        self._automaton: Any = ahocorasick.Automaton()
        for word, places in brought.items():
            self._automaton.add_word(word, (word, tuple(places.items())))
        if brought:
            self._automaton.make_automaton()

    def rules_in(self, string: str) -> int:
        """Return the rules of which all needles stand in a string."""
        places = list(self._lacking)
        if len(self._automaton):
            for brought in dict(found for _, found in self._automaton.iter(string)).values():
                for place, rules in brought:
                    places[place] |= rules
        left = places[0]
        for rules in places[1:]:
            left &= rules
        return left


@lru_cache(maxsize=8)
def shortlist_of(families: tuple[Family, ...]) -> Shortlist:
    """Return the shortlist of the rules of these families."""
    return Shortlist(
        tuple((family, rule) for family in families for rule in (*family.clauses, *family.rules))
    )


@lru_cache(maxsize=64)
def _languages(string: str) -> frozenset[str]:
    """The languages that a passage may be written in; a title in brackets makes no passage Chinese."""
    names = {name for name, script in _SCRIPTS.items() if script.search(string)}
    if names == {"en", "zh"} and len(_HAN.findall(string)) < 3 * len(_WORDS.findall(string)):
        names = {"en"}
    return frozenset(names)


def _sets(numbered: Iterable[tuple[_Key, int]]) -> dict[_Key, int]:
    """The numbers that stand with each key, each one bit."""
    found: dict[_Key, int] = defaultdict(int)
    for key, number in numbered:
        found[key] |= 1 << number
    return dict(found)


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
