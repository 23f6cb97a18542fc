"""How a command gets at the graph that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.cli.output import print_note
from policygraph.cli.settings import Settings
from policygraph.errors import StoreError

if TYPE_CHECKING:
    from policygraph.store import Store
    from policygraph.workspace import Workspace


@contextmanager
def workspace(settings: Settings) -> Iterator["Workspace"]:
    """Open the workspace and close it afterwards; its folder is made by the first write.

    Raises:
        StoreError: If ``--store`` is given too, which a workspace does not need.
    """
    import policygraph

    if settings.store is not None:
        raise StoreError("this command works on a workspace, not on a store", fix="use --workspace FOLDER")
    with policygraph.open(settings.workspace) as opened:
        yield opened


@contextmanager
def reading(settings: Settings) -> Iterator["Store"]:
    """Open the graph for reading and close it afterwards; never makes one.

    With ``--as-of`` or ``--known-at`` it is the graph as it would have been.

    Raises:
        StoreError: If there is none, it is damaged, or of a newer version.
    """
    if settings.store is None:
        with workspace(settings) as opened:
            if settings.as_of is None and settings.known_at is None:
                yield opened.store
                return
            with opened.at(settings.as_of, settings.known_at) as past:
                print_note(settings, str(past.left_out))
                yield past.store
        return
    if settings.as_of is not None or settings.known_at is not None:
        raise StoreError(
            "--as-of and --known-at need a workspace: a store does not keep its past",
            fix="use --workspace FOLDER instead of --store",
        )
    from policygraph.store import open_store

    with open_store(_folder(settings.store), read_only=True) as store:
        yield store


def _folder(name: str) -> Path:
    if name.startswith(("http://", "https://")):
        raise StoreError(
            f"the endpoint {name} cannot be asked: only stores in folders are supported so far",
            fix="--store FOLDER, or --workspace FOLDER",
        )
    folder = Path(name)
    if (folder / "store").is_dir():
        folder /= "store"
    if not folder.is_dir():
        raise StoreError(f"there is no store in {name}", fix="name an existing folder")
    return folder
