"""Chinese firms that a place or a known firm begins and a trade or 集团 ends: "上海琻捷电子".

What stands between has to be no common word, unless 集团, 公司 or 厂 ends the name.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from policygraph.ingest.mentions import chinese_words as w
from policygraph.ingest.mentions.chinese_tokens import Token
from policygraph.ingest.mentions.cover import CONTEXT, Candidate
from policygraph.text.occurrences import occurrences

_HAN = "\u3400-\u9fff"
_INNER = rf"(?:(?![{w.PARTICLES}])[{_HAN}])"
_HOUSE = re.compile(
    rf"(?P<core>{_INNER}{{2,10}}?)(?P<head>集团公司|集团|公司|总厂|(?<![工电水])厂)(?![{_HAN}]{{0,2}}(?:股份|有限)|[商家房区长址门]|总部)"
)
_TRADED = re.compile(rf"(?P<core>{_INNER}{{2,4}}?)(?P<trade>(?:{w.TRADES}|{w.TRADES_MORE}){{1,2}})")
_BRANCH = re.compile(w.TRADES)
_PLANT = re.compile(
    rf"(?P<core>{_INNER}{{2,3}}?){_INNER}{{0,4}}?(?P<head>集团公司|集团|公司|总厂|(?<![工电水])厂)(?![{_HAN}]{{0,2}}(?:股份|有限)|[商家房区长址门]|总部)"
)
_NEXT = re.compile(rf"、(?P<name>{_INNER}{{2,6}})(?=[、，。；]|等|[和与及])")
_RIGHT = re.compile(
    rf"$|[^{_HAN}A-Za-z0-9]|[{w.PARTICLES}]|{w.AFTER}|近日|日前|此前|昨日|昨天|今日|本月|上月|方面|供|买|卖|采|签|中标|获|发|收|交|与|董|总|股|首|拟|两|三|等|今|去|前|一|二|于|负责|共|报|位|在|是|由|对"
)
_GENERIC = re.compile(
    r".*(?:上市|本地|国有|民营|外资|中资|央企|国企|民企|企业|控股子|全资子|子|母|分|多家|有关|相关|龙头|骨干|中小|科技型|创新|合资|汽车|电力|供电|燃气|水务|人民|各|该|本|其|这|那|保险|证券|咨询|物业|快递|运输|客运|航空|铁路|的|我|家|两|三|几|数|等|以|上|下|新)$|.*(?:企业|政府|办公|委员|人民|全市|全省|全区|第[一二三四五六七八九十]|年|月|日)"
)
_OPENING = ("nr", "nz", "nt", "nrt", "nrfg", "zg", "ng", "vg", "ag", "tg", "ns")


def find_placed_firms(
    text: str,
    words: Sequence[Token],
    places: Sequence[tuple[int, int]],
    firms: Sequence[tuple[int, int]],
    is_word: Callable[[str], bool],
) -> Iterator[Candidate]:
    """Yield firms whose names begin with a place or with the name of another firm.

    Args:
        text: The article.
        words: Its words.
        places: Where places stand.
        firms: Where firms stand that are named already.
        is_word: Tells whether a word is a sector, product or place of the vocabularies.
    """
    common = {t.start: t for t in words}
    ends = {t.end for t in words}
    inside = {at for a, b in firms for at in range(a, b)}
    names: set[str] = set()
    for start, end in dict.fromkeys(places):
        if start in inside:
            continue
        m = _HOUSE.match(text, end)
        if m is not None and not _GENERIC.match(m["core"]) and not _stops(common, end, m.end("core")):
            names.add(text[start : m.end()])
            continue
        m = _TRADED.match(text, end)
        rare = m is not None and _rare(common, *m.span("core")) and not is_word(m.group())
        if m is not None and rare and _RIGHT.match(text, m.end()) and m.end() in ends:
            names.add(text[start : m.end()])
    for m in _TRADED.finditer(text):
        first = m.start()
        if first in inside or not _at_edge(text, first) or len(m["core"]) > 3:
            continue
        if not _RIGHT.match(text, m.end()) or m.end() not in ends:
            continue
        if _rare(common, first, m.end("core")) and not is_word(m.group()):
            names.add(m.group())
    for m in _PLANT.finditer(text):
        start, core, head = m.start(), m.end("core"), m.start("head")
        rare = start not in inside and _at_edge(text, start) and _rare(common, start, core)
        if rare and not _GENERIC.match(text[start:head]) and not _stops(common, core, head):
            names.add(m.group())
    for start, end in dict.fromkeys(firms):
        m = _BRANCH.match(text, end)
        if m is not None and _RIGHT.match(text, m.end()) and m.end() in ends and end - start <= 6:
            names.add(text[start : m.end()])
    names |= set(_listed(text, common, {*firms, *_spans(text, names)}, places, is_word))
    for name, at in occurrences(sorted(names, key=lambda n: (-len(n), n)), text):
        yield Candidate(at, at + len(name), "Firm", CONTEXT, name=name)


def _at_edge(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    return re.match(f"[{_HAN}A-Za-z0-9]", before) is None or before in w.PARTICLES


def _spans(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    for name, at in occurrences(sorted(names), text):
        yield at, at + len(name)


def _listed(
    text: str,
    common: dict[int, Token],
    firms: set[tuple[int, int]],
    places: Sequence[tuple[int, int]],
    is_word: Callable[[str], bool],
) -> Iterator[str]:
    """Yield rare names that 、 joins to a firm: "A、B、C等"."""
    seats = dict(places)
    open_ends = sorted(b for _, b in firms)
    done: set[int] = set()
    while open_ends:
        at = open_ends.pop()
        m = _NEXT.match(text, at)
        if m is None or at in done:
            continue
        done.add(at)
        start = seats.get(m.start("name"), m.start("name"))
        name = m["name"]
        if start < m.end("name") and _rare(common, start, m.end("name")) and not is_word(name):
            yield name
            open_ends.append(m.end("name"))
        elif any(a == m.start("name") for a, _ in firms):
            open_ends.append(m.end("name"))


def _rare(common: dict[int, Token], start: int, end: int) -> bool:
    """Whether a stretch is no common word: single characters, or names by the dictionary."""
    at = start
    while at < end:
        token = common.get(at)
        if token is None or token.end > end:
            return False
        if token.end - token.start > 1 and token.kind not in _OPENING:
            return False
        if token.word in w.PLAIN_WORDS:
            return False
        at = token.end
    return end - start >= 2


def _stops(common: dict[int, Token], start: int, end: int) -> bool:
    """Whether a verb or a count stands in a stretch, so that it is no name."""
    return any(
        token.kind[0] in "mrpcud" or (token.kind == "v" and token.word not in w.FIRM_VERBS)
        for at in range(start, end)
        if (token := common.get(at)) is not None and token.end <= end
    )
