"""One article's page: front matter, title, dateline, and the furniture around its text."""

import re

from attrs import evolve, frozen

from policygraph.ingest.segment.bundles import Line, lines, stated_time
from policygraph.text.dates import find_dates
from policygraph.text.names import has_chinese


@frozen
class Page:
    """The span of one article and what its page says of it."""

    start: int
    end: int
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    stated: str | None = None


# From the first of these on, a page is the site's and no longer the article's.
_TAIL = re.compile(
    r"""
      ^\s*(?:DOWNLOAD\ THE\ APP|Get\ Started\ Now|Author\(s\)|Sign\ in\ to\ access\ your
      |Error\ in\ retrieving\ data|You\ must\ be\ logged\ in|Leave\ a\ (?:comment|reply)|Post\ a\ comment
      |Related\ (?:articles|posts|news|stories)|More\ from\b|About\ the\ authors?\s*$|We\ use\ cookies
      |Privacy\ [Pp]olicy|Terms\ of\ (?:use|service)|All\ rights\ reserved|Copyright\ ©
      |The\ following\ two\ tabs|(?:\*\*|\#+\ )?(?:Forward[- ]Looking\ Statements
      |(?:Investor|Media|Press)\ (?:Contact|Relations|Enquiries))
      |相[关關](?:新闻|阅读|文章|链接|资讯|推荐|資訊|新聞|閱讀)|新闻推荐|频道推荐
      |热门(?:推荐|新闻|文章)|【?免[責责][声聲]明|[（(]?责任编辑|版权所有)
    | Add\ your\ comment\b|\(Web\ editor:|\(For\ the\ latest\ [A-Z]\w+\ news,|View\ original\ content\b
    | You\ must\ be\ logged\ in\ to|Most\ Read\ 1\b|©\s?20\d\d|Sign\ in\ to\ access\ your\ portfolio
    | Please\ enable\ JavaScript|\(Only\ the\ headline\ and\ picture
    | (?P<note>\((?:Updates|Adds|Recasts)\b[^()]{3,200}\))
    | This\ article\ was\ generated\ from\ an
    """,
    re.VERBOSE | re.MULTILINE,
)
FURNITURE = re.compile(
    r"""(?:
      Follow\ (?:us|@)|Write\ to\ [A-Z][\w ]+\ at\ |©|Advertisement$|Share\ this|Subscribe\b
    | Sign\ up\ (?:for|to)\b
    | Read\ (?:more|next|also)\b.{0,80}$|Cookie|Tags?\s*:|Filed\ under|Photo(?:\ by|:)
    | Image\ (?:credit|source)
    | !?\[[^\]]*\]\(http\S+\)$|https?://\S+$|\S+@\S+\.\w+$|Posted\ in\b|Print\ this
    | Download\ (?:PDF|the)\b
    | Listen\ to\ this|上一篇|下一篇|扫一扫|返回(?:顶部|首页|列表)|分享(?:到|至)|打印本页|关闭窗口|当前位置
    | [（(](?:据|本页|本文|网站|以上).*[）)]$|[•·]?\s*返回
    )""",
    re.VERBOSE,
)
# What stands before the text on pages stored as one long line: a byline with the time of day.
_BYLINE = re.compile(
    r"\bBy (?P<who>[^().]{3,60}?)\s*\(\s*(?P<outlet>[^()]{3,60}?)\s*\)\s*"
    r"\d\d:\d\d, (?P<date>[A-Z][a-z]+ \d\d?, 20\d\d)\s"
)
_CRUMB = re.compile(r"(?:&gt;|>|»)\s*(?P<title>[^<>&»]{12,200}?)\s*$")
_KEY = re.compile(r"^(?P<key>[A-Za-z_]+):[ \t]*(?P<value>.*)$", re.MULTILINE)
_DATELINE = re.compile(
    r"(?:发布时间|发布日期|日期|时间|Published|Updated|Posted|Date)\s*(?:on\s*)?[:：]?\s*", re.IGNORECASE
)
_ZH_TITLE = re.compile(
    r"^[^。]*(?:关于|關於)[^。]*(?:通知|意见|办法|规定|公告|通告|方案|规划|计划|决定|批复|函|目录|指南|细则|條例|条例)(?:[（(].*[）)])?$"
)
_CAPTION = re.compile(
    r"\b(?:Photo|Image|Credit|Source|Picture|图片?)\b\s*(?:by|:|：|taken)|min read|minutes read"
    r"|阅读|读完|字号|字体"
)
_FIELD = re.compile(
    r"(?:住所|证券代码|索引号|主题分类|发布机构|来源|作者|记者|编辑|Source|Author|By|Date|Contact)\s*[:：]"
)
_NO_TITLE = re.compile(r"[Bb]y |[（(•*–-]|【[^】]*】?$")
_MENU = re.compile(
    r"^(?:logo|#|menu|home|search|skip to .*|share|print|login|sign in|en|中文|首页)$", re.IGNORECASE
)


