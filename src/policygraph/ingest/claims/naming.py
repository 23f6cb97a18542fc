"""What the accepted facts of a source say of entities themselves: names, kinds, numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode

from policygraph.ingest.claims.editions import edition_names, text_of
from policygraph.ingest.claims.mapping import action_event
from policygraph.ingest.claims.roles import Context, batch_node, day, holders_node, is_entity, kind_of
from policygraph.ingest.extract.nameless import says_nothing
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Term
from policygraph.model.values import Entity, Fact
from policygraph.search import Said
from policygraph.store.shipped import find_shipped, shipped_entities
from policygraph.text.names import is_chinese

_Line = tuple[NamedNode, NamedNode, Term]
_ANNOUNCED = re.compile(r"\bannounc|\bwill\b|\bplans?\b|宣布|公告|拟|计划")
_WITH = {"merger": "with", "partnership": "with", "contract": "with", "investment": "in", "stake_sale": "in"}
_STANDING = (
    ("document_type", "document-type", pg.documentType),
    ("legal_status", "legal-status", pg.legalStatus),
)


def iter_said(
    source: str, facts: Iterable[Fact], entities: Mapping[str, Entity], context: Context
) -> Iterator[Said]:
    """Yield what the facts of a source say of the entities in them, but for what is shipped.

    Args:
        source: The source's id.
        facts: Its accepted facts.
        entities: The document's entity records by IRI.
        context: The context that the facts were read with.
    """
    lines = dict.fromkeys(line for fact in facts for line in _lines(fact, entities, context))
    for iri, (_, words) in context.minted.items():
        lines[NamedNode(iri), rdf.LABEL, rdf.text(words, _language(words))] = None
    for subject, prop, value in lines:
        if subject.value not in shipped_entities():
            yield Said(source, subject.value, prop.value, str(value))


def _lines(fact: Fact, entities: Mapping[str, Entity], context: Context) -> Iterator[_Line]:
    roles = fact.roles
    for value in (*roles.values(), fact.claimed_by):
        for iri in value if isinstance(value, list | tuple) else (value,):
            if is_entity(iri) and iri in entities:
                for prop, name in _names(entities[iri]):
                    yield context.entity(iri), prop, name
    if fact.type == "issued" and is_entity(roles.get("policy")):
        policy = context.entity(roles["policy"])
        text = text_of(policy.value, roles)
        if text:
            yield from ((NamedNode(text), rdf.LABEL, name) for name in edition_names(policy.value, roles))
        yield from _document(NamedNode(text) if text else policy, roles, context)
    if fact.type == "corporate_action":
        # What is announced or planned happens on another day than its announcement.
        happened = fact.modality == "stated" and not _ANNOUNCED.search(fact.quote)
        yield from _event(roles, entities, context, happened=happened)
    if is_entity(roles.get("programme")) and re.fullmatch(r"\d+", str(roles.get("batch"))):
        yield from _batch(
            context.entity(roles["programme"]),
            int(roles["batch"]),
            roles,
            entities,
            as_group=fact.type == "designation_review" and not roles.get("firm"),
        )


def _names(entity: Entity) -> Iterator[tuple[NamedNode, Literal]]:
    yield rdf.LABEL, rdf.text(entity.name, _language(entity.name))
    if entity.name_zh:
        yield rdf.LABEL, rdf.text(entity.name_zh, "zh")
    # "the meeting" and "new rules" find nothing: any text may call its own so.
    for alias in (name for name in entity.aliases if not says_nothing(entity.type, name)):
        yield rdf.ALT_LABEL, rdf.text(alias, _language(alias))


def _document(node: NamedNode, roles: Mapping[str, Any], context: Context) -> Iterator[_Line]:
    if kind_of(node.value) in ("policy", "document"):
        yield node, rdf.TYPE, pg.PolicyDocument
    if roles.get("title_zh"):
        yield node, rdf.LABEL, rdf.text(str(roles["title_zh"]), "zh")
    if roles.get("document_number"):
        yield node, pg.documentNumber, rdf.text(str(roles["document_number"]))
    for role, scheme, prop in _STANDING:
        found = context.concepts.find(scheme, str(roles[role])) if roles.get(role) else None
        if found is not None:
            yield node, prop, found


def action_label(kind: str, parties: Sequence[str]) -> str:
    """Return the readable name of a corporate action: who, then what.

    >>> action_label("price_cut", ["Silk Star"]), action_label("merger", ["Silk Star", "Moth Motors"])
    ('Silk Star: price cut', 'Silk Star: merger with Moth Motors')
    """
    what = "IPO" if kind.casefold() == "ipo" else re.sub(r"[_-]", " ", kind)
    if is_chinese(kind):
        return f"{'、'.join(parties)}{what}"
    actor, *others = parties or (what,)
    link = _WITH.get(kind, "of")
    return f"{actor}: {' '.join((what, *(f'{link} {other}' for other in others)))}" if parties else what


def _event(
    roles: Mapping[str, Any], entities: Mapping[str, Entity], context: Context, *, happened: bool
) -> Iterator[_Line]:
    node = NamedNode(action_event(roles))
    kind = str(roles.get("kind") or "action")
    parties = [entities[roles[r]].name for r in ("actor", "object") if roles.get(r) in entities]
    yield node, rdf.LABEL, rdf.text(action_label(kind, parties), _language(kind))
    found = context.concepts.find("event-type", kind)
    if found is not None:
        yield node, pg.eventType, found
    if roles.get("date") and happened:
        for prop, value in day(pg.date).read(context, roles, roles["date"]):
            yield node, prop, value


def _batch(
    programme: NamedNode,
    number: int,
    roles: Mapping[str, Any],
    entities: Mapping[str, Entity],
    *,
    as_group: bool,
) -> Iterator[_Line]:
    node = batch_node(programme, number)
    yield node, pg.batchOf, programme
    yield node, pg.ordinal, rdf.integer(number)
    names = _shipped_labels(programme)
    if not names and roles["programme"] in entities:
        names = [name for prop, name in _names(entities[roles["programme"]]) if prop == rdf.LABEL]
    for name in names:
        chinese = name.language == "zh"
        words = f"{name.value}第{number}批" if chinese else f"{name.value}, batch {number}"
        yield node, rdf.LABEL, rdf.text(words, name.language)
        if as_group:
            firms = f"{words}企业" if chinese else f"firms of {words}"
            yield holders_node(node), rdf.LABEL, rdf.text(firms, name.language)


def _shipped_labels(entity: NamedNode) -> list[Literal]:
    names = (quad.object for quad in find_shipped(entity, rdf.LABEL))
    return sorted((name for name in names if isinstance(name, Literal)), key=str)


def _language(words: str) -> str:
    return "zh" if is_chinese(words) else "en"
