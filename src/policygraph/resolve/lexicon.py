"""The names the register and the vocabularies know, and where a text uses them."""

import gc
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from attrs import define, frozen

from policygraph.model.iris import PREFIXES
from policygraph.resources import resource
from policygraph.text.names import FoldedText, fold, fold_name, has_chinese, strip_legal

_PG = PREFIXES["pg"]
_TYPE = PREFIXES["rdf"] + "type"
TYPES = {
    f"{_PG}{cls}": kind
    for cls, kind in (
        ("PublicBody", "GovernmentBody"),
        ("Firm", "Firm"),
        ("Organization", "OtherOrganisation"),
        ("AgentGroup", "OtherOrganisation"),
        ("Person", "Person"),
        ("Programme", "Programme"),
        ("Strategy", "Programme"),
        ("Policy", "Policy"),
        ("PolicyDocument", "Policy"),
        ("Sector", "Sector"),
        ("Product", "Product"),
        ("Place", "Place"),
        ("Zone", "Place"),
        ("Event", "Event"),
    )
}
_NAMES = {PREFIXES["skos"] + n: "name" for n in ("prefLabel", "altLabel")} | {
    PREFIXES["rdfs"] + "label": "label",
    PREFIXES["skos"] + "hiddenLabel": "name",
    f"{_PG}formerName": "name",
    f"{_PG}abbreviation": "abbreviation",
    f"{_PG}negativeLabel": "negative",
}
# Names of these types are proper: a text that means them writes a capital.
PROPER = frozenset(("GovernmentBody", "Firm", "OtherOrganisation", "Person", "Place"))
_LONGEST = 1000  # characters of a name as a text may print it
_COUNTED = frozenset(("Sector", "Product", "Programme"))


@frozen
class Entry:
    """One thing of the register or of a vocabulary, with its names."""

    iri: str
    type: str
    name: str
    name_zh: str | None = None
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()
    jurisdiction: str | None = None
    within: str | None = None


