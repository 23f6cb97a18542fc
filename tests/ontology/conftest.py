"""The ontology's files, and stores with the example on top."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from policygraph.model import rdf
from policygraph.resources import resource
from policygraph.store.oxigraph import OxigraphStore

ONTOLOGY = resource("ontology")


def read_schema() -> Iterable[Quad]:
    """Yield core and concept schemes, each triple in its graph."""
    files = [(ONTOLOGY / "policygraph.ttl", rdf.ONTOLOGY)]
    files += [(path, rdf.VOCAB) for path in sorted((ONTOLOGY / "vocab").glob("*.ttl"))]
    for path, graph in files:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


@pytest.fixture(scope="session")
def schema() -> tuple[Quad, ...]:
    """The core and the concept schemes."""
    return tuple(read_schema())


@pytest.fixture(scope="session")
def example() -> tuple[Quad, ...]:
    """The example data set."""
    return tuple(parse(path=str(ONTOLOGY / "example.trig"), format=RdfFormat.TRIG))


@pytest.fixture(scope="session")
def make_store(schema, example) -> Callable[..., OxigraphStore]:
    """Build a store of core, concepts and example, with TriG files on top."""

    def make(*files: Path) -> OxigraphStore:
        store = OxigraphStore()
        more = [quad for path in files for quad in parse(path=str(path), format=RdfFormat.TRIG)]
        store.load([*schema, *example, *more])
        return store

    return make


@pytest.fixture(scope="session")
def store(make_store) -> OxigraphStore:
    """Core, concepts and example; for reading."""
    return make_store()


@pytest.fixture(scope="session")
def core(schema) -> OxigraphStore:
    """The core alone."""
    found = OxigraphStore()
    found.load(quad for quad in schema if quad.graph_name == rdf.ONTOLOGY)
    return found


@pytest.fixture(scope="session")
def declared(core) -> frozenset[NamedNode]:
    """Every term of the namespace that the core declares."""
    _, rows = core.select("SELECT DISTINCT ?term WHERE { ?term a ?kind }")
    return frozenset(r[0] for r in rows if r[0].value.startswith("https://w3id.org/policygraph/ontology#"))
