"""Whose page it is, which fund or list a table is of, and who buys: what no cell says."""

import re
from collections.abc import Sequence

from attrs import define, field

from policygraph.ingest.extract.documents import ordinal
from policygraph.ingest.extract.placed import Placed
from policygraph.ingest.extract.tables.layout import Span
from policygraph.ingest.extract.tables.schema import load_schema
from policygraph.ingest.extract.values import date_of
from policygraph.ingest.segment.bundles import Line, lines
from policygraph.model.values import Mention

_LEGAL = re.compile(
    r"(?:公司|合伙企业（有限合伙）|Ltd\.?|Inc\.?|Corp\.?|Corporation|Limited|PLC|Group)$", re.IGNORECASE
)
_FILES = re.compile(
    r"证券代码|公司代码|公司简称|公告编号|股票代码|证券简称|招股说明书|年度报告|annual report"
    r"|stock code|ticker|问询函|募集说明书|审计报告"
    r"|company profile|公司简介|企业简介|prospectus|circular|announcement no|公司公告",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:^|[^一-鿿])(?:本?公司|发行人|报告期)|公司前|公司(?:的)?(?:主要|股东|董事|子)|\b(?:the company"
    r"|our|the group|the issuer|its)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"名单|名录|公示|公布|认定|入选|入围|上榜|评选|培育|汇总表|一览|\b(?:lists?|recipients?|selected"
    r"|named|recogni[sz]ed|designated|batch|group"
    r"|round|winners?|honou?rees?|enterprises|firms|companies)\b",
    re.IGNORECASE,
)
STRUCK = re.compile(
    r"撤销|取消|移出|未通过|不予|不再|退出|淘汰|\b(?:removed|revoked|withdrawn|cancell?ed|delisted"
    r"|failed|rejected|pending|disqualified)\b",
    re.IGNORECASE,
)
ROUND = re.compile(
    r"第[一二三四五六七八九十\d]+批|首批|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|\d+(?:st|nd|rd|th)) (?:batch|round|group)",
    re.IGNORECASE,
)
_FUND = re.compile(r"基金|合伙企业|\b(?:fund|LP|partnership|vehicle)\b", re.IGNORECASE)
_BUYER = re.compile(
    r"采购人信息\s{0,4}名\s*称\s*[:：]\s*|(?:招标人|采购人|采购单位|招标单位|建设单位|采购方|业主单位"
    r"|业主)(?:名称)?\s*[:：为是]\s*"
    r"|(?:purchaser|procuring entity|tenderee|procurer|contracting authority|buyer|client)\s*[:：]\s*",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:发布时间|发布日期|公告日期|公告时间|日期|时间|published|date|issued)[^\n]{0,12}$", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:FY ?)?(20\d{2})(?:年|(?!\d))")
_CAPITALS = re.compile(r"[A-Z]{3}.*[A-Z]{2}")
_TITLE_LINES = 6
_BODIES = ("Firm", "OtherOrganisation", "GovernmentBody")


