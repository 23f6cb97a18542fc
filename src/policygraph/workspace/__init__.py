"""A workspace: documents go in, questions get answers; the API that notebooks and commands share."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from attrs import evolve

from policygraph.errors import SourceError, StoreError
from policygraph.ingest.limits import Limits
from policygraph.store import Store, open_store
from policygraph.workspace.layout import Layout
from policygraph.workspace.report import DocumentInfo, Failure, Report, SourceInfo

if TYPE_CHECKING:
    from policygraph.check import Problem
    from policygraph.export import ExportResult
    from policygraph.model.values import Document, Extraction
    from policygraph.query.answer import Answer
    from policygraph.query.card import Card
    from policygraph.resolve.judgements import Decision
    from policygraph.view import ViewResult
    from policygraph.workspace.deciding import Clerk
    from policygraph.workspace.fetched import Memory
    from policygraph.workspace.handed import Item
    from policygraph.workspace.past import PastWorkspace
    from policygraph.workspace.review import Candidate, Desk
    from policygraph.workspace.session import WriteSession

__all__ = ["DocumentInfo", "Failure", "Limits", "Report", "SourceInfo", "Workspace", "default_path"]

DEFAULT = "policygraph-data"
Sources = str | Path | Iterable[str | Path]
Progress = Callable[[int, int, str], None]


def default_path() -> Path:
    """Return the workspace meant where none is named: the environment's, else ``./policygraph-data``."""
    return Path(os.environ.get("POLICYGRAPH_WORKSPACE") or DEFAULT)


