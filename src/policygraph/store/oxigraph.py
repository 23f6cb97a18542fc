"""The embedded store: Oxigraph on disk or in memory."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple, Variable

from policygraph.errors import QueryError, StoreError
from policygraph.store import disk
from policygraph.store.keywords import has_dataset, refuse_service
from policygraph.store.projection import with_columns, with_values
from policygraph.store.protocol import Bindings, Row, Term

_POSITION = re.compile(r"at (\d+):(\d+)")


class OxigraphStore:
    """A store in a folder, or in memory where no path is given.

    Args:
        path: The store's folder; made on first use.
        read_only: Open a snapshot, which a writer elsewhere does not disturb.
        lock: The right to write, where the caller holds it already and keeps it.

    Raises:
        StoreError: If somebody else writes to it, a newer version made it, or
            it cannot be opened.

    >>> store = OxigraphStore()
    >>> pg = NamedNode("https://w3id.org/policygraph/ontology#Firm")
    >>> store.apply([], [Quad(pg, pg, pg, NamedNode("https://w3id.org/policygraph/graph/meta"))])
    >>> len(store), store.ask("ASK { ?s ?p ?o }")
    (1, True)
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        read_only: bool = False,
        lock: disk.WriterLock | None = None,
    ) -> None:
        self.path = None if path is None else Path(path)
        self.read_only = read_only
        self._lock: disk.WriterLock | None = None
        self._store: ox.Store | None = None
        if self.path is None:
            self._store = ox.Store()
        elif read_only:
            self._store = disk.open_snapshot(self.path)
        else:
            self._lock = None if lock else disk.WriterLock(self.path)
            try:
                self._store = disk.open_for_writing(self.path)
            except BaseException:
                if self._lock is not None:
                    self._lock.release()
                raise

    def select(self, sparql: str, bindings: Bindings | None = None) -> tuple[list[str], list[Row]]:
        """Return the columns and the rows of a SELECT query; see ``Store.select``."""
        hidden = self._hidden(sparql, bindings) if bindings else []
        found = self._query_hiding(sparql, bindings or {}, hidden)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("this query gives no table", fix="write a SELECT query")
        columns = [v.value for v in found.variables]
        shown = [i for i, name in enumerate(columns) if name not in hidden]
        with disk.telling_damage(self.path):
            rows: list[Row] = [tuple(row[i] for i in shown) for row in found]
        return [columns[i] for i in shown], rows

    def ask(self, sparql: str, bindings: Bindings | None = None) -> bool:
        """Return the answer of an ASK query; see ``Store.ask``."""
        found = self._query(sparql, bindings or {})
        if not isinstance(found, ox.QueryBoolean):
            raise QueryError("this query answers neither yes nor no", fix="write an ASK query")
        return bool(found)

    def construct(self, sparql: str, bindings: Bindings | None = None) -> list[Triple]:
        """Return the triples of a CONSTRUCT query; see ``Store.construct``."""
        found = self._query(sparql, bindings or {})
        if not isinstance(found, ox.QueryTriples):
            raise QueryError("this query gives no triples", fix="write a CONSTRUCT or DESCRIBE query")
        with disk.telling_damage(self.path):
            return list(found)

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,  # noqa: A002 - the protocol's word, and RDF's
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that fit; see ``Store.quads``."""
        with disk.telling_damage(self.path):
            yield from self._open().quads_for_pattern(subject, predicate, object, graph)

    def apply(self, remove: Iterable[Quad], add: Iterable[Quad]) -> None:
        """Remove and add quads in one transaction; see ``Store.apply``."""
        with disk.telling_damage(self.path):
            gone, come = list(remove), list(add)
            if self.path is None:  # nothing comes between, and nothing outlives a crash
                for quad in gone:
                    self._writable().remove(quad)
                gone = []
            if gone:
                parts = [f"DELETE DATA {{\n{_block(gone)}}}"]
                parts += [f"INSERT DATA {{\n{_block(come)}}}"] if come else []
                self._writable().update(" ;\n".join(parts))
            elif come:  # a transaction of nothing costs as much as one of something
                self._writable().extend(come)

    def load(self, quads: Iterable[Quad]) -> None:
        """Add many quads fast; see ``Store.load``."""
        store = self._writable()
        store.bulk_extend(quads)
        store.optimize()

    def load_turtle(self, path: Path, graph: NamedNode) -> None:
        """Add what a Turtle file says to a graph.

        Raises:
            SyntaxError: If it is no Turtle.
        """
        self._writable().load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=graph)

    def dump(self, without: Iterable[NamedNode] = ()) -> Iterator[str]:
        """Yield sorted N-Quads lines; see ``Store.dump``."""
        left_out = set(without)
        with disk.telling_damage(self.path):
            lines = [f"{quad} ." for quad in self._open() if quad.graph_name not in left_out]
        return iter(sorted(lines))

    def graphs(self) -> list[NamedNode]:
        """Return the names of the graphs that hold something, in order."""
        names = [g for g in self._open().named_graphs() if isinstance(g, NamedNode)]
        return sorted((g for g in names if next(self.quads(graph=g), None)), key=lambda g: g.value)

    def close(self) -> None:
        """Let go of the files and of the lock."""
        if self._store is not None and self.path is not None and not self.read_only:
            self._store.flush()
        self._store = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __len__(self) -> int:
        return len(self._open())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> ox.Store:
        if self._store is None:
            raise StoreError("the store is closed", fix="open it again")
        return self._store

    def _writable(self) -> ox.Store:
        if self.read_only:
            raise StoreError("the store was opened for reading", fix="open it without read_only")
        return self._open()

    def _hidden(self, sparql: str, bindings: Bindings) -> list[str]:
        """Name the bound variables that are no columns; an empty store tells at no cost."""
        found = _run(ox.Store(), sparql, {})
        columns = (
            {v.value for v in found.variables} if isinstance(found, ox.QuerySolutions) else set(bindings)
        )
        return [name for name in bindings if name not in columns]

    def _query_hiding(self, sparql: str, bindings: Bindings, hidden: list[str]) -> Any:
        wider = with_columns(sparql, hidden) if hidden else sparql
        try:
            return self._query(wider, bindings)
        except QueryError:
            if not hidden:
                raise
            shown = {name: term for name, term in bindings.items() if name not in hidden}
            return self._query(with_values(sparql, {name: bindings[name] for name in hidden}), shown)

    def _query(self, sparql: str, bindings: Bindings) -> Any:
        return _run(self._open(), sparql, bindings)


def _run(store: ox.Store, sparql: str, bindings: Bindings) -> Any:
    terms = {Variable(name): term for name, term in bindings.items()}
    try:
        refuse_service(sparql)
        union = not has_dataset(sparql)
        return store.query(sparql, use_default_graph_as_union=union, substitutions=terms or None)
    except SyntaxError as error:
        raise QueryError(_where(str(error)), fix="correct the SPARQL text there") from error
    except RuntimeError as error:
        if disk.is_damage(error):
            raise disk.damaged("", error) from error
        raise QueryError(
            f"the query cannot be run: {error}", fix="ask for less, or in another way"
        ) from error


def _block(quads: Iterable[Quad]) -> str:
    lines = []
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        lines.append(
            f"{triple}\n"
            if isinstance(quad.graph_name, DefaultGraph)
            else f"GRAPH {quad.graph_name} {{ {triple} }}\n"
        )
    return "".join(lines)


def _where(message: str) -> str:
    match = _POSITION.search(message)
    if not match:
        return f"this is not SPARQL: {message}"
    rest = message[match.end() :].lstrip(": ")
    return f"this is not SPARQL: line {match.group(1)}, column {match.group(2)}: {rest}"
