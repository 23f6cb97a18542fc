"""The command line: arguments in, text out, a file per command."""


def main() -> None:
    """Run the command that the process was called with."""
    from policygraph.cli.root import cli

    cli(prog_name="policygraph")
