"""``policygraph rebuild``."""

import click

from policygraph.cli.output import print_json, print_note, print_result
from policygraph.cli.reach import workspace
from policygraph.cli.root import Command
from policygraph.cli.settings import settings


@click.command("rebuild", cls=Command)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Make the store and the search index again from the workspace's files.

    Needed after an upgrade, or where the store is damaged; the same graph comes out.

    \b
    Examples:
      policygraph rebuild
      policygraph --workspace ./demo-data rebuild
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    given = settings(ctx)
    with workspace(given) as opened:
        opened.rebuild((lambda words: print_note(given, words)) if given.verbose else None)
        counts = opened.stats()
    if given.json:
        print_json(counts)
    else:
        print_result(
            f"{counts['quads']} quads from {counts['documents']} documents → {opened.path / 'store'}"
        )
