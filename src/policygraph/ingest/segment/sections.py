"""The structure of an article: sections, headings, sentences, list items, footers as records."""

import re
from collections.abc import Iterator

from attrs import frozen

from policygraph.ingest.segment.bundles import Line, lines
from policygraph.ingest.segment.pages import FURNITURE
from policygraph.model.values import Article
from policygraph.text.dates import find_dates
from policygraph.text.names import has_chinese
from policygraph.text.sentences import sentences

Span = tuple[int, int]


@frozen
class Unit:
    """One stretch of an article that is read as a whole, ``text[start:end]``.

    ``kind`` is ``sentence``, ``item`` (a sentence of a list item), ``heading``,
    ``entry`` (a line of a table or of a list of figures) or ``record`` (one labelled
    line of a footer). ``header`` is the line an item stands under ("Key goals by 2027
    include:" or the bullet above), ``parents`` the whole chain, outermost first.
    ``section`` counts headings. A record has its ``label`` (title, title_zh, issuer,
    date, number, publisher) and the span of its ``body``; an item that begins with a
    date has ``date`` and the ``body`` after it. ``speaker`` is who comments, where a
    block is signed ("Editors' comment:").
    """

    start: int
    end: int
    kind: str
    header: Span | None = None
    section: int = 0
    level: int = 0
    parents: tuple[Span, ...] = ()
    label: str | None = None
    body: Span | None = None
    date: str | None = None
    speaker: Span | None = None
    columns: Span | None = None  # the line that heads the table of an entry


# What a footer calls the parts of a document's description.
LABELS = {
    "title": "article|document|document title|title|policy|policy title|notice|original title"
    "|name of document|标题|文件名称|名称|文件|政策名称|原文标题",
    "issuer": "issuing body|issuing bodies|issuing agency|issuing authority|issued by|issuer|published by"
    "|promulgated by"
    "|发布机构|发文机关|发文机构|发布单位|印发机关|印发单位|制定机关|发布部门|颁布单位|发文单位",
    "date": "date|date issued|date of issue|issue date|issued on|publication date|published on|release date"
    "|promulgated on|日期|成文日期|发布日期|印发日期|公布日期|发文日期|颁布日期",
    "effective": "effective date|in force from|date of effect|生效日期|施行日期|实施日期",
    "number": r"document number|document no\.?|doc\.? no\.?|reference number|reference no\.?"
    "|发文字号|文号|发文文号",
    "publisher": "source|来源|信息来源|稿源|文章来源",
}
_KEYS = "|".join(f"(?P<{k}>{v})" for k, v in LABELS.items())
_LABEL_LINE = re.compile(
    rf"(?:\*\*)?(?:{_KEYS})\s*(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"(?P<mark>[•·●▪◦‣■□◆○∙➢※*+]|[-–—](?=\s)|o(?=\s{1,4}[A-Za-z]))\s*"
    r"|(?P<number>(?![IVX]{2,}\.)\(?[a-zA-Z0-9]{1,2}[.)]|[（(]\d{1,2}[）)]|[①-⑳])\s+"
)
_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.、)]\s+|(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)\.\s+(?=[A-Z])|[一二三四五六七八九十]{1,3}、\s*|第[一二三四五六七八九十\d]+[章节条]\s*"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]\s*)(?=\S)"
)
_MARKDOWN = re.compile(r"#{1,6}\s+\S|\*\*[^*\n]{3,120}\*\*:?$")
_COMMENT = re.compile(
    r"(?P<who>[A-Z][\w’'.&-]*(?:\s[\w’'.&-]+){0,4}?)\s+(?:comments?|analysis|view|take|assessment|says)\s*:\s"
)
_LEAD = re.compile(
    r"(?:At a glance|Summary|In brief|Background|Context|Overview|Details|Why it matters|Impact"
    r"|导读|摘要|背景)\s*[:：]\s*",
    re.IGNORECASE,
)
_FIGURE = r"(?:[A-Z]{2,3}\$? ?|[¥$€] ?)?[-+−]?\d[\d,.]*(?: ?%| ?[a-z]{1,9}\b)*"
_LEADERS = re.compile(rf"\S[^\n]*?(?:\.{{4,}}|…{{2,}}|\s{{3,}}|\t)\s*{_FIGURE}(?:\s*\([^()]*\))?$")
_FIGURES = re.compile(rf"[A-Z][^:.;|\n]{{1,70}}:\s{_FIGURE}(?:[,;(\s]|$)")
_NO_FIGURES = re.compile(
    r"(?:tel|fax|phone|telephone|mobile|contact|time|date|updated|published|isbn|issn|issue|vol|page|pages"
    r"|views?|font size|step|section|chapter|article|annex|note|photo)\b",
    re.IGNORECASE,
)
_RULED = re.compile(r"[|\s:+=-]+$")
_DATED = re.compile(r"(?P<date>[^:：]{3,24})[:：]\s*(?=\S)")
_ENDED = re.compile(r"[.!?。！？;；][\"'”’)\]）」』]*$")
_OPENS = re.compile(r"[:：]\s*$")
_LINK = re.compile(r"\s*[(（\[](?:Link|link|原文|链接|in Chinese|Chinese)[)）\]]")
_BRACKET = re.compile(
    r"\s*[(（]([^()（）]*[\u3400-\u9fff][^()（）]*(?:[（(][^()（）]*[)）][^()（）]*)*)[)）]\s*$"
)


