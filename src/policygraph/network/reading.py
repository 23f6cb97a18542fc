"""Questions put to a store: which edges an entity has, and what proves each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from policygraph.model.iris import BASE, PREFIXES, short_iri
from policygraph.network.questions import DETAILS, ENTITY, EVIDENCE, FACTS, LINKS, PREFIX_LINES
from policygraph.network.values import Claim, Evidence, Label
from policygraph.network.vocabulary import PG, Vocabulary
from policygraph.store import Row, Store, Term

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
    """Reads entities, links and claims, each once.

    Args:
        store: Any store.
        whole: Read all claims in a few questions instead of one entity at a
            time; worth it when the whole graph is wanted.
    """

    def __init__(self, store: Store, *, whole: bool = False) -> None:
        self.vocabulary = Vocabulary.read(store)
        self._store = store
        self._whole = whole
        branches = "\n  UNION\n  ".join(s.pattern() for s in self.vocabulary.shortcuts)
        self._links = LINKS.format(branches=branches, base=BASE)
        self._entities: dict[str, Entity] = {}
        self._claims: dict[str, Claim] = {}
        self._evidence: dict[str, list[dict[str, str]]] | None = None
        self._details: dict[str, list[tuple[str, Term]]] | None = None

    def links(self, *, subject: str = "", object_: str = "") -> list[Link]:
        """Return the links of one entity, in one direction, or all links there are."""
        bound = {"subject": subject, "object": object_}
        rows = self._ask(self._links, {name: iri for name, iri in bound.items() if iri})
        links = (
            Link(*(r[k] or bound.get(k, "") for k in ("claim", "subject", "predicate", "object")))
            for r in rows
        )
        return [link for link in links if link.subject != link.object]

    def entity(self, iri: str) -> Entity:
        """Return the names and classes of anything with an IRI."""
        if iri not in self._entities:
            rows = self._store.select(f"{PREFIX_LINES}{ENTITY}", {"entity": NamedNode(iri)})[1]
            self._entities[iri] = _entity(iri, rows)
        return self._entities[iri]

    def label(self, iri: str) -> Label:
        """Return the name of anything with an IRI; the IRI's short form where it has none."""
        return self.entity(iri).label

    def facts(self, iri: str) -> list[str]:
        """Return the claims about an entity, in the order of their IRIs."""
        return [row["claim"] for row in self._ask(FACTS, {"entity": iri})]

    def claim(self, iri: str) -> Claim:
        """Return what a claim says, and its passages."""
        if iri not in self._claims:
            self._claims[iri] = self._claim(iri)
        return self._claims[iri]

    def _claim(self, iri: str) -> Claim:
        properties: dict[str, list[Term]] = defaultdict(list)
        for name, value in self._details_of(iri):
            properties[name].append(value)

        def text(name: str) -> str:
            return next((_text(v) for v in properties.get(f"{PG}{name}", ())), "")

        types = frozenset(_text(t) for t in properties.pop(f"{PREFIXES['rdf']}type", ()))
        # "triple claim" tells a reader nothing: its predicate does.
        kind = text("predicate") or self.vocabulary.kind_of(types)
        modality = text("modality")
        evidence = tuple(_evidence(row, self._publisher(row["publisher"])) for row in self._evidence_of(iri))
        return Claim(
            iri=iri,
            kind=self.label(kind),
            modality=modality.rpartition("/")[2],
            modality_label=self.label(modality) if modality else Label("", ""),
            details=tuple(
                (self.label(name), self._readable(value))
                for name in sorted(properties)
                if name not in _SILENT
                for value in properties[name]
            ),
            claimed_by=self.label(text("claimedBy")) if text("claimedBy") else None,
            confidence=_best(text("confidence"), evidence),
            independent_sources=int(text("independentSources") or len({e.source for e in evidence})),
            disputed=f"{PG}conflictsWith" in properties,
            as_of=text("asOf"),
            valid_from=text("validFrom") or text("date") or text("inForceFrom"),
            valid_until=text("validUntil"),
            evidence=evidence,
        )

    def _publisher(self, value: str) -> Label:
        return self.label(value) if value.startswith(BASE) else Label(value, value)

    def _readable(self, value: Term) -> Label:
        if isinstance(value, NamedNode):
            return self.label(value.value)
        text = _text(value)
        if isinstance(value, Literal) and value.datatype.value.endswith(("#decimal", "#integer")):
            text = plain_number(text)
        return Label(text, text)

    def _details_of(self, iri: str) -> list[tuple[str, Term]]:
        if self._whole and self._details is None:
            self._details = self._read_details({})
        if self._details is not None:
            return self._details.get(iri, [])
        return self._read_details({"claim": NamedNode(iri)}).get(iri, [])

    def _read_details(self, bindings: Mapping[str, Term]) -> dict[str, list[tuple[str, Term]]]:
        found: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        columns, rows = self._store.select(f"{PREFIX_LINES}{DETAILS}", bindings)
        for row in rows:
            cells = {**bindings, **{c: v for c, v in zip(columns, row, strict=True) if v is not None}}
            found[_text(cells["claim"])].append((_text(cells["property"]), cells["value"]))
        return found

    def _evidence_of(self, iri: str) -> list[dict[str, str]]:
        if self._whole and self._evidence is None:
            self._evidence = _by_claim(self._ask(EVIDENCE, {}))
        if self._evidence is not None:
            return self._evidence.get(iri, [])
        return _by_claim(self._ask(EVIDENCE, {"claim": iri})).get(iri, [])

    def _ask(self, sparql: str, bound: Mapping[str, str]) -> list[dict[str, str]]:
        terms = {name: NamedNode(iri) for name, iri in bound.items()}
        columns, rows = self._store.select(f"{PREFIX_LINES}{sparql}", terms)
        return [
            {c: bound.get(c, "") if v is None else _text(v) for c, v in zip(columns, row, strict=True)}
            | _language(columns, row)
            for row in rows
        ]


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


