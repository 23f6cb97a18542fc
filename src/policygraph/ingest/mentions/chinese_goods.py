"""Goods and fields of industry in Chinese: "高纯石英砂", "碳化硅衬底", "制氢装备、储运瓶阀等领域".

A name of goods is a run of words that ends with what goods are called (膜, 轴承,
设备) and begins where a verb, a particle, a count or another name ends. Whether it
is a field of industry, the words around its list tell; where nothing speaks of
fields it is a product. What a table's head announces as products needs no such end.
"""

import re
from collections.abc import Iterator, Sequence

from policygraph.ingest.mentions import chinese_goods_words as w
from policygraph.ingest.mentions.chinese_tables import find_in_items, find_in_tables
from policygraph.ingest.mentions.chinese_tokens import Token, words_from
from policygraph.ingest.mentions.cover import CONTEXT, REGISTER, Candidate

_BREAKING = frozenset("xpcureyotqf")
_ACRONYM = re.compile(r"\s?[（(](?P<short>[A-Z][A-Za-z0-9-]{1,9})[)）]")
_JOIN = re.compile(r"[、]|以及|[和及与]|或")
LONGEST = 16
_Span = tuple[int, int]


def find_goods(
    text: str, words: Sequence[Token], taken: Sequence[tuple[int, int, str]]
) -> Iterator[Candidate]:
    """Yield the goods and the fields of industry that an article names.

    Args:
        text: The article.
        words: Its words.
        taken: Start, end and type of the names found so far.
    """
    edges = _edges(taken)
    words = list(_merged(words))
    known = {(a, b) for a, b, kind in taken if kind == "Sector"}
    shorts: dict[str, str] = {}
    goods: list[_Span] = []
    for group in _groups(text, _chunks(words, edges)):
        heads = [span for chunk in group if (span := _goods(chunk)) is not None]
        first, last = group[0][0].start, group[-1][-1].end
        if heads:
            last = heads[-1][1] if heads[-1][0] >= group[-1][0].start else last
        if _of_fields(text, first, last, len(group)):
            for chunk in group:
                span = chunk[0].start, (_goods(chunk) or _trimmed(chunk))[1]
                if 2 <= span[1] - span[0] <= LONGEST:
                    yield _named(text, span, "Sector", CONTEXT)
            continue
        if _of_goods(text, first, group[-1][-1].end):
            heads = [span for chunk in group if (span := _goods(chunk) or _unheaded(text, chunk)) is not None]
        goods += heads
        for span in heads:
            rank = REGISTER if span in known and _made(text, span) else CONTEXT
            yield _named(text, span, "Product", rank)
            short = _ACRONYM.match(text, span[1])
            if short is not None:
                shorts.setdefault(short["short"], text[span[0] : span[1]])
    for acronym, name in sorted(shorts.items()):
        for m in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(acronym)}(?![A-Za-z0-9])", text):
            yield Candidate(*m.span(), "Product", CONTEXT, name=name)
    firms = sorted({(a, b) for a, b, kind in taken if kind == "Firm"})
    yield from find_in_tables(text, goods, firms)
    yield from find_in_items(text, firms)
    for m in w.INDUSTRY.finditer(text):
        yield from _industry(text, m, words, edges)


def _named(text: str, span: _Span, kind: str, rank: int) -> Candidate:
    return Candidate(*span, kind, rank, name=text[span[0] : span[1]])


def _edges(taken: Sequence[tuple[int, int, str]]) -> set[int]:
    """The places of names that no name of goods reaches into."""
    closed = ("Firm", "GovernmentBody", "OtherOrganisation", "Person", "Place", "Date", "Event")
    return {at for a, b, kind in taken if kind in closed for at in range(a, b)}


def _chunks(words: Sequence[Token], edges: set[int]) -> Iterator[list[Token]]:
    """Yield the runs of words between which something ends a name."""
    chunk: list[Token] = []
    for n, token in enumerate(words):
        following = words[n + 1] if n + 1 < len(words) else None
        inner = _inner(token, following) or (bool(chunk) and token.word in w.SUFFIXES and token.kind in "qv")
        if token.start not in edges and inner:
            if chunk and chunk[-1].kind == "eng" and chunk[-1].end < token.start:
                chunk = []
            chunk.append(token)
            continue
        if chunk:
            yield chunk
        chunk = []
    if chunk:
        yield chunk


def _merged(words: Sequence[Token]) -> Iterator[Token]:
    """Yield the words, those that together are one word of the lists as one."""
    n = 0
    while n < len(words):
        size, joined = 1, words[n].word
        if joined[0] in w.OPENING:
            for more in range(2, min(5, len(words) - n + 1)):
                joined += words[n + more - 1].word
                if joined in w.WHOLE:
                    size = more
        if size == 1:
            yield words[n]
        else:
            last = words[n + size - 1]
            word = "".join(t.word for t in words[n : n + size])
            yield Token(words[n].start, last.end, word, "n")
        n += size


