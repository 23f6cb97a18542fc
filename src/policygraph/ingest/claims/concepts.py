"""Words for indicators, units and roles → concepts, and numbers → their full value."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from attrs import field, frozen
from pyoxigraph import Literal, NamedNode

from policygraph.model import rdf
from policygraph.model.iris import BASE, mint
from policygraph.store.protocol import Store
from policygraph.text.names import is_chinese

_COMPARATORS = {
    "=": "equal",
    "==": "equal",
    ">=": "at-least",
    "≥": "at-least",
    "<=": "at-most",
    "≤": "at-most",
    "~": "about",
    "≈": "about",
    ">": "more-than",
    "<": "less-than",
}
_MAGNITUDES = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "millions": 6,
    "mn": 6,
    "billion": 9,
    "billions": 9,
    "bn": 9,
    "trillion": 12,
    "trillions": 12,
    "tn": 12,
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "億": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_MAGNITUDE = re.compile(
    rf"\s*(?P<word>{'|'.join(sorted(_MAGNITUDES, key=len, reverse=True))})(?![a-z])\s*(?:of\s+)?",
    re.IGNORECASE,
)


# A change of a measure is another measure than the measure itself.
_CHANGE = re.compile(
    r"\b(?:growth|grew|increase|decrease|decline|change|rise|fall)s?\b|增速|增长|增幅|降幅|同比|变化"
)
# What is a share of something is not that thing.
_SHARE = re.compile(r"\b(?:share|rate|ratio|proportion|percentage|intensity|coverage|penetration)\b")
_SHORTEST_PHRASE = 2
_SHORTEST_CHINESE = 4
_TELLING = 3
_SYNONYM = re.compile(r"\bresearch (?:and|&) development\b")
_EMPTY_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "its", "number", "of", "on", "or", "per")
) | {"rate", "ratio", "share", "than", "the", "their", "to", "with"}


def comparable(name: str) -> str:
    """Return what two spellings of one concept's name share.

    >>> comparable("Mobile IoT  connections") == comparable("mobile IoT connections")
    True
    """
    return re.sub(r"[\s\-‑–_]+", " ", unicodedata.normalize("NFKC", name)).strip().casefold()


@frozen
class Concepts:
    """The names of the shipped concepts, by scheme.

    Only what is shipped is looked up, never what an earlier document brought:
    the order of documents must not matter.
    """

    names: Mapping[str, Mapping[str, str]] = field(repr=False)
    _stems: dict[str, Mapping[str, frozenset[str]]] = field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def of(cls, store: Store) -> "Concepts":
        """Read the concepts of a store's graph ``vocab``."""
        names: dict[str, dict[str, list[str]]] = {}
        for label in (rdf.PREF_LABEL, rdf.ALT_LABEL, rdf.NOTATION):
            for quad in store.quads(None, label, None, rdf.VOCAB):
                iri, value = quad.subject, quad.object
                if isinstance(iri, NamedNode) and isinstance(value, Literal):
                    scheme = iri.value.removeprefix(f"{BASE}vocab/").rpartition("/")[0]
                    names.setdefault(scheme, {}).setdefault(comparable(value.value), []).append(iri.value)
        return cls({s: {name: min(iris) for name, iris in known.items()} for s, known in names.items()})

    @cached_property
    def shipped(self) -> frozenset[str]:
        """The IRIs of all concepts that have a name."""
        return frozenset(iri for known in self.names.values() for iri in known.values())

    def find(self, scheme: str, name: str) -> NamedNode | None:
        """Return the shipped concept of this name, or None."""
        found = self.names.get(scheme, {}).get(comparable(name))
        if found is None and comparable(name).replace(" ", "-").isascii():
            iri = f"{BASE}vocab/{scheme}/{comparable(name).replace(' ', '-')}"
            found = iri if iri in self.shipped else None
        return NamedNode(found) if found else None

    def find_within(self, scheme: str, words: str) -> NamedNode | None:
        """Return the shipped concept whose name stands in a longer wording, or None.

        The longest name wins. Names of one word tell too little to be looked for,
        and words on a change never name what changed.

        >>> rate = Concepts({"indicator": {"debt ratio": f"{BASE}vocab/indicator/debt-ratio"}})
        >>> rate.find_within("indicator", "the debt ratio of state firms")
        <NamedNode value=https://w3id.org/policygraph/vocab/indicator/debt-ratio>
        >>> rate.find_within("indicator", "growth of the debt ratio") is None
        True
        """
        known = self.names.get(scheme, {})
        text = _SYNONYM.sub("r&d", re.sub(r"\s*\([^()]*\)", "", comparable(words)))
        changed, share = _CHANGE.search(text), "share of" in text
        said = _stems(text)
        found = [name for name in _phrases(text) if name in known]
        found += [name for name, stems in self._telling(scheme).items() if stems <= said]
        fitting = [
            name
            for name in found
            if (_CHANGE.search(name) or not changed) and (_SHARE.search(name) or not share)
        ]
        return NamedNode(known[max(fitting, key=lambda name: (len(name), name))]) if fitting else None

    def _telling(self, scheme: str) -> Mapping[str, frozenset[str]]:
        """The names of a scheme that hold so many words of meaning that these alone tell them."""
        if scheme not in self._stems:
            found = {name: _stems(name) for name in self.names.get(scheme, {})}
            self._stems[scheme] = {name: stems for name, stems in found.items() if len(stems) >= _TELLING}
        return self._stems[scheme]

    def get(self, scheme: str, name: str) -> NamedNode:
        """Return the concept of this name, minted from the name where none is shipped."""
        return self.find(scheme, name) or NamedNode(mint(f"vocab/{scheme}", comparable(name)))

    def comparator(self, value: object) -> NamedNode | None:
        """Return the comparator that a sign or a word stands for.

        >>> Concepts({"comparator": {"at least": f"{BASE}vocab/comparator/at-least"}}).comparator(">=")
        <NamedNode value=https://w3id.org/policygraph/vocab/comparator/at-least>
        """
        word = str(value).strip()
        return (
            rdf.concept_node("comparator", _COMPARATORS[word])
            if word in _COMPARATORS
            else self.find("comparator", word)
        )


