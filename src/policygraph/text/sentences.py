"""Where sentences end, in Chinese and English."""

import re

from policygraph.text.names import words

# After these a full stop never ends a sentence.
_NEVER = frozenset(
    words(
        "mr mrs ms dr prof gen sen rep gov st no nos vol art fig vs e.g i.e cf approx "
        "jan feb mar apr jun jul aug sep sept oct nov dec"
    )
)
# After these it ends one only if the next word is one that opens sentences.
_MAYBE = frozenset(
    words("co ltd corp inc bros llc plc pvt pte u.s u.k u.n e.u d.c a.m p.m etc al est dept univ jr sr")
)
_OPENERS = frozenset(
    words(
        "the a an this that these those it its he she they we i in on at by for from with as but and or if "
        "when while although though however meanwhile moreover last after before since under according some "
        "many most both all there here such then thus two three other another beijing china"
    )
)
_END = re.compile(
    r"""
    \n+                                            # a line break ends a sentence
  | [。！？](?:[”’」』）)]*)                        # Chinese full stops with closing marks
  | [.!?]+(?:["'”’)\]]*)(?=\s|$|[“"(（一-鿿])       # Latin full stops
  | [.!?][”"]+(?=[A-Z])
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"[\s“\"‘'(（•*–-]*([A-Za-z0-9\u00c0-\u024f\u3400-\u9fff]\w*)?")
_LAST = re.compile(r"([A-Za-z][A-Za-z.]*)\.[\"'”’)\]]*$")


def _ends(text: str, start: int, stop: int, end: int) -> bool:
    mark = text[start]
    if mark != ".":
        return True
    following = _NEXT.match(text, stop, end)
    word = following.group(1) if following else None
    if word is None:
        return True
    if word[0].islower():
        return False
    before = _LAST.search(text[max(0, start - 12) : stop])
    if before is None:
        return True
    last = before.group(1).casefold().strip(".")
    if last in _NEVER:
        return False
    initial = len(before.group(1)) == 1 and before.group(1).isupper()
    if last in _MAYBE or initial or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
        return word.casefold() in _OPENERS and not initial
    return True


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text[start:end]``, without outer spaces.

    Abbreviations do not end a sentence, line breaks do: in the pages we read a
    line is a paragraph, a heading or a list item.

    >>> t = "Hua Long Co., Ltd. makes pumps. It sold 3.5 million in the U.S. last year."
    >>> [t[a:b] for a, b in sentences(t)]
    ['Hua Long Co., Ltd. makes pumps.', 'It sold 3.5 million in the U.S. last year.']
    >>> t = "通知已印发。“要抓紧。”他说。"
    >>> [t[a:b] for a, b in sentences(t)]
    ['通知已印发。', '“要抓紧。”', '他说。']
    """
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if _ends(text, match.start(), match.end(), stop):
            _add(found, text, begin, match.end())
            begin = match.end()
    _add(found, text, begin, stop)
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
