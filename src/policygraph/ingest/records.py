"""An extraction made ready for the graph: one record for each source in the document."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen
from pyoxigraph import NamedNode, Quad

from policygraph.ingest.claims import Reading, evidence_quads, read_fact
from policygraph.ingest.concepts import Concepts
from policygraph.ingest.describe import describe_source, extraction_node, issued_on
from policygraph.ingest.naming import iter_said
from policygraph.ingest.roles import Context
from policygraph.model.claims import Claim
from policygraph.model.values import Article, Extraction, Fact, Mention
from policygraph.resolve.judgements import Judgements
from policygraph.search import SourceRow
from policygraph.search.grams import sampled_grams

_OFFICIAL = "official"


@frozen
class SourceRecord:
    """All that one source brings: its graph, its claims, its names, and what waits."""

    source: str
    official: bool
    issued: str
    quads: frozenset[Quad]
    claims: Mapping[NamedNode, Claim]
    row: SourceRow
    waiting: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    issues: tuple[str, ...]


def source_records(
    extraction: Extraction,
    concepts: Concepts,
    judgements: Judgements,
    *,
    engine: str,
    kind: str | None = None,
    refused: Mapping[str, str] | None = None,
) -> tuple[SourceRecord, ...]:
    """Return the records of a document's sources, in text order.

    Facts that are accepted, by the reader or by a judgement, become claims;
    the others wait. A rejected one waits whatever the reader thought.

    Args:
        extraction: What was found in the document.
        concepts: The shipped concepts.
        judgements: What people decided.
        engine: The version of the engine that read it.
        kind: The kind of source, as its manifest names it.
        refused: Claims that do not fit the ontology, each with the reason; their facts wait.
    """
    articles: dict[str, Article] = {}
    for article in extraction.articles:
        articles.setdefault(article.source, article)
    official_type = concepts.find("source-type", kind) if kind else None
    return tuple(
        _record(article, extraction, concepts, judgements, engine, official_type, refused or {})
        for article in articles.values()
    )


def _record(
    article: Article,
    extraction: Extraction,
    concepts: Concepts,
    judgements: Judgements,
    engine: str,
    source_type: NamedNode | None,
    refused: Mapping[str, str],
) -> SourceRecord:
    document = extraction.document
    context = Context(concepts, article.language, judgements.same)
    accepted: list[Fact] = []
    waiting: list[Fact] = []
    readings: list[Reading] = []
    for fact in extraction.facts:
        if fact.source == article.source:
            trial = Context(concepts, article.language, judgements.same)
            found = list(read_fact(fact, trial))
            reasons = sorted({refused[r.claim.iri.value] for r in found if r.claim.iri.value in refused})
            if found and not reasons and _is_accepted(fact, found, judgements):
                accepted.append(fact)
                readings += read_fact(fact, context)
            else:
                waiting.append(evolve(fact, status="review"))
                context.issues.extend(f"{reason} {fact.quote!r}" for reason in reasons)
                if not found:
                    context.issues.extend(trial.issues)
    quads = set(describe_source(article, document, source_type))
    quads |= set(evidence_quads(readings, article.language, extraction_node(document, engine)))
    official = source_type is not None and source_type.value.rsplit("/", 1)[-1].startswith(_OFFICIAL)
    issued = issued_on(article, document)
    entities = {entity.id: entity for entity in extraction.entities}
    row = SourceRow(
        article.source,
        document.key,
        official,
        issued,
        article.work or article.source,
        sampled_grams(document.text.content[article.start : article.end]),
        tuple(iter_said(article.source, accepted, entities, context)),
        tuple(_passages(document.text.content, _spans(extraction, article.source))),
    )
    return SourceRecord(
        source=article.source,
        official=official,
        issued=issued,
        quads=frozenset(quads),
        claims={reading.claim.iri: reading.claim for reading in readings},
        row=row,
        waiting=tuple(waiting),
        mentions=tuple(_inside(extraction.mentions, _spans(extraction, article.source))),
        issues=tuple(context.issues),
    )


def _is_accepted(fact: Fact, readings: Iterable[Reading], judgements: Judgements) -> bool:
    named = {iri.value for reading in readings for iri in (reading.claim.iri, reading.evidence)}
    if named & judgements.reject:
        return False
    return fact.status == "accepted" or bool(named & judgements.accept)


def _spans(extraction: Extraction, source: str) -> list[tuple[int, int]]:
    return [(a.start, a.end) for a in extraction.articles if a.source == source]


def _inside(mentions: Iterable[Mention], spans: list[tuple[int, int]]) -> Iterator[Mention]:
    for mention in mentions:
        if any(start <= mention.start < end for start, end in spans):
            yield mention


def _passages(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    for start, end in spans[:1]:
        at = start
        for line in text[start:end].splitlines(keepends=True):
            if line.strip():
                yield at, at + len(line.rstrip()), line
            at += len(line)
