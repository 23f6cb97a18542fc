"""Word files: paragraphs, headings, lists and tables in their order."""

import re
from collections.abc import Iterator
from io import BytesIO

from policygraph.errors import SourceError
from policygraph.ingest.readers.archives import check_archive
from policygraph.ingest.readers.formats import Hints
from policygraph.ingest.readers.reading import Reading, find_oddities
from policygraph.ingest.readers.shown import Block, Element, join_blocks, tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"(?:heading|title|标题|subtitle)", re.IGNORECASE)
_LISTED = re.compile(r"(?:list (?:bullet|number|paragraph)|列表|列出段落)", re.IGNORECASE)
_OLD = b"\xd0\xcf\x11\xe0"


def read(content: bytes, name: str, hints: Hints) -> Reading:
    """Return the text of a Word file; deleted and hidden words, notes and headers are left out.

    Raises:
        SourceError: If it is damaged, locked, of the old format, or unpacks without end.
    """
    if not content:
        raise SourceError(f"the file is empty: {name}", fix="fetch it again")
    if content.startswith(_OLD):
        raise SourceError(
            f"an old Word file, or one locked with a password: {name}",
            fix="save it as DOCX without a password",
        )
    check_archive(content, name)
    body, styles, said = _open(content, name)
    raw = "".join(node.text or "" for node in body.iter(f"{_W}t"))
    hints.check_text(len(raw), name)
    text = join_blocks(_Body(body, styles).blocks())
    if not text:
        raise SourceError(f"no text in the file: {name}", fix="check that it is the file you mean")
    title = tidy(said)
    shown = bool(title) and title.casefold() in text.casefold()
    return Reading(text, title=title if shown else None, flaws=find_oddities(raw))


def _open(content: bytes, name: str) -> tuple[Element, dict[str, str], str]:
    """Return the body of a file, the names of its styles by their ids, and the title it gives itself."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        document = Document(BytesIO(content))
        styles = {style.style_id: style.name or "" for style in document.styles}
        title = document.core_properties.title or ""
    except (OpcError, XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        reason = str(error).split("\n")[0]
        raise SourceError(
            f"no Word file, or a damaged one: {name} ({reason})", fix="save it as DOCX"
        ) from error
    return document.element.body, styles, title


class _Body:
    """Goes through the body of a document."""

    def __init__(self, body: Element, styles: dict[str, str]) -> None:
        self.body = body
        self.styles = styles

    def blocks(self) -> Iterator[Block]:
        yield from self._inside(self.body)

    def _inside(self, element: Element) -> Iterator[Block]:
        for child in element:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
                yield from self._inside(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        style, listed, level = self._look(element)
        for number, line in enumerate(_words(element).split("\n")):
            text = tidy(line)
            if not text:
                continue
            if _HEADING.match(style):
                yield Block(text, kind="head")
            elif listed:
                yield Block(text, kind="item", level=level)
            else:
                yield Block(text, kind="next" if number else "text")

    def _look(self, element: Element) -> tuple[str, bool, int]:
        """Return the name of a paragraph's style, whether it is an item of a list, and how deep."""
        look = element.find(f"{_W}pPr")
        if look is None:
            return "", False, 0
        named = look.find(f"{_W}pStyle")
        style = self.styles.get(named.get(f"{_W}val"), "") if named is not None else ""
        numbered = look.find(f"{_W}numPr")
        depth = numbered.find(f"{_W}ilvl") if numbered is not None else None
        told = depth.get(f"{_W}val", "0") if depth is not None else "0"
        level = int(told) + 1 if told.isdigit() else 1
        number = numbered.find(f"{_W}numId") if numbered is not None else None
        off = number is not None and number.get(f"{_W}val") == "0"
        return style, (numbered is not None or bool(_LISTED.match(style))) and not off, level

    def _table(self, element: Element) -> Iterator[Block]:
        nested = element.find(f".//{_W}tbl") is not None
        rows = [] if nested else [self._row(row) for row in element.iter(f"{_W}tr")]
        if nested or _is_frame(rows):
            for cell in element.iter(f"{_W}tc"):
                if _table_of(cell) is element:
                    yield from self._inside(cell)
            return
        above: list[str] = []
        for row in rows:
            cells = [
                above[n] if text is None and n < len(above) else text or "" for n, text in enumerate(row)
            ]
            above = cells
            if sum(map(bool, cells)) == 1:
                yield Block("".join(cells), kind="row")
            elif any(cells):
                yield Block(" | ".join(cells), kind="row")

    def _row(self, row: Element) -> list[str | None]:
        """Return the cells of a row; None for one that goes on from the row above."""
        cells: list[str | None] = []
        for cell in row.iter(f"{_W}tc"):
            look = cell.find(f"{_W}tcPr")
            merged = look.find(f"{_W}vMerge") if look is not None else None
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            said = " ".join(block.text for block in self._inside(cell)).replace("|", "/")
            cells.append(None if goes_on else said)
            span = look.find(f"{_W}gridSpan") if look is not None else None
            wide = span.get(f"{_W}val", "1") if span is not None else "1"
            cells += [""] * (min(int(wide), 60) - 1 if wide.isdigit() else 0)
        return cells


def _words(paragraph: Element) -> str:
    """Return the words of a paragraph with its line breaks; what was deleted or is hidden is left out."""
    pieces: list[str] = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            run = node.getparent()
            if not _is_gone(run, paragraph):
                pieces.append(node.text or "")
        elif node.tag in (f"{_W}tab", f"{_W}ptab") and node.getparent().tag == f"{_W}r":
            pieces.append(" ")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif node.tag == f"{_W}p" and node is not paragraph:
            pieces.append("\n")  # a text box
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _is_gone(run: Element, paragraph: Element) -> bool:
    look = run.find(f"{_W}rPr")
    hidden = look.find(f"{_W}vanish") if look is not None else None
    if hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false", "off"):
        return True
    for outer in run.iterancestors():
        if outer is paragraph:
            return False
        # A text box stands twice in its paragraph, the second time for programs of old.
        if outer.tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}rt", f"{_MC}Fallback"):
            return True
    return False


def _is_frame(rows: list[list[str | None]]) -> bool:
    """Tell whether a table only places paragraphs on the page."""
    cells = [text for row in rows for text in row if text]
    return max((len(row) for row in rows), default=0) < 2 or any(len(text) > 400 for text in cells)


def _table_of(element: Element) -> Element:
    return next(element.iterancestors(f"{_W}tbl"), None)
