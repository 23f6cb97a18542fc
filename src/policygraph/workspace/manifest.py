"""What is told of documents beside them: a folder's ``manifest.csv``, a description in YAML."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from policygraph.errors import SourceError

MANIFEST = "manifest.csv"
FIELDS = ("title", "publisher", "published", "url", "language", "kind")
_COLUMNS = {"date": "published", **{name: name for name in FIELDS if name != "published"}}
_LONGEST = 100_000


def manifest_row(folder: Path, name: str) -> dict[str, str]:
    """Return what a folder's manifest tells of one of its files; ``id`` and ``sha256`` too.

    Raises:
        SourceError: If there is a manifest that cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    row = _rows(path, path.stat().st_mtime_ns).get(name, {})
    return {_COLUMNS.get(column, column): value for column, value in row.items()}


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


def read_description(path: Path) -> dict[str, str]:
    """Return what a YAML file tells of the documents handed in with it.

    It holds ``title``, ``publisher``, ``published`` (or ``date``), ``url``, ``language``
    and ``kind``, as many of them as are known. Every value is read as it is written,
    so that ``2024-09`` stays a month.

    Raises:
        SourceError: If it cannot be read, or holds something else.
    """
    import yaml

    fix = f"write lines such as 'publisher: MIIT'; it may hold: {', '.join(FIELDS)}"
    try:
        text = path.read_text(encoding="utf-8-sig")
        # The loader that makes strings of everything; it builds no objects.
        told = yaml.load(text[:_LONGEST], Loader=yaml.BaseLoader)  # noqa: S506
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}", fix="check the path") from error
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise SourceError(f"{path} is not YAML in UTF-8: {error}".split("\n")[0], fix=fix) from error
    if not isinstance(told, dict):
        raise SourceError(f"{path} describes nothing", fix=fix)
    known = {_COLUMNS.get(str(name), str(name)): value for name, value in told.items()}
    for name, value in known.items():
        if name not in FIELDS:
            raise SourceError(f"{path}: a description has no {name}", fix=fix)
        if not isinstance(value, str):
            raise SourceError(f"{path}: {name} is not one line of text", fix=fix)
    return {name: value for name, value in known.items() if value}
