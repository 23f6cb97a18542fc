"""Markdown: what it would show, in the same lines as a page of HTML."""

from policygraph.errors import SourceError
from policygraph.ingest.readers.blocks import read_blocks
from policygraph.ingest.readers.encodings import decode
from policygraph.ingest.readers.formats import Hints
from policygraph.ingest.readers.html import parse_page
from policygraph.ingest.readers.plain import check_is_text
from policygraph.ingest.readers.reading import Reading, find_oddities
from policygraph.ingest.readers.shown import join_blocks
from policygraph.ingest.segment.pages import front_matter


def read(content: bytes, name: str, hints: Hints) -> Reading:
    """Return the text of a Markdown file: paragraphs in one line, links by their words.

    A block between ``---`` at its start tells title, publisher and date.

    Raises:
        SourceError: If it is empty, binary, or in no known encoding.
    """
    from markdown_it import MarkdownIt

    check_is_text(content, name)
    source = decode(content, name, hints.charsets)
    hints.check_text(len(source), name)
    matter = front_matter(source)
    marked = MarkdownIt("commonmark").enable("table").render(source[matter.start :].lstrip("\ufeff"))
    text = join_blocks(read_blocks(parse_page(f"<body>{marked}</body>", name)))
    if not text:
        raise SourceError(f"nothing to read in {name}", fix="check that the file holds the page's text")
    return Reading(
        text=text,
        title=matter.title,
        publisher=matter.publisher,
        published=matter.published,
        flaws=find_oddities(source),
    )
