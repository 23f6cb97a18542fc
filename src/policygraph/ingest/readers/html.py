"""Web pages: the article as lines, and what the page says of itself."""

import re
from typing import Any

from policygraph.errors import SourceError
from policygraph.ingest.readers.blocks import read_blocks
from policygraph.ingest.readers.encodings import decode
from policygraph.ingest.readers.formats import Hints
from policygraph.ingest.readers.pages import page_facts
from policygraph.ingest.readers.plain import check_is_text
from policygraph.ingest.readers.reading import Reading, find_oddities
from policygraph.ingest.readers.regions import article_blocks, site_parts
from policygraph.ingest.readers.shown import Element, iter_words, join_blocks

MOST_TAGS = 200_000
_MOST_ATTRIBUTES = 500
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_QUOTED = re.compile(r"""="[^"]*"|='[^']*'""")
_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")


def read(content: bytes, name: str, hints: Hints) -> Reading:
    """Return the article of a web page.

    Scripts, styles, what is hidden and what belongs to the site are left out; lists,
    tables and headings become lines of their own.

    Args:
        content: The page.
        name: What to call it in messages.
        hints: The encoding that its server named, and its address.

    Raises:
        SourceError: If it is empty, has no text, is too large, or nested too deep.
    """
    check_is_text(content, name)
    text = decode(content, name, [*hints.charsets, *declared(content)]).lstrip("\ufeff")
    root = parse_page(text, name)
    hints.check_text(sum(map(len, iter_words(root))), name)
    blocks = article_blocks(root, read_blocks(root, site_parts(root)))
    article = join_blocks(blocks)
    if not article:
        raise SourceError(
            f"no text on the page: {name}",
            fix="a page that scripts fill in must be saved from a browser",
        )
    said = page_facts(root, article, hints.address)
    return Reading(
        text=article,
        title=said.title,
        publisher=said.publisher,
        published=said.published,
        language=said.language,
        url=said.url,
        flaws=find_oddities("".join(iter_words(root))),
    )


def declared(content: bytes) -> list[str]:
    """Return what a page calls its own encoding.

    >>> declared(b'<html><meta charset="gb2312">')
    ['gb2312']
    """
    head = content[:4096]
    return [m[1].decode("ascii") for m in (_XML.match(head), _DECLARED.search(head)) if m]


def parse_page(text: str, name: str) -> Element:
    """Return the tree of a page.

    Raises:
        SourceError: If it has more tags, attributes or levels than any page for people.
    """
    from lxml import etree
    from lxml.html import HTMLParser

    tags = text.count("<")
    if tags > MOST_TAGS:
        raise _too_much(name, f"{tags:,} tags; at most {MOST_TAGS:,} are read")
    if any(len(_QUOTED.sub("", m.group()).split()) > _MOST_ATTRIBUTES for m in _TAG.finditer(text)):
        raise _too_much(name, f"a tag with more than {_MOST_ATTRIBUTES:,} attributes")
    # The deeper limit is for old pages that never close their tags; no page for people goes beyond it.
    for deep in (False, True):
        parser: Any = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=deep)
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace") or b"<p>", parser)
        if not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            break
    else:
        raise _too_much(name, "tags nested without end")
    if root is None:
        raise SourceError(f"no text on the page: {name}", fix="check that it is the page you mean")
    return root


def _too_much(name: str, what: str) -> SourceError:
    return SourceError(f"the page has {what}: {name}", fix="save its text as a .txt file")
