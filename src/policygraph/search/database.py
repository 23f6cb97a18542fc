"""An SQLite file, and in plain words what is wrong with it."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from policygraph.errors import StoreError

# What SQLite says of a file that is not, or no longer, what was written.
_DAMAGE = frozenset(
    (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR)
)
_PRIMARY = 0xFF


class DamagedIndexError(StoreError):
    """The file is no index any more; it can be made again from the rest of the workspace."""


class Database:
    """One connection; every error of SQLite becomes one of ours, wherever it shows.

    Args:
        path: The file; in memory where none is given.

    Raises:
        DamagedIndexError: If the file is no database.
        StoreError: If it cannot be opened.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        if path is not None and path.is_dir():
            raise DamagedIndexError(f"the search index {path} is a folder", fix="run policygraph rebuild")
        try:
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
        except sqlite3.Error as error:
            raise self._told(error) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a question."""
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._told(error) from error

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run a statement; return the number of the row it put in."""
        try:
            return self._db.execute(sql, values).lastrowid or 0
        except sqlite3.Error as error:
            raise self._told(error) from error

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each of the values."""
        try:
            self._db.executemany(sql, values)
        except sqlite3.Error as error:
            raise self._told(error) from error

    def script(self, sql: str) -> None:
        """Run several statements."""
        try:
            self._db.executescript(sql)
        except sqlite3.Error as error:
            raise self._told(error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _told(self, error: sqlite3.Error) -> Exception:
        if isinstance(error, sqlite3.ProgrammingError):
            return error  # a mistake of ours, whose trace is wanted
        # Text that is no text has no code.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if isinstance(error, sqlite3.DatabaseError) and code & _PRIMARY in _DAMAGE:
            return DamagedIndexError(
                f"the search index {self._path} is damaged: {error}", fix="run policygraph rebuild"
            )
        return StoreError(
            f"the search index {self._path} cannot be used: {error}",
            fix="see that no other program holds the file, and that it may be written",
        )
