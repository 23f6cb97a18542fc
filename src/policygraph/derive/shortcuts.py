"""Shortcuts, as the ontology declares them, made into one plain query each."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import local_name
from policygraph.store.protocol import Store

_DEPRECATED: Final = rdf.concept_node("rank", "deprecated")


def iter_shortcuts(store: Store) -> Iterator[tuple[str, str]]:
    """Yield ``(name, CONSTRUCT query)`` for each shortcut and claim class it is made from.

    One query with variable predicates would do for all, at several times the cost.

    Args:
        store: A store whose graph ``ontology`` holds the annotations.
    """
    declared = {q.subject for q in store.quads(None, pg.shortcutFor) if isinstance(q.subject, NamedNode)}
    for shortcut in sorted(declared, key=str):
        classes = {
            c for base in _nodes(store, shortcut, pg.shortcutFor) for c in _with_subclasses(store, base)
        }
        values = [str(value) for value in _nodes(store, shortcut, pg.shortcutValue)]
        for cls in sorted(classes, key=str):
            for source in _nodes(store, shortcut, pg.shortcutFrom):
                for target in _nodes(store, shortcut, pg.shortcutTo):
                    lines = [f"?c a {cls} ; {source} ?s ; {target} ?o ."]
                    lines += [
                        f"?c {qualifier} ?q . FILTER(?q IN ({', '.join(values)}))"
                        for qualifier in _nodes(store, shortcut, pg.shortcutQualifier)
                    ]
                    yield f"{local_name(shortcut)} from {local_name(cls)}", _query(shortcut, lines)


def _query(shortcut: NamedNode, lines: list[str]) -> str:
    pattern = "\n  ".join(
        [
            *lines,
            "FILTER(?s != ?o)",
            f"FILTER NOT EXISTS {{ ?c {pg.rank} {_DEPRECATED} }}",
            f"FILTER NOT EXISTS {{ ?c {pg.retractedAt} ?retracted }}",
        ]
    )
    return f"CONSTRUCT {{ ?s {shortcut} ?o }}\nWHERE {{\n  {pattern}\n}}"


def _nodes(store: Store, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    found = {q.object for q in store.quads(subject, predicate) if isinstance(q.object, NamedNode)}
    return sorted(found, key=str)


def _with_subclasses(store: Store, cls: NamedNode) -> set[NamedNode]:
    found, open_ = {cls}, [cls]
    while open_:
        for quad in store.quads(None, rdf.SUBCLASS, open_.pop()):
            if isinstance(quad.subject, NamedNode) and quad.subject not in found:
                found.add(quad.subject)
                open_.append(quad.subject)
    return found
