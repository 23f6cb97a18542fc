"""Readers: bytes → one immutable text. A reader is one file here and one row in ``formats``."""

import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path, PurePath

from policygraph.errors import SourceError
from policygraph.ingest.readers.formats import NO_HINTS, READERS, Hints, Reader, reader_for
from policygraph.ingest.readers.reading import Reading
from policygraph.model.values import Document, Text

__all__ = ["READERS", "Hints", "Reader", "Reading", "read", "reader_for"]


def read(
    source: Path | str | bytes,
    *,
    key: str | None = None,
    name: str | None = None,
    about: Mapping[str, str | None] | None = None,
    hints: Hints = NO_HINTS,
) -> Document:
    """Read one capture into a document.

    What the page says of itself fills what nobody told.

    Args:
        source: A path, or the bytes themselves (then ``name`` or ``key`` is needed).
        key: What names the document across its states; default the path as given.
        name: The file name that tells the format; default the path's.
        about: ``title``, ``url``, ``publisher``, ``published``, ``language``, where known.
        hints: What the server said of the bytes.

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
    reader = reader_for(PurePath(label).name, content, hints)
    read_format: Callable[[bytes, str, Hints], Reading] = import_module(reader.module).read
    found = read_format(content, label, hints)
    hints.check_text(len(found.text), label)
    if not found.text.strip("\ufeff \t\r\n\u3000"):
        raise SourceError(f"nothing to read in {label}", fix="check that the file holds the page's text")
    known = {k: v for k, v in (about or {}).items() if v is not None}
    said = {name: getattr(found, name) for name in ("title", "url", "publisher", "published", "language")}
    said["url"] = said["url"] or hints.address
    return Document(
        key=key or known.get("url") or label,
        stem=PurePath(label).stem,
        capture=hashlib.sha256(content).hexdigest(),
        text=Text(found.text, hashlib.sha256(found.text.encode()).hexdigest(), reader.name, reader.version),
        parts=found.parts,
        flaws=found.flaws,
        **{**said, **known},
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