@frozen
class Hit:
    """A name found in a text, ``text[start:end]``, and what it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    abbreviation: bool = False


class _Name(NamedTuple):
    entry: Entry
    printed: str
    abbreviation: bool
    negative: bool


@define
class Lexicon:
    """All entries, found by IRI, by exact name, in a text, or by likeness."""

    entries: dict[str, Entry]
    _automaton: Any = None

    @classmethod
    def load(cls, folder: Path | None = None) -> "Lexicon":
        """Return the lexicon of the shipped ontology, or of another ontology folder."""
        return _load(folder or resource("ontology"))

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Lexicon":
        """Return a lexicon of these entries."""
        import ahocorasick

        kept = {e.iri: e for e in entries}
        words: dict[str, list[_Name]] = defaultdict(list)
        for entry in kept.values():
            for printed, short, negative in _printed(entry):
                for form in _forms(printed, entry.type, short=short):
                    words[form].append(_Name(entry, printed, short, negative))
        automaton = ahocorasick.Automaton()
        for form, names in words.items():
            automaton.add_word(form, (len(form), tuple(names)))
        if words:
            automaton.make_automaton()
        return cls(kept, automaton if words else None)

    def by_iri(self, iri: str) -> Entry | None:
        """Return the entry of an IRI, or None."""
        return self.entries.get(iri)

    def by_name(self, name: str, kind: str | None = None) -> tuple[Entry, ...]:
        """Return the entries with exactly this name; abbreviations do not count.

        Case, width, dashes, a leading article and a legal suffix make no difference.
        """
        bare = re.sub(r"^(?:the|a|an) ", "", fold_name(name))
        for form in dict.fromkeys((fold_name(name), bare, fold_name(strip_legal(bare)))):
            _, names = self._automaton.get(form, (0, ())) if self._automaton is not None else (0, ())
            found = {n.entry.iri: n.entry for n in names if not (n.abbreviation or n.negative)}
            fit = tuple(e for e in found.values() if kind is None or e.type == kind)
            if fit:
                return fit
        return ()

    def find(self, text: str) -> list[Hit]:
        """Return every name of the lexicon in a text, nested ones too, in text order.

        Latin names stand at word boundaries; a proper name begins with a capital,
        and an acronym is written as it is known. A hit inside a negative label
        ("省网信办" is not 网信办) is dropped.
        """
        if self._automaton is None:
            return []
        folded = FoldedText(text)
        hits: list[Hit] = []
        vetoes: list[tuple[int, int, str]] = []
        for last, (length, names) in self._automaton.iter(folded.text):
            first = last + 1 - length
            if not _bounded(folded.text, first, last + 1):
                continue
            start, end = folded.span(first, last + 1)
            printed = text[start:end]
            fit = [n for n in names if _written_as(n, printed)]
            vetoes += [(start, end, n.entry.iri) for n in fit if n.negative]
            named = {n.entry.iri: n for n in fit if not n.negative}
            for short in (False, True):
                entries = tuple(n.entry for n in named.values() if n.abbreviation == short)
                if entries:
                    hits.append(Hit(start, end, entries, short))
        return sorted(self._allowed(hits, vetoes), key=lambda h: (h.start, -h.end, h.abbreviation))

    @staticmethod
    def _allowed(hits: Sequence[Hit], vetoes: Sequence[tuple[int, int, str]]) -> Iterator[Hit]:
        barred: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for start, end, iri in sorted(vetoes):
            barred[iri].append((start, end))
        for hit in hits:
            entries = tuple(e for e in hit.entries if not _enclosed(hit, barred.get(e.iri, ())))
            if entries:
                yield Hit(hit.start, hit.end, entries, hit.abbreviation)

    def suggest(self, name: str, kind: str | None = None, limit: int = 5) -> list[Entry]:
        """Return the entries whose names are most like this one, best first."""
        from rapidfuzz import fuzz, process

        choices = {
            (e.iri, n): fold(n)
            for e in self.entries.values()
            if kind is None or e.type == kind
            for n in (*e.names, *e.abbreviations)
        }
        ranked = process.extract(fold(name), choices, scorer=fuzz.WRatio, limit=limit * 4, score_cutoff=60)
        found = dict.fromkeys(iri for _, _, (iri, _) in sorted(ranked, key=lambda r: (-r[1], r[2])))
        return [self.entries[iri] for iri in list(found)[:limit]]


def _enclosed(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a hit lies inside one of some spans, which are in text order and no longer than a name."""
    near = spans[
        bisect_left(spans, (hit.start - _LONGEST,)) : bisect_right(spans, (hit.start, hit.start + _LONGEST))
    ]
    return any(hit.end <= end for _, end in near)


def _printed(entry: Entry) -> Iterator[tuple[str, bool, bool]]:
    for name in entry.names:
        yield name, False, False
    for name in entry.abbreviations:
        yield name, True, False
    for name in entry.negatives:
        yield name, False, True


def _forms(printed: str, kind: str, *, short: bool) -> set[str]:
    base = fold_name(printed)
    if not printed.isascii() and kind != "Firm":
        return {base} if len(base) > 1 else set()
    forms = {base}
    if kind == "Firm":
        forms.add(fold_name(strip_legal(printed)))
    if " and " in base or "&" in base:
        forms |= {base.replace(" and ", " & "), re.sub(r" ?& ?", " and ", base)}
    if kind in _COUNTED and not short and base.isascii():
        forms |= {plural for form in list(forms) for plural in _numbers(form)}
    return {f for f in forms if len(f) > 1}


def _numbers(form: str) -> Iterator[str]:
    """Yield the other number of an English noun phrase: plural of a singular and back."""
    if form.endswith("ies"):
        yield form[:-3] + "y"
    elif form.endswith(("ses", "xes", "ches", "shes")):
        yield form[:-2]
    elif form.endswith("s") and not form.endswith(("ss", "us", "is", "ics")):
        yield form[:-1]
    elif form.endswith("y") and form[-2:-1] not in "aeiou":
        yield form[:-1] + "ies"
    elif form.endswith(("s", "x", "ch", "sh")):
        yield form + "es"
    elif form[-1:].isalpha():
        yield form + "s"


