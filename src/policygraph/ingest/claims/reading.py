"""From facts to claims: identity, evidence, and what each passage states."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen
from pyoxigraph import NamedNode, Quad

from policygraph.ingest.claims.concepts import number
from policygraph.ingest.claims.mapping import RULES, Rule, expand
from policygraph.ingest.claims.roles import Context, Pair, batch_node, holders_node, is_entity, read_measure
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Claim, Term, Values, evidence_iri
from policygraph.model.iris import BASE
from policygraph.model.values import Fact

SUPPORTS = rdf.concept_node("stance", "supports")
_SCALE = 4


@frozen
class Reading:
    """One passage read as support for one claim: what it states beyond the claim's identity."""

    claim: Claim
    evidence: NamedNode
    stated: Values
    fact: Fact


def read_fact(fact: Fact, context: Context) -> Iterator[Reading]:
    """Yield the claims that one fact supports; none where a required role cannot be read.

    What cannot be read is told in ``context.issues`` and never guessed.
    """
    for kind, roles in expand(fact.type, fact.roles):
        if kind not in RULES:
            context.issues.append(f"no claim class for facts of type {fact.type!r}")
        elif kind == "designation_review":
            yield from _review(fact, roles, context)
        else:
            found = _reading(RULES[kind], kind, fact, roles, context)
            if found is not None:
                yield found


def evidence_quads(readings: Iterable[Reading], language: str, extraction: NamedNode) -> Iterator[Quad]:
    """Yield the quads of a source's evidence, one node for each passage and claim.

    Where two readings of one passage differ, the surer one is heard first.
    """
    groups: dict[NamedNode, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(reading.evidence, []).append(reading)
    for evidence, group in groups.items():
        group.sort(
            key=lambda r: (-r.fact.confidence, r.fact.rule, str(sorted(r.fact.roles.items(), key=str)))
        )
        fact = group[0].fact
        graph = rdf.source_graph(fact.source)
        yield Quad(group[0].claim.iri, pg.evidence, evidence, graph)
        pairs: dict[Pair, None] = dict.fromkeys(
            (
                (rdf.TYPE, pg.Evidence),
                (pg.source, NamedNode(f"{BASE}id/source/{fact.source}")),
                (pg.quote, rdf.verbatim(fact.quote, language)),
                (pg.quoteStart, rdf.integer(fact.start)),
                (pg.quoteEnd, rdf.integer(fact.end)),
                (pg.stance, SUPPORTS),
                (pg.confidence, rdf.decimal(round(fact.confidence, _SCALE))),
                (rdf.GENERATED_BY, extraction),
                *_stated(group),
            )
        )
        for prop, value in pairs:
            yield Quad(evidence, prop, value, graph)


def _stated(group: list[Reading]) -> Iterator[Pair]:
    seen: set[NamedNode] = set()
    for reading in group:
        for prop, values in reading.stated.items():
            if prop in seen and prop not in pg.ROLES:
                continue
            for value in values:
                yield prop, value
        seen.update(reading.stated)


def _review(fact: Fact, roles: Mapping[str, Any], context: Context) -> Iterator[Reading]:
    """A review says two things: that there was a designation, and what became of it.

    A batch reviewed as a whole is the designation of the group of its firms.
    """
    given = {role: roles[role] for role in ("firm", "programme", "batch") if role in roles}
    if not given.get("firm") and is_entity(given.get("programme")) and number(given.get("batch")) is not None:
        programme = context.entity(str(given["programme"]))
        given["firm"] = holders_node(batch_node(programme, int(str(given["batch"])))).value
    designation = _reading(RULES["designated"], "designated", fact, given, context)
    if designation is not None:
        yield designation
        rest = {role: value for role, value in roles.items() if role not in ("firm", "batch")}
        told = {**rest, "reviews": designation.claim.iri.value}
        review = _reading(RULES["designation_review"], "designation_review", fact, told, context)
        if review is not None:
            key = designation.claim.key
            about = tuple(v for p in (pg.designee, pg.programme) for v in key[p] if isinstance(v, NamedNode))
            yield evolve(review, claim=evolve(review.claim, about=about))


def _reading(rule: Rule, kind: str, fact: Fact, roles: Mapping[str, Any], context: Context) -> Reading | None:
    values: dict[NamedNode, dict[Term, None]] = {}
    given: list[Pair] = [*rule.fixed.items(), *_pairs(rule, fact, roles, context)]
    for prop, value in given:
        if prop in rule.fixed and value != rule.fixed[prop]:
            values[prop] = {}
        values.setdefault(prop, {})[value] = None
    missing = [prop for prop in rule.required if prop not in values]
    named = any(isinstance(v, NamedNode) for prop in pg.ROLES for v in values.get(prop, ()))
    if missing or not (named or pg.reviews in values):
        context.issues.append(f"{kind} at {fact.start}: a role is missing: {fact.quote!r}")
        return None
    if rule.cls == pg.BusinessRelation and len(values[pg.party]) < 2:
        context.issues.append(f"{kind} at {fact.start}: only one party: {fact.quote!r}")
        return None
    key = pg.IDENTITY_KEYS[rule.cls]
    settled = {prop: tuple(sorted(found, key=str)) for prop, found in sorted(values.items(), key=str)}
    claim = Claim(rule.cls, {prop: found for prop, found in settled.items() if prop in key})
    return Reading(
        claim=claim,
        evidence=evidence_iri(claim.iri, fact.source, fact.start, fact.end),
        # Who says it is part of some claims' identity, and still a matter of each passage.
        stated={prop: found for prop, found in settled.items() if prop not in key or prop == pg.claimedBy},
        fact=fact,
    )


def _pairs(rule: Rule, fact: Fact, roles: Mapping[str, Any], context: Context) -> Iterator[Pair]:
    for name, role in rule.roles.items():
        value = roles.get(name)
        if value is not None and value != "":
            yield from role.read(context, roles, value)
    if rule.measured:
        yield from read_measure(context, roles)
    modality = context.concept("modality", fact.modality, mint=False)
    yield pg.modality, modality or rdf.concept_node("modality", "stated")
    if is_entity(fact.claimed_by):
        yield pg.claimedBy, context.entity(str(fact.claimed_by))
    attribution = fact.attribution or (None if is_entity(fact.claimed_by) else fact.claimed_by)
    if attribution:
        yield pg.attribution, rdf.text(attribution, context.language)
    for name in fact.inferred:
        if name in rule.roles:
            yield pg.inferred, rule.roles[name].prop
        elif hasattr(pg, name) and isinstance(getattr(pg, name), NamedNode):
            yield pg.inferred, getattr(pg, name)