def front_matter(text: str) -> Page:
    r"""Return the whole page with what a leading ``---`` block says; the block stays outside.

    >>> page = front_matter('---\ntitle: "A plan"\ndate: "2025-02-11 12:00"\n---\nText.')
    >>> page.start, page.title, page.published
    (49, 'A plan', '2025-02-11')
    """
    begin = 1 if text.startswith("\ufeff") else 0
    block = re.match(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", text[begin:], re.DOTALL)
    if block is None:
        return Page(begin, len(text))
    values = {
        m["key"].lower(): m["value"].strip().strip("\"'").replace('\\"', '"')
        for m in _KEY.finditer(block.group(1))
    }
    listed = re.search(
        r"^(?:categories|tags|source):[ \t]*\r?\n[ \t]*-[ \t]*[\"']?([^\"'\r\n]+)",
        block.group(1),
        re.MULTILINE,
    )
    publisher = (
        values.get("publisher")
        or values.get("source")
        or values.get("site")
        or (listed.group(1) if listed else None)
    )
    stated = values.get("date") or values.get("published") or None
    dates = [iso for *_, iso, _ in find_dates(stated)] if stated else []
    return Page(
        begin + block.end(),
        len(text),
        values.get("title") or None,
        publisher or None,
        dates[0] if dates else None,
        stated,
    )


def page_span(text: str, page: Page, *, alone: bool) -> Page:
    """Return the page cut to its article: furniture off both ends, title and date read.

    Args:
        text: The document's text.
        page: The span to cut, with what is known already.
        alone: Whether this is the only article, so that its head must be read here.
    """
    start, end = page.start, page.end
    if alone and page.title is None:
        byline = _BYLINE.search(text, start, min(end, start + 4000))
        if byline is not None:
            crumb = _CRUMB.search(text[start : byline.start()])
            page = evolve(
                page,
                title=crumb["title"] if crumb else None,
                publisher=page.publisher or byline["outlet"].strip(),
                published=page.published or _full_date(byline["date"]),
                stated=page.stated or byline["date"],
            )
            start = byline.end()
    if alone:
        page, start = _head(text, page, start)
    end = _cut_tail(text, start, end)
    while start < end and text[start].isspace():
        start += 1
    rows = lines(text[:end], start)
    while rows and FURNITURE.match(rows[-1].text):
        rows.pop()
    end = rows[-1].end if rows else start
    return evolve(page, start=start, end=end)


def _cut_tail(text: str, start: int, end: int) -> int:
    for m in _TAIL.finditer(text, start, end):
        # A phrase near the top is a share button or a menu; the article is still to come.
        if m.start() - start >= 0.3 * (end - start):
            return m.end() if m["note"] else m.start()  # what an agency changed is the article's own
    return end


def _full_date(words: str) -> str | None:
    return next((iso for *_, iso, _ in find_dates(words) if len(iso) == 10 and iso[0] != "-"), None)


def _head(text: str, page: Page, start: int) -> tuple[Page, int]:
    rows = lines(text[: page.end], start)[:14]
    top: list[Line] = []
    for row in rows:
        if len(row.text) >= 160 or (len(row.text) > 50 and row.text[-1] in ".。") or _numbered(row.text):
            break
        top.append(row)
    dates = [(row, d) for row in top if (d := _dateline(row.text))]
    if dates and page.published is None:
        page = evolve(page, published=_full_date(dates[0][1]), stated=dates[0][1])
    if page.title is None:
        title = _choose_title([r for r in top if not _MENU.match(r.text)])
        page = evolve(page, title=_undated(title.text) if title else None)
    skip = next((r.start for r in rows if not _MENU.match(r.text)), start)
    return page, skip


def _undated(title: str) -> str:
    for start, end, iso, _ in find_dates(title):
        if start == 0 and len(iso) == 10 and title[end : end + 2].isspace():
            return title[end:].strip()
    return title.lstrip("# ").strip()


def _numbered(line: str) -> bool:
    return re.match(r"(?:\d{1,2}[.、)]|[一二三四五六七八九十]+、)\s*\S", line) is not None


def _dateline(line: str) -> str | None:
    if stated_time(line):
        return stated_time(line)
    if len(line) > 80:
        return None
    named = _DATELINE.search(line)
    for start, end, iso, _ in find_dates(line):
        edge = start <= 1 or (named is not None and named.end() == start) or len(line) - end <= 8
        if len(iso) == 10 and iso[0] != "-" and edge:
            return line[start:end]
    return None


def _choose_title(top: list[Line]) -> Line | None:
    """Choose among the lines above the text: a repeated one, a notice's, the last long one."""
    texts = [r.text for r in top]
    for row in top:
        if len(row.text) >= 8 and texts.count(row.text) > 1:
            return row
    for row in top:
        if _ZH_TITLE.match(row.text):
            return row
    fit = [r for r in top if _fits(r.text)]
    marked = [r for r in fit if r.text.startswith("#")]
    return (marked or fit)[-1] if fit else None


def _fits(line: str) -> bool:
    words = len(line) / 2 if has_chinese(line) else len(line.split())
    other = _CAPTION.search(line) or _dateline(line) or _FIELD.match(line)
    return words >= 4 and line[-1] not in ".。:：,，;；" and not other and not _NO_TITLE.match(line)
