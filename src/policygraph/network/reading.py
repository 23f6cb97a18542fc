"""What a store says of an entity, a relation, a claim, a passage: each read once."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from policygraph.model import rdf
from policygraph.model.iris import BASE, short_iri
from policygraph.network.questions import FACTS, LINKS
from policygraph.network.values import Claim, Evidence, Label
from policygraph.network.vocabulary import PG, Vocabulary
from policygraph.store import Store, Term

# Written on a claim, but no part of what it says to a reader.
_SILENT = frozenset(
    f"{PG}{name}"
    for name in (
        "about",
        "evidence",
        "modality",
        "confidence",
        "independentSources",
        "conflictsWith",
        "refinedBy",
        "recordedAt",
        "rank",
        "claimedBy",
        "inferred",
    )
)

Description = Mapping[str, tuple[Term, ...]]


class Link(NamedTuple):
    """A derived triple and one of its claims."""

    claim: str
    subject: str
    predicate: str
    object: str


class Entity(NamedTuple):
    """Names and classes of one thing."""

    label: Label
    aliases: tuple[str, ...]
    types: frozenset[str]
    schemes: frozenset[str]


class Reader:
    """Reads entities, links, claims and passages from a store.

    Args:
        store: Any store that holds the ontology.

    Raises:
        StoreError: If it holds none.
    """

    def __init__(self, store: Store) -> None:
        self.vocabulary = Vocabulary.read(store)
        self._store = store
        self._links = {way: self._link_question(from_object=way) for way in (False, True)}
        self._entities: dict[str, Entity] = {}
        self._claims: dict[str, Claim] = {}
        self._sources: dict[str, tuple[str, str, str, str]] = {}

    def links(self, *, subject: str = "", object_: str = "") -> list[Link]:
        """Return the links of one entity, in one direction, or all links there are."""
        bound = {name: iri for name, iri in (("subject", subject), ("object", object_)) if iri}
        columns, rows = self._store.select(
            self._links[bool(object_)], {name: NamedNode(iri) for name, iri in bound.items()}
        )
        found = (
            bound | {c: _text(v) for c, v in zip(columns, row, strict=True) if v is not None} for row in rows
        )
        return [link for link in (Link(**cells) for cells in found) if link.subject != link.object]

    def entity(self, iri: str) -> Entity:
        """Return the names and classes of anything with an IRI."""
        if iri not in self._entities:
            self._entities[iri] = _entity(iri, self._describe(iri))
        return self._entities[iri]

    def label(self, iri: str) -> Label:
        """Return the name of anything with an IRI; the IRI's short form where it has none."""
        return self.entity(iri).label

    def facts(self, iri: str) -> list[str]:
        """Return the live claims about an entity, in the order of their IRIs."""
        columns, rows = self._store.select(FACTS, {"entity": NamedNode(iri)})
        at = columns.index("claim")
        return [_text(claim) for row in rows if (claim := row[at]) is not None]

    def claim(self, iri: str) -> Claim:
        """Return what a claim says, and its passages."""
        if iri not in self._claims:
            self._claims[iri] = self._claim(iri, self._describe(iri))
        return self._claims[iri]

    def _claim(self, iri: str, described: Description) -> Claim:
        def text(name: str) -> str:
            return _first(described, f"{PG}{name}")

        types = frozenset(_text(t) for t in described.get(rdf.TYPE.value, ()))
        modality = text("modality")
        evidence = sorted(
            (self._evidence(_text(term)) for term in described.get(f"{PG}evidence", ())),
            key=lambda e: (e.issued or "9999", e.source, e.start or 0, e.iri),
        )
        return Claim(
            iri=iri,
            # "triple claim" tells a reader nothing: its predicate does.
            kind=self.label(text("predicate") or self.vocabulary.kind_of(types)),
            modality=modality.rpartition("/")[2],
            modality_label=self.label(modality) if modality else Label("", ""),
            details=tuple(
                (self.label(name), self._readable(value))
                for name in sorted(described)
                if name.startswith(PG) and name not in _SILENT
                for value in described[name]
            ),
            claimed_by=self.label(text("claimedBy")) if text("claimedBy") else None,
            confidence=_best(text("confidence"), evidence),
            independent_sources=int(text("independentSources") or len({e.source for e in evidence})),
            disputed=f"{PG}conflictsWith" in described,
            as_of=text("asOf"),
            valid_from=text("validFrom") or text("date") or text("inForceFrom"),
            valid_until=text("validUntil"),
            evidence=tuple(evidence),
        )

    def _evidence(self, iri: str) -> Evidence:
        described = self._describe(iri)

        def text(name: str) -> str:
            return _first(described, f"{PG}{name}")

        quote = next(iter(described.get(f"{PG}quote", ())), None)
        title, publisher, issued, url = self._source(text("source"))
        return Evidence(
            iri=iri,
            quote=text("quote"),
            language=(quote.language or "") if isinstance(quote, Literal) else "",
            start=int(text("quoteStart")) if text("quoteStart") else None,
            end=int(text("quoteEnd")) if text("quoteEnd") else None,
            stance=text("stance").rpartition("/")[2],
            confidence=float(text("confidence")) if text("confidence") else None,
            attribution=text("attribution"),
            source=text("source"),
            title=title,
            publisher=publisher,
            issued=issued,
            url=url,
        )

    def _source(self, iri: str) -> tuple[str, str, str, str]:
        if iri not in self._sources:
            described = self._describe(iri) if iri else {}
            publisher = _first(described, rdf.PUBLISHER.value)
            self._sources[iri] = (
                _first(described, rdf.LABEL.value),
                self.label(publisher).en if publisher.startswith(BASE) else publisher,
                _first(described, rdf.ISSUED.value) or _first(described, f"{PG}statedDate"),
                _first(described, rdf.ORIGIN.value),
            )
        return self._sources[iri]

    def _readable(self, value: Term) -> Label:
        if isinstance(value, NamedNode):
            return self.label(value.value)
        text = _text(value)
        if isinstance(value, Literal) and value.datatype.value.endswith(("#decimal", "#integer")):
            text = plain_number(text)
        return Label(text, text)

    def _describe(self, iri: str) -> Description:
        found: dict[str, set[Term]] = defaultdict(set)
        for quad in self._store.quads(NamedNode(iri)):
            found[quad.predicate.value].add(quad.object)
        return {name: tuple(sorted(values, key=str)) for name, values in found.items()}

    def _link_question(self, *, from_object: bool) -> str:
        patterns = (s.pattern(from_object=from_object) for s in self.vocabulary.shortcuts)
        triple = ["?claim pg:subject ?subject .", "?claim pg:object ?object ."][:: -1 if from_object else 1]
        return LINKS.format(branches="\n  UNION\n  ".join(patterns), triple=" ".join(triple), base=BASE)


