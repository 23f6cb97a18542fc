"""An extraction made ready for the graph: one record for each source in the document."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen
from pyoxigraph import NamedNode, Quad

from policygraph.ingest.claims.concepts import Concepts
from policygraph.ingest.claims.corrections import judged, said_of_corrected
from policygraph.ingest.claims.describe import describe_source, extraction_node, issued_on
from policygraph.ingest.claims.naming import iter_said
from policygraph.ingest.claims.passages import Stretch, announced_quads, entities_named, mention_quads
from policygraph.ingest.claims.reading import Reading, evidence_quads
from policygraph.ingest.claims.roles import Context
from policygraph.ingest.segment.bundles import lines
from policygraph.ingest.segment.wrapping import flatten
from policygraph.model.claims import Claim
from policygraph.model.values import Article, Document, Extraction, Fact, Mention
from policygraph.resolve.judgements import Judgements
from policygraph.search import Said, SourceRow
from policygraph.search.grams import sampled_grams
from policygraph.store.shipped import shipped_entities

_OFFICIAL = "official"


@frozen
class Waiting:
    """A fact that is not in the graph, the IRIs that judgements may name it by, and what keeps it out."""

    fact: Fact
    names: tuple[str, ...]
    reason: str = ""
    rejected: bool = False


@frozen
class SourceRecord:
    """All that one source brings: its graph, its claims, its names, and what waits.

    ``passages`` are the sentences that the graph keeps beside the evidence of claims.
    """

    source: str
    official: bool
    issued: str
    quads: frozenset[Quad]
    passages: frozenset[Quad]
    claims: Mapping[NamedNode, Claim]
    row: SourceRow
    waiting: tuple[Waiting, ...]
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
    waiting: list[Waiting] = []
    readings: list[Reading] = []
    corrected: list[Said] = []
    revisions: list[Quad] = []
    entities = {entity.id: entity for entity in extraction.entities}
    for found in extraction.facts:
        if found.source != article.source:
            continue
        told = judged(found, concepts, article.language, judgements)
        reasons = sorted({refused[name] for name in told.names if name in refused})
        if told.is_accepted(judgements) and not reasons:
            accepted.append(told.fact)
            readings += told.readings
            context.issues.extend(told.issues)
            for iri, named in told.minted.items():
                context.minted.setdefault(iri, named)
            revisions += told.revisions()
            corrected += said_of_corrected(told.fact, entities) if told.edited else ()
        else:
            why = reasons or ([] if told.readings else list(told.issues))
            context.issues.extend(f"{reason} {told.fact.quote!r}" for reason in reasons)
            context.issues.extend(() if told.readings else told.issues)
            fact = evolve(told.fact, status="review")
            rejected = bool(judgements.reject.intersection(told.names))
            waiting.append(Waiting(fact, told.names, "; ".join(why), rejected))
    quads = set(describe_source(article, document, source_type))
    quads |= set(evidence_quads(readings, article.language, extraction_node(document, engine)))
    quads |= set(revisions)
    official = source_type is not None and source_type.value.rsplit("/", 1)[-1].startswith(_OFFICIAL)
    issued = issued_on(article, document)
    content = document.text.content[article.start : article.end]
    said = (*iter_said(article.source, accepted, entities, context), *corrected)
    mentions = tuple(_inside(extraction.mentions, _spans(extraction, article.source)))
    stretch = Stretch(article.source, article.start, content, article.language)
    known = shipped_entities() | {one.entity for one in said}
    meant = entities_named(mentions, known, judgements.same)
    passages = (*mention_quads(stretch, meant), *announced_quads(stretch, meant))
    row = SourceRow(
        article.source,
        document.key,
        official,
        issued,
        article.work or article.source,
        sampled_grams(content),
        said,
        tuple(_passages(document, _spans(extraction, article.source))),
        (article.start, content, article.language),
    )
    return SourceRecord(
        source=article.source,
        official=official,
        issued=issued,
        quads=frozenset(quads),
        passages=frozenset(passages),
        claims={reading.claim.iri: reading.claim for reading in readings},
        row=row,
        waiting=tuple(waiting),
        mentions=mentions,
        issues=tuple(context.issues),
    )


def _spans(extraction: Extraction, source: str) -> list[tuple[int, int]]:
    return [(a.start, a.end) for a in extraction.articles if a.source == source]


def _inside(mentions: Iterable[Mention], spans: list[tuple[int, int]]) -> Iterator[Mention]:
    for mention in mentions:
        if any(start <= mention.start < end for start, end in spans):
            yield mention


def _passages(document: Document, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the paragraphs of a source: a phrase is found although its file breaks the line inside."""
    flat = flatten(document, document.text.content)
    for line in lines(flat.content):
        start, end = flat.span(line.start, line.end)
        if any(first <= start < last for first, last in spans[:1]):
            yield start, end, line.text
