"""A reader for tests: each line of a text is one fact, written as ``type role=value …``.

``?`` in front makes it wait; ``== TITLE`` starts an article, ``= TITLE`` in
front of it one that copies the first; ``@2024-05-01`` dates the article; values
such as ``firm/a`` name entities. ``~planned`` is the modality.
"""

import hashlib
import shlex

from attrs import evolve

from policygraph.model.iris import BASE
from policygraph.model.values import Article, Document, Entity, Extraction, Fact, Mention

KINDS = {
    "firm": "Firm",
    "body": "GovernmentBody",
    "programme": "Programme",
    "strategy": "Programme",
    "policy": "Policy",
    "product": "Product",
    "place": "Place",
    "person": "Person",
    "event": "Event",
    "organization": "OtherOrganisation",
}


def read_sayings(document: Document) -> Extraction:
    """Return what the lines of a document say."""
    articles: list[Article] = []
    facts: list[Fact] = []
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    at = 0
    for line in document.text.content.splitlines(keepends=True):
        said = line.strip()
        if said.startswith("=="):
            title, _, day = said[2:].partition("@")
            articles.append(_article(document, at, at, title.strip(), day.strip() or None))
        elif said:
            if not articles:
                articles.append(_article(document, 0, at, None, None))
            fact = _fact(said, at + line.index(said), articles[-1].source, document, entities)
            facts.append(fact)
            mentions.append(Mention("Firm", fact.start, fact.end, fact.quote))
        at += len(line)
        if articles:
            articles[-1] = evolve(articles[-1], end=at)
    return Extraction(
        document,
        bool(facts),
        tuple(articles),
        tuple(mentions),
        tuple(entities.values()),
        tuple(facts),
    )


def _article(document: Document, start: int, end: int, title: str | None, day: str | None) -> Article:
    identity = hashlib.sha256(f"{document.key} {title}".encode()).hexdigest()[:16]
    work = identity
    if title and title.startswith("copy of "):
        work = hashlib.sha256(f"{document.key} {title.removeprefix('copy of ')}".encode()).hexdigest()[:16]
    return Article(identity, start, end, title, None, day, work=work)


def _fact(said: str, start: int, source: str, document: Document, entities: dict[str, Entity]) -> Fact:
    waits = said.startswith("?")
    kind, *words = shlex.split(said.lstrip("? "))
    roles: dict[str, object] = {}
    modality = "stated"
    for word in words:
        role, equals, value = word.partition("=")
        if not equals:
            modality = word.lstrip("~")
            continue
        home, slash, slug = value.partition("/")
        if slash and home in KINDS:
            roles[role] = f"{BASE}id/{home}/{slug}"
            name = slug.replace("-", " ").title() if len(document.key) % 2 else slug.upper()
            entities[str(roles[role])] = Entity(str(roles[role]), KINDS[home], name, None, (slug,))
        else:
            roles[role] = value
    return Fact(
        kind,
        roles,
        start,
        start + len(said),
        said,
        source,
        0.5 if waits else 0.9,
        "review" if waits else "accepted",
        "sayings",
        modality,
        roles.pop("claimed_by", None),
        roles.pop("attribution", None),
        tuple(str(roles.pop("inferred", "")).split(",")) if "inferred" in roles else (),
    )
