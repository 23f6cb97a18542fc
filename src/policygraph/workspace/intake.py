"""What is handed in → documents with their keys and what is told of them."""

import csv
import glob
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import evolve, frozen

from policygraph.errors import SourceError
from policygraph.ingest.readers import READERS
from policygraph.workspace.ledger import options_of
from policygraph.workspace.report import Failure

MANIFEST = "manifest.csv"
_COLUMNS = {
    "title": "title",
    "publisher": "publisher",
    "kind": "kind",
    "language": "language",
    "date": "published",
    "url": "url",
}


@frozen
class Item:
    """One document handed in: how it is shown, its key, what is told of it, how its bytes are got.

    ``load`` raises SourceError where the bytes cannot be got, so that one bad
    document does not stop the others.
    """

    shown: str
    key: str
    options: Mapping[str, str]
    load: Callable[[], bytes]


def iter_items(
    sources: Iterable[str | Path],
    told: Mapping[str, str | None],
    skipped: list[Failure] | None = None,
) -> Iterator[Item]:
    """Yield the documents of files, folders, glob patterns and ``-``, in order.

    A document's key is its URL, else the id its manifest gives, else its path
    below the folder handed in. A folder's ``manifest.csv`` tells what is known of
    its files; what the caller tells counts more.

    Args:
        sources: What was handed in.
        told: ``url``, ``publisher``, ``published`` and more, for all of them.
        skipped: Takes the files of folders that are no documents, each with the reason.

    Raises:
        SourceError: If one URL is told of several documents.
    """
    left = skipped if skipped is not None else []
    items = [item for source in sources for item in _items(source, told, left)]
    if told.get("url") and len(items) > 1:
        raise SourceError("one URL cannot belong to several documents", fix="give one document, or no URL")
    seen: dict[str, str] = {}
    for item in {item.shown: item for item in items}.values():
        first = seen.setdefault(item.key, item.shown)
        yield item if first == item.shown else evolve(item, load=_taken(item, first))


def _items(source: str | Path, told: Mapping[str, str | None], skipped: list[Failure]) -> Iterator[Item]:
    name = str(source)
    if name == "-":
        url = told.get("url")
        yield Item("-", url or "-", options_of({**told, "file": "text.txt"}), sys.stdin.buffer.read)
    elif name.startswith(("http://", "https://")):
        yield Item(name, name, {}, _unfetched(name))
    elif Path(source).is_dir():
        for path in sorted(Path(source).rglob("*")):
            if path.is_file() and path.name != MANIFEST:
                why = _why_skipped(path.relative_to(source))
                if why is None:
                    yield _file(path, Path(source), told)
                else:
                    skipped.append(Failure(str(path), why))
    elif not Path(source).exists() and glob.has_magic(name):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not found:
            yield Item(name, name, {}, _missing(name))
        for one in found:
            yield from _items(one, told, skipped)
    else:
        yield _file(Path(source), Path(source).parent, told)


def _why_skipped(path: Path) -> str | None:
    if any(part.startswith(".") for part in path.parts):
        return "it is hidden"
    if not path.suffix:
        return "its name does not tell what kind of file it is"
    return None if path.suffix.lower() in READERS else f"there is no reader for {path.suffix}"


def _file(path: Path, home: Path, told: Mapping[str, str | None]) -> Item:
    try:
        row = _manifest(path.parent).get(path.name, {})
    except SourceError as error:
        return Item(str(path), str(path), {}, _failing(error))
    known = {option: row.get(column) for column, option in _COLUMNS.items()}
    options = options_of({**known, **{k: v for k, v in told.items() if v}, "file": path.name})
    key = options.get("url") or row.get("id") or path.relative_to(home).as_posix()
    return Item(str(path), key, options, lambda: _load(path, row.get("sha256") or ""))


def _load(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"no such file: {path}", fix="check the path") from None
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}", fix="check its permissions") from error
    if digest and hashlib.sha256(content).hexdigest() != digest.lower():
        raise SourceError(
            f"{path.name} is not the file that {MANIFEST} describes",
            fix="restore the file, or correct sha256 in its row",
        )
    return content


@cache
def _rows(path: Path, modified: int) -> Mapping[str, Mapping[str, str]]:  # noqa: ARG001 - part of the cache's key
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path} cannot be read: {error}", fix="save it as CSV in UTF-8") from error
    if rows and "file" not in rows[0]:
        raise SourceError(f"{path} has no column named file", fix="name the columns in its first line")
    return {row["file"]: {k: (v or "").strip() for k, v in row.items() if isinstance(v, str)} for row in rows}


def _manifest(folder: Path) -> Mapping[str, Mapping[str, str]]:
    path = folder / MANIFEST
    return _rows(path, path.stat().st_mtime_ns) if path.is_file() else {}


def _failing(error: SourceError) -> Callable[[], bytes]:
    def load() -> bytes:
        raise error

    return load


def _unfetched(url: str) -> Callable[[], bytes]:
    return _failing(
        SourceError(
            f"pages are not fetched yet: {url}", fix=f"save the page, then give the file with --url {url}"
        )
    )


def _taken(item: Item, first: str) -> Callable[[], bytes]:
    fix = f"hand in the folder that holds both, or give each an id in its {MANIFEST}"
    return _failing(SourceError(f"{item.shown} has the key of {first}, {item.key}", fix=fix))


def _missing(pattern: str) -> Callable[[], bytes]:
    return _failing(SourceError(f"no file fits {pattern}", fix="check the pattern"))
