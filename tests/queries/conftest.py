"""A small graph of invented firms, in the shapes that ingest writes."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from policygraph.model import rdf
from policygraph.resources import resource
from policygraph.store import OxigraphStore

SMALL = Path(__file__).parent / "small.trig"


def read_ontology() -> Iterable[Quad]:
    """Yield the schema and the concepts, each kind in its graph."""
    home = resource("ontology")
    for path in [home / "policygraph.ttl", *sorted((home / "vocab").glob("*.ttl"))]:
        graph: NamedNode = rdf.ONTOLOGY if path.parent == home else rdf.VOCAB
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
            if quad.predicate == rdf.PREF_LABEL:
                yield Quad(quad.subject, rdf.LABEL, quad.object, graph)


@pytest.fixture(scope="session")
def small() -> OxigraphStore:
    """Return the small graph with the ontology, in memory."""
    store = OxigraphStore()
    store.load(read_ontology())
    store.load(parse(path=SMALL, format=RdfFormat.TRIG))
    return store
