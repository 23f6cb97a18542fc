"""From a document to its articles: bundles split, copies grouped, furniture left outside."""

import hashlib
import re
from collections.abc import Iterable

from attrs import evolve

from policygraph.ingest.segment.bundles import find_heads
from policygraph.ingest.segment.copies import group_copies
from policygraph.ingest.segment.pages import Page, front_matter, page_span
from policygraph.model.values import Article, Document, Part
from policygraph.text.dates import find_dates
from policygraph.text.names import is_chinese


def source_id(key: str, text: str) -> str:
    """Return the id of an article: 16 hex digits over document key and normalised text.

    >>> source_id("a", "One  two") == source_id("a", "One two")
    True
    """
    normal = re.sub(r"\s+", " ", text).strip()
    return hashlib.sha256(f"{key}\n{normal}".encode()).hexdigest()[:16]


def segment(document: Document) -> tuple[Article, ...]:
    """Return the articles of a document, in text order.

    A page that bundles several articles is split at their heads; the words
    around them, front matter and the site's furniture belong to none. A feed says
    itself where its entries are. An
    article that holds four fifths of another's shingles is its copy: both share
    ``work``, and ``duplicate_of`` names the first.
    """
    text = document.text.content
    if document.parts:
        told = [_part(document, text, part) for part in document.parts]
        return tuple(_mark(group_copies([(a, text[a.start : a.end]) for a in told])))
    matter = front_matter(text)
    heads = find_heads(text, matter.start)
    if heads:
        spans = [
            Page(h.body, stop, h.title, h.publisher, _date(h.stated), h.stated)
            for h, stop in zip(heads, [*(h.start for h in heads[1:]), len(text)], strict=True)
        ]
        pages = [page_span(text, p, alone=False) for p in spans]
    else:
        pages = [page_span(text, matter, alone=True)]
    articles = [_article(document, text, p, bundled=bool(heads)) for p in pages if p.end > p.start]
    return tuple(_mark(group_copies([(a, text[a.start : a.end]) for a in articles])))


def _date(stated: str | None) -> str | None:
    if stated is None:
        return None
    return next((iso for *_, iso, _ in find_dates(stated) if len(iso) >= 7 and iso[0] != "-"), None)


def _article(document: Document, text: str, page: Page, *, bundled: bool) -> Article:
    body = text[page.start : page.end]
    own = None if bundled else document
    identity = source_id(document.key, body)
    return Article(
        source=identity,
        start=page.start,
        end=page.end,
        title=(own.title if own else None) or page.title,
        publisher=(own.publisher if own else None) or page.publisher,
        published=(own.published if own else None) or page.published,
        stated_date=page.stated,
        language=(own.language if own else None) or ("zh" if is_chinese(body) else "en"),
        work=identity,
    )


def _part(document: Document, text: str, part: Part) -> Article:
    body = text[part.start : part.end]
    identity = source_id(document.key, body)
    return Article(
        source=identity,
        start=part.start,
        end=part.end,
        title=part.title,
        publisher=part.publisher or document.publisher,
        published=part.published,
        language="zh" if is_chinese(body) else document.language or "en",
        work=identity,
        url=part.url,
    )


def _mark(groups: Iterable[tuple[Article, Article | None]]) -> Iterable[Article]:
    for article, first in groups:
        yield article if first is None else evolve(article, work=first.work, duplicate_of=first.source)
