"""The card of one entity: what it is, every claim about it, who says so in which words."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import asdict, frozen
from pyoxigraph import Literal, NamedNode

from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import PREFIXES
from policygraph.query.names import read_label, resolve_name
from policygraph.store.protocol import Store, Term

_NAMES = (rdf.LABEL, rdf.ALT_LABEL, pg.formerName, pg.abbreviation)
_NAMING = {pg.abbreviation, pg.formerName, pg.negativeLabel}
_HIDDEN = {
    rdf.TYPE,
    pg.about,
    pg.conflictsWith,
    pg.evidence,
    pg.recordedAt,
    pg.refinedBy,
    pg.inferred,
    pg.confidence,
    pg.claimedBy,
}


@frozen
class Words:
    """One passage: the quote, where it stands, and whom the document credits."""

    quote: str
    document: str
    publisher: str
    date: str
    said_by: str
    source: str


@frozen
class Statement:
    """One claim: its parts as pairs of label and value, and its passages.

    ``rivals`` are the claims that contradict it, each without rivals of its own.
    """

    claim: str
    parts: tuple[tuple[str, str], ...]
    words: tuple[Words, ...]
    inferred: tuple[str, ...] = ()
    rivals: tuple["Statement", ...] = ()


@frozen
class Relation:
    """All claims in which the entity plays one role."""

    label: str
    statements: tuple[Statement, ...]


@frozen(repr=False)
class Card:
    """One entity with all that is said about it."""

    iri: str
    name: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    relations: tuple[Relation, ...]
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the card as plain values, ready for JSON."""
        return asdict(self)

    def to_text(self, width: int = 100, bold: bool = False) -> str:
        """Return the card for a terminal of this width."""
        from policygraph.query.card_text import draw_card

        return draw_card(self, width, bold)

    def __repr__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        from policygraph.query.card_text import draw_card_html

        return draw_card_html(self)


def read_card(store: Store, name: str) -> Card:
    """Return the card of the entity that bears a name.

    Args:
        store: The graph.
        name: A name in any language, a short IRI or a whole one.

    Raises:
        QueryError: If nothing, or more than one thing, bears the name.
    """
    resolved = resolve_name(store, name)
    entity = resolved.iri
    groups: dict[str, list[Statement]] = {}
    claims = sorted({quad.subject for quad in store.quads(None, pg.about, entity)}, key=str)
    for claim in claims:
        if isinstance(claim, NamedNode) and any(store.quads(claim, pg.evidence)):
            label = _relation_label(store, claim, entity)
            groups.setdefault(label, []).append(_read_statement(store, claim, entity, with_rivals=True))
    return Card(
        iri=entity.value,
        name=read_label(store, entity),
        kinds=tuple(_labels(store, entity, rdf.TYPE)),
        names=tuple(_all_names(store, entity)),
        facts=tuple(_facts(store, entity)),
        relations=tuple(
            Relation(label, tuple(sorted(found, key=lambda statement: (statement.parts, statement.claim))))
            for label, found in sorted(groups.items())
        ),
        note=resolved.note,
    )


def _all_names(store: Store, entity: NamedNode) -> Iterator[str]:
    seen = set()
    for property_ in _NAMES:
        found = [quad.object for quad in store.quads(entity, property_) if isinstance(quad.object, Literal)]
        for label in sorted(
            found, key=lambda label: (label.language != "en", label.language or "", label.value)
        ):
            if label.value not in seen:
                seen.add(label.value)
                yield label.value


def _facts(store: Store, entity: NamedNode) -> Iterator[tuple[str, str]]:
    """Yield what stands on the entity itself: the register's entries and derived relations."""
    pairs = {
        (read_label(store, quad.predicate), _show(store, quad.object))
        for quad in store.quads(entity)
        if quad.predicate.value.startswith(PREFIXES["pg"]) and quad.predicate not in _NAMING
    }
    others = {_show(store, quad.object) for quad in store.quads(entity, rdf.DIFFERENT)}
    yield from sorted(pairs | {("never to be taken for", other) for other in others})


def _relation_label(store: Store, claim: NamedNode, entity: NamedNode) -> str:
    kinds = " ".join(_labels(store, claim, rdf.TYPE))
    predicate = _first(store, claim, pg.predicate)
    if isinstance(predicate, NamedNode):
        kinds = read_label(store, predicate)
    roles = sorted(
        read_label(store, quad.predicate)
        for quad in store.quads(claim, None, entity)
        if quad.predicate in pg.ROLES
    )
    return f"{kinds} (as {', '.join(roles)})" if roles else kinds


def _read_statement(store: Store, claim: NamedNode, entity: NamedNode, *, with_rivals: bool) -> Statement:
    claimants = _labels(store, claim, pg.claimedBy)
    rivals: Iterable[Term] = (quad.object for quad in store.quads(claim, pg.conflictsWith))
    return Statement(
        claim=claim.value,
        parts=tuple(_parts(store, claim, entity)),
        words=tuple(_read_words(store, claim, claimants)),
        inferred=tuple(_labels(store, claim, pg.inferred)),
        rivals=tuple(
            _read_statement(store, rival, entity, with_rivals=False)
            for rival in sorted(rivals, key=str)
            if isinstance(rival, NamedNode)
        )
        if with_rivals
        else (),
    )


def _parts(store: Store, claim: NamedNode, entity: NamedNode) -> Iterator[tuple[str, str]]:
    quads = [
        quad
        for quad in store.quads(claim)
        if quad.predicate not in _HIDDEN and quad.object != entity and quad.predicate != pg.predicate
    ]
    order = dict.fromkeys(pg.ROLES, 0)
    found = sorted(
        (order.get(quad.predicate, 1), read_label(store, quad.predicate), _show(store, quad.object))
        for quad in quads
    )
    for _, label, value in found:
        if (label, value) != ("modality", "stated"):
            yield label, value


def _read_words(store: Store, claim: NamedNode, claimants: list[str]) -> Iterator[Words]:
    found = []
    for quad in store.quads(claim, pg.evidence):
        evidence = quad.object
        if not isinstance(evidence, NamedNode):
            continue
        source = _first(store, evidence, pg.source)
        if not isinstance(source, NamedNode):
            continue
        publisher = _text(store, source, rdf.PUBLISHER)
        credited = [*claimants, _text(store, evidence, pg.attribution), publisher]
        found.append(
            Words(
                quote=_text(store, evidence, pg.quote),
                document=_text(store, source, rdf.LABEL),
                publisher=publisher,
                date=_text(store, source, rdf.ISSUED) or _text(store, source, pg.statedDate),
                said_by=next((name for name in credited if name), ""),
                source=source.value,
            )
        )
    yield from sorted(found, key=lambda words: (words.date, words.publisher, words.quote, words.source))


def _labels(store: Store, subject: NamedNode, predicate: NamedNode) -> list[str]:
    return sorted(_show(store, quad.object) for quad in store.quads(subject, predicate))


def _first(store: Store, subject: NamedNode, predicate: NamedNode) -> Term | None:
    return next(iter(sorted((quad.object for quad in store.quads(subject, predicate)), key=str)), None)


def _text(store: Store, subject: NamedNode, predicate: NamedNode) -> str:
    value = _first(store, subject, predicate)
    return "" if value is None else _show(store, value)


def _show(store: Store, term: Term) -> str:
    if isinstance(term, NamedNode):
        return read_label(store, term)
    return term.value if isinstance(term, Literal) else str(term)
