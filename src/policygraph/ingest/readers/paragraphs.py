"""Printed lines → paragraphs: pages joined, line wraps and hyphens undone, running heads left out."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from policygraph.ingest.readers.pdf_pages import PrintedLine
from policygraph.ingest.readers.shown import tidy
from policygraph.ingest.segment.sections import begins_own
from policygraph.text.names import HANZI, words

Page = Sequence[PrintedLine]
_NUMBER = re.compile(
    r"[-–—\s]*(?:page|p\.|第)?\s*\d{1,4}\s*(?:页|頁)?\s*(?:(?:/|of|共)\s*\d{1,4}\s*(?:页|頁)?)?[-–—\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_WIDE = f"{HANZI}\u3000-\u303f\uff00-\uffef"
_WIDE_END, _WIDE_START = re.compile(f"[{_WIDE}]$"), re.compile(f"^[{_WIDE}]")
_WORD = re.compile(r"[A-Za-z]+")
# Halves of compounds, which keep their hyphen at the end of a line as well.
_BEFORE = frozenset(words("state high low long short well large small medium full non self semi multi"))
_AFTER = frozenset(
    words(
        "owned based led level run backed funded term scale tech made wide related driven free grade end "
        "speed quality year energy carbon listed invested holding known making added intensive oriented"
    )
)
_OWN = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十百]{1,4}[章节条]|\d{1,2}[.、．]\s*\D"
)
_ENDED = re.compile(r"[.!?。！？;；:：][\"'”’)\]）」』]*$")
_EDGE = 2  # so many lines at the top and the foot of a page may be its running heads
_SHARE = 0.5  # of the pages that must carry a line for it to be one
_REPEATS = 3
_STEP = 3.0  # points: lines that begin within them begin at one place
_INDENT = 14  # steps: a paragraph, an item or a quotation is set in by no more
_FAR = 2.6  # no two lines of a paragraph stand further apart, in letter heights
_FULL = 20  # a line shorter than so many letter heights is a heading or an item, never full


def join_pages(pages: Sequence[Page]) -> str:
    """Return the text of pages: a line for each paragraph, a blank line between them.

    A line goes on in the next where it is full, its letters are as large, and the
    next begins neither an item nor, by its indent, a paragraph. Lines with as many
    cells as a neighbour are rows of a table.
    """
    heads = _running_heads(pages)
    rest = [_without_heads(page, heads) for page in pages]
    lines = [line for page in rest for line in page]
    last = {id(page[-1]) for page in rest if page}
    columns, whole = _Columns(lines), _whole_words(lines)
    out: list[str] = []
    before: PrintedLine | None = None
    fresh = True  # whether the line before began its paragraph
    for n, line in enumerate(lines):
        is_row = _is_row(lines, n)
        text = _text(line, is_row=is_row)
        if before is not None and before.broken:
            out[-1] = _glued(out[-1], text, whole)
        elif (
            before is not None
            and not is_row
            and not _is_row(lines, n - 1)
            and columns.goes_on(before, line, over=id(before) in last, fresh=fresh)
        ):
            out[-1] = _joined(out[-1], text)
            fresh = False
        else:
            apart = before is not None and not _is_aligned(line, before)
            out.append(f"\n{text}" if apart else text)
            fresh = True
        before = line
    return "\n".join(out) + "\n" if out else ""


def _is_row(lines: Sequence[PrintedLine], n: int) -> bool:
    beside = [lines[m] for m in (n - 1, n + 1) if 0 <= m < len(lines)]
    return any(_is_aligned(lines[n], other) for other in beside)


def _is_aligned(line: PrintedLine, other: PrintedLine) -> bool:
    """Tell whether two lines have the same columns: aligned left, right or in the middle."""
    if len(line.cells) < 2 or len(line.cells) != len(other.cells):
        return False
    near = 0.7 * line.size
    return all(
        min(abs(a - c), abs(b - d), abs(a + b - c - d) / 2) < near
        for (a, b), (c, d) in zip(line.cells, other.cells, strict=True)
    )


def _text(line: PrintedLine, *, is_row: bool) -> str:
    return tidy(line.text.replace("|", "/").replace("\t", " | ") if is_row else line.text)


def _running_heads(pages: Sequence[Page]) -> frozenset[str]:
    """Return the lines, without their numbers, that stand at the edge of most pages."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    least = max(_REPEATS, _SHARE * len(pages))
    return frozenset(key for key, times in seen.items() if times >= least)


def _edge(page: Page) -> list[PrintedLine]:
    return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]


