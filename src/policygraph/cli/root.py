"""The command ``policygraph``: loads the one command asked for, prints what goes wrong."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from policygraph.cli.settings import global_options, settings
from policygraph.errors import PolicyGraphError, QueryError

COMMANDS = {
    "demo": "Build a workspace from the founding documents and show what it answers.",
    "ingest": "Read documents into the graph.",
    "extract": "Show the facts of documents beside their quotes; needs no workspace.",
    "query": "Answer a question of the catalogue, or any SPARQL.",
    "show": "Show all that is said about one entity, and who says it.",
    "chain": "Follow the suppliers and customers of a firm, a quote for each step.",
    "view": "Write an interactive picture of a part of the graph.",
    "export": "Write the graph in a format of other programs.",
    "sources": "List, show and retract what was read.",
    "review": "Judge what was read: accept, reject, correct, merge, keep apart.",
    "check": "Check the graph against the ontology.",
    "stats": "Count what the graph holds.",
    "rebuild": "Make the store again from the workspace's files.",
    "completion": "Print the completion script of a shell.",
}
NOTHING_DONE = 3
WRONG_USE = 2
INTERRUPTED = 130


class Command(click.Command):
    """A command that also takes the global options."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {name for param in self.params for name in param.opts}
        self.params += [option for option in global_options() if not own.intersection(option.opts)]


class Root(click.Group):
    """The group of commands; a command's module is imported when it is called."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Return the names of all commands, in the order of ``--help``."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        """Return one command, importing its module."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"policygraph.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name, or an error with the nearest names."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=2)
            raise QueryError(
                f"no command named {args[0]}",
                fix=" or ".join(f"policygraph {name}" for name in near) or "policygraph --help",
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click passes it
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that went away, such as ``head``, is no error."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return status

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run and leave with an exit status; every error is printed here."""
        extra["standalone_mode"] = False
        try:
            status = super().main(args, *rest, **extra)
        except PolicyGraphError as error:
            _print_error(str(error), error.fix)
            sys.exit(WRONG_USE if isinstance(error, QueryError) else NOTHING_DONE)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            sys.exit(0)
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else "policygraph"
            _print_error(error.format_message().removesuffix("."), f"{path} --help")
            sys.exit(WRONG_USE)
        except click.ClickException as error:
            _print_error(error.format_message(), "")
            sys.exit(WRONG_USE)
        except click.Abort:
            click.echo("Stopped.", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(status if isinstance(status, int) else 0)


def _print_error(message: str, fix: str) -> None:
    from policygraph.query.table import clean

    click.echo(f"Error: {clean(message)}", err=True)
    if fix:
        click.echo(f"  Try: {clean(fix)}", err=True)


@click.group(
    cls=Root,
    params=global_options(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="policygraph", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Read China's industrial policy as a graph in which every edge has its quote.

    \b
    Examples:
      policygraph demo
      policygraph ingest notices/*.txt
      policygraph query suppliers-of-firm -p firm=Goldwind
      policygraph show "Little Giants"

    Results go to standard output, progress to standard error. Exit status: 0 done,
    1 done but some sources failed or a check found problems, 2 wrong use, 3 nothing done.
    NO_COLOR is honoured.
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    settings(ctx)
