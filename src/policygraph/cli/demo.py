"""``policygraph demo``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policygraph.cli.ingest import print_report
from policygraph.cli.output import print_json, print_result, terminal_width
from policygraph.cli.progress import progress_bar
from policygraph.cli.reach import workspace
from policygraph.cli.root import NOTHING_DONE, Command
from policygraph.cli.settings import settings
from policygraph.cli.view import DEFAULT_FOCUS

if TYPE_CHECKING:
    from policygraph.query.answer import Answer
    from policygraph.workspace import Workspace

DEMO_WORKSPACE = Path("demo-data")
PAGE = Path("demo.html")
LAST = "suppliers-of-firm"


@click.command("demo", cls=Command)
@click.option(
    "--seeds",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the founding documents; by default those of the checkout.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=PAGE,
    show_default=True,
    help="The page.",
)
@click.pass_context
def command(ctx: click.Context, seeds: Path | None, out: Path) -> int:
    """Build a workspace from the founding documents, answer every question, draw the page.

    The workspace is ./demo-data unless --workspace says otherwise. Running it again changes
    nothing.

    \b
    Examples:
      policygraph demo
      policygraph demo --seeds pages/ -o mine.html
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from policygraph.resources import resource

    given = settings(ctx)
    given.workspace = given.workspace or DEMO_WORKSPACE
    with workspace(given) as opened:
        with progress_bar(given, "reading") as progress:
            report = opened.ingest(seeds or resource("seeds"), progress=progress)
        if report.failed and not (report.read or report.replaced or report.unchanged):
            print_report(report, given)
            return NOTHING_DONE
        answers = _answer_all(opened)
        drawn = opened.view(out, DEFAULT_FOCUS)
    if given.json:
        print_json({name: answer.to_dicts() for name, answer in answers.items()})
        return 1 if report.failed else 0
    print_report(report, given)
    print_result(_summary(answers))
    print_result(f"{drawn.nodes} entities, {drawn.edges} relations → {drawn.path}: open it in a browser")
    print_result(f"\npolicygraph --workspace {opened.path} query {LAST} -p firm=Goldwind\n")
    from policygraph.query.table import draw_table

    print_result(draw_table(answers[LAST], terminal_width(), given.bold))
    return 1 if report.failed else 0


def _answer_all(opened: "Workspace") -> dict[str, "Answer"]:
    """Ask every question of the catalogue as its file stands."""
    from policygraph.query.answer import Answer
    from policygraph.query.catalogue import questions

    found = {}
    for question in questions():
        columns, rows = opened.store.select(question.bind())
        found[question.name] = Answer(tuple(columns), tuple(rows))
    return found


def _summary(answers: dict[str, "Answer"]) -> str:
    from policygraph.query.catalogue import questions
    from policygraph.query.table import wrap

    lines = [""]
    for question in questions():
        count = len(answers[question.name])
        lines += wrap(question.question, terminal_width())
        lines.append(f"    {count} rows · policygraph query {question.name}")
    return "\n".join([*lines, ""])
