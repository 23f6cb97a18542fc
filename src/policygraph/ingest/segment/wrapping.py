"""Paragraphs that a file breaks into lines of one width, read as one line each.

Many text files break each paragraph wherever the next word would pass a margin.
Such a break means nothing: the line was full. A break after a shorter line does:
there a heading, an item, a row of a table or a paragraph ends. Offsets in the
text read lead back to the file, so that quotes stay its own words, line breaks
included.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from policygraph.ingest.segment.bundles import Line, lines, stated_time
from policygraph.ingest.segment.pages import FURNITURE, front_matter
from policygraph.ingest.segment.sections import begins_own
from policygraph.model.values import Document

NARROWEST, WIDEST = 40, 110
# So many breaks at one margin, and this share of all breaks near it, make a file wrapped.
_FEWEST, _SHARE = 3, 0.6
# A line this near to the margin speaks for or against it; shorter ones are menus and headings.
_NEAR = 0.6
_OVER = 0.1
_ENDED = re.compile(r"[.!?。！？;；:：][\"'”’)\]）」』]*$")
_TABLE = re.compile(r"[|\t]|\S[ \u3000]{3,}\S|\.{4,}|^[\s=_*~+-]+$")
# A word of several joined by hyphens may break after each.
_FIRST_WORD = re.compile(r"[^\s-]+-?")
# Words that no title, item or sentence ends with: what follows belongs to it.
_OPEN = re.compile(
    r"(?:,|\b(?:the|an?|of|to|and|or|for|in|on|at|by|with|from|as|into|than|that|which|its|their|is|are|was|were"
    r"|has|have|had|will|be|been))$"
)
_WORDS = 5
# Chinese breaks after any letter, but for signs that may not begin or end a line.
_LETTERS = 3

Pair = tuple[Line, Line]


@frozen
class Flat:
    """A text with its wrapped paragraphs in one line each, and the way back to the file.

    Attributes:
        content: The text to read.
        starts: Where in ``content`` each stretch begins that was taken over whole.
        origins: Where the same stretch begins in the file.
    """

    content: str
    starts: Sequence[int] = (0,)
    origins: Sequence[int] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the file the words of ``content[start:end]`` stand."""
        first = self._origin(start)
        return first, (self._origin(end - 1) + 1 if end > start else first)

    def _origin(self, at: int) -> int:
        stretch = bisect_right(self.starts, at) - 1
        return self.origins[stretch] + at - self.starts[stretch]


@frozen
class _Break:
    """The end of a line that another one follows without a gap.

    Attributes:
        width: How wide the line is, its indent included.
        needed: How wide it would be with the first word of the next line.
    """

    width: int
    needed: int

    def is_full(self, margin: int) -> bool:
        """Tell whether the first word of the next line would have passed the margin."""
        return self.width <= margin < self.needed


def flatten(document: Document, text: str) -> Flat:
    """Return a document's text, or the same with signs covered, as it is read.

    Where the format itself says where each article stands, it has paragraphs too.
    """
    return Flat(text) if document.parts else unwrap(text)


def unwrap(text: str) -> Flat:
    r"""Return a text with wrapped paragraphs in one line; any other text as it is.

    >>> words = "Moth Bay builds ten bases for silk looms and will pay for them by 2027, as the mayor said. "
    >>> import textwrap
    >>> flat = unwrap(textwrap.fill(words * 3, 60) + "\n\n- One\n- Two\n")
    >>> flat.content.count("\n"), flat.content.startswith(words * 2)
    (4, True)
    """
    rows = lines(text, front_matter(text).start)
    pairs = [pair for pair in pairwise(rows) if _may_join(text, *pair)]
    joined = _at_margin(text, rows, pairs)
    goes_on = (pair for pair in pairs if _goes_on(text, *pair))
    joined = sorted({*joined, *goes_on}, key=lambda pair: pair[0].start)
    if not joined:
        return Flat(text)
    parts: list[str] = []
    starts, origins = [0], [0]
    at = length = 0
    for row, after in joined:
        # The blank that joins two lines stands for the line end itself.
        stretch = text[at : row.end] + _between(row.text, after.text)
        parts.append(stretch)
        length += len(stretch)
        at = after.start
        starts.append(length)
        origins.append(at)
    parts.append(text[at:])
    return Flat("".join(parts), tuple(starts), tuple(origins))


