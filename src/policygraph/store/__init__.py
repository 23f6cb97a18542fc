"""Where the graph is kept: one protocol, and stores that follow it."""

from pathlib import Path

from policygraph.store.disk import WriterLock
from policygraph.store.oxigraph import OxigraphStore
from policygraph.store.protocol import Bindings, Row, Store, Term

__all__ = ["Bindings", "OxigraphStore", "Row", "Store", "Term", "WriterLock", "open_store"]


def open_store(path: str | Path | None = None, *, read_only: bool = False) -> Store:
    """Open a store.

    Args:
        path: The store's folder; None opens an empty store in memory.
        read_only: Open a snapshot, which a writer elsewhere does not disturb.

    Raises:
        StoreError: If it is in use, was made by a newer version, or cannot be opened.

    >>> with open_store() as store:
    ...     len(store)
    0
    """
    return OxigraphStore(path, read_only=read_only)
