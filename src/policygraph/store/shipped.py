"""The shipped ontology, vocabularies and register as quads: what every graph starts with."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from policygraph.errors import ModelError
from policygraph.model import rdf
from policygraph.resources import resource

_SCHEMA = ("policygraph.ttl", "alignments.ttl")


@cache
def shipped_quads() -> tuple[Quad, ...]:
    """Return the quads of graphs ``ontology``, ``vocab`` and ``entities`` that are shipped.

    A concept's ``skos:prefLabel`` is also its ``rdfs:label``. A triple that two
    files hold has one home, the first of the three graphs.

    Raises:
        ModelError: If a file cannot be parsed or holds a blank node.

    >>> len({quad.graph_name for quad in shipped_quads()})
    3
    """
    found: dict[tuple[object, object, object], Quad] = {}
    for path, graph in _files():
        for quad in _read(path, graph):
            found.setdefault((quad.subject, quad.predicate, quad.object), quad)
    return tuple(found.values())


@cache
def shipped_entities() -> frozenset[str]:
    """Return the IRIs of the entities and concepts that are shipped: documents add nothing to them."""
    return frozenset(
        quad.subject.value
        for quad in shipped_quads()
        if isinstance(quad.subject, NamedNode) and quad.graph_name in (rdf.ENTITIES, rdf.VOCAB)
    )


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


def _read(path: Path, graph: NamedNode) -> Iterator[Quad]:
    try:
        for triple in parse(path=str(path), format=RdfFormat.TURTLE):
            if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
                raise ModelError(f"{path.name} holds a blank node", fix="name the node")
            yield Quad(triple.subject, triple.predicate, triple.object, graph)
            if triple.predicate == rdf.PREF_LABEL:
                yield Quad(triple.subject, rdf.LABEL, triple.object, graph)
    except SyntaxError as error:
        raise ModelError(f"{path.name} is no Turtle: {error}", fix="correct the file") from error
