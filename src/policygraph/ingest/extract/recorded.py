"""Facts that a publisher's own footer states of a document: who issued it, and what its title carries out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from policygraph.ingest.extract.documents import document_type
from policygraph.ingest.extract.entities import Cast
from policygraph.ingest.extract.footers import Record
from policygraph.model.values import Fact, Mention

RECORD_CONFIDENCE = 0.97  # a publisher's own footer
LEAD_CONFIDENCE = 0.92  # its lead, which tells of the document by what it does
_CARRIED_OUT = re.compile(
    r"\b(?:on|for|of) (?:the )?(?:(?:carrying out|launching|conducting|organi[sz]ing|doing) (?:the )?)?"
    r"(?:(?:pilot|work|pilot work|selection|recognition|implementation|construction|review|evaluation|"
    r"recommendation|application|cultivation)(?: and \w+)? (?:of|for) (?:the )?)+$",
    re.IGNORECASE,
)


@frozen
class Lead:
    """What a section's lead says beside its record: where, how many unnamed issuers, which programme."""

    span: tuple[int, int]
    unnamed: int | None
    programme: str | None


def record_facts(
    text: str,
    record: Record,
    mentions: Sequence[Mention],
    cast: Cast,
    source: str,
    lead: Lead | None,
) -> Iterator[Fact]:
    """Yield who issued the document of a footer, and which programme its title carries out.

    Args:
        text: The document's text.
        record: What the footer says.
        mentions: The article's mentions.
        cast: The entities of the article.
        source: The article's source id.
        lead: What the section's lead says beside the footer.
    """
    policy = cast.entity(record.policy, {})
    for body in record.bodies:
        told: dict[str, Any] = {"policy": policy, "body": cast.entity(body, {})}
        kind = document_type(record.title_zh or record.policy.text)
        known = {"date": record.date, "title_zh": record.title_zh, "document_number": record.number}
        roles = {**told, **known, "document_type": kind}
        span = (record.start, record.end)
        yield _fact("issued", roles, text, span, source, RECORD_CONFIDENCE)
        if lead is not None and lead.unnamed is not None:
            roles = {**told, "unnamed_count": lead.unnamed}
            yield _fact("issued", roles, text, lead.span, source, LEAD_CONFIDENCE)
    title = record.policy
    for mention in mentions:
        inside = title.start < mention.start and mention.end <= title.end
        if inside and mention.type == "Programme" and _CARRIED_OUT.search(text, title.start, mention.start):
            programme = cast.entity(mention, {})
            told_above = lead is not None and lead.programme == programme
            span = lead.span if lead is not None and told_above else (title.start, title.end)
            roles = {"subject": policy, "object": programme}
            yield _fact("implements", roles, text, span, source, LEAD_CONFIDENCE)


def _fact(
    kind: str,
    roles: Mapping[str, Any],
    text: str,
    span: tuple[int, int],
    source: str,
    confidence: float,
) -> Fact:
    start, end = span
    return Fact(
        type=kind,
        roles={role: value for role, value in roles.items() if value is not None},
        start=start,
        end=end,
        quote=text[start:end],
        source=source,
        confidence=round(confidence, 3),
        status="accepted",
        rule="record",
    )
