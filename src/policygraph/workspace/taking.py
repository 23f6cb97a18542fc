"""Taking documents into a workspace and back out of it."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial

from attrs import evolve

from policygraph.errors import ModelError, PolicyGraphError, SourceError, StoreError
from policygraph.ingest.limits import Limits
from policygraph.model.values import Document, Extraction
from policygraph.resolve.judgements import read_judgements
from policygraph.search import SearchIndex
from policygraph.store import OxigraphStore
from policygraph.store.shipped import shipped_quads
from policygraph.workspace.capture import read_capture
from policygraph.workspace.committer import Committer, Extract, Prepared
from policygraph.workspace.handed import Item, Loaded
from policygraph.workspace.layout import Layout, read_kept
from policygraph.workspace.ledger import Entry, Ledger, live_documents
from policygraph.workspace.replay import engine_version, read_document
from policygraph.workspace.report import Failure, Report
from policygraph.workspace.session import WriteSession

Progress = Callable[[int, int, str], None]
Clock = Callable[[], str]


def take_in(
    session: WriteSession,
    items: Sequence[Item],
    clock: Clock,
    progress: Progress | None,
    limits: Limits | None = None,
) -> Report:
    """Take documents in, one transaction each; what cannot be read is reported."""
    report = Report()
    for number, item in enumerate(items):
        if progress is not None:
            progress(number, len(items), item.shown)
        try:
            report = _take(session, item, clock, report, limits)
        except (SourceError, ModelError) as error:
            report = _failed(report, item, error)
    if progress is not None:
        progress(len(items), len(items), "")
    return report


def leading_failures(
    items: Sequence[Item], limits: Limits | None = None
) -> tuple[tuple[Failure, ...], list[Item]]:
    """Return what stands before the first document that can be read, and the rest.

    A workspace is made for a document alone, so one must be read before its folder is made.
    """
    failed: list[Failure] = []
    for number, item in enumerate(items):
        try:
            loaded = item.load()
            # Standard input can be read once only, and no page is asked for twice.
            again = evolve(item, load=partial(_same, loaded))
            read_item(again, limits)
        except SourceError as error:
            failed.append(Failure(item.shown, str(error), error.fix))
        else:
            return tuple(failed), [again, *items[number + 1 :]]
    return tuple(failed), []


def take_back(session: WriteSession, key: str, clock: Clock) -> None:
    """Retract a document: its evidence goes, the ledger keeps the trace."""
    standing = live_documents(session.entries)[key]
    entry = Entry(clock(), "retract", key, standing.capture, engine_version(), standing.options)
    session.record(entry, None, None)


def rehearse(
    layout: Layout,
    extract: Extract | None,
    items: Sequence[Item],
    progress: Progress | None,
    limits: Limits | None = None,
    show: Callable[[Extraction], None] | None = None,
) -> Report:
    """Return the report that taking documents in would give; nothing is written.

    Args:
        layout: The workspace's paths.
        extract: Reads a document; the shipped engine where none is given.
        items: The documents.
        progress: Is told each of them.
        limits: How much is let in.
        show: Takes what was found in each document that is new or changed.
    """
    live = live_documents(Ledger(layout.ledger).read())
    report = Report()
    with OxigraphStore() as memory, SearchIndex() as index:
        memory.load(shipped_quads())
        judgements = read_judgements(layout.judgements)
        committer = Committer(layout, memory, index, judgements, extract or read_document, engine_version())
        for number, item in enumerate(items):
            if progress is not None:
                progress(number, len(items), item.shown)
            try:
                loaded = item.load()
                standing = live.get(item.key)
                if standing is not None and _stands(layout, standing, item.key, loaded, limits):
                    report = evolve(report, unchanged=(*report.unchanged, item.shown))
                    continue
                prepared = committer.prepare(loaded.content, item.key, loaded.options, limits=limits)
                report = _counted(report, item, prepared, known=item.key in live)
                if show is not None:
                    show(prepared.extraction)
            except (SourceError, ModelError) as error:
                report = _failed(report, item, error)
    return report


def read_item(item: Item, limits: Limits | None = None) -> Document:
    """Return the document of an item.

    Args:
        item: The document handed in.
        limits: How long its text may be.

    Raises:
        SourceError: If it cannot be read.
    """
    loaded = item.load()
    return read_capture(loaded.content, item.key, loaded.options, limits=limits)


def _same(loaded: Loaded) -> Loaded:
    return loaded


def _take(session: WriteSession, item: Item, clock: Clock, report: Report, limits: Limits | None) -> Report:
    loaded = item.load()
    standing = live_documents(session.entries).get(item.key)
    if standing is not None and _stands(session.layout, standing, item.key, loaded, limits):
        loaded.kept(standing.capture)
        return evolve(report, unchanged=(*report.unchanged, item.shown))
    prepared = session.committer.prepare(loaded.content, item.key, loaded.options, limits=limits)
    entry = Entry(
        time=clock(),
        action="replace" if standing else "ingest",
        document=item.key,
        capture=prepared.extraction.document.capture,
        engine=engine_version(),
        options=loaded.options,
    )
    session.record(entry, loaded.content, prepared)
    loaded.kept(entry.capture)
    return _counted(report, item, prepared, known=standing is not None)


def _stands(layout: Layout, standing: Entry, key: str, loaded: Loaded, limits: Limits | None) -> bool:
    """Tell whether a document is in the workspace as it is handed in.

    Pages of the web seldom come with the same bytes twice: counters and tokens
    differ. They have changed where their text, or what they say of themselves, has.
    """
    if (dict(standing.options), standing.engine) != (dict(loaded.options), engine_version()):
        return False
    if standing.capture == hashlib.sha256(loaded.content).hexdigest():
        return True
    if "address" not in loaded.options:
        return False
    try:
        old = read_capture(read_kept(layout.raw(standing.capture)), key, standing.options)
    except (SourceError, StoreError):
        return False
    new = read_capture(loaded.content, key, loaded.options, limits=limits)
    return evolve(new, capture=old.capture) == old


def _counted(report: Report, item: Item, prepared: Prepared, *, known: bool) -> Report:
    return evolve(
        report,
        read=report.read if known else (*report.read, item.shown),
        replaced=(*report.replaced, item.shown) if known else report.replaced,
        accepted=report.accepted + prepared.accepted,
        waiting=report.waiting + prepared.waiting,
        flawed=(*report.flawed, *(Failure(item.shown, flaw) for flaw in prepared.flaws)),
        issues=(*report.issues, *(f"{item.shown}: {issue}" for issue in prepared.issues)),
    )


def _failed(report: Report, item: Item, error: PolicyGraphError) -> Report:
    return evolve(report, failed=(*report.failed, Failure(item.shown, str(error), error.fix)))
