"""``policygraph completion``."""

import click

from policygraph.cli.root import Command, cli

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the script that completes commands, options and questions in a shell.

    \b
    Examples:
      eval "$(policygraph completion bash)"
      policygraph completion zsh > ~/.zfunc/_policygraph
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from click.shell_completion import get_completion_class

    completer = get_completion_class(shell)
    if completer is not None:
        click.echo(completer(cli, {}, "policygraph", "_POLICYGRAPH_COMPLETE").source())
