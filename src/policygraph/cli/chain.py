"""``policygraph chain``."""

import click

from policygraph.cli.moments import time_options
from policygraph.cli.output import print_json, print_note, print_result, terminal_width
from policygraph.cli.reach import reading
from policygraph.cli.root import Command
from policygraph.cli.settings import settings


@click.command("chain", cls=Command)
@click.argument("firm")
@click.option("--up", is_flag=True, help="Follow suppliers only, unless --down is given too.")
@click.option("--down", is_flag=True, help="Follow customers only, unless --up is given too.")
@click.option("--depth", type=int, default=2, show_default=True, help="How many steps to follow.")
@time_options
@click.pass_context
def command(ctx: click.Context, firm: str, up: bool, down: bool, depth: int) -> None:
    """Follow the suppliers and customers of a firm, with a quote for each step and the weakest link.

    \b
    Examples:
      policygraph chain Goldwind
      policygraph chain 金风科技 --up --depth 3
      policygraph chain firm:onoff-electric --down --json
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from policygraph.query.chain import read_chain

    given = settings(ctx)
    both = up == down
    with reading(given) as store:
        chain = read_chain(store, firm, up=up or both, down=down or both, depth=depth)
    print_note(given, chain.note)
    if given.json:
        print_json(chain.to_dict())
    else:
        print_result(chain.to_text(terminal_width(), given.bold))
