"""The options that every command takes, before or after its name."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from attrs import define


@define
class Settings:
    """What the global options say."""

    workspace: Path | None = None
    store: str | None = None
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    as_of: str | None = None
    known_at: str | None = None

    @property
    def bold(self) -> bool:
        """Whether results may carry bold headers: on a terminal, and no ``NO_COLOR``."""
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def global_options() -> list[click.Parameter]:
    """Return fresh options; each writes what it is given into the ``Settings``."""
    return [
        click.Option(
            ["--workspace"],
            type=click.Path(path_type=Path, file_okay=False),
            help="Folder of the workspace; $POLICYGRAPH_WORKSPACE, else ./policygraph-data.",
            expose_value=False,
            callback=_set("workspace"),
        ),
        click.Option(
            ["--store"],
            metavar="FOLDER",
            help="Ask this store instead of the workspace's; a SPARQL endpoint cannot be given yet.",
            expose_value=False,
            callback=_set("store"),
        ),
        _flag("json", "Print results as JSON."),
        _flag("quiet", "Print results and errors only."),
        _flag("verbose", "Say more of what is done."),
    ]


def settings(ctx: click.Context) -> Settings:
    """Return the settings of this run."""
    return ctx.ensure_object(Settings)


def _flag(name: str, words: str) -> click.Option:
    return click.Option(
        [f"--{name}"], is_flag=True, default=False, help=words, expose_value=False, callback=_set(name)
    )


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def write(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value:
            setattr(settings(ctx), name, value)

    return write
