"""Facts from documents: one engine, and a data file per relation.

``extract(document, lexicon)`` splits a document into articles, finds mentions, writes
each unit of an article as a frame string (every mention one character), and lets the
families in ``ingest/families/*.toml`` read it. How a family is written stands in
``families/README.md``. Shared steps, never families, take lists apart (``phrases``),
read numbers and dates (``values``), tell plans and rumours from facts (``cues``) and
know what "the guidelines" stand for (``reading``).
"""

from collections.abc import Sequence
from typing import TypeVar

from attrs import evolve

from policygraph.ingest.extract.engine import read_facts
from policygraph.ingest.extract.facts import harmonise
from policygraph.ingest.extract.finish import finish
from policygraph.ingest.extract.nameless import hold_back, name_events, says_nothing
from policygraph.ingest.mentions import find_mentions
from policygraph.ingest.readable import LONGEST_SENTENCE, readable
from policygraph.ingest.relevance import is_relevant
from policygraph.ingest.segment import segment
from policygraph.ingest.segment.sections import Unit, units
from policygraph.ingest.segment.wrapping import Flat, flatten
from policygraph.model.values import Article, Document, Entity, Extraction, Fact, Mention
from policygraph.resolve.identities import Context, resolve
from policygraph.resolve.lexicon import Lexicon

_Found = TypeVar("_Found", Article, Mention, Fact)

__all__ = ["extract", "read_facts"]


def extract(document: Document, lexicon: Lexicon | None = None) -> Extraction:
    """Return the mentions, entities and facts of a document.

    Articles that are off topic yield mentions but no facts. The result is a
    function of the document and the lexicon alone.

    Args:
        document: What a reader made of a source.
        lexicon: The names known; the shipped register when left out.
    """
    lexicon = lexicon or Lexicon.load()
    flat = flatten(document, readable(document.text.content))
    text = flat.content
    whole, document = document, evolve(document, text=evolve(document.text, content=text))
    articles: list[Article] = []
    mentions: list[Mention] = []
    facts: list[Fact] = []
    entities: dict[str, Entity] = {}
    parts: list[tuple[str, Sequence[Unit], Sequence[Mention]]] = []
    for article in segment(document):
        found = find_mentions(text, article, lexicon)
        mentions += found
        relevant = is_relevant(text, article, found)
        articles.append(evolve(article, relevant=relevant))
        if not relevant:
            continue
        context = Context(lexicon, scope=article.work or article.source)

        def identify(kind: str, name: str, proper: bool, context: Context = context) -> str:
            return resolve(kind, name, context, proper=proper)

        stretches = [u for u in units(text, article) if u.end - u.start <= LONGEST_SENTENCE]
        parts.append((article.source, stretches, found))
        read, things = read_facts(
            text,
            stretches,
            found,
            source=article.source,
            identify=identify,
        )
        facts += read
        for thing in things:
            entities[thing.id] = _joined(entities.get(thing.id), thing, lexicon)
    facts = harmonise(facts)
    finished = [
        fact
        for source, stretches, mentioned in parts
        for fact in finish((f for f in facts if f.source == source), text, stretches, mentioned)
    ]
    entities = name_events(finished, entities)
    finished = hold_back(finished, entities, lexicon)
    finished.sort(key=lambda f: (f.start, f.end, f.type, sorted(map(str, f.roles.items()))))
    for iri in {fact.roles.get("sector") for fact in finished} - entities.keys():
        entry = lexicon.by_iri(str(iri)) if iri else None
        if entry is not None:
            entities[entry.iri] = Entity(entry.iri, entry.type, entry.name, entry.name_zh, ())
    used = {value for fact in finished for value in (*fact.roles.values(), fact.claimed_by)}
    return Extraction(
        document=whole,
        relevant=any(article.relevant for article in articles),
        articles=tuple(_in_file(article, flat) for article in articles),
        mentions=tuple(_in_file(mention, flat) for mention in mentions),
        entities=tuple(entities[iri] for iri in sorted(entities) if iri in used),
        facts=tuple(_quoted(_in_file(fact, flat), whole) for fact in finished),
    )


def _in_file(found: _Found, flat: Flat) -> _Found:
    start, end = flat.span(found.start, found.end)
    return evolve(found, start=start, end=end)


def _quoted(fact: Fact, document: Document) -> Fact:
    return evolve(fact, quote=document.text.content[fact.start : fact.end])


def _joined(known: Entity | None, thing: Entity, lexicon: Lexicon) -> Entity:
    """One record per thing: the register's name first, else a telling one, then every other."""
    entry = lexicon.by_iri(thing.id)
    names = dict.fromkeys((*((known.name, *known.aliases) if known else ()), thing.name, *thing.aliases))
    telling = (name for name in names if not says_nothing(thing.type, name))
    name = entry.name if entry else next(telling, next(iter(names)))
    zh = (entry.name_zh if entry else None) or (known.name_zh if known else None) or thing.name_zh
    kind = entry.type if entry else known.type if known else thing.type
    return Entity(thing.id, kind, name, zh, tuple(n for n in names if n != name))
