"""Run the generated checks on a store, on all of it or on what was touched."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from policygraph.check.problems import Problem
from policygraph.check.queries import TARGET, select
from policygraph.check.shapes import Shape, load_shapes
from policygraph.store.protocol import Store

CHUNK = 500


def check(store: Store, focus: Iterable[NamedNode] | None = None) -> list[Problem]:
    """Return what is wrong, gravest first.

    The checks are SPARQL queries made from ``ontology/shapes.ttl``; they find
    what ``check_reference`` finds, several times faster. The store must hold the
    ontology and the vocabularies beside the data.

    Args:
        store: Where to look.
        focus: The nodes to look at: claims, evidence, sources, entities. All of
            the store where it is None.
    """
    targets = _everything(store) if focus is None else _touched(store, focus)
    found = {problem for shape, target in targets for problem in _problems(store, shape, target)}
    return sorted(found, key=lambda problem: problem.order)


def _everything(store: Store) -> Iterator[tuple[Shape, str]]:
    _, rows = store.select("SELECT DISTINCT ?type WHERE { ?this a ?type }")
    present = {row[0].value for row in rows if isinstance(row[0], NamedNode)}
    for shape in load_shapes():
        types = sorted(shape.targets & present)
        if types:
            listed = " ".join(f"<{name}>" for name in types)
            yield shape, f"{{ SELECT DISTINCT ?this WHERE {{ VALUES ?type {{ {listed} }} ?this a ?type }} }}"


def _touched(store: Store, focus: Iterable[NamedNode]) -> Iterator[tuple[Shape, str]]:
    nodes = sorted(set(focus), key=lambda node: node.value)
    for start in range(0, len(nodes), CHUNK):
        chunk = _values(nodes[start : start + CHUNK])
        _, rows = store.select(f"SELECT ?this ?type WHERE {{ {chunk} ?this a ?type }}")
        members: dict[str, set[NamedNode]] = defaultdict(set)
        for node, kind in rows:
            if isinstance(node, NamedNode) and isinstance(kind, NamedNode):
                members[kind.value].add(node)
        for shape in load_shapes():
            meant = {node for kind in shape.targets & members.keys() for node in members[kind]}
            if meant:
                yield shape, _values(sorted(meant, key=str))


def _values(nodes: Iterable[NamedNode]) -> str:
    return f"VALUES ?this {{ {' '.join(map(str, nodes))} }}"


def _problems(store: Store, shape: Shape, target: str) -> Iterator[Problem]:
    columns, rows = store.select(select(shape).replace(TARGET, target))
    for row in rows:
        found = dict(zip(columns, row, strict=True))
        this = found["this"]
        value = found.get("value", this if shape.path is None else None)
        yield Problem(
            severity=shape.severity,
            focus=this.value if isinstance(this, NamedNode) else str(this),
            path=shape.property,
            message=shape.message,
            message_zh=shape.message_zh,
            shape=shape.iri,
            component=shape.component,
            value=value,
        )
