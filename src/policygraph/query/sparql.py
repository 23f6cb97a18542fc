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
    before any store sees it.

    Raises:
        QueryError: If the text is empty, an update, or no SPARQL at all.

    >>> read_form("PREFIX select: <http://example.org/> ASK { ?s ?p ?o }")
    'ASK'
    """
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


def explain_syntax_error(text: str, error: SyntaxError) -> QueryError:
    """Return the error of a parser as one sentence with line, column and the words there."""
    message = str(error)
    place = _PLACE.search(message)
    if place is None:
        return QueryError(f"malformed SPARQL: {_first_line(message)}", fix="check the query")
    line, column = int(place[1]), int(place[2])
    reason, fix = _reason(text, message, line, column)
    where = f"malformed SPARQL at line {line}, column {column}"
    return QueryError(f"{where}: {reason}", fix=fix)


def _reason(text: str, message: str, line: int, column: int) -> tuple[str, str]:
    excerpt = _excerpt(text, line)
    if "Prefix not found" in message:
        prefix = _undeclared_prefix(text)
        known = PREFIXES.get(prefix)
        declaration = f"PREFIX {prefix}: <{known or '…'}>"
        return f"the prefix {prefix}: is not declared", f"begin the query with {declaration}"
    if "SELECT contains a variable that is unbound" in message:
        return (
            "SELECT names a variable that is neither grouped nor counted",
            "add it to GROUP BY, or wrap it as in (COUNT(?x) AS ?n)",
        )
    if "IRI parsing failed" in message:
        return f"an IRI is not absolute in {excerpt!r}", "write the whole IRI, or use a prefix"
    return f"stopped reading at {excerpt!r}", f"look just before column {column}"


def _undeclared_prefix(text: str) -> str:
    declared: set[str] = set()
    tokens = iter_tokens(text)
    for kind, symbol, _ in tokens:
        if kind == "word" and symbol.upper() == "PREFIX":
            _, name, _ = next(tokens, ("", ":", 0))
            declared.add(name.split(":")[0])
        elif kind == "prefixed" and symbol.split(":")[0] not in declared:
            return symbol.split(":")[0]
    return ""


def _line_and_column(text: str, start: int) -> tuple[int, int]:
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def _excerpt(text: str, line: int) -> str:
    lines = text.split("\n")
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    shown = "".join(c if c.isprintable() else "�" for c in shown)
    return shown if len(shown) <= _LONGEST_EXCERPT else shown[: _LONGEST_EXCERPT - 1] + "…"


def _first_line(message: str) -> str:
    return message.splitlines()[0] if message else "it cannot be parsed"
