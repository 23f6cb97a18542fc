"""Heads of articles bundled on one page: title, outlet, stated time, categories."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from policygraph.text.dates import find_dates
from policygraph.text.names import has_chinese

# A line that says when: "time3 days ago", "06-06-2025", "Jun 5, 2025 10:30", "2小时前".
_AGO = re.compile(
    r"(?:time|posted|published|updated)?\s*:?\s*(?:about )?(?:an?|\d+)\s*"
    r"(?:min(?:ute)?|hour|day|week|month|year|hr)s?\s+ago|\d+\s*(?:分钟|小时|天|周|个月)前",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^(?:time|posted|published|updated(?: on)?|发布时间|时间)?\s*[:：]?\s*", re.IGNORECASE)
_SOURCE_ZH = re.compile(r"^(?:来源|来自|稿源|出处)\s*[:：]\s*(?P<who>[^\s\d][^\d]{1,20}?)\s+(?=\d)")
_BULLET = re.compile(r"^\s*[•·●▪◦*–-]\s+")
_MARK = re.compile(r"[■●◆▌▍▶★□]\s*")
_SENTENCE = re.compile(r"[.。!！:：;；,，]$")
_LABEL = re.compile(
    r"(?:article|document|title|source|issu\w+(?: \w+)?|date|author|link"
    r"|标题|名称|来源|发布\w*|发文\w*)\s*[:：]",
    re.IGNORECASE,
)
LONGEST_TITLE = 220
SHORTEST_BODY = 200


@frozen
class Head:
    """Where one bundled article begins, and what its head says."""

    start: int
    body: int
    title: str
    publisher: str | None
    stated: str | None


@frozen
class Line:
    """One printed line that is not blank."""

    start: int
    end: int
    text: str


def lines(text: str, start: int = 0) -> list[Line]:
    """Return the lines of a text that are not blank, without outer spaces."""
    found = []
    for m in re.finditer(r"[^\n]+", text[start:]):
        stripped = m.group().strip(" \t\r\ufeff\u3000\xa0")
        if stripped:
            at = start + m.start() + m.group().index(stripped)
            found.append(Line(at, at + len(stripped), stripped))
    return found


def stated_time(line: str) -> str | None:
    """Return what a line says when it says nothing but a time, else None.

    >>> stated_time("time3 days ago"), stated_time("time18-06-2025"), stated_time("It opened in 2018")
    ('3 days ago', '18-06-2025', None)
    """
    if len(line) > 48:
        return None
    plain = _STAMP.sub("", _SOURCE_ZH.sub("", line))
    if _AGO.fullmatch(plain) or _AGO.fullmatch(line):
        return plain
    for start, end, iso, _ in find_dates(plain):
        rest = (plain[:start] + plain[end:]).strip(" ,|·-")
        if (
            len(iso) >= 10
            and iso[0] != "-"
            and re.fullmatch(r"(?:\d\d?:\d\d(?::\d\d)?\s*(?:[AaPp][Mm])?(?:\s*[A-Z]{2,4})?)?", rest)
        ):
            return plain
    return None


def _is_title(line: Line) -> bool:
    return (
        (6 if has_chinese(line.text) else 12) <= len(line.text) <= LONGEST_TITLE
        and (not _BULLET.match(line.text) or bool(_MARK.match(line.text)))
        and not _SENTENCE.search(line.text)
    )


def find_heads(text: str, start: int = 0) -> list[Head]:
    """Return the heads of a bundle, in text order; nothing for a page with one article.

    A head is a title line with a line of time within the next few lines and a
    body after it. News lists print the title up to three times; the body begins
    at its last print.
    """
    rows = lines(text, start)
    heads = [h for h in _candidates(rows) if h is not None]
    kept = []
    for n, head in enumerate(heads):
        stop = heads[n + 1].start if n + 1 < len(heads) else len(text)
        # Chinese says the same in a third of the characters.
        if stop - head.body >= SHORTEST_BODY // (3 if has_chinese(head.title) else 1):
            kept.append(head)
    return kept if len(kept) >= 2 or (kept and _repeats(rows, kept[0])) else []


def _repeats(rows: list[Line], head: Head) -> bool:
    times = sum(_same(r.text, head.title) for r in rows)
    return times >= 2 and any(stated_time(r.text) for r in rows)


def _same(one: str, other: str) -> bool:
    return one.casefold().rstrip(" .") == other.casefold().rstrip(" .")


def _candidates(rows: list[Line]) -> Iterator[Head | None]:
    n = 0
    while n < len(rows):
        head, used = _head(rows, n)
        if head is not None:
            yield head
        n += used


def _head(rows: list[Line], n: int) -> tuple[Head | None, int]:
    title = rows[n]
    if not _is_title(title) or stated_time(title.text):
        return None, 1
    if _LABEL.match(title.text):
        return None, 1  # a footer that names a document and its date is a record, not a head
    when = next((i for i in range(n + 1, min(n + 5, len(rows))) if stated_time(rows[i].text)), None)
    if when is None:
        return None, 1
    if when > n + 1 and _SOURCE_ZH.match(rows[when].text) and _is_title(rows[when - 1]):
        return None, 1  # the line right above the source is the title
    reach = rows[n + 1 : when + 7]
    if not any(_same(r.text, title.text) for r in reach) and any(
        _same(r.text, q.text) and _is_title(r) for r, q in pairwise(reach)
    ):
        return None, 1  # a line above the title, which is the one printed twice
    between = [r for r in rows[n + 1 : when] if not _same(r.text, title.text)]
    if any(len(r.text) > 60 for r in between):
        return None, 1
    last = when
    while last + 1 < len(rows) and last < when + 6:
        row = rows[last + 1]
        if _BULLET.match(row.text) and len(row.text) <= 60:
            last += 1
        elif _same(row.text, title.text):
            last += 1
            break
        else:
            break
    body = rows[last] if _same(rows[last].text, title.text) else rows[min(last + 1, len(rows) - 1)]
    named = _SOURCE_ZH.match(rows[when].text)
    if named is not None:
        source = re.sub(r"[（(][^）)]*[）)]$", "", named["who"])
        bare = _MARK.sub("", title.text, count=1)
        return Head(title.start, body.start, bare, source, stated_time(rows[when].text)), last + 1 - n
    publisher = between[-1].text if between else _category(rows[when + 1 : last + 1])
    return Head(title.start, body.start, title.text, publisher, stated_time(rows[when].text)), last + 1 - n


def _category(rows: list[Line]) -> str | None:
    named = [_BULLET.sub("", r.text) for r in rows if _BULLET.match(r.text)]
    return named[-1] if len(named) > 1 else None
