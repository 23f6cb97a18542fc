"""Plain text: UTF-8 with its byte-order mark kept, UTF-16 with one, else GB18030."""

import codecs
import re

from policygraph.errors import SourceError

# Control characters that text seldom holds; form feed and escape sequences of old mails do occur.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A stray one is no harm, one in every hundred bytes is another format; a small page may hold a few.
_FEW, _SHARE = 8, 100
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"{\\rtf",
)
_PLAUSIBLE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u2010-\u2027\u25a0-\u26ff]")


def decode(content: bytes, name: str) -> str:
    r"""Return the text of a plain file, newlines and byte-order mark as they are.

    Bytes that are not UTF-8 are read as GB18030, the Chinese national standard,
    if nearly all of what that gives beyond ASCII is Chinese; anything else is
    refused, because a page of wrong letters would be quoted as if it were right.

    A file is binary if it holds a NUL anywhere, begins as a known format does, or
    more than one byte in a hundred, and more than eight of them, are controls.

    Raises:
        SourceError: If the bytes are empty, binary, or in no known encoding.

    >>> decode("\ufeff通知\r\n".encode(), "a.txt")
    '\ufeff通知\r\n'
    """
    if not content:
        raise SourceError(f"the file is empty: {name}", fix="fetch the page again")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _wide(content, name)
    if _is_binary(content):
        raise SourceError(f"not a text file: {name}", fix="convert it to text first")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        return _chinese(content, name, error.start)


def _is_binary(content: bytes) -> bool:
    controls = len(_CONTROL.findall(content))
    return (
        content.startswith(_MAGIC)
        or b"\0" in content
        or (controls > _FEW and controls * _SHARE > len(content))
    )


def _wide(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError:
        raise SourceError(f"broken UTF-16: {name}", fix="save it as UTF-8") from None


def _chinese(content: bytes, name: str, at: int) -> str:
    fix = "save it as UTF-8"
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        raise SourceError(f"neither UTF-8 (byte {at}) nor GB18030: {name}", fix=fix) from None
    beyond = [c for c in text if c > "\x7f"]
    if sum(_PLAUSIBLE.match(c) is not None for c in beyond) < 0.9 * len(beyond):
        raise SourceError(f"unknown text encoding (byte {at} is not UTF-8): {name}", fix=fix)
    return text
