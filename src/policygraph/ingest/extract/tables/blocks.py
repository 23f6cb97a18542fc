"""Lines of labels: "Headquarters: …", "中标人：…", and the rows of an info box."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from policygraph.ingest.extract.documents import ordinal
from policygraph.ingest.extract.tables.facts import Cell, date_in
from policygraph.ingest.extract.tables.layout import Span, cells_of
from policygraph.ingest.extract.tables.parts import parts_of
from policygraph.ingest.extract.tables.scales import figure_of
from policygraph.ingest.extract.tables.schema import Relation, fold_head, kind_of, load_schema
from policygraph.ingest.extract.tables.subjects import ROUND, STRUCK, Page
from policygraph.ingest.segment.bundles import lines

_PART = re.compile(
    r"(?:[•·●▪◦■□◆*▸–—-]\s*|\d{1,2}[.、)）]\s*|[（(]\d{1,2}[）)]\s*"
    r"|[一二三四五六七八九十]、\s*)?(?P<label>[^:：|｜\n]{1,36}?)\s*[:：]\s*(?=\S)"
)
_LOT = re.compile(
    r"(?P<label>(?:标段|标包|包件|分包|包)[一二三四五六七八九十\d]{1,3}"
    r"|第[一二三四五六七八九十\d]{1,3}(?:标段|标包|包)|Lot \d{1,2})[\s\u3000:：]+(?=\S)",
    re.IGNORECASE,
)
_WIDE = re.compile(r"[ \xa0]{2,}|\u3000+|\t+")
_YEARS = re.compile(r"[(（,，]?\s*((?:19|20)\d{2})年?(?:底|末)?\s*[)）]?$")
_PEOPLE = re.compile(r"key people|(?:企业)?负责人")
_ROLL = re.compile(r"(?:[•·●▪◦■□◆*▸–—-]\s*|\d{1,2}[.、)）]\s*)?(?P<label>[^:：\n]{3,60}?)\s*[:：]\s*(?=\S)")
_MOSTLY = 0.5  # of a label that the name of a programme must fill
_FAR = 400  # how far a lot may stand above who won it
Block = tuple[Relation, dict[str, Cell], dict[str, Any], Span]


@frozen
class Labelled:
    """A label with its words: where both stand, and the kind of the label."""

    kind: str
    label: str
    start: int
    body: Span


def find_blocks(page: Page, taken: Sequence[Span]) -> Iterator[Block]:
    """Yield the relations of labelled lines, each with its cell and what the page says.

    Args:
        page: The article.
        taken: The rows of tables, which are no labelled lines.
    """
    rows = [row for row in _labelled(page) if not any(a <= row.start < b for a, b in taken)]
    relations = {relation.name: relation for relation in load_schema().blocks}
    filer = page.filer(())
    told: dict[str, Any] = {
        "@self": filer,
        "@tenderer": page.tenderer(),
        "@published": page.published(),
    }
    goods: Labelled | None = None
    won: tuple[Labelled, Cell] | None = None
    for row in rows:
        if row.kind == "self":
            named = parts_of(page.text, *row.body, "Firm", page.over(*row.body), sure=False)
            if len(named) == 1:
                told["@self"] = named[0].filler
        elif row.kind in ("lot", "goods"):
            goods, won = row, None
        elif row.kind == "winner":
            cell = _cell(page, row, "Firm")
            won = (row, cell) if cell else None
            if cell:
                near = goods is not None and row.body[1] - goods.start <= _FAR
                start = goods.start if goods and near else row.start
                lot = {**told, "@goods": _goods(page, goods)} if goods and near else told
                yield relations["lot-won"], {"winner": cell}, lot, (start, row.body[1])
        elif row.kind == "price" and won is not None:
            cell = _cell(page, row, "Money")
            if cell and row.body[1] - won[0].start <= _FAR:
                yield relations["award"], {"winner": won[1], "price": cell}, told, (won[0].start, row.body[1])
        elif row.kind in relations:
            yield from _one(page, row, relations[row.kind], told)
    yield from _titled(page, relations["titled"], taken)


def _titled(page: Page, relation: Relation, taken: Sequence[Span]) -> Iterator[Block]:
    """Members listed behind the name of a programme: "Loom Star, second batch: A; B"."""
    text = page.text
    for line in lines(text[: page.end], page.start):
        part = _ROLL.match(text, line.start, line.end)
        if part is None or STRUCK.search(part["label"]) or any(a <= line.start < b for a, b in taken):
            continue
        named = page.inside(part.span("label"), "Programme")
        if len(named) != 1 or page.inside(part.span("label"), "Firm"):
            continue
        words = len(part["label"].strip())
        if named[0].end - named[0].start < _MOSTLY * words - (8 if ROUND.search(part["label"]) else 0):
            continue
        firms = parts_of(text, part.end(), line.end, "Firm", page.over(part.end(), line.end), sure=False)
        told = page.inside((part.end(), line.end), "Firm")
        if not firms or len(firms) != len(told):
            continue
        round_ = ROUND.search(part["label"])
        where = {"@programme": named[0], "@batch": ordinal(round_.group()) if round_ else None}
        cells = {"firm": Cell((part.end(), line.end), text[part.end() : line.end], "", parts=firms)}
        year = date_in(part["label"])
        cells |= {"year": Cell(part.span("label"), year, "")} if year else {}
        yield relation, cells, where, (line.start, line.end)


def _goods(page: Page, row: Labelled) -> Any:
    found = parts_of(page.text, *row.body, "Product", page.over(*row.body), sure=True)
    return found[0] if len(found) == 1 else None


def _one(page: Page, row: Labelled, relation: Relation, told: dict[str, Any]) -> Iterator[Block]:
    kind = next(k for k in load_schema().labels if k.name == row.kind)
    cell = _cell(page, row, kind.holds)
    if cell is None:
        return
    span = (row.start, row.body[1])
    if row.kind == "officer":
        for part in cell.parts:
            office = part.note or (None if _PEOPLE.fullmatch(cell.head) else row.label)
            if office:
                lone = Cell(cell.span, cell.words, cell.head, parts=(part,))
                extra = Cell(cell.span, office, cell.head)
                yield relation, {"officer": lone, "office": extra}, told, span
        return
    year = _YEARS.search(cell.words)
    dated = {**told, "@period": date_in(year[0]) if year else None}
    yield relation, {row.kind: cell}, dated, span


def _cell(page: Page, row: Labelled, holds: str | None) -> Cell | None:
    words = page.text[slice(*row.body)]
    head = fold_head(row.label)
    if holds in ("Money", "Figure"):
        plain = _YEARS.sub("", words).strip(" ,，。;；")
        money = holds == "Money" or bool(
            re.search(
                r"revenue|sales|turnover|profit|income|assets|value|valuation|收入|营业额|营收|利润"
                r"|资产|市值|估值|产值",
                head,
            )
        )
        share = bool(re.search(r"market share|占有率", head))
        figure = figure_of(plain, row.label, (), money=money, share=share)
        clean = re.fullmatch(
            r"\W*(?:约|about|some|over|近|超过?|RMB|CNY|CN¥|¥|USD|US\$|\$"
            r"|人民币)*\s*[\d,，.]+\s*[一-鿿A-Za-z%％ /]{0,16}(?:[(（][^()（）]*[)）])?",
            plain,
        )
        return Cell(row.body, words, head, figure=figure) if figure and clean else None
    if holds == "Date":
        return Cell(row.body, words, head) if date_in(words[:24]) else None
    parts = parts_of(
        page.text, *row.body, holds or "", page.over(*row.body), sure=holds in ("Product", "Person")
    )
    return Cell(row.body, words, head, parts=parts) if parts else None


def _labelled(page: Page) -> Iterator[Labelled]:
    text, labels = page.text, load_schema().labels
    for line in lines(text[: page.end], page.start):
        style, cells = cells_of(text, line.start, line.end, "bar")
        if style == "bar" and len(cells) == 2:
            label = text[slice(*cells[0])]
            kind = kind_of(label, labels)
            if kind is not None:
                yield Labelled(kind, label, cells[0][0], cells[1])
            continue
        lot = _LOT.match(text, line.start, line.end)
        if lot is not None:
            yield Labelled("lot", lot["label"], line.start, (lot.end(), line.end))
            continue
        cuts = list(_WIDE.finditer(text, line.start, line.end))
        edges = [line.start, *(edge for m in cuts for edge in m.span()), line.end]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            part = _PART.match(text, start, end)
            if part is None:
                continue
            kind = kind_of(part["label"], labels)
            if kind is not None:
                yield Labelled(kind, part["label"], start, (part.end(), end))
