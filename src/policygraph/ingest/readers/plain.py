"""Plain text: as the file holds it, with its byte-order mark and its newlines."""

import re

from policygraph.errors import SourceError
from policygraph.ingest.readers.encodings import decode
from policygraph.ingest.readers.formats import Hints
from policygraph.ingest.readers.reading import Reading, find_oddities

# Control characters that text seldom holds; form feed and escape sequences of old mails do occur.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A stray one is no harm, one in every hundred bytes is another format; a small page may hold a few.
_FEW, _SHARE = 8, 100
MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"{\\rtf",
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read(content: bytes, name: str, hints: Hints) -> Reading:
    r"""Return the text of a plain file, newlines and byte-order mark as they are.

    A file is binary if it holds a NUL anywhere, begins as a known format does, or
    more than one byte in a hundred, and more than eight of them, are controls.

    Raises:
        SourceError: If the bytes are empty, binary, or in no known encoding.

    >>> read("\ufeff通知\r\n".encode(), "a.txt", Hints()).text
    '\ufeff通知\r\n'
    """
    check_is_text(content, name)
    text = decode(content, name, hints.charsets)
    return Reading(text, flaws=find_oddities(text))


def check_is_text(content: bytes, name: str) -> None:
    """Make sure that bytes can be text.

    Raises:
        SourceError: If they are empty or binary.
    """
    if not content:
        raise SourceError(f"the file is empty: {name}", fix="fetch the page again")
    if not content.startswith(_WIDE) and _is_binary(content):
        raise SourceError(f"not a text file: {name}", fix="convert it to text first")


def _is_binary(content: bytes) -> bool:
    controls = len(_CONTROL.findall(content))
    return (
        content.startswith(MAGIC)
        or b"\0" in content
        or (controls > _FEW and controls * _SHARE > len(content))
    )
