"""The card of one entity: what it is, what is said about it, by whom, in which words."""

from collections.abc import Iterator
from typing import Any

from attrs import asdict, frozen
from pyoxigraph import Literal, NamedNode

from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import PREFIXES
from policygraph.query.names import read_label, resolve_name
from policygraph.query.statements import Statement, labels, live_claims, read_statement, show
from policygraph.store.protocol import Store

_NAMES = (rdf.LABEL, rdf.ALT_LABEL, pg.formerName, pg.abbreviation)
_NAMING = {pg.abbreviation, pg.formerName, pg.negativeLabel}
# The headings of a card in reading order, and which claims stand below each.
# A claim goes to the first heading that takes its class and, if one is asked for, its role.
_SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("What it is", (("TripleClaim", "subject"),)),
    (
        "Status over time",
        (
            ("Designation", "designee"),
            ("DesignationReview", ""),
            ("Implementation", ""),
            ("Issuance", "document"),
        ),
    ),
    ("Firms in it", (("Designation", ""),)),
    ("What a firm must show", (("Criterion", ""),)),
    ("Duties", (("Obligation", ""),)),
    ("Suppliers", (("SupplyRelation", "customer"),)),
    ("Customers", (("SupplyRelation", ""),)),
    ("Partners", (("BusinessRelation", ""),)),
    ("Owners and holdings", (("OwnershipRelation", ""),)),
    ("Documents issued", (("Issuance", ""),)),
    ("Policies", (("PolicyRelation", ""), ("SupportMeasure", ""))),
    ("Sectors it names", (("SectorTargeting", "policy"),)),
    ("Named by", (("SectorTargeting", ""),)),
    ("Money", (("FundingCommitment", ""),)),
    ("Goals", (("Target", ""),)),
    ("Figures", (("Observation", ""),)),
    ("People and events", (("Affiliation", ""), ("Participation", ""))),
)
_REST = "Also said"
# What the card tells below a heading, with its words, is not told again in its head.
_TOLD_BELOW = frozenset(
    f"{PREFIXES['pg']}{name}"
    for name in (
        "supplies",
        "suppliesProduct",
        "partnerOf",
        "owns",
        "designatedUnder",
        "formerlyDesignatedUnder",
        "issuedBy",
        "implements",
        "targetsSector",
        "funds",
        "usesInstrument",
        "participatedIn",
        "pilotedIn",
        "operatesIn",
        "suspendedIn",
    )
)


@frozen
class Section:
    """Statements below one heading: dated ones in the order of their days, undated ones last."""

    title: str
    statements: tuple[Statement, ...]


@frozen(repr=False)
class Card:
    """One entity with all that is said about it."""

    iri: str
    name: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    note: str = ""

    @property
    def disputes(self) -> tuple[Statement, ...]:
        """The statements that another source contradicts, each pair once."""
        found: dict[frozenset[str], Statement] = {}
        for section in self.sections:
            for statement in section.statements:
                for rival in statement.rivals:
                    found.setdefault(frozenset((statement.claim, rival.claim)), statement)
        return tuple(found.values())

    def to_dict(self) -> dict[str, Any]:
        """Return the card as plain values, ready for JSON."""
        return asdict(self)

    def to_text(self, width: int = 100, bold: bool = False, most: int | None = None) -> str:
        """Return the card for a terminal of this width, with at most so many statements a heading."""
        from policygraph.query.card_text import draw_card

        return draw_card(self, width, bold, most)

    def __repr__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        from policygraph.query.card_text import draw_card_html

        return draw_card_html(self)


def read_card(store: Store, name: str) -> Card:
    """Return the card of the entity that bears a name.

    Args:
        store: The graph.
        name: A name in any language, a short IRI or a whole one.

    Raises:
        QueryError: If nothing, or more than one thing, bears the name.
    """
    resolved = resolve_name(store, name)
    entity = resolved.iri
    groups: dict[str, list[Statement]] = {}
    for claim in live_claims(store, entity):
        statement = read_statement(store, claim, entity, with_rivals=True)
        groups.setdefault(_heading(store, claim, entity, statement.kind), []).append(statement)
    titles = [*(title for title, _ in _SECTIONS), _REST]
    return Card(
        iri=entity.value,
        name=read_label(store, entity),
        kinds=tuple(labels(store, entity, rdf.TYPE)),
        names=tuple(_all_names(store, entity)),
        facts=tuple(_facts(store, entity)),
        sections=tuple(
            Section(title, tuple(sorted(groups[title], key=_order))) for title in titles if title in groups
        ),
        note=resolved.note,
    )


def _order(statement: Statement) -> tuple[str, str, str]:
    return statement.when or "~", statement.says, statement.claim


def _heading(store: Store, claim: NamedNode, entity: NamedNode, kind: str) -> str:
    roles = {quad.predicate.value.rpartition("#")[2] for quad in store.quads(claim, None, entity)}
    for title, takes in _SECTIONS:
        if any(kind == cls and (not role or role in roles) for cls, role in takes):
            return title
    return _REST


def _all_names(store: Store, entity: NamedNode) -> Iterator[str]:
    seen = set()
    for property_ in _NAMES:
        found = [quad.object for quad in store.quads(entity, property_) if isinstance(quad.object, Literal)]
        for label in sorted(
            found, key=lambda label: (label.language != "en", label.language or "", label.value)
        ):
            if label.value not in seen:
                seen.add(label.value)
                yield label.value


def _facts(store: Store, entity: NamedNode) -> Iterator[tuple[str, str]]:
    """Yield what stands on the entity itself and is not told with its words below."""
    pairs = {
        (read_label(store, quad.predicate), show(store, quad.object))
        for quad in store.quads(entity)
        if quad.predicate.value.startswith(PREFIXES["pg"])
        and quad.predicate not in _NAMING
        and quad.predicate.value not in _TOLD_BELOW
    }
    others = {show(store, quad.object) for quad in store.quads(entity, rdf.DIFFERENT)}
    yield from sorted(pairs | {("never to be taken for", other) for other in others})
