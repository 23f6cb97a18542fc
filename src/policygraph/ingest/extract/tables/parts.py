"""What a cell names: one thing or several, each with the share or office in its bracket."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from policygraph.ingest.extract.phrases import Phrase
from policygraph.model.values import Mention
from policygraph.text.names import has_chinese

Filler = Mention | Phrase

_ACCEPTED = {
    "Firm": ("Firm", "OtherOrganisation"),
    "Body": ("GovernmentBody", "Firm", "OtherOrganisation"),
    "Owner": ("Firm", "OtherOrganisation", "GovernmentBody", "Person", "Programme"),
    "Fund": ("Programme", "Firm", "OtherOrganisation"),
    "Person": ("Person",),
    "Place": ("Place",),
    "Programme": ("Programme",),
    "Product": ("Product",),
    "Policy": ("Policy", "Programme"),
}
_NOBODY = re.compile(
    r"(?:(?:客户|供应商|单位|公司|企业|股东|自然人|个人|第?[一二三四五六七八九十]+名?"
    r"|名单位)[A-Za-z甲乙丙丁戊己一二三四五六七八九十\d]{0,3}"
    r"|(?:customer|supplier|client|vendor|company|firm|shareholder|bidder|party|no\.?) ?(?:[a-z]"
    r"|\d{1,2}|no\. ?\d)?"
    r"|(?:合计|总计|小计|其他|其它|无|略|不适用|未披露|豁免披露|同上|total|others?|none|n/?a|nil"
    r"|undisclosed|various"
    r"|not disclosed|vacant|tbd|no award|流标|废标|详见.*|等|（空）|all|free float|employees?"
    r"|public shareholders|other shareholders"
    r"|management|其他股东|社会公众股东?|公众股东|社会公众|员工持股平台|员工)|[\W\d_]*)$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:[%％]|per ?cent)")
_SHARE_ONLY = re.compile(
    r"\W*(?:约|about|with|holds?|holding|持股|占股|占比|持股比例|持有|占|直接持股"
    r"|合计持股)*[:：为]?\s*\d{1,3}(?:\.\d+)?\s*(?:[%％]|per ?cent)"
    r"(?: held| owned| stake| of shares)?(?:的?股[份权])?\W*$"
)
_LEGAL = re.compile(r"\W*(?:Ltd|Inc|LLC|LLP|LP|Limited|Corp|S\.?A|AG|N\.?V|GmbH|PLC)\b", re.IGNORECASE)
_ENGLISH_NAME = re.compile(r"[A-Z0-9][\w’'.&()/-]*(?: (?:&|of|and|the|for|[A-Z0-9(][\w’'.&()/-]*,?)){0,9}$")
_CHINESE_NAME = re.compile(r"[一-鿿A-Za-z0-9（）()·•&\-]{2,40}$")
_PERSON_ZH = re.compile(r"[一-鿿]{2,4}$|[一-鿿·]{4,14}$")
_PERSON_EN = re.compile(r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3}$")
_TITLE_OF_PERSON = re.compile(r"^(?:Mr|Ms|Mrs|Dr|Prof)\.? |(?:先生|女士|同志|博士|教授)$")
_PLACE_ZH = re.compile(
    r"[一-鿿]{2,24}(?:省|市|区|县|州|盟|旗|镇|乡|园|湾|岛|村|街道|基地)?(?:[（(][^()（）]{1,12}[)）])?$"
)
_PLACE_END = re.compile(
    r"(?:省|市|区|县|州|盟|旗|镇|新区|开发区|高新区|园区|产业园|工业园|科技城|自贸区|示范区)$"
)
_PLACE_EN = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of)){0,4}$")
_GOODS_NOT = re.compile(
    r"^(?:其他|其它|等|服务|产品|设备|材料|原材料|货物|商品|无|—|other|others|goods|services|products"
    r"|various|n/?a)$"
    r"|[。！？]|\d{4}年|(?:有限公司|公司|Co\., Ltd)|销售|研发、|投资|贸易|服务$|检测$|管理$|咨询$",
    re.IGNORECASE,
)
_ROUTINE = re.compile(
    r"^(?:主要)?(?:从事|生产|制造|研制|经营|提供)(?:和|及|、|销售|研发|生产|制造)*|(?:的)?(?:研发|研究"
    r"|开发|设计|生产|制造|销售|加工|技术服务|服务|贸易)"
    r"(?:、|和|及|与|以及)?(?:研发|研究|开发|设计|生产|制造|销售|加工|技术服务|服务|贸易|、|和|及|与)*$"
    r"|^(?:makes?|making|production(?: and sale)? of|manufactur\w+(?: and sale)? of|manufacture of"
    r"|develops?(?: and sells?)?)\s+",
    re.IGNORECASE,
)
_BRANCH = re.compile(r"(?:branch|division|plant|works|unit|office)\s*$")
_HOLDS_NAME = 0.6  # of a cell that a name must fill to be what the cell says
LONGEST_GOODS = 40


@frozen
class Part:
    """One thing that a cell names: where, the share beside it, and the words in its bracket."""

    filler: Filler
    start: int
    end: int
    share: float | None = None
    note: str | None = None


def parts_of(
    text: str, start: int, end: int, holds: str, mentions: Sequence[Mention], *, sure: bool
) -> list[Part]:
    """Return what a cell names, none where it cannot be told.

    Args:
        text: The document's text.
        start: Where the cell begins.
        end: Where it ends.
        holds: What such cells hold: Firm, Owner, Place, Product …
        mentions: The article's mentions.
        sure: Whether words that no mention knows may be a name, as in a column of names.
    """
    if holds == "Place":
        found = _place(text, start, end, mentions, sure=sure)
        return [found] if found else []
    if holds in ("Programme", "Policy"):
        return [
            Part(m, m.start, m.end)
            for m in mentions
            if start <= m.start and m.end <= end and m.type in _ACCEPTED[holds] and not m.anaphor
        ][: None if holds == "Programme" else 1]
    found_parts = []
    pieces = list(_pieces(text, start, end, goods=holds == "Product"))
    if any(_BRANCH.search(text[a:b]) for a, b in pieces[1:]):
        pieces = [(start, end)]  # "Moth Power, Bay branch" is one
    for a, b in pieces:
        found = _part(text, a, b, holds, mentions, sure=sure)
        if found is not None:
            found_parts.append(found)
    return found_parts


def _pieces(text: str, start: int, end: int, *, goods: bool) -> Iterator[tuple[int, int]]:
    """Part a list: at semicolons, else at commas, never inside a bracket."""
    chinese = has_chinese(text[start:end])
    semicolons = ";" in text[start:end] or "；" in text[start:end]
    marks = ";；" if semicolons else "、，," if chinese else ","
    pieces: list[list[int]] = [[start, start]]
    depth = 0
    for at in range(start, end):
        depth += text[at] in "(（"
        depth -= text[at] in ")）"
        numeral = text[at] == "," and text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit()
        if text[at] in marks and depth <= 0 and not numeral:
            pieces[-1][1] = at
            pieces.append([at + 1, at + 1])
    pieces[-1][1] = end
    joined: list[list[int]] = []
    for piece in pieces:
        words = text[piece[0] : piece[1]]
        if joined and (_SHARE_ONLY.match(words) or _LEGAL.match(words)):
            joined[-1][1] = piece[1]
        else:
            joined.append(piece)
    for a, b in joined:
        yield from _halves(text, a, b, chinese=chinese, goods=goods)


def _halves(text: str, start: int, end: int, *, chinese: bool, goods: bool) -> Iterator[tuple[int, int]]:
    """Part "A and B" of goods, "A与B联合体" of firms."""
    words = text[start:end]
    cut = None
    if goods:
        cut = re.search(
            r"(?<=\w) and (?=\w)" if not chinese else r"(?<=[一-鿿]{2})(?:以及|及|和)(?=[一-鿿]{2})", words
        )
    elif chinese:
        cut = re.search(r"(?<=公司)(?:与|和|及|/|／)|(?<=）)(?:与|和|及)", words)
    if cut is None:
        yield start, end
        return
    yield start, start + cut.start()
    yield from _halves(text, start + cut.end(), end, chinese=chinese, goods=goods)


def _part(
    text: str, start: int, end: int, holds: str, mentions: Sequence[Mention], *, sure: bool
) -> Part | None:
    while start < end and (text[start].isspace() or text[start] in "*·•★☆▲△●\u3000"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*。.;；\u3000"):
        if text[end - 1] == "." and _LEGAL.search(text[max(start, end - 9) : end]):
            break
        end -= 1
    words = text[start:end]
    share = _SHARE.search(words)
    note = None
    last = end
    # A bracket with a share, an office or a short aside is not part of the name.
    for bracket in _BRACKET.finditer(words):
        tail = not words[bracket.end() :].strip("联合体 ")
        if tail and not _legal_bracket(bracket[1]):
            note, last = bracket[1].strip(), start + bracket.start()
    if share and start + share.start() < last:
        head = re.split(r"[\s,，:：(（]*(?:约|持股|占股|占比|持有|holds?|with)?\s*$", words[: share.start()])[
            0
        ]
        if not head:
            return None
        last = start + len(head)
    while last > start and (text[last - 1].isspace() or text[last - 1] in ",，:：–—-"):
        last -= 1
    name = text[start:last]
    if not name or _NOBODY.match(" ".join(name.split())):
        return None
    value = float(share[1]) if share else None
    if holds == "Product":
        goods = _goods(text, start, last, mentions)
        return Part(goods, start, last, value, note) if goods else None
    found = _named(start, last, holds, mentions)
    if found is None and (sure or (holds == "Owner" and share)):
        found = _unlisted(text, start, last, holds)
    return Part(found, start, last, value, note) if found else None


def _legal_bracket(words: str) -> bool:
    return bool(
        re.match(r"有限合伙|普通合伙|特殊普通合伙|集团|控股|limited partnership", words, re.IGNORECASE)
    )


def _named(start: int, end: int, holds: str, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that fills a cell, or all of it that is a name."""
    inside = [
        m
        for m in mentions
        if m.start < end and start < m.end and m.type in _ACCEPTED.get(holds, ()) and not m.anaphor
    ]
    whole = [m for m in inside if m.start <= start and m.end >= end]
    if whole:
        return min(whole, key=lambda m: (m.end - m.start, m.start))
    held = [m for m in inside if start <= m.start and m.end <= end]
    if not held:
        return None
    widest = max(held, key=lambda m: (m.end - m.start, -m.start))
    filled = (widest.end - widest.start) / (end - start)
    return widest if filled >= _HOLDS_NAME and widest.start == start else None


