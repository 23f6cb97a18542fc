"""Dates as printed, in Chinese and English, kept to the precision they state."""

import calendar
import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policygraph.errors import SourceError
from policygraph.text.names import words

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")

_LONG = [m.capitalize() for m in MONTHS if len(m) > 4 or m in ("may", "june", "july")]
_SHORT = [m.capitalize() for m in MONTHS if m.capitalize() not in _LONG]
_MONTH = rf"(?:(?:{'|'.join(_LONG)})\b|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b\.?)"
_YEAR = r"(?:19|20)\d\d"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_EDGE = (
    r"(?:(?:(?:[Tt]he[ ])?(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle)[ ]of"
    r"|[Ee]arly|[Ll]ate|[Mm]id|[Yy]ear-end)(?:[ ]in)?[ -])?"
)
_CN = "[〇零一二三四五六七八九十]"

_ENGLISH = re.compile(
    rf"""
    (?<![\w$€£¥.,/-])(?:
      (?P<iso>{_YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.]{_D})(?![\w-])
    | (?P<dmy>\d\d?-\d\d?-{_YEAR})(?![\w-])
    | {_EDGE}(?P<m1>{_MONTH})[ ](?P<d1>{_D})(?:,[ ]?|[ ])(?P<y1>{_YEAR})\b
    | {_EDGE}(?P<d2>{_D})[ ](?P<m2>{_MONTH}),?[ ](?P<y2>{_YEAR})\b
    | {_EDGE}(?P<m3>{_MONTH}),?[ ](?:of[ ])?(?P<y3>{_YEAR})\b
    | (?P<m4>{_MONTH})[ ](?P<d4>{_D})(?![\w,%]?\d|\w|[ ](?:percent|per[ ]cent|million|billion))
    | (?P<d5>{_D})[ ](?P<m5>{_MONTH})(?!\w)
    | (?:[Tt]he[ ])?(?:(?P<part>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[ ](?P<span>half|quarter)[ ]of
        |(?P<qh>[QH][1-4])(?:[ ]of)?)[ ](?P<y6>{_YEAR})\b
    | (?P<y7>{_YEAR})[ ]?(?:-|–|—|/|[ ]to[ ])[ ]?(?P<z7>{_YEAR}|\d\d)
        (?![\d-]|[.,]\d|[ ]?(?:%|percent|per[ ]cent|[mb]illion|trillion|yuan))
    | (?:between|from)[ ](?P<y8>{_YEAR})[ ](?:and|to|until|through)[ ](?P<z8>{_YEAR})\b
    | {_EDGE}(?P<y9>{_YEAR})(?![\w%]|,\d|\.\d|[ ]?(?:yuan|percent|million|billion|km|tons|MW|GW))
    | {_EDGE}(?P<m10>{_MONTH})(?=[\s,.;:)]|’|'|$)
    | (?P<relative>(?i:(?:the[ ])?end[ ]of[ ](?:the|this)[ ](?:year|month)|year[ ]?-?end
        |yesterday|today|tomorrow|(?:last|this|next)[ ](?:year|month)
        |(?:(?:last|this)[ ])?(?:{"|".join(WEEKDAYS)})))\b
    )
    """,
    re.VERBOSE,
)
_CHINESE = re.compile(
    rf"""
    (?<!\d)(?P<y1>{_YEAR}|[一二][〇零一二三四五六七八九]{{3}})\s?年?(?:\s?[-—–~至到]\s?)(?P<z1>{_YEAR})\s?年
  | (?<!\d)(?P<y>{_YEAR}|[一二][〇零一二三四五六七八九]{{3}})\s?年(?:\s?(?P<half>上半年|下半年|[一二三四]季度)
      |\s?(?P<m>1[0-2]|0?[1-9]|{_CN}{{1,2}})\s?月(?:份)?(?:\s?(?P<d>3[01]|[12]\d|0?[1-9]|{_CN}{{1,3}})\s?[日号])?)?(?:底|末|初)?
  | (?<![\d年])(?P<m2>1[0-2]|0?[1-9])月(?P<d2>3[01]|[12]\d|0?[1-9])[日号]
  | (?<![\d年个])(?P<m3>1[0-2]|0?[1-9])月(?:份|底|末|初)
  | (?<!\d)(?P<d4>3[01]|[12]\d|0?[1-9])日(?![\d本期])
  | (?P<relative>今年|去年|明年|上年|本月|上月)(?:底|末|初|以来)?
    """,
    re.VERBOSE,
)
_BEFORE = (
    ("as-of", re.compile(r"(?:\b(?:as of|as at|at)(?: the)?|截至|截止)\s?$", re.IGNORECASE)),
    (
        "by",
        re.compile(
            r"(?:\b(?:by|before|until|till|no later than|up to)(?: the)?|到|至|截止到?)\s?$", re.IGNORECASE
        ),
    ),
    (
        "since",
        re.compile(
            r"(?:\b(?:since|from|starting|effective|beginning|start)(?: in| on| from)?(?: the)?|自|从)\s?$",
            re.IGNORECASE,
        ),
    ),
)
_AFTER = (
    ("by", re.compile(r"\s?(?:之前|以前|前)(?!后)")),
    ("since", re.compile(r"\s?(?:起|以来|开始|onwards?\b)")),
)


