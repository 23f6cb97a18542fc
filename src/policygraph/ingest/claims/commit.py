"""One document's change of the graph, worked out in full before anything is written."""

from collections.abc import Iterable, Sequence
from itertools import permutations

from attrs import frozen
from pyoxigraph import Literal, NamedNode, Quad

from policygraph.derive import Rule, derive_change
from policygraph.ingest.claims.describe import KEY, describe_entity, source_node, work_node, work_quad
from policygraph.ingest.claims.passages import Stretch, addition_quads
from policygraph.ingest.claims.records import SourceRecord
from policygraph.ingest.claims.settle import Witness, claim_quads, read_witness
from policygraph.ingest.claims.versions import Version
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Claim, Term, read_claim
from policygraph.search import SearchIndex
from policygraph.store.protocol import Store
from policygraph.store.shipped import shipped_entities

_OFFICIAL = "/official"
_SOURCE = source_node("").value


@frozen
class Change:
    """Quads to remove and to add, all in one transaction; and the sources that are gone."""

    remove: frozenset[Quad]
    add: frozenset[Quad]
    gone: tuple[str, ...]


def plan_change(
    store: Store,
    index: SearchIndex,
    document: str,
    records: Sequence[SourceRecord],
    *,
    time: str,
    meta: Iterable[Quad] = (),
    rules: tuple[Rule, ...] | None = None,
) -> Change:
    """Return what a document's new state changes in the graph; no records take it out.

    The index is changed (and not committed), the store only read.

    Args:
        store: The store before the change.
        index: The names that live sources give, before the change.
        document: The document's key.
        records: Its sources in the new state.
        time: When the ledger recorded the change.
        meta: Further quads for graph ``meta``.
        rules: What to derive by; None derives nothing.
    """
    old = sorted(sources_of(store, document))
    entities = index.entities_of(old)
    works, moved = _group_works(store, index, old, records)
    new = {quad for record in records for quad in (*record.quads, *record.passages)}
    new |= {work_quad(record.source, works[record.source]) for record in records}
    before = {quad for source in old for quad in store.quads(graph=rdf.source_graph(source))}
    standing, wanted = _additions(store, index, {*old, *moved}, works, {r.source for r in records} | {*moved})
    before |= standing
    new |= wanted
    remove, add = before - new, new - before
    claims = {iri: claim for record in records for iri, claim in record.claims.items()}
    arriving = arriving_witnesses(records)
    linked = {q.subject for q in before if q.predicate == pg.evidence}
    touched = {*claims, *(node for node in linked if isinstance(node, NamedNode))}
    for iri in touched:
        witnesses = [*standing_witnesses(store, iri, before), *arriving.get(iri, ())]
        _change_claim(store, iri, claims.get(iri), witnesses, time, remove, add)
    for source in moved:
        remove |= set(store.quads(source_node(source), pg.work))
        add.add(work_quad(source, works[source]))
        linked = {q.subject for q in store.quads(None, pg.evidence, None, rdf.source_graph(source))}
        touched |= {node for node in linked if isinstance(node, NamedNode)}
    _change_entities(store, entities, index, records, remove, add)
    meta = [*meta, *(Quad(work_node(work), rdf.TYPE, pg.SourceWork, rdf.META) for work in works.values())]
    add |= {quad for quad in meta if not _holds(store, quad)}
    if rules is not None:
        gone, come = derive_change(store, rules, touched, remove, add)
        remove |= gone
        add |= come
    kept = {record.source for record in records}
    return Change(frozenset(remove), frozenset(add), tuple(s for s in old if s not in kept))


def sources_of(store: Store, document: str) -> set[str]:
    """Return the ids of a document's live sources."""
    found = store.quads(None, KEY, rdf.verbatim(document))
    nodes = {q.subject.value for q in found if isinstance(q.subject, NamedNode)}
    return {node.removeprefix(_SOURCE) for node in nodes if node.startswith(_SOURCE)}


def _change_claim(
    store: Store,
    iri: NamedNode,
    claim: Claim | None,
    witnesses: list[Witness],
    time: str,
    remove: set[Quad],
    add: set[Quad],
) -> None:
    current = set(store.quads(iri, graph=rdf.CLAIMS))
    wanted = claim_quads(claim or read_claim(iri, current), witnesses)
    remove |= current - wanted
    add |= wanted - current
    if not current:
        add.add(Quad(iri, pg.recordedAt, rdf.moment(time), rdf.META))
    retracted = set(store.quads(iri, pg.retractedAt, None, rdf.META))
    if witnesses:
        remove |= retracted
    elif not retracted:
        add.add(Quad(iri, pg.retractedAt, rdf.moment(time), rdf.META))


