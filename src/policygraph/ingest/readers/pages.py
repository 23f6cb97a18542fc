"""What a web page says of itself: title, publisher, date, language, address."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from attrs import frozen

from policygraph.ingest.readers.shown import Element, tidy
from policygraph.text.dates import find_dates
from policygraph.text.names import HANZI

# The best word first: what editors' systems write for archives, then for other sites, then for people.
_TITLES = ("articletitle", "citation_title", "dc.title", "og:title", "twitter:title", "title")
_PUBLISHERS = ("og:site_name", "sitename", "citation_publisher", "dc.publisher", "publisher")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "firstpublishedtime",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "weibo: article:create_at",
    "og:release_date",
    "date",
)
_ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "report", "webpage")
_DAY = re.compile(r"\s*((?:19|20)\d\d)([-/.年])(\d\d?)\2?(?:月)?(\d\d?)(?!\d)|\s*((?:19|20)\d{6})(?!\d)")
_MARKS = re.compile(r"\s+[|\-–—·»:_]+\s+|\s*[|_»]\s*|(?<=[\u4e00-\u9fff])-+(?=[\u4e00-\u9fff])")
_SIGNS = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_HANZI = re.compile(f"[{HANZI}]")
LONGEST = 300
LONGEST_URL = 2000


@frozen
class PageFacts:
    """What a page's head says; what it leaves out is None."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def page_facts(root: Element, text: str, address: str | None = None) -> PageFacts:
    """Return what a page says of itself.

    Args:
        root: The page's tree.
        text: What is shown of it: a title that is not on the page is not its title.
        address: Where the page was fetched from; an address of its own must be on the same site.
    """
    metas = _metas(root)
    linked = next(_articles(root), {})
    publisher = _first((_name(linked.get("publisher")), *(metas.get(n) for n in _PUBLISHERS)))
    return PageFacts(
        title=_title(root, metas, linked, publisher, text),
        publisher=publisher,
        published=_published(root, metas, linked),
        language=_language(root, text),
        url=_address(root, metas, address),
    )


def _metas(root: Element) -> dict[str, str]:
    """Return the first content of each named meta element."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = tidy(meta.get("content") or "")
        if name and content and len(content) <= LONGEST_URL:
            found.setdefault(name.strip().casefold(), content)
    return found


def _articles(root: Element) -> Iterator[Mapping[str, Any]]:
    """Yield the articles that the page describes in JSON-LD, best kinds first."""
    found = []
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().casefold() != "application/ld+json":
            continue
        try:
            said = json.loads((script.text or "")[:500_000], strict=False)
        except (ValueError, RecursionError):
            continue  # a page's description of itself is a help, never needed
        found += [item for item in _items(said) if _kind(item) in _ARTICLES]
    yield from sorted(found, key=lambda item: _ARTICLES.index(_kind(item)))


def _items(said: object) -> Iterator[Mapping[str, Any]]:
    for item in said if isinstance(said, list) else [said]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (one for one in graph if isinstance(one, dict))


def _kind(item: Mapping[str, Any]) -> str:
    kind = item.get("@type")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    return kind.casefold() if isinstance(kind, str) else ""


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _first(values: Iterable[object]) -> str | None:
    for value in values:
        said = tidy(value) if isinstance(value, str) else ""
        if said and len(said) <= LONGEST:
            return said
    return None


def _title(
    root: Element, metas: Mapping[str, str], linked: Mapping[str, Any], publisher: str | None, text: str
) -> str | None:
    heads = [tidy("".join(head.itertext())) for head in root.iter("h1")]
    named = root.find(".//title")
    plain = tidy("".join(named.itertext())) if named is not None else ""
    offered = [metas.get(_TITLES[0]), linked.get("headline"), *(metas.get(n) for n in _TITLES[1:])]
    offered += [heads[0] if len(heads) == 1 else None, plain]
    titles = [said for one in offered if (said := _first([one]))]
    shown = _letters(text)
    cut = [shorter for title in titles for shorter in _without_site(title, publisher)]
    return next((title for title in cut if len(title) > 3 and _letters(title) in shown), None) or _first(
        (heads[0] if len(heads) == 1 else None, *cut[-1:])
    )


def _without_site(title: str, publisher: str | None) -> Iterator[str]:
    """Yield a title, then what is left of it without the site's name behind or before it."""
    if publisher and title != publisher:
        bare = title.removesuffix(publisher).rstrip(" |-–—·»:_")
        if bare != title.rstrip():
            yield bare
            return
    yield title
    marks = list(_MARKS.finditer(title))
    for mark in reversed(marks):
        yield title[: mark.start()].strip()
    if marks:
        yield title[marks[0].end() :].strip()


def _letters(text: str) -> str:
    return _SIGNS.sub("", text.casefold())


def _published(root: Element, metas: Mapping[str, str], linked: Mapping[str, Any]) -> str | None:
    stated = [linked.get("datePublished"), *(metas.get(name) for name in _DATES)]
    stated += [
        e.get("content") or e.get("datetime") for e in root.iterfind(".//*[@itemprop='datePublished']")
    ]
    stated += [e.get("datetime") for e in root.iterfind(".//time[@pubdate]")]
    timed = {day for e in root.iter("time") if (day := day_of(e.get("datetime")))}
    if len(timed) == 1:
        stated += timed
    return next((day for one in stated if (day := day_of(one))), None)


def day_of(stated: object) -> str | None:
    """Return the day of a moment as written, in the writer's own time zone.

    >>> day_of("2024-09-12T23:30:00+08:00"), day_of("20240912"), day_of("12 September 2024"), day_of("now")
    ('2024-09-12', '2024-09-12', '2024-09-12', None)
    """
    if not isinstance(stated, str):
        return None
    found = _DAY.match(stated)
    if found is None:
        days = (iso for *_, iso, _ in find_dates(stated[:100]))
        return next((iso for iso in days if len(iso) == 10 and iso[0] != "-"), None)
    year, _, month, day, whole = found.groups()
    if whole:
        year, month, day = whole[:4], whole[4:6], whole[6:]
    fits = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return f"{year}-{int(month):02}-{int(day):02}" if fits else None


def _language(root: Element, text: str) -> str | None:
    """Return the language that the page states, unless its letters belie it: templates often do."""
    wide = len(_HANZI.findall(text)) / max(1, len(_LETTER.findall(text)))
    stated = (root.get("lang") or "").split("-")[0].split("_")[0].strip().casefold()
    if wide > 0.3:
        return "zh"
    return stated if re.fullmatch("[a-z]{2}", stated) and stated != "zh" and wide < 0.1 else None


def _address(root: Element, metas: Mapping[str, str], address: str | None) -> str | None:
    links = (
        link.get("href")
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").casefold().split()
    )
    for said in (*links, metas.get("og:url")):
        url = web_address(urljoin(address, tidy(said)) if address and said else said)
        if url and (address is None or _site(url) == _site(address)):
            return url
    return None


def web_address(said: str | None) -> str | None:
    """Return an address that a page gives, if it is one of the web and safe to show and to keep.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("/a")
    ('https://example.org/a', None, None)
    """
    url = tidy(said or "")
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    odd = not url.isprintable() or " " in url or any(c in url for c in '<>"{}|\\^`')
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or odd:
        return None
    return url if len(url) <= LONGEST_URL else None


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").casefold()
    return host.removeprefix("www.").removeprefix("m.")
