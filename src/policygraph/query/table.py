"""An answer as a table that fits the terminal: a grid, or one block a row."""

import unicodedata
from collections.abc import Iterable, Iterator

from policygraph.query.answer import Answer, show_term

NARROWEST = 40
_GAP = 2
_NARROW_COLUMN = 14
_TALLEST_ROW = 6
_BOLD = "\x1b[1m{}\x1b[0m"


def draw_table(answer: Answer, width: int = 100, bold: bool = False) -> str:
    """Return the rows as text no wider than ``width``.

    A grid where the columns fit, wrapped if need be; else each row as a block
    of lines, which is how long quotes stay readable on a narrow terminal.

    Args:
        answer: The rows.
        width: Columns of the terminal.
        bold: Whether headers are printed bold, with ANSI escapes.
    """
    width = max(width, NARROWEST)
    cells = [[clean(show_term(term)) for term in row] for row in answer.rows]
    if not cells:
        return "no rows\n"
    widths = _column_widths(answer.columns, cells, width)
    lines = (
        _grid(answer.columns, cells, widths, bold) if widths else _blocks(answer.columns, cells, width, bold)
    )
    return "".join(f"{line}\n" for line in lines)


def clean(text: str) -> str:
    r"""Return text that cannot steer a terminal: no escapes, controls or hidden turns.

    >>> clean("red \x1b[31m and\nnew line")
    'red �[31m and new line'
    """
    spaced = " ".join(text.split())
    return "".join(c if c.isprintable() else "�" for c in spaced)


def display_width(text: str) -> int:
    """Return how many terminal columns a text takes; Chinese characters take two.

    >>> display_width("金风 a")
    6
    """
    return sum(_character_width(c) for c in text)


def wrap(text: str, width: int) -> list[str]:
    """Return lines no wider than ``width``, broken at blanks or between Chinese characters.

    >>> wrap("one two three", 8)
    ['one two', 'three']
    """
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        size = display_width(piece)
        while size > width:
            room = width - used
            head, piece = _cut(piece, room if room > width // 2 else width)
            if room > width // 2:
                lines.append(line + head)
            else:
                lines += [line.rstrip(), head] if line.strip() else [head]
            line, used = "", 0
            size = display_width(piece)
        if used + display_width(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, used = "", 0
        line, used = line + piece, used + size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if _character_width(character) == 2:
            if word:
                yield word
            word = ""
            yield character
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def _cut(text: str, width: int) -> tuple[str, str]:
    used = 0
    for i, character in enumerate(text):
        used += _character_width(character)
        if used > width and i:
            return text[:i], text[i:]
    return text, ""


def _column_widths(columns: Iterable[str], cells: list[list[str]], width: int) -> list[int]:
    natural = [
        max([display_width(column), *(display_width(row[i]) for row in cells)])
        for i, column in enumerate(columns)
    ]
    room = width - _GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    narrow = [min(size, _NARROW_COLUMN) for size in natural]
    spare = room - sum(narrow)
    if spare < 0:
        return []
    wanted = [size - least for size, least in zip(natural, narrow, strict=True)]
    widths = [
        least + spare * want // sum(wanted) if sum(wanted) else least
        for least, want in zip(narrow, wanted, strict=True)
    ]
    tallest = max(len(wrap(cell, size)) for row in cells for cell, size in zip(row, widths, strict=True))
    return widths if tallest <= _TALLEST_ROW else []


def _grid(columns: Iterable[str], cells: list[list[str]], widths: list[int], bold: bool) -> Iterator[str]:
    names = list(columns)
    for line in _grid_row(names, widths):
        yield _BOLD.format(line) if bold else line
    yield (" " * _GAP).join("─" * size for size in widths)
    wrapped = any(display_width(c) > w for row in cells for c, w in zip(row, widths, strict=True))
    for i, row in enumerate(cells):
        if wrapped and i:
            yield ""
        yield from _grid_row(row, widths)


def _grid_row(cells: list[str], widths: list[int]) -> Iterator[str]:
    wrapped = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for i in range(max(map(len, wrapped))):
        parts = [
            part + " " * (size - display_width(part))
            for part, size in zip(
                (lines[i] if i < len(lines) else "" for lines in wrapped), widths, strict=True
            )
        ]
        yield (" " * _GAP).join(parts).rstrip()


def _blocks(columns: Iterable[str], cells: list[list[str]], width: int, bold: bool) -> Iterator[str]:
    names = list(columns)
    indent = max(map(display_width, names)) + _GAP
    for i, row in enumerate(cells):
        if i:
            yield "─" * min(width, 2 * _NARROW_COLUMN)
        for name, cell in zip(names, row, strict=True):
            if not cell:
                continue
            first, *rest = wrap(cell, max(width - indent, NARROWEST // 2))
            label = _BOLD.format(name) if bold else name
            yield label + " " * (indent - display_width(name)) + first
            for line in rest:
                yield " " * indent + line
