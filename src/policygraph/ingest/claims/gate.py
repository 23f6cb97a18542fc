"""The gate: what does not fit the ontology's shapes never gets into the graph."""

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode, Quad

from policygraph.check import check
from policygraph.ingest.claims.commit import arriving_witnesses
from policygraph.ingest.claims.describe import describe_entity, work_quad
from policygraph.ingest.claims.records import SourceRecord
from policygraph.ingest.claims.settle import claim_quads
from policygraph.model import rdf
from policygraph.search import Said
from policygraph.store import OxigraphStore

_GRAVE = "violation"
_SHIPPED = (rdf.ENTITIES, rdf.VOCAB)
# Half of what is shipped are names, and no shape of a claim asks for them.
_NAMES = frozenset((rdf.LABEL, rdf.PREF_LABEL, rdf.ALT_LABEL))


class Gate:
    """Checks a document's claims beside the shipped ontology and register, and nothing else.

    Other documents have no say, so that their order does not matter.

    Args:
        shipped: The quads that every graph starts with.
    """

    def __init__(self, shipped: Iterable[Quad]) -> None:
        self._store = OxigraphStore()
        self._store.apply([], (quad for quad in shipped if quad.predicate not in _NAMES))

    def refused(self, records: Sequence[SourceRecord]) -> dict[str, str]:
        """Return the claims of a document that no graph may hold, by IRI, each with the reason."""
        draft = {quad for quad in _draft(records) if not self._holds(quad)}
        claims = {iri for record in records for iri in record.claims}
        self._store.apply([], draft)
        try:
            problems = check(self._store, claims)
        finally:
            self._store.apply(draft, [])
        named = {claim.value for claim in claims}
        found: dict[str, str] = {}
        for problem in problems:
            if problem.severity == _GRAVE and problem.focus in named:
                found.setdefault(problem.focus, problem.message)
        return found

    def _holds(self, quad: Quad) -> bool:
        """Tell whether a quad is shipped, and so must stay when the draft is taken out again."""
        node, graph = quad.subject, quad.graph_name
        if not isinstance(node, NamedNode) or not isinstance(graph, NamedNode) or graph not in _SHIPPED:
            return False
        return next(self._store.quads(node, quad.predicate, quad.object, graph), None) is not None


def _draft(records: Sequence[SourceRecord]) -> set[Quad]:
    """A document's part of the graph, as if it were alone."""
    found = {quad for record in records for quad in record.quads}
    found |= {work_quad(record.source, record.row.work) for record in records}
    witnesses = arriving_witnesses(records)
    for record in records:
        for iri, claim in record.claims.items():
            found |= claim_quads(claim, witnesses[iri])
    said: dict[str, list[Said]] = {}
    for record in records:
        for line in record.row.said:
            said.setdefault(line.entity, []).append(line)
    for entity, lines in said.items():
        found |= describe_entity(entity, lines)
    return {quad for quad in found if isinstance(quad.subject, NamedNode)}