def find_dates(text: str, base: str | None = None) -> Iterator[tuple[int, int, str, str]]:
    """Yield ``(start, end, iso, kind)`` for every date of a text, in its order.

    ``iso`` keeps the printed precision; a period is ``first/last``. ``kind`` tells
    how the date is used: ``by``, ``since``, ``as-of``, ``period`` or ``date``.
    The span holds "end of" and the like, but no preposition.

    Args:
        text: A running text.
        base: The page's date; weekdays, "last year" and 11日 need it and are
            left out without it.

    >>> list(find_dates("opened by the end of 2018; see 2021-25"))
    [(10, 25, '2018', 'by'), (31, 38, '2021/2025', 'period')]
    >>> list(find_dates("截至2024年6月底"))
    [(2, 10, '2024-06', 'as-of')]
    """
    found = [(m.start(), m.end(), iso) for m in _ENGLISH.finditer(text) if (iso := _english(m, base))]
    if re.search("[年月日]", text):
        chinese = [(m.start(), m.end(), iso) for m in _CHINESE.finditer(text) if (iso := _chinese(m, base))]
        found = [f for f in found if not _overlaps(f, chinese)] + chinese
    for start, end, iso in sorted(found):
        yield start, end, iso, _kind(text, start, end, iso)


def _overlaps(found: tuple[int, int, str], others: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a date stands in one of others, which are in order and apart."""
    at = bisect_left(others, (found[1],)) - 1
    return at >= 0 and others[at][1] > found[0]


def _kind(text: str, start: int, end: int, iso: str) -> str:
    if "/" in iso:
        return "period"
    before = text[max(0, start - 24) : start]
    for kind, pattern in _BEFORE:
        if pattern.search(before):
            return kind
    after = text[end : end + 8]
    for kind, pattern in _AFTER:
        if pattern.match(after):
            return kind
    return "date"


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").casefold()]


def _iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= calendar.monthrange(year or 2000, month or 1)[1]:
        return None
    head = "-" if year is None else f"{year:04d}"
    return head + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def _english(m: re.Match[str], base: str | None) -> str | None:
    g = m.groupdict()
    if g["iso"]:
        return _iso(*(int(part) for part in re.findall(r"\d+", g["iso"])))
    if g["dmy"]:
        day, month, year = (int(part) for part in g["dmy"].split("-"))
        return _iso(year, month, day)
    for n in "12":
        if g[f"y{n}"]:
            return _iso(int(g[f"y{n}"]), _month(g[f"m{n}"]), _day(g[f"d{n}"]))
    if g["y3"]:
        return _iso(int(g["y3"]), _month(g["m3"]))
    for n in "45":
        if g[f"m{n}"]:
            return _iso(None, _month(g[f"m{n}"]), _day(g[f"d{n}"]))
    if g["y6"]:
        return _part(int(g["y6"]), g)
    for n in "78":
        if g[f"y{n}"]:
            return _period(g[f"y{n}"], g[f"z{n}"])
    if g["y9"]:
        return g["y9"]
    if g["m10"]:
        return _lone_month(m, g["m10"])
    return _relative(g["relative"], base)


def _lone_month(m: re.Match[str], name: str) -> str | None:
    before = m.string[max(0, m.start() - 12) : m.start()]
    # "May" and "March" are words too: a month alone counts after a preposition only.
    clear = re.search(
        r"\b(?:in|by|since|until|from|last|this|next|of|for|and|to|before|after|during)(?: the)? $", before
    )
    if not (clear or m.group() != name) or (
        name in ("May", "March") and re.match(r" [a-z]+", m.string[m.end() :]) and not clear
    ):
        return None
    return _iso(None, _month(name))


def _part(year: int, g: dict[str, str | None]) -> str:
    if g["qh"]:
        number, months = int(g["qh"][1]), 3 if g["qh"][0] == "Q" else 6
    else:
        number, months = _ORDINALS[(g["part"] or "").casefold()], 3 if g["span"] == "quarter" else 6
    last = min(12, number * months)
    return f"{year}-{last - months + 1:02d}/{year}-{last:02d}"


def _period(first: str, last: str) -> str | None:
    full = last if len(last) == 4 else first[:2] + last
    return f"{first}/{full}" if first < full else None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, ones = text.split("十")
        return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)
    return int(text.translate(_DIGITS))


def _chinese(m: re.Match[str], base: str | None) -> str | None:
    g = m.groupdict()
    if g["y1"]:
        return _period(str(_number(g["y1"])), g["z1"])
    if g["y"]:
        year = _number(g["y"])
        if g["half"]:
            quarter = "一二三四".find(g["half"][0]) if "季度" in g["half"] else -1
            first, months = (quarter * 3 + 1, 3) if quarter >= 0 else (1 if g["half"][0] == "上" else 7, 6)
            return f"{year}-{first:02d}/{year}-{first + months - 1:02d}"
        return _iso(year, _number(g["m"]) if g["m"] else None, _number(g["d"]) if g["d"] else None)
    if g["m2"]:
        return _iso(None, int(g["m2"]), int(g["d2"]))
    if g["m3"]:
        return _iso(None, int(g["m3"]))
    if g["d4"]:
        return _iso(int(base[:4]), int(base[5:7]), int(g["d4"])) if base and len(base) >= 7 else None
    return _relative(g["relative"], base)


_YEARS = {"last": -1, "this": 0, "next": 1, "今年": 0, "去年": -1, "上年": -1, "明年": 1}


def _relative(words: str | None, base: str | None) -> str | None:
    if not words or not base or not base[:4].isdigit():
        return None
    lower, year = words.casefold(), int(base[:4])
    if "year" in lower or words in _YEARS:
        return str(year + _YEARS.get(lower.split()[0], 0) if words not in _YEARS else year + _YEARS[words])
    if "month" in lower or words in ("本月", "上月"):
        if len(base) < 7:
            return None
        shift = -1 if words == "上月" else _YEARS.get(lower.split()[0], 0)
        count = year * 12 + int(base[5:7]) - 1 + shift
        return _iso(count // 12, count % 12 + 1)
    if len(base) < 10:
        return None
    day = datetime.date.fromisoformat(base[:10])
    if lower in ("yesterday", "today", "tomorrow"):
        return (day + datetime.timedelta(("yesterday", "today", "tomorrow").index(lower) - 1)).isoformat()
    # News speaks of the weekday just past; "Monday" on a Monday is that day.
    back = (day.weekday() - WEEKDAYS.index(lower.split()[-1])) % 7
    return (day - datetime.timedelta(back)).isoformat()


def parse_date(text: str, base: str | None = None) -> str:
    """Read a date and keep only the precision it states.

    Policy documents often give a month or a year. Filling in a day would put
    a fact in the graph that no source supports, so we never do.

    Args:
        text: A date as written, such as ``2024年12月``.
        base: The page's date, for words such as "yesterday".

    Returns:
        An ISO 8601 date cut to the stated precision; ``--05-20`` where no year
        is printed; ``2021/2025`` for a period.

    Raises:
        SourceError: If no date can be read.

    >>> parse_date("2024年12月"), parse_date("May 20"), parse_date("18-06-2025")
    ('2024-12', '--05-20', '2025-06-18')
    """
    for _, _, iso, _ in find_dates(text.strip(), base):
        return iso
    month = MONTHS.get(text.strip().rstrip(".").casefold())
    if month:
        return f"--{month:02d}"
    raise SourceError(f"no date can be read from {text!r}", fix="write it as 2024-12-31 or 2024年12月31日")


def first_day(iso: str) -> str:
    """Return the first day of a date cut to year or month, or of a period.

    >>> first_day("2024-02"), first_day("2021/2025")
    ('2024-02-01', '2021-01-01')
    """
    year, month, day = _parts(iso.split("/")[0])
    return f"{year}-{month or 1:02d}-{day or 1:02d}"


def last_day(iso: str) -> str:
    """Return the last day of a date cut to year or month, or of a period.

    >>> last_day("2024-02"), last_day("2021/2025"), last_day("--05")
    ('2024-02-29', '2025-12-31', '--05-31')
    """
    year, month, day = _parts(iso.split("/")[-1])
    month = month or 12
    return (
        f"{year}-{month:02d}-{day or calendar.monthrange(int(year) if year != '-' else 2000, month)[1]:02d}"
    )


def _parts(iso: str) -> tuple[str, int, int]:
    head, rest = ("-", iso[2:]) if iso.startswith("--") else (iso[:4], iso[5:])
    numbers = [int(n) for n in rest.split("-") if n]
    return head, numbers[0] if numbers else 0, numbers[1] if len(numbers) > 1 else 0
