"""A PDF's pages as printed lines, read in a process of its own: ``python -m … < FILE > LINES``.

PDFium unpacks whatever a file tells it to, and two megabytes may hold four gigabytes.
A process that has a ceiling of memory and of time can die of that without harm.
"""

import json
import sys
from collections.abc import Iterator
from ctypes import byref, c_double
from math import hypot
from typing import Any

from attrs import frozen

MEMORY = 800_000_000
SECONDS = 120
MOST_PAGES = 5_000
LOCKED, BROKEN, ENDLESS = 10, 11, 12  # exit statuses
_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line
_SHIFT = 0.6  # a letter set higher or lower by so many times its size stands in another line
_GAP = 0.9  # a blank wider than so many times the size of the letters may part two cells


@frozen
class PrintedLine:
    """One line as printed: its words, where it begins and ends, how large its letters are.

    ``cells`` holds where each stretch of words begins and ends, parted by wide gaps;
    ``text`` has a tab between them. ``broken`` tells that a word goes on in the next line.
    """

    text: str
    cells: tuple[tuple[float, float], ...]
    base: float
    size: float
    broken: bool = False

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.cells[0][0]

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.cells[-1][1]


class _Pen:
    """Follows the letters of a page and gives a line whenever one ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.cells: list[tuple[float, float]] = []
        self.base = self.size = 0.0
        self.blank = False

    def write(self, letter: str, left: float, right: float) -> None:
        """Add a letter: after a wide gap it begins a cell, after a blank a word."""
        start, end = self.cells[-1] if self.cells else (left, left)
        if self.cells and left - end > _GAP * self.size:
            self.words.append("\t")
            start = left
            self.cells.append((start, right))
        elif self.blank and self.words:
            self.words.append(" ")
        self.words.append(letter)
        self.cells[-1:] = [(start, max(end, right))]
        self.blank = False

    def end(self, *, broken: bool) -> Iterator[PrintedLine]:
        """Yield the line, if there is one, and begin the next."""
        if self.words:
            yield PrintedLine("".join(self.words), tuple(self.cells), self.base, self.size, broken)
        self.words.clear()
        self.cells.clear()
        self.blank = False


def page_lines(page: Any) -> Iterator[PrintedLine]:
    """Yield the lines of a page in the order in which it prints them."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    across, up, matrix = c_double(), c_double(), raw.FS_MATRIX()
    pen = _Pen()
    for n in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, n)
        if code in (10, 13, _HYPHEN):
            yield from pen.end(broken=code == _HYPHEN)
        elif code == 0 or chr(code).isspace():
            pen.blank = True
        else:
            raw.FPDFText_GetCharBox(textpage, n, byref(left), byref(right), byref(bottom), byref(top))
            raw.FPDFText_GetCharOrigin(textpage, n, byref(across), byref(up))
            if pen.words and abs(up.value - pen.base) > _SHIFT * pen.size:
                yield from pen.end(broken=False)
            if not pen.words:
                raw.FPDFText_GetMatrix(textpage, n, byref(matrix))
                pen.base = up.value
                pen.size = raw.FPDFText_GetFontSize(textpage, n) * hypot(matrix.c, matrix.d) or 1.0
            pen.write(chr(code), left.value, right.value)
    yield from pen.end(broken=False)


def has_picture(page: Any) -> bool:
    """Tell whether a page shows a picture."""
    from pypdfium2 import raw

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)), None) is not None


def main(most: int) -> int:
    """Write each page of the PDF on standard input as a line of JSON; return the exit status."""
    from attrs import astuple
    from pypdfium2 import PdfDocument, PdfiumError

    _limit()
    try:
        document = PdfDocument(sys.stdin.buffer.read())
    except PdfiumError as error:
        return LOCKED if "password" in str(error).lower() else BROKEN
    if len(document) > MOST_PAGES:
        return ENDLESS
    written = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines = list(page_lines(page))
            picture = not lines and has_picture(page)
            page.close()
        except PdfiumError:
            sys.stdout.write("null\n")
            continue
        written += sum(len(line.text) for line in lines)
        sys.stdout.write(json.dumps([picture, [astuple(line) for line in lines]]) + "\n")
        if written > most:
            break
    return 0


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such ceiling
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
