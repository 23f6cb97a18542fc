"""Chinese firms without a legal form: "冀晶半导体", told by trade, by slot and by the article.

Chinese writes no blanks, so a short name has to be cut out of its sentence. Three
things do it: an edge on both sides (a mark, a particle, a word that introduces
names), a trade at its end or a slot that only firms fill ("由 A 供货", "持有 B 30%"),
and something in it that is no common word. What one sentence makes sure is then a
name in the whole article.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from policygraph.ingest.mentions import chinese_words as w
from policygraph.ingest.mentions.chinese_tokens import Token
from policygraph.ingest.mentions.cover import CONTEXT, Candidate, Taken
from policygraph.text.expressions import Expression
from policygraph.text.occurrences import occurrences

_HAN = "\u3400-\u9fff"
_N = rf"(?:(?![{w.PARTICLES}])[{_HAN}A-Za-z0-9·]){{2,10}}?"
_INTRODUCED = "|".join(f"(?<={word})" for word in w.INTRODUCE)
_PIECES = {
    "name": _N,
    "names": rf"{_N}(?:、{_N})*(?:[和与及]{_N})?",
    "edge": rf"(?:(?<=[{w.PARTICLES}])|(?<![{_HAN}A-Za-z0-9·])|{_INTRODUCED})",
    "many": (
        r"(?:等?[两二三四五六七八九十\d]{1,3}[家个户名]|等)?(?:[^，。；、]{0,4}?(?:企业|公司|机构|厂商|厂家))?"
    ),
    "post": w.POST,
    "surnames": w.SURNAMES,
    "after": w.AFTER,
    "particles": w.PARTICLES,
}
_SLOTS = tuple(Expression(re.sub("%([a-z]+)%", lambda m: _PIECES[m[1]], slot)) for slot in w.SLOTS)
_TRADE = re.compile(rf"(?:{w.TRADES})")
_SURE = re.compile(rf"(?:{w.TRADES_SURE})$")
_TRADED = Expression(
    rf"{_PIECES['edge']}(?P<n>{_N}{_TRADE.pattern})"
    rf"(?=(?P<after>{w.AFTER})|[^{_HAN}A-Za-z0-9]|[{w.PARTICLES}]|$)"
)
_COMMON = re.compile(rf"(?:{w.COMMON}|[{w.PLAIN}])+")
_NOT_FIRM = re.compile(
    rf".*(?:{w.NOT_LAST})$|.*(?:{w.NOT_INSIDE})|[{w.NOT_FIRST}]|\d+$|[A-Za-z]{{1,2}}$"
    r"|.*[\d一二三四五六七八九十]+(?:个|家|台|条|万|亿|年|月|日|名|次|项|元|套|只|%)"
)
_ORG = re.compile(
    r".*(?:协会|学会|联合会|商会|联盟|研究院|研究所|大学|学院|实验室|委员会|交易所|中心|基金|基金[一二三]期|专项)$"
)
_BODY = re.compile(r".*(?:部|局|厅|委|国资委|政府|办公室|管委会|海关|法院|司)$")
SHORTEST = 3
LONGEST = 12


def find_short_firms(
    text: str,
    known: Sequence[tuple[int, int, str]],
    is_word: Callable[[str], bool],
    words: Sequence[Token] = (),
) -> Iterator[Candidate]:
    """Yield firms named without a legal form, wherever the article has one that is sure.

    Args:
        text: The article.
        known: Start, end and type of what is named already.
        is_word: Tells whether a word is a sector, product or place of the vocabularies.
        words: The article's words; a verb or an adverb among them makes no name.
    """
    acts = {t.start for t in words if _acts(t)}
    names: dict[str, str] = {}
    taken = Taken(span for span in known if span[2] not in ("Sector", "Product", "Place"))
    for m in _TRADED.iter_chinese(text):
        sure = _SURE.search(m["n"]) is not None or (m["after"] and re.match(w.FIRM_CUE, m["after"]))
        if sure and not _inside(m.span("n"), taken):
            _keep(m["n"], names, is_word)
    for slot in _SLOTS:
        for m in slot.iter_chinese(text):
            at = m.start("n")
            for name in re.split("[、和与及]", m["n"]):
                if not _inside((at, at + len(name)), taken):
                    _keep(name, names, is_word)
                at += len(name) + 1
    dropped: set[str] = set()
    for name, at in occurrences(sorted(names, key=lambda n: (-len(n), n)), text):
        if name not in dropped and not acts.isdisjoint(range(at, at + len(name))) and not _TRADE.search(name):
            dropped.add(name)
        if name not in dropped:
            yield Candidate(at, at + len(name), names[name], CONTEXT, name=name)


def _acts(token: Token) -> bool:
    """Whether a word is one that no name holds."""
    if token.word[-1] in "方人中上下" and len(token.word) == 2:
        return True
    return (len(token.word) > 1 and token.kind in ("v", "d", "t", "r", "m")) or token.kind == "f"


def _keep(name: str, names: dict[str, str], is_word: Callable[[str], bool]) -> None:
    """Take a name whose words say that it is one."""
    name = _bare(name)
    if not SHORTEST <= len(name) <= LONGEST or is_word(name) or _NOT_FIRM.match(name) or _BODY.match(name):
        return
    if _COMMON.fullmatch(name) and not _placed(name, is_word):
        return
    plain = "".join(_COMMON.sub("_", name).split("_"))
    if not _TRADE.search(name) and (len(name) > 6 or 2 * len(plain) < len(name)):
        return
    if name[0] in w.SURNAMES and len(name) == 3 and not _TRADE.search(name):
        return
    names[name] = "OtherOrganisation" if _ORG.match(name) else "Firm"


def _bare(name: str) -> str:
    name = re.sub(r"(?:分别|公司|方面|合计|共同|否认|拒绝|考虑|尚未|两|三|四)$", "", name)
    while (lead := w.LEAD.match(name)) is not None and len(name) - lead.end() >= SHORTEST - 1:
        name = name[lead.end() :]
    return name


def _placed(name: str, is_word: Callable[[str], bool]) -> bool:
    """A place and a trade make a name: 沈阳机床."""
    return any(
        is_word(name[:n]) and _TRADE.fullmatch(name[n:]) and not _COMMON.match(name[:n]) for n in (2, 3)
    )


def _inside(span: tuple[int, int], taken: Taken) -> bool:
    """Whether something known stands there; a firm's name may be the beginning of another's."""
    return any(not (kind == "Firm" and a == span[0] and b < span[1]) for a, b, kind in taken.over(*span))
