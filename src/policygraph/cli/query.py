"""``policygraph query``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policygraph.cli.moments import time_options
from policygraph.cli.output import print_json, print_note, print_result, terminal_width
from policygraph.cli.reach import reading
from policygraph.cli.root import Command
from policygraph.cli.settings import settings
from policygraph.errors import QueryError, StoreError

if TYPE_CHECKING:
    from policygraph.query.answer import Answer
    from policygraph.query.question import Question
    from policygraph.store import Store

FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown", "turtle", "nquads", "parquet")


def _names(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    from policygraph.query.catalogue import questions

    return [question.name for question in questions() if question.name.startswith(incomplete)]


@click.command("query", cls=Command)
@click.argument("question", metavar="[NAME|FILE|-]", required=False, shell_complete=_names)
@click.option("--list", "list_", is_flag=True, help="List the questions of the catalogue by topic.")
@click.option(
    "-p", "--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter: a name, an IRI, a date."
)
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Form of the answer; table by default.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the answer to this file."
)
@click.option(
    "--cite",
    is_flag=True,
    help="Print what to cite instead of rows: BibLaTeX, or CSL-JSON with --json.",
)
@time_options
@click.pass_context
def command(
    ctx: click.Context,
    question: str | None,
    list_: bool,
    params: tuple[str, ...],
    format_: str | None,
    out: Path | None,
    cite: bool,
) -> None:
    """Answer a question of the catalogue, or any SPARQL from a file or standard input.

    Parameters take names in English or Chinese, short IRIs such as firm:goldwind, or whole ones.
    In csv a cell that a spreadsheet would take for a formula has an apostrophe before it.

    \b
    Examples:
      policygraph query --list
      policygraph query suppliers-of-firm -p firm=Goldwind
      policygraph query documents-of-body -p body=MIIT -p from=2024-09 --format csv
      policygraph query targets-and-outcomes --as-of 2024-09-20
      policygraph query suppliers-of-firm -p firm=Goldwind --cite
      echo 'SELECT * { ?s ?p ?o } LIMIT 9' | policygraph query -
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from policygraph.query.ask import answer, find_question

    given = settings(ctx)
    if list_:
        _list(given.json)
        return
    if question is None:
        raise QueryError("no question is given", fix="policygraph query --list; or a FILE, or - for SPARQL")
    asked = find_question(question)
    as_json = given.json or format_ == "json"
    with reading(given) as store:
        if cite:
            text = _cite(store, asked, _read_params(params), as_json)
        else:
            found = answer(store, asked, _read_params(params))
            _must_hold_claims(store, asked, found)
    if cite:
        print_result(text) if out is None else _write_text(text, out)
        return
    for note in found.notes:
        print_note(given, note)
    format_ = format_ or ("json" if given.json else "table")
    if out is not None or format_ == "parquet":
        _write(found, format_, out)
    elif format_ == "table":
        from policygraph.query.table import draw_table

        print_result(draw_table(found, terminal_width(), given.bold))
    else:
        print_result(found.format(format_))


def _write(found: "Answer", format_: str, out: Path | None) -> None:
    if out is None:
        raise QueryError("Parquet is no text for a terminal", fix="--out FILE.parquet")
    if format_ != "parquet":
        _write_text(found.format(format_), out)
        return
    from policygraph.query.formats import write_parquet

    try:
        write_parquet(found, out)
    except OSError as error:
        raise _unwritable(out, error) from error


def _write_text(text: str, out: Path) -> None:
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> StoreError:
    return StoreError(f"{out} cannot be written: {error.strerror}", fix="check the folder")


def _must_hold_claims(store: "Store", asked: "Question", found: "Answer") -> None:
    """Tell an empty answer from an empty graph, which can answer no question of the catalogue."""
    from policygraph.model import terms as pg

    if asked.topic and not found.rows and not any(store.quads(None, pg.evidence)):
        raise StoreError("the graph holds no claims yet", fix="policygraph ingest FILE, or policygraph demo")


def _cite(store: "Store", asked: "Question", params: dict[str, str], as_json: bool) -> str:
    from policygraph.query.cite import cite

    citation = cite(store, asked, params)
    if not as_json:
        return citation.to_biblatex()
    import json

    return json.dumps(citation.to_csl(), ensure_ascii=False, indent=1) + "\n"


def _read_params(written: tuple[str, ...]) -> dict[str, str]:
    params: dict[str, str] = {}
    for pair in written:
        key, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"a parameter needs a value: {pair}", fix="-p firm=Goldwind")
        if key.strip() in params:
            raise QueryError(f"the parameter {key.strip()} is given twice", fix="give each parameter once")
        params[key.strip()] = value
    return params


def _list(as_json: bool) -> None:
    from policygraph.query.catalogue import questions

    if as_json:
        print_json([_describe(question) for question in questions()])
        return
    print_result(list_questions(terminal_width()))


def list_questions(width: int) -> str:
    """Return the catalogue, grouped by topic, for a terminal of this width."""
    from itertools import groupby

    from policygraph.query.catalogue import questions
    from policygraph.query.table import wrap

    lines: list[str] = []
    for topic, found in groupby(questions(), key=lambda question: question.topic):
        lines += ["", topic] if lines else [topic]
        for question in found:
            params = " ".join(
                f"[{name}]" if param.optional else name for name, param in question.params.items()
            )
            lines.append(f"  {question.name}  {params}".rstrip())
            lines += [f"    {line}" for line in wrap(question.question, width - 4)]
    return "\n".join(lines)


def _describe(question: "Question") -> dict[str, object]:
    from attrs import asdict, fields

    return asdict(question, filter=lambda part, _: part != fields(type(question)).text)
