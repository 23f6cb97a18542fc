"""Printing: results to standard output, everything else to standard error."""

import shutil

import click

from policygraph.cli.settings import Settings

WIDTH_OF_FILES = 100


def terminal_width() -> int:
    """Return the columns of the terminal; ``COLUMNS`` decides where there is none."""
    return shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns


def print_result(text: str) -> None:
    """Print a result as it is."""
    click.echo(text, nl=not text.endswith("\n"))


def print_json(value: object) -> None:
    """Print plain values as JSON that people can read too."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def print_note(settings: Settings, text: str) -> None:
    """Print a remark to standard error, unless ``--quiet``."""
    if text and not settings.quiet:
        from policygraph.query.table import clean

        click.echo(clean(text), err=True)


def print_flaw(source: str, reason: str) -> None:
    """Print to standard error what of a source could not be read, though the rest was."""
    from policygraph.query.table import clean

    click.echo(clean(f"Flaw: {source}: {reason}"), err=True)


def print_failure(source: str, reason: str, fix: str) -> None:
    """Print to standard error which source failed, why, and what to do."""
    from policygraph.query.table import clean

    named = reason if source in reason else f"{source}: {reason}"
    click.echo(clean(f"Failed: {named}"), err=True)
    if fix:
        click.echo(f"  Try: {clean(fix)}", err=True)
