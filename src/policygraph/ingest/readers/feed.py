"""RSS and Atom feeds: each entry an article with its own title, date and address."""

import re
from collections.abc import Iterator
from email.utils import parsedate_tz
from html.entities import html5

from policygraph.errors import SourceError
from policygraph.ingest.readers.blocks import read_blocks
from policygraph.ingest.readers.encodings import decode
from policygraph.ingest.readers.formats import Hints
from policygraph.ingest.readers.html import declared, parse_page
from policygraph.ingest.readers.pages import day_of, web_address
from policygraph.ingest.readers.plain import check_is_text
from policygraph.ingest.readers.reading import Part, Reading, find_oddities
from policygraph.ingest.readers.shown import Element, join_blocks, tidy

MOST_ENTRIES = 5_000
MOST_TAGS = 200_000
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|&(?:[A-Za-z]\w+|#x?\w+);")
_BODIES = ("encoded", "content", "description", "summary", "subtitle")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")


def read(content: bytes, name: str, hints: Hints) -> Reading:
    """Return the entries of a feed, one article after the other.

    Nothing is looked up that the feed refers to, and no entity of its own is expanded.

    Raises:
        SourceError: If it is no feed, has no entries, or is a bomb.
    """
    check_is_text(content, name)
    source = decode(content, name, [*hints.charsets, *declared(content)]).lstrip("\ufeff \t\r\n")
    hints.check_text(len(source) // 4, name)
    root, torn = _parse(source, name)
    entries = [e for e in root.iter() if e.tag in ("item", "entry")]
    if not entries:
        raise SourceError(f"no feed, or one without entries: {name}", fix="give the address of a feed")
    if len(entries) > MOST_ENTRIES:
        raise SourceError(f"the feed has more than {MOST_ENTRIES:,} entries: {name}", fix="split it")
    channel = root if root.tag == "feed" else next(root.iter("channel"), root)
    home = _words(channel, "title", name)
    text, parts = "", []
    for entry in entries:
        title = _words(entry, "title", name)
        body = "\n".join(part for part in (f"{title}\n" if title else "", _body(entry, name)) if part)
        if not body.strip():
            continue
        text += "\n" if text else ""
        part = Part(
            start=len(text),
            end=len(text) + len(body.rstrip("\n")),
            title=title,
            publisher=_source(entry, name) or home,
            published=_published(entry),
            url=_link(entry),
        )
        text += f"{body.rstrip()}\n"
        parts.append(part)
        hints.check_text(len(text), name)
    flaws = ["the feed is not well-formed XML: some of it may be missing"] if torn else []
    return Reading(
        text,
        publisher=home,
        url=_link(channel, rel="self"),
        parts=tuple(parts),
        flaws=(*flaws, *find_oddities(text)),
    )


def _parse(source: str, name: str) -> tuple[Element, bool]:
    """Return the tree of a feed, its tags without their namespaces, and whether its XML is torn."""
    from lxml import etree

    if "<!ENTITY" in source:
        raise SourceError(f"the feed defines entities of its own: {name}", fix="it is no feed to trust")
    if source.count("<") > MOST_TAGS:
        raise SourceError(f"the feed has more than {MOST_TAGS:,} tags: {name}", fix="split it")
    named = _ENTITY.sub(_plain, re.sub(r"^<\?xml[^>]*\?>", "", source))
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    root = etree.fromstring(named.replace("\0", "").encode("utf-8", "replace"), parser)
    if root is None:
        raise SourceError(f"no feed: {name}", fix="give the address of a feed")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceError(f"the feed is nested without end: {name}", fix="it is no feed to trust")
    for element in root.iter("*"):
        element.tag = etree.QName(element).localname
    return root, bool(parser.error_log.filter_from_errors())


def _plain(entity: re.Match[str]) -> str:
    """Feeds use the names of HTML, which XML does not know."""
    return entity.group() if entity[1] in _XML else html5.get(f"{entity[1]};", entity.group())


def _child(entry: Element, name: str) -> Element | None:
    return next((child for child in entry if child.tag == name), None)


def _words(entry: Element, name: str, shown: str) -> str | None:
    child = _child(entry, name)
    if child is None:
        return None
    said = "".join(child.itertext())
    return " ".join(_lines(said, shown).split()) or None


def _body(entry: Element, name: str) -> str:
    """Return the fullest text that an entry gives."""
    found = []
    for child in (c for tag in _BODIES for c in entry if c.tag == tag):
        if child.get("type") == "xhtml" and len(child):
            found.append(join_blocks(read_blocks(child)))
        elif child.get("type") == "text":
            found.append("".join(f"{tidy(line)}\n" for line in (child.text or "").split("\n") if tidy(line)))
        else:
            found.append(_lines("".join(child.itertext()), name))
    return max(found, key=len, default="")


def _lines(said: str, name: str) -> str:
    """Return words as they are shown, whether they are marked up or not."""
    if _MARKUP.search(said):
        return join_blocks(read_blocks(parse_page(f"<body>{said}</body>", name)))
    return "".join(f"{line}\n" for part in re.split(r"\n\s*\n", said) if (line := tidy(part)))


def _source(entry: Element, name: str) -> str | None:
    source = _child(entry, "source")
    if source is None:
        return _words(entry, "publisher", name)
    return _words(source, "title", name) or tidy(source.text or "") or None


def _published(entry: Element) -> str | None:
    return next((day for said in _stated(entry) if (day := _day(said))), None)


def _stated(entry: Element) -> Iterator[str]:
    for name in _DATES:
        child = _child(entry, name)
        if child is not None and child.text:
            yield child.text.strip()


def _day(said: str) -> str | None:
    """Return the day of a moment in the forms of both kinds of feed.

    >>> _day("Tue, 03 Sep 2024 23:10:00 +0800"), _day("2024-09-03T23:10:00+08:00"), _day("soon")
    ('2024-09-03', '2024-09-03', None)
    """
    parsed = parsedate_tz(said)
    if parsed and 1900 < parsed[0] < 2200 and 1 <= parsed[1] <= 12 and 1 <= parsed[2] <= 31:
        return f"{parsed[0]}-{parsed[1]:02}-{parsed[2]:02}"
    return day_of(said)


def _link(entry: Element, rel: str = "alternate") -> str | None:
    for child in entry:
        if child.tag == "link" and child.get("rel", "alternate") == rel:
            said = child.get("href") or (child.text if rel == "alternate" else None)
            if url := web_address(said):
                return url
    guid = _child(entry, "guid")
    if guid is None or rel != "alternate" or guid.get("isPermaLink", "true") != "true":
        return None
    return web_address(guid.text)
