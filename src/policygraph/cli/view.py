"""``policygraph view``."""

from pathlib import Path

import click

from policygraph.cli.moments import time_options
from policygraph.cli.output import print_json, print_note, print_result
from policygraph.cli.reach import reading
from policygraph.cli.root import Command
from policygraph.cli.settings import settings

DEFAULT_FOCUS = ("prog:little-giants", "firm:goldwind")


@click.command("view", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME…]")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), default="view.html", show_default=True
)
@click.option("--depth", type=click.IntRange(0, 6), default=2, show_default=True, help="Relations to follow.")
@click.option(
    "--lang", type=click.Choice(("en", "zh")), default="en", show_default=True, help="Language it opens in."
)
@click.option("--all", "all_", is_flag=True, help="Draw the whole graph instead of a neighbourhood.")
@time_options
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], out: Path, depth: int, lang: str, all_: bool) -> None:
    """Write one self-contained interactive page: entities, relations, and the quote behind each.

    Without a name it opens on the Little Giants programme and Goldwind.

    \b
    Examples:
      policygraph view -o demo.html
      policygraph view Goldwind MIIT --depth 1 -o goldwind.html
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from policygraph.query.names import resolve_name
    from policygraph.view import write_view

    given = settings(ctx)
    with reading(given) as store:
        focus = [resolve_name(store, name) for name in ([] if all_ else names or DEFAULT_FOCUS)]
        for resolved in focus:
            print_note(given, resolved.note)
        drawn = write_view(store, out, [resolved.iri.value for resolved in focus], depth, lang)
    if given.json:
        print_json({"nodes": drawn.nodes, "edges": drawn.edges, "path": str(drawn.path)})
    else:
        print_result(f"{drawn.nodes} entities, {drawn.edges} relations → {drawn.path}")
