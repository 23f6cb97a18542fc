"""The command line: arguments in, text out, a file per command."""


def main() -> None:
    """Run the command that the process was called with."""
    import gc

    from policygraph.cli.root import cli

    # Much is made at the start that lasts to the end; looking for garbage among it again and
    # again takes a tenth of a command's time.
    gc.set_threshold(20_000, 20, 20)
    cli(prog_name="policygraph")
