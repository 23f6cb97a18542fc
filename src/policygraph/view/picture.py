"""The drawing itself: a pyvis network whose places are already computed."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph.network import Edge, Network, Node
from policygraph.network.boxes import BELOW, LINE, wrap
from policygraph.network.layout import Layout
from policygraph.network.marks import radius
from policygraph.view.page import LINE_LABELS

if TYPE_CHECKING:
    from pyvis.network import Network as Picture

INK = "#1f2430"
PAPER = "#ffffff"
# Lines that join the same two entities stand this far apart, whatever their length.
_APART = 26.0

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 10**6},
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 4,
        "labelHighlightBold": False,
        "font": {"face": "sans-serif", "size": 14, "color": INK, "strokeWidth": 2, "strokeColor": PAPER},
    },
    "edges": {
        "arrowStrikethrough": False,
        "smooth": False,
        "labelHighlightBold": False,
        "selectionWidth": 2,
        "hoverWidth": 1,
        "arrows": {"to": {"scaleFactor": 0.7}},
        "font": {
            "face": "sans-serif",
            "size": 11,
            "strokeWidth": 4,
            "strokeColor": PAPER,
            "align": "horizontal",
        },
    },
}


def draw(network: Network, layout: Layout, *, lang: str) -> "Picture":
    """Return the pyvis network; it is never laid out again in the browser.

    Args:
        network: What to draw.
        layout: Where each entity stands.
        lang: ``en`` or ``zh``: the language of the labels at first.
    """
    from pyvis.network import Network as Picture

    picture = Picture(directed=True, cdn_resources="in_line", bgcolor=PAPER, font_color=INK)
    picture.options = _OPTIONS
    ids = {node.iri: f"n{i}" for i, node in enumerate(network.nodes)}
    for node in network.nodes:
        x, y = layout.places[node.iri]
        mark = _mark(node, lang, above=node.iri in layout.above)
        picture.add_node(ids[node.iri], **mark, x=x, y=y)
        # pyvis sets the font of a node to its colour alone, after whatever is given.
        picture.node_map[ids[node.iri]]["font"] = {
            "size": 16 if node.distance == 0 else 14,
            "vadjust": mark["shifts"][lang],
        }
    bows = _bows(network.edges, layout)
    named = len(network.edges) <= LINE_LABELS
    for index, edge in enumerate(network.edges):
        picture.add_edge(
            ids[edge.source],
            ids[edge.target],
            **_line(edge, lang, named=named),
            **bows[index],
            id=f"e{index}",
        )
    return picture


def _mark(node: Node, lang: str, *, above: bool) -> dict[str, Any]:
    labels = {"en": wrap(node.label.en), "zh": wrap(node.label.zh)}
    focus = node.distance == 0
    edge_of_mark = darker(node.colour)
    fill = {"background": node.colour, "border": INK if focus else edge_of_mark}
    return {
        # pyvis shows the id where a label is empty; a space keeps it blank.
        "label": labels[lang] or " ",
        "labels": labels,
        "shifts": {code: _shift(label, radius(node), above=above) for code, label in labels.items()},
        "shape": node.shape,
        "size": radius(node),
        "color": {**fill, "highlight": {**fill, "border": INK}, "hover": {**fill, "border": INK}},
        "borderWidth": 3 if focus else 1.5,
    }


def _shift(label: str, size: float, *, above: bool) -> float:
    # vis-network puts the first line 11 below the mark; a shift is the only way to move it.
    below = 11.0
    if not above:
        return BELOW - below
    return -(2 * size + LINE * (label.count("\n") + 1) + below + BELOW)


def _line(edge: Edge, lang: str, *, named: bool) -> dict[str, Any]:
    labels = {"en": edge.label.en, "zh": edge.label.zh}
    works = max((claim.independent_sources for claim in edge.claims), default=1)
    return {
        "label": labels[lang] if named else " ",
        "labels": labels,
        "group_of_edge": edge.group,
        "color": {"color": edge.colour, "highlight": edge.colour, "hover": edge.colour},
        "font": {"color": darker(edge.colour)},
        "dashes": False if edge.stated else [7, 5],
        "width": min(1.6 + 0.9 * (works - 1), 5.2),
        "arrows": {"to": {"enabled": not edge.symmetric}},
    }


def _bows(edges: tuple[Edge, ...], layout: Layout) -> list[dict[str, Any]]:
    """Return how each line bends: straight alone, apart where several join the same two entities."""
    together: dict[frozenset[str], list[int]] = {}
    for index, edge in enumerate(edges):
        together.setdefault(frozenset((edge.source, edge.target)), []).append(index)
    bows: list[dict[str, Any]] = [{} for _ in edges]
    for ends, several in together.items():
        length = max(60.0, math.dist(*(layout.places[iri] for iri in ends)))
        for turn, index in enumerate(several):
            # vis-network bends to half of this share of the line's length.
            bend = 2 * _APART * (turn - (len(several) - 1) / 2) / length
            if bend:
                # A bend lies left of its own direction: lines the other way bend back.
                forward = edges[index].source == min(ends)
                side = "curvedCW" if (bend > 0) == forward else "curvedCCW"
                bows[index] = {"smooth": {"type": side, "roundness": abs(bend), "enabled": True}}
    return bows


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
