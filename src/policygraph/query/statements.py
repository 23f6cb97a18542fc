"""One claim as people read it: what it says in a line, its parts, the passages that prove it."""

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen
from pyoxigraph import Literal, NamedNode

from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.query.names import read_label
from policygraph.query.sayings import Reading, say
from policygraph.store.protocol import Store, Term

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
_WHEN = (pg.validFrom, pg.asOf, pg.date, pg.deadline, pg.inForceFrom)
_FIRM_MANNERS = ("", "stated")


@frozen
class Words:
    """One passage: the quote, where it stands, and whom the document credits."""

    quote: str
    document: str
    publisher: str
    date: str
    said_by: str
    source: str
    work: str
    confidence: float | None


@frozen
class Statement:
    """One claim.

    Attributes:
        claim: Its IRI.
        kind: Local name of its class.
        says: What it says of the entity, in a line.
        when: Its day, as exactly as it is stated; empty where none is known.
        manner: How firmly it is said, such as planned; empty where it is just stated.
        parts: Every role and qualifier as a pair of label and value.
        words: Its passages.
        inferred: Parts that the words do not state.
        origins: How many independent texts say so.
        rivals: The claims that contradict it, each without rivals of its own.
    """

    claim: str
    kind: str
    says: str
    when: str
    manner: str
    parts: tuple[tuple[str, str], ...]
    words: tuple[Words, ...]
    inferred: tuple[str, ...] = ()
    origins: int = 0
    rivals: tuple["Statement", ...] = ()

    @property
    def confidence(self) -> float | None:
        """How surely the best of its passages was read."""
        return max((word.confidence for word in self.words if word.confidence is not None), default=None)


def read_statement(store: Store, claim: NamedNode, entity: NamedNode, *, with_rivals: bool) -> Statement:
    """Return a claim as seen from one of the entities in it.

    Args:
        store: The graph.
        claim: The claim.
        entity: The entity that the reader asked about.
        with_rivals: Whether to read the claims that contradict it, too.
    """
    reading = _reading(store, claim, entity)
    words = tuple(_read_words(store, claim, labels(store, claim, pg.claimedBy)))
    rivals: Iterable[Term] = (quad.object for quad in store.quads(claim, pg.conflictsWith))
    manner = shown(store, claim, pg.modality)
    return Statement(
        claim=claim.value,
        kind=reading.kind,
        says=say(reading),
        when=_when(store, claim),
        manner="" if manner in _FIRM_MANNERS else manner,
        parts=tuple(_parts(store, claim, entity)),
        words=words,
        inferred=tuple(labels(store, claim, pg.inferred)),
        origins=len({word.work for word in words}),
        rivals=tuple(
            read_statement(store, rival, entity, with_rivals=False)
            for rival in sorted(rivals, key=str)
            if isinstance(rival, NamedNode)
        )
        if with_rivals
        else (),
    )


def live_claims(store: Store, entity: NamedNode) -> Iterator[NamedNode]:
    """Yield the claims about an entity that have passages and that nobody deprecated."""
    deprecated = rdf.concept_node("rank", "deprecated")
    for claim in sorted({quad.subject for quad in store.quads(None, pg.about, entity)}, key=str):
        if (
            isinstance(claim, NamedNode)
            and any(store.quads(claim, pg.evidence))
            and not any(store.quads(claim, pg.rank, deprecated))
        ):
            yield claim


def labels(store: Store, subject: NamedNode, predicate: NamedNode) -> list[str]:
    """Return all values of a property, readable and sorted."""
    return sorted(show(store, quad.object) for quad in store.quads(subject, predicate))


def shown(store: Store, subject: NamedNode, predicate: NamedNode) -> str:
    """Return the first value of a property, readable; nothing where there is none."""
    value = first(store, subject, predicate)
    return "" if value is None else show(store, value)


def first(store: Store, subject: NamedNode, predicate: NamedNode) -> Term | None:
    """Return the first value of a property in the order of its text."""
    return next(iter(sorted((quad.object for quad in store.quads(subject, predicate)), key=str)), None)


def show(store: Store, term: Term) -> str:
    """Return a term as people read it."""
    if isinstance(term, NamedNode):
        return read_label(store, term)
    return term.value if isinstance(term, Literal) else str(term)


def _reading(store: Store, claim: NamedNode, entity: NamedNode) -> Reading:
    kinds = sorted(
        quad.object.value.rpartition("#")[2]
        for quad in store.quads(claim, rdf.TYPE)
        if isinstance(quad.object, NamedNode)
    )
    values: dict[str, list[str]] = {}
    roles: set[str] = set()
    for quad in store.quads(claim):
        name = quad.predicate.value.rpartition("#")[2]
        if quad.object == entity and quad.predicate in pg.ROLES:
            roles.add(name)
        elif quad.predicate == pg.comparator and isinstance(quad.object, NamedNode):
            values[name] = [quad.object.value.rpartition("/")[2]]
        else:
            values.setdefault(name, []).append(show(store, quad.object))
    period = values.get("statedPeriod")
    if period and "deadline" in values:
        values["deadline"] = period
    return Reading(kinds[0] if kinds else "", roles, {name: sorted(found) for name, found in values.items()})


def _when(store: Store, claim: NamedNode) -> str:
    period = shown(store, claim, pg.statedPeriod)
    return period or next(filter(None, (shown(store, claim, prop) for prop in _WHEN)), "")


def _parts(store: Store, claim: NamedNode, entity: NamedNode) -> Iterator[tuple[str, str]]:
    quads = [
        quad
        for quad in store.quads(claim)
        if quad.predicate not in _HIDDEN and quad.object != entity and quad.predicate != pg.predicate
    ]
    order = dict.fromkeys(pg.ROLES, 0)
    found = sorted(
        (order.get(quad.predicate, 1), read_label(store, quad.predicate), show(store, quad.object))
        for quad in quads
    )
    for _, label, value in found:
        if (label, value) != ("modality", "stated"):
            yield label, value


def _read_words(store: Store, claim: NamedNode, claimants: list[str]) -> Iterator[Words]:
    found = []
    for quad in store.quads(claim, pg.evidence):
        evidence = quad.object
        source = first(store, evidence, pg.source) if isinstance(evidence, NamedNode) else None
        if not isinstance(evidence, NamedNode) or not isinstance(source, NamedNode):
            continue
        publisher = shown(store, source, rdf.PUBLISHER)
        credited = [*claimants, shown(store, evidence, pg.attribution), publisher]
        confidence = first(store, evidence, pg.confidence)
        found.append(
            Words(
                quote=shown(store, evidence, pg.quote),
                document=shown(store, source, rdf.LABEL),
                publisher=publisher,
                date=shown(store, source, rdf.ISSUED) or shown(store, source, pg.statedDate),
                said_by=next((name for name in credited if name), ""),
                source=source.value,
                work=str(first(store, source, pg.work) or source),
                confidence=float(confidence.value) if isinstance(confidence, Literal) else None,
            )
        )
    order: Callable[[Words], tuple[str, ...]] = lambda word: (  # noqa: E731 - a sort key of four parts
        word.date,
        word.publisher,
        word.quote,
        word.source,
    )
    yield from sorted(found, key=order)
