"""A progress bar on standard error, on a terminal only."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from policygraph.cli.settings import Settings

Item = TypeVar("Item")


def steps(items: Sequence[Item], settings: Settings, words: str) -> Iterable[Item]:
    """Yield the items, and draw how far it is where somebody can see it."""
    if settings.quiet or len(items) < 2 or not sys.stderr.isatty():
        return items
    return _drawn(items, words)


def _drawn(items: Sequence[Item], words: str) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=words, console=Console(stderr=True), transient=True)