def _key(line: PrintedLine) -> str:
    return _DIGITS.sub("#", line.text)


def _without_heads(page: Page, heads: frozenset[str]) -> list[PrintedLine]:
    edge = set(map(id, _edge(page)))
    outer = {id(line) for line in (*page[:1], *page[-1:])} if len(page) > 1 else set()
    return [
        line
        for line in page
        if not (id(line) in edge and _key(line) in heads)
        and not (id(line) in outer and _NUMBER.fullmatch(line.text))
    ]


class _Columns:
    """Where the lines of each column begin and end and how far apart they stand, learned from all of them."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self.lefts = Counter(_place(line.left) for line in lines)
        self.rights: dict[int, float] = {}
        for line in lines:
            place = _place(line.left)
            if len(line.cells) > 1:
                continue  # no running text
            self.rights[place] = max(self.rights.get(place, 0.0), line.right)
        drops = Counter(
            round((one.base - two.base) / one.size, 1)
            for one, two in pairwise(lines)
            if 0 < one.base - two.base < _FAR * one.size and one.right - one.left > _FULL * one.size
        )
        often = [drop for drop, times in drops.items() if times * 5 >= drops.total()]
        self.leading = min(often, default=_FAR / 2) + 0.25

    def goes_on(self, before: PrintedLine, line: PrintedLine, *, over: bool, fresh: bool) -> bool:
        """Tell whether a line continues the one before it.

        Args:
            before: The line before.
            line: The line.
            over: Whether a page ends between them.
            fresh: Whether the line before began its paragraph.
        """
        if abs(before.size - line.size) > 0.15 * before.size or _begins(line.text):
            return False
        if not over and not 0 < before.base - line.base < self.leading * before.size:
            return False
        if before.right - before.left < _FULL * before.size or not self._is_full(before, line.text):
            return False
        if line.left - self._base(line) <= line.size:
            return True
        if line.left - before.left > line.size:
            return fresh and _begins(before.text)  # the text of an item hangs below its mark
        return not fresh or _ENDED.search(before.text) is None

    def _is_full(self, line: PrintedLine, following: str) -> bool:
        """Tell whether the next word would not have fitted any more."""
        place = _place(line.left)
        near = range(place - _INDENT, place + _INDENT + 1)
        word = following.split(maxsplit=1)[0]
        room = line.size * (1.5 if _WIDE_START.match(following) else 1.5 + 0.6 * min(len(word), 20))
        if line.right >= max(self.rights.get(p, 0.0) for p in near) - room:
            return True
        # A block of its own may be set narrower; so may a list of names, which nothing must join.
        own = [p for p in (place - 1, place, place + 1) if p in self.rights]
        block = sum(self.lefts[p] for p in own) >= _REPEATS
        open_ = following[:1].islower() or line.text.endswith((",", "，", "、"))
        return block and open_ and line.right >= max(self.rights[p] for p in own) - room

    def _base(self, line: PrintedLine) -> float:
        """Return where lines begin that begin no paragraph."""
        near = _place(line.left)
        often = [p for p in range(near - _INDENT, near + 1) if self.lefts[p] > 1]
        return _STEP * min(often, default=near)


def _place(left: float) -> int:
    return round(left / _STEP)


def _begins(text: str) -> bool:
    return begins_own(text) or _OWN.match(text) is not None


def _joined(one: str, other: str) -> str:
    tight = _WIDE_END.search(one) and _WIDE_START.match(other)
    return f"{one}{'' if tight else ' '}{other}"


def _whole_words(lines: Sequence[PrintedLine]) -> set[str]:
    """Return the words of lines that no hyphen breaks."""
    found: set[str] = set()
    for before, line in zip([None, *lines], lines, strict=False):
        printed = _WORD.findall(line.text)
        first = 1 if before is not None and before.broken else 0
        found.update(word.casefold() for word in printed[first : -1 if line.broken else None])
    return found


def _glued(one: str, other: str, known: set[str]) -> str:
    """Join a word broken at a hyphen; the hyphen stays where both halves are words of their own."""
    first, second = _last_word(one), _WORD.match(other)
    if not first or not second or not other[:1].islower():
        return f"{one}-{other}"
    left, right = first.casefold(), second.group().casefold()
    both = left in known and right in known and left + right not in known
    return f"{one}-{other}" if both or left in _BEFORE or right in _AFTER else f"{one}{other}"


def _last_word(text: str) -> str:
    found = _WORD.findall(text[-40:])
    return found[-1] if found else ""
