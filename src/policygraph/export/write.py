"""One call for every format: chosen by name or by the end of the file's name."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from policygraph.errors import QueryError
from policygraph.export import gexf, graphml, rdf, tables
from policygraph.network import Network, read_network
from policygraph.network.files import replacing
from policygraph.store import Store

FORMATS: Mapping[str, str] = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "jsonld": ".jsonld",
    "gexf": ".gexf",
    "graphml": ".graphml",
    "csv": ".csv",
}
_DRAWINGS: Mapping[str, Callable[[Network], str]] = {"gexf": gexf.render, "graphml": graphml.render}


@frozen
class ExportResult:
    """What was written, and where.

    Attributes:
        nodes: Entities in a file of nodes and edges; 0 for RDF.
        edges: Relations in such a file; 0 for RDF.
        triples: Triples in a file of RDF; 0 for the others.
        path: The file named, or the first of two.
        paths: Every file written.
    """

    format: str
    nodes: int
    edges: int
    triples: int
    path: Path
    paths: tuple[Path, ...]


def write(
    store: Store,
    out: Path,
    format: str | None = None,  # noqa: A002 - what everybody calls it
    focus: Sequence[str] | None = None,
    depth: int | None = None,
) -> ExportResult:
    """Write the graph, or the part around some entities, to a file.

    RDF holds every graph but ``meta``, whose clocks differ from run to run: the
    same graph gives the same bytes. The other formats hold entities and the
    relations that live claims support, with quote, source and date.

    Args:
        store: The graph to write.
        out: The file. For CSV ``graph.csv`` names ``graph-nodes.csv`` and
            ``graph-edges.csv``; a folder gets ``nodes.csv`` and ``edges.csv``.
        format: A key of ``FORMATS``; by default the end of the name decides.
        focus: IRIs of the entities to start from; by default everything.
        depth: Steps from them, by default 2.

    Raises:
        QueryError: If the format or an entity is unknown.
        PolicyGraphError: If the file cannot be written.
    """
    kind = _format_of(out, format)
    starts = tuple(focus or ())
    steps = 2 if depth is None else depth
    if kind in rdf.FORMATS:
        quads = rdf.read_quads(store, starts, steps)
        with replacing(out) as (draft,):
            triples = rdf.write_quads(quads, draft, kind)
        return ExportResult(kind, 0, 0, triples, out, (out,))
    network = read_network(store, starts, steps, limit=None, facts=False)
    paths = tables.paths_of(out) if kind == "csv" else (out,)
    with replacing(*paths) as drafts:
        if kind == "csv":
            tables.write_tables(network, *drafts)
        else:
            drafts[0].write_text(_DRAWINGS[kind](network), encoding="utf-8", newline="\n")
    return ExportResult(kind, len(network.nodes), len(network.edges), 0, paths[0], paths)


def _format_of(out: Path, wanted: str | None) -> str:
    known = ", ".join(FORMATS)
    if wanted is not None:
        if wanted.lower() not in FORMATS:
            raise QueryError(f"there is no format {wanted}", fix=f"choose from: {known}")
        return wanted.lower()
    for name, suffix in FORMATS.items():
        if out.suffix.lower() == suffix:
            return name
    raise QueryError(
        f"the name {out.name} tells no format",
        fix=f"end it in {', '.join(FORMATS.values())}, or give a format: {known}",
    )
