"""Two tables for spreadsheets: entities, and relations with one row for each passage."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policygraph.export.passages import lifespan
from policygraph.model.iris import short_iri
from policygraph.network import Edge, Network
from policygraph.text import safety

_NODES = ("id", "iri", "label", "label_zh", "class", "class_zh", "aliases", "relations")
_EDGES = (
    "source",
    "target",
    "source_label",
    "relation",
    "target_label",
    "source_label_zh",
    "relation_zh",
    "target_label_zh",
    "group",
    "start",
    "end",
    "modality",
    "said_by",
    "confidence",
    "quote",
    "document",
    "publisher",
    "published",
    "url",
    "claim",
    "evidence",
)


def paths_of(out: Path) -> tuple[Path, Path]:
    """Return where the two tables go: into a folder, or beside the name given.

    >>> [p.name for p in paths_of(Path("graph.csv"))]
    ['graph-nodes.csv', 'graph-edges.csv']
    """
    if out.is_dir():
        return out / "nodes.csv", out / "edges.csv"
    stem = out.name.removesuffix(out.suffix) if out.suffix.lower() == ".csv" else out.name
    return out.with_name(f"{stem}-nodes.csv"), out.with_name(f"{stem}-edges.csv")


def write_tables(network: Network, nodes: Path, edges: Path) -> None:
    """Write both tables in UTF-8 with the mark that Excel needs to read Chinese."""
    _write(nodes, _NODES, _node_rows(network))
    _write(edges, _EDGES, (row for edge in network.edges for row in _edge_rows(network, edge)))


def guard(cell: object) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> guard("=HYPERLINK(1)"), guard("@risk"), guard("50 %"), guard(None)
    ("'=HYPERLINK(1)", "'@risk", '50 %', '')
    """
    return safety.guard("" if cell is None else str(cell))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([guard(cell) for cell in row] for row in rows)


def _node_rows(network: Network) -> Iterator[Sequence[object]]:
    for node in network.nodes:
        yield (
            short_iri(node.iri),
            node.iri,
            node.label.en,
            node.label.zh,
            node.kind_label.en,
            node.kind_label.zh,
            " | ".join(node.aliases),
            node.degree,
        )


def _edge_rows(network: Network, edge: Edge) -> Iterator[Sequence[object]]:
    source, target = network.by_iri[edge.source].label, network.by_iri[edge.target].label
    for claim, evidence in edge.passages():
        yield (
            short_iri(edge.source),
            short_iri(edge.target),
            source.en,
            edge.label.en,
            target.en,
            source.zh,
            edge.label.zh,
            target.zh,
            edge.group,
            *lifespan(edge),
            claim.modality,
            claim.claimed_by.en if claim.claimed_by else evidence.attribution,
            evidence.confidence,
            evidence.quote,
            evidence.title,
            evidence.publisher,
            evidence.issued,
            evidence.url,
            claim.iri,
            evidence.iri,
        )
