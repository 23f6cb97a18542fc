"""A ledger read again from its start: the store and the index that it gives."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from policygraph.derive import derive_all, load_rules
from policygraph.ingest.claims.curation import curation_quads
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.values import Document, Extraction
from policygraph.resolve.judgements import Judgements
from policygraph.search import SearchIndex
from policygraph.store import OxigraphStore, WriterLock
from policygraph.store.shipped import find_shipped, shipped_digest, shipped_quads
from policygraph.workspace.committer import Committer, Extract, Prepared
from policygraph.workspace.layout import Layout, read_kept
from policygraph.workspace.ledger import Entry, digest_of
from policygraph.workspace.marker import Marker

_NAMES = (rdf.LABEL, rdf.ALT_LABEL, pg.abbreviation, pg.formerName)


def replay(
    layout: Layout,
    entries: Sequence[Entry],
    judgements: Judgements,
    extract: Extract,
    store: Path,
    index: Path,
    *,
    files: Layout,
    tell: Callable[[str], None] | None = None,
    lock: WriterLock | None = None,
) -> None:
    """Make a store and an index from ledger entries; what waits is written beside them.

    Args:
        layout: The workspace, whose captures are read.
        entries: The entries, in order.
        judgements: What people decided.
        extract: Reads a document.
        store: Where the store is made.
        index: Where the index is made.
        files: Where mentions and what waits go: the workspace itself, or a folder apart.
        tell: Is told each document.
        lock: The right to write to the new store, where the caller has it.
    """
    files.make()
    marker = marker_of([], judgements)
    with OxigraphStore(store, lock=lock) as graph, SearchIndex(index) as names:
        graph.load(chain(shipped_quads(), curation_quads(judgements), [marker.quad()]))
        names.add_names(_shipped_names())
        names.commit(str(marker))
        committer = Committer(files, graph, names, judgements, extract, engine_version())
        read: dict[tuple[str, str, str], Prepared] = {}
        for number, entry in enumerate(entries, 1):
            if tell is not None:
                tell(entry.document)
            prepared = None
            if entry.action != "retract":
                state = (entry.document, entry.capture, repr(entry.options))
                prepared = read[state] = read.get(state) or prepare_entry(layout, committer, entry)
                committer.keep_records(prepared)
            marker = marker_of(entries[:number], judgements)
            committer.commit(committer.plan(entry, prepared, marker, derive=False))
        derive_all(graph, load_rules(graph))


def prepare_entry(layout: Layout, committer: Committer, entry: Entry) -> Prepared:
    """Read the capture of a ledger entry again.

    Raises:
        StoreError: If the capture is missing or changed.
    """
    content = read_kept(layout.raw(entry.capture))
    return committer.prepare(content, entry.document, entry.options)


def marker_of(entries: Sequence[Entry], judgements: Judgements) -> Marker:
    """Return the marker of a store that ledger entries and judgements gave."""
    return Marker(len(entries), digest_of(entries), shipped_digest(), judgements.digest)


def _shipped_names() -> Iterator[tuple[str, str, str]]:
    for predicate in _NAMES:
        for quad in find_shipped(predicate=predicate):
            name = quad.object
            if isinstance(name, Literal) and isinstance(quad.subject, NamedNode):
                yield quad.subject.value, name.value, name.language or ""


def engine_version() -> str:
    """Return the version of the engine that reads documents."""
    from importlib.metadata import version

    return version("policygraph")


def read_document(document: Document) -> Extraction:
    """Return what the shipped engine finds in a document."""
    from policygraph.ingest.extract import extract
    from policygraph.resolve.lexicon import Lexicon

    return extract(document, Lexicon.load())
