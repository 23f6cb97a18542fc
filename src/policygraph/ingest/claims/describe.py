"""How entities, sources and captures are described in the graph."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from policygraph.ingest.claims.roles import kind_of
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Term
from policygraph.model.iris import BASE, digest16
from policygraph.model.values import Article, Document
from policygraph.search import Said
from policygraph.text.dates import first_day
from policygraph.text.names import is_chinese

CLASSES: Mapping[str, NamedNode] = {
    "firm": pg.Firm,
    "body": pg.PublicBody,
    "organization": pg.Organization,
    "person": pg.Person,
    "group": pg.AgentGroup,
    "policy": pg.Policy,
    "programme": pg.Programme,
    "strategy": pg.Strategy,
    "document": pg.PolicyDocument,
    "batch": pg.Batch,
    "event": pg.Event,
    "place": pg.Place,
    "zone": pg.Zone,
    "product": pg.Product,
    "vocab/sector": pg.Sector,
    "vocab/indicator": pg.Indicator,
    "vocab/unit": pg.Unit,
}
KEY = rdf.IDENTIFIER


def describe_entity(entity: str, said: Iterable[Said]) -> set[Quad]:
    """Return the quads of graph ``entities`` on an entity that documents brought.

    A function of all that live sources say, the best source first: it names the
    entity, once in each language, and every other name is an alias.

    Args:
        entity: Its IRI.
        said: From ``SearchIndex.said_of``, in the order of the sources.
    """
    values: dict[NamedNode, dict[Term, None]] = {}
    for line in said:
        values.setdefault(NamedNode(line.property), {})[_term(line.term)] = None
    if not values:
        return set()
    kind = kind_of(entity)
    told = values.pop(rdf.TYPE, {})
    cls = next(iter(told), CLASSES.get(kind))
    found: set[tuple[NamedNode, Term]] = {(rdf.TYPE, cls)} if cls is not None else set()
    is_concept = kind.startswith("vocab/") or kind == "product"
    if is_concept:
        found |= {
            (rdf.TYPE, rdf.CONCEPT),
            (rdf.IN_SCHEME, NamedNode(f"{BASE}vocab/{kind.removeprefix('vocab/')}")),
        }
    names = [v for prop in (rdf.LABEL, rdf.ALT_LABEL) for v in values.pop(prop, {}) if isinstance(v, Literal)]
    labels: dict[str | None, Literal] = {}
    for name in names:
        labels.setdefault(name.language, name)
    for name in names:
        if labels[name.language] != name:
            found.add((rdf.ALT_LABEL, name))
            continue
        found.add((rdf.LABEL, name))
        if is_concept:
            found.add((rdf.PREF_LABEL, name))
    found |= {(prop, next(iter(said))) for prop, said in values.items()}
    return {Quad(NamedNode(entity), prop, value, rdf.ENTITIES) for prop, value in found}


def source_node(source: str) -> NamedNode:
    """Return the node of a source by its id."""
    return NamedNode(f"{BASE}id/source/{source}")


def extraction_node(document: Document, engine: str) -> NamedNode:
    """Return the node of the reading of a document's state by an engine; no clock is in it."""
    return NamedNode(f"{BASE}id/extraction/{digest16(f'{document.key} {document.capture} {engine}')}")


def capture_node(document: Document) -> NamedNode:
    """Return the node of the bytes that a document was read from."""
    return NamedNode(f"{BASE}id/capture/{document.capture[:16]}")


def issued_on(article: Article, document: Document) -> str:
    """Return the day on which a source was published, or nothing where none is known."""
    stated = article.published or document.published or ""
    return first_day(stated) if stated[:4].isdigit() else ""


def work_quad(source: str, work: str) -> Quad:
    """Return the quad that says of which work a source is a copy."""
    return Quad(source_node(source), pg.work, work_node(work), rdf.source_graph(source))


def work_node(work: str) -> NamedNode:
    """Return the node of a work by its name."""
    return NamedNode(f"{BASE}id/source-work/{work}")


def describe_source(article: Article, document: Document, source_type: NamedNode | None) -> Iterator[Quad]:
    """Yield the description of a source, but for its work, which others decide too."""
    node, graph = source_node(article.source), rdf.source_graph(article.source)
    text = document.text.content[article.start : article.end]
    title = article.title or document.title or document.stem
    publisher, url = article.publisher or document.publisher, article.url or document.url
    issued = issued_on(article, document)
    published = article.published or document.published or ""
    stated = article.stated_date or (published if len(published) < len(issued) else None)
    pairs: list[tuple[NamedNode, Term | None]] = [
        (rdf.TYPE, pg.Source),
        (rdf.LABEL, rdf.text(title, "zh" if is_chinese(title) else "en")),
        (KEY, rdf.verbatim(document.key)),
        (rdf.LANGUAGE, rdf.text(article.language)),
        (rdf.PUBLISHER, rdf.text(publisher) if publisher else None),
        (rdf.ORIGIN, _node(url) if url else None),
        (rdf.ISSUED, rdf.date(issued) if issued else None),
        (pg.statedDate, rdf.text(stated) if stated else None),
        (pg.digest, rdf.text(hashlib.sha256(" ".join(text.split()).encode()).hexdigest())),
        (pg.inCapture, capture_node(document)),
        (pg.sourceType, source_type),
    ]
    for prop, value in pairs:
        if value is not None:
            yield Quad(node, prop, value, graph)


def describe_run(document: Document, engine: str, time: str) -> Iterator[Quad]:
    """Yield what graph ``meta`` holds of a capture and of its reading."""
    capture, run = capture_node(document), extraction_node(document, engine)
    yield Quad(capture, rdf.TYPE, pg.Capture, rdf.META)
    yield Quad(capture, pg.digest, rdf.text(document.capture), rdf.META)
    yield Quad(run, rdf.TYPE, pg.Extraction, rdf.META)
    yield Quad(run, pg.extractor, rdf.text("policygraph"), rdf.META)
    yield Quad(run, pg.version, rdf.text(engine), rdf.META)
    yield Quad(run, rdf.ENDED, rdf.moment(time), rdf.META)


def _node(url: str) -> Term:
    try:
        return NamedNode(url)
    except ValueError:
        return rdf.text(url)


def _term(text: str) -> Term:
    found: Term = next(iter(parse(f"<x:s> <x:p> {text} .", format=RdfFormat.N_TRIPLES))).object
    return found
