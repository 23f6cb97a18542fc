"""``policygraph show``."""

import click

from policygraph.cli.moments import time_options
from policygraph.cli.output import print_json, print_note, print_result, terminal_width
from policygraph.cli.reach import reading
from policygraph.cli.root import Command
from policygraph.cli.settings import settings

SHOWN = 10


@click.command("show", cls=Command)
@click.argument("name")
@click.option("--all", "all_", is_flag=True, help=f"Print every statement, not {SHOWN} below each heading.")
@time_options
@click.pass_context
def command(ctx: click.Context, name: str, all_: bool) -> None:
    """Show one entity: what it is, every claim, who says so, the words, rival claims.

    \b
    Examples:
      policygraph show Goldwind
      policygraph show 工信部 --all
      policygraph show prog:little-giants --json
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from policygraph.query.card import read_card

    given = settings(ctx)
    with reading(given) as store:
        card = read_card(store, name)
    print_note(given, card.note)
    if given.json:
        print_json(card.to_dict())
    else:
        print_result(card.to_text(terminal_width(), given.bold, None if all_ else SHOWN))
