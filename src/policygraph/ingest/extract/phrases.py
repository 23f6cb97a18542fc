"""Noun phrases in free words, and lists of them taken apart: one step for all families."""

import re
from collections.abc import Iterator

from attrs import frozen

from policygraph.ingest.extract.frames import ANY, CHARACTERS, NAMES, Frame
from policygraph.text.countries import DEMONYMS

_STOP = re.compile(
    r"(?<![^\W_])(?:is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|should|"
    r"must|shall|do|does|did|"
    r"said|says|in|on|at|by|for|to|with|from|as|into|over|under|after|before|during|since|until|till|"
    r"amid|among|through|"
    r"via|across|against|due|around|about|between|within|without|worldwide|globally|that|which|who|"
    r"whose|where|when|while|"
    r"whereas|because|if|so|then|also|not|but|than|aiming|aimed|according|using|making|including|"
    r"such as|like|"
    r"his|her|it|they|he|she|we|i|there|respectively|announced|reported|rose|fell|grew|reached|"
    r"gained|used|based|set|this year|last year|next year|"
    r"this month|next month|today|making|allowing|intended|designed|starting|needed)(?![^\W_])"
)
_FIELD = f"{CHARACTERS['Sector']}{CHARACTERS['Product']}"
_NAMED = rf"[{ANY}](?:'s|-based|-listed)|[{ANY}](?<![{_FIELD}])|[{_FIELD}](?= ?,)"
_LEFT_STOP = re.compile(
    r"(?<![^\W_])(?:the|a|an|its|their|of|namely|like|as|and|or|some|several|other|largest|biggest|"
    r"leading|top|major|"
    r"world's|country's|nation's|world|of the|is|are|was|were|by|in|to|for|with|from|on|at|that|which|"
    r"who|including|use|uses|used|using|buy|buys|bought|has|have|had|sell|sells|sold|said|says|"
    rf"{'|'.join(sorted(map(str.lower, DEMONYMS)))}|china's)(?![^\W_])"
    rf"|{_NAMED}|\d+(?![\w.-])|[,，、]|'s(?= )"
)
_LEAD = re.compile(
    r"(?:(?:the|a|an|its|their|his|our|these|those|this|such|other|some|several|many|various|certain|"
    r"all|both|each|more|"
    r"most|key|major|main|important|and|or|as well as|of|areas?|fields?) )+"
)
_LEAD_ZH = re.compile(
    r"(?:而|则|且|其中|其|它|该|这些|上述|公司|所用的?|所需的?|自产的?|一款|一种|一台|一套|一批|各类|各种|多种|多款|的){1,4}(?=[一-鿿\ue000-\uf8ff]{2})"
)
# Where a Chinese list of things ends: "等领域", or a clause that says what is done.
_LIST_END_ZH = re.compile(
    r"等(?=[^、，级离温高压边静]|$)"
    # A comma of a sentence goes on with a clause, not with a thing, unless a short name follows.
    r"|，(?![^，。；、的将了已是为向由在对并表示]{1,8}(?:[，、等和及]|$))"
    r"|[，,](?=(?:并|以|还|同时|着力|努力|将|为|到|在|对|着眼)?(?:力争|推动|推进|加快|支持|组织|开展|"
    r"实现|形成|鼓励|加强|提升|打造|建设|培育|加大|促进|着力|聚力|计划|预计|同步|也|是|要|则|目前|已)|[\ue000-\uf8ff]?(?:到|在)[\ue000-\uf8ff])"
)
_TAIL = re.compile(
    rf"(?:(?:,| and| or|, and)? ?[{ANY}]-(?:based|listed|headquartered) ?|"
    r"[\s,;:、，]|的[研发生产制造销售设计开服务加工和及与、]+|"
    r"等?(?:多个|重点|关键|主要|相关)?(?:领域|行业|产业|方面|方向)|等|"
    r"(?<![^\W_])(?:etc\.?|and so on|and more|and others|among others|among other things|"
    r"more|others|and|"
    r"or|of|the|a|an|其他|等等|等|领域|行业|产业)(?![^\W_]))+$"
)
_INTRO = re.compile(
    r"(?<![^\W_])(?:such as|including|includes?|like|namely|for example|for instance|e\.g\.|"
    r"especially|particularly|"
    r"ranging from|包括|如|例如)[ :：]?"
)
_COMMA = re.compile(r"\s*(?:,|、|，)\s*(?:(?:and|or|as well as|和|以及|及)\s+)?|\s+as well as\s+|\s*以及\s*")
_AND = re.compile(r"\s(?:and|or|&)\s|和|及|与")
_OXFORD = re.compile(r"\s*(?:,|，|、)\s*(?:and|or|as well as|以及)\s+")
_ADJECTIVE = re.compile(
    r"[\w-]*(?:ic|al|ive|ous|ary|ern|ean|able|ible|less|-\w+)|green|smart|new|clean|heavy|light|large|"
    r"small|"
    r"high|low|upstream|downstream|commercial|passenger"
)
_WORD = re.compile(r"[\w']+")
_CLAUSE_WORD = re.compile(r"\w{3,}ing|\w+ly|up|down|it|they")
_RELATIVE = re.compile(r"\b(?:whose|which|who)\b")
_VERB = re.compile(
    r"buys|bought|sells|sold|supplies|supplied|counts|plans|operates|owns|makes|made|expects|aims|employs|"
    r"raised|posted|opened|launched|signed|won|relies|started|began|became|went|competes|holds|runs|exports|"
    r"delivered|unveiled|invested|listed|filed|joined|agreed|acquired|accounts|supply|works|plays|remains|uses"
)
_MEMBER = re.compile(r" ?(?:[,.;:]|(?:and|or)(?![^\W_])|$)")
_EMPTY = re.compile(
    r"(?:areas?|fields?|sectors?|industr(?:y|ies)|products?|goods|things|technolog(?:y|ies)|key areas|"
    r"key sectors|"
    r"firms?|companies|enterprises|businesses|them|it|one|ones|this|that|others?|more|people|years?|parts?|"
    r"the|and|percent|per cent|"
    rf"[^\w{ANY}]*)"
)
_SAYS = re.compile(
    rf"(?:(?:[\w'-]+|[{ANY}]) ){{1,4}}"
    r"(?:said|says|wrote|told|added|noted|reported|announced|showed|estimates?)"
    r"(?![\w-])"
)
_FIXED = {
    "research and development",
    "iron and steel",
    "oil and gas",
    "science and technology",
    "health and safety",
}
LONGEST = 9  # words in one phrase


