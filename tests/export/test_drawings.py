"""GEXF and GraphML, read again by networkx and by a plain XML parser."""

import re
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from policygraph.export import write
from policygraph.export.gexf import GEXF, VIZ


@pytest.fixture
def gexf(odd, tmp_path):
    """Return the awkward graph as GEXF."""
    path = tmp_path / "graph.gexf"
    write(odd, path)
    return path


def values_of(edge):
    """Return the attribute values of an edge of GEXF."""
    found = edge.iter(f"{{{GEXF}}}attvalue")
    return {one.get("for"): one.get("value") for one in found}


def test_networkx_reads_gexf(gexf):
    """Entities, relations both ways, quotes and their sources arrive."""
    graph = nx.read_gexf(gexf)
    assert graph.is_directed()
    assert sorted(graph) == ["firm:even", "firm:odd", "prog:plan"]
    assert graph.number_of_edges() == 3
    there = graph["firm:odd"]["firm:even"]
    assert there["relation_zh"] == "供应"
    assert there["quote"] == "+奇数公司␁向偶数公司供货"
    assert there["source"] == "Trade & Turbines"
    assert (there["publisher"], there["published"]) == ("The ␈Paper", "2024-05-01")
    assert (there["confidence"], there["passages"]) == (0.9, 2)


def test_gexf_is_version_1_3_with_dates_that_are_dates(gexf):
    """Life spans are days, never mixed with timestamps; every edge names its kind."""
    root = ET.parse(gexf).getroot()  # noqa: S314 - written by us a moment ago
    assert (root.tag, root.get("version")) == (f"{{{GEXF}}}gexf", "1.3")
    graph = root.find(f"{{{GEXF}}}graph")
    assert (graph.get("timeformat"), graph.get("timerepresentation")) == ("date", "interval")
    edges = list(root.iter(f"{{{GEXF}}}edge"))
    assert sorted((edge.get("start"), edge.get("end")) for edge in edges if edge.get("start")) == [
        ("2020-01-01", "2023-06-30")
    ]
    assert {edge.get("kind") for edge in edges} == {"pg:supplies", "pg:designatedUnder"}
    assert {values_of(edge)["modality"] for edge in edges} == {"stated", "rumoured"}
    assert "T" not in "".join(re.findall(r'(?:start|end)="([^"]*)"', gexf.read_text(encoding="utf-8")))


def test_gexf_carries_the_picture(gexf):
    """Colours, sizes, places and shapes are those of the page."""
    root = ET.parse(gexf).getroot()  # noqa: S314 - written by us a moment ago
    marks = {f"{{{VIZ}}}{name}" for name in ("color", "position", "size", "shape")}
    for node in root.iter(f"{{{GEXF}}}node"):
        assert {child.tag for child in node} >= marks
    edges = root.iter(f"{{{GEXF}}}edge")
    shapes = {values_of(e)["modality"]: e.find(f"{{{VIZ}}}shape").get("value") for e in edges}
    assert shapes == {"stated": "solid", "rumoured": "dashed"}


def test_letters_that_xml_forbids_are_shown_as_signs(gexf):
    """A bell becomes its picture; nothing disappears."""
    root = ET.parse(gexf).getroot()  # noqa: S314 - written by us a moment ago
    labels = {node.get("label") for node in root.iter(f"{{{GEXF}}}node")}
    assert '=HYPERLINK("x") & <Co>␇␋' in labels


def test_a_graph_without_dates_is_static(small, tmp_path):
    """Gephi shows a time line only where there is time."""
    path = tmp_path / "graph.gexf"
    write(small, path)
    graph = ET.parse(path).getroot().find(f"{{{GEXF}}}graph")  # noqa: S314 - written by us a moment ago
    assert (graph.get("mode"), graph.get("timeformat")) == ("static", None)


def test_networkx_reads_graphml(odd, tmp_path):
    """Direction, quotes and both names arrive, with the same signs for forbidden letters."""
    path = tmp_path / "graph.graphml"
    result = write(odd, path)
    graph = nx.read_graphml(path, force_multigraph=True)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (result.nodes, result.edges) == (3, 3)
    assert graph.nodes["firm:odd"]["label"] == '=HYPERLINK("x") & <Co>␇␋'
    assert graph.nodes["firm:odd"]["label_zh"] == "@怪公司�"
    (there,) = graph["firm:odd"]["firm:even"].values()
    assert (there["start"], there["end"], there["group"]) == ("2020-01-01", "2023-06-30", "supply")
    assert there["quote"] == "+奇数公司␁向偶数公司供货"
    ET.parse(path)  # noqa: S314 - written by us a moment ago
