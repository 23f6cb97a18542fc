"""The graph as it would have been: from the sources issued, or the ledger written, by a day."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NoReturn

from attrs import frozen
from pyoxigraph import Literal, NamedNode, Quad

from policygraph.derive import derive_all, load_rules
from policygraph.errors import StoreError
from policygraph.ingest.claims.commit import standing_witnesses
from policygraph.ingest.claims.describe import describe_entity, source_node
from policygraph.ingest.claims.settle import claim_quads
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import read_claim
from policygraph.resolve.judgements import read_judgements
from policygraph.search import SearchIndex
from policygraph.store import OxigraphStore, Store
from policygraph.store.shipped import shipped_entities
from policygraph.text.dates import last_day
from policygraph.workspace import Workspace
from policygraph.workspace.layout import Layout
from policygraph.workspace.ledger import Ledger
from policygraph.workspace.marker import marker_quads
from policygraph.workspace.replay import read_document, replay

if TYPE_CHECKING:
    from policygraph.workspace.session import WriteSession

_SHARED = (rdf.ONTOLOGY, rdf.VOCAB, rdf.CURATION)


@frozen
class LeftOut:
    """How many sources a view of the past leaves out: those of no known date, and later ones."""

    undated: int = 0
    later: int = 0

    def __str__(self) -> str:
        parts = [
            f"{self.undated} undated" if self.undated else "",
            f"{self.later} later" if self.later else "",
        ]
        told = " and ".join(part for part in parts if part)
        many = "source is" if self.undated + self.later == 1 else "sources are"
        return f"{told} {many} left out" if told else ""


class PastWorkspace(Workspace):
    """A workspace as of a day, for reading only.

    Its graph is made once and kept below ``cache/`` in the workspace; it is made
    again when the workspace has changed, and may be deleted at any time.

    Args:
        base: The workspace as it is now.
        as_of: Only sources issued by this day count; None means all.
        known_at: Only what was recorded and decided by this moment counts.
    """

    def __init__(self, base: Workspace, as_of: date | None, known_at: datetime | None) -> None:
        super().__init__(base.path, extract=base._extract)
        self.as_of = as_of
        self.known_at = known_at

    @property
    def left_out(self) -> LeftOut:
        """Which sources ``as_of`` leaves out."""
        found = {name: int(value) for name, value in _read_notes(self.store)}
        return LeftOut(found.get("undated", 0), found.get("later", 0))

    def _open(self) -> Store:
        folder, state = self._recorded()
        if self.as_of is not None:
            before, state = folder, _digest(state, "as of", self.as_of.isoformat())
            day = self.as_of
            folder = self._cached(
                f"as-of-{day.isoformat()}-{before.name if before != self.path else 'now'}",
                state,
                lambda new: _leave_out_later(before, new, day),
            )
        return OxigraphStore(folder / "store", read_only=True)

    def _recorded(self) -> tuple[Path, str]:
        """The folder with the store and index of what was known, and the state they are in."""
        with Workspace(self.path, extract=self._extract) as now:
            state = _digest(*(str(quad.object) for quad in marker_quads(now.store)))
        if self.known_at is None:
            return self.path, state
        until = self.known_at.astimezone(UTC)
        entries = [e for e in Ledger(self._layout.ledger).read() if _moment(e.time) <= until]
        judgements = read_judgements(self._layout.judgements, until.isoformat())
        state = _digest(state, "known at", str(len(entries)), judgements.digest)

        def make(new: Path) -> None:
            files = Layout(new)
            reader = self._extract or read_document
            replay(self._layout, entries, judgements, reader, files.store, files.search, files=files)

        return self._cached(f"known-at-{until:%Y-%m-%dT%H%M%S}", state, make), state

    def _cached(self, name: str, state: str, make: Callable[[Path], None]) -> Path:
        home = self._layout.cache / name
        note = home / "state"
        if note.exists() and note.read_text(encoding="utf-8") == state:
            return home
        try:
            self._layout.cache.mkdir(parents=True, exist_ok=True)
            new = Path(mkdtemp(prefix=f"{name}.", dir=self._layout.cache))
        except OSError as error:
            raise StoreError(
                f"cannot write to {self._layout.cache}: {error.strerror}", fix="check its permissions"
            ) from error
        try:
            make(new)
            (new / "state").write_text(state, encoding="utf-8")
            shutil.rmtree(home, ignore_errors=True)
            new.rename(home)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        return home

    @contextmanager
    def _writing(self, tell: object = None, *, afresh: bool = False) -> "Iterator[WriteSession]":  # noqa: ARG002 - the same call as on the present
        self._refuse()
        yield

    def _refuse(self) -> NoReturn:
        raise StoreError("the past cannot be changed", fix="leave out --as-of and --known-at")


def read_moment(written: "str | date | None", *, name: str) -> datetime | None:
    """Return the moment that a date or time stands for: of a day, month or year its end.

    Raises:
        QueryError: If it is neither.
    """
    from policygraph.query.parameters import read_days

    if written is None:
        return None
    if isinstance(written, datetime):
        return written if written.tzinfo else written.replace(tzinfo=UTC)
    text = written.isoformat() if isinstance(written, date) else written.strip()
    if "T" in text or " " in text:
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            read_days(name, text)
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    _, last = read_days(name, text)
    return datetime.combine(last, time.max, UTC)


def _leave_out_later(before: Path, new: Path, day: date) -> None:
    """Make a store of the sources issued by a day from one of all sources."""
    with (
        OxigraphStore(before / "store", read_only=True) as full,
        SearchIndex(before / "search.sqlite") as index,
        OxigraphStore(new / "store") as past,
    ):
        kept, left_out = _sources_by(full, day)
        quads = {quad for graph in _SHARED for quad in full.quads(graph=graph)}
        for source in kept:
            quads.update(full.quads(graph=rdf.source_graph(source)))
        quads -= _compared_with_others(quads, kept)
        quads |= _claims(full, kept)
        quads |= _entities(full, index, kept)
        subjects = {quad.subject for quad in quads} | {quad.object for quad in quads}
        quads.update(q for q in full.quads(graph=rdf.META) if q.subject in subjects)
        quads |= set(_notes(left_out))
        past.load(sorted(quads, key=str))
        derive_all(past, load_rules(past))


def _compared_with_others(quads: set[Quad], kept: set[str]) -> set[Quad]:
    """What is said of differences from versions that are left out."""
    nodes = {source_node(source) for source in kept}
    gone = {q.subject for q in quads if q.predicate == pg.absentFrom and q.object not in nodes}
    return {q for q in quads if q.subject in gone}


def _sources_by(store: Store, day: date) -> tuple[set[str], LeftOut]:
    kept: set[str] = set()
    undated = later = 0
    nodes = {q.subject for q in store.quads(None, rdf.TYPE, pg.Source) if isinstance(q.subject, NamedNode)}
    for source in sorted(nodes, key=str):
        issued, stated = (_text(store, source, prop) for prop in (rdf.ISSUED, pg.statedDate))
        known = last_day(stated) if issued and issued.startswith(stated or "-") else issued
        if not issued:
            undated += 1
        elif known <= day.isoformat():
            kept.add(source.value.removeprefix(source_node("").value))
        else:
            later += 1
    return kept, LeftOut(undated, later)


def _text(store: Store, node: NamedNode, prop: NamedNode) -> str:
    return next((q.object.value for q in store.quads(node, prop) if isinstance(q.object, Literal)), "")


def _claims(store: Store, kept: set[str]) -> set[Quad]:
    """The claims that kept sources support, with the qualifiers that these alone give."""
    graphs = {rdf.source_graph(source) for source in kept}
    gone: set[Quad] = set()
    claims: set[NamedNode] = set()
    for link in store.quads(None, pg.evidence):
        if link.graph_name in graphs and isinstance(link.subject, NamedNode):
            claims.add(link.subject)
        else:
            gone.add(link)
    found: set[Quad] = set()
    for claim in sorted(claims, key=str):
        current = set(store.quads(claim, graph=rdf.CLAIMS))
        found |= claim_quads(read_claim(claim, current), standing_witnesses(store, claim, gone))
    return found


def _entities(store: Store, index: SearchIndex, kept: set[str]) -> set[Quad]:
    """The register, and what kept sources say of other entities."""
    register = shipped_entities()
    found = {
        quad
        for quad in store.quads(graph=rdf.ENTITIES)
        if isinstance(quad.subject, NamedNode) and quad.subject.value in register
    }
    for entity in sorted(index.entities_of(kept) - register):
        found |= describe_entity(entity, (said for said in index.said_of(entity) if said.source in kept))
    return found


def _notes(left_out: LeftOut) -> Iterator[Quad]:
    for name, count in (("undated", left_out.undated), ("later", left_out.later)):
        yield Quad(rdf.META, rdf.NOTE, Literal(f"{name} {count}"), rdf.META)


def _read_notes(store: Store) -> Iterator[tuple[str, str]]:
    for quad in store.quads(rdf.META, rdf.NOTE, None, rdf.META):
        if isinstance(quad.object, Literal):
            name, _, count = quad.object.value.partition(" ")
            yield name, count


def _moment(written: str) -> datetime:
    found = datetime.fromisoformat(written)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
