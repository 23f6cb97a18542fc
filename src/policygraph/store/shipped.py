"""The shipped ontology, vocabularies and register as quads: what every graph starts with."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from policygraph.errors import ModelError
from policygraph.model import rdf
from policygraph.resources import resource
from policygraph.store.oxigraph import OxigraphStore

_SCHEMA = ("policygraph.ttl", "alignments.ttl")


@cache
def shipped_store() -> OxigraphStore:
    """Return what is shipped as a store in memory, for reading.

    It is parsed there, which is several times faster than quad by quad. A concept's
    ``skos:prefLabel`` is also its ``rdfs:label``.

    Raises:
        ModelError: If a file cannot be parsed.
    """
    store = OxigraphStore()
    for path, graph in _files():
        try:
            store.load_turtle(path, graph)
        except SyntaxError as error:
            raise ModelError(f"{path.name} is no Turtle: {error}", fix="correct the file") from error
    named = list(store.quads(predicate=rdf.PREF_LABEL))
    store.apply([], (Quad(quad.subject, rdf.LABEL, quad.object, quad.graph_name) for quad in named))
    return store


@cache
def shipped_quads() -> tuple[Quad, ...]:
    """Return the quads of graphs ``ontology``, ``vocab`` and ``entities`` that are shipped.

    >>> len({quad.graph_name for quad in shipped_quads()})
    3
    """
    return tuple(shipped_store().quads())


def find_shipped(
    subject: NamedNode | None = None, predicate: NamedNode | None = None, graph: NamedNode | None = None
) -> Iterator[Quad]:
    """Yield the shipped quads that fit; a part left out fits everything.

    >>> from policygraph.model.iris import BASE
    >>> goldwind = NamedNode(f"{BASE}id/firm/goldwind")
    >>> sorted(quad.object.value for quad in find_shipped(goldwind, rdf.LABEL))
    ['Goldwind', '金风科技']
    """
    return shipped_store().quads(subject, predicate, None, graph)


@cache
def shipped_entities() -> frozenset[str]:
    """Return the IRIs of the entities and concepts that are shipped: documents add nothing to them."""
    homes = (rdf.ENTITIES, rdf.VOCAB)  # where each of them has a type
    found = {quad.subject for graph in homes for quad in find_shipped(predicate=rdf.TYPE, graph=graph)}
    return frozenset(node.value for node in found if isinstance(node, NamedNode))


@cache
def shipped_digest() -> str:
    """Return 16 hex digits over all shipped files; another version of them gives others."""
    digest = hashlib.sha256()
    for path, _ in _files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for path in sorted((resource("ontology") / "rules").glob("*.rq")):
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files() -> Iterator[tuple[Path, NamedNode]]:
    home = resource("ontology")
    yield from ((home / name, rdf.ONTOLOGY) for name in _SCHEMA if (home / name).exists())
    yield from ((path, rdf.VOCAB) for path in sorted((home / "vocab").glob("*.ttl")))
    yield from ((path, rdf.ENTITIES) for path in sorted((home / "register").glob("*.ttl")))
