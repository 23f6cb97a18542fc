"""Names and passages in SQLite, beside the graph and made from the same sources."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from attrs import frozen

from policygraph.search.database import DamagedIndexError, Database
from policygraph.search.words import indexed, wanted

VERSION = 3
# What makes a copy: the share of the shorter text, and how much longer the other may be.
_COPY = 0.8
_LONGER = 2
_SCHEMA = """
CREATE TABLE marker (value TEXT NOT NULL);
CREATE TABLE sources (
    source TEXT PRIMARY KEY, document TEXT NOT NULL, official INTEGER NOT NULL, issued TEXT NOT NULL,
    work TEXT NOT NULL, grams INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX source_of ON sources (work);
CREATE TABLE gram (hash INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY (hash, source)) WITHOUT ROWID;
CREATE INDEX gram_of ON gram (source);
CREATE TABLE said (
    source TEXT NOT NULL, entity TEXT NOT NULL, property TEXT NOT NULL, term TEXT NOT NULL,
    PRIMARY KEY (source, entity, property, term)
) WITHOUT ROWID;
CREATE INDEX said_of ON said (entity);
CREATE TABLE name (id INTEGER PRIMARY KEY, entity TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL);
CREATE INDEX name_of ON name (entity);
CREATE VIRTUAL TABLE name_words USING fts5 (
    words, tokenize = "unicode61 remove_diacritics 0", content = '', columnsize = 0
);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL
);
CREATE INDEX passage_of ON passage (source);
CREATE TABLE text (
    source TEXT PRIMARY KEY, start INTEGER NOT NULL, content TEXT NOT NULL, language TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE passage_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 0");
"""


@frozen
class Said:
    """What one source says of one entity itself: a name, a kind, a number; ``term`` is N-Triples."""

    source: str
    entity: str
    property: str
    term: str
    official: bool = False
    issued: str = ""


@frozen
class SourceRow:
    """A source as the index keeps it, with its passages as ``(start, end, words)``.

    ``work`` is the work that its own document groups it in, ``grams`` the sample
    of its text by which copies in other documents are found, ``text`` where its
    words begin, the words, and their language.
    """

    source: str
    document: str
    official: bool
    issued: str
    work: str = ""
    grams: frozenset[int] = frozenset()
    said: tuple[Said, ...] = ()
    passages: tuple[tuple[int, int, str], ...] = ()
    text: tuple[int, str, str] = (0, "", "en")


class SearchIndex:
    """The index of one workspace; in memory where no path is given.

    Nothing lasts until ``commit``, so that the index and the store change together.

    Raises:
        DamagedIndexError: If the file is no index of this version; later too, when damage shows.
        StoreError: If the file cannot be used, as when another program holds it.
    """

    def __init__(self, path: Path | None = None) -> None:
        new = path is None or not path.exists()
        self._db = Database(path)
        try:
            if new:
                self._db.script(f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
            self._check_version(path)
            self._db.run("BEGIN")
        except BaseException:
            self._db.close()
            raise

    def _check_version(self, path: Path | None) -> None:
        version = self._db.rows("PRAGMA user_version")[0][0]
        if version != VERSION:
            raise DamagedIndexError(
                f"the search index {path} is of version {version}, not {VERSION}",
                fix="run policygraph rebuild",
            )

    @property
    def marker(self) -> str:
        """The state of the ledger that the index has reached."""
        rows = self._db.rows("SELECT value FROM marker")
        return str(rows[0][0]) if rows else ""

    def replace(self, gone: Iterable[str], new: Iterable[SourceRow]) -> None:
        """Take sources out and put sources in."""
        for source in gone:
            self._forget(source)
        for row in new:
            self._forget(row.source)
            self._db.run(
                "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)",
                (row.source, row.document, row.official, row.issued, row.work, len(row.grams)),
            )
            self._db.run("INSERT INTO text VALUES (?, ?, ?, ?)", (row.source, *row.text))
            self._db.run_many("INSERT INTO gram VALUES (?, ?)", [(g, row.source) for g in sorted(row.grams)])
            self._db.run_many(
                "INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?)",
                [(s.source, s.entity, s.property, s.term) for s in row.said],
            )
            for start, stop, words in row.passages:
                place = self._db.run("INSERT INTO passage VALUES (NULL, ?, ?, ?)", (row.source, start, stop))
                self._db.run(
                    "INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (place, indexed(words))
                )

    def entities_of(self, sources: Iterable[str]) -> set[str]:
        """Return the entities that sources say something of."""
        found: set[str] = set()
        for source in sources:
            rows = self._db.rows("SELECT DISTINCT entity FROM said WHERE source = ?", (source,))
            found.update(row[0] for row in rows)
        return found

    def said_of(self, entity: str) -> list[Said]:
        """Return all that is said of an entity, the best source first."""
        rows = self._db.rows(
            "SELECT source, entity, property, term, official, issued FROM said JOIN sources USING (source)"
            " WHERE entity = ? ORDER BY NOT official, issued = '', issued, source, property, term",
            (entity,),
        )
        return [Said(a, b, c, d, bool(official), issued) for a, b, c, d, official, issued in rows]

    def works_around(self, sources: Iterable[str]) -> dict[str, str]:
        """Return the work of each source and of all that are linked to it by copying.

        Sources are linked that their document groups in one work, or that hold
        four fifths of each other's text. A work is named by the smallest name
        that any of its sources gives it.
        """
        found: dict[str, str] = {}
        for start in sorted(sources):
            if start not in found:
                group = self._group(start)
                names = [name for source in group for name in self._works_of(source)]
                found.update(dict.fromkeys(group, min(names, default=start)))
        return found

    def text_of(self, source: str) -> tuple[int, str, str]:
        """Return where a source's words begin, the words, and their language.

        Raises:
            KeyError: If the source is not in the index.
        """
        rows = self._db.rows("SELECT start, content, language FROM text WHERE source = ?", (source,))
        if not rows:
            raise KeyError(source)
        start, content, language = rows[0]
        return int(start), str(content), str(language)

    def rename(self, entity: str, names: Iterable[tuple[str, str]]) -> None:
        """Set the names, with their languages, that an entity is found by."""
        old = self._db.rows("SELECT id, name FROM name WHERE entity = ?", (entity,))
        # The words are not kept a second time, so that they must be told to be forgotten.
        self._db.run_many(
            "INSERT INTO name_words (name_words, rowid, words) VALUES ('delete', ?, ?)",
            [(number, indexed(name)) for number, name in old],
        )
        self._db.run("DELETE FROM name WHERE entity = ?", (entity,))
        self.add_names((entity, name, language) for name, language in sorted(set(names)))

    def add_names(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Add many names, each ``(entity, name, language)``, of entities that have none yet."""
        (last,) = self._db.rows("SELECT coalesce(max(id), 0) FROM name")
        numbered = [(number, *line) for number, line in enumerate(names, int(last[0]) + 1)]
        self._db.run_many("INSERT INTO name VALUES (?, ?, ?, ?)", numbered)
        self._db.run_many(
            "INSERT INTO name_words (rowid, words) VALUES (?, ?)",
            [(number, indexed(name)) for number, _, name, _ in numbered],
        )

    def find_names(self, words: str, limit: int = 20) -> list[tuple[str, str]]:
        """Return ``(entity, name)`` of names that hold all the words, the shortest first."""
        return list(
            self._ask(
                "SELECT entity, name FROM name_words JOIN name ON name.id = name_words.rowid"
                " WHERE name_words.words MATCH ? ORDER BY length(name), name, entity LIMIT ?",
                words,
                limit,
            )
        )

    def find_passages(self, words: str, limit: int = 20) -> list[tuple[str, int, int]]:
        """Return ``(source, start, end)`` of passages that hold all the words, the best first."""
        return list(
            self._ask(
                "SELECT source, start, stop FROM passage_words JOIN passage"
                " ON passage.id = passage_words.rowid"
                " WHERE passage_words.words MATCH ? ORDER BY rank, source, start LIMIT ?",
                words,
                limit,
            )
        )

    def commit(self, marker: str) -> None:
        """Make all changes last, and note which state of the ledger they belong to."""
        self._db.run("DELETE FROM marker")
        self._db.run("INSERT INTO marker VALUES (?)", (marker,))
        self._db.run("COMMIT")
        self._db.run("BEGIN")

    def rollback(self) -> None:
        """Forget all changes since the last commit."""
        self._db.run("ROLLBACK")
        self._db.run("BEGIN")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _group(self, start: str) -> set[str]:
        group, open_ = {start}, [start]
        while open_:
            source = open_.pop()
            near = {*self._copies(source), *self._siblings(source)} - group
            group |= near
            open_ += sorted(near)
        return group

    def _works_of(self, source: str) -> list[str]:
        rows = self._db.rows("SELECT work FROM sources WHERE source = ?", (source,))
        return [str(row[0]) for row in rows]

    def _siblings(self, source: str) -> list[str]:
        rows = self._db.rows(
            "SELECT b.source FROM sources a JOIN sources b USING (work) WHERE a.source = ?", (source,)
        )
        return [str(row[0]) for row in rows]

    def _copies(self, source: str) -> list[str]:
        rows = self._db.rows(
            "SELECT b.source, count(*), s.grams, o.grams FROM gram a JOIN gram b USING (hash)"
            " JOIN sources s ON s.source = a.source JOIN sources o ON o.source = b.source"
            " WHERE a.source = ? AND b.source <> ? GROUP BY b.source",
            (source, source),
        )
        return [
            str(other)
            for other, shared, mine, its in rows
            if shared >= _COPY * min(mine, its) and max(mine, its) <= _LONGER * min(mine, its)
        ]

    def _ask(self, sql: str, words: str, limit: int) -> Iterator[Any]:
        question = wanted(words)
        return iter(self._db.rows(sql, (question, limit)) if question else ())

    def _forget(self, source: str) -> None:
        old = self._db.rows("SELECT id FROM passage WHERE source = ?", (source,))
        self._db.run_many("DELETE FROM passage_words WHERE rowid = ?", old)
        for table in ("passage", "said", "gram", "text", "sources"):
            self._db.run(f"DELETE FROM {table} WHERE source = ?", (source,))  # noqa: S608 - our own names
