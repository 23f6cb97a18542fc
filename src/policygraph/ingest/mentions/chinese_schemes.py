"""Programmes in Chinese: funds and subsidies, quoted projects, labels that bear their level."""

import re
from collections.abc import Iterator, Sequence

from policygraph.ingest.mentions import chinese_words as w
from policygraph.ingest.mentions.chinese_office_words import DATA, either
from policygraph.ingest.mentions.chinese_tokens import Token, words_from
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate

_HAN = "\u3400-\u9fff"
_FUND = re.compile(f"(?:{either('funds')})")
_POOL = re.compile(f"(?:{either('fund_heads')})(?:[一二三四五]期)?(?![管公托份合的经]|总?经理|董事长|负责人)")
_INVESTS = re.compile(
    rf"(?:[（(][^）)]{{1,12}}[）)])?(?:分别|合计|共同|也|将|拟|已)*"
    rf"(?:{either('invests')}|[\d.]+[亿万]元(?:，|、|和)|等(?:机构|股东))"
)
_PAID = re.compile("(?:拨付|收到|获得|下达|取得|领取|核定|发放|到位)(?:的|了)$")
_QUOTED = re.compile(
    rf"[“「](?P<quoted>[^”」“「\n，。]{{2,14}})[”」](?P<rest>[{_HAN}]{{0,8}}?(?:{either('quoted_heads')}))?"
)
_QUOTED_ENDS = re.compile(r".*(?:工程|行动|计划|专项|基金|清单|名单|保|贷|试点)$")
_RANKS = rf"国家级|国家|省级|市级|区级|县级|全国|部级|世界级|(?:{w.PROVINCES})省?级?|[{_HAN}]{{2}}市级?"
_LABEL = re.compile(
    rf"(?:{_RANKS})(?:认定的?|第[一二三四五六七八九十]+批|[\d—]{{4}}年度?|首批)?"
    rf"(?P<field>(?!以上|及以上)[{_HAN}“”]{{0,8}}?)"
    rf"(?:{either('designations')})(?:称号|企业|名单|培育库|库)?"
)
_STOP = frozenset(DATA["before_scheme"].split())
_OPENING, _CLOSING = "“「（(", "”」）)"
_DATED = re.compile("(?:19|20)\\d\\d|年|年度|第[一二三四五六七八九十]+批?|批|首批")
_LEADING = re.compile(r"^(?:首只|首支|下称|全市|全省|该|本|其|这|每年|年度|等|和|与|及|以|由|只|支)+")
_NO_SCHEME = re.compile(
    rf"(?:{either('no_scheme')}|[\d一二三四五六七八九十百千多几]+只.*|.*子基金|.{{0,2}}基金)$"
)


def find_schemes(
    text: str, words: Sequence[Token], taken: Sequence[tuple[int, int, str]]
) -> Iterator[Candidate]:
    """Yield the programmes of an article that no register lists.

    Args:
        text: The article.
        words: Its words.
        taken: Start, end and type of the names found so far.
    """
    closed = {at for a, b, kind in taken if kind in ("Firm", "Person", "Policy") for at in range(a, b)}
    for pattern in (_FUND, _POOL):
        for m in pattern.finditer(text):
            start = _begin(words, m.start(), closed)
            start += len(_lead(text[start : m.start()]))
            name = text[start : m.end()]
            if _PAID.search(text, max(0, start - 6), start):
                continue
            if m.start() in closed or _NO_SCHEME.match(name) or len(name) > 30:
                continue
            invests = pattern is _POOL and _INVESTS.match(text, m.end())
            yield Candidate(start, m.end(), "Firm" if invests else "Programme", FORM, name=name)
    for m in _QUOTED.finditer(text):
        if m.start() in closed or not (m["rest"] or _QUOTED_ENDS.match(m["quoted"])):
            continue
        yield Candidate(m.start(), m.end(), "Programme", CONTEXT, name=m.group())
    for m in _LABEL.finditer(text):
        if m.start() not in closed and not re.search("[的了在由和与及或对将获建为从入于已]", m["field"]):
            yield Candidate(m.start(), m.end(), "Programme", CONTEXT, name=m.group())


def _lead(words: str) -> str:
    found = _LEADING.match(words)
    return found.group() if found is not None else ""


def _begin(words: Sequence[Token], end: int, closed: set[int]) -> int:
    """Where the words of a name begin that runs up to ``end``: behind a verb, a particle or a mark."""
    start, quoted, unclosed = end, False, end
    for token in reversed(words_from(words, end - 20, end)):
        if token.word in _OPENING:
            if not quoted:
                break
            quoted = False
        elif token.word in _CLOSING:
            quoted, unclosed = True, token.end
        elif token.end < start or token.start in closed or _breaks(token):
            break
        start = token.start
    return unclosed if quoted else start


def _breaks(token: Token) -> bool:
    """Whether a word ends a scheme's name to the left: a verb, a particle, a mark or a sum."""
    if _DATED.fullmatch(token.word):
        return False
    return token.word in _STOP or token.kind[0] in "pcuxrdm"
