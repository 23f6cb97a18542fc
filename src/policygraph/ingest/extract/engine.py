"""One article in, its facts and entities out."""

from collections.abc import Mapping, Sequence

from policygraph.ingest.extract.entities import Cast, Identify, mint_identity
from policygraph.ingest.extract.facts import fact_of, harmonise, quote_of
from policygraph.ingest.extract.families import Family, load_families
from policygraph.ingest.extract.footers import Record, find_records
from policygraph.ingest.extract.match import Match, find_matches
from policygraph.ingest.extract.pairs import weigh
from policygraph.ingest.extract.placed import Placed
from policygraph.ingest.extract.reading import Measure, Topic, read_article
from policygraph.ingest.extract.recorded import Lead, record_facts
from policygraph.ingest.extract.rows import Rows
from policygraph.ingest.extract.seats import find_seats
from policygraph.ingest.extract.shortlist import shortlist_of
from policygraph.ingest.extract.tables import with_tables
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Entity, Fact, Mention


def read_facts(
    text: str,
    units: Sequence[Unit],
    mentions: Sequence[Mention],
    *,
    source: str,
    identify: Identify = mint_identity,
    families: Sequence[Family] | None = None,
    weighed: bool = True,
) -> tuple[list[Fact], tuple[Entity, ...]]:
    """Return the facts of one article and the entities they speak of.

    Args:
        text: The document's text; all offsets are its own.
        units: The article's units of structure.
        mentions: The article's mentions.
        source: The article's source id.
        identify: Gives the IRI of a type and a name; see ``entities.Identify``.
        families: The relations to look for; all shipped ones when left out.
        weighed: Whether fitted weights judge the readings and add their own; else frames alone speak.
    """
    families = load_families() if families is None else families
    leading = [family for family in families if family.relation in ("issued", "administers")]
    ordered = (*leading, *(family for family in families if family not in leading))
    shortlist = shortlist_of(ordered)
    cast = Cast(identify)
    rows = Rows(text, units, Placed(mentions), cast, source)
    records = find_records(text, units, mentions)
    facts: list[Fact] = []
    leads: dict[int, Lead] = {}  # what a section's lead says beside its record
    for passage, topic in read_article(text, units, mentions, records):
        if passage.unit.kind == "entry":
            facts += rows.read(passage, topic)
        speaking = shortlist.rules_for(passage.frame, passage.scopes)
        for family in ordered:
            read = find_matches(passage.frame, family, speaking.get(family, ()))
            for match in weigh(passage, topic, family, read) if weighed else read:
                if family in leading:
                    leads = _lead(match, topic, cast) | leads
                    _introduce(match.roles, topic, cast)
                fact = fact_of(match, passage, topic, cast, source)
                if fact is not None:
                    facts.append(fact)
                    if family.relation == "count" and not fact.rule.endswith("/pair"):
                        topic.measured.append(
                            Measure(
                                fact.start, fact.roles["subject"], fact.confidence, fact.roles.get("metric")
                            )
                        )
    for record in records:
        facts += record_facts(text, record, mentions, cast, source, leads.get(record.start))
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


def _lead(match: Match, topic: Topic, cast: Cast) -> dict[int, Lead]:
    """What the lead says beside the record that it tells of: others who issue, the programme it starts."""
    record, count, programme = topic.record, *(match.roles.get(r) for r in ("unnamed_count", "programme"))
    if record is None or not _same_body(record, match.roles.get("body"), cast):
        return {}
    number = count.value.get("value") if isinstance(count, Mention) else None
    started = cast.entity(programme, {}) if isinstance(programme, Mention) else None
    unnamed = number if isinstance(number, int) else None
    return {record.start: Lead(quote_of(match), unnamed, started)} if unnamed or started else {}
