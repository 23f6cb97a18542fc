"""One call for all formats: chosen by name, written whole, wrong use told."""

import pytest

from policygraph.errors import PolicyGraphError, QueryError
from policygraph.export import FORMATS, write

ODD = "https://w3id.org/policygraph/id/firm/odd"
PLAN = "https://w3id.org/policygraph/id/programme/plan"


@pytest.mark.parametrize(("name", "suffix"), FORMATS.items())
def test_the_end_of_the_name_decides(odd, tmp_path, name, suffix):
    """Suffix and format name give the same bytes, twice, and leave no draft behind."""
    by_suffix = write(odd, tmp_path / f"a{suffix}")
    by_name = write(odd, tmp_path / "b.out", name)
    again = write(odd, tmp_path / f"a{suffix}")
    assert by_suffix.format == by_name.format == name
    assert again == by_suffix
    assert [p.read_bytes() for p in by_suffix.paths] == [p.read_bytes() for p in by_name.paths]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        p.name for p in (*by_suffix.paths, *by_name.paths)
    )


@pytest.mark.parametrize("suffix", FORMATS.values())
def test_a_focus_takes_a_part(odd, tmp_path, suffix):
    """What lies one step around an entity is smaller than the whole."""
    whole = write(odd, tmp_path / f"whole{suffix}")
    part = write(odd, tmp_path / f"part{suffix}", focus=[PLAN], depth=1)
    assert (part.nodes, part.edges, part.triples) < (whole.nodes, whole.edges, whole.triples)
    assert part.nodes or part.triples


@pytest.mark.parametrize(
    ("name", "wanted", "message"),
    [("graph.doc", None, "tells no format"), ("graph.ttl", "doc", "no format doc")],
)
def test_an_unknown_format_lists_the_known(odd, tmp_path, name, wanted, message):
    """The fix names all of them."""
    with pytest.raises(QueryError, match=message) as error:
        write(odd, tmp_path / name, wanted)
    assert all(known in error.value.fix for known in FORMATS)


@pytest.mark.parametrize("suffix", FORMATS.values())
def test_a_missing_folder_is_told(odd, tmp_path, suffix):
    """Nothing is made on the way."""
    with pytest.raises(PolicyGraphError, match="there is no folder"):
        write(odd, tmp_path / "no" / f"graph{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_the_old_file(odd, tmp_path):
    """An unknown entity is found out before anything is replaced."""
    path = tmp_path / "graph.gexf"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(QueryError, match="nothing of firm:nobody"):
        write(odd, path, focus=[f"{ODD[:-3]}nobody"])
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_file(odd, tmp_path):
    """Only CSV takes a folder: it has two files to put there."""
    folder = tmp_path / "graph.ttl"
    folder.mkdir()
    with pytest.raises(PolicyGraphError, match="is a folder"):
        write(odd, folder)
    result = write(odd, tmp_path, "csv")
    assert [path.name for path in result.paths] == ["nodes.csv", "edges.csv"]
