"""The open, citable graph of China's industrial policy."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policygraph.workspace import Workspace

__all__ = ["open"]


def open(path: str | Path | None = None) -> "Workspace":  # noqa: A001 - policygraph.open() is the word
    """Return a workspace; its folder is read on the first question and made on the first write.

    Args:
        path: The folder; by default ``$POLICYGRAPH_WORKSPACE`` or ``./policygraph-data``.

    >>> open("my-graph")
    Workspace('my-graph')
    """
    from policygraph.workspace import Workspace

    return Workspace(path)
