"""The rules in their order: the shipped queries, with the shortcuts in their midst."""

from collections.abc import Iterator

from attrs import frozen
from pyoxigraph import NamedNode, Quad

from policygraph.derive.shortcuts import iter_shortcuts
from policygraph.model import rdf
from policygraph.resources import resource
from policygraph.store.protocol import Store

# The place of the shortcuts among the numbered rule files: after the status of
# designations, which some depend on, and before the triples that claims state.
_SHORTCUTS = "20-shortcuts"


@frozen
class Rule:
    """A CONSTRUCT query over the union of graphs, whose triples go to graph ``derived``."""

    name: str
    sparql: str


def load_rules(store: Store) -> tuple[Rule, ...]:
    """Return all rules in the order in which they run.

    Args:
        store: A store whose graph ``ontology`` declares the shortcuts.
    """
    folder = resource("ontology") / "rules"
    files = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.rq")}
    files.pop(_SHORTCUTS, None)
    shortcuts = {f"{_SHORTCUTS} {name}": sparql for name, sparql in iter_shortcuts(store)}
    return tuple(Rule(name, sparql) for name, sparql in sorted({**files, **shortcuts}.items()))


def derive_all(store: Store, rules: tuple[Rule, ...]) -> set[Quad]:
    """Run the rules on a store and add what they give to its graph ``derived``.

    Each rule sees what the ones before it gave. A triple that already stands in
    another graph is not derived again, because unions would count it twice.

    Args:
        store: The store; its graph ``derived`` should be empty.
        rules: From ``load_rules``.

    Returns:
        The quads that were added.
    """
    found: set[Quad] = set()
    for rule in rules:
        new = {
            Quad(triple.subject, triple.predicate, triple.object, rdf.DERIVED)
            for triple in store.construct(rule.sparql)
            if isinstance(triple.subject, NamedNode)
        }
        fresh = {quad for quad in new - found if not next(_elsewhere(store, quad), None)}
        store.apply([], fresh)
        found |= fresh
    return found


def _elsewhere(store: Store, quad: Quad) -> Iterator[Quad]:
    if isinstance(quad.subject, NamedNode):
        for found in store.quads(quad.subject, quad.predicate, quad.object):
            if found.graph_name != rdf.DERIVED:
                yield found
