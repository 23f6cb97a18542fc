"""``policygraph review``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policygraph.cli.output import print_json, print_note, print_result, terminal_width
from policygraph.cli.reach import workspace
from policygraph.cli.root import Command
from policygraph.cli.settings import Settings, settings
from policygraph.errors import StoreError

if TYPE_CHECKING:
    from policygraph.resolve.judgements import Decision
    from policygraph.workspace import Workspace
    from policygraph.workspace.review import Candidate

_HOW = (
    "decide in a terminal with policygraph review, in a spreadsheet with --export FILE and --import FILE, "
    "or one by one with --accept CLAIM, --reject CLAIM"
)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("review", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME…]")
@click.option("--rejected", is_flag=True, help="What was rejected, instead of what waits.")
@click.option("--accept", metavar="CLAIM", multiple=True, help="Take a claim into the graph.")
@click.option("--reject", metavar="CLAIM", multiple=True, help="Keep a claim out of the graph.")
@click.option("--edit", nargs=2, multiple=True, metavar="CLAIM ROLE=VALUE", help="Correct a role of a claim.")
@click.option("--rank", nargs=2, multiple=True, metavar="CLAIM RANK", help="preferred, normal or deprecated.")
@click.option("--merge", nargs=2, multiple=True, metavar="GONE KEPT", help="Two entities are the same.")
@click.option("--apart", nargs=2, multiple=True, metavar="ONE OTHER", help="Two entities are not the same.")
@click.option(
    "--undo", is_flag=True, help="Take back the last decision; with NAME, those on that claim or entity."
)
@click.option("--export", type=_FILE, metavar="FILE", help="Write the queue as CSV for a spreadsheet.")
@click.option("--import", "import_", type=_FILE, metavar="FILE", help="Read decisions from that CSV.")
@click.option("--log", is_flag=True, help="List the decisions that stand, and what overruled what.")
@click.option("--by", metavar="WHO", envvar="POLICYGRAPH_REVIEWER", default="", help="Who decides.")
@click.option("--why", metavar="TEXT", default="", help="For what reason.")
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    rejected: bool,
    undo: bool,
    export: Path | None,
    import_: Path | None,
    log: bool,
    by: str,
    why: str,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    edit: tuple[tuple[str, str], ...],
    rank: tuple[tuple[str, str], ...],
    merge: tuple[tuple[str, str], ...],
    apart: tuple[tuple[str, str], ...],
) -> None:
    """Judge what was read: what waits, or what stands in the graph about NAME.

    In a terminal, one claim after another in its sentence, the most uncertain and far-reaching
    first; a key decides. Decisions are lines of text in judgements/ of the workspace, only ever
    added to, made to be shared in git; rebuild reads them again.

    \b
    Examples:
      policygraph review
      policygraph review Goldwind
      policygraph review --export queue.csv
      policygraph review --import queue.csv --by Mei
      policygraph review --reject claim:supply-relation-gwg2eaiwcbnivkda --why "wrong firm"
      policygraph review --merge firm:gw Goldwind
      policygraph review --undo
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    given = settings(ctx)
    with workspace(given) as opened:
        if log:
            _log(opened, given)
            return
        wanted = [
            *(("accept", claim) for claim in accept),
            *(("reject", claim) for claim in reject),
            *(("edit", *two) for two in edit),
            *(("rank", *two) for two in rank),
            *(("same", *two) for two in merge),
            *(("different", *two) for two in apart),
        ]
        made = _decided(opened, wanted, by, why)
        if undo:
            made += [line for name in names or (None,) for line in opened.undo(name, by=by)]
        elif import_ is not None:
            made += _imported(opened, import_, by)
        if made or import_ is not None:
            _tell_decisions(opened, made, given)
            return
        found = [one for name in names or (None,) for one in opened.review(name, rejected=rejected)]
        _tell_trouble(opened, given)
        if export is not None:
            _export(found, export, given)
        elif given.json:
            print_json([_plain(one) for one in found])
        elif sys.stdin.isatty() and sys.stdout.isatty():
            from policygraph.cli.review_screen import Screen

            screen = Screen(opened.clerk(by), terminal_width(), color=given.bold)
            made = screen.run(found)
            _tell_decisions(opened, made, given)
        else:
            _print_queue(found)


def _decided(opened: "Workspace", wanted: list[tuple[str, ...]], by: str, why: str) -> list["Decision"]:
    """Check every decision of the options, then write them all."""
    if not wanted:
        return []
    clerk = opened.clerk(by)
    made = [clerk.decide(kind, *fields, why=why) for kind, *fields in wanted]
    clerk.write(made)
    return made


def _imported(opened: "Workspace", path: Path, by: str) -> list["Decision"]:
    from policygraph.workspace.sheet import read_sheet

    try:
        content = path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}", fix="check the path") from error
    clerk = opened.clerk(by)
    made = read_sheet(clerk, content, path.name)
    clerk.write(made)
    return made


def _export(found: list["Candidate"], path: Path, given: Settings) -> None:
    from policygraph.workspace.sheet import write_sheet

    try:
        path.write_bytes(write_sheet(found))
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}", fix="check the folder") from error
    print_result(f"{len(found)} claims → {path}")
    print_note(given, f"fill in decision and value, then policygraph review --import {path}")


def _tell_decisions(opened: "Workspace", made: list["Decision"], given: Settings) -> None:
    from attrs import asdict

    from policygraph.model.iris import short_iri

    if made:
        print_note(given, "the graph is made again with what was decided")
    opened.close()
    _tell_trouble(opened, given)
    held = {d.fields[0] for d in made if d.kind in ("accept", "edit")}
    for one in opened.review() if held else ():
        if held.intersection(one.names):
            print_note(given, f"{short_iri(one.claim)} stays out of the graph: {one.reason}")
    if given.json:
        print_json([asdict(decision) for decision in made])
        return
    print_result("\n".join([*(str(decision) for decision in made), f"{len(made)} decisions written"]))


def _tell_trouble(opened: "Workspace", given: Settings) -> None:
    """Tell of decisions that overrule others and of those that are about nothing here."""
    desk = opened.desk()
    for before, later in desk.judgements.conflicts:
        print_note(given, f"{_placed(before)} is overruled by {_placed(later)}")
    for words in desk.unknown():
        print_note(given, words)


def _placed(decision: "Decision") -> str:
    return f"{decision} in {decision.place}" if decision.place else str(decision)


def _log(opened: "Workspace", given: Settings) -> None:
    judgements = opened.desk().judgements
    overruled = dict(judgements.conflicts)
    if given.json:
        from attrs import asdict

        print_json([asdict(d) | {"holds": d not in overruled} for d in judgements.decisions])
        return
    lines = []
    for decision in judgements.decisions:
        why = f": {decision.why}" if decision.why else ""
        end = f"; overruled by {overruled[decision]}" if decision in overruled else ""
        lines.append(f"{decision}{why}{end}")
    print_result("\n".join(lines) or "nothing is decided")


def _print_queue(found: list["Candidate"]) -> None:
    from policygraph.cli.review_screen import draw
    from policygraph.query.table import wrap

    for one in found:
        print_result("\n".join(draw(one, terminal_width())))
        click.echo()
    print_result(f"{len(found)} claims" if found else "nothing waits")
    if found:
        print_result("\n".join(wrap(_HOW, terminal_width())))


def _plain(one: "Candidate") -> dict[str, object]:
    from attrs import asdict

    return {**asdict(one), "weight": round(one.weight, 4)}
