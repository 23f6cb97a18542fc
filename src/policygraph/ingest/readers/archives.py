"""Zip archives (as DOCX files are), made sure to unpack to a size that fits in memory."""

import zipfile
import zlib
from io import BytesIO

from policygraph.errors import SourceError

MOST_BYTES = 150_000_000  # of everything in the archive
MOST_XML = 40_000_000  # of one part that is parsed
MOST_PARTS = 5_000
LARGEST_RATIO = 200  # Word's own text packs about 1 : 20, long tables 1 : 60
_SMALL = 1_000_000
_CHUNK = 1 << 16


def check_archive(content: bytes, name: str) -> None:
    """Make sure that an archive can be unpacked; its own word on sizes is not taken.

    Raises:
        SourceError: If it is damaged, locked, or unpacks to more than any document.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise _bomb(name, f"{len(parts):,} parts")
            total = 0
            for part in parts:
                if part.flag_bits & 1:
                    raise SourceError(
                        f"the file is locked with a password: {name}", fix="save a copy without it"
                    )
                total += _size(archive, part, MOST_BYTES - total, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise SourceError(f"the file is damaged: {name} ({error})", fix="fetch it again") from error


def _size(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, name: str) -> int:
    """Unpack a part piece by piece, keep none of it, and return its size."""
    most = min(left, MOST_XML) if part.filename.endswith((".xml", ".rels")) else left
    if part.file_size > most:
        raise _bomb(name, f"a part of {part.file_size:,} bytes")
    size = 0
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > most or (size > _SMALL and size > LARGEST_RATIO * part.compress_size):
                raise _bomb(name, f"a part that grows to more than {size:,} bytes")
    return size


def _bomb(name: str, what: str) -> SourceError:
    return SourceError(f"the file unpacks to more than any document ({what}): {name}", fix="save it as text")
