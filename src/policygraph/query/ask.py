"""Ask a store a question of the catalogue, or any SPARQL, and get an answer."""

import sys
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from policygraph.errors import QueryError
from policygraph.model.iris import PREFIXES
from policygraph.query.answer import Answer
from policygraph.query.catalogue import get_question
from policygraph.query.parameters import read_values
from policygraph.query.question import Question, read_question
from policygraph.query.sparql import explain_syntax_error, read_form
from policygraph.store.protocol import Store, Term

_BOOLEAN = NamedNode(f"{PREFIXES['xsd']}boolean")


def ask(store: Store, question: str, params: Mapping[str, object] | None = None) -> Answer:
    """Return the answer of the graph.

    Args:
        store: The graph.
        question: A name of the catalogue, the path of a file with SPARQL, ``-``
            for standard input, or SPARQL itself.
        params: Values of the question's parameters: names, IRIs, dates, numbers.

    Raises:
        QueryError: If the question, a parameter or the SPARQL is wrong.
    """
    return answer(store, find_question(question), params or {})


def answer(store: Store, question: Question, params: Mapping[str, object]) -> Answer:
    """Return the answer to a question that is already read.

    Raises:
        QueryError: If a parameter or the SPARQL is wrong.
    """
    values, notes = read_values(store, question, params)
    form = read_form(question.text)
    try:
        return _run(store, form, question, values, notes)
    except QueryError as error:
        if isinstance(error.__cause__, SyntaxError):
            raise explain_syntax_error(question.text, error.__cause__) from error
        raise


def find_question(question: str) -> Question:
    """Return what a reader means by a name, a path, ``-`` or SPARQL text.

    Raises:
        QueryError: If it is none of them, or the file is no text.
    """
    if question == "-":
        return read_question(_decode(sys.stdin.buffer.read(), "standard input"), "standard input")
    if "{" in question or "\n" in question:
        return read_question(question, "the query")
    path = Path(question)
    if path.suffix or path.is_file():
        try:
            return read_question(_decode(path.read_bytes(), question), question)
        except OSError as error:
            raise QueryError(
                f"the query file {question} cannot be read: {error.strerror}",
                fix="check the path, or policygraph query --list",
            ) from error
    return get_question(question)


def _decode(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{name} is not UTF-8 text", fix="save the query as UTF-8") from error
    if "\0" in text:
        raise QueryError(f"{name} is binary, not SPARQL", fix="give a text file with a query")
    return text


def _run(
    store: Store, form: str, question: Question, values: Mapping[str, Term], notes: tuple[str, ...]
) -> Answer:
    if form == "ASK":
        truth = Literal("true" if store.ask(question.bind(values)) else "false", datatype=_BOOLEAN)
        return Answer(("answer",), ((truth,),), kind="truth", notes=notes)
    if form in ("CONSTRUCT", "DESCRIBE"):
        triples = sorted(store.construct(question.bind(values)), key=str)
        terms = tuple((triple.subject, triple.predicate, triple.object) for triple in triples)
        return Answer(("subject", "predicate", "object"), terms, kind="graph", notes=notes)
    columns, rows = store.select(question.open(values), values)
    return Answer(tuple(columns), tuple(rows), notes=notes)
