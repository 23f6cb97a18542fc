"""Readers: bytes → one immutable text. A reader is one file here and one row below."""

import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path, PurePath
from typing import NamedTuple

from policygraph.errors import SourceError
from policygraph.model.values import Document, Text


class Reader(NamedTuple):
    """What reads one family of formats: ``module.decode(bytes, name) -> str``."""

    name: str
    version: str
    module: str


PLAIN = Reader("plain", "1", "policygraph.ingest.readers.plain")
READERS: dict[str, Reader] = dict.fromkeys((".txt", ".text", ".md", ".markdown", ""), PLAIN)


def reader_for(name: str) -> Reader:
    """Return the reader of a file name's suffix.

    Raises:
        SourceError: If no reader knows the suffix.

    >>> reader_for("notice.TXT").name
    'plain'
    """
    suffix = PurePath(name).suffix.lower()
    try:
        return READERS[suffix]
    except KeyError:
        known = " ".join(sorted(s for s in READERS if s))
        raise SourceError(f"no reader for {suffix} files: {name}", fix=f"give one of: {known}") from None


def read(
    source: Path | str | bytes,
    *,
    key: str | None = None,
    name: str | None = None,
    about: Mapping[str, str | None] | None = None,
) -> Document:
    """Read one capture into a document.

    Args:
        source: A path, or the bytes themselves (then ``name`` or ``key`` is needed).
        key: What names the document across its states; default the path as given.
        name: The file name that tells the format; default the path's.
        about: ``title``, ``url``, ``publisher``, ``published``, ``language``, where known.

    Raises:
        SourceError: If the file is missing, unreadable, empty or not in its format.

    >>> document = read("烟台发布通知。".encode("gb18030"), key="a", name="a.txt")
    >>> document.text.content, document.text.reader
    ('烟台发布通知。', 'plain')
    """
    if isinstance(source, bytes):
        content, label = source, name or key or "text.txt"
    else:
        content, label = _load(Path(source)), name or str(source)
    reader = reader_for(PurePath(label).name)
    decode: Callable[[bytes, str], str] = import_module(reader.module).decode
    text = decode(content, label)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise SourceError(f"nothing to read in {label}", fix="check that the file holds the page's text")
    known = {k: v for k, v in (about or {}).items() if v is not None}
    return Document(
        key=key or known.get("url") or label,
        stem=PurePath(label).stem,
        capture=hashlib.sha256(content).hexdigest(),
        text=Text(text, hashlib.sha256(text.encode()).hexdigest(), reader.name, reader.version),
        **known,
    )


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"no such file: {path}", fix="check the path") from None
    except IsADirectoryError:
        raise SourceError(f"{path} is a folder", fix="name the files in it") from None
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}", fix="check its permissions") from error
