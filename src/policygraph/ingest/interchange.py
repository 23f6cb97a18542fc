"""Extractions as JSON Lines and back: the interchange format of ``extract --format jsonl``.

``python -m policygraph.ingest.interchange FILE...`` writes it for files.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from policygraph.errors import SourceError
from policygraph.model.values import Entity, Extraction, Fact

OWN = (
    "record",
    "document",
    "type",
    "quote",
    "start",
    "end",
    "confidence",
    "status",
    "modality",
    "claimed_by",
    "source",
    "claims",
    "reason",
    "rejected",
)

_LOOSE = {">": ">=", "<": "<="}


def iter_records(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """Yield the records of an extraction: the document, its entities, its facts."""
    stem = extraction.document.stem
    titles = {article.source: article.title for article in extraction.articles}
    languages = [article.language for article in extraction.articles]
    yield {
        "record": "document",
        "document": stem,
        "about_china_industrial_policy": extraction.relevant,
        "language": extraction.document.language
        or max(sorted(set(languages)), key=languages.count, default="en"),
        "articles": [
            {
                "title": article.title,
                "start": article.start,
                "end": article.end,
                "duplicate_of": titles.get(article.duplicate_of or ""),
                "relevant": article.relevant,
            }
            for article in extraction.articles
        ],
    }
    for entity in extraction.entities:
        record = {
            "record": "entity",
            "document": stem,
            "id": entity.id,
            "type": entity.type,
            "name": entity.name,
        }
        if entity.name_zh:
            record["name_zh"] = entity.name_zh
        yield {**record, "aliases": list(entity.aliases)}
    claimants: dict[str, set[str | None]] = {}
    for fact in extraction.facts:
        claimants.setdefault(_identity(fact), set()).add(fact.claimed_by)
    for fact in extraction.facts:
        record = _fact_record(stem, fact)
        if len(claimants[_identity(fact)]) == 1 and fact.claimed_by:
            record["claimed_by"] = fact.claimed_by  # where all passages agree; one statement stays one
        yield record


def to_jsonl(extraction: Extraction) -> str:
    """Return an extraction as JSON Lines.

    Where a reader made the text, it goes with the document, because all offsets count in it,
    and so does what the page says of itself.
    """
    head, *rest = iter_records(extraction)
    if extraction.document.text.reader != "plain":
        head |= _made(extraction)
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in (head, *rest))


def _made(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    articles = [
        {"title": a.title, "publisher": a.publisher, "published": a.published, "url": a.url, **head}
        for a, head in zip(extraction.articles, next(iter_records(extraction))["articles"], strict=True)
    ]
    return {
        "articles": articles,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
        "text": document.text.content,
    }


def from_jsonl(lines: Iterable[str], source: str = "") -> tuple[list[Entity], list[Fact]]:
    """Return the entities and facts of JSON Lines.

    Args:
        lines: Records, one a line; blank lines do not count.
        source: The source id of facts that name none.

    Raises:
        SourceError: If a line is no record of the format.
    """
    entities, facts = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if record["record"] == "entity":
                entities.append(_entity(record))
            elif record["record"] == "fact":
                facts.append(_fact(record, source))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise SourceError(
                f"line {number} is no record: {error}", fix="see docs on extract --format jsonl"
            ) from error
    return entities, facts


def _fact_record(stem: str, fact: Fact) -> dict[str, Any]:
    record: dict[str, Any] = {"record": "fact", "document": stem, "type": fact.type, **fact.roles}
    if record.get("comparator") in _LOOSE:  # the format knows no strict comparison
        record["comparator"] = _LOOSE[record["comparator"]]
    if "status" in record:  # of the implementation; the field itself says accepted or review
        record["implementation_status"] = record.pop("status")
    record |= {"quote": fact.quote, "start": fact.start, "end": fact.end}
    record |= {"confidence": fact.confidence, "status": fact.status}
    if fact.modality != "stated":
        record["modality"] = fact.modality
    return record


def _identity(fact: Fact) -> str:
    return json.dumps([fact.type, dict(fact.roles), fact.modality], sort_keys=True, default=str)


def _entity(record: Mapping[str, Any]) -> Entity:
    return Entity(
        record["id"],
        record["type"],
        record["name"],
        record.get("name_zh"),
        tuple(record.get("aliases") or ()),
    )


def _fact(record: Mapping[str, Any], source: str) -> Fact:
    roles = {role: value for role, value in record.items() if role not in OWN}
    if "implementation_status" in roles:
        roles["status"] = roles.pop("implementation_status")
    return Fact(
        type=record["type"],
        roles=roles,
        start=record["start"],
        end=record["end"],
        quote=record["quote"],
        source=record.get("source", source),
        confidence=record["confidence"],
        status=record["status"],
        rule="interchange",
        modality=record.get("modality", "stated"),
        claimed_by=record.get("claimed_by"),
    )


def main(paths: Iterable[str]) -> None:
    """Write the extractions of files to standard output."""
    from policygraph.ingest.extract import extract
    from policygraph.ingest.readers import read
    from policygraph.resolve.lexicon import Lexicon

    lexicon = Lexicon.load()
    for path in paths:
        sys.stdout.write(to_jsonl(extract(read(Path(path)), lexicon)))


if __name__ == "__main__":
    main(sys.argv[1:])