@frozen
class Phrase:
    """A noun phrase: its stretch of the frame string and the name it gives."""

    start: int
    end: int
    name: str


def find_phrases(frame: Frame, start: int, end: int, *, many: bool, leads: bool) -> list[Phrase]:
    """Return the noun phrases in a stretch of a frame string.

    Args:
        frame: The frame.
        start: Where the stretch begins.
        end: Where it ends, at the latest.
        many: Whether the stretch is a list, to be taken apart.
        leads: Whether the phrase stands before the words that anchor it, so that
            its right edge is sure and its left edge must be found.
    """
    if leads:
        start = _left_edge(frame.string, start, end, many=many)
    if not many:
        found = _phrase(frame, start, _right_edge(frame.string, start, end, leads))
        return [found] if found else []
    return list(_members(frame, start, end))


def _members(frame: Frame, start: int, end: int) -> Iterator[Phrase]:
    over = _LIST_END_ZH.search(frame.string, start, end)
    if over:
        end = over.start()
    intro = None
    for intro in _INTRO.finditer(frame.string, start, end):
        if intro.start() - start > 60:
            break
    if intro and _RELATIVE.search(frame.string, start, intro.start()):
        intro = None  # "looms whose users include …"
    if intro and any(
        cut.end() < intro.start() and _opens_clause(frame.string, cut.end(), end)
        for cut in _COMMA.finditer(frame.string, start, intro.start())
    ):
        intro = None  # "looms, according to papers including …"
    ranging = bool(intro and intro.group().startswith("ranging")) or frame.string.endswith(
        "ranging from ", 0, start
    )
    if intro:
        start = intro.end()
    pieces: list[tuple[int, int]] = []
    if ranging:
        to = frame.string.find(" to ", start, end)
        if to > 0:
            pieces += _split(frame.string, start, to)
            start = to + 4
    stop = end
    for cut in _COMMA.finditer(frame.string, start, end):  # a list ends where a member is no noun phrase
        if _opens_clause(frame.string, cut.end(), end):
            stop = cut.start()
            break
    hit = _STOP.search(frame.string, start, stop)
    while hit and frame.string[max(start, hit.start() - 1) : hit.start()] == "-":
        hit = _STOP.search(frame.string, hit.end(), stop)
    stop = min(stop, hit.start()) if hit else stop
    pieces += _split(frame.string, start, stop)
    named = [found for piece in pieces if (found := _phrase(frame, *piece))]
    yield from _share_head(named, frame)


