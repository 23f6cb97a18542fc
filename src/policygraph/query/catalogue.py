"""The shipped questions: one file each in queries/TOPIC/NAME.rq."""

from functools import cache
from pathlib import Path

from policygraph.errors import QueryError
from policygraph.query.question import Question, read_question
from policygraph.resources import resource


def get_question(name: str) -> Question:
    """Return a question of the catalogue.

    Raises:
        QueryError: If there is none of this name.

    >>> get_question("suppliers-of-firm").topic
    'supply-chain'
    """
    path = _paths().get(name)
    if path is None:
        raise QueryError(f"no question named {name}", fix=_suggestion(name))
    return load(path)


def questions() -> tuple[Question, ...]:
    """Return every question, by topic and name."""
    return tuple(load(path) for path in sorted(_paths().values()))


def load(path: Path) -> Question:
    """Return the question that a file of the catalogue holds."""
    return read_question(path.read_text(encoding="utf-8"), path.stem, path.parent.name)


@cache
def _paths() -> dict[str, Path]:
    return {path.stem: path for path in sorted(resource("queries").glob("*/*.rq"))}


def _suggestion(name: str) -> str:
    from rapidfuzz import process

    close = process.extract(name, list(_paths()), limit=3, score_cutoff=60)
    if close:
        return f"{', '.join(found for found, _, _ in close)}; or policygraph query --list"
    return "policygraph query --list shows all; a file or - is read as SPARQL"
