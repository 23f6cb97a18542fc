"""PDF files: their printed lines joined to paragraphs, page after page."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence

from policygraph.errors import SourceError
from policygraph.ingest.readers.formats import Hints
from policygraph.ingest.readers.paragraphs import join_pages
from policygraph.ingest.readers.pdf_pages import BROKEN, ENDLESS, LOCKED, MOST_PAGES, SECONDS, PrintedLine
from policygraph.ingest.readers.reading import Reading, find_oddities

_MOST = 50_000_000
# Letters of a font that does not say which they are: private ones, or none at all.
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_REFUSED = {
    LOCKED: ("the PDF is locked with a password", "save a copy without the password"),
    BROKEN: ("the PDF is damaged, or is none", "fetch it again"),
    ENDLESS: (f"the PDF has more than {MOST_PAGES:,} pages", "split it"),
}
_PICTURES = "run it through a program that reads letters from pictures (OCR)"


def read(content: bytes, name: str, hints: Hints) -> Reading:
    """Return the text of a PDF.

    What the file says of itself is not read: its title is often the name of another
    file, and its date the day somebody printed it.

    Raises:
        SourceError: If it is damaged, locked, only pictures, or eats time and memory.
    """
    if not content:
        raise SourceError(f"the file is empty: {name}", fix="fetch it again")
    pages = _pages(content, name, hints)
    lines = [page[1] for page in pages if page is not None]
    pictures = [n for n, page in enumerate(pages, 1) if page is not None and page[0]]
    broken = [n for n, page in enumerate(pages, 1) if page is None]
    text = join_pages(lines)
    if not text.strip():
        if pictures:
            raise SourceError(f"the PDF holds pictures of pages and no text: {name}", fix=_PICTURES)
        raise SourceError(f"no text in the PDF: {name}", fix="check that it is the file you mean")
    unknown = len(_UNKNOWN.findall(text))
    if unknown * 5 > len(text):
        raise SourceError(f"the PDF does not tell which letters it shows: {name}", fix=_PICTURES)
    flaws = list(find_oddities(text))
    if unknown:
        flaws.append(f"{unknown:,} letters of a font that does not say which they are")
    if pictures:
        flaws.append(f"no text on {_numbers(pictures)}: a picture stands there")
    if broken:
        flaws.append(f"{_numbers(broken)} could not be read")
    return Reading(text, flaws=tuple(flaws))


Page = tuple[bool, list[PrintedLine]]


def _pages(content: bytes, name: str, hints: Hints) -> list[Page | None]:
    """Return for each page whether it is only a picture, and its lines; None for one that is damaged."""
    most = hints.limits.characters if hints.limits else _MOST
    command = [sys.executable, "-m", "policygraph.ingest.readers.pdf_pages", str(most)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=2 * SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise _endless(name) from None
    if done.returncode in _REFUSED:
        message, fix = _REFUSED[done.returncode]
        raise SourceError(f"{message}: {name}", fix=fix)
    if done.returncode:
        raise _endless(name)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    pages = [None if page is None else (page[0], [_line(*line) for line in page[1]]) for page in said]
    hints.check_text(sum(len(line.text) for page in pages if page for line in page[1]), name)
    return pages


def _line(text: str, cells: list[list[float]], base: float, size: float, broken: bool) -> PrintedLine:
    return PrintedLine(text, tuple((a, b) for a, b in cells), base, size, broken)


def _endless(name: str) -> SourceError:
    return SourceError(
        f"the PDF takes more time or memory than any document should: {name}", fix="print it anew"
    )


def _numbers(pages: Sequence[int]) -> str:
    """Return page numbers in words.

    >>> _numbers([3]), _numbers([1, 2, 3, 7])
    ('page 3', 'pages 1–3, 7')
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    words = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
    return f"page{'' if len(pages) == 1 else 's'} {words}"
