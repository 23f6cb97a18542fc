"""Files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policygraph.errors import PolicyGraphError


@contextmanager
def replacing(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Give a file to write beside each path; put all in place when the block ends well.

    A reader sees the old file or the new one. If the block fails, nothing is
    left behind and the old files stand.

    Args:
        paths: Where the files shall be.

    Raises:
        PolicyGraphError: If a folder is missing, a path is a folder, or the disk refuses.
    """
    for path in paths:
        _must_be_writable(path)
    drafts = []
    try:
        for path in paths:
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            os.close(handle)
            drafts.append(Path(name))
        yield tuple(drafts)
        for draft, path in zip(drafts, paths, strict=True):
            draft.chmod(_permissions())
            draft.replace(path)
    except OSError as error:
        raise PolicyGraphError(
            f"cannot write {paths[0]}: {error.strerror}", fix="name another place"
        ) from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _must_be_writable(path: Path) -> None:
    if not path.parent.is_dir():
        raise PolicyGraphError(
            f"there is no folder {path.parent}", fix=f"make it first: mkdir -p {path.parent}"
        )
    if path.is_dir():
        raise PolicyGraphError(f"{path} is a folder", fix="name a file in it")


def _permissions() -> int:
    # Temporary files are private; the finished one gets what any new file would.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
