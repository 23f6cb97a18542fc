"""Taking documents into a workspace and back out of it."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial

from attrs import evolve

from policygraph.errors import ModelError, PolicyGraphError, SourceError
from policygraph.ingest.readers import read
from policygraph.model.values import Document
from policygraph.resolve.judgements import read_judgements
from policygraph.search import SearchIndex
from policygraph.store import OxigraphStore
from policygraph.store.shipped import shipped_quads
from policygraph.workspace.committer import TOLD, Committer, Extract, Prepared
from policygraph.workspace.intake import Item
from policygraph.workspace.layout import Layout
from policygraph.workspace.ledger import Entry, Ledger, live_documents
from policygraph.workspace.replay import engine_version, read_document
from policygraph.workspace.report import Failure, Report
from policygraph.workspace.session import WriteSession

Progress = Callable[[int, int, str], None]
Clock = Callable[[], str]


def take_in(session: WriteSession, items: Sequence[Item], clock: Clock, progress: Progress | None) -> Report:
    """Take documents in, one transaction each; what cannot be read is reported."""
    report = Report()
    for number, item in enumerate(items):
        if progress is not None:
            progress(number, len(items), item.shown)
        try:
            report = _take(session, item, clock, report)
        except (SourceError, ModelError) as error:
            report = _failed(report, item, error)
    if progress is not None:
        progress(len(items), len(items), "")
    return report


def leading_failures(items: Sequence[Item]) -> tuple[tuple[Failure, ...], list[Item]]:
    """Return what stands before the first document that can be read, and the rest.

    A workspace is made for a document alone, so one must be read before its folder is made.
    """
    failed: list[Failure] = []
    for number, item in enumerate(items):
        try:
            content = item.load()
            read_item(evolve(item, load=partial(bytes, content)))
        except SourceError as error:
            failed.append(Failure(item.shown, str(error), error.fix))
        else:
            # Standard input can be read once only.
            return tuple(failed), [evolve(item, load=partial(bytes, content)), *items[number + 1 :]]
    return tuple(failed), []


def take_back(session: WriteSession, key: str, clock: Clock) -> None:
    """Retract a document: its evidence goes, the ledger keeps the trace."""
    standing = live_documents(session.entries)[key]
    entry = Entry(clock(), "retract", key, standing.capture, engine_version(), standing.options)
    session.record(entry, None, None)


def rehearse(
    layout: Layout, extract: Extract | None, items: Sequence[Item], progress: Progress | None
) -> Report:
    """Return the report that taking documents in would give; nothing is written."""
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
                content = item.load()
                if _is_same(live.get(item.key), item, content):
                    report = evolve(report, unchanged=(*report.unchanged, item.shown))
                else:
                    prepared = committer.prepare(content, item.key, item.options)
                    report = _counted(report, item, prepared, known=item.key in live)
            except (SourceError, ModelError) as error:
                report = _failed(report, item, error)
    return report


def read_item(item: Item) -> Document:
    """Return the document of an item.

    Raises:
        SourceError: If it cannot be read.
    """
    told = {name: item.options.get(name) for name in TOLD}
    return read(item.load(), key=item.key, name=item.options.get("file"), about=told)


def _take(session: WriteSession, item: Item, clock: Clock, report: Report) -> Report:
    content = item.load()
    standing = live_documents(session.entries).get(item.key)
    if _is_same(standing, item, content):
        return evolve(report, unchanged=(*report.unchanged, item.shown))
    prepared = session.committer.prepare(content, item.key, item.options)
    entry = Entry(
        time=clock(),
        action="replace" if standing else "ingest",
        document=item.key,
        capture=prepared.extraction.document.capture,
        engine=engine_version(),
        options=item.options,
    )
    session.record(entry, content, prepared)
    return _counted(report, item, prepared, known=standing is not None)


def _is_same(standing: Entry | None, item: Item, content: bytes) -> bool:
    return standing is not None and (standing.capture, dict(standing.options), standing.engine) == (
        hashlib.sha256(content).hexdigest(),
        dict(item.options),
        engine_version(),
    )


def _counted(report: Report, item: Item, prepared: Prepared, *, known: bool) -> Report:
    return evolve(
        report,
        read=report.read if known else (*report.read, item.shown),
        replaced=(*report.replaced, item.shown) if known else report.replaced,
        accepted=report.accepted + prepared.accepted,
        waiting=report.waiting + prepared.waiting,
        issues=(*report.issues, *(f"{item.shown}: {issue}" for issue in prepared.issues)),
    )


def _failed(report: Report, item: Item, error: PolicyGraphError) -> Report:
    return evolve(report, failed=(*report.failed, Failure(item.shown, str(error), error.fix)))
