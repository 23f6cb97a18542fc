"""GEXF 1.3 for Gephi: colours, sizes, places, life spans, and a quote on every edge."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from importlib.metadata import version

from policygraph.export.passages import best_proof, lifespan, replace_illegal
from policygraph.model.iris import short_iri
from policygraph.network import Edge, Network, Node
from policygraph.network.marks import place, radius

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
_SHAPES = {"square": "square", "triangle": "triangle", "triangleDown": "triangle", "diamond": "diamond"}
_NODE_COLUMNS = (
    ("iri", "string"),
    ("label_zh", "string"),
    ("class", "string"),
    ("class_zh", "string"),
    ("aliases", "string"),
)
_EDGE_COLUMNS = (
    ("relation", "string"),
    ("relation_zh", "string"),
    ("group", "string"),
    ("modality", "string"),
    ("confidence", "double"),
    ("claims", "integer"),
    ("passages", "integer"),
    ("quote", "string"),
    ("source", "string"),
    ("publisher", "string"),
    ("published", "string"),
    ("url", "string"),
    ("claim", "string"),
)


def render(network: Network) -> str:
    """Return a network as GEXF; the same network gives the same text."""
    for prefix, namespace in (("", GEXF), ("viz", VIZ)):
        ET.register_namespace(prefix, namespace)
    root = ET.Element(_tag("gexf"), version="1.3")
    meta = ET.SubElement(root, _tag("meta"))
    ET.SubElement(meta, _tag("creator")).text = f"policygraph {version('policygraph')}"
    ET.SubElement(
        meta, _tag("description")
    ).text = f"{len(network.nodes)} entities, {len(network.edges)} relations, each with a quote"
    timed = any(any(lifespan(edge)) for edge in network.edges)
    time = {"timeformat": "date", "timerepresentation": "interval"} if timed else {}
    graph = ET.SubElement(
        root,
        _tag("graph"),
        {"defaultedgetype": "directed", "idtype": "string", "mode": "dynamic" if timed else "static", **time},
    )
    _declare(graph, "node", _NODE_COLUMNS)
    _declare(graph, "edge", _EDGE_COLUMNS)
    places = place(network).places
    nodes = ET.SubElement(graph, _tag("nodes"))
    for node in network.nodes:
        _add_node(nodes, node, places[node.iri])
    edges = ET.SubElement(graph, _tag("edges"))
    for index, edge in enumerate(network.edges):
        _add_edge(edges, index, edge)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _tag(name: str, namespace: str = GEXF) -> str:
    return f"{{{namespace}}}{name}"


def _declare(graph: ET.Element, kind: str, columns: Sequence[tuple[str, str]]) -> None:
    attributes = ET.SubElement(graph, _tag("attributes"), {"class": kind, "mode": "static"})
    for title, of in columns:
        ET.SubElement(attributes, _tag("attribute"), id=title, title=title, type=of)


def _add_values(parent: ET.Element, values: Mapping[str, object]) -> None:
    holder = ET.SubElement(parent, _tag("attvalues"))
    for name, value in values.items():
        if value not in ("", None):
            ET.SubElement(holder, _tag("attvalue"), {"for": name, "value": replace_illegal(str(value))})


def _add_colour(parent: ET.Element, colour: str) -> None:
    parts = {name: str(int(colour[i : i + 2], 16)) for name, i in (("r", 1), ("g", 3), ("b", 5))}
    ET.SubElement(parent, _tag("color", VIZ), parts)


def _add_node(parent: ET.Element, node: Node, spot: tuple[float, float]) -> None:
    added = ET.SubElement(parent, _tag("node"), id=short_iri(node.iri), label=replace_illegal(node.label.en))
    _add_values(
        added,
        {
            "iri": node.iri,
            "label_zh": node.label.zh,
            "class": node.kind_label.en,
            "class_zh": node.kind_label.zh,
            "aliases": " | ".join(node.aliases),
        },
    )
    _add_colour(added, node.colour)
    # Screens count downwards, Gephi upwards.
    ET.SubElement(added, _tag("position", VIZ), x=str(spot[0]), y=str(-spot[1]), z="0.0")
    ET.SubElement(added, _tag("size", VIZ), value=f"{radius(node):.1f}")
    ET.SubElement(added, _tag("shape", VIZ), value=_SHAPES.get(node.shape, "disc"))


def _add_edge(parent: ET.Element, index: int, edge: Edge) -> None:
    proof = best_proof(edge)
    start, end = lifespan(edge)
    works = max((claim.independent_sources for claim in edge.claims), default=1)
    attributes = {
        "id": f"e{index}",
        "source": short_iri(edge.source),
        "target": short_iri(edge.target),
        "type": "undirected" if edge.symmetric else "directed",
        "kind": short_iri(edge.predicate),
        "label": replace_illegal(edge.label.en),
        "weight": str(max(works, 1)),
    }
    attributes |= {name: day for name, day in (("start", start), ("end", end)) if day}
    added = ET.SubElement(parent, _tag("edge"), attributes)
    values: dict[str, object] = {
        "relation": edge.label.en,
        "relation_zh": edge.label.zh,
        "group": edge.group,
        "confidence": edge.confidence,
        "claims": len(edge.claims),
        "passages": sum(1 for _ in edge.passages()),
    }
    if proof is not None:
        values |= proof.values()
    _add_values(added, values)
    _add_colour(added, edge.colour)
    ET.SubElement(added, _tag("thickness", VIZ), value=f"{1.0 + 0.5 * (works - 1):.1f}")
    ET.SubElement(added, _tag("shape", VIZ), value="solid" if edge.stated else "dashed")
