"""Tables of a page: rows of data as lines with bars, frames of the layout taken apart."""

import re
from collections.abc import Callable, Iterator
from typing import Self

from attrs import frozen

from policygraph.ingest.readers.shown import Block, Element, labelled

LONGEST_CELL = 400
_MOST_COLUMNS = 60
_INSIDE = ("h1", "h2", "h3", "h4", "h5", "h6", "form", "article", "section")
_LABEL = re.compile(r"[^:：]{1,20}[:：]$")


@frozen
class Table:
    """A table whose cells are figures and names."""

    element: Element
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    headed: bool = False

    @classmethod
    def of(cls, element: Element, read: Callable[[Element], str]) -> Self | None:
        """Return the table of an element; nothing where it only places things on the page.

        Args:
            element: The table.
            read: Gives the text of a cell, in one line.
        """
        if element.find(".//table") is not None or element.get("role") in ("presentation", "none"):
            return None
        if any(element.find(f".//{tag}") is not None for tag in _INSIDE):
            return None
        rows, heads = [], []
        above: dict[int, tuple[int, str]] = {}
        for row in element.iter("tr"):
            cells = [c for c in row if c.tag in ("td", "th")]
            rows.append(_line(cells, above, read))
            heads.append([c.tag for c in cells])
        filled = [row for row in rows if any(row)]
        if len(filled) < 2 or max(len(row) for row in filled) < 2:
            return None
        if any(len(cell) > LONGEST_CELL for row in filled for cell in row):
            return None
        caption = element.find("caption")
        said = read(caption) if caption is not None else ""
        headed = all(tags == ["th", "td"] for tags in heads)
        return cls(element, tuple(tuple(row) for row in filled), said, headed)

    def blocks(self) -> Iterator[Block]:
        """Yield the lines: ``a | b | c``, or ``label: value`` where the cells are labelled."""
        if self.caption:
            yield Block(self.caption, self.element)
        linked = sum(len("".join(a.itertext()).strip()) for a in self.element.iter("a"))
        share = linked / max(1, sum(len(cell) for row in self.rows for cell in row))
        for row in self.rows:
            pairs = list(zip(row[::2], row[1::2], strict=False))
            labels = len(row) % 2 == 0 and all(_LABEL.match(label) or not label for label, _ in pairs)
            if labels or self.headed:
                lines = [labelled(label, value) for label, value in pairs if label and value]
            elif sum(map(bool, row)) == 1:
                lines = ["".join(row)]  # one cell across the table heads what follows
            else:
                lines = [" | ".join(row)]
            for line in lines:
                yield Block(line, self.element, "row", linked=int(share * len(line)))


def _line(
    cells: list[Element], above: dict[int, tuple[int, str]], read: Callable[[Element], str]
) -> list[str]:
    """Return the cells of a row, each in its column: what spans rows stands in each of them."""
    row: list[str] = []
    for cell in (*cells, None):
        while len(row) in above and len(row) < _MOST_COLUMNS:
            left, said = above.pop(len(row))
            if left > 1:
                above[len(row)] = (left - 1, said)
            row.append(said)
        if cell is None or len(row) >= _MOST_COLUMNS:
            break
        said, down, across = read(cell).replace("|", "/"), _span(cell, "rowspan"), _span(cell, "colspan")
        for n in range(min(across, _MOST_COLUMNS - len(row))):
            here = said if n == 0 else ""
            if down > 1:
                above[len(row)] = (down - 1, here)
            row.append(here)
    return row


def _span(cell: Element, name: str) -> int:
    number = (cell.get(name) or "1").strip()
    return min(int(number), 1000) if number.isascii() and number.isdigit() and int(number) else 1
