"""What of a marked-up text is shown, and one line of it as plain text."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from policygraph.text.names import HANZI, words

Element = Any  # lxml's elements have no types of their own

SKIPPED = frozenset(
    words(
        "script style noscript template svg math head title iframe object embed audio video canvas "
        "button select input textarea datalist dialog map rp rt nav aside"
    )
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)(?![\w-])", re.IGNORECASE)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_DEEPEST = 8
_WIDE = f"{HANZI}\u3000-\u303f\uff00-\uffef"
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n]\s*(?=[{_WIDE}])")


@frozen
class Block:
    """One line, the element it stands in, what it is, and how much of it is links.

    ``kind`` is ``text``, ``head``, ``item``, ``row``, or ``next`` for a line that
    follows the one before it without a gap.
    """

    text: str
    element: Element = None
    kind: str = "text"
    level: int = 0
    linked: int = 0


def tidy(text: str) -> str:
    r"""Return inline text as it is shown: blanks run together, nothing that no eye sees.

    A line break of the source between two Chinese characters is no blank.

    >>> tidy(" plan\n for\xa0cells "), tidy("行动\n  计划")
    ('plan for cells', '行动计划')
    """
    return " ".join(_BROKEN.sub("", _UNSEEN.sub("", text)).split())


def is_hidden(element: Element) -> bool:
    """Tell whether an element's own attributes keep it from view."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def iter_words(root: Element) -> Iterator[str]:
    """Yield the stretches of text under an element that are not skipped, as they stand."""
    for element in root.iter("*"):
        if element.text and element.tag not in SKIPPED:
            yield element.text
        if element.tail and element is not root and element.getparent().tag not in SKIPPED:
            yield element.tail


def join_blocks(blocks: Iterable[Block]) -> str:
    r"""Return lines as one text: a blank line between paragraphs, none inside lists and tables.

    >>> join_blocks([Block("Goals:"), Block("ten bases", kind="item", level=1), Block("End.")])
    'Goals:\n\n• ten bases\n\nEnd.\n'
    """
    pieces: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            together = block.kind == "next" or (block.kind == before.kind and block.kind in ("item", "row"))
            pieces.append("\n" if together else "\n\n")
        bullet = f"{'  ' * min(block.level - 1, _DEEPEST)}• " if block.kind == "item" else ""
        pieces.append(f"{bullet}{block.text}")
        before = block
    return "".join(pieces) + "\n" if pieces else ""


def labelled(label: str, value: str) -> str:
    """Return a label and its value as one line.

    >>> labelled("Founded", "2010"), labelled("发布机构：", "某厅"), labelled("所在地", "烟台")
    ('Founded: 2010', '发布机构：某厅', '所在地：烟台')
    """
    bare = label.rstrip(":： ")
    wide = re.search(f"[{HANZI}]", bare) is not None
    return f"{bare}：{value}" if wide else f"{bare}: {value}"
