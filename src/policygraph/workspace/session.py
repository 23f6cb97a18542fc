"""Writing to a workspace: the one writer, and how a store catches up with its ledger."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from policygraph.errors import StoreError
from policygraph.resolve.judgements import read_judgements
from policygraph.search import DamagedIndexError, SearchIndex
from policygraph.store import OxigraphStore, WriterLock
from policygraph.store.disk import check_format, read_format
from policygraph.workspace.committer import Committer, Extract, Prepared
from policygraph.workspace.layout import Layout
from policygraph.workspace.ledger import Entry, Ledger
from policygraph.workspace.marker import Marker, find_marker
from policygraph.workspace.replay import engine_version, marker_of, prepare_entry, read_document, replay

Progress = Callable[[str], None]


class WriteSession:
    """The right to change a workspace, from opening to closing.

    Opening brings the store up to the ledger: what a crash left undone is done,
    and a store made from another ontology or other judgements is made again.

    Args:
        layout: The workspace's paths.
        extract: Reads a document; the shipped engine where none is given.
        tell: Is told, in a few words, what takes long.
        afresh: Make the store again whatever state it is in.

    Raises:
        StoreError: If another process writes, or the folder cannot be written.
    """

    def __init__(
        self,
        layout: Layout,
        extract: Extract | None = None,
        tell: Progress | None = None,
        *,
        afresh: bool = False,
    ) -> None:
        self.layout = layout
        self.ledger = Ledger(layout.ledger)
        self._extract = extract or read_document
        self._tell = tell or (lambda _: None)
        self._lock = WriterLock(layout.store)
        self._opened: Committer | None = None
        try:
            layout.make()
            self.entries = self.ledger.read()
            self.judgements = read_judgements(layout.judgements)
            if afresh:
                self.rebuild()
            else:
                self._catch_up()
        except BaseException:
            self.close()
            raise

    @property
    def committer(self) -> Committer:
        """The store and its index, open for writing."""
        if self._opened is None:
            raise StoreError("the workspace is closed", fix="open it again")
        return self._opened

    def record(self, entry: Entry, content: bytes | None, prepared: Prepared | None) -> None:
        """Commit a change: files first, then the ledger, then the store in one transaction."""
        if prepared is not None and content is not None:
            self.committer.keep(content, prepared)
        marker = self._marker([*self.entries, entry])
        try:
            planned = self.committer.plan(entry, prepared, marker)
        except DamagedIndexError as error:
            self._make_again(error)
            planned = self.committer.plan(entry, prepared, marker)
        self.ledger.append(entry)
        self.entries.append(entry)
        try:
            self.committer.commit(planned)
        except DamagedIndexError as error:
            self._make_again(error)

    def rebuild(self) -> None:
        """Make the store and the search index again from the ledger, the captures and the judgements.

        They are built beside the old ones and take their places at the end.
        """
        if read_format(self.layout.store) is not None:
            check_format(self.layout.store)
        store, index = _beside(self.layout.store), _beside(self.layout.search)
        _remove(store)
        _remove_index(index)
        replay(
            self.layout,
            self.entries,
            self.judgements,
            self._extract,
            store,
            index,
            files=self.layout,
            tell=self._tell,
            lock=self._lock,
        )
        self._swap(store, index)

    def close(self) -> None:
        """Let go of the store and let others write."""
        if self._opened is not None:
            self._opened.index.close()
            self._opened.store.close()
            self._opened = None
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _catch_up(self) -> None:
        if not (self.layout.store.exists() and self.layout.search.exists()):
            self.rebuild()
            return
        try:
            self._open()
            self._follow_ledger()
        except DamagedIndexError as error:
            self._make_again(error)

    def _make_again(self, damage: DamagedIndexError) -> None:
        self._tell(f"{damage}: it is made again")
        self.rebuild()

    def _follow_ledger(self) -> None:
        entries = self.entries
        found = find_marker(self.committer.store)
        done = entries[: found.entries] if found else []
        if found is None or found != self._marker(done) or str(found) != self.committer.index.marker:
            self._tell("the store is made again, because what it was made from has changed")
            self.rebuild()
            return
        for number, entry in enumerate(entries[found.entries :], found.entries + 1):
            self._tell(f"{entry.document} is taken up where a crash left it")
            prepared = None
            if entry.action != "retract":
                prepared = prepare_entry(self.layout, self.committer, entry)
                self.committer.keep_records(prepared)
            self.committer.commit(self.committer.plan(entry, prepared, self._marker(entries[:number])))

    def _open(self) -> None:
        store = OxigraphStore(self.layout.store, lock=self._lock)
        try:
            index = SearchIndex(self.layout.search)
        except BaseException:
            store.close()
            raise
        self._opened = self._committer(store, index)

    def _committer(self, store: OxigraphStore, index: SearchIndex) -> Committer:
        return Committer(self.layout, store, index, self.judgements, self._extract, engine_version())

    def _marker(self, entries: list[Entry]) -> Marker:
        return marker_of(entries, self.judgements)

    def _swap(self, store: Path, index: Path) -> None:
        if self._opened is not None:
            self._opened.index.close()
            self._opened.store.close()
            self._opened = None
        gone = self.layout.store.with_name("store.old")
        _remove(gone)
        if self.layout.store.exists():
            self.layout.store.rename(gone)
        store.rename(self.layout.store)
        _remove_index(self.layout.search)
        index.replace(self.layout.search)
        _remove(gone)
        self._open()


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _remove_index(path: Path) -> None:
    _remove(path)
    # What a crash left to be undone in the old file must not be done to the new one.
    for ending in ("-journal", "-wal", "-shm"):
        _remove(path.with_name(f"{path.name}{ending}"))
