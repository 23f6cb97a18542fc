"""The part of the graph that one draws or hands on: entities, edges, claims, quotes, places on a plane.

Views and exports both read it from here, so an edge has the same evidence in
the picture, in the table under it and in the file opened in another program.
"""

from policygraph.network.selection import LIMIT, read_network
from policygraph.network.values import Claim, Edge, Evidence, Label, Network, Node

__all__ = ["LIMIT", "Claim", "Edge", "Evidence", "Label", "Network", "Node", "read_network"]
