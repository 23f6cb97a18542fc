"""``policygraph check``."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from policygraph.cli.output import print_json, print_result, terminal_width
from policygraph.cli.reach import reading, workspace
from policygraph.cli.root import Command
from policygraph.cli.settings import Settings, settings

if TYPE_CHECKING:
    from policygraph.check import Problem

LEVELS = ("violation", "warning", "info")


@click.command("check", cls=Command)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="warning",
    show_default=True,
    help="The mildest problems to show.",
)
@click.pass_context
def command(ctx: click.Context, level: str) -> int:
    """Check the graph against the shapes of the ontology, and every quote against its kept text.

    Exit status 1 where a violation is found; warnings and infos are told and pass.

    \b
    Examples:
      policygraph check
      policygraph check --level info --json
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    given = settings(ctx)
    problems = _find_problems(given)
    counts = Counter(problem.severity for problem in problems)
    shown = [problem for problem in problems if LEVELS.index(problem.severity) <= LEVELS.index(level)]
    if given.json:
        print_json([_describe(problem) for problem in shown])
    else:
        print_result(_draw(shown))
        print_result(", ".join(f"{counts[name]} {name}s" for name in LEVELS))
    return 1 if counts["violation"] else 0


def _find_problems(given: Settings) -> list["Problem"]:
    from policygraph.check import check

    if given.store is None:
        with workspace(given) as opened:
            return opened.check()
    with reading(given) as store:
        return check(store)


def _draw(problems: list["Problem"]) -> str:
    from policygraph.model.iris import short_iri
    from policygraph.query.table import clean, wrap

    lines = []
    for problem in problems:
        text = f"{problem.severity}: {short_iri(problem.focus)}: {problem.message}"
        lines += wrap(clean(text), terminal_width())
    return "\n".join(lines) or "nothing to tell"


def _describe(problem: "Problem") -> dict[str, str | None]:
    return {
        "severity": problem.severity,
        "focus": problem.focus,
        "path": problem.path,
        "message": problem.message,
        "message_zh": problem.message_zh,
        "shape": problem.shape,
        "component": problem.component,
        "value": None if problem.value is None else str(problem.value),
    }
