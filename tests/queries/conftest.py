"""The second engine: what a question answers in rdflib."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib import Dataset

from policygraph.store import Store

Rows = list[tuple[str, ...]]


@pytest.fixture(scope="session")
def second_opinion() -> Callable[[Store, str], tuple[Rows, Rows]]:
    """Give the rows of a query in the store and in rdflib, numbers by value."""
    datasets: dict[int, Dataset] = {}

    def compare(store: Store, sparql: str) -> tuple[Rows, Rows]:
        if id(store) not in datasets:
            datasets[id(store)] = Dataset(default_union=True)
            datasets[id(store)].parse(data="\n".join(store.dump()), format="nquads")
        _, rows = store.select(sparql)
        found = datasets[id(store)].query(sparql)
        return [tuple(map(_value, row)) for row in rows], [tuple(map(_value, row)) for row in found]  # type: ignore[union-attr]

    return compare


def _value(term: object) -> str:
    text = "" if term is None else str(term.value if isinstance(term, NamedNode | Literal) else term)
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text
