"""What every store can do; the rest of the project knows no more of it."""

from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Protocol, Self, TypeAlias, runtime_checkable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = tuple[Term | None, ...]
Bindings: TypeAlias = Mapping[str, Term]


@runtime_checkable
class Store(Protocol):
    """Quads in named graphs, asked in SPARQL over the union of the graphs.

    Questions see all graphs as one, so no triple may stand in two of them:
    such a triple would count twice. ``bindings`` give variables a term; they
    are passed as parsed terms and never become part of the query's text.
    """

    def select(self, sparql: str, bindings: Bindings | None = None) -> tuple[list[str], list[Row]]:
        """Return the columns and the rows of a SELECT query.

        Raises:
            QueryError: If the text is no SELECT query, with line and column.
        """
        ...

    def ask(self, sparql: str, bindings: Bindings | None = None) -> bool:
        """Return the answer of an ASK query.

        Raises:
            QueryError: If the text is no ASK query.
        """
        ...

    def construct(self, sparql: str, bindings: Bindings | None = None) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query.

        Raises:
            QueryError: If the text is neither.
        """
        ...

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,  # noqa: A002 - RDF's word
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that fit; a part left out fits everything."""
        ...

    def apply(self, remove: Iterable[Quad], add: Iterable[Quad]) -> None:
        """Remove and add quads in one transaction: all of it happens, or nothing.

        Raises:
            StoreError: If the store was opened for reading.
        """
        ...

    def load(self, quads: Iterable[Quad]) -> None:
        """Add many quads fast, and arrange the store for questions afterwards.

        Raises:
            StoreError: If the store was opened for reading.
        """
        ...

    def dump(self, without: Iterable[NamedNode] = ()) -> Iterator[str]:
        """Yield the N-Quads lines in code point order, but for the graphs ``without``."""
        ...

    def graphs(self) -> list[NamedNode]:
        """Return the names of the graphs that hold something, in order."""
        ...

    def close(self) -> None:
        """Let go of the files; using the store afterwards is an error."""
        ...

    def __len__(self) -> int: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
