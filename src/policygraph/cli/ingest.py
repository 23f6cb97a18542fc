"""``policygraph ingest``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policygraph.cli.limits import limit_options
from policygraph.cli.output import (
    print_failure,
    print_flaw,
    print_json,
    print_note,
    print_result,
    terminal_width,
)
from policygraph.cli.progress import progress_bar
from policygraph.cli.reach import workspace
from policygraph.cli.root import NOTHING_DONE, Command
from policygraph.cli.settings import Settings, settings
from policygraph.errors import SourceError

if TYPE_CHECKING:
    from policygraph.ingest.limits import Limits
    from policygraph.model.values import Extraction
    from policygraph.workspace import Report


@click.command("ingest", cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--dry-run", is_flag=True, help="Show claims beside quotes and write nothing.")
@click.option("--published", metavar="DATE", help="When the sources were published.")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@click.option("--url", metavar="URL", help="Where the one document stands; it becomes its key.")
@click.option(
    "--description",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.yaml",
    help="Title, publisher, published, url, language, kind in a file.",
)
@limit_options
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    dry_run: bool,
    published: str | None,
    publisher: str | None,
    url: str | None,
    description: Path | None,
    limits: "Limits",
) -> int:
    """Read documents into the graph: files, folders, globs, web addresses, or - for standard input.

    A document that is there already changes nothing, a changed one replaces itself, and one
    that cannot be read does not stop the others. A folder's manifest.csv may tell title,
    publisher, date and URL of its files; what is told counts more than what a page says.
    HTML, PDF, DOCX, Markdown, RSS, Atom and plain text are read. Pages of the web are asked for
    one by one, as robots.txt allows; one that has not changed is not read again.

    \b
    Examples:
      policygraph ingest notices/ --publisher MIIT
      policygraph ingest https://example.org/page https://example.org/feed.xml
      policygraph ingest page.pdf --url https://example.org/page --published 2024-09-12
      policygraph ingest page.txt --dry-run
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    given = settings(ctx)
    found: list[Extraction] = []
    with workspace(given) as opened, progress_bar(given, "reading") as progress:
        report = opened.ingest(
            sources,
            published=_date(published),
            publisher=publisher,
            url=url,
            description=description,
            limits=limits,
            dry_run=dry_run,
            progress=progress,
            show=found.append,
        )
    print_report(report, given)
    if not _handed_in(report):
        raise SourceError(f"no document in {' '.join(sources)}", fix="name text files, or a folder of them")
    if dry_run and not given.json:
        _show_facts(found, given)
    if report.failed and len(report.failed) == _handed_in(report):
        return NOTHING_DONE
    return 1 if report.failed or report.flawed else 0


def print_report(report: "Report", given: Settings) -> None:
    """Print what was read, replaced, left as it was, and what failed and why."""
    from attrs import asdict

    if given.json:
        print_json(asdict(report))
    else:
        for words in ("read", "replaced", "unchanged"):
            for name in getattr(report, words):
                print_note(given, f"{words:9} {name}")
        for left in report.skipped:
            print_note(given, f"skipped   {left.source}: {left.reason}")
        print_result(str(report))
    for failure in report.failed:
        print_failure(failure.source, failure.reason, failure.fix)
    for flaw in report.flawed:
        print_flaw(flaw.source, flaw.reason)
    if given.verbose:
        for issue in report.issues:
            print_note(given, f"not read: {issue}")
    elif report.issues:
        print_note(given, f"{len(report.issues)} passages could not be read; --verbose lists them")


def _handed_in(report: "Report") -> int:
    return len(report.read) + len(report.replaced) + len(report.unchanged) + len(report.failed)


def _date(written: str | None) -> str | None:
    if written is not None:
        from policygraph.query.parameters import read_days

        read_days("--published", written)
    return written


def _show_facts(found: "list[Extraction]", given: Settings) -> None:
    from policygraph.cli.facts import draw_facts

    for extraction in found:
        print_result(draw_facts(extraction, terminal_width(), given.bold))
