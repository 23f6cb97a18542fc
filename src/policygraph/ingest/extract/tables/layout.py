"""Tables as they are printed: bars, tabs, wide blanks, slashes, or one cell a line."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from attrs import evolve, frozen

from policygraph.ingest.extract.tables.schema import caption_of, kind_of, load_schema
from policygraph.ingest.segment.bundles import Line, lines
from policygraph.text.names import has_chinese

Span = tuple[int, int]

_STYLES = (
    ("bar", re.compile(r"[|｜│┃]")),
    ("tab", re.compile(r"\t+")),
    ("wide", re.compile(r"[ \xa0]{2,}|[ \xa0]*\u3000[\s\u3000]*")),
    ("slash", re.compile(r"\s+[/／]\s+")),
)
_BARS = "|｜│┃"
_BLANK = re.compile(r"[ \u3000\xa0]+")
_RULED = re.compile(r"[|｜│┃\s:+=\-—─┼├┤_]+$")
_TOTAL = re.compile(r"(?:\W|\d)*(?:合\s*计|总\s*计|小\s*计|累计|total|sub-?total|sum)\b", re.IGNORECASE)
_TOTAL_ZH = re.compile(r"\W*(?:合\s*计|总\s*计|小\s*计)")
_PAGE = re.compile(r"[-—–\s]*(?:第\s*\d+\s*页.*|page \d+.*|-+\s*\d{1,4}\s*-+)$", re.IGNORECASE)
_ENDED = re.compile(r"[。；;！？!?]$|[.:：]$")
_LEGAL = re.compile(r"\b(?:Ltd|Inc|Corp|Co|LLC|LP)\.$")
_BULLET = re.compile(r"[•·●▪◦‣■□◆○∙➢※*▸–—-]\s*|[(（]?\d{1,3}[.、)）]\s*")
_PLAIN = re.compile(r"[\d,，.%％\s—–\-/]+$")
LONGEST_CELL = 90
_LONGEST_CAPTION = 160
ABOVE = 5  # lines above a table that may speak of it


@frozen
class Row:
    """One row: where it stands, and its cells without outer blanks."""

    start: int
    end: int
    cells: tuple[Span, ...]


@frozen
class Grid:
    """A table: the kinds its heads name, or none, its rows, and the lines above it."""

    heads: tuple[Span, ...]
    kinds: tuple[str | None, ...]
    rows: tuple[Row, ...]
    above: tuple[Span, ...]
    totals: tuple[Span, ...] = ()


def find_grids(text: str, start: int, end: int) -> Iterator[Grid]:
    """Yield the tables of an article whose heads or caption say what they are.

    Args:
        text: The document's text.
        start: Where the article begins.
        end: Where it ends.
    """
    found = lines(text[:end], start)
    at = last = 0
    while at < len(found):
        over = found[max(last, at - ABOVE) : at]  # what stands in another table is no caption
        above = tuple((line.start, line.end) for line in reversed(over))
        grid, after = _headed(text, found, at) or _upright(found, at) or _headless(text, found, at)
        if grid is not None:
            yield evolve(grid, above=above)
            last = after
        at = max(after, at + 1)


def cells_of(text: str, start: int, end: int, style: str | None = None) -> tuple[str, tuple[Span, ...]]:
    """Return the way a line is parted, and its cells; one cell when it is not.

    >>> style, cells = cells_of("| Loom |  12% |", 0, 15)
    >>> style, ["| Loom |  12% |"[a:b] for a, b in cells]
    ('bar', ['Loom', '12%'])
    """
    for name, cut in _STYLES:
        if style is not None and name != style:
            continue
        marks = list(cut.finditer(text, start, end))
        if not marks:
            continue
        edges = [start, *(edge for m in marks for edge in m.span()), end]
        spans = [_stripped(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        while spans and spans[0][0] == spans[0][1]:
            spans.pop(0)
        if name == "bar" and spans and spans[-1][0] == spans[-1][1] and text[end - 1] in "|｜│┃":
            spans.pop()
        return name, tuple(spans)
    return "", (_stripped(text, start, end),)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] == "\u3000"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\u3000"):
        end -= 1
    return start, end


def _kinds(text: str, cells: Sequence[Span]) -> tuple[str | None, ...]:
    return tuple(kind_of(text[a:b], load_schema().columns) for a, b in cells)


_Found = tuple[Grid | None, int]


def _headed(text: str, found: Sequence[Line], at: int) -> _Found | None:
    head = found[at]
    style, cells = cells_of(text, head.start, head.end)
    if len(cells) < 2 or any(b - a > LONGEST_CELL or a == b for a, b in cells):
        return None
    kinds = _kinds(text, cells)
    known = [kind for kind in kinds if kind is not None]
    if len(known) < 2 or not any(load_schema().holds(kind) for kind in known):
        return None
    rows: list[Row] = []
    totals: list[Span] = []
    after, odd = at + 1, 0
    while after < len(found):
        line = found[after]
        again = _kinds(text, cells_of(text, line.start, line.end, style)[1]) == kinds
        if again or _RULED.match(line.text) or _PAGE.match(line.text) or _is_total(line.text):
            if rows and _is_total(line.text):
                totals.append((line.start, line.end))
            after += 1
            continue
        row, used = _row(text, found, after, style, len(cells))
        if row is None:
            parted = len(cells_of(text, line.start, line.end, style)[1]) > 1
            if not parted or odd > 1 or _kinds_known(text, line) > 1:
                break
            odd += 1
            after += 1
            continue
        rows.append(row)
        after += used
    if not rows:
        return None
    return Grid(cells, kinds, tuple(rows), (), tuple(totals)), after


def _kinds_known(text: str, line: Line) -> int:
    return sum(kind is not None for kind in _kinds(text, cells_of(text, line.start, line.end)[1]))


def _is_total(line: str) -> bool:
    return bool(_TOTAL_ZH.match(line) if has_chinese(line) else _TOTAL.match(line))


def _row(text: str, found: Sequence[Line], at: int, style: str, wide: int) -> tuple[Row | None, int]:
    line = found[at]
    cells = cells_of(text, line.start, line.end, style)[1]
    if style == "bar" and len(cells) == wide - 1 and text[line.end - 1] in _BARS:
        cells = (*cells, (line.end, line.end))  # the last cell is empty
    if len(cells) == wide:
        return Row(line.start, line.end, cells), 1
    if style == "wide" and 1 < len(cells) < wide and has_chinese(line.text):
        # Where a name fills its column, a single blank is all that parts it from the next.
        cuts = list(_BLANK.finditer(text, line.start, line.end))
        edges = [line.start, *(edge for m in cuts for edge in m.span()), line.end]
        tight = tuple(zip(edges[::2], edges[1::2], strict=True))
        if len(tight) == wide:
            return Row(line.start, line.end, tight), 1
    if style == "bar" and len(cells) < wide and at + 1 < len(found):
        # A name too long for its column goes on in the next line.
        other = found[at + 1]
        joined = cells_of(text, line.start, other.end, style)[1]
        rest = cells_of(text, other.start, other.end, style)[1]
        if len(joined) == wide and len(rest) < wide:
            return Row(line.start, other.end, joined), 2
    return None, 1


def _upright(found: Sequence[Line], at: int) -> _Found | None:
    """A table flattened by copying: each head and each cell a line of its own."""
    kinds = tuple(
        takewhile(lambda kind: kind is not None, (_kind_of_line(line) for line in found[at : at + 10]))
    )
    wide = len(kinds)
    if wide < 2 or len(set(kinds)) < wide or not any(load_schema().holds(str(kind)) for kind in kinds):
        return None
    rows = []
    after = at + wide
    while after + wide <= len(found):
        group = found[after : after + wide]
        if not all(_fits(str(kind), line.text) for kind, line in zip(kinds, group, strict=True)):
            break
        rows.append(Row(group[0].start, group[-1].end, tuple((line.start, line.end) for line in group)))
        after += wide
    if len(rows) < 2:
        return None
    heads = tuple((line.start, line.end) for line in found[at : at + wide])
    return Grid(heads, kinds, tuple(rows), ()), after


def _kind_of_line(line: Line) -> str | None:
    return kind_of(line.text, load_schema().columns) if len(line.text) <= 24 else None


def _fits(kind: str, words: str) -> bool:
    """Whether a line may be a cell of its column: flattened tables have nothing else to go by."""
    ended = _ENDED.search(words) and not _LEGAL.search(words)
    if len(words) > LONGEST_CELL or ended or kind_of(words, load_schema().columns):
        return False
    holds = load_schema().holds(kind)
    if kind == "order":
        return bool(re.fullmatch(r"\d{1,4}", words))
    if holds in ("Percent", "Money", "Figure"):
        return bool(re.search(r"\d", words)) or bool(re.fullmatch(r"[—–\-/]+", words))
    return holds is None or not _PLAIN.match(words)


def _headless(text: str, found: Sequence[Line], at: int) -> _Found:
    """Rows without heads below a line that says what they are."""
    if not at or not any(cut.search(found[at].text) for _, cut in _STYLES):
        return None, at + 1
    if len(found[at - 1].text) > _LONGEST_CAPTION or caption_of(found[at - 1].text) is None:
        return None, at + 1
    rows: list[Row] = []
    style = ""
    after = at
    for line in found[at:]:
        mark = _BULLET.match(line.text)
        begin = line.start + (mark.end() if mark else 0)
        name, cells = cells_of(text, begin, line.end)
        if len(cells) < 2 or (rows and (name != style or len(cells) != len(rows[0].cells))):
            if not (rows and _is_total(line.text)):
                break
        elif not _is_total(line.text):
            style = name
            rows.append(Row(begin, line.end, cells))
        after += 1
    if len(rows) < 2 or any(b - a > LONGEST_CELL for row in rows for a, b in row.cells):
        return None, at + 1
    return Grid((), (None,) * len(rows[0].cells), tuple(rows), ()), after
