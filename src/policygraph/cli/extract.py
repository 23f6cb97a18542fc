"""``policygraph extract``."""

from typing import TYPE_CHECKING

import click

from policygraph.cli.facts import draw_facts
from policygraph.cli.limits import limit_options
from policygraph.cli.output import print_failure, print_flaw, print_result, terminal_width
from policygraph.cli.progress import progress_bar
from policygraph.cli.root import NOTHING_DONE, Command
from policygraph.cli.settings import settings
from policygraph.errors import SourceError

if TYPE_CHECKING:
    from policygraph.ingest.limits import Limits


@click.command("extract", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "format_", type=click.Choice(("table", "jsonl")), help="Form; table by default.")
@limit_options
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], format_: str | None, limits: "Limits") -> int:
    """Show the facts of documents beside their quotes; nothing is kept.

    Files, folders, globs, web addresses and - are read. The JSON Lines hold every document,
    entity and fact with the offsets of its quote, and the text in which they count.

    \b
    Examples:
      policygraph extract notice.pdf
      policygraph extract pages/ --format jsonl > pages.jsonl
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from policygraph.ingest.extract import extract
    from policygraph.ingest.interchange import to_jsonl
    from policygraph.resolve.lexicon import Lexicon
    from policygraph.workspace.intake import iter_items
    from policygraph.workspace.taking import read_item

    given = settings(ctx)
    as_lines = format_ == "jsonl" or (format_ is None and given.json)
    lexicon = Lexicon.load()
    items = list(iter_items(files, {}, None, limits))
    failed = flawed = 0
    with progress_bar(given, "extracting") as progress:
        for number, item in enumerate(items):
            if progress is not None:
                progress(number, len(items), item.shown)
            try:
                extraction = extract(read_item(item, limits), lexicon)
            except SourceError as error:
                failed += 1
                print_failure(item.shown, str(error), error.fix)
                continue
            for flaw in extraction.document.flaws:
                flawed += 1
                print_flaw(item.shown, flaw)
            if as_lines:
                print_result(to_jsonl(extraction))
            else:
                print_result(draw_facts(extraction, terminal_width(), given.bold))
    if failed == len(items):
        return NOTHING_DONE
    return 1 if failed or flawed else 0
