"""The reference: pySHACL on the same data and the same shapes."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyoxigraph import RdfFormat, Triple, parse, serialize

from policygraph.check.problems import Problem
from policygraph.check.shapes import load_shapes
from policygraph.resources import resource
from policygraph.store.protocol import Store

EVERYTHING = "SELECT DISTINCT ?subject ?predicate ?object WHERE { ?subject ?predicate ?object }"


def check_reference(store: Store) -> list[Problem]:
    """Return what pySHACL finds wrong in all of a store, gravest first.

    It takes some 30 ms a claim, so it is for CI and ``policygraph check``; ingest
    runs ``check``. A test holds that both find the same.
    """
    import pyshacl
    from rdflib import Graph

    _, rows = store.select(EVERYTHING)
    lines = serialize((Triple(*row) for row in rows), format=RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
    with _told_once():
        data = Graph().parse(data=lines, format="nt")
        shapes = Graph().parse(resource("ontology") / "shapes.ttl")
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True, inference="none")
    return sorted(_read(report), key=lambda problem: problem.order)


@contextmanager
def _told_once() -> Iterator[None]:
    """Silence rdflib's log of literals that do not fit their type: the report names them."""
    log = logging.getLogger("rdflib.term")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def _read(report: Any) -> set[Problem]:
    from rdflib import RDF, SH, BNode, URIRef

    # pySHACL drops the language of the messages of SPARQL constraints.
    said = {(s.iri, s.component, s.source): (s.message, s.message_zh) for s in load_shapes()}
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, shape = report.value(result, SH.focusNode), str(report.value(result, SH.sourceShape))
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
        source = report.value(result, SH.sourceConstraint)
        en, zh = said[shape, component, None if source is None else str(source)]
        found.add(
            Problem(
                severity=str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)).lower(),
                focus=f"_:{focus}" if isinstance(focus, BNode) else str(focus),
                path=str(path) if isinstance(path, URIRef) else None,
                message=en,
                message_zh=zh,
                shape=shape,
                component=component,
                value=None if value is None else _term(value.n3()),
            )
        )
    return found


def _term(text: str) -> Any:
    """Return rdflib's term as the store's own, so that both checks can be compared."""
    return next(iter(parse(f"<urn:a> <urn:b> {text} .".encode(), format=RdfFormat.TURTLE))).object
