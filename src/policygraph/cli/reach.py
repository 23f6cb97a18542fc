"""How a command gets at the graph that the settings name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.cli.settings import Settings
from policygraph.errors import StoreError

if TYPE_CHECKING:
    from policygraph.store.protocol import Store

DEFAULT_WORKSPACE = "policygraph-data"


def workspace_path(settings: Settings) -> Path:
    """Return the folder of the workspace: the option, the environment, or the default."""
    return settings.workspace or Path(os.environ.get("POLICYGRAPH_WORKSPACE") or DEFAULT_WORKSPACE)


@contextmanager
def reading(settings: Settings) -> Iterator["Store"]:
    """Open the graph for reading and close it afterwards; never makes one.

    Raises:
        StoreError: If there is none, it is damaged, or of a newer version.
    """
    from policygraph.store import open_store

    with open_store(_store_path(settings), read_only=True) as store:
        yield store


def _store_path(settings: Settings) -> Path:
    if settings.store is None:
        workspace = workspace_path(settings)
        if not (workspace / "store").is_dir():
            raise StoreError(
                f"there is no workspace in {workspace}",
                fix="policygraph ingest FILE… makes one; policygraph demo fills one with examples",
            )
        return workspace / "store"
    if settings.store.startswith(("http://", "https://")):
        raise StoreError(
            f"the endpoint {settings.store} cannot be asked: only stores in folders are supported so far",
            fix="--store FOLDER, or --workspace FOLDER",
        )
    folder = Path(settings.store)
    if (folder / "store").is_dir():
        folder = folder / "store"
    if not folder.is_dir():
        raise StoreError(f"there is no store in {settings.store}", fix="name an existing folder")
    return folder
