"""What a change of some claims changes in graph ``derived``, without running over all claims."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, islice, product

from pyoxigraph import NamedNode, Quad

from policygraph.derive.rules import Rule, derive_all
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Term
from policygraph.store import OxigraphStore
from policygraph.store.protocol import Store

# Rules and shortcuts join claims that share two of these, at least one of them a role that
# names who or what the claim is on: all firms of one batch, all targets of one place and
# indicator are no partners.
_SECOND = frozenset((pg.place, pg.indicator, pg.instrument, pg.objectValue))
_FIRST = frozenset(pg.ROLES) - _SECOND - {pg.batch, pg.sector}
_LINKS = (pg.reviews,)
_DECLARED = (rdf.SUBPROPERTY,)


def derive_change(
    store: Store,
    rules: tuple[Rule, ...],
    touched: Iterable[NamedNode],
    remove: set[Quad],
    add: set[Quad],
) -> tuple[set[Quad], set[Quad]]:
    """Return the derived quads to remove and to add when claims change.

    The touched claims and all claims that any rule could join with them are
    copied to memory twice, before and after the change; what the rules give there
    differs by exactly what must change in the whole graph.

    Args:
        store: The store before the change.
        rules: From ``load_rules``.
        touched: The claims that lose or gain something.
        remove: Quads that the change takes away.
        add: Quads that it brings.
    """
    around = _neighbourhood(store, set(touched), add)
    before = {quad for claim in around for quad in _of_claim(store, claim)}
    declared = {quad for prop in _DECLARED for quad in store.quads(None, prop, pg.about)}
    gone = _derive(before | declared, rules) if before else set()  # rules are about claims
    new = _derive(((before | declared) - remove) | add, rules)
    return (
        {quad for quad in gone - new if next(store.quads(*_parts(quad), rdf.DERIVED), None)},
        {quad for quad in new - gone if not _stands(store, quad, remove)},
    )


def _derive(quads: set[Quad], rules: tuple[Rule, ...]) -> set[Quad]:
    with OxigraphStore() as memory:
        memory.apply([], quads)
        return derive_all(memory, rules)


def _neighbourhood(store: Store, touched: set[NamedNode], add: set[Quad]) -> set[NamedNode]:
    found = set(touched)
    coming: dict[object, list[Quad]] = {}
    for quad in add:
        coming.setdefault(quad.subject, []).append(quad)
    for claim in touched:
        found |= _linked(store, claim, {*store.quads(claim, graph=rdf.CLAIMS), *coming.get(claim, ())})
    for claim in sorted(found, key=str):
        found |= _partners(store, {*store.quads(claim, graph=rdf.CLAIMS), *coming.get(claim, ())})
    for claim in sorted(found, key=str):
        found |= _linked(store, claim, set(store.quads(claim, graph=rdf.CLAIMS)))
    return found


def _linked(store: Store, claim: NamedNode, quads: set[Quad]) -> set[NamedNode]:
    found = {q.object for q in quads if q.predicate in _LINKS and isinstance(q.object, NamedNode)}
    for target in (claim, *found):
        for link in _LINKS:
            found |= {q.subject for q in store.quads(None, link, target) if isinstance(q.subject, NamedNode)}
    return found


def _partners(store: Store, quads: set[Quad]) -> set[NamedNode]:
    """Claims that any rule could join with one."""
    filled = Counter(q.object for q in quads if q.predicate in _FIRST)
    first = sorted(filled, key=str)
    second = sorted({q.object for q in quads if q.predicate in _SECOND} - set(first), key=str)
    classes = [q.object for q in quads if q.predicate == rdf.TYPE]
    # A lone value, or one that fills two roles, is joined with others of its class.
    alone = first if len(first) + len(second) == 1 else [value for value in first if filled[value] > 1]
    pairs = [*combinations(first, 2), *product(first, second), *product(alone, classes)]
    return {claim for one, other in pairs for claim in _sharing(store, one, other)}


def _sharing(store: Store, one: Term, other: Term) -> Iterator[NamedNode]:
    """Yield the claims with both values, at the cost of the rarer one."""
    both = zip(_bearers(store, one), _bearers(store, other), strict=False)
    size = sum(1 for _ in both)
    few, rest = one, other
    if next(islice(_bearers(store, one), size, None), None) is not None:
        few, rest = other, one
    for claim in _bearers(store, few):
        if next(store.quads(claim, None, rest, rdf.CLAIMS), None) is not None:
            yield claim


def _bearers(store: Store, value: Term) -> Iterator[NamedNode]:
    for quad in store.quads(None, None, value, rdf.CLAIMS):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _of_claim(store: Store, claim: NamedNode) -> Iterator[Quad]:
    for quad in _stated(store, claim):
        yield quad
        if quad.predicate == pg.evidence and isinstance(quad.object, NamedNode):
            for part in _stated(store, quad.object):
                yield part
                if part.predicate == pg.source and isinstance(part.object, NamedNode):
                    yield from store.quads(part.object, pg.work)


def _stated(store: Store, node: NamedNode) -> Iterator[Quad]:
    return (quad for quad in store.quads(node) if quad.graph_name != rdf.DERIVED)


def _parts(quad: Quad) -> tuple[NamedNode, NamedNode, Term]:
    if not isinstance(quad.subject, NamedNode):
        raise TypeError(quad.subject)
    return quad.subject, quad.predicate, quad.object


def _stands(store: Store, quad: Quad, remove: set[Quad]) -> bool:
    return any(q not in remove for q in store.quads(*_parts(quad)))
