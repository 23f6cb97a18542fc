"""The options ``--as-of`` and ``--known-at``: the graph as it would have been."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from policygraph.cli.settings import settings

_Command = TypeVar("_Command", bound=Callable[..., Any])


def time_options(command: _Command) -> _Command:
    """Let a command that reads the graph take ``--as-of`` and ``--known-at``.

    What is given goes into the ``Settings``, where ``reading`` finds it.
    """
    as_of = click.option(
        "--as-of",
        metavar="DATE",
        help="Know only what was published by this day; undated sources are left out.",
        expose_value=False,
        callback=_set,
    )
    known_at = click.option(
        "--known-at",
        metavar="DATE|TIME",
        help="Know only what was recorded and decided here by this day or moment.",
        expose_value=False,
        callback=_set,
    )
    return as_of(known_at(command))


def _set(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    if value is not None:
        from policygraph.workspace.past import read_moment

        read_moment(value, name=option.opts[0])
        setattr(settings(ctx), str(option.name), value)
