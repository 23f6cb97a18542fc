"""The table: every kind of fact, its claim class, and where each role goes."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen
from pyoxigraph import NamedNode

from policygraph.ingest.claims.editions import issued_text
from policygraph.ingest.claims.roles import (
    Role,
    batch,
    ceiling,
    concept,
    day,
    entity,
    figure,
    is_entity,
    kind_of,
    months,
    words,
)
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Term
from policygraph.model.iris import mint


@frozen
class Rule:
    """One row: the claim class, the roles, what is always said, and whether a quantity is stated.

    ``required`` names the properties without which there is no claim.
    """

    cls: NamedNode
    roles: Mapping[str, Role]
    required: tuple[NamedNode, ...] = ()
    fixed: Mapping[NamedNode, Term] = field(factory=dict)
    measured: bool = False


# A plan, a text or a body sets a target; anything else is what the target is about.
_SETTERS = dict.fromkeys(("document", "policy", "strategy", "body"), pg.setBy)
_POLICIES = dict.fromkeys(("document", "policy", "strategy", "programme"), pg.policy)
_PLACE: Mapping[str, Role] = {"place": entity(pg.place), "sector": entity(pg.sector)}


def _joining(
    cls: NamedNode,
    ends: Mapping[str, NamedNode],
    more: Mapping[str, Role],
    fixed: Mapping[NamedNode, Term] | None = None,
) -> Rule:
    """Return the row of a claim that joins entities: without one of its ends there is none."""
    roles = {role: entity(prop) for role, prop in ends.items()} | dict(more)
    return Rule(cls, roles, tuple(ends.values()), fixed or {})


def _triple(subject: str, predicate: NamedNode, obj: str) -> Rule:
    more = {"since": day(pg.validFrom), "until": day(pg.validUntil, last=True)}
    ends = {subject: pg.subject, obj: pg.object}
    return _joining(pg.TripleClaim, ends, more, {pg.predicate: predicate})


_FUNDING = Rule(
    pg.FundingCommitment,
    {
        "payer": entity(pg.funder),
        "recipient_or_programme": entity(pg.beneficiary, _POLICIES),
        "policy": entity(pg.policy),
        "beneficiary": entity(pg.beneficiary),
        "instrument": concept(pg.instrument, "instrument"),
        "basis": concept(pg.amountBasis, "amount-basis"),
        "comparator": ceiling(),
        "period": months(),
        "date": day(pg.validFrom, until=pg.validUntil),
        "as_of": day(pg.asOf, last=True),
    },
    measured=True,
)
RULES: Mapping[str, Rule] = {
    "issued": Rule(
        pg.Issuance,
        {
            "policy": issued_text(),
            "body": entity(pg.issuer),
            "date": day(pg.date),
            "role": concept(pg.role, "role"),
            "unnamed_count": figure(pg.unnamedCount, whole=True),
        },
        (pg.document, pg.issuer),
    ),
    "administers": _triple("programme", pg.administeredBy, "body"),
    "covers_sector": _joining(
        pg.SectorTargeting, {"subject": pg.policy, "sector": pg.sector}, {"tone": concept(pg.tone, "tone")}
    ),
    "implements": _joining(
        pg.PolicyRelation,
        {"subject": pg.fromPolicy, "object": pg.toPolicy},
        {"kind": concept(pg.relationKind, "policy-relation")},
        {pg.relationKind: rdf.concept_node("policy-relation", "implements")},
    ),
    "designated": _joining(
        pg.Designation,
        {"firm": pg.designee, "programme": pg.programme},
        {"batch": batch(), "date": day(pg.validFrom)},
    ),
    "supplies": _joining(
        pg.SupplyRelation,
        {"supplier": pg.supplier, "customer": pg.customer},
        {
            "product": entity(pg.product),
            "tier": figure(pg.tier, whole=True),
            "share": figure(pg.sharePercent),
            "criticality": concept(pg.criticality, "criticality"),
            "since": day(pg.validFrom),
        },
    ),
    "produces": _triple("firm", pg.produces, "product"),
    "located_in": _triple("subject", pg.locatedIn, "place"),
    "target": Rule(
        pg.Target,
        {
            "subject": entity(pg.subject, _SETTERS),
            "measured": entity(pg.subject),
            "set_by": entity(pg.setBy),
            "policy": entity(pg.setBy),
            **_PLACE,
            "deadline": day(pg.deadline, last=True),
            "baseline": figure(pg.baseline),
            "baseline_date": day(pg.baselineDate, last=True),
        },
        (),
        measured=True,
    ),
    "criterion": Rule(
        pg.Criterion,
        {
            "programme": entity(pg.programme),
            "addressee": entity(pg.addressee),
            "condition": words(pg.condition),
        },
        (pg.programme,),
        measured=True,
    ),
    "count": Rule(
        pg.Observation,
        {
            "subject": entity(pg.subject),
            **_PLACE,
            "batch": batch(),
            "as_of": day(pg.asOf, last=True),
            "method": words(pg.method),
        },
        (pg.subject,),
        measured=True,
    ),
    "funding": _FUNDING,
    "owns": _joining(
        pg.OwnershipRelation,
        {"owner": pg.owner, "owned": pg.owned},
        {
            "share": figure(pg.sharePercent),
            "since": day(pg.validFrom),
            "date": day(pg.asOf, last=True),
        },
    ),
    "participates": _joining(
        pg.Participation,
        {"event": pg.event, "actor": pg.participant},
        {
            "role": concept(pg.role, "role"),
            "unnamed_count": figure(pg.unnamedCount, whole=True),
            "as_of": day(pg.asOf, last=True),
        },
    ),
    "affiliated": _joining(
        pg.Affiliation,
        {"person": pg.person, "organisation": pg.organization},
        {
            "role": words(pg.position),
            "since": day(pg.validFrom),
            "until": day(pg.validUntil, last=True),
        },
    ),
    "implementation": Rule(
        pg.Implementation,
        {
            "policy": entity(pg.policy),
            "place": entity(pg.place),
            "place_text": words(pg.placeText),
            "status": concept(pg.implementationStatus, "implementation-status"),
            "date": day(pg.validFrom, until=pg.validUntil),
            "as_of": day(pg.asOf, last=True),
        },
        (pg.policy, pg.implementationStatus),
    ),
    "obligation": Rule(
        pg.Obligation,
        {
            "set_by": entity(pg.setBy),
            "policy": entity(pg.setBy),
            "addressee": entity(pg.addressee),
            "condition": words(pg.condition),
            "from": day(pg.inForceFrom),
            "deadline": day(pg.deadline, last=True),
        },
        (pg.setBy,),
        measured=True,
    ),
    "support_measure": Rule(
        pg.SupportMeasure,
        {
            "policy": entity(pg.policy),
            "instrument": concept(pg.instrument, "instrument"),
            "beneficiary": entity(pg.beneficiary, _POLICIES),
            "date": day(pg.validFrom, until=pg.validUntil),
        },
    ),
    "business_relation": Rule(
        pg.BusinessRelation,
        {
            "party": entity(pg.party),
            "partner": entity(pg.party),
            "kind": concept(pg.relationKind, "business-relation", mint=True),
            "criticality": concept(pg.criticality, "criticality"),
        },
        (pg.party,),
    ),
    "designation_review": Rule(
        pg.DesignationReview,
        {
            "reviews": entity(pg.reviews),
            "outcome": concept(pg.outcome, "designation-status"),
            "date": day(pg.date),
            "review_batch": batch(),
        },
        (pg.reviews, pg.outcome, pg.date),
    ),
}
_PARTIES = ("actor", "object")
_AGENTS = frozenset(("firm", "body", "organization", "person", "group"))
_SUM = ("amount", "currency", "unit", "comparator", "value_max")


def expand(kind: str, roles: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the facts of the table that one fact consists of.

    A corporate action is an event and who took part in it: named by kind and
    parties, so that two reports of one merger speak of one event; a sum that it
    moved is observed on it. What is no agent, such as a product launched, takes
    no part and stands in the event's name. Any other fact is itself.

    >>> merger = {"kind": "merger", "actor": mint("firm", "A"), "object": mint("firm", "B")}
    >>> [(kind, roles["role"]) for kind, roles in expand("corporate_action", merger)]
    [('participates', 'actor'), ('participates', 'object')]
    """
    kind = kind.replace("-", "_")
    if kind != "corporate_action":
        yield kind, roles
        return
    event = action_event(roles)
    for role in _PARTIES:
        if is_entity(roles.get(role)) and kind_of(roles[role]) in _AGENTS:
            party = {"event": event, "actor": roles[role], "role": role, "as_of": roles.get("date")}
            yield "participates", party
    if roles.get("amount") is not None:
        known = {role: roles[role] for role in _SUM if role in roles}
        metric = "deal value" if roles.get("currency") else roles.get("kind")
        yield "count", {"subject": event, "metric": metric, "as_of": roles.get("date"), **known}


def action_event(roles: Mapping[str, Any]) -> str:
    """Return the IRI of the event that a corporate action is.

    >>> action_event({"kind": "IPO", "actor": mint("firm", "Chint")})
    'https://w3id.org/policygraph/id/event/ipo-chint'
    """
    parties = [roles[role].rsplit("/", 1)[-1] for role in _PARTIES if is_entity(roles.get(role))]
    return mint("event", " ".join([str(roles.get("kind") or "action"), *parties]))
