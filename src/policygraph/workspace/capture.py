"""A capture and what is told of it → a document: today, and whenever the ledger is read again."""

from collections.abc import Mapping

from policygraph.ingest.limits import Limits
from policygraph.ingest.readers import Hints, read
from policygraph.model.values import Document

TOLD = ("title", "url", "publisher", "published", "language")


def read_capture(
    content: bytes, key: str, options: Mapping[str, str], *, limits: Limits | None = None
) -> Document:
    """Return the document of a capture.

    Args:
        content: Its bytes.
        key: What names the document.
        options: What was told of it, as the ledger keeps it.
        limits: How long its text may be; what is in the ledger was let in already.

    Raises:
        SourceError: If it cannot be read.
    """
    told = {name: options.get(name) for name in TOLD}
    hints = Hints(options.get("media"), options.get("address"), limits)
    return read(content, key=key, name=options.get("file") or key, about=told, hints=hints)
