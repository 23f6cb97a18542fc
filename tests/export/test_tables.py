"""CSV for spreadsheets, read again with the csv module."""

import csv

import pytest

from policygraph.export import write


@pytest.fixture
def tables(odd, tmp_path):
    """Return both tables of the awkward graph, and their paths."""
    result = write(odd, tmp_path / "graph.csv")
    read = []
    for path in result.paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            read.append(list(csv.DictReader(file)))
    return *read, result.paths


def test_excel_sees_utf_8(tables):
    """Both files begin with the mark without which Excel garbles Chinese."""
    *_, paths = tables
    assert [path.name for path in paths] == ["graph-nodes.csv", "graph-edges.csv"]
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in paths)


def test_every_passage_has_a_row(tables):
    """Two quotes of one relation are two rows, each with its source."""
    nodes, edges, _ = tables
    assert [row["id"] for row in nodes] == ["firm:even", "firm:odd", "prog:plan"]
    rows = [row for row in edges if (row["source"], row["target"]) == ("firm:odd", "firm:even")]
    assert {row["quote"] for row in rows} == {"'+奇数公司\x01向偶数公司供货", "Odd sells to\nEven"}
    assert {(row["document"], row["published"], row["url"]) for row in rows} == {
        ("Trade & Turbines", "2024-05-01", "https://example.org/a?b&c")
    }
    assert {(row["relation"], row["relation_zh"]) for row in rows} == {("supplies", "供应")}
    (rumour,) = [row for row in edges if row["modality"] == "rumoured"]
    assert rumour["said_by"] == "people"


def test_no_cell_is_a_formula(tables):
    """A name that starts like a formula is text to a spreadsheet."""
    nodes, edges, _ = tables
    cells = [cell for row in [*nodes, *edges] for cell in row.values()]
    assert '\'=HYPERLINK("x") & <Co>\x07\x0b' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