class Workspace:
    """A folder with a graph, all it was made from, and all that was decided about it.

    Opening costs nothing. Reading sees the graph as it is at the first question;
    writing takes the folder for itself as long as it lasts. The folder is made on
    the first write.

    Args:
        path: The folder; by default ``$POLICYGRAPH_WORKSPACE`` or ``./policygraph-data``.
        extract: Reads a document into facts; by default the shipped engine.
    """

    def __init__(
        self, path: str | Path | None = None, *, extract: "Callable[[Document], Extraction] | None" = None
    ) -> None:
        self.path = Path(path) if path is not None else default_path()
        self._layout = Layout(self.path)
        self._extract = extract
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The graph, for reading.

        Raises:
            StoreError: If there is no workspace, or a newer version made it.
        """
        if self._store is None:
            self._store = self._open()
        return self._store

    def ingest(
        self,
        sources: Sources,
        *,
        published: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        title: str | None = None,
        language: str | None = None,
        kind: str | None = None,
        description: str | Path | None = None,
        limits: Limits | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
        show: "Callable[[Extraction], None] | None" = None,
    ) -> Report:
        """Take documents in: read, extract, resolve, record, one transaction each.

        A document that is there already changes nothing; a changed one replaces
        itself. One that cannot be read is reported and does not stop the others.

        Args:
            sources: Files, folders, glob patterns, URLs, or ``-`` for standard input.
            published: When they were published, whatever their manifest or the pages say.
            publisher: Who published them.
            url: Where the one document stands.
            title: Its title.
            language: ``en`` or ``zh``.
            kind: The kind of source, by the name of a concept of scheme ``source-type``.
            description: A YAML file that tells the same of them.
            limits: How much is let in, and from where.
            dry_run: Read and count, and write nothing.
            progress: Called with done, total and name, before each document.
            show: Takes what a dry run finds in each document that is new or changed.

        Raises:
            StoreError: If another process writes to the workspace.
            SourceError: If what was told fits no document.
        """
        from policygraph.workspace.fetched import Memory
        from policygraph.workspace.manifest import read_description
        from policygraph.workspace.taking import leading_failures, rehearse, take_in

        told: dict[str, str | None] = {
            "published": published,
            "publisher": publisher,
            "url": url,
            "title": title,
        }
        told |= {"language": language, "kind": kind}
        if description is not None:
            told = {**read_description(Path(description)), **{k: v for k, v in told.items() if v is not None}}
        limits = limits or Limits()
        skipped: list[Failure] = []
        items = self._items(sources, told, skipped, limits, Memory(self._layout))
        if dry_run:
            report = rehearse(self._layout, self._extract, items, progress, limits, show)
            return evolve(report, skipped=tuple(skipped))

        failed: tuple[Failure, ...] = ()
        if not self._layout.ledger.exists():
            failed, items = leading_failures(items, limits)
            if not items:
                return Report(failed=failed, skipped=tuple(skipped))
        with self._writing() as session:
            report = take_in(session, items, _now, progress, limits)
        return evolve(report, failed=(*failed, *report.failed), skipped=tuple(skipped))

    def extract(
        self, sources: Sources, *, limits: Limits | None = None, progress: Progress | None = None
    ) -> "list[Extraction]":
        """Return what documents say, without a graph.

        Args:
            sources: Files, folders, glob patterns, URLs, or ``-`` for standard input.
            limits: How much is let in, and from where.
            progress: Called with done, total and name, before each document.

        Raises:
            SourceError: If one of them cannot be read.
        """
        from policygraph.workspace.replay import read_document
        from policygraph.workspace.taking import read_item

        limits = limits or Limits()
        items = self._items(sources, {}, None, limits)
        found = []
        for number, item in enumerate(items):
            if progress is not None:
                progress(number, len(items), item.shown)
            found.append((self._extract or read_document)(read_item(item, limits)))
        return found

    def at(self, as_of: "str | date | None" = None, known_at: "str | date | None" = None) -> "PastWorkspace":
        """Return the workspace as of a day, for reading.

        Args:
            as_of: Only sources published by this day count; those of no known date do not.
            known_at: Only what was recorded and decided by this day or moment counts.

        Raises:
            QueryError: If one of them is no date.
        """
        from policygraph.workspace.past import PastWorkspace, read_moment

        until = read_moment(as_of, name="as_of")
        return PastWorkspace(self, until.date() if until else None, read_moment(known_at, name="known_at"))

    def show(self, name: str) -> "Card":
        """Return all that is said about one entity, who says it, and in which words.

        Raises:
            QueryError: If nothing, or more than one thing, bears the name.
        """
        from policygraph.query.card import read_card

        return read_card(self.store, name)

    def find(self, words: str, limit: int = 20) -> list[tuple[str, str]]:
        """Return the IRIs and names of entities whose names hold all the words, the shortest first."""
        from policygraph.search import SearchIndex

        _ = self.store
        with SearchIndex(self._layout.search) as index:
            return index.find_names(words, limit)

    def query(self, question: str, **params: object) -> "Answer":
        """Return the answer to a question of the catalogue, a file, or SPARQL text.

        Raises:
            QueryError: If the question or a parameter is wrong.
            StoreError: If there is no workspace.
        """
        from policygraph.query.ask import ask

        return ask(self.store, question, params)

    def check(self) -> "list[Problem]":
        """Return what is wrong with the graph and with what is kept beside it, gravest first."""
        from policygraph.check import check
        from policygraph.workspace.fidelity import check_fidelity

        return [*check_fidelity(self.store, self._layout), *check(self.store)]

    def export(self, out: str | Path, format: str | None = None) -> "ExportResult":  # noqa: A002 - what everybody calls it
        """Write the graph to a file whose name tells the format."""
        from policygraph.export import write

        return write(self.store, Path(out), format)

    def view(
        self, out: str | Path, focus: Iterable[str] = (), *, depth: int = 2, lang: str = "en"
    ) -> "ViewResult":
        """Write a page that shows the graph around some entities, by IRI or name."""
        from policygraph.query.names import resolve_name
        from policygraph.view import write_view

        iris = [resolve_name(self.store, name).iri.value for name in focus]
        return write_view(self.store, Path(out), iris, depth, lang)

    def sources(self) -> list[DocumentInfo]:
        """Return the documents of the workspace, in the order in which they came."""
        from policygraph.workspace.holdings import read_documents

        return read_documents(self.store, self._layout)

    def stats(self) -> dict[str, int]:
        """Return counts of what the graph and the workspace hold, by name."""
        from policygraph.workspace.holdings import read_stats

        return read_stats(self.store, self._layout)

    def is_cut(self) -> bool:
        """Tell whether the ledger ends in a line that a crash cut off; it does not count."""
        from policygraph.workspace.ledger import Ledger

        return Ledger(self._layout.ledger).is_cut()

    def retract(self, document: str | Path) -> DocumentInfo:
        """Take a document back: its evidence goes, and a trace of it stays in the ledger.

        Args:
            document: Its key or URL, or the path it was ingested from.

        Raises:
            SourceError: If no such document is in the workspace.
        """
        from policygraph.workspace.taking import take_back

        found = self._find(str(document))
        with self._writing() as session:
            take_back(session, found.key, _now)
        return found

    def review(self, name: str | None = None, *, rejected: bool = False) -> "list[Candidate]":
        """Return what waits for people to judge, the most uncertain and far-reaching first.

        Args:
            name: An entity, or a claim or evidence by IRI: what stands in the graph on it is meant too.
            rejected: Return what was rejected instead.

        Raises:
            QueryError: If nothing bears the name.
        """
        from policygraph.model.iris import BASE
        from policygraph.query.names import resolve_name
        from policygraph.resolve.judgements import whole_iri

        desk = self.desk()
        if name is None:
            return desk.waiting(rejected=rejected)
        if name.removeprefix(BASE).startswith(("claim:", "evidence:", "id/claim/", "id/evidence/")):
            return desk.named(whole_iri(name))
        return desk.about(resolve_name(self.store, name).iri)

    def decide(self, kind: str, *fields: str, by: str = "", why: str = "") -> "Decision":
        """Write one decision down; the next question sees what follows from it.

        Args:
            kind: ``accept``, ``reject``, ``rank``, ``edit``, ``same`` or ``different``.
            fields: A claim and, for a rank, the rank, for an edit, ``role=value``; or two entities.
            by: Who decided.
            why: For what reason.

        Raises:
            StoreError: If no such claim is here, or the decision does not fit its kind.
            QueryError: If no such entity is here.
        """
        clerk = self.clerk(by)
        decision = clerk.decide(kind, *fields, why=why)
        clerk.write([decision])
        self.close()
        return decision

    def undo(self, matter: str | None = None, *, by: str = "") -> "list[Decision]":
        """Take back the last decision, or all that stand on a claim or an entity.

        Raises:
            StoreError: If there is none.
        """
        clerk = self.clerk(by)
        undone = clerk.undo(matter)
        clerk.write(undone)
        self.close()
        return undone

    def desk(self) -> "Desk":
        """Return where claims are looked up for people to judge."""
        from policygraph.resolve.judgements import read_judgements
        from policygraph.workspace.review import Desk

        return Desk(self.store, self._layout, read_judgements(self._layout.judgements))

    def clerk(self, by: str = "") -> "Clerk":
        """Return who decides now."""
        from policygraph.workspace.deciding import Clerk

        return Clerk(self.desk(), by, lambda: datetime.now(UTC).isoformat(timespec="microseconds"))

    def rebuild(self, progress: Callable[[str], None] | None = None) -> None:
        """Make the store and the search index again from the workspace's other files.

        Raises:
            StoreError: If there is no workspace, or another process writes to it.
        """
        if not self._layout.ledger.exists():
            raise self._missing()
        with self._writing(progress, afresh=True):
            pass

    def close(self) -> None:
        """Let go of the graph."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Workspace({str(self.path)!r})"

    @contextmanager
    def _writing(
        self, tell: Callable[[str], None] | None = None, *, afresh: bool = False
    ) -> "Iterator[WriteSession]":
        from policygraph.workspace.session import WriteSession

        self.close()
        with WriteSession(self._layout, self._extract, tell, afresh=afresh) as session:
            yield session

    def _open(self) -> Store:
        """Open the graph; do what a crash left undone, unless another process is just doing it."""
        from policygraph.workspace.marker import is_behind

        if not self._layout.ledger.exists():
            raise self._missing()
        if not self._layout.store.exists():
            with self._writing():
                pass
        store = open_store(self._layout.store, read_only=True)
        if is_behind(store, self._layout):
            try:
                with self._writing():
                    store.close()
            except StoreError:
                return store
            store = open_store(self._layout.store, read_only=True)
        return store

    def _missing(self) -> StoreError:
        return StoreError(
            f"there is no workspace in {self.path}",
            fix="policygraph ingest FILE… makes one; policygraph demo fills one with examples",
        )

    def _items(
        self,
        sources: Sources,
        told: Mapping[str, str | None],
        skipped: list[Failure] | None,
        limits: Limits,
        memory: "Memory | None" = None,
    ) -> "list[Item]":
        from policygraph.workspace.intake import iter_items

        many = [sources] if isinstance(sources, str | Path) else list(sources)
        return list(iter_items(many, told, skipped, limits, memory))

    def _find(self, name: str) -> DocumentInfo:
        documents = self.sources()
        for names, wanted in ((_names, name), (_source_ids, name), (_file_names, Path(name).name)):
            found = [document for document in documents if wanted in names(document)]
            if len(found) == 1:
                return found[0]
        keys = ", ".join(document.key for document in documents[:5]) or "none"
        raise SourceError(f"no document {name} is in the workspace", fix=f"it holds: {keys}")


def _names(document: DocumentInfo) -> tuple[str, ...]:
    return (document.key, document.options.get("url", ""))


def _source_ids(document: DocumentInfo) -> tuple[str, ...]:
    return tuple(source.id for source in document.sources)


def _file_names(document: DocumentInfo) -> tuple[str, ...]:
    return (document.options.get("file", ""),)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
