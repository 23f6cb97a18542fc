"""The supply chain of a firm: suppliers and customers, step by step, a quote for each step."""

from collections.abc import Iterator
from typing import Any

from attrs import asdict, frozen
from pyoxigraph import NamedNode

from policygraph.errors import QueryError
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.query.names import read_label, resolve_name
from policygraph.query.statements import Statement, labels, read_statement
from policygraph.store.protocol import Store

DEEPEST = 12
# From firm to weak; a manner that is not listed is as weak as a rumour.
_MANNERS = ("", "attributed", "planned", "draft", "forecast", "anonymous", "alleged", "rumoured")


@frozen
class Hop:
    """One step: a firm, the statement that ties it to the firm before, and the steps after it.

    Attributes:
        firm: Name of the firm that the step leads to.
        iri: Its IRI.
        distance: Steps from the firm asked for.
        products: What is supplied, as far as sources say.
        designations: Programmes that designate the firm.
        statements: The claims on this step, the strongest first.
        hops: Further steps.
        repeats: True where the firm stands nearer already, so that it is not followed again.
    """

    firm: str
    iri: str
    distance: int
    products: tuple[str, ...]
    designations: tuple[str, ...]
    statements: tuple[Statement, ...]
    hops: tuple["Hop", ...] = ()
    repeats: bool = False

    @property
    def weakness(self) -> tuple[int, bool, float, int]:
        """How weak the best claim of this step is; greater is weaker."""
        return _weakness(self.statements[0])


@frozen
class Link:
    """One step of a path, named: who supplies whom, and why it may not bear weight."""

    supplier: str
    customer: str
    reasons: tuple[str, ...]


@frozen(repr=False)
class Chain:
    """What is known of the firms above and below one firm."""

    firm: str
    iri: str
    depth: int
    suppliers: tuple[Hop, ...] | None
    customers: tuple[Hop, ...] | None
    weakest: Link | None
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the chain as plain values, ready for JSON."""
        return asdict(self)

    def to_text(self, width: int = 100, bold: bool = False) -> str:
        """Return the chain for a terminal of this width."""
        from policygraph.query.chain_text import draw_chain

        return draw_chain(self, width, bold)

    def __repr__(self) -> str:
        return self.to_text()


def read_chain(store: Store, firm: str, *, up: bool = True, down: bool = True, depth: int = 2) -> Chain:
    """Return the suppliers and customers of a firm.

    Args:
        store: The graph.
        firm: A name of the firm, or its IRI.
        up: Whether to follow suppliers.
        down: Whether to follow customers.
        depth: How many steps to follow.

    Raises:
        QueryError: If no firm has the name, or the depth is out of range.
    """
    if not 1 <= depth <= DEEPEST:
        raise QueryError(f"a chain of {depth} steps cannot be followed", fix=f"--depth from 1 to {DEEPEST}")
    resolved = resolve_name(store, firm, ["Firm", "Organization"])
    start = resolved.iri
    suppliers = _read_hops(store, start, pg.customer, pg.supplier, depth) if up else None
    customers = _read_hops(store, start, pg.supplier, pg.customer, depth) if down else None
    links = [
        *(
            (hop.weakness, _link(hop, before, upstream=True))
            for before, hop in _walk(suppliers, start, store)
        ),
        *(
            (hop.weakness, _link(hop, before, upstream=False))
            for before, hop in _walk(customers, start, store)
        ),
    ]
    weakest = max(links, key=lambda found: (found[0], found[1].supplier, found[1].customer), default=None)
    return Chain(
        firm=read_label(store, start),
        iri=start.value,
        depth=depth,
        suppliers=suppliers,
        customers=customers,
        weakest=weakest[1] if weakest else None,
        note=resolved.note,
    )


def _read_hops(
    store: Store, start: NamedNode, here: NamedNode, there: NamedNode, depth: int
) -> tuple[Hop, ...]:
    """Return the steps from a firm; each firm is followed once, where it is nearest."""
    after: dict[NamedNode, list[tuple[NamedNode, list[NamedNode], bool]]] = {}
    seen = {start}
    level = [start]
    for _ in range(depth):
        reached: list[NamedNode] = []
        for firm in level:
            after[firm] = []
            for other, claims in _ties(store, firm, here, there):
                after[firm].append((other, claims, other in seen))
                reached += [] if other in seen else [other]
                seen.add(other)
        level = reached

    def build(firm: NamedNode, distance: int) -> Iterator[Hop]:
        for other, claims, repeats in after.get(firm, ()):
            found = [read_statement(store, claim, firm, with_rivals=False) for claim in claims]
            yield Hop(
                firm=read_label(store, other),
                iri=other.value,
                distance=distance,
                products=tuple(
                    sorted({name for claim in claims for name in labels(store, claim, pg.product)})
                ),
                designations=tuple(labels(store, other, pg.designatedUnder)),
                statements=tuple(sorted(found, key=lambda one: (_weakness(one), one.claim))),
                hops=() if repeats else tuple(build(other, distance + 1)),
                repeats=repeats,
            )

    return tuple(build(start, 1))


def _ties(
    store: Store, firm: NamedNode, here: NamedNode, there: NamedNode
) -> list[tuple[NamedNode, list[NamedNode]]]:
    """Return the firms next to one, by name, each with the claims that say so."""
    found: dict[NamedNode, list[NamedNode]] = {}
    for claim in sorted({quad.subject for quad in store.quads(None, here, firm, rdf.CLAIMS)}, key=str):
        if isinstance(claim, NamedNode) and _is_live(store, claim):
            for quad in store.quads(claim, there):
                if isinstance(quad.object, NamedNode) and quad.object != firm:
                    found.setdefault(quad.object, []).append(claim)
    return sorted(found.items(), key=lambda tie: (read_label(store, tie[0]), tie[0].value))


def _is_live(store: Store, claim: NamedNode) -> bool:
    return any(store.quads(claim, pg.evidence)) and not any(
        store.quads(claim, pg.rank, rdf.concept_node("rank", "deprecated"))
    )


def _weakness(statement: Statement) -> tuple[int, bool, float, int]:
    manner = _MANNERS.index(statement.manner) if statement.manner in _MANNERS else len(_MANNERS)
    return manner, bool(statement.inferred), -(statement.confidence or 0.0), -statement.origins


def _walk(hops: tuple[Hop, ...] | None, start: NamedNode, store: Store) -> Iterator[tuple[str, Hop]]:
    """Yield each step with the name of the firm before it."""
    open_ = [(read_label(store, start), hop) for hop in hops or ()]
    while open_:
        before, hop = open_.pop()
        yield before, hop
        open_ += [(hop.firm, further) for further in hop.hops]


def _link(hop: Hop, before: str, *, upstream: bool) -> Link:
    best = hop.statements[0]
    reasons = [best.manner] if best.manner else []
    if best.inferred:
        reasons.append("direction read from the context")
    if best.confidence is not None:
        reasons.append(f"read with confidence {best.confidence:g}")
    reasons.append(f"{best.origins} independent text{'' if best.origins == 1 else 's'}")
    supplier, customer = (hop.firm, before) if upstream else (before, hop.firm)
    return Link(supplier, customer, tuple(reasons))
