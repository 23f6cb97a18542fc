"""Programmes in Chinese: funds and subsidies, quoted projects, labels that bear their level."""

import re
from collections.abc import Iterator, Sequence

from policygraph.ingest.mentions import chinese_words as w
from policygraph.ingest.mentions.chinese_bodies import _DATA, _either
from policygraph.ingest.mentions.chinese_tokens import Token
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate

_HAN = "\u3400-\u9fff"
_FUND = re.compile(f"(?:{_either('funds')})")
_POOL = re.compile(f"(?:{_either('fund_heads')})(?:[一二三四五]期)?(?![管公托份合的经]|经理)")
_INVESTS = re.compile(
    "(?:[（(][^）)]{1,12}[）)])?(?:分别|合计|共同|也|将|拟|已)*(?:认缴|出资|持股|持有|入股|领投|参投|跟投|增资|投资了|投了|受让|[\\d.]+[亿万]元(?:，|、|和)|等(?:机构|股东))"
)
_QUOTED = re.compile(
    r"[“「](?P<quoted>[^”」“「\n，。]{2,14})[”」](?P<rest>[\u3400-\u9fff]{0,8}?(?:工程|行动|计划|专项行动|专项资金|专项|基金|奖励政策|政策|试点|项目|战略发展目标|战略|机制|产品|保险|培育库))?"
)
_QUOTED_ENDS = re.compile(r".*(?:工程|行动|计划|专项|基金|清单|名单|保|贷|试点)$")
_LABEL = re.compile(
    rf"(?:国家级|国家|省级|市级|区级|县级|全国|部级|世界级|(?:{w.PROVINCES})省?级?|[{_HAN}]{{2}}市级?)(?:认定的?|第[一二三四五六七八九十]+批|[\d—]{{4}}年度?|首批)?"
    rf"(?P<field>(?!以上|及以上)[{_HAN}“”]{{0,8}}?)(?P<head>{_either('designations')})(?:称号|企业|名单|培育库|库)?"
)
_STOP = frozenset(
    "使用 延续 会 管 由 从 的 设立 安排 纳入 获得 申报 给予 统筹 享受 对 将 把 为 和 与 及 以 向 在 了 是 有 并 或 通过 利用 发挥 用好 拨付 下达 拿出 列入 进入 入选 牵头 组建 成立 发起 管理 支持 实施 开展 启动 出台 按 根据 加大 "
    "落实 争取 叠加 领取 申领 发放 兑现 可 可以 每年 首只 一只 这只 该 本 其 各 多只 受理 负责 推出 继续 享受到 参与 投向 建立 完善 健全 统称 新设 补充 提高 下调 上调 上限 标准 额度 金额 申请 符合 关于 企业自 拟 已 还 也 等 来自 属于 即 约 所 花 在新 采取 探索 鼓励 引导 推动 推进 加快".split()
)
_OPENING, _CLOSING = "“「（(", "”」）)"
_DATED = re.compile("(?:19|20)\\d\\d|年|年度|第[一二三四五六七八九十]+批?|批|首批")
_LEADING = re.compile(r"^(?:首只|首支|下称|全市|全省|该|本|其|这|每年|年度|等|和|与|及|以|由|只|支)+")
_NO_SCHEME = re.compile(
    r"(?:专项资金|资金|补贴|基金|子基金|母基金|产业基金|投资基金|引导基金|股权投资基金|创投基金|政策|奖励政策|试点示范|专项基金|发展基金|社保基金|公募基金|私募基金|白名单|企业库|项目库|以奖代补|专项债|保险补偿|[\d一二三四五六七八九十百千多几]+只.*)$"
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
    start, quoted = end, False
    for token in reversed([t for t in words if end - 20 <= t.start < end]):
        if token.word in _OPENING:
            if not quoted:
                break
            quoted = False
        elif token.word in _CLOSING:
            quoted = True
        elif token.end < start or token.start in closed or _breaks(token):
            break
        start = token.start
    return start


def _breaks(token: Token) -> bool:
    """Whether a word ends a scheme's name to the left: a verb, a particle, a mark or a sum."""
    if _DATED.fullmatch(token.word):
        return False
    return token.word in _STOP or token.kind[0] in "pcuxrdm"