def _phrases(text: str) -> Iterator[str]:
    """Yield the parts of a wording that are long enough to name something."""
    chinese = is_chinese(text)
    least = _SHORTEST_CHINESE if chinese else _SHORTEST_PHRASE
    parts = list(text) if chinese else text.replace(",", "").split()
    for start in range(len(parts)):
        for end in range(start + least, len(parts) + 1):
            yield ("" if chinese else " ").join(parts[start:end])


def _stems(text: str) -> frozenset[str]:
    """The words that carry meaning, without their endings."""
    words = (word.strip(".,;:'\"“”‘’") for word in text.split())
    return frozenset(
        re.sub(r"(?<=[a-z]{3})(?:ing|ed|es|s|e)$", "", word)
        for word in words
        if word and word not in _EMPTY_WORDS and not word[0].isdigit()
    )


def number(value: object) -> Decimal | None:
    """Return a figure as a number, or None where it is words.

    >>> number("2.55"), number(10_000), number("several")
    (Decimal('2.55'), Decimal('10000'), None)
    """
    if isinstance(value, bool) or value is None:
        return None
    try:
        found = Decimal(str(value).replace(",", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def magnitude(unit: str) -> tuple[int, str]:
    """Return the power of ten that opens a unit, and the unit without it.

    >>> magnitude("billion connections"), magnitude("万家"), magnitude("patents"), magnitude("million")
    ((9, 'connections'), (4, '家'), (0, 'patents'), (6, ''))
    """
    power = 0
    while match := _MAGNITUDE.match(unit):
        power += _MAGNITUDES[match["word"].lower()]
        unit = unit[match.end() :]
    return power, unit.strip()


def first_given(roles: Mapping[str, Any], names: Iterable[str]) -> Any:
    """Return the first role that is filled, or None."""
    return next((roles[name] for name in names if roles.get(name) not in (None, "")), None)
