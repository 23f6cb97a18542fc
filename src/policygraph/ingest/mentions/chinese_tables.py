"""Goods and fields in the rows of Chinese tables, which the head of their column announces."""

import re
from collections.abc import Iterator, Sequence

from policygraph.ingest.mentions import chinese_goods_words as w
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate, Taken

_PARTING = re.compile(r"[ \u3000]*[|｜][ \u3000]*|\t+|[ \u3000]{2,}| / |／")
_CELL = re.compile(r"(?=.*[\u3400-\u9fff])[^。；：:，,|｜\n]{2,20}")
_BRACKET = re.compile(r"[（(].*$")
_NO_GOODS = re.compile(
    r".*(?:公司|厂|集团|企业|[省市县区]|合计|小计|总计|[元％%号]|有限|股份|服务|承包|施工|工程|项目|检测|设计|监理)$|[\d.,-]+$"
)
_BEHIND = re.compile(
    r"[ \u3000]*(?:——?|[：:—–-]|[（(](?:主营|主导产品|产品)?[：:]?)[ \u3000]*"
    r"(?P<goods>[^，。；：:（）()\n]{2,18})[）)]?[；;。]?[ \u3000]*(?=\n|$)"
)
_A_LIST = 3  # firms, from which on what stands behind each is of one kind
_Cell = tuple[int, int]


def find_in_tables(
    text: str, goods: Sequence[tuple[int, int]], firms: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    """Yield the whole cells that stand for goods or fields.

    Args:
        text: The article.
        goods: The stretches known to name goods.
        firms: The stretches known to name firms.
    """
    houses = Taken((start, end, "Firm") for start, end in firms)
    begun: dict[int, int] = {}  # by the end of goods, where the shortest of them begins
    for start, end in goods:
        begun[end] = max(start, begun.get(end, start))
    column: dict[int, str] = {}
    width = 0
    at = 0
    for line in text.split("\n"):
        cells = list(_cells(line, at))
        at += len(line) + 1
        if len(cells) < 2:
            if not line.strip():
                column = {}
            continue
        head = _head(text, cells)
        if head:
            column, width = head, len(cells)
            continue
        told = False
        own = list(houses.over(cells[0][0], cells[-1][1]))
        for n, kind in column.items():
            cell = _cell(cells, n, width)
            if cell is not None and (found := _whole(text, cell)) is not None:
                told = True
                yield Candidate(*found, kind, FORM, name=text[found[0] : found[1]])
        if not told and any(a <= s and e <= b for a, b in cells for s, e, _ in own):
            for cell in cells:
                found = _whole(text, cell)
                if found is not None and found[0] <= begun.get(found[1], -1):
                    yield Candidate(*found, "Product", CONTEXT, name=text[found[0] : found[1]])


def find_in_items(text: str, firms: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield what stands alone behind the firms of a list: "飞梭科技有限公司：织机".

    Args:
        text: The article.
        firms: The stretches known to name firms.
    """
    found = [m.span("goods") for _, end in firms if (m := _BEHIND.match(text, end)) is not None]
    found = [span for cell in found if (span := _whole(text, cell)) is not None]
    if len(found) < _A_LIST:
        return
    for start, end in found:
        yield Candidate(start, end, "Product", CONTEXT, name=text[start:end])


def _cells(line: str, at: int) -> Iterator[_Cell]:
    """Yield the stretches of a line that blanks or bars part."""
    start = 0
    for m in _PARTING.finditer(line):
        if m.start() > start:
            yield at + start, at + m.start()
        start = m.end()
    if len(line) > start:
        yield at + start, at + len(line)


def _head(text: str, cells: Sequence[_Cell]) -> dict[int, str]:
    """Which columns hold goods or fields, by the words of a table's head."""
    words = [text[a:b].strip() for a, b in cells]
    if any(len(word) > 14 or word[:1].isdigit() or w.FILLED.search(word) for word in words):
        return {}
    if not any(w.HEADED.search(word) for word in words):
        return {}
    told = {n: "Product" for n, word in enumerate(words) if w.GOODS_COLUMN.search(word)}
    return told or {n: "Sector" for n, word in enumerate(words) if w.FIELD_COLUMN.search(word)} or {-99: ""}


def _cell(cells: Sequence[_Cell], n: int, width: int) -> _Cell | None:
    """The cell of a column; of a row that is short its beginning is missing."""
    place = n - (width - len(cells)) if len(cells) < width else n
    return cells[place] if 0 <= place < len(cells) and len(cells) <= width else None


def _whole(text: str, cell: _Cell) -> _Cell | None:
    """The words of a cell without a bracket behind them, if they may name goods."""
    start, end = cell
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = _BRACKET.sub("", words.strip()).strip()
    if _CELL.fullmatch(words) is None or _NO_GOODS.match(words) is not None:
        return None
    return start, start + len(words)
