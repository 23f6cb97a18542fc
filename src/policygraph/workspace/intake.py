"""What is handed in → documents with their keys and what is told of them."""

import glob
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from attrs import evolve, frozen

from policygraph.errors import SourceError
from policygraph.ingest.limits import Limits
from policygraph.ingest.readers import READERS
from policygraph.text.addresses import is_web_address
from policygraph.workspace.fetched import Memory, Web
from policygraph.workspace.handed import Item, Loaded, failing
from policygraph.workspace.layout import CAPTURES, LEDGER
from policygraph.workspace.ledger import options_of
from policygraph.workspace.manifest import FIELDS, MANIFEST, manifest_row
from policygraph.workspace.report import Failure

Told = Mapping[str, str | None]


def iter_items(
    sources: Iterable[str | Path],
    told: Told,
    skipped: list[Failure] | None = None,
    limits: Limits | None = None,
    memory: Memory | None = None,
) -> Iterator[Item]:
    """Yield the documents of files, folders, glob patterns, URLs and ``-``, in order.

    A document's key is its URL, else the id its manifest gives, else its path
    below the folder handed in. A folder's ``manifest.csv`` tells what is known of
    its files; what the caller tells counts more.

    Args:
        sources: What was handed in.
        told: ``url``, ``publisher``, ``published`` and more, for all of them.
        skipped: Takes the files of folders that are no documents, each with the reason.
        limits: How much is let in.
        memory: What servers said of pages the last time.

    Raises:
        SourceError: If one URL is told of several documents, or is no web address.
    """
    _must_be_address(told.get("url"))
    limits = limits or Limits()
    hand = _Hand(told, skipped if skipped is not None else [], limits, Web(limits, memory))
    items = [item for source in sources for item in hand.items(source)]
    if told.get("url") and len(items) > 1:
        raise SourceError("one URL cannot belong to several documents", fix="give one document, or no URL")
    seen: dict[str, str] = {}
    for item in {item.shown: item for item in items}.values():
        first = seen.setdefault(item.key, item.shown)
        yield item if first == item.shown else evolve(item, load=_taken(item, first))


@frozen
class _Hand:
    """Takes sources one by one."""

    told: Told
    skipped: list[Failure]
    limits: Limits
    web: Web

    def items(self, source: str | Path) -> Iterator[Item]:
        name = str(source)
        if name == "-":
            yield self._standard_input()
        elif name.startswith(("http://", "https://")):
            yield self.web.item(name, self.told)
        elif not name:
            yield Item(
                name, name, failing(SourceError("a source without a name", fix="name a file or a folder"))
            )
        elif Path(source).is_dir():
            yield from self._folder(Path(source))
        elif not Path(source).exists() and glob.has_magic(name):
            found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - the pattern may be absolute
            if not found:
                yield Item(name, name, _missing(name))
            for one in found:
                yield from self.items(one)
        else:
            yield self._file(Path(source), Path(source).parent)

    def _folder(self, folder: Path) -> Iterator[Item]:
        own = {ledger.parent for ledger in folder.rglob(LEDGER) if (ledger.parent / CAPTURES).is_dir()}
        self.skipped.extend(Failure(str(path), "it is a workspace of policygraph") for path in sorted(own))
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != MANIFEST and own.isdisjoint(path.parents):
                why = _why_skipped(path.relative_to(folder))
                if why is None:
                    yield self._file(path, folder)
                else:
                    self.skipped.append(Failure(str(path), why))

    def _file(self, path: Path, home: Path) -> Item:
        try:
            row = manifest_row(path.parent, path.name)
            _must_be_address(row.get("url"))
        except SourceError as error:
            return Item(str(path), str(path), failing(error))
        known = {name: row.get(name) for name in FIELDS}
        options = options_of({**known, **{k: v for k, v in self.told.items() if v}, "file": path.name})
        key = options.get("url") or row.get("id") or path.relative_to(home).as_posix()
        digest = row.get("sha256") or ""
        return Item(str(path), key, lambda: Loaded(_load(path, digest, self.limits), options))

    def _standard_input(self) -> Item:
        options = options_of({**self.told, "file": "text"})
        load = partial(_read, sys.stdin.buffer, "standard input", self.limits)
        return Item("-", self.told.get("url") or "-", lambda: Loaded(load(), options))


def _must_be_address(url: str | None) -> None:
    if url and not is_web_address(url):
        raise SourceError(
            f"{url!r} is no address of a page", fix="copy it from the address line: https://…, without blanks"
        )


def _why_skipped(path: Path) -> str | None:
    if any(part.startswith(".") for part in path.parts):
        return "it is hidden"
    if not path.suffix:
        return "its name does not tell what kind of file it is"
    return None if path.suffix.lower() in READERS else f"there is no reader for {path.suffix}"


def _load(path: Path, digest: str, limits: Limits) -> bytes:
    try:
        limits.check(path.stat().st_size, path.name)
        with path.open("rb") as file:
            content = _read(file, path.name, limits)
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


def _read(file: BinaryIO, name: str, limits: Limits) -> bytes:
    """Read no more than is let in: a pipe tells no size, and a file may grow."""
    content = file.read(limits.size + 1)
    limits.check(len(content), name)
    return content


def _taken(item: Item, first: str) -> Callable[[], Loaded]:
    fix = f"hand in the folder that holds both, or give each an id in its {MANIFEST}"
    return failing(SourceError(f"{item.shown} has the key of {first}, {item.key}", fix=fix))


def _missing(pattern: str) -> Callable[[], Loaded]:
    return failing(SourceError(f"no file fits {pattern}", fix="check the pattern"))
