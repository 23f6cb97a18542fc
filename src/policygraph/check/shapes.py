"""The shapes of ``ontology/shapes.ttl``, read into plain values.

Only what the shapes use is understood. Anything else is refused loudly: a
constraint that a checker skips in silence is worse than none.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen
from pyoxigraph import NamedNode, RdfFormat, Store

from policygraph.errors import ModelError
from policygraph.resources import resource

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
COUNTS = ("minCount", "maxCount", "minInclusive", "maxInclusive", "minLength", "uniqueLang")
LISTS = ("languageIn", "or")
PLAIN = ("class", "datatype", "disjoint", "lessThan", "lessThanOrEquals", "nodeKind", "pattern", "sparql")
COMPONENTS = {name: name[0].upper() + name[1:] for name in (*COUNTS, *LISTS, *PLAIN)} | {"sparql": "SPARQL"}
DESCRIPTIONS = ("path", "message", "severity", "property", "targetClass")


@frozen
class Shape:
    """One node or property shape, with one of its constraints.

    ``targets`` are the classes whose members it looks at, subclasses included.
    ``path`` is a SPARQL path, or None for a node shape. ``parameter`` holds
    IRIs, values or, for ``sparql``, the SELECT query with its prefixes, whose
    own IRI is then ``source``.
    """

    iri: str
    targets: frozenset[str]
    path: str | None
    severity: str
    message: str
    message_zh: str
    constraint: str
    parameter: tuple[str, ...]
    source: str | None = None

    @property
    def component(self) -> str:
        """The local name of the SHACL constraint component."""
        return f"{COMPONENTS[self.constraint]}ConstraintComponent"

    @property
    def property(self) -> str | None:
        """The IRI of the property, where the path is a single one."""
        if self.path is None or self.path.startswith("^") or "|" in self.path:
            return None
        return self.path[1:-1]


@cache
def load_shapes() -> tuple[Shape, ...]:
    """Return every constraint of the shipped shapes, in order of shape IRI.

    Raises:
        ModelError: If a shape uses what the generated checks do not know.
    """
    home = resource("ontology")
    graph = Store()
    for name in ("shapes.ttl", "policygraph.ttl"):
        graph.bulk_load(path=str(home / name), format=RdfFormat.TURTLE)
    reader = _Reader(graph)
    return tuple(sorted(reader.shapes(), key=lambda s: (s.iri, s.constraint, s.parameter)))


class _Reader:
    """Reads shapes from a graph of RDF, whose nodes are of any kind until they are looked at."""

    def __init__(self, graph: Store) -> None:
        self.graph = graph

    def values(self, subject: Any, name: str) -> list[Any]:
        predicate = NamedNode(name if ":" in name else SH + name)
        return [quad.object for quad in self.graph.quads_for_pattern(subject, predicate, None)]

    def value(self, subject: Any, name: str) -> Any:
        return next(iter(self.values(subject, name)), None)

    def members(self, node: Any) -> Iterator[Any]:
        while node != NamedNode(f"{RDF}nil"):
            yield from self.values(node, f"{RDF}first")
            node = self.value(node, f"{RDF}rest")

    def with_subclasses(self, *classes: str) -> frozenset[str]:
        """Return the classes and, as SHACL means them, all their subclasses."""
        found, waiting = set(classes), list(classes)
        while waiting:
            for quad in self.graph.quads_for_pattern(None, SUBCLASS, NamedNode(waiting.pop())):
                if isinstance(quad.subject, NamedNode) and quad.subject.value not in found:
                    found.add(quad.subject.value)
                    waiting.append(quad.subject.value)
        return frozenset(found)

    def shapes(self) -> Iterator[Shape]:
        for quad in self.graph.quads_for_pattern(None, NamedNode(f"{SH}targetClass"), None):
            node, target = quad.subject, quad.object
            if not isinstance(node, NamedNode) or not isinstance(target, NamedNode):
                raise ModelError("a shape or its target has no IRI", fix="name the node in shapes.ttl")
            targets = self.with_subclasses(target.value)
            for part in (node, *self.values(node, "property")):
                yield from self.constraints(part, targets)

    def constraints(self, node: NamedNode, targets: frozenset[str]) -> Iterator[Shape]:
        severity, path = self.value(node, "severity"), self.value(node, "path")
        for quad in self.graph.quads_for_pattern(node, None, None):
            name = quad.predicate.value.removeprefix(SH)
            if not quad.predicate.value.startswith(SH) or name in DESCRIPTIONS:
                continue
            if name not in COMPONENTS:
                raise ModelError(f"{node.value} uses sh:{name}, which generated checks do not know")
            source = quad.object.value if name == "sparql" and isinstance(quad.object, NamedNode) else None
            said = self.messages(quad.object if source else node)
            yield Shape(
                iri=node.value,
                targets=targets,
                path=None if path is None else self.path(path),
                severity=severity.value.removeprefix(SH).lower() if severity else "violation",
                message=said["en"],
                message_zh=said["zh"],
                constraint=name,
                parameter=self.parameter(name, quad.object),
                source=source,
            )

    def messages(self, node: Any) -> dict[str, str]:
        return {message.language: message.value for message in self.values(node, "message")}

    def path(self, path: Any) -> str:
        if isinstance(path, NamedNode):
            return str(path)
        inverse, choices = self.value(path, "inversePath"), self.value(path, "alternativePath")
        if inverse is not None:
            return f"^{inverse}"
        if choices is None:
            raise ModelError("a shape has a path that generated checks do not know")
        return "|".join(str(choice) for choice in self.members(choices))

    def parameter(self, name: str, value: Any) -> tuple[str, ...]:
        if name == "class":
            return tuple(sorted(self.with_subclasses(value.value)))
        if name == "languageIn":
            return tuple(member.value for member in self.members(value))
        if name == "sparql":
            return (self.select(value),)
        if name != "or":
            return (value.value,)
        classes = [self.value(member, "class") for member in self.members(value)]
        if None in classes:
            raise ModelError("sh:or is understood for shapes that name a class, and for those alone")
        return tuple(sorted(self.with_subclasses(*(found.value for found in classes))))

    def select(self, node: Any) -> str:
        """Return the query of a SPARQL constraint below the prefixes that it declares."""
        declared = [d for home in self.values(node, "prefixes") for d in self.values(home, "declare")]
        lines = [
            f"PREFIX {self.value(d, 'prefix').value}: <{self.value(d, 'namespace').value}>" for d in declared
        ]
        return "\n".join([*sorted(lines), self.value(node, "select").value])
