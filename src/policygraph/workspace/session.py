"""Writing to a workspace: the one writer, and how a store catches up with its ledger."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import Literal, NamedNode

from policygraph.derive import derive_all, load_rules
from policygraph.errors import StoreError
from policygraph.ingest.curation import curation_quads
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.values import Document, Extraction
from policygraph.resolve.judgements import read_judgements
from policygraph.search import SearchIndex
from policygraph.store import OxigraphStore, WriterLock
from policygraph.store.disk import check_format, read_format
from policygraph.store.shipped import shipped_digest, shipped_quads
from policygraph.workspace.committer import Committer, Extract, Prepared
from policygraph.workspace.layout import Layout
from policygraph.workspace.ledger import Entry, Ledger, digest_of
from policygraph.workspace.marker import Marker, find_marker

_NAMES = frozenset((rdf.LABEL, rdf.ALT_LABEL, pg.abbreviation, pg.formerName))
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
        planned = self.committer.plan(entry, prepared, self._marker([*self.entries, entry]))
        self.ledger.append(entry)
        self.entries.append(entry)
        self.committer.commit(planned)

    def rebuild(self) -> None:
        """Make the store and the search index again from the ledger, the captures and the judgements.

        They are built beside the old ones and take their places at the end.
        """
        if read_format(self.layout.store) is not None:
            check_format(self.layout.store)
        store, index = _beside(self.layout.store), _beside(self.layout.search)
        _remove(store)
        _remove(index)
        with OxigraphStore(store, lock=self._lock) as graph, SearchIndex(index) as names:
            graph.load([*shipped_quads(), *curation_quads(self.judgements), self._marker([]).quad()])
            names.add_names(_shipped_names())
            names.commit(str(self._marker([])))
            self._replay_all(graph, names)
            derive_all(graph, load_rules(graph))
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
        entries = self.entries
        if not (self.layout.store.exists() and self.layout.search.exists()):
            self.rebuild()
            return
        self._open()
        found = find_marker(self.committer.store)
        done = entries[: found.entries] if found else []
        if found is None or found != self._marker(done) or str(found) != self.committer.index.marker:
            self._tell("the store is made again, because what it was made from has changed")
            self.rebuild()
            return
        for number, entry in enumerate(entries[found.entries :], found.entries + 1):
            self._tell(f"{entry.document} is taken up where a crash left it")
            prepared = self._prepare(self.committer, entry)
            if prepared is not None:
                self.committer.keep_records(prepared)
            self.committer.commit(self.committer.plan(entry, prepared, self._marker(entries[:number])))

    def _replay_all(self, graph: OxigraphStore, names: SearchIndex) -> None:
        committer = self._committer(graph, names)
        read: dict[tuple[str, str, str], Prepared | None] = {}
        for number, entry in enumerate(self.entries, 1):
            self._tell(entry.document)
            state = (entry.document, entry.capture, repr(entry.options))
            if entry.action == "retract":
                prepared = None
            else:
                prepared = read[state] = read.get(state) or self._prepare(committer, entry)
            if prepared is not None:
                committer.keep_records(prepared)
            marker = self._marker(self.entries[:number])
            planned = committer.plan(entry, prepared, marker, derive=False)
            committer.commit(planned)

    def _prepare(self, committer: Committer, entry: Entry) -> Prepared | None:
        if entry.action == "retract":
            return None
        try:
            content = self.layout.raw(entry.capture).read_bytes()
        except OSError as error:
            raise StoreError(
                f"the capture of {entry.document} is missing: {error}", fix="restore captures/ from a copy"
            ) from error
        return committer.prepare(content, entry.document, entry.options)

    def _open(self) -> None:
        store = OxigraphStore(self.layout.store, lock=self._lock)
        try:
            index = SearchIndex(self.layout.search)
        except StoreError:
            self.layout.search.unlink()
            index = SearchIndex(self.layout.search)
        self._opened = self._committer(store, index)

    def _committer(self, store: OxigraphStore, index: SearchIndex) -> Committer:
        return Committer(self.layout, store, index, self.judgements, self._extract, engine_version())

    def _marker(self, entries: list[Entry]) -> Marker:
        return Marker(len(entries), digest_of(entries), shipped_digest(), self.judgements.digest)

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
        index.replace(self.layout.search)
        _remove(gone)
        self._open()


def engine_version() -> str:
    """Return the version of the engine that reads documents."""
    from importlib.metadata import version

    return version("policygraph")


def read_document(document: Document) -> Extraction:
    """Return what the shipped engine finds in a document."""
    from policygraph.ingest.extract import extract
    from policygraph.resolve.lexicon import Lexicon

    return extract(document, Lexicon.load())


def _shipped_names() -> Iterator[tuple[str, str, str]]:
    for quad in shipped_quads():
        name = quad.object
        if quad.predicate in _NAMES and isinstance(name, Literal) and isinstance(quad.subject, NamedNode):
            yield quad.subject.value, name.value, name.language or ""


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
