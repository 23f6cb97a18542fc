"""A store's folder: its version, its one writer, its many readers."""

import fcntl
import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from policygraph.errors import StoreError

FORMAT = 1
_TRIES = 5
_DAMAGE = ("Corruption", "IO error", "Invalid data", "Not found")


def lock_path(path: Path) -> Path:
    """Return the file that the writer of a store holds; it outlives the folder.

    >>> lock_path(Path("data/store")).name
    'store.lock'
    """
    return path.with_name(f"{path.name}.lock")


class WriterLock:
    """The right to write to a store: one process has it, and says who it is.

    The system takes it back when the process ends, however it ends.

    Raises:
        StoreError: If another writer holds it, with its name.
    """

    def __init__(self, path: Path) -> None:
        self._file: IO[str] | None = None
        file = lock_path(path)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handle = file.open("a+", encoding="utf-8")
        except OSError as error:
            raise StoreError(f"cannot write to {file.parent}: {error.strerror}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.seek(0)
            holder = _holder(handle.read())
            handle.close()
            raise StoreError(
                f"{path} is being written to by {holder}",
                fix="wait until it has ended, or end it; reading goes on meanwhile",
            ) from error
        handle.truncate(0)
        handle.write(json.dumps(_whoami()))
        handle.flush()
        self._file = handle

    def release(self) -> None:
        """Let others write."""
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None


def open_for_writing(path: Path) -> ox.Store:
    """Open a store's folder, made if need be, for the holder of its lock.

    Raises:
        StoreError: If a newer version made it, or it cannot be opened.
    """
    version = path / "format.json"
    try:
        if path.exists() and any(path.iterdir()):
            check_format(path)
        path.mkdir(parents=True, exist_ok=True)
        if not version.exists():
            version.write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
        return ox.Store(str(path))
    except (OSError, RuntimeError) as error:
        raise damaged(path, error) from error


def open_snapshot(path: Path) -> ox.Store:
    """Open a store as it is now; what a writer does later is not seen.

    Raises:
        StoreError: If there is none, a newer version made it, or it is broken.
    """
    if not (path / "format.json").exists():
        raise StoreError(f"there is no store at {path}", fix="ingest something first, or run rebuild")
    check_format(path)
    for left in reversed(range(_TRIES)):
        try:
            return ox.Store.read_only(str(path))
        except (OSError, RuntimeError) as error:
            # A writer may just be replacing the files that this open counts on.
            if not left:
                raise damaged(path, error) from error
            time.sleep(0.05)
    raise AssertionError


def check_format(path: Path) -> None:
    """Refuse a store that this version cannot read.

    Raises:
        StoreError: If a newer version made it, or it does not say.
    """
    found = read_format(path)
    if found is None:
        raise StoreError(
            f"{path} does not say which version made it",
            fix="run policygraph rebuild, or name another folder",
        )
    if found > FORMAT:
        raise StoreError(
            f"{path} was made by a newer policygraph (store format {found}; this one reads up to {FORMAT})",
            fix="upgrade policygraph",
        )


def read_format(path: Path) -> int | None:
    """Return the version that made a store, or None where it does not say."""
    try:
        return int(json.loads((path / "format.json").read_text(encoding="utf-8"))["format"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_damage(error: Exception) -> bool:
    """Tell whether an error of the store comes from its files, not from what it was asked.

    >>> is_damage(RuntimeError("Corruption: block checksum mismatch"))
    True
    """
    return str(error).startswith(_DAMAGE)


def damaged(path: Path | str, error: Exception) -> StoreError:
    """Return the error for a store whose files cannot be read."""
    reason = " ".join(str(error).split("  ")[0].split())
    return StoreError(f"the store {path} is damaged: {reason}".replace("  ", " "), fix="policygraph rebuild")


@contextmanager
def telling_damage(path: Path | None) -> Iterator[None]:
    """Turn what a store says of damaged files into an error with its fix.

    Raises:
        StoreError: If its files are damaged.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:
        if not is_damage(error):
            raise
        raise damaged(path or "", error) from error


def _whoami() -> dict[str, str | int]:
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200],
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _holder(text: str) -> str:
    try:
        who = json.loads(text)
    except ValueError:
        return "another process"
    return f"process {who['pid']} on {who['host']} ({who['command']}) since {who['since']}"
