"""GraphML for yEd, Cytoscape, igraph and networkx."""

from io import BytesIO

from policygraph.export.passages import best_proof, lifespan, replace_illegal
from policygraph.model.iris import short_iri
from policygraph.network import Edge, Network, Node
from policygraph.network.marks import place


def render(network: Network) -> str:
    """Return a network as GraphML; the same network gives the same text."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    places = place(network).places
    for node in network.nodes:
        graph.add_node(short_iri(node.iri), **_node(node, places[node.iri]))
    for edge in network.edges:
        graph.add_edge(
            short_iri(edge.source), short_iri(edge.target), key=short_iri(edge.predicate), **_edge(edge)
        )
    buffer = BytesIO()
    nx.write_graphml_xml(graph, buffer, prettyprint=True)
    return buffer.getvalue().decode() + "\n"


def _node(node: Node, spot: tuple[float, float]) -> dict[str, str | float]:
    return {
        "iri": node.iri,
        "label": replace_illegal(node.label.en),
        "label_zh": replace_illegal(node.label.zh),
        "class": replace_illegal(node.kind_label.en),
        "colour": node.colour,
        "x": spot[0],
        "y": spot[1],
    }


def _edge(edge: Edge) -> dict[str, str | float]:
    start, end = lifespan(edge)
    values: dict[str, str | float] = {
        "label": edge.label.en,
        "label_zh": edge.label.zh,
        "group": edge.group,
        "colour": edge.colour,
        "directed": str(not edge.symmetric).lower(),
        "claims": len(edge.claims),
        "start": start,
        "end": end,
    }
    if edge.confidence is not None:
        values["confidence"] = edge.confidence
    proof = best_proof(edge)
    if proof is not None:
        values |= proof.values()
    return {name: replace_illegal(v) if isinstance(v, str) else v for name, v in values.items() if v != ""}