def _bounded(text: str, start: int, end: int) -> bool:
    if text[start].isascii():
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        return not (before.isalnum() and before.isascii()) and not (
            text[end - 1].isascii() and after.isalnum() and after.isascii()
        )
    # 财政部门 are finance departments anywhere; 省财政厅's province stands before it.
    return not (text[end - 1] == "部" and text[end : end + 1] in ("门", "分", "長", "长"))


def _written_as(name: _Name, printed: str) -> bool:
    """Tell whether a text's words may mean this name, by their capitals."""
    if not name.printed[0].isascii():
        return True
    letters = [c for c in printed if c.isalpha()]
    known = [c for c in name.printed if c.isalpha()]
    if not letters or not known:
        return True
    inner = any(c.isupper() for word in name.printed.split() for c in word[1:])
    if inner and (len(name.printed.split()) == 1 or all(c.isupper() for c in known)):
        same = "".join(letters).rstrip("s") == "".join(known).rstrip("s")
        return same or (not name.abbreviation and len(known) > 4 and all(c.isupper() for c in letters))
    proper = name.entry.type in PROPER or (known[0].isupper() and len(name.printed.split()) == 1)
    if name.entry.type in ("Sector", "Product"):
        return True
    return letters[0].isupper() or not (proper and known[0].isupper())


@cache
def _load(folder: Path) -> Lexicon:
    collecting = gc.isenabled()
    gc.disable()  # nothing made here dies soon; looking for garbage takes a third of the time
    try:
        return Lexicon.of(_entries(folder))
    finally:
        if collecting:
            gc.enable()


def _entries(folder: Path) -> Iterator[Entry]:
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    wanted = {*_NAMES, _TYPE, f"{_PG}jurisdiction", f"{_PG}within"}
    types: dict[str, str] = {}
    said: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for path in sorted([*folder.glob("vocab/*.ttl"), *folder.glob("register/*.ttl")]):
        content = path.read_bytes()
        if not any(b"pg:" + cls.removeprefix(_PG).encode() in content for cls in TYPES):
            continue  # schemes and classifications hold no names of things
        for quad in parse(content, format=RdfFormat.TURTLE):
            predicate, value = quad.predicate.value, quad.object
            if predicate not in wanted or not isinstance(quad.subject, NamedNode):
                continue
            if predicate == _TYPE and isinstance(value, NamedNode):
                kind = TYPES.get(value.value)
                if kind is not None:
                    types[quad.subject.value] = kind
            elif isinstance(value, Literal | NamedNode):
                language = value.language or "" if isinstance(value, Literal) else ""
                said[quad.subject.value].append((predicate, value.value, language))
    for iri in sorted(types):
        yield _entry(iri, types[iri], said[iri])


def _entry(iri: str, kind: str, said: Sequence[tuple[str, str, str]]) -> Entry:
    labels = {lang: v for p, v, lang in said if p.endswith(("#label", "prefLabel"))}
    english = labels.get("en") or labels.get("") or labels.get("zh") or iri.rsplit("/", 1)[-1]
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for predicate, value, _ in said:
        if predicate in _NAMES:
            groups[_NAMES[predicate]][value.strip()] = None
    names = dict.fromkeys([english, *groups["label"], *groups["name"]])
    links = {p: v for p, v, _ in said if p not in _NAMES}
    return Entry(
        iri=iri,
        type=kind,
        name=english,
        name_zh=labels.get("zh"),
        names=tuple(n for n in names if n not in groups["abbreviation"] or has_chinese(n)),
        abbreviations=tuple(groups["abbreviation"]),
        negatives=tuple(groups["negative"]),
        jurisdiction=links.get(f"{_PG}jurisdiction"),
        within=links.get(f"{_PG}within"),
    )