def _language(columns: Iterable[str], row: Row) -> dict[str, str]:
    quote = next((v for c, v in zip(columns, row, strict=True) if c == "quote"), None)
    return {"language": quote.language or ""} if isinstance(quote, Literal) else {}


def _by_claim(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    # A source with two titles gives two rows for one passage: the first stands.
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for row in rows:
        found[row["claim"]].setdefault(row["evidence"], row)
    return {claim: list(passages.values()) for claim, passages in found.items()}


def _evidence(row: Mapping[str, str], publisher: Label) -> Evidence:
    return Evidence(
        iri=row["evidence"],
        quote=row["quote"],
        language=row["language"],
        start=int(row["start"]) if row["start"] else None,
        end=int(row["end"]) if row["end"] else None,
        stance=row["stance"].rpartition("/")[2],
        confidence=float(row["confidence"]) if row["confidence"] else None,
        attribution=row["attribution"],
        source=row["source"],
        title=row["title"],
        publisher=publisher.en,
        issued=row["issued"] or row["stated"],
        url=row["url"],
    )


def _best(derived: str, evidence: tuple[Evidence, ...]) -> float | None:
    if derived:
        return float(derived)
    return max((e.confidence for e in evidence if e.confidence is not None), default=None)


def _entity(iri: str, rows: list[Row]) -> Entity:
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    kinds: dict[str, set[str]] = defaultdict(set)
    for *_, name, value in rows:
        if isinstance(value, NamedNode) and isinstance(name, NamedNode):
            kinds[name.value.rpartition("#")[2]].add(value.value)
        elif isinstance(value, Literal) and isinstance(name, NamedNode):
            role = "alias" if name.value.endswith("altLabel") else "label"
            names[role].append((value.language or "", value.value))

    def named(language: str) -> str:
        return next((text for tag, text in names["label"] if tag.split("-")[0] == language), "")

    either = named("en") or named("zh") or next((t for _, t in names["label"]), "") or short_iri(iri)
    label = Label(named("en") or either, named("zh") or either)
    aliases = tuple(sorted({text for _, text in names["alias"]} - {label.en, label.zh}))
    return Entity(label, aliases, frozenset(kinds["type"]), frozenset(kinds["inScheme"]))