def units(text: str, article: Article) -> tuple[Unit, ...]:
    r"""Return the units of an article in text order; furniture and blank lines are left out.

    >>> t = "Goals by 2027 include:\n\n  • Build ten bases\n    • five in the west\n\nIssuing body: MIIT"
    >>> for u in units(t, Article("s", 0, len(t))):
    ...     print(u.kind, u.level, repr(t[u.start:u.end]), t[slice(*u.header)] if u.header else None)
    sentence 0 'Goals by 2027 include:' None
    item 1 'Build ten bases' Goals by 2027 include:
    item 2 'five in the west' Build ten bases
    record 0 'Issuing body: MIIT' None
    """
    return tuple(_Reader(text, article).units())


def begins_own(line: str) -> bool:
    """Tell whether a line begins something of its own: an item, a record, a section.

    >>> begins_own("- ten bases"), begins_own("Issuing body: MIIT"), begins_own("bases in the west")
    (True, True, False)
    """
    marks = (_LABEL_LINE, _BULLET, _SECTION, _MARKDOWN, _COMMENT)
    return any(mark.match(line) for mark in marks)


class _Reader:
    """Reads the lines of one article from top to bottom and keeps what stands above."""

    def __init__(self, text: str, article: Article) -> None:
        self.text = text
        self.base = article.published
        self.rows = lines(text[: article.end], article.start)
        self.title = article.title
        self.section = 0
        self.speaker: Span | None = None
        self.lead: Span | None = None
        self.headed: Span | None = None
        self.stack: list[tuple[int, Span]] = []
        self.columns: Span | None = None

    def units(self) -> Iterator[Unit]:
        for n, row in enumerate(self.rows):
            if FURNITURE.match(row.text):
                continue
            label = _LABEL_LINE.match(row.text)
            if label and len(row.text) < 400 and self._is_record(n, label):
                yield from self._record(row, label)
                continue
            bullet = _BULLET.match(row.text)
            if bullet and self._is_item(n, bullet):
                yield from self._item(row, bullet)
                continue
            self.stack.clear()
            if self._is_entry(n):
                yield from self._entry(row)
                continue
            self.columns = None
            if self._is_heading(n):
                yield self._heading(row)
                continue
            yield from self._paragraph(row)

    def _is_record(self, n: int, label: re.Match[str]) -> bool:
        """A footer is a block: a label alone counts only where it can mean nothing else."""
        if label.lastgroup in ("issuer", "number", "effective"):
            return True
        near = [self.rows[i].text for i in (n - 2, n - 1, n + 1, n + 2) if 0 <= i < len(self.rows)]
        beside = {m.lastgroup for t in near if (m := _LABEL_LINE.match(t)) is not None}
        return bool(beside & set(LABELS)) and (label.lastgroup != "publisher" or "issuer" in beside)

    def _is_item(self, n: int, bullet: re.Match[str]) -> bool:
        if bullet["mark"]:
            return True
        # "1. …" heads a section unless its neighbours are numbered too or a colon leads up to it.
        before = self.rows[n - 1].text if n else ""
        after = self.rows[n + 1].text if n + 1 < len(self.rows) else ""
        numbered = [t for t in (before, after) if (m := _BULLET.match(t)) is not None and m["number"]]
        return bool(numbered) or bool(_OPENS.search(before))

    def _is_heading(self, n: int) -> bool:
        row = self.rows[n]
        if _MARKDOWN.match(row.text):
            return True
        words = len(row.text) / 3 if has_chinese(row.text) else len(row.text.split())
        if _ENDED.search(row.text) or _OPENS.search(row.text) or words > 24:
            return False
        after = self.rows[n + 1] if n + 1 < len(self.rows) else None
        if self.title and row.text.strip(" #*").casefold() == self.title.casefold():
            return after is None or not self._broken(row, after)
        if _SECTION.match(row.text):
            return True
        if words > 14 or row.text[0].islower():
            return False
        return after is not None and not self._broken(row, after)

    def _broken(self, row: Line, after: Line) -> bool:
        """Tell whether a line goes on in the next one, as in hard-wrapped text."""
        gap = self.text[row.end : after.start]
        return gap.count("\n") == 1 and (after.text[0].islower() or len(row.text) > 60)

    def _is_entry(self, n: int) -> bool:
        """Tell whether a line is one of several with figures: of a table, or labels and their numbers."""
        row = self.rows[n]
        beside = [self.rows[i].text for i in (n - 1, n + 1) if 0 <= i < len(self.rows)]
        cells = _cells(row.text)
        if cells:
            alike = [text for text in beside if _cells(text) == cells]
            return bool(alike) and any(c.isdigit() for text in (row.text, *alike) for c in text)
        for form in (_LEADERS, _FIGURES):
            if form.match(row.text) and not _NO_FIGURES.match(row.text):
                return any(form.match(text) and not _NO_FIGURES.match(text) for text in beside)
        return False

    def _entry(self, row: Line) -> Iterator[Unit]:
        if _RULED.match(row.text):
            return
        parents = tuple(s for s in (self.headed, self.lead) if s is not None)
        span = (row.start, row.end)
        head = self.columns
        if _cells(row.text) and head is None:
            self.columns = span
        yield Unit(
            *span,
            "entry",
            header=self.lead or self.headed,
            section=self.section,
            parents=parents,
            columns=head,
        )

    def _heading(self, row: Line) -> Unit:
        if self.title is None or row.text.strip(" #*").casefold() != self.title.casefold():
            self.section += 1
        self.speaker = self.lead = None
        self.headed = (row.start, row.end)
        return Unit(row.start, row.end, "heading", section=self.section)

    def _record(self, row: Line, label: re.Match[str]) -> Iterator[Unit]:
        self.lead = None
        kind = label.lastgroup or "title"
        end = row.start + len(row.text.rstrip("* "))
        start = row.start + label.end()
        if kind == "title":
            yield from self._titles(row, start, end)
            return
        link = _LINK.search(self.text, start, end)
        yield self._labelled(row, kind, (start, link.start() if link else end))

    def _titles(self, row: Line, start: int, end: int) -> Iterator[Unit]:
        cut = end
        while (link := _LINK.match(self.text, *_tail(self.text, start, cut))) is not None:
            cut = link.start()
        chinese = _BRACKET.search(self.text[start:cut])
        if chinese is None or not chinese.start():
            yield self._labelled(row, "title", (start, cut))
            return
        yield self._labelled(row, "title", (start, start + chinese.start()))
        yield self._labelled(row, "title_zh", (start + chinese.start(1), start + chinese.end(1)))

    def _labelled(self, row: Line, kind: str, body: Span) -> Unit:
        date = None
        if kind in ("date", "effective"):
            date = next((iso for *_, iso, _ in find_dates(self.text[slice(*body)], self.base)), None)
        return Unit(row.start, row.end, "record", section=self.section, label=kind, body=body, date=date)

    def _item(self, row: Line, bullet: re.Match[str]) -> Iterator[Unit]:
        indent = row.start - (self.text.rfind("\n", 0, row.start) + 1)
        while self.stack and self.stack[-1][0] >= indent:
            self.stack.pop()
        start = row.start + bullet.end()
        span = (start, row.end)
        parents = tuple(s for s in (self.headed, self.lead, *(s for _, s in self.stack)) if s is not None)
        header = self.stack[-1][1] if self.stack else self.lead or self.headed
        self.stack.append((indent, span))
        date, body = self._dated(start, row.end)
        for first, last in sentences(self.text, start, row.end):
            yield Unit(
                first,
                last,
                "item",
                header=header,
                section=self.section,
                level=len(self.stack),
                parents=parents,
                body=body if first == start else None,
                date=date,
                speaker=self.speaker,
            )

    def _dated(self, start: int, end: int) -> tuple[str | None, Span | None]:
        head = _DATED.match(self.text, start, end)
        if head is None:
            return None, None
        for first, last, iso, _ in find_dates(head["date"], self.base):
            if first == 0 and last == len(head["date"]):
                return iso, (head.end(), end)
        return None, None

    def _paragraph(self, row: Line) -> Iterator[Unit]:
        start = row.start
        comment = _COMMENT.match(row.text)
        lead = _LEAD.match(row.text)
        if comment:
            self.speaker = (row.start, row.start + comment.end("who"))
            start += comment.end()
        elif lead:
            self.speaker = None
            start += lead.end()
        spans = sentences(self.text, start, row.end)
        for first, last in spans:
            parents = (self.headed,) if self.headed else ()
            yield Unit(first, last, "sentence", section=self.section, parents=parents, speaker=self.speaker)
        last_words = self.text[slice(*spans[-1])] if spans else ""
        # What leads up to a list is its header; without a colon the next bullets hang on the heading.
        opens = bool(_OPENS.search(last_words)) or (spans and not _ENDED.search(last_words))
        self.lead = spans[-1] if spans and opens else None


def _cells(text: str) -> int:
    """Count the bars and tabs that part a line into cells."""
    return text.count("|") or text.count("\t")


def _tail(text: str, start: int, end: int) -> Span:
    """Return the span of the last bracket of a line, with the blanks before it."""
    stripped = len(text[start:end].rstrip()) + start
    opened = max(text.rfind(bracket, start, stripped) for bracket in "(（[")
    return (opened if opened >= start else stripped, stripped)
