"""RDF files, read again by another library."""

import warnings

import pytest
from rdflib import Dataset, Graph

from policygraph.export import write
from policygraph.model import rdf

FORMATS = {"trig": "trig", "nq": "nquads", "jsonld": "json-ld"}


def normal(term):
    """Return a term as text that rdflib and pyoxigraph agree on."""
    if hasattr(term, "n3"):
        return (str(term), getattr(term, "language", None))
    return (term.value, getattr(term, "language", None))


@pytest.mark.parametrize(("suffix", "name"), FORMATS.items())
def test_rdflib_reads_every_quad(odd, tmp_path, suffix, name):
    """All graphs but ``meta``, quad by quad; languages, control characters and dates survive."""
    path = tmp_path / f"graph.{suffix}"
    result = write(odd, path)
    dataset = Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parsers use its old names
        dataset.parse(path, format=name)
        found = {(*map(normal, (s, p, o)), str(g)) for s, p, o, g in dataset.quads()}
    wanted = {
        (*map(normal, (q.subject, q.predicate, q.object)), q.graph_name.value)
        for q in odd.quads()
        if q.graph_name != rdf.META
    }
    assert found == wanted
    assert result.triples == len(wanted)


def test_turtle_holds_the_union(odd, tmp_path):
    """Turtle knows no graphs: every triple once."""
    path = tmp_path / "graph.ttl"
    result = write(odd, path)
    graph = Graph().parse(path, format="turtle")
    assert len(graph) == result.triples == len({q.triple for q in odd.quads() if q.graph_name != rdf.META})


def test_nquads_are_sorted_lines(odd, tmp_path):
    """The file is what the store dumps, so that two graphs compare with ``cmp``."""
    path = tmp_path / "graph.nq"
    write(odd, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines) == list(odd.dump(without=[rdf.META]))


def test_prefixes_stand_in_order_at_the_top(odd, tmp_path):
    """They are the same on every run and only those used."""
    path = tmp_path / "graph.trig"
    write(odd, path, focus=["https://w3id.org/policygraph/id/programme/plan"], depth=1)
    lines = path.read_text(encoding="utf-8").splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes) == lines[: len(prefixes)]
    assert any("firm:odd" in line for line in lines)
    assert not any("batch" in line for line in prefixes)


def test_a_part_brings_its_evidence(odd, tmp_path):
    """Claims come with passages and sources, not as bare triples."""
    path = tmp_path / "part.nq"
    write(odd, path, focus=["https://w3id.org/policygraph/id/programme/plan"], depth=1)
    text = path.read_text(encoding="utf-8")
    assert "Odd was honoured" in text
    assert "Trade & Turbines" in text
    assert "/claim/prize> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in text
