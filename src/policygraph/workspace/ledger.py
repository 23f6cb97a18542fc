"""The ledger: every change of a workspace, one line each, only ever appended to."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen

from policygraph.errors import StoreError

ACTIONS = ("ingest", "replace", "retract")


@frozen
class Entry:
    """One change: of which document, from which capture, when, by which engine, with what known.

    ``options`` holds what was told of the document: url, publisher, published,
    title, language, kind, and the file's name.
    """

    time: str
    action: str
    document: str
    capture: str
    engine: str
    options: Mapping[str, str] = field(factory=dict)


class Ledger:
    """The ledger file of a workspace.

    Raises:
        StoreError: If a line of it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[Entry]:
        """Return all entries in order; a last line that was cut off does not count.

        Raises:
            StoreError: If a line is damaged.
        """
        entries = []
        for number, line in enumerate(self._lines(), 1):
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError) as error:
                raise StoreError(
                    f"{self.path.name}, line {number} is damaged: it is no whole ledger entry",
                    fix=f"restore {self.path} from a copy",
                ) from error
            if entry.action not in ACTIONS:
                raise StoreError(
                    f"{self.path.name}, line {number}: no action is called {entry.action}",
                    fix="upgrade policygraph",
                )
            entries.append(entry)
        return entries

    def append(self, entry: Entry) -> None:
        """Write an entry so that it outlives a power cut."""
        whole = sum(len(line) + 1 for line in self._lines())
        with self.path.open("ab") as file:
            # What a crash left of a line was never answered for: it goes.
            file.truncate(whole)
            file.write(f"{line_of(entry)}\n".encode())
            file.flush()
            os.fsync(file.fileno())

    def length(self) -> int:
        """Return the number of entries, without reading them."""
        return len(self._lines())

    def is_cut(self) -> bool:
        """Tell whether a last line stands there that was never written to its end."""
        try:
            return self.path.read_bytes().rpartition(b"\n")[2] != b""
        except FileNotFoundError:
            return False

    def _lines(self) -> list[bytes]:
        try:
            return self.path.read_bytes().split(b"\n")[:-1]
        except FileNotFoundError:
            return []


def line_of(entry: Entry) -> str:
    """Return an entry as its line, without the end."""
    return json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)


def digest_of(entries: Sequence[Entry]) -> str:
    """Return 16 hex digits for how far a ledger has come: its length and its last entry."""
    last = line_of(entries[-1]) if entries else ""
    return hashlib.sha256(f"{len(entries)} {last}".encode()).hexdigest()[:16]


def live_documents(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entry that each document stands by, by key, in order of first arrival.

    >>> at = "2026-01-01T00:00:00+00:00"
    >>> first, last = Entry(at, "ingest", "a", "1", "0"), Entry(at, "retract", "a", "1", "0")
    >>> len(live_documents([first])), len(live_documents([first, last]))
    (1, 0)
    """
    live: dict[str, Entry] = {}
    for entry in entries:
        if entry.action == "retract":
            live.pop(entry.document, None)
        else:
            live[entry.document] = entry
    return live


def options_of(known: Mapping[str, Any]) -> dict[str, str]:
    """Return the told options that say something, in order."""
    return {name: str(value) for name, value in sorted(known.items()) if value not in (None, "")}
