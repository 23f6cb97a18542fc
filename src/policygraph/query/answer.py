"""An answer: columns and rows of RDF terms, and every form it can be shown in."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from policygraph.model.iris import PREFIXES, short_iri
from policygraph.store.protocol import Term

if TYPE_CHECKING:
    import pandas

_XSD = PREFIXES["xsd"]
_WHOLE = {f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger")}
_SHOWN_ROWS = 200


@frozen(repr=False)
class Answer:
    """What the graph answered.

    ``kind`` is ``rows`` for SELECT, ``truth`` for ASK and ``graph`` for CONSTRUCT,
    whose rows are its triples. ``notes`` tell how names in the question were read.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    kind: Literal["rows", "truth", "graph"] = "rows"
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_dicts())

    def __repr__(self) -> str:
        return self.to_table()

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of plain values.

        IRIs are strings, numbers are ``int`` or ``Decimal``, dates and other
        text are strings, what is not known is ``None``.
        """
        return [dict(zip(self.columns, map(_plain, row), strict=True)) for row in self.rows]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the rows as a pandas DataFrame; pandas must be installed."""
        import pandas

        return pandas.DataFrame(self.to_dicts(), columns=list(self.columns))

    def to_csv(self) -> str:
        """Return the rows as CSV of SPARQL 1.1: plain values, no types."""
        return self.format("csv")

    def to_table(self, width: int = 100) -> str:
        """Return the rows as a table for a terminal of this width."""
        from policygraph.query.table import draw_table

        return draw_table(self, width)

    def format(self, name: str) -> str:
        """Return the answer in one of the text formats of ``formats.FORMATS``.

        Raises:
            QueryError: If the format is unknown or cannot hold this answer.
        """
        from policygraph.query.formats import write_answer

        return write_answer(self, name)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_html(term)}</td>' for term in row)}</tr>"
            for row in self.rows[:_SHOWN_ROWS]
        )
        more = len(self.rows) - _SHOWN_ROWS
        foot = f"<p>and {more} more rows</p>" if more > 0 else ""
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        return f"{notes}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"


def show_term(term: Term | None) -> str:
    """Return a term as people read it: short IRIs, literals without type and language.

    >>> show_term(NamedNode("https://w3id.org/policygraph/id/firm/goldwind"))
    'firm:goldwind'
    """
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return short_iri(term.value)
    if isinstance(term, RdfLiteral):
        return term.value
    return str(term)


def _plain(term: Term | None) -> Any:
    if term is None:
        return None
    if not isinstance(term, RdfLiteral):
        return term.value if isinstance(term, NamedNode) else str(term)
    datatype = term.datatype.value
    if datatype in _WHOLE:
        return int(term.value)
    if datatype == f"{_XSD}decimal":
        from decimal import Decimal

        return Decimal(term.value)
    if datatype in (f"{_XSD}double", f"{_XSD}float"):
        return float(term.value.replace("INF", "inf"))
    if datatype == f"{_XSD}boolean":
        return term.value in ("true", "1")
    return term.value


def _html(term: Term | None) -> str:
    if isinstance(term, NamedNode) and term.value.startswith(("http://", "https://")):
        return f'<a href="{escape(term.value)}" rel="noopener">{escape(short_iri(term.value))}</a>'
    return escape(show_term(term))
