"""``policygraph sources``."""

from typing import TYPE_CHECKING

import click

from policygraph.cli.output import print_json, print_result, terminal_width
from policygraph.cli.reach import workspace
from policygraph.cli.root import Command
from policygraph.cli.settings import Settings, global_options, settings
from policygraph.errors import QueryError

if TYPE_CHECKING:
    from policygraph.workspace import DocumentInfo


class Actions(click.Group):
    """What can be done with sources; each action takes the global options too."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the action that the arguments name, or an error that lists them."""
        if args[0] not in self.commands:
            raise QueryError(f"sources has no action {args[0]}", fix=f"one of {', '.join(self.commands)}")
        return super().resolve_command(ctx, args)


@click.group("sources", cls=Actions, invoke_without_command=True, params=global_options())
@click.pass_context
def command(ctx: click.Context) -> None:
    """List, show and retract what was read.

    \b
    Examples:
      policygraph sources
      policygraph sources show page.txt
      policygraph sources retract page.txt
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    if ctx.invoked_subcommand is None:
        _list(settings(ctx))


@command.command("list")
@click.pass_context
def list_(ctx: click.Context) -> None:
    """List the documents with the number of their sources and claims."""
    _list(settings(ctx))


@command.command("show")
@click.argument("document", metavar="KEY")
@click.pass_context
def show(ctx: click.Context, document: str) -> None:
    """Show one document: its sources and every passage that a claim rests on.

    KEY is the document's key, URL, file name, or the id of one of its sources.
    """
    from attrs import asdict

    from policygraph.query.table import clean, draw_table

    given = settings(ctx)
    with workspace(given) as opened:
        found = _find(opened.sources(), document)
        answers = {s.id: opened.query("passages-of-source", source=f"source:{s.id}") for s in found.sources}
    if given.json:
        passages = {source: answer.to_dicts() for source, answer in answers.items()}
        print_json({**asdict(found), "passages": passages})
        return
    print_result(_line(found))
    for source in found.sources:
        told = filter(None, (source.title, source.publisher, source.issued, f"source:{source.id}"))
        print_result(f"\n{clean(' · '.join(told))}: {source.claims} claims")
        if answers[source.id].rows:
            print_result(draw_table(answers[source.id], terminal_width(), given.bold))


@command.command("retract")
@click.argument("document", metavar="KEY")
@click.pass_context
def retract(ctx: click.Context, document: str) -> None:
    """Take a document back: its evidence leaves the graph, the ledger keeps the trace.

    Ingesting it again brings the same graph back.
    """
    from attrs import asdict

    given = settings(ctx)
    with workspace(given) as opened:
        gone = opened.retract(_find(opened.sources(), document).key)
    if given.json:
        print_json(asdict(gone))
    else:
        print_result(f"retracted {gone.key}: {len(gone.sources)} sources, {gone.claims} claims lost evidence")


def _find(documents: list["DocumentInfo"], name: str) -> "DocumentInfo":
    for document in documents:
        names = (document.key, document.options.get("url"), document.options.get("file"))
        if name in names or name in [source.id for source in document.sources]:
            return document
    keys = ", ".join(document.key for document in documents[:5]) or "none"
    raise QueryError(f"no document {name} is in the workspace", fix=f"it holds: {keys}")


def _list(given: Settings) -> None:
    from attrs import asdict

    with workspace(given) as opened:
        documents = opened.sources()
    if given.json:
        print_json([asdict(document) for document in documents])
    else:
        print_result("\n".join(_line(document) for document in documents) or "no documents")


def _line(document: "DocumentInfo") -> str:
    from policygraph.query.table import clean

    title = document.options.get("title", "")
    counts = f"{len(document.sources)} sources, {document.claims} claims"
    return clean(" · ".join(filter(None, (document.key, title, counts, f"read {document.recorded[:10]}"))))
