"""Where everything lies in a workspace folder, and how files are written so that none is half there."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from policygraph.errors import StoreError

LEDGER, CAPTURES = "ledger.jsonl", "captures"


@frozen
class Layout:
    """The paths of one workspace."""

    root: Path

    @property
    def ledger(self) -> Path:
        """Every change, append-only."""
        return self.root / LEDGER

    @property
    def captures(self) -> Path:
        """Raw bytes and decoded texts, by digest."""
        return self.root / CAPTURES

    @property
    def fetched(self) -> Path:
        """What servers said of each page, so that they need not send it again; may be deleted at any time."""
        return self.root / "fetched"

    @property
    def mentions(self) -> Path:
        """Every mention, a file a source."""
        return self.root / "mentions"

    @property
    def waiting(self) -> Path:
        """What waits for review, a file a source."""
        return self.root / "waiting"

    @property
    def judgements(self) -> Path:
        """What people decided."""
        return self.root / "judgements"

    @property
    def store(self) -> Path:
        """The graph."""
        return self.root / "store"

    @property
    def search(self) -> Path:
        """The index of names and passages."""
        return self.root / "search.sqlite"

    @property
    def cache(self) -> Path:
        """Views of the past, made from the rest; may be deleted at any time."""
        return self.root / "cache"

    def make(self) -> None:
        """Make the folders.

        Raises:
            StoreError: If they cannot be made.
        """
        try:
            for folder in (self.captures, self.mentions, self.waiting, self.judgements):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"cannot make a workspace at {self.root}: {error.strerror}", fix="name another folder"
            ) from error

    def raw(self, digest: str) -> Path:
        """Return the file of a capture's bytes."""
        return self.captures / f"{digest}.raw"

    def text(self, digest: str) -> Path:
        """Return the file of a decoded text."""
        return self.captures / f"{digest}.txt"


def read_kept(path: Path) -> bytes:
    """Return a file of ``captures/``, whose name is the digest of its content.

    Raises:
        StoreError: If it is missing, or no longer what it was.
    """
    fix = "restore captures/ from a copy"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StoreError(f"the capture {path} is missing: {error.strerror}", fix=fix) from error
    if hashlib.sha256(content).hexdigest() != path.stem:
        raise StoreError(f"the capture {path} has been changed since it was taken", fix=fix)
    return content


def write_once(path: Path, content: bytes) -> None:
    """Write a file whose name is the digest of its content, if it is not there."""
    if not path.exists():
        write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never a part."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def write_records(path: Path, records: Iterable[Any]) -> None:
    """Write values as JSON Lines; where there are none, no file stays."""
    lines = [json.dumps(asdict(record), ensure_ascii=False, sort_keys=True) for record in records]
    write_lines(path, "".join(f"{line}\n" for line in lines))


def write_lines(path: Path, text: str) -> None:
    """Write a text file; where the text is empty, no file stays."""
    if text:
        write_whole(path, text.encode())
    else:
        path.unlink(missing_ok=True)
