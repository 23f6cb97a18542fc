"""Tables and blocks of an article, read into facts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policygraph.ingest.extract.entities import Cast
from policygraph.ingest.extract.tables.blocks import find_blocks
from policygraph.ingest.extract.tables.facts import Cell, Rows
from policygraph.ingest.extract.tables.layout import Grid, Row, Span, find_grids
from policygraph.ingest.extract.tables.parts import parts_of
from policygraph.ingest.extract.tables.scales import figure_of
from policygraph.ingest.extract.tables.schema import caption_of, fold_head, load_schema
from policygraph.ingest.extract.tables.subjects import Page
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Fact, Mention

_NUMERIC = ("Percent", "Money", "Figure")
_MONEY = re.compile(
    r"收入|利润|产值|费用|投入|估值|市值|资产|出口额|销售额|营收|税|revenue|sales(?! volume)|turnover"
    r"|profit|spending|expense"
    r"|valuation|value|assets|exports|tax",
    re.IGNORECASE,
)
_SHARES = re.compile(r"占有率|市占率|份额|share", re.IGNORECASE)
_YEARS = re.compile(r"[(（]\s*((?:19|20)\d{2})年?\s*[)）]")
_TRADE = frozenset(("designated", "supplies", "owns", "count"))  # no frame reads these in a table of trade
_MOST = 0.7  # of the cells of a column without a head that must be alike
_SEATED = ("firm", "subsidiary", "supplier", "customer", "winner", "owner", "holder", "fund", "investor")
_SPOKEN = 3  # lines above a table that may be its caption


def with_tables(
    facts: Sequence[Fact],
    text: str,
    units: Sequence[Unit],
    mentions: Sequence[Mention],
    cast: Cast,
    source: str,
) -> list[Fact]:
    """Return the facts of an article with those that its tables and blocks of labels state.

    What frames made of the rows of a table that could be read is left out: they
    see words in a line, and not the heads above them.

    Args:
        facts: What sentences told.
        text: The document's text.
        units: The article's units, which say where it begins and ends.
        mentions: The article's mentions.
        cast: The article's entities.
        source: The article's source id.
    """
    if not units:
        return list(facts)
    span = (min(unit.start for unit in units), max(unit.end for unit in units))
    page = Page(text, *span, mentions)
    rows = Rows(text, cast, source)
    found: list[Fact] = []
    taken: list[Span] = []
    read: list[tuple[Span, frozenset[str]]] = []
    for grid in find_grids(text, *span):
        stated = list(_grid(page, grid, rows))
        found += stated
        taken += [(row.start, row.end) for row in grid.rows]
        for row in grid.rows if stated else ():
            types = frozenset(fact.type for fact in stated if row.start <= fact.start < row.end)
            trade = bool(grid.heads) and "firm" not in grid.kinds
            read.append(((row.start, row.end), types | _TRADE if trade else types))
    for relation, cells, told, where in find_blocks(page, taken):
        found += rows.facts(relation, cells, told, where)
    return [fact for fact in facts if not _reread(fact, read)] + found


def _reread(fact: Fact, read: Sequence[tuple[Span, frozenset[str]]]) -> bool:
    """Whether the heads of a table have told what a frame made of its row."""
    return any(a <= fact.start and fact.end <= b and fact.type in types for (a, b), types in read)


def _grid(page: Page, grid: Grid, rows: Rows) -> Iterator[Fact]:
    text = page.text
    above = [text[slice(*span)] for span in grid.above]
    spoken = next((c for line in above[:_SPOKEN] if (c := caption_of(line)) is not None), {})
    kinds = _retold(grid.kinds, spoken) if grid.heads else _by_content(page, grid, spoken)
    named = {kind for kind in kinds if kind is not None}
    seated = _seated(kinds)
    named |= {"seated"} if seated else set()
    listed = page.programme(grid.above)
    told: dict[str, Any] = {
        "@filer": page.filer(grid.above),
        "@fund": page.fund(grid.rows[0].start),
        "@programme": listed[0] if listed else None,
        "@batch": listed[1] if listed else None,
        "@tenderer": page.tenderer(),
        "@published": page.published(),
        "@period": page.period(grid.above),
    }
    relations = [r for r in load_schema().relations if not r.unless & named and _has(r.roles, named)]
    for row in grid.rows:
        cells = _cells(page, grid, row, kinds, above)
        if seated in cells:
            cells["seated"] = cells[seated]
        for relation in relations:
            yield from rows.facts(relation, cells, told, (row.start, row.end))
    for total in grid.totals:
        cells = _total(page, grid, total, kinds, above)
        for relation in relations:
            if relation.of in kinds:
                yield from rows.facts(relation, cells, told, total)


def _has(roles: Mapping[str, str], named: set[str]) -> bool:
    wanted = [s for s in roles.values() if s[0] not in "@=?" and "|" not in s]
    return bool(wanted) and set(wanted) <= named


def _seated(kinds: Sequence[str | None]) -> str | None:
    """The column of those whose places a table gives: the one before the places, else the first."""
    if "place" not in kinds:
        return None
    at = kinds.index("place")
    who = [(n, kind) for n, kind in enumerate(kinds) if kind in _SEATED]
    before = [kind for n, kind in who if n < at]
    return before[-1] if before else who[0][1] if who else None


def _retold(kinds: Sequence[str | None], spoken: Mapping[str, str]) -> list[str | None]:
    """The kinds of columns after the caption has said what its firms and figures are."""
    own = set(spoken.values()) & set(kinds)
    told = [kind if kind is None or own & {spoken.get(kind)} else spoken.get(kind, kind) for kind in kinds]
    if {"customer", "supplier"} & set(told):  # a share in a list of customers is of the trade with them
        told = [
            "ratio" if kind in ("part", "share") else "trade" if kind == "figure" else kind for kind in told
        ]
    if "investor" in told:
        told = [
            "stake" if kind in ("part", "share") else "pledge" if kind == "trade" else kind for kind in told
        ]
    if "winner" in told:
        told = ["price" if kind == "trade" else kind for kind in told]
    if {"subsidiary", "holder"} & set(told):
        told = ["share" if kind == "part" else kind for kind in told]
    return told


def _by_content(page: Page, grid: Grid, spoken: Mapping[str, str]) -> list[str | None]:
    """The kinds of columns without heads, by what most of their cells hold and the caption asks for."""
    kinds: list[str | None] = []
    for column in zip(*(row.cells for row in grid.rows), strict=True):
        held = [_content(page, *cell) for cell in column]
        kind = next((k for k in ("firm", "amount", "percent") if held.count(k) >= _MOST * len(held)), None)
        if kind is None and held.count("words") == len(held):
            kind = "words"
        kinds.append(spoken.get(kind, "firm" if kind == "firm" else None) if kind else None)
    return [kind if kind is None or kinds.index(kind) == at else None for at, kind in enumerate(kinds)]


def _content(page: Page, start: int, end: int) -> str | None:
    words = page.text[start:end]
    if re.search(r"\d\s*[%％]\W*$", words):
        return "percent"
    if page.inside((start, end), "Money"):
        return "amount"
    if re.search(r"\d[\d,.]*\W*$", words) and not re.search(r"[一-鿿A-Za-z]{3}", words):
        return None
    firm = parts_of(page.text, start, end, "Owner", page.over(start, end), sure=False)
    if len(firm) == 1:
        return "firm"
    return "words" if re.search(r"[一-鿿A-Za-z]{2}", words) else None


def _cells(
    page: Page, grid: Grid, row: Row, kinds: Sequence[str | None], above: Sequence[str]
) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for at, (kind, (start, end)) in enumerate(zip(kinds, row.cells, strict=True)):
        if kind is None or kind in cells or start == end:
            continue
        head = page.text[slice(*grid.heads[at])] if grid.heads else ""
        holds = _HELD.get(kind) or load_schema().holds(kind)
        words = page.text[start:end]
        if re.fullmatch(r"[\W_]*", words):
            continue
        cell = read_cell(
            page, (start, end), head, holds, above, sure=bool(grid.heads) or holds in ("Firm", "Owner")
        )
        if cell is not None:
            cells[kind] = cell
    return cells


def _total(
    page: Page, grid: Grid, span: Span, kinds: Sequence[str | None], above: Sequence[str]
) -> dict[str, Cell]:
    """The cells of a line of totals: its figures, in the order of the columns that hold figures."""
    text = page.text
    heads = [
        (kind, text[slice(*head)], _HELD.get(kind) or load_schema().holds(kind))
        for kind, head in zip(kinds, grid.heads, strict=True)
        if kind is not None
    ]
    wanted = [entry for entry in heads if entry[2] in _NUMERIC]
    figures = [m.span() for m in _FIGURE.finditer(text, *span)]
    if len(figures) != len(wanted) or any(kind is None for kind in kinds):
        return {}
    cells = {
        kind: cell
        for (kind, head, holds), figure in zip(wanted, figures, strict=True)
        if (cell := read_cell(page, figure, head, holds, above, sure=True)) is not None
    }
    word = _TOTAL.search(text, *span)
    names = [kind for kind, _, holds in heads if holds == "Firm"]
    if word and len(names) == 1:
        cells[names[0]] = Cell(word.span(), word.group(), "")
    return cells


_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?\s*[%％]?")
_TOTAL = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?")
_HELD = {"stake": "Percent"}


def read_cell(
    page: Page, span: Span, head: str, holds: str | None, above: Sequence[str], *, sure: bool
) -> Cell | None:
    """Return a cell read as its kind asks, None when nothing of that kind is in it."""
    words = page.text[slice(*span)]
    if holds in _NUMERIC:
        plain = _YEARS.sub("", words).strip()
        share = holds == "Percent" or (holds == "Figure" and bool(_SHARES.search(head)))
        money = holds == "Money" or (holds == "Figure" and not share and bool(_MONEY.search(head)))
        figure = figure_of(plain, head, above, money=money, share=share)
        return Cell(span, words, fold_head(head), figure=figure) if figure else None
    if holds in (None, "Words", "Ordinal", "Date"):
        return Cell(span, words, fold_head(head))
    parts = parts_of(page.text, *span, holds, page.over(*span), sure=sure)
    return Cell(span, words, fold_head(head), parts=parts)