def _may_join(text: str, row: Line, after: Line) -> bool:
    if text.count("\n", row.end, after.start) != 1:
        return False
    if begins_own(after.text) or _ended_by_sign(row.text) or stated_time(after.text) or stated_time(row.text):
        return False
    if any(_TABLE.search(line.text) or FURNITURE.match(line.text) for line in (row, after)):
        return False
    deeper = _indent(text, after) - _indent(text, row)
    return deeper <= 0 or begins_own(row.text)


def _ended_by_sign(line: str) -> bool:
    return line.endswith((":", "：", ";", "；")) or line.startswith(("#", "---"))


def _at_margin(text: str, rows: Sequence[Line], pairs: Sequence[Pair]) -> list[Pair]:
    """Return the breaks at the margin of a wrapped file: none in others."""
    if len(pairs) < _FEWEST:
        return []
    best: list[Pair] = []
    # A wide letter fills two columns of a terminal, and is one of so many in other programs.
    for wide in (2,) if text.isascii() else (2, 1):
        breaks = [_measure(text, *pair, wide) for pair in pairs]
        margin = _margin([_width(text, row, wide) for row in rows], breaks, NARROWEST * wide // 2)
        full = [pair for pair, one in zip(pairs, breaks, strict=True) if one.is_full(margin)]
        best = max(best, full, key=len)
    return best


def _margin(widths: Sequence[int], breaks: Sequence[_Break], narrowest: int) -> int:
    best, most = 0, 0
    for margin in sorted({one.width for one in breaks if narrowest <= one.width <= WIDEST}):
        near = [one for one in breaks if one.width >= _NEAR * margin]
        full = sum(one.is_full(margin) for one in near)
        if full > most and full >= max(_FEWEST, _SHARE * len(near)):
            over = sum(width > margin for width in widths)
            if over <= _OVER * len(widths):
                best, most = margin, full
    return best


def _measure(text: str, row: Line, after: Line, wide: int) -> _Break:
    width = _width(text, row, wide)
    if _is_wide(after.text[0]):
        return _Break(width, width + _LETTERS * wide)
    word = _FIRST_WORD.match(after.text)
    return _Break(width, width + 1 + (word.end() if word else 1))


def _goes_on(text: str, row: Line, after: Line) -> bool:
    """Tell whether a sentence plainly goes on in the next line, wherever the margin is."""
    return (
        (after.text[0].islower() or (_OPEN.search(row.text) is not None and after.text[0].isalnum()))
        and not _ENDED.search(row.text)
        and NARROWEST <= _width(text, row, 1) <= WIDEST
        and len(row.text.split()) >= _WORDS
        and len(after.text) <= WIDEST
    )


def _between(row: str, after: str) -> str:
    if row[-1] == "-" and row[-2:-1].isalpha() and after[0].islower():
        return ""
    if row[-1].isdigit() and after[0].isdigit() and any(map(_is_wide, row)):
        return ""  # a number that Chinese cut in two
    return "" if _is_wide(row[-1]) or _is_wide(after[0]) else " "


def _width(text: str, row: Line, wide: int) -> int:
    begin = text.rfind("\n", 0, row.start) + 1
    return _columns(text[begin : row.end], wide)


def _indent(text: str, row: Line) -> int:
    begin = text.rfind("\n", 0, row.start) + 1
    return row.start - begin


def _columns(words: str, wide: int) -> int:
    return len(words) if wide == 1 or words.isascii() else sum(1 + _is_wide(letter) for letter in words)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
