"""Which reader reads a capture: told by its first bytes, by what its server says, by its name."""

import codecs
import re
from email.message import Message
from pathlib import PurePath
from typing import NamedTuple

from attrs import frozen

from policygraph.errors import SourceError
from policygraph.ingest.limits import Limits


class Reader(NamedTuple):
    """What reads one family of formats: ``module.read(bytes, name, hints) -> Reading``."""

    name: str
    version: str
    module: str


_HERE = "policygraph.ingest.readers"
PLAIN = Reader("plain", "1", f"{_HERE}.plain")
HTML = Reader("html", "1", f"{_HERE}.html")
PDF = Reader("pdf", "1", f"{_HERE}.pdf")
DOCX = Reader("docx", "1", f"{_HERE}.docx")
MARKDOWN = Reader("markdown", "1", f"{_HERE}.markdown")
FEED = Reader("feed", "1", f"{_HERE}.feed")
# A reader is one file here and one row for each suffix it reads.
READERS: dict[str, Reader] = {
    **dict.fromkeys((".txt", ".text", ""), PLAIN),
    **dict.fromkeys((".md", ".markdown"), MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), HTML),
    ".pdf": PDF,
    **dict.fromkeys((".docx", ".doc"), DOCX),
    **dict.fromkeys((".rss", ".atom", ".xml", ".rdf"), FEED),
}
_MEDIA: dict[str, Reader] = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "application/pdf": PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": DOCX,
    "application/msword": DOCX,
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
    "application/xml": FEED,
    "text/xml": FEED,
    "text/markdown": MARKDOWN,
    "text/plain": PLAIN,
}
_START = rb"\s*(?:<\?[^>]*>\s*)*(?:<!--[^>]*-->\s*)*"
_MARKUP = re.compile(
    _START + rb"<(?:!doctype\s+html|html|head|body|meta|div|p|table|title|script)\b", re.IGNORECASE
)
_FEED = re.compile(_START + rb"<(?:rss|feed|rdf:RDF)\b")


@frozen
class Hints:
    """What is known of a capture beside its bytes: media type and address as its server gave them.

    Without ``limits``, for what is in the ledger already, a text may be as long as it likes.
    """

    media: str | None = None
    address: str | None = None
    limits: Limits | None = None

    def check_text(self, length: int, name: str) -> None:
        """Make sure that a text is not too long, before more of it is made.

        Raises:
            SourceError: If it is.
        """
        if self.limits is not None:
            self.limits.check_text(length, name)

    @property
    def type(self) -> str:
        """The bare media type, in small letters; empty where none is known."""
        return (self.media or "").split(";")[0].strip().casefold()

    @property
    def charsets(self) -> tuple[str, ...]:
        """The encoding that the media type names.

        >>> Hints("text/html; charset=GBK").charsets
        ('gbk',)
        """
        message = Message()
        message["content-type"] = self.media or ""
        named = message.get_content_charset()
        return (named,) if named else ()


NO_HINTS = Hints()


def reader_for(name: str, content: bytes = b"", hints: Hints = NO_HINTS) -> Reader:
    """Return the reader of a capture.

    A file's suffix decides. Where there is none, and for pages that a server sent,
    the bytes themselves decide first: servers call everything ``text/html``.

    Raises:
        SourceError: If no reader knows the format.

    >>> reader_for("notice.TXT").name, reader_for("page", b"<!DOCTYPE html><p>").name
    ('plain', 'html')
    """
    suffix = PurePath(name).suffix.lower()
    if hints.media is None and suffix:
        if suffix in READERS:
            return READERS[suffix]
        known = " ".join(sorted(s for s in READERS if s))
        raise SourceError(f"no reader for {suffix} files: {name}", fix=f"give one of: {known}")
    found = _by_bytes(content) or _MEDIA.get(hints.type) or READERS.get(suffix)
    if found is None and hints.type and not hints.type.startswith("text/"):
        raise SourceError(f"no reader for {hints.type}: {name}", fix="save the page as HTML, PDF or text")
    return found or PLAIN


def _by_bytes(content: bytes) -> Reader | None:
    head = content[:1024].removeprefix(codecs.BOM_UTF8)
    if head.lstrip().startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04") and b"word/" in content:
        return DOCX
    if _FEED.match(head):
        return FEED
    return HTML if _MARKUP.match(head) else None