def standing_witnesses(store: Store, claim: NamedNode, before: set[Quad]) -> list[Witness]:
    """Return the evidence of a claim, but for the links to it in ``before``."""
    found = []
    for link in store.quads(claim, pg.evidence):
        if link not in before and isinstance(link.object, NamedNode):
            quads = list(store.quads(link.object))
            source = next(q.object for q in quads if q.predicate == pg.source)
            if isinstance(source, NamedNode):
                issued = next((q.object for q in store.quads(source, rdf.ISSUED)), None)
                types = [q.object for q in store.quads(source, pg.sourceType)]
                official = any(isinstance(t, NamedNode) and _OFFICIAL in t.value for t in types)
                day = issued.value if isinstance(issued, Literal) else ""
                found.append(read_witness(link.object, quads, official, day))
    return found


def arriving_witnesses(records: Sequence[SourceRecord]) -> dict[NamedNode, list[Witness]]:
    """Return the evidence that a document's new state gives, by claim."""
    found: dict[NamedNode, list[Witness]] = {}
    for record in records:
        stated: dict[object, list[Quad]] = {}
        for quad in record.quads:
            stated.setdefault(quad.subject, []).append(quad)
        for claim in record.claims:
            for quad in stated[claim]:
                if isinstance(quad.object, NamedNode):
                    quads = stated[quad.object]
                    witness = read_witness(quad.object, quads, record.official, record.issued)
                    found.setdefault(claim, []).append(witness)
    return found


def _group_works(
    store: Store, index: SearchIndex, old: Sequence[str], records: Sequence[SourceRecord]
) -> tuple[dict[str, str], list[str]]:
    """Put the new state into the index; return the works around it, and whose work changes elsewhere."""
    around = set(index.works_around(old))
    index.replace(old, [record.row for record in records])
    arriving = {record.source for record in records}
    works = index.works_around((around - set(old)) | arriving)
    moved = [
        source
        for source in sorted(set(works) - arriving)
        if next(store.quads(*_spo(work_quad(source, works[source]))), None) is None
    ]
    return works, moved


def _additions(
    store: Store, index: SearchIndex, before: set[str], works: dict[str, str], changed: set[str]
) -> tuple[set[Quad], set[Quad]]:
    """What stands on differences between versions that the change touches, and what must stand.

    Only pairs of versions are compared of which one came or changed its work.
    """
    standing: set[Quad] = set()
    for source in sorted(before | changed):
        graph = rdf.source_graph(source)
        links = {*store.quads(None, pg.absentFrom, source_node(source))}
        links |= {*store.quads(None, pg.absentFrom, None, graph)}
        nodes = {link.subject for link in links}
        standing |= {q for node in nodes if isinstance(node, NamedNode) for q in store.quads(node)}
    versions: dict[str, Version] = {}
    wanted: set[Quad] = set()
    members: dict[str, list[str]] = {}
    for source, work in works.items():
        members.setdefault(work, []).append(source)
    for group in members.values():
        for one, other in permutations(sorted(group), 2):
            if one in changed or other in changed:
                for source in (one, other):
                    if source not in versions:
                        versions[source] = Version(Stretch(source, *index.text_of(source)))
                spans = versions[one].beyond(versions[other])
                wanted |= set(addition_quads(versions[one].stretch, other, spans))
    return standing, wanted


def _change_entities(
    store: Store,
    touched: set[str],
    index: SearchIndex,
    records: Sequence[SourceRecord],
    remove: set[Quad],
    add: set[Quad],
) -> None:
    touched = touched | index.entities_of(record.source for record in records)
    for entity in sorted(touched - shipped_entities()):
        current = set(store.quads(NamedNode(entity), graph=rdf.ENTITIES))
        wanted = describe_entity(entity, index.said_of(entity))
        remove |= current - wanted
        add |= wanted - current
        names = [q.object for q in wanted if q.predicate in (rdf.LABEL, rdf.ALT_LABEL)]
        index.rename(entity, [(n.value, n.language or "") for n in names if isinstance(n, Literal)])


def _holds(store: Store, quad: Quad) -> bool:
    return next(store.quads(*_spo(quad)), None) is not None


def _spo(quad: Quad) -> tuple[NamedNode, NamedNode, Term]:
    if not isinstance(quad.subject, NamedNode):
        raise TypeError(quad.subject)
    return quad.subject, quad.predicate, quad.object
