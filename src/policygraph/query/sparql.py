"""SPARQL as text: what kind of request it is, and where it is malformed."""

import re
from collections.abc import Iterator

from policygraph.errors import QueryError
from policygraph.model.iris import PREFIXES

READS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_TOKEN = re.compile(
    r"""
    (?P<skip>\s+|\#[^\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:\\.|\"{0,2}[^"\\])*\"{3}|'{3}(?:\\.|'{0,2}[^'\\])*'{3}
        |"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*')
  | (?P<variable>[?$]\w+)
  | (?P<prefixed>[\w.\-]*:[^\s;,(){}\[\]<>"'|^/*+!=&?$]*)
  | (?P<word>\w+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"error at (\d+):(\d+)")
_LONGEST_EXCERPT = 60
DEEPEST = 200
_OPENING, _CLOSING, _SIGNS = frozenset("{(["), frozenset("})]"), frozenset("!-+^")


def iter_tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield kind, text and start of each symbol, without blanks and comments.

    >>> [symbol for _, symbol, _ in iter_tokens("SELECT ?a # {")]
    ['SELECT', '?a']
    """
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            yield str(match.lastgroup), match.group(), match.start()


def read_form(text: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE: what the text asks for.

    The graph changes by ingest and judgements alone, so an update is refused
    before any store sees it. So is what nests so deep that a parser, which calls
    itself for each bracket, would bring the whole program down.

    Raises:
        QueryError: If the text is empty, an update, nested too deep, or no SPARQL at all.

    >>> read_form("PREFIX select: <http://example.org/> ASK { ?s ?p ?o }")
    'ASK'
    """
    _must_be_shallow(text)
    after_prologue = iter_tokens(text)
    for kind, symbol, start in after_prologue:
        word = symbol.upper() if kind == "word" else ""
        if word == "PREFIX":
            next(after_prologue, None)
            next(after_prologue, None)
        elif word == "BASE":
            next(after_prologue, None)
        elif word in READS:
            return word
        elif word in UPDATES:
            raise QueryError(
                f"{word} would change the graph, and a query only reads it",
                fix="ask with SELECT, ASK, CONSTRUCT or DESCRIBE; the graph changes by ingest and judgements",
            )
        else:
            line, column = _line_and_column(text, start)
            raise QueryError(
                f"malformed SPARQL at line {line}, column {column}: {_excerpt(text, line)!r} begins no query",
                fix="begin with SELECT, ASK, CONSTRUCT or DESCRIBE",
            )
    raise QueryError("the query is empty", fix="policygraph query --list shows what can be asked")


def _must_be_shallow(text: str) -> None:
    depth = signs = 0
    for _, symbol, start in iter_tokens(text):
        depth += (symbol in _OPENING) - (symbol in _CLOSING)
        signs = signs + 1 if symbol in _SIGNS else 0
        if max(depth, signs) > DEEPEST:
            line, column = _line_and_column(text, start)
            raise QueryError(
                f"the query nests deeper than {DEEPEST} levels at line {line}, column {column}",
                fix="leave out brackets and signs that change nothing",
            )


def explain_syntax_error(text: str, error: SyntaxError) -> QueryError:
    """Return the error of a parser as one sentence with line, column and the words there."""
    message = str(error)
    start, reason, fix = _reason(text, message)
    line, column = _line_and_column(text, start)
    return QueryError(f"malformed SPARQL at line {line}, column {column}: {reason}", fix=fix)


def _reason(text: str, message: str) -> tuple[int, str, str]:
    if "Prefix not found" in message:
        prefix, start = _undeclared_prefix(text)
        known = PREFIXES.get(prefix)
        declaration = f"PREFIX {prefix}: <{known or '…'}>"
        return start, f"the prefix {prefix}: is not declared", f"begin the query with {declaration}"
    start = _told_place(text, message)
    if "SELECT contains a variable that is unbound" in message:
        return (
            start,
            "SELECT names a variable that is neither grouped nor counted",
            "add it to GROUP BY, or wrap it as in (COUNT(?x) AS ?n)",
        )
    if "IRI parsing failed" in message:
        excerpt = _excerpt(text, _line_and_column(text, start)[0])
        return start, f"an IRI is not absolute in {excerpt!r}", "write the whole IRI, or use a prefix"
    start = _where_it_stops(text, start)
    rest = _shortened(text[start:].split("\n")[0].strip())
    return start, f"cannot be read from {rest!r} on", "look there for a misplaced or a missing sign"


def _told_place(text: str, message: str) -> int:
    """Return where the store's parser says that it stopped, but not in the blanks at the end."""
    place = _PLACE.search(message)
    last = max(0, len(text.rstrip()) - 1)
    if place is None:
        return last
    lines = text.split("\n")
    before = sum(len(line) + 1 for line in lines[: int(place[1]) - 1])
    return min(before + int(place[2]) - 1, last)


def _where_it_stops(text: str, told: int) -> int:
    """Return where the part begins that is malformed.

    The parser of the store tells how far it looked, which is often the end of the
    text; rdflib's tells where the smallest part begins that it cannot read.
    """
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseException as second:
        return min(second.loc, told)
    except RecursionError:
        return told
    return told


def _undeclared_prefix(text: str) -> tuple[str, int]:
    declared: set[str] = set()
    tokens = iter_tokens(text)
    for kind, symbol, start in tokens:
        if kind == "word" and symbol.upper() == "PREFIX":
            _, name, _ = next(tokens, ("", ":", 0))
            declared.add(name.split(":")[0])
        elif kind == "prefixed" and symbol.split(":")[0] not in declared:
            return symbol.split(":")[0], start
    return "", 0


def _line_and_column(text: str, start: int) -> tuple[int, int]:
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def _excerpt(text: str, line: int) -> str:
    lines = text.split("\n")
    return _shortened(lines[line - 1].strip() if 0 < line <= len(lines) else "")


def _shortened(words: str) -> str:
    shown = "".join(c if c.isprintable() else "�" for c in words)
    return shown if len(shown) <= _LONGEST_EXCERPT else shown[: _LONGEST_EXCERPT - 1] + "…"
