"""Queries whose bound variables are not among their columns."""

import re
from collections.abc import Iterable, Iterator, Mapping

from policygraph.store.protocol import Term

_TOKEN = re.compile(
    r"""<[^<>"{}|^`\\\s]*>                      # an IRI may hold any word
    | \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    | \#[^\n]*
    | [{}]
    | [?$]\w+
    | [\w:.-]+""",
    re.VERBOSE | re.DOTALL,
)


def iter_symbols(sparql: str) -> Iterator[str]:
    """Yield the symbols of a query, without blanks and comments.

    >>> list(iter_symbols("ASK { ?s ?p 'x' } # all"))
    ['ASK', '{', '?s', '?p', "'x'", '}']
    """
    return (match.group() for match in _TOKEN.finditer(sparql) if not match.group().startswith("#"))


def with_columns(sparql: str, names: Iterable[str]) -> str:
    """Return a SELECT query that also gives back the variables ``names``.

    Oxigraph substitutes only variables that a SELECT query projects; a
    question about one firm seldom has the firm among its columns.

    >>> with_columns("SELECT DISTINCT ?a WHERE { ?a ?p ?firm } GROUP BY ?a", ["firm"])
    'SELECT DISTINCT ?firm ?a WHERE { ?a ?p ?firm } GROUP BY ?firm ?a'
    >>> with_columns("SELECT * { ?a ?p ?firm }", ["firm"])
    'SELECT * { ?a ?p ?firm }'
    """
    extra = "".join(f" ?{name}" for name in names)
    places: list[int] = []
    depth, before, waiting = 0, "", False
    for match in _TOKEN.finditer(sparql):
        word = match.group().upper()
        if word.startswith(("#", "<", '"', "'")):
            continue
        if waiting and word not in ("DISTINCT", "REDUCED"):
            waiting = False
            if not sparql[places[-1] : match.start()].strip().startswith("*"):
                before = word
            else:
                places.pop()
        depth += (word == "{") - (word == "}")
        if depth == 0 and word == "SELECT" and not places:
            places.append(match.end())
            waiting = True
        elif waiting:
            places[-1] = match.end()
        elif depth == 0 and before == "GROUP" and word == "BY":
            places.append(match.end())
        before = word
    for place in reversed(places):
        sparql = sparql[:place] + extra + sparql[place:]
    return sparql


def with_values(sparql: str, terms: Mapping[str, Term]) -> str:
    """Return a SELECT query whose pattern starts by giving variables their terms.

    For queries that count without grouping, which no further column can join.

    >>> from pyoxigraph import NamedNode
    >>> with_values("SELECT (COUNT(*) AS ?n) { ?a ?p ?firm }", {"firm": NamedNode("urn:a")})
    'SELECT (COUNT(*) AS ?n) { VALUES (?firm) { (<urn:a>) } ?a ?p ?firm }'
    """
    names = " ".join(f"?{name}" for name in terms)
    row = " ".join(str(term) for term in terms.values())
    for match in _TOKEN.finditer(sparql):
        if match.group() == "{":
            return f"{sparql[: match.end()]} VALUES ({names}) {{ ({row}) }}{sparql[match.end() :]}"
    return sparql
