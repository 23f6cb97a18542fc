"""Counties, towns and parks in Chinese: "南谯区乌衣镇", "位于新昌", "海西州".

Places follow each other from the large to the small. A chain that ends in a place no
register lists is named as a whole; a town or a park alone needs an edge before it.
"""

import re
from collections.abc import Iterator, Sequence

from policygraph.ingest.mentions import chinese_words as w
from policygraph.ingest.mentions.chinese_lists import county_names, short_places
from policygraph.ingest.mentions.chinese_tokens import Token
from policygraph.ingest.mentions.cover import CONTEXT, Candidate

_HAN = "\u3400-\u9fff"
_SMALL = re.compile(
    rf"(?P<name>(?:(?![{w.PARTICLES}])[{_HAN}]){{2,8}}?)"
    r"(?P<head>经济技术开发区|高新技术产业开发区|经济开发区|工业集中区|产业集聚区|综合保税区|保税港区|保税区|开发区|高新区|经开区|示范区|"
    r"新港区|港区|新区|工业园区|产业园区|科技园区|化工园区|工业园|产业园|化工园|科技园|软件园|物流园|创新园|创业园|智造园|科创园|微电园|工业城|"
    r"产业城|科学城|科技城|大学城|新城|科学岛|科创谷|智慧谷|药谷|实验区|合作区|先行区|都会区|片区|出口加工区|产业新城|街道|镇|乡|苏木|村)(?![长上中居区企工业下里民支干委庄落])"
)
_COUNTY = re.compile(
    rf"(?<=[省市盟])(?P<name>(?:(?![{w.PARTICLES}区县省市委局厅办])[{_HAN}]){{1,4}})"
    r"(?P<head>[县区旗市])(?![级里内外长委属域政下场值民间面直辖])"
)
_EDGE = re.compile(rf"(?:^|[^{_HAN}A-Za-z0-9]|[{w.PARTICLES}])$")
_IN = re.compile("(?:位于|地处|落户|坐落于|设在|入驻|来自|走进|来到|走访|聚集于|[在于到赴往驻自至])$")
_NO_TOWN = re.compile(rf".*(?:{w.NO_TOWN})$")
_LOCATIVE = re.compile(rf"(?:{w.LOCATIVE}|[、，：“（(\n省市州]|^)$")
_SEAT_NEXT = re.compile(rf"{w.SEAT_NEXT}|[，。、；：）)\n\dA-Za-z]|$")
_KNOWN = re.compile("|".join(sorted(w.KNOWN_PLACES, key=lambda name: (-len(name), name))))
_NATURE = re.compile("[海江河湖山岛洲洋峡路街寺站站桥宫门派盾元]$|共和国|民国|帝国")
_SURELY_IN = re.compile("(?:位于|地处|落户|坐落于|坐落在|设在|入驻|来自|在|于)$")


def find_places(
    text: str, words: Sequence[Token], known: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    """Yield places that the register does not list, chains of places as one.

    Args:
        text: The article.
        words: Its words.
        known: Where the register's places stand.
        taken: Where firms, bodies and other names stand.
    """
    ends = {b: a for a, b in known}
    agents = {at for a, b in taken for at in range(a, b)}
    counties = [span for span in county_names(text) if span not in known and span[0] not in agents]
    for start, end in sorted(counties):
        first = _first(start, ends)
        ends.setdefault(end, first)
        if not any(a <= start and end <= b for a, b in known):
            yield Candidate(first, end, "Place", CONTEXT, name=text[first:end])
    covered = [*known, *counties]
    for m in _SMALL.finditer(text):
        begin = _begin(text, m, ends)
        if begin is None or _NO_TOWN.match(text[begin : m.start("head")]):
            continue
        whole = _first(begin, ends)
        ends.setdefault(m.end(), whole)
        yield Candidate(whole, m.end(), "Place", CONTEXT, name=text[whole : m.end()])
    for m in _COUNTY.finditer(text):
        if m.start() in ends and _first(m.start(), ends) < m.start() and not _NO_TOWN.match(m["name"]):
            ends.setdefault(m.end(), _first(m.start(), ends))
            yield Candidate(ends[m.end()], m.end(), "Place", CONTEXT, name=text[ends[m.end()] : m.end()])
    yield from _shorts(text, words, covered, ends)


def _first(start: int, ends: dict[int, int]) -> int:
    """Where the chain of places begins that goes on at ``start``."""
    while start in ends and ends[start] < start:
        start = ends[start]
    return start


def _begin(text: str, m: re.Match[str], ends: dict[int, int]) -> int | None:
    """Where the name of a town or park begins: behind a larger place, "in" or a mark."""
    if m.end() in ends:
        return None
    places = range(m.start("head") - 2, m.start() - 1, -1)
    for start in places:
        if start in ends or _IN.search(text, max(0, start - 4), start):
            return start
    first = next((n for n in reversed(places) if _EDGE.search(text, max(0, n - 1), n)), None)
    return first if first is not None and m.start("head") - first <= 6 else None


def _may_be_place(token: Token, names: frozenset[str]) -> bool:
    """Whether a word is a place by the lists or by the dictionary, and nothing better known."""
    if token.word in w.KNOWN_PLACES or token.word in w.NO_PLACES or len(token.word) < 2:
        return False
    return token.word in names or (token.kind == "ns" and not _NATURE.search(token.word))


def _shorts(
    text: str, words: Sequence[Token], covered: Sequence[tuple[int, int]], ends: dict[int, int]
) -> Iterator[Candidate]:
    """Yield cities and counties called without 市 or 县, where the words around speak of a place."""
    names = short_places()
    inside = {at for a, b in covered for at in range(a, b)}
    told: set[str] = set()
    found: list[Token] = []
    for token in words:
        if token.start in inside or not _may_be_place(token, names):
            continue
        found.append(token)
        before = text[max(0, token.start - 4) : token.start]
        sure = token.word in names or len(token.word) > 2 or _SURELY_IN.search(before)
        if token.start in ends and token.kind == "ns" and _SEAT_NEXT.match(text, token.end):
            first = _first(token.start, ends)
            yield Candidate(first, token.end, "Place", CONTEXT, name=text[first : token.end])
        if sure and token.kind == "ns" and _LOCATIVE.search(before) and _SEAT_NEXT.match(text, token.end):
            told.add(token.word)
    for m in _KNOWN.finditer(text):
        if m.start() not in inside and _SEAT_NEXT.match(text, m.end()):
            yield Candidate(m.start(), m.end(), "Place", CONTEXT, name=m.group())
    for token in found:
        if token.word in told:
            yield Candidate(token.start, token.end, "Place", CONTEXT, name=token.word)
