"""RDF: every graph, sorted, so that the same graph gives the same file."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from policygraph.model.iris import PREFIXES
from policygraph.model.rdf import META
from policygraph.network import read_network
from policygraph.store import Store

FORMATS: Mapping[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}
_TYPE = f"{PREFIXES['rdf']}type"


def read_quads(store: Store, focus: Sequence[str], depth: int) -> list[Quad]:
    """Return the quads to write, without duplicates, in no particular order.

    With a focus these are the entities around it, the claims between them and
    about them, the evidence, the sources, and whatever a claim names.
    """
    if not focus:
        return [quad for quad in store.quads() if _is_kept(quad)]
    network = read_network(store, focus, depth, limit=None)
    claims = {claim.iri for edge in network.edges for claim in edge.claims}
    claims |= {claim.iri for node in network.nodes for claim in node.facts}
    found: set[Quad] = set()
    for iri in claims:
        found.update(store.quads(NamedNode(iri)))
    named = {quad.object for quad in found if isinstance(quad.object, NamedNode)}
    named |= {NamedNode(node.iri) for node in network.nodes}
    for term in named:
        found.update(store.quads(term))
    for source in network.sources:
        found.update(store.quads(NamedNode(source.source)))
    return [quad for quad in found if _is_kept(quad)]


def write_quads(quads: Iterable[Quad], out: Path, kind: str) -> int:
    """Write quads to a file and return how many triples it holds.

    N-Quads are sorted by line; the others by graph, subject and predicate.
    Turtle has no graphs: a triple of several stands there once.
    """
    if kind == "nquads":
        lines = sorted(f"{quad} ." for quad in quads)
        out.write_text("\n".join([*lines, ""]) if lines else "", encoding="utf-8", newline="\n")
        return len(lines)
    ordered = sorted(quads, key=_order)
    prefixes = None if kind == "jsonld" else _used(ordered)
    statements: list[Quad] | list[Triple] = ordered
    if kind == "turtle":
        statements = list(dict.fromkeys(quad.triple for quad in sorted(ordered, key=_order_in_one)))
    buffer = BytesIO()
    serialize(statements, buffer, FORMATS[kind], prefixes=prefixes)
    written = buffer.getvalue()
    out.write_bytes(_sort_prefixes(written) if prefixes else written)
    return len(statements)


def _sort_prefixes(written: bytes) -> bytes:
    # pyoxigraph declares prefixes in an order of its own, another one each time.
    lines = written.split(b"\n")
    count = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix ")), 0)
    return b"\n".join([*sorted(lines[:count]), *lines[count:]])


def _is_kept(quad: Quad) -> bool:
    return quad.graph_name != META


def _order(quad: Quad) -> tuple[str, str, bool, str, str]:
    return (str(quad.graph_name), *_order_in_one(quad))


def _order_in_one(quad: Quad | Triple) -> tuple[str, bool, str, str]:
    # The class first: it tells a reader what the block is.
    predicate = quad.predicate.value
    return (str(quad.subject), predicate != _TYPE, predicate, str(quad.object))


def _used(quads: Iterable[Quad]) -> dict[str, str]:
    text = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, NamedNode)
    }
    stems = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in text}
    return {prefix: base for prefix, base in PREFIXES.items() if base in stems}
