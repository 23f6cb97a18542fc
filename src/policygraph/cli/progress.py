"""A progress bar on standard error, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from policygraph.cli.settings import Settings


@contextmanager
def progress_bar(settings: Settings, words: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """Give what takes done, total and name; nothing where nobody would see the bar."""
    if settings.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words)

        def tell(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{words} {name}".strip())

        yield tell
