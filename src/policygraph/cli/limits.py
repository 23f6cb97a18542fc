"""The options that say how much of a document is let in, and from where."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

Function = Callable[..., int]


def limit_options(command: Function) -> Function:
    """Give a command ``limits``: how much it reads, how long it waits, and which servers it asks."""

    @click.option(
        "--max-size",
        type=click.FloatRange(min=0, min_open=True),
        default=20,
        show_default=True,
        metavar="MB",
        help="Largest file or page; a text may have a tenth as many characters.",
    )
    @click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=60,
        show_default=True,
        metavar="SECONDS",
        help="Longest time for a page of the web to arrive.",
    )
    @click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch from this machine and from private networks too.",
    )
    @wraps(command)
    def with_limits(*args: Any, max_size: float, timeout: float, allow_private: bool, **options: Any) -> int:
        from policygraph.ingest.limits import MEGABYTE, Limits

        limits = Limits(size=int(max_size * MEGABYTE), seconds=timeout, private=allow_private)
        return command(*args, limits=limits, **options)

    return with_limits