@define
class Page:
    """One article: its lines, its mentions, and what can be told once for all its tables."""

    text: str
    start: int
    end: int
    mentions: Sequence[Mention]
    _placed: Placed = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.mentions = sorted(self.mentions, key=lambda m: (m.start, -m.end))
        self._placed = Placed(self.mentions)

    def inside(self, span: Span, *kinds: str) -> list[Mention]:
        """Return the mentions of some types within a stretch."""
        return [m for m in self._placed.inside(*span) if m.type in kinds and not m.anaphor]

    def over(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that overlap a stretch."""
        return self._placed.over(start, end)

    def filer(self, above: Sequence[Span]) -> Mention | None:
        """Return the firm that files or is described: named by the caption, else by the head of the page."""
        for span in above[:2]:
            firms = {m.text: m for m in self.inside(span, "Firm")}
            if len(firms) == 1 and len(self.text[slice(*span)]) < 160:
                return next(iter(firms.values()))
        head = self._head()
        firms_ = [m for line in head for m in self.inside((line.start, line.end), "Firm")]
        legal = [m for m in firms_ if _LEGAL.search(m.text)]
        title = [m for line in head[:2] for m in self.inside((line.start, line.end), "Firm")]
        files = _FILES.search(self.text, self.start, min(self.end, self.start + 600)) is not None
        own = any(_OWN.search(self.text[slice(*span)]) for span in above)
        if legal and (files or own or legal[0] in title):
            return legal[0]
        if firms_ and files:
            return firms_[0]
        capitals = self._in_capitals(head)
        if capitals is not None:
            return capitals
        return title[0] if len({m.entity or m.text for m in title}) == 1 else None

    def _in_capitals(self, head: Sequence[Line]) -> Mention | None:
        """The firm that a page is headed with in capitals, which no mention shows."""
        for line in head[:3]:
            if line.text.upper() != line.text or not _CAPITALS.search(line.text):
                continue
            name = line.text.casefold()
            known = (m for m in self.mentions if m.type == "Firm" and m.text.casefold() == name)
            legal = _LEGAL.search(line.text) and len(line.text.split()) <= 9
            new = Mention("Firm", line.start, line.end, line.text) if legal else None
            return next(known, new)
        return None

    def _head(self) -> list[Line]:
        return lines(self.text[: min(self.end, self.start + 1500)], self.start)[:_TITLE_LINES]

    def programme(self, above: Sequence[Span]) -> tuple[Mention, int | None] | None:
        """Return the programme whose members a table lists, and its batch, if a line says so."""
        if any(STRUCK.search(self.text[slice(*span)]) for span in above[:1]):
            return None
        head = [(line.start, line.end) for line in self._head()[:3]]
        titled = None
        for span in (*above, *head):
            words = self.text[slice(*span)]
            named = [m for m in self.inside(span, "Programme") if not m.value.get("described")]
            if not named or not _LISTS.search(words):
                continue
            if STRUCK.search(words):
                return None
            plain = [m for m in named if not self._in_title(m)]
            if not plain:  # a document is named after its programme, but the text says it better
                titled = titled or (named[0], self._batch((span, *above[:2], *head)))
                continue
            return self._of_place(plain[0]), self._batch((span, *above[:2], *head))
        return titled

    def _in_title(self, named: Mention) -> bool:
        """Whether a name stands in the title of a document: 《…办法》."""
        opened = self.text.rfind("《", max(self.start, named.start - 60), named.start)
        return opened >= 0 and "》" not in self.text[opened : named.start]

    def _of_place(self, named: Mention) -> Mention:
        """A province's own scheme, where its name stands before that of the nation's."""
        beside = self._placed.over(named.start - 1, named.start)
        place = next((m for m in beside if m.type == "Place" and m.end == named.start), None)
        if place is None or load_schema().national.search(named.text):
            return named
        whole = self.text[place.start : named.end]
        return Mention(named.type, place.start, named.end, whole, value={"names": (whole, named.text)})

    def _batch(self, spans: Sequence[Span]) -> int | None:
        for span in spans:
            found = ROUND.search(self.text, *span)
            if found:
                return ordinal(found.group())
        return None

    def fund(self, at: int) -> Mention | None:
        """Return the fund spoken of last before a table."""
        named = [
            m
            for m in self.mentions
            if m.end <= at
            and m.type in ("Programme", "Firm", "OtherOrganisation")
            and _FUND.search(m.text)
            and not m.anaphor
            and not m.value.get("described")
            and m.start >= at - 1500
        ]
        return named[-1] if named else None

    def tenderer(self) -> Mention | None:
        """Return who buys, where the page says it beside a label."""
        for label in _BUYER.finditer(self.text, self.start, self.end):
            stop = self.text.find("\n", label.end(), self.end)
            named = self.inside((label.end(), stop if stop > 0 else self.end), *_BODIES)
            if named and named[0].start - label.end() <= 1:
                return named[0]
        return None

    def published(self) -> str | None:
        """Return the day that the head or the foot of the page gives."""
        rows = lines(self.text[: self.end], self.start)
        for line in (*rows[:8], *reversed(rows[-4:])):
            for date in self.inside((line.start, line.end), "Date"):
                iso = date_of(date)
                alone = date.end - date.start > len(line.text) - 3
                if iso and len(iso) == 10 and (alone or _DATED.search(self.text[line.start : date.start])):
                    return iso
        return None

    def period(self, above: Sequence[Span]) -> str | None:
        """Return the year of a table's figures: of the lines above it, else of the title."""
        head = [(line.start, line.end) for line in self._head()[:3]]
        for span in (*above, *head):
            words = self.text[slice(*span)]
            years = set(_YEAR.findall(words))
            if len(years) == 1:
                return str(years.pop())
        return None