def _unlisted(text: str, start: int, end: int, holds: str) -> Mention | None:
    """A name that nobody has listed, told by its column."""
    name = (
        re.sub(r"\s*\n[\s\u3000]*", "", text[start:end])
        if has_chinese(text[start:end])
        else " ".join(text[start:end].split())
    )
    chinese = has_chinese(name)
    if holds in ("Person", "Owner"):
        plain = _TITLE_OF_PERSON.sub("", name)
        if (_PERSON_ZH.match(plain) if chinese else holds == "Person" and _PERSON_EN.match(plain)) and (
            holds == "Person" or len(plain) <= 3
        ):
            return Mention("Person", start, end, plain)
        if holds == "Person":
            return None
    if holds in ("Firm", "Owner", "Body", "Fund"):
        shape = _CHINESE_NAME if chinese else _ENGLISH_NAME
        if not shape.match(name) or (chinese and len(name) < 3) or re.search(r"\d{3}", name):
            return None
        return Mention("Firm", start, end, name)
    return None


def _place(text: str, start: int, end: int, mentions: Sequence[Mention], *, sure: bool) -> Part | None:
    words = text[start:end]
    chinese = has_chinese(words)
    if not chinese:
        cut = re.search(r"[,(/]", words)
        end = start + cut.start() if cut else end
    else:
        cut = re.search(r"[（(、，,/]", words)
        end = start + cut.start() if cut else end
    while end > start and text[end - 1].isspace():
        end -= 1
    name = text[start:end]
    if _NOBODY.match(name) or len(name) > LONGEST_GOODS:
        return None
    whole = [m for m in mentions if m.type == "Place" and m.start == start and m.end == end]
    if whole:
        return Part(whole[0], start, end)
    inside = [m for m in mentions if m.type == "Place" and start <= m.start and m.end <= end]
    shaped = (_PLACE_ZH if chinese else _PLACE_EN).match(name)
    if chinese and shaped and (inside or sure) and (_PLACE_END.search(name) or (sure and len(name) <= 6)):
        return Part(Mention("Place", start, end, name), start, end)
    if not chinese and shaped and sure:
        return Part(Mention("Place", start, end, name), start, end)
    if inside:
        longest = max(inside, key=lambda m: (m.end - m.start, m.start))
        return Part(longest, longest.start, longest.end)
    return None


def _goods(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Filler | None:
    name = " ".join(text[start:end].split())
    if has_chinese(name):
        name = name.replace(" ", "")
        name = re.sub(r"等(?:产品|系列产品)?$", "", name)
    name = _ROUTINE.sub("", name).strip("《》“”\"' ")
    if not 1 < len(name) <= LONGEST_GOODS or _GOODS_NOT.search(name):
        return None
    whole = [m for m in mentions if m.type == "Product" and m.start == start and m.end == end]
    if whole and name == text[start:end]:
        return evolve(whole[0])
    return Phrase(0, 0, name)
