"""``policygraph export``."""

from pathlib import Path

import click

from policygraph.cli.moments import time_options
from policygraph.cli.output import print_json, print_note, print_result
from policygraph.cli.reach import reading
from policygraph.cli.root import Command
from policygraph.cli.settings import settings

FORMATS = ("turtle", "trig", "nquads", "jsonld", "gexf", "graphml", "csv")


@click.command("export", cls=Command)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), help="By default the end of OUT decides.")
@click.option("--focus", multiple=True, metavar="NAME", help="Only what is around this entity; repeatable.")
@click.option("--depth", type=click.IntRange(0, 6), help="Relations to follow from the focus; 2 by default.")
@time_options
@click.pass_context
def command(
    ctx: click.Context, out: Path, format_: str | None, focus: tuple[str, ...], depth: int | None
) -> None:
    """Write the graph for other programs: RDF, network tools, spreadsheets.

    \b
    Examples:
      policygraph export graph.gexf
      policygraph export graph.csv
      policygraph export goldwind.ttl --focus Goldwind --depth 1
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from policygraph.export import write
    from policygraph.query.names import resolve_name

    given = settings(ctx)
    with reading(given) as store:
        starts = [resolve_name(store, name) for name in focus]
        for resolved in starts:
            print_note(given, resolved.note)
        written = write(store, out, format_, [resolved.iri.value for resolved in starts], depth)
    if given.json:
        print_json(
            {
                "format": written.format,
                "nodes": written.nodes,
                "edges": written.edges,
                "triples": written.triples,
                "paths": [str(path) for path in written.paths],
            }
        )
        return
    held = (
        f"{written.triples} triples"
        if written.triples
        else f"{written.nodes} entities, {written.edges} edges"
    )
    print_result(f"{held} → {', '.join(str(path) for path in written.paths)}")
