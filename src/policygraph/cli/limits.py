"""The options that say how much of a document is let in, and from where."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

Function = Callable[..., int]


def limit_options(command: Function) -> Function:
    """Give a command ``limits``: how much it reads."""

    @click.option(
        "--max-size",
        type=click.FloatRange(min=0, min_open=True),
        default=20,
        show_default=True,
        metavar="MB",
        help="Largest file or page; a text may have a tenth as many characters.",
    )
    @wraps(command)
    def with_limits(*args: Any, max_size: float, **options: Any) -> int:
        from policygraph.ingest.limits import MEGABYTE, Limits

        return command(*args, limits=Limits(size=int(max_size * MEGABYTE)), **options)

    return with_limits
