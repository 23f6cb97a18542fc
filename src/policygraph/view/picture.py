"""The drawing itself: a pyvis network whose places are already computed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.network import Edge, Network, Node
from policygraph.network.curves import bends
from policygraph.network.layout import Layout
from policygraph.network.marks import radius

if TYPE_CHECKING:
    from pyvis.network import Network as Picture

INK = "#1f2430"
PAPER = "#ffffff"

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 10**6},
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 4,
    },
    "edges": {
        "arrowStrikethrough": False,
        "smooth": False,
        "selectionWidth": 2,
        "hoverWidth": 1,
        "arrows": {"to": {"scaleFactor": 0.7}},
    },
}


def draw(network: Network, layout: Layout) -> "Picture":
    """Return marks and lines as a pyvis network; it is never laid out again in the browser.

    Names are no part of it: the page writes them where ``network.naming`` puts them.

    Args:
        network: What to draw.
        layout: Where each entity stands.
    """
    from pyvis.network import Network as Picture

    picture = Picture(directed=True, cdn_resources="in_line", bgcolor=PAPER, font_color=INK)
    picture.options = _OPTIONS
    ids = {node.iri: f"n{i}" for i, node in enumerate(network.nodes)}
    for node in network.nodes:
        x, y = layout.places[node.iri]
        picture.add_node(ids[node.iri], **_mark(node), x=x, y=y)
    for index, (edge, bend) in enumerate(
        zip(network.edges, bends(network.edges, layout.places), strict=True)
    ):
        picture.add_edge(ids[edge.source], ids[edge.target], **_line(edge), **_bow(bend), id=f"e{index}")
    return picture


def _mark(node: Node) -> dict[str, Any]:
    focus = node.distance == 0
    fill = {"background": node.colour, "border": INK if focus else darker(node.colour)}
    return {
        # pyvis shows the id where a label is empty; a space keeps it blank.
        "label": " ",
        "shape": node.shape,
        "size": radius(node),
        "color": {**fill, "highlight": {**fill, "border": INK}, "hover": {**fill, "border": INK}},
        "borderWidth": 3 if focus else 1.5,
    }


def _line(edge: Edge) -> dict[str, Any]:
    works = max((claim.independent_sources for claim in edge.claims), default=1)
    return {
        "color": {"color": edge.colour, "highlight": edge.colour, "hover": edge.colour},
        "dashes": False if edge.stated else [7, 5],
        "width": min(1.6 + 0.9 * (works - 1), 5.2),
        "arrows": {"to": {"enabled": not edge.symmetric}},
    }


def _bow(bend: float) -> dict[str, Any]:
    if not bend:
        return {}
    side = "curvedCW" if bend > 0 else "curvedCCW"
    return {"smooth": {"type": side, "roundness": abs(bend), "enabled": True}}


def darker(colour: str, share: float = 0.62) -> str:
    """Return a darker shade of a colour, for borders and small letters.

    >>> darker("#ffffff", 0.5)
    '#7f7f7f'
    """
    return "#" + "".join(f"{int(int(colour[i : i + 2], 16) * share):02x}" for i in (1, 3, 5))


def vis_network() -> str:
    """Return the script of vis-network that pyvis brings along."""
    import pyvis

    found = sorted(Path(pyvis.__file__).parent.glob("templates/lib/vis-*/vis-network.min.js"))
    return found[-1].read_text(encoding="utf-8")
