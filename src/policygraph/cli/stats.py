"""``policygraph stats``."""

import click

from policygraph.cli.output import print_json, print_note, print_result
from policygraph.cli.reach import workspace
from policygraph.cli.root import Command
from policygraph.cli.settings import settings

CUT = "the last line of ledger.jsonl was cut off and does not count; ingest its document again"


@click.command("stats", cls=Command)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Count what the workspace holds: documents, sources, claims, passages, conflicts.

    \b
    Examples:
      policygraph stats
      policygraph stats --json
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    given = settings(ctx)
    with workspace(given) as opened:
        counts = opened.stats()
        is_cut = opened.is_cut()
    if is_cut:
        print_note(given, CUT)
    if given.json:
        print_json(counts)
        return
    longest = max(map(len, counts))
    print_result("\n".join(f"{name:{longest}}  {count:>9,}" for name, count in counts.items()))
