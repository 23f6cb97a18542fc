"""What holds of a claim, from all that its live evidence states."""

from collections.abc import Iterable, Mapping

from attrs import frozen
from pyoxigraph import Literal, NamedNode, Quad

from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Claim, Term, Values, identity_quads

# What evidence says of itself; all else on it was said by the passage.
OF_EVIDENCE = frozenset(
    (
        rdf.TYPE,
        rdf.GENERATED_BY,
        rdf.REVISION_OF,
        pg.source,
        pg.quote,
        pg.quoteStart,
        pg.quoteEnd,
        pg.stance,
        pg.confidence,
        pg.attribution,
    )
)
_UNDATED = "9999"


@frozen
class Witness:
    """One piece of live evidence: where it ranks among all, and what it states."""

    official: bool
    issued: str
    source: str
    start: int
    evidence: str
    stated: Values

    @property
    def order(self) -> tuple[bool, str, str, int, str]:
        """Official first, then earliest issued, then smallest IRI; in one source by place."""
        return (not self.official, self.issued or _UNDATED, self.source, self.start, self.evidence)


def read_witness(evidence: NamedNode, quads: Iterable[Quad], official: bool, issued: str) -> Witness:
    """Return the witness that the quads of one evidence node describe."""
    values: dict[NamedNode, list[Term]] = {}
    for quad in quads:
        values.setdefault(quad.predicate, []).append(quad.object)
    start = values[pg.quoteStart][0]
    source = values[pg.source][0]
    stated = {p: tuple(sorted(v, key=str)) for p, v in values.items() if p not in OF_EVIDENCE}
    return Witness(
        official,
        issued,
        source.value if isinstance(source, NamedNode) else "",
        int(start.value) if isinstance(start, Literal) else 0,
        evidence.value,
        stated,
    )


def settle(witnesses: Iterable[Witness]) -> Mapping[NamedNode, tuple[Term, ...]]:
    """Return the qualifiers of a claim: a function of its evidence, whatever came first.

    ``asOf`` is the latest and ``validFrom`` the earliest; several issuers may be
    named by several sources and all count; of anything else the best source
    decides. The stated period is that of the passage whose date was taken.
    """
    ordered = sorted(witnesses, key=lambda w: w.order)
    found: dict[NamedNode, tuple[Term, ...]] = {}
    for witness in ordered:
        for prop, values in witness.stated.items():
            if prop in pg.ROLES:
                found[prop] = tuple(sorted({*found.get(prop, ()), *values}, key=str))
            else:
                found.setdefault(prop, values)
    periods: list[tuple[Term, ...]] = []
    for prop, choose in ((pg.validFrom, min), (pg.asOf, max)):
        dated = [w for w in ordered if prop in w.stated]
        if dated:
            best = choose(str(w.stated[prop][0]) for w in dated)
            chosen = next(w for w in dated if str(w.stated[prop][0]) == best)
            found[prop] = chosen.stated[prop][:1]
            periods.append(chosen.stated.get(pg.statedPeriod, ()))
    if periods:
        found.pop(pg.statedPeriod, None)
        told = next((period for period in periods if period), ())
        found |= {pg.statedPeriod: told} if told else {}
    return found


def claim_quads(claim: Claim, witnesses: Iterable[Witness]) -> set[Quad]:
    """Return all quads of a claim in graph ``claims``.

    Without evidence only its identity is left: nothing else is known of it any more.
    """
    quads = set(identity_quads(claim))
    for prop, values in settle(witnesses).items():
        for value in values:
            quads.add(Quad(claim.iri, prop, value, rdf.CLAIMS))
            if prop in pg.ROLES and isinstance(value, NamedNode):
                quads.add(Quad(claim.iri, pg.about, value, rdf.CLAIMS))
    return quads
