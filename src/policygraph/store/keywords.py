"""Which keywords a query uses, told by the parser of the store itself."""

import re
from functools import lru_cache

import pyoxigraph as ox

from policygraph.errors import QueryError
from policygraph.store.projection import iter_symbols

_SERVICE = re.compile("service", re.IGNORECASE)
_FROM = re.compile("from", re.IGNORECASE)


def refuse_service(sparql: str) -> None:
    """Refuse a query that would ask another endpoint: nothing a reader asks leaves the machine.

    Raises:
        QueryError: If SERVICE is a keyword of the query, in whatever place.
        SyntaxError: If the query is malformed.

    >>> refuse_service("SELECT ?service { ?service ?p 'SERVICE <urn:a> {}' } # SERVICE")
    """
    error = _misspelt(_SERVICE, sparql)
    if error is None:
        return
    # A malformed query fails either way; only the words of the refusal depend on this.
    if "SERVICE" in (symbol.upper() for symbol in iter_symbols(sparql)):
        raise QueryError(
            "SERVICE would ask another endpoint, and a query only reads this graph",
            fix="leave SERVICE out; ask the other endpoint by itself",
        )
    raise SyntaxError(error)


def has_dataset(sparql: str) -> bool:
    """Tell whether a query names its graphs with FROM or FROM NAMED.

    >>> has_dataset("SELECT * FROM <urn:g> { ?s ?p ?o }"), has_dataset("SELECT ?from { ?from ?p ?o }")
    (True, False)
    """
    return _misspelt(_FROM, sparql) is not None


@lru_cache(maxsize=64)
def _misspelt(word: re.Pattern[str], sparql: str) -> str | None:
    """Return the error of the parser for a query in which a word is spelt otherwise, or None.

    Inside strings, IRIs, comments, variables and prefixed names any spelling does;
    only a keyword needs the right one. The question goes to the parser that will
    run the query, so that no second reading of the grammar can differ from it,
    and to an empty store, which has nothing to search.
    """
    if word.search(sparql) is None:
        return None
    try:
        ox.Store().query(word.sub(lambda match: f"{match[0][:-1]}q", sparql))
    except SyntaxError as error:
        return str(error)
    except RuntimeError:  # it was read, and the real run will say what cannot be run
        return None
    return None
