"""Pages of the web as documents, and what servers said of them the last time."""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import asdict, evolve, field, frozen

from policygraph.errors import SourceError, StoreError
from policygraph.ingest.limits import Limits
from policygraph.workspace.handed import Item, Loaded, failing
from policygraph.workspace.layout import Layout, read_kept, write_whole
from policygraph.workspace.ledger import options_of

if TYPE_CHECKING:
    from policygraph.ingest.fetch import Fetcher


@frozen
class Note:
    """What a server said of a page, and the capture that it sent with it."""

    address: str
    capture: str
    media: str
    etag: str = ""
    modified: str = ""


@frozen
class Memory:
    """The notes of a workspace, one small file a page."""

    layout: Layout

    def recall(self, address: str) -> tuple[Note, bytes] | None:
        """Return the note on a page and its bytes, if both are still here."""
        try:
            note = Note(**json.loads(self._path(address).read_text(encoding="utf-8")))
            return note, read_kept(self.layout.raw(note.capture))
        except (OSError, ValueError, TypeError, StoreError):
            return None  # without it the page is only sent once more

    def keep(self, note: Note, capture: str) -> None:
        """Write a note down, of the capture that stands for the page."""
        self.layout.fetched.mkdir(exist_ok=True)
        said = json.dumps(asdict(evolve(note, capture=capture)), ensure_ascii=False)
        write_whole(self._path(note.address), said.encode())

    def _path(self, address: str) -> Path:
        return self.layout.fetched / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.json"


@frozen
class Web:
    """Takes pages of the web in, each by its address.

    Args:
        limits: How much is let in, and from where.
        memory: What is known of pages from the last time; nothing where nothing is kept.
    """

    limits: Limits
    memory: Memory | None = None
    _fetchers: list["Fetcher"] = field(factory=list, init=False)

    def item(self, url: str, told: Mapping[str, str | None]) -> Item:
        """Return the document at an address; its key is what is told as its URL, else the address."""
        from policygraph.ingest.fetch import Address

        try:
            address = str(Address.of(url))
        except SourceError as error:
            return Item(url, url, failing(error))
        return Item(url, told.get("url") or address, partial(self._load, address, told))

    def _load(self, address: str, told: Mapping[str, str | None]) -> Loaded:
        from policygraph.ingest.fetch import Known

        recalled = self.memory.recall(address) if self.memory else None
        known = Known(recalled[0].etag, recalled[0].modified) if recalled else None
        page = self._fetcher().fetch(address, known)
        if page.content is None and recalled:
            note, content = recalled
        else:
            content = page.content or b""
            digest = hashlib.sha256(content).hexdigest()
            note = Note(address, digest, page.media, page.known.etag, page.known.modified)
        options = options_of({**told, "file": _file_name(address), "address": address, "media": note.media})
        keep = partial(self.memory.keep, note) if self.memory else None
        return Loaded(content, options, keep) if keep else Loaded(content, options)

    def _fetcher(self) -> "Fetcher":
        from policygraph.ingest.fetch import Fetcher

        if not self._fetchers:
            self._fetchers.append(Fetcher(self.limits))
        return self._fetchers[0]


def _file_name(address: str) -> str:
    """Return what a page would be called as a file, for lists of documents.

    >>> _file_name("https://www.example.org/news/2030/loom.html?x=1")
    'example.org-news-2030-loom.html'
    """
    parts = urlsplit(address)
    words = re.sub(r"[^\w.]+", "-", f"{(parts.hostname or '').removeprefix('www.')}{parts.path}").strip("-.")
    return words[-120:]