def _opens_clause(string: str, at: int, end: int) -> bool:
    """Whether what follows a comma is no further member: "…, making it …", "…, which …"."""
    if _SAYS.match(string, at, end):
        return True
    word = _WORD.match(string, at, end)
    if word is None:
        return False
    if _STOP.fullmatch(word.group()):
        return True
    if _VERB.fullmatch(word.group()) and not _MEMBER.match(string, word.end()):
        return True
    return bool(_CLAUSE_WORD.fullmatch(word.group())) and not _MEMBER.match(string, word.end(), end)


def _split(string: str, start: int, end: int) -> list[tuple[int, int]]:
    """Take a list apart at commas and, where no comma does it, at its "and"."""
    cuts = list(_COMMA.finditer(string, start, end))
    bounds = [start, *(at for cut in cuts for at in (cut.start(), cut.end())), end]
    parts = list(zip(bounds[::2], bounds[1::2], strict=True))
    last = parts.pop()
    if cuts and _OXFORD.fullmatch(cuts[-1].group()):
        return [*parts, last]
    ands = [
        m
        for m in _AND.finditer(string, *last)
        if not (m.group() in "和及与" and (m.start() == last[0] or m.end() == last[1]))
    ]
    if not ands:
        return [*parts, last]
    middle = ands[len(ands) // 2] if len(ands) != 2 else ands[-1]
    if len(ands) == 1 and string[last[0] : last[1]] in _FIXED:
        return [*parts, last]
    return [*parts, (last[0], middle.start()), (middle.end(), last[1])]


_FIXED = {
    "research and development",
    "iron and steel",
    "oil and gas",
    "science and technology",
    "health and safety",
}


def _phrase(frame: Frame, start: int, end: int) -> Phrase | None:
    while start < end and frame.string[start] == " ":
        start += 1
    lead = _LEAD.match(frame.string, start, end) or _LEAD_ZH.match(frame.string, start, end)
    if lead:
        start = lead.end()
    tail = _TAIL.search(frame.string[start:end])
    if tail:
        end = start + tail.start()
    while start < end and frame.string[start] in " ,-":
        start += 1
    while end > start and frame.string[end - 1] in " ,-–":
        end -= 1
    if start >= end:
        return None
    shown = frame.string[start:end]
    if shown.endswith(("-based", "-listed", "-owned")) or _EMPTY.fullmatch(shown):
        return None
    if len(shown.split()) > LONGEST or not any(c.isalpha() or c in NAMES for c in shown):
        return None
    return Phrase(start, end, frame.words(start, end))


def _right_edge(string: str, start: int, end: int, leads: bool) -> int:
    if leads:
        return end
    lead = _LEAD.match(string, start, end)
    hit = _STOP.search(string, lead.end() if lead else start, end)
    while hit and string[max(0, hit.start() - 1)] == "-":
        hit = _STOP.search(string, hit.end(), end)
    return hit.start() if hit else end


def _left_edge(string: str, start: int, end: int, *, many: bool) -> int:
    for hit in _LEFT_STOP.finditer(string, start, end):
        if hit.end() < end and not (many and hit.group() in ("and", "or", ",", "，", "、")):
            start = hit.end()
    return start


def _share_head(found: list[Phrase], frame: Frame) -> Iterator[Phrase]:
    """Give "electric and hybrid cars" two cars: the last member's head is shared."""
    head = found[-1].name.split()[-1] if found and " " in found[-1].name else ""
    for number, phrase in enumerate(found):
        alone = " " not in phrase.name and _ADJECTIVE.fullmatch(phrase.name.lower())
        if head and number < len(found) - 1 and alone and frame.string[phrase.start] not in NAMES:
            yield Phrase(phrase.start, phrase.end, f"{phrase.name} {head}")
        else:
            yield phrase
