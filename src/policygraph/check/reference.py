"""The reference: pySHACL on the same data and the same shapes."""

from typing import Any

from pyoxigraph import RdfFormat, Triple, parse, serialize

from policygraph.check.problems import Problem
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
    data = Graph().parse(data=lines, format="nt")
    shapes = Graph().parse(resource("ontology") / "shapes.ttl")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True, inference="none")
    return sorted(_read(report), key=lambda problem: problem.order)


def _read(report: Any) -> set[Problem]:
    from rdflib import RDF, SH, URIRef

    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        said = {m.language: str(m) for m in report.objects(result, SH.resultMessage)}
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        component = report.value(result, SH.sourceConstraintComponent)
        found.add(
            Problem(
                severity=str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)).lower(),
                focus=str(report.value(result, SH.focusNode)),
                path=str(path) if isinstance(path, URIRef) else None,
                message=said.get("en", ""),
                message_zh=said.get("zh", ""),
                shape=str(report.value(result, SH.sourceShape)),
                component=str(component).removeprefix(str(SH)),
                value=None if value is None else _term(value.n3()),
            )
        )
    return found


def _term(text: str) -> Any:
    """Return rdflib's term as the store's own, so that both checks can be compared."""
    line = f"<urn:a> <urn:b> {text} ."
    return next(iter(parse(line.encode(), format=RdfFormat.TURTLE))).object
