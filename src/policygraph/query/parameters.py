"""What a reader wrote for a parameter → the RDF term that the question needs."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from pyoxigraph import Literal, NamedNode

from policygraph.errors import QueryError
from policygraph.model.iris import PREFIXES
from policygraph.query.names import resolve_name
from policygraph.query.question import Parameter, Question
from policygraph.store.protocol import Store, Term

_XSD = PREFIXES["xsd"]
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LAST_MONTH = 12


def read_values(
    store: Store, question: Question, given: Mapping[str, object]
) -> tuple[dict[str, Term], tuple[str, ...]]:
    """Return a term for each parameter given, and notes on how names were read.

    Args:
        store: Where names are looked up.
        question: The question that takes the parameters.
        given: Values as a reader writes them: names, IRIs, dates, numbers.

    Raises:
        QueryError: If a parameter is unknown, missing, or its value does not fit.
    """
    for name in given:
        if name not in question.params:
            takes = ", ".join(question.params) or "no parameters"
            raise QueryError(f"{question.name} has no parameter {name}", fix=f"it takes: {takes}")
    values: dict[str, Term] = {}
    notes: list[str] = []
    for parameter in question.params.values():
        if parameter.name in given:
            written = str(given[parameter.name]).strip()
            values[parameter.name], note = _read_value(store, parameter, written)
            notes += [note] if note else []
        elif not parameter.optional:
            raise QueryError(
                f"{question.name} needs {parameter.name}: {parameter.meaning}",
                fix=f"-p {parameter.name}={parameter.standing}",
            )
    return values, tuple(notes)


def _read_value(store: Store, parameter: Parameter, written: str) -> tuple[Term, str]:
    if not written:
        raise QueryError(f"{parameter.name} is empty", fix=f"-p {parameter.name}={parameter.standing}")
    reader = _PLAIN.get(parameter.kinds[0])
    if reader is not None:
        return reader(parameter, written), ""
    resolved = resolve_name(store, written, parameter.kinds)
    return resolved.iri, resolved.note


def _read_text(_: Parameter, written: str) -> Literal:
    return Literal(written)


def _read_integer(parameter: Parameter, written: str) -> Literal:
    fix = f"-p {parameter.name}={parameter.standing}, for {parameter.meaning}"
    if re.fullmatch(r"[+-]?[0-9]{1,18}", written) is None:
        raise QueryError(f"{parameter.name} is not a whole number: {written}", fix=fix)
    if int(written) < 1:
        raise QueryError(f"{parameter.name} is less than 1: {written}", fix=fix)
    return Literal(str(int(written)), datatype=NamedNode(f"{_XSD}integer"))


def _read_first_day(parameter: Parameter, written: str) -> Literal:
    return _date(read_days(parameter.name, written)[0])


def _read_last_day(parameter: Parameter, written: str) -> Literal:
    return _date(read_days(parameter.name, written)[1])


def _date(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=NamedNode(f"{_XSD}date"))


def read_days(name: str, written: str) -> tuple[date, date]:
    """Return the first and the last day of a date, a month or a year.

    Args:
        name: The parameter, for the error.
        written: An ISO date, or one cut to month or year.

    Raises:
        QueryError: If it is none.

    >>> [day.isoformat() for day in read_days("from", "2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    match = _DATE.fullmatch(written)
    if match is None:
        raise QueryError(f"{name} is not a date: {written}", fix="write 2024-09-01, 2024-09 or 2024")
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise QueryError(
            f"{name} is no day of the calendar: {written}", fix="write a day such as 2024-09-01"
        ) from None
    if day:
        return first, first
    last_month = month or _LAST_MONTH
    if last_month == _LAST_MONTH:
        return first, date(year, last_month, 31)
    return first, date(year, last_month + 1, 1) - timedelta(days=1)


_PLAIN: dict[str, Callable[[Parameter, str], Literal]] = {
    "text": _read_text,
    "integer": _read_integer,
    "first-day": _read_first_day,
    "last-day": _read_last_day,
}
