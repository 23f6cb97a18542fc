"""One article in, its facts and entities out."""

from collections.abc import Mapping, Sequence
from typing import Any

from policygraph.ingest.extract.documents import document_type
from policygraph.ingest.extract.entities import Cast, Identify, mint_identity
from policygraph.ingest.extract.facts import fact_of, harmonise
from policygraph.ingest.extract.families import Family, load_families
from policygraph.ingest.extract.footers import Record, find_records
from policygraph.ingest.extract.match import find_matches
from policygraph.ingest.extract.placed import Placed
from policygraph.ingest.extract.reading import Measure, Topic, read_article
from policygraph.ingest.extract.rows import Rows
from policygraph.ingest.extract.seats import find_seats
from policygraph.ingest.extract.shortlist import shortlist_of
from policygraph.ingest.extract.tables import with_tables
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Entity, Fact, Mention

RECORD_CONFIDENCE = 0.97  # a publisher's own footer


def read_facts(
    text: str,
    units: Sequence[Unit],
    mentions: Sequence[Mention],
    *,
    source: str,
    identify: Identify = mint_identity,
    families: Sequence[Family] | None = None,
) -> tuple[list[Fact], tuple[Entity, ...]]:
    """Return the facts of one article and the entities they speak of.

    Args:
        text: The document's text; all offsets are its own.
        units: The article's units of structure.
        mentions: The article's mentions.
        source: The article's source id.
        identify: Gives the IRI of a type and a name; see ``entities.Identify``.
        families: The relations to look for; all shipped ones when left out.
    """
    families = load_families() if families is None else families
    leading = [family for family in families if family.relation in ("issued", "administers")]
    shortlist = shortlist_of((*leading, *(family for family in families if family not in leading)))
    cast = Cast(identify)
    rows = Rows(text, units, Placed(mentions), cast, source)
    records = find_records(text, units, mentions)
    facts: list[Fact] = []
    unnamed: dict[int, int] = {}  # how many issuers a section's lead counts beside those of its record
    for passage, topic in read_article(text, units, mentions, records):
        if passage.unit.kind == "entry":
            facts += rows.read(passage, topic)
        for family, rules in shortlist.rules_for(passage.frame, passage.scopes).items():
            for match in find_matches(passage.frame, family, rules):
                if family in leading:
                    unnamed |= _unnamed(match.roles, topic, cast)
                    _introduce(match.roles, topic, cast)
                fact = fact_of(match, passage, topic, cast, source)
                if fact is not None:
                    facts.append(fact)
                    if family.relation == "count":
                        topic.measured.append(
                            Measure(
                                fact.start, fact.roles["subject"], fact.confidence, fact.roles.get("metric")
                            )
                        )
    for record in records:
        facts += _record_facts(text, record, cast, source, unnamed.get(record.start))
    facts += find_seats(text, mentions, cast, source)
    facts = with_tables(facts, text, units, mentions, cast, source)
    return harmonise(facts), cast.entities()


def _introduce(roles: Mapping[str, object], topic: Topic, cast: Cast) -> None:
    """Let a section be about the first document or programme that its body introduces."""
    policy, programme, body = (roles.get(role) for role in ("policy", "programme", "body"))
    if isinstance(body, Mention) and topic.body is None:
        topic.body = body.value.get("stands_for", body)
    if isinstance(programme, Mention) and not programme.anaphor and topic.programme is None:
        topic.programme = programme
    if isinstance(policy, Mention) and not policy.anaphor and policy.type == "Policy":
        record = topic.record
        if record is None:
            topic.policy = policy
        elif policy.value.get("described") and _same_body(record, body, cast):
            topic.record = None  # only the lead's first document is the record's
            cast.same(policy, record.policy)


def _same_body(record: Record, body: object, cast: Cast) -> bool:
    if not isinstance(body, Mention):
        return False
    return not record.bodies or cast.entity(body, {}) in {cast.entity(other, {}) for other in record.bodies}


def _unnamed(roles: Mapping[str, object], topic: Topic, cast: Cast) -> dict[int, int]:
    """How many issuers the lead counts without naming them, by the record it tells of."""
    count, record = roles.get("unnamed_count"), topic.record
    if record is None or not isinstance(count, Mention) or not _same_body(record, roles.get("body"), cast):
        return {}
    value = count.value.get("value")
    return {record.start: value} if isinstance(value, int) else {}


def _record_facts(text: str, record: Record, cast: Cast, source: str, unnamed: int | None) -> list[Fact]:
    facts = []
    for body in record.bodies:
        roles: dict[str, Any] = {"policy": cast.entity(record.policy, {}), "body": cast.entity(body, {})}
        roles["date"] = record.date
        roles["title_zh"] = record.title_zh
        roles["document_number"] = record.number
        roles["unnamed_count"] = unnamed
        roles["document_type"] = document_type(record.title_zh or record.policy.text)
        facts.append(
            Fact(
                type="issued",
                roles={role: value for role, value in roles.items() if value is not None},
                start=record.start,
                end=record.end,
                quote=text[record.start : record.end],
                source=source,
                confidence=RECORD_CONFIDENCE,
                status="accepted",
                rule="record",
            )
        )
    return facts
