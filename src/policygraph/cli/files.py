"""What a reader names on the command line → files, in one order."""

from collections.abc import Iterable
from glob import glob, has_magic
from pathlib import Path


def expand(names: Iterable[str]) -> list[Path]:
    """Return the files that names, folders and globs stand for, each once.

    A folder stands for all files below it but hidden ones; a name that is
    nothing of the kind stays, so that reading it gives the error.
    """
    found: dict[Path, None] = {}
    for name in names:
        path = Path(name)
        if path.is_dir():
            below = (p for p in sorted(path.rglob("*")) if p.is_file())
            found |= dict.fromkeys(p for p in below if not _hidden(p.relative_to(path)))
        elif not path.exists() and has_magic(name):
            matches = [Path(match) for match in sorted(glob(name, recursive=True))]  # noqa: PTH207 - as typed
            found |= dict.fromkeys([p for p in matches if p.is_file()] or [path])
        else:
            found[path] = None
    return list(found)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