def _inner(token: Token, following: Token | None) -> bool:
    """Whether a word may stand in a name of goods."""
    word, kind = token.word, token.kind
    if word in w.HEADS or word in w.INSIDE:
        return True
    if word in w.STOP:
        return False
    if kind == "m" or word[0].isdigit() or word in w.NUMERALS:
        return following is not None and w.UNIT.match(word + following.word) is not None
    if w.UNIT_ALONE.fullmatch(word):
        return True
    if kind == "eng" or word in "ⅠⅡⅢⅣⅤ":
        return True
    if kind[0] in _BREAKING or (kind in ("nr", "nt", "ns") and len(word) > 1):
        return kind in ("nr", "ns") and word in w.NAMED_STUFF
    if kind[0] == "v" and kind not in ("vn", "vg"):
        return len(word) == 1
    return kind[0] != "d" or word in w.DEGREES


def _groups(text: str, chunks: Iterator[list[Token]]) -> Iterator[list[list[Token]]]:
    """Yield lists of chunks that 、 or a word for "and" joins."""
    group: list[list[Token]] = []
    for chunk in chunks:
        if group and _JOIN.fullmatch(text, group[-1][-1].end, chunk[0].start) is None:
            yield group
            group = []
        group.append(chunk)
    if group:
        yield group


def _goods(chunk: Sequence[Token]) -> _Span | None:
    """The stretch of a chunk that names goods, or None."""
    last = len(chunk)
    while last and not _ends(chunk[:last]):
        last -= 1
        if len(chunk) - last > 1:
            return None
    if not last:
        return None
    start, end = _trimmed(chunk[:last])
    if not 2 <= end - start <= LONGEST or not _ends([t for t in chunk[:last] if t.start >= start]):
        return None
    return start, end


def _trimmed(chunk: Sequence[Token]) -> _Span:
    first = 0
    while first < len(chunk) - 1 and (chunk[first].word in w.LEAD or chunk[first].word in w.LEAD_ALONE):
        first += 1
    return chunk[first].start, chunk[-1].end


def _ends(chunk: Sequence[Token]) -> bool:
    """Whether a chunk ends with what goods are called."""
    if not chunk:
        return False
    last = chunk[-1].word
    modified = len(chunk) > 1
    if last in w.WITH_MODIFIER:
        return modified
    if last in w.HEADS:
        return True
    joined = "".join(t.word for t in chunk[-3:])
    if any(joined[-size:] in w.HEADS for size in (4, 3, 2) if size < len(joined)):
        return len(last) == 1 or last not in w.NOT_HEADS
    if last[-1] not in w.SUFFIXES:
        return False
    if len(last) == 1:
        before = chunk[-2].word if modified else ""
        return modified and chunk[-1].end - chunk[0].start >= 3 and before[-1] + last not in w.NOT_HEADS
    return last not in w.NOT_HEADS and chunk[-1].kind[0] in "nj" and (modified or len(last) > 2)


def _of_fields(text: str, first: int, last: int, many: int) -> bool:
    """Whether the words around a list say that it is one of fields."""
    if w.FIELD.match(text, last) is not None:
        return many > 1 or w.LONE_FIELD.match(text, last) is not None
    return many > 1 and w.FIELDS.search(text[max(0, first - 14) : first]) is not None


def _of_goods(text: str, first: int, last: int) -> bool:
    """Whether the words around a list say that it is one of goods."""
    before = text[max(0, first - 16) : first]
    if w.GOODS_LIST.match(text, last) or w.ANNOUNCED.search(before):
        return True
    return w.MAKES_SURE.search(before) is not None and w.CUT_HERE.match(text, last) is not None


def _unheaded(text: str, chunk: Sequence[Token]) -> _Span | None:
    """The stretch of a chunk that only its surroundings tell to be goods, or None."""
    start, end = _trimmed(chunk)
    last = chunk[-1]
    if not 3 <= end - start <= LONGEST or w.ABSTRACT.match(text[start:end]):
        return None
    if last.kind[0] not in "njgze" and not (len(last.word) == 1 and last.kind[0] in "vak"):
        return None
    return start, end


def _made(text: str, span: _Span) -> bool:
    """Whether somebody makes, sells or buys what stands there."""
    return (
        w.MAKES.search(text[max(0, span[0] - 8) : span[0]]) is not None
        or w.MADE.match(text, span[1]) is not None
    )


def _industry(text: str, m: re.Match[str], words: Sequence[Token], edges: set[int]) -> Iterator[Candidate]:
    """Yield the words before 产业 or 行业 as a field, 产业 with them."""
    end = m.start()
    start = end
    for token in reversed(words_from(words, end - LONGEST, end)):
        whole = token.end == start and _inner(token, None)
        if token.start in edges or not (whole or token.end > end):
            break
        start = token.start
    while (lead := w.LEAD_WORDS.match(text, start, end)) is not None and lead.end() > start:
        start = lead.end()
    if end - start >= 2 and not w.NO_FIELD.fullmatch(text, start, end):
        yield _named(text, (start, m.end()), "Sector", CONTEXT)
