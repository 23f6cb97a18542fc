"""The shapes of ``ontology/shapes.ttl``, read into plain values.

Only what the shapes use is understood. Anything else is refused loudly: a
constraint that a checker skips in silence is worse than none.
"""

from collections.abc import Iterator
from functools import cache

from attrs import frozen
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

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
Node = NamedNode | BlankNode


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
        simple = self.path is not None and self.path.startswith("<") and "|" not in self.path
        return self.path[1:-1] if self.path is not None and simple else None


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
    def __init__(self, graph: Store) -> None:
        self.graph = graph

    def values(self, subject: Node, name: str) -> list[Node | Literal]:
        predicate = NamedNode(name if ":" in name else SH + name)
        return [q.object for q in self.graph.quads_for_pattern(subject, predicate, None)]  # type: ignore[misc]

    def value(self, subject: Node, name: str) -> Node | Literal | None:
        return next(iter(self.values(subject, name)), None)

    def members(self, node: Node) -> Iterator[Node | Literal]:
        while node != NamedNode(f"{RDF}nil"):
            yield from self.values(node, f"{RDF}first")
            (rest,) = self.values(node, f"{RDF}rest")
            assert not isinstance(rest, Literal)  # noqa: S101 - a list's rest is a node
            node = rest

    def with_subclasses(self, classes: list[str]) -> frozenset[str]:
        """Return the classes and, as SHACL means them, all their subclasses."""
        found, waiting = set(classes), list(classes)
        while waiting:
            for quad in self.graph.quads_for_pattern(None, SUBCLASS, NamedNode(waiting.pop())):
                name = quad.subject.value  # type: ignore[union-attr]
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return frozenset(found)

    def shapes(self) -> Iterator[Shape]:
        for quad in self.graph.quads_for_pattern(None, NamedNode(f"{SH}targetClass"), None):
            node = quad.subject
            assert isinstance(node, NamedNode)  # noqa: S101 - shapes have IRIs, a test holds
            targets = self.with_subclasses([quad.object.value])  # type: ignore[union-attr]
            yield from self.constraints(node, targets)
            for part in self.values(node, "property"):
                assert isinstance(part, NamedNode)  # noqa: S101 - as above
                yield from self.constraints(part, targets)

    def constraints(self, node: NamedNode, targets: frozenset[str]) -> Iterator[Shape]:
        severity = self.value(node, "severity")
        gravity = severity.value.removeprefix(SH).lower() if severity else "violation"
        path = self.value(node, "path")
        for quad in self.graph.quads_for_pattern(node, None, None):
            name = quad.predicate.value.removeprefix(SH)
            if not quad.predicate.value.startswith(SH) or name in DESCRIPTIONS:
                continue
            if name not in COMPONENTS:
                raise ModelError(f"{node.value} uses sh:{name}, which generated checks do not know")
            spoken = quad.object if name == "sparql" else node
            en, zh = self.messages(spoken) or self.messages(node)  # type: ignore[arg-type, misc]
            yield Shape(
                iri=node.value,
                targets=targets,
                path=None if path is None else self.path(path),
                severity=gravity,
                message=en,
                message_zh=zh,
                constraint=name,
                parameter=self.parameter(name, quad.object),  # type: ignore[arg-type]
                source=spoken.value if name == "sparql" else None,  # type: ignore[union-attr]
            )

    def messages(self, node: Node) -> tuple[str, str] | None:
        said = {m.language: m.value for m in self.values(node, "message") if isinstance(m, Literal)}
        return (said["en"], said["zh"]) if said else None

    def path(self, path: Node | Literal) -> str:
        if isinstance(path, NamedNode):
            return str(path)
        assert isinstance(path, BlankNode)  # noqa: S101 - a literal is no path
        inverse = self.value(path, "inversePath")
        if inverse is not None:
            return f"^{inverse}"
        choices = self.value(path, "alternativePath")
        if choices is None or isinstance(choices, Literal):
            raise ModelError("a shape has a path that generated checks do not know")
        return "|".join(str(choice) for choice in self.members(choices))

    def parameter(self, name: str, value: Node | Literal) -> tuple[str, ...]:
        if name == "class":
            return tuple(sorted(self.with_subclasses([value.value])))
        if isinstance(value, Literal) or name not in {"or", "languageIn", "sparql"}:
            return (value.value,)
        if name == "languageIn":
            return tuple(member.value for member in self.members(value))
        if name == "sparql":
            return (self.select(value),)
        classes = [self.value(member, "class") for member in self.members(value)]  # type: ignore[arg-type]
        if None in classes:
            raise ModelError("sh:or is understood for shapes that name a class, and for those alone")
        return tuple(sorted(self.with_subclasses([c.value for c in classes if c is not None])))

    def select(self, node: Node) -> str:
        """Return the query of a SPARQL constraint below the prefixes that it declares."""
        lines = []
        for home in self.values(node, "prefixes"):
            assert not isinstance(home, Literal)  # noqa: S101 - prefixes are declared on a node
            for declared in self.values(home, "declare"):
                assert not isinstance(declared, Literal)  # noqa: S101 - as above
                name, space = self.value(declared, "prefix"), self.value(declared, "namespace")
                lines.append(f"PREFIX {name.value}: <{space.value}>")  # type: ignore[union-attr]
        (text,) = self.values(node, "select")
        return "\n".join([*sorted(lines), text.value])
