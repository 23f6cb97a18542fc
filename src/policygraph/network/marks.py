"""How large each entity is drawn, in a picture and in a file for another program."""

import math

from policygraph.network.boxes import Box, label_box, wrap
from policygraph.network.layout import Layout, lay_out
from policygraph.network.values import Network, Node


def radius(node: Node) -> float:
    """Return how large an entity is drawn: what was asked for largest, then by relations."""
    if node.distance == 0:
        return 22.0
    return min(18.0, 10.0 + math.sqrt(node.degree) * 1.6)


def box(node: Node) -> Box:
    """Return the room an entity takes in either language."""
    return label_box([wrap(node.label.en), wrap(node.label.zh)], radius(node))


def place(network: Network) -> Layout:
    """Return where every entity of a network stands."""
    return lay_out(network, {node.iri: box(node) for node in network.nodes})
