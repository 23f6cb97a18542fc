"""What a workspace holds: its documents and sources, and how much of everything."""

from pyoxigraph import Literal, NamedNode

from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.store import Store
from policygraph.workspace.layout import Layout
from policygraph.workspace.ledger import Ledger, live_documents
from policygraph.workspace.report import DocumentInfo, SourceInfo

_CLAIMS = (
    f"SELECT (COUNT(DISTINCT ?claim) AS ?n) WHERE {{ ?claim {pg.evidence} ?e . ?e {pg.source} ?source }}"
)
_COUNTS = {
    "claims": f"SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE {{ ?c {pg.evidence} ?e }}",
    "passages": f"SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE {{ ?c {pg.evidence} ?e }}",
    "sources": f"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a {pg.Source} }}",
    "works": f"SELECT (COUNT(DISTINCT ?w) AS ?n) WHERE {{ ?s {pg.work} ?w }}",
    "entities": f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ GRAPH {rdf.CLAIMS} {{ ?c {pg.about} ?x }} }}",
    "retracted": f"SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE {{ ?c {pg.retractedAt} ?t }}",
    "conflicts": f"SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE {{ ?a {pg.conflictsWith} ?b }}",
}


def read_documents(store: Store, layout: Layout) -> list[DocumentInfo]:
    """Return the live documents with their sources, in the order in which they came."""
    found = []
    for key, entry in live_documents(Ledger(layout.ledger).read()).items():
        nodes = [q.subject for q in store.quads(None, rdf.IDENTIFIER, rdf.verbatim(key))]
        sources = [_source(store, node) for node in nodes if isinstance(node, NamedNode)]
        found.append(
            DocumentInfo(
                key=key,
                recorded=entry.time,
                capture=entry.capture,
                options=dict(entry.options),
                sources=tuple(sorted(sources, key=lambda s: (-s.claims, s.title, s.id))),
            )
        )
    return found


def read_stats(store: Store, layout: Layout) -> dict[str, int]:
    """Return counts by name: of the graph, then of what waits beside it."""
    found = {"documents": len(live_documents(Ledger(layout.ledger).read()))}
    found |= {name: _number(store, sparql) for name, sparql in _COUNTS.items()}
    found["waiting"] = sum(
        line.startswith('{"record": "fact"')
        for path in layout.waiting.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    found["quads"] = len(store)
    return found


def _source(store: Store, node: NamedNode) -> SourceInfo:
    def first(prop: NamedNode) -> str:
        return next((q.object.value for q in store.quads(node, prop) if isinstance(q.object, Literal)), "")

    _, rows = store.select(_CLAIMS, {"source": node})
    claims = rows[0][0].value if rows and isinstance(rows[0][0], Literal) else "0"
    return SourceInfo(
        id=node.value.rsplit("/", 1)[-1],
        title=first(rdf.LABEL),
        publisher=first(rdf.PUBLISHER),
        issued=first(rdf.ISSUED),
        claims=int(claims),
    )


def _number(store: Store, sparql: str) -> int:
    value = store.select(sparql)[1][0][0]
    return int(value.value) if isinstance(value, Literal) else 0