def plain_number(text: str) -> str:
    """Return a number with its thousands marked, digits otherwise kept.

    >>> plain_number("60000000000"), plain_number("2.50"), plain_number("n/a")
    ('60,000,000,000', '2.50', 'n/a')
    """
    try:
        return f"{Decimal(text):,f}"
    except InvalidOperation:
        return text


def _text(term: Term) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _first(described: Description, name: str) -> str:
    return next((_text(value) for value in described.get(name, ())), "")


def _best(derived: str, evidence: list[Evidence]) -> float | None:
    if derived:
        return float(derived)
    return max((e.confidence for e in evidence if e.confidence is not None), default=None)


def _entity(iri: str, described: Description) -> Entity:
    def named(term: NamedNode) -> list[Literal]:
        return [value for value in described.get(term.value, ()) if isinstance(value, Literal)]

    names = named(rdf.LABEL) + named(rdf.PREF_LABEL)

    def in_language(code: str) -> str:
        return next((v.value for v in names if (v.language or "").split("-")[0] == code), "")

    english, chinese = in_language("en"), in_language("zh")
    either = english or chinese or next((v.value for v in names), "") or short_iri(iri)
    label = Label(english or either, chinese or either)
    aliases = {value.value for value in named(rdf.ALT_LABEL)} - {label.en, label.zh}
    return Entity(
        label,
        tuple(sorted(aliases)),
        frozenset(_text(t) for t in described.get(rdf.TYPE.value, ())),
        frozenset(_text(t) for t in described.get(rdf.IN_SCHEME.value, ())),
    )
