"""Money, percentages and numbers as printed, in Chinese and English.

A value is a plain mapping: ``value`` (multiplied out), ``printed`` and
``magnitude`` (the figure as it stands), ``unit``, ``currency``, ``comparator``
(a concept of the ontology's scheme), ``value_max`` for ranges, ``text``.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from policygraph.text.names import words

MAGNITUDES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "million": 6,
    "mn": 6,
    "mln": 6,
    "m": 6,
    "crore": 7,
    "billion": 9,
    "bn": 9,
    "bln": 9,
    "b": 9,
    "trillion": 12,
    "trn": 12,
    "tn": 12,
    "lakh crore": 12,
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "億": 8,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
    "兆": 12,
}
_WORDS = {
    word: number
    for number, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
} | {word: 10 * n for n, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
SIGNS = {
    "equal": "=",
    "at-least": ">=",
    "more-than": ">",
    "at-most": "<=",
    "less-than": "<",
    "about": "~",
    "between": "=",
}
_BEFORE = {  # comparator: what stands before the figure
    "at-least": r"at least|no less than|not less than|no fewer than|not fewer than|(?:no|not) lower than"
    r"|(?:a )?minimum(?: of)?"
    r"|不得?低于|不得?少于|不小于|至少|达到?以上",
    "more-than": r"more than|over|above|in excess of|exceeding|greater than|upwards of"
    r"|超过|超|突破|逾|高于|大于",
    "at-most": r"at most|no more than|not more than|(?:no|not) higher than|not exceeding|up to"
    r"|a maximum of|as much as|as many as"
    r"|不得?超过|不得?高于|不多于|最高|最多|至多|上限为?",
    "less-than": r"less than|fewer than|below|under|低于|少于|小于|不足",
    "about": r"about|around|roughly|approximately|approx\.|nearly|almost|some|close to"
    r"|an? estimated|an average of|约|大约|近|将近|接近|大概",
}
_VERBS = {  # verbs that compare, which stay outside the figure's span
    "more-than": r"\b(?:exceed(?:s|ed)?|surpass(?:es|ed)?|top(?:s|ped))\s$",
}
_AFTER = {
    "at-least": r"\s?(?:or (?:more|above|higher|over|greater)|and (?:above|over|more)|及?以上)",
    "at-most": r"\s?(?:or (?:less|below|lower|fewer)|and below|及?以[下内])",
    "about": r"\s?(?:左右|上下|or so\b)",
    "more-than": r"\+|余|多(?=[家个项人亿万])",
}
_SIGNS = {
    "US$": "USD",
    "HK$": "HKD",
    "NT$": "TWD",
    "S$": "SGD",
    "A$": "AUD",
    "C$": "CAD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "￥": "CNY",
    "₹": "INR",
    "₩": "KRW",
    "CNY": "CNY",
    "RMB": "CNY",
    "USD": "USD",
    "EUR": "EUR",
    "HKD": "HKD",
    "JPY": "JPY",
    "Rs.": "INR",
    "Rs": "INR",
    "INR": "INR",
    "人民币": "CNY",
}
_NAMES = {
    "yuan": "CNY",
    "renminbi": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "chinese yuan": "CNY",
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "dollars": "USD",
    "dollar": "USD",
    "usd": "USD",
    "hong kong dollars": "HKD",
    "euros": "EUR",
    "euro": "EUR",
    "yen": "JPY",
    "won": "KRW",
    "rupees": "INR",
    "pounds": "GBP",
    "元人民币": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "日元": "JPY",
    "新台币": "TWD",
    "元": "CNY",
}
_MEASURES = {
    "year": "years?|年",
    "month": "months?|个月",
    "week": "weeks?|周",
    "day": r"(?:working |calendar |business )?days?|(?:个工作)?[日天]",
    "hour": "hours?|小时",
    "tonne": "(?:metric |standard )?tons?|tonnes?|吨",
    "kWh": "kilowatt[- ]hours?|kWh|千瓦时|度电",
    "MWh": "megawatt[- ]hours?|MWh|兆瓦时",
    "GWh": "gigawatt[- ]hours?|GWh|吉瓦时",
    "TWh": "terawatt[- ]hours?|TWh",
    "kW": "kilowatts?|kW|千瓦",
    "MW": "megawatts?|MW|兆瓦",
    "GW": "gigawatts?|GW|吉瓦",
    "km": "kilomet(?:er|re)s?|km|公里",
    "square metre": "square met(?:er|re)s?|sq m|平方米",
    "nm": "nanomet(?:er|re)s?|nm|纳米",
    "EFLOPS": "EFLOPS|exaflops",
}
# Chinese counts by a measure word, which is the only unit the text gives.
COUNTERS = "家|个|项|辆|台|套|件|种|座|条|艘|架|名|人|户|批|款|类|处|份|所|支|颗|部"

_NUM = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "two|three|four|five|six|seven|eight|nine"
_WORD = (
    rf"(?:{_TENS})(?:-(?:one|{_ONES}))?|{_ONES}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|one(?=[ ](?:hundred|thousand|million|billion|trillion|percent))|a[ ](?=million|billion|trillion)"
)
_CN = r"[一二三四五六七八九十百千两]+"
_MAG_EN = r"lakh[ ]crore|hundred|thousand|lakh|million|crore|billion|trillion|mn|mln|bn|bln|trn|tn"
_MAG_ZH = r"万亿|千亿|百亿|千万|百万|十万|(?:[百万萬亿億]|[千兆](?![瓦克米]))(?!分)"


def _either(words: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)).replace(r"\ ", "[ ]")


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", "[ ]")


_UNITS = "|".join(f"(?:{_spaced(p)})" for p in _MEASURES.values())
_COMPARE = "|".join(_spaced(p) for p in _BEFORE.values())
_AMOUNT = re.compile(
    rf"""
    (?:(?P<compare>(?i:(?<![A-Za-z])(?:{_COMPARE})))(?:[ ]a[ ]total[ ]of)?[ ]?)?
    (?:(?<![A-Za-z])(?P<sign>{_either(list(_SIGNS))})[ ]?|(?<![A-Za-z0-9.,/]))(?P<minus>[-−](?=\d))?
    (?:百分之(?P<cnpercent>[一二三四五六七八九十百]+|\d+(?:\.\d+)?)
    |(?P<n>{_NUM}|(?i:(?<![A-Za-z-])(?:{_WORD}))\b|(?:{_CN})(?=[ 多余]?(?:{COUNTERS}|年|个月|倍|万|亿|成)))
      (?:[ ]?(?P<mag>(?i:{_MAG_EN})\b|{_MAG_ZH}|m(?!\w)|(?<=\d)b(?!\w))(?:[ ]?(?P<mag2>{_MAG_ZH}))?)?
      (?:[ ]?(?:-|–|—|~|～|至|(?<!(?:19|20)\d\d)[ ]to[ ]|[ ]to[ ](?=\d{{4}})|(?<=\d)[ ]and[ ](?=\d))
        [ ]?(?:{_either(list(_SIGNS))})?(?P<n2>{_NUM})
        (?:[ ]?(?P<magr>(?i:{_MAG_EN})\b|{_MAG_ZH}|[mb](?!\w)))?
        (?=[ ]?(?:%|per|pct|{_either(list(_NAMES))}|{_UNITS}|{_MAG_ZH}|{COUNTERS})|(?<=[mb])|\b))?
    )
    (?P<plus>\+|[多余](?=[{"".join(COUNTERS.split("|"))}万亿]))?
    (?:[ -]?(?P<points>percentage[ -]points?|个?百分点)
      |[ -]?(?P<percent>%|％|percent\b|per[ ]cent\b|pct\b)
      |[ ]?(?P<name>(?i:{_either([n for n in _NAMES if n.isascii()])})\b
        |{_either([n for n in _NAMES if not n.isascii()])})
      |[ -]?(?P<unit>(?:{_UNITS})(?![A-Za-z]))
      |(?P<counter>{COUNTERS})
    )?
    """,
    re.VERBOSE,
)
_FRACTIONS = {
    "half": 50,
    "a third": 33.3,
    "one third": 33.3,
    "two thirds": 66.7,
    "a quarter": 25,
    "one quarter": 25,
    "three quarters": 75,
    "a fifth": 20,
    "one fifth": 20,
    "two fifths": 40,
    "three fifths": 60,
    "four fifths": 80,
    "a tenth": 10,
    "one tenth": 10,
}
_FRACTION = re.compile(
    rf"(?<![\w-])(?<!first )(?<!second )(?<!latter )(?<!other )(?:(?P<compare>(?:{_COMPARE}))[ ])?"
    rf"(?P<fraction>(?:{'|'.join(f.replace(' ', '[ -]') for f in _FRACTIONS)}))"
    r"(?=[ ]of[ ](?!20\d\d|a[ ]|the[ ](?:year|month|day|century))|[ ]between[ ]|[ ]from[ ])(?<!the half)"
)
_TAIL = [(slug, re.compile(pattern)) for slug, pattern in _AFTER.items()]
_HEAD = [(slug, re.compile(rf"(?:{pattern})$", re.IGNORECASE)) for slug, pattern in _BEFORE.items()]
_VERB = [(slug, re.compile(pattern, re.IGNORECASE)) for slug, pattern in _VERBS.items()]
_UNIT = [(unit, re.compile(rf"(?:{pattern})\Z")) for unit, pattern in _MEASURES.items()]


def find_amounts(text: str) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
    """Yield ``(start, end, type, value)`` for every figure; type is Money, Percent or Number.

    The span holds the comparator ("at least 3%"); dates are the caller's to
    exclude. Nobody guesses a currency: "60 bn" is a Number.

    >>> t = "at least 3% of CNY 43.5 billion, up to 20,000 yuan and 9–11 per cent"
    >>> for start, end, kind, v in find_amounts(t):
    ...     print(kind, t[start:end], v["value"], v["comparator"], v.get("value_max"))
    Percent at least 3% 3 at-least None
    Money CNY 43.5 billion 43500000000 equal None
    Money up to 20,000 yuan 20000 at-most None
    Percent 9–11 per cent 9 between 11
    >>> [(t[a:b], v["value"]) for t in ("more than half of output",) for a, b, _, v in find_amounts(t)]
    [('more than half', 50)]
    >>> t = "1.2万家以上、不低于30%、2.5亿元"
    >>> [(v["value"], v["unit"], v["comparator"]) for *_, v in find_amounts(t)]
    [(12000, '家', 'at-least'), (30, 'percent', 'at-least'), (250000000, None, 'equal')]
    """
    if "half" in text or "third" in text or "quarter" in text or "fifth" in text or "tenth" in text:
        yield from _fractions(text)
    for m in _AMOUNT.finditer(text):
        following = text[m.end() : m.end() + 1]
        bare = not any(m.group(g) for g in ("percent", "points", "name", "unit", "counter", "cnpercent"))
        if bare and (following.isalpha() and following.isascii()):
            continue
        yield from _read(m, text)


def _fractions(text: str) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
    """Shares told in words: "more than half of", "two-thirds of"."""
    for m in _FRACTION.finditer(text):
        share = _FRACTIONS[m["fraction"].replace("-", " ")]
        value: dict[str, Any] = {
            "value": share,
            "unit": "percent",
            "currency": None,
            "comparator": _comparator(m["compare"], "") or ("equal" if share == int(share) else "about"),
            "printed": share,
            "magnitude": None,
            "text": m.group(),
        }
        yield m.start(), m.end(), "Percent", value


def _read(m: re.Match[str], text: str) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
    g = m.groupdict()
    start, end = m.start(), m.end()
    compare, second = g["compare"], g["n2"]
    if second and " and " in m.group() and not re.search(r"[Bb]etween $", text[max(0, start - 8) : start]):
        second, end = None, m.end("mag") if g["mag"] else m.end("n")
        g = {**g, "percent": None, "points": None, "name": None, "unit": None, "counter": None, "magr": None}
    unit = _unit(g)
    if compare and compare.casefold() == "over" and unit in ("year", "month", "week", "day"):
        start, compare = start + len("over "), None  # "spread over three years" compares nothing
    printed = _figure(g["cnpercent"] or g["n"] or "")
    magnitude = _magnitude(g["mag"], g["mag2"])
    shared = _magnitude(g["magr"], None) if g["magr"] else magnitude
    sign = -1 if g["minus"] else 1
    currency = _SIGNS.get((g["sign"] or "").strip()) or _NAMES.get((g["name"] or "").casefold())
    comparator = "more-than" if g["plus"] else _comparator(compare, text[max(0, start - 12) : start])
    for slug, pattern in _TAIL:
        after = pattern.match(text, end)
        if after is not None:
            comparator, end = slug, after.end()
            break
    value: dict[str, Any] = {
        "value": _plain(sign * printed * Decimal(10) ** MAGNITUDES.get(magnitude or shared or "", 0)),
        "unit": unit,
        "currency": currency,
        "comparator": comparator or "equal",
        "printed": _plain(sign * printed),
        "magnitude": magnitude or shared,
        "text": text[start:end],
    }
    if second:
        value["value_max"] = _plain(_figure(second) * Decimal(10) ** MAGNITUDES.get(shared or "", 0))
        value["comparator"] = comparator or "between"
    percent = unit in ("percent", "percentage point")
    yield start, end, "Money" if currency else "Percent" if percent else "Number", value


def _comparator(words: str | None, before: str) -> str | None:
    if words:
        return next((slug for slug, pattern in _HEAD if pattern.match(words)), None)
    return next((slug for slug, pattern in _VERB if pattern.search(before)), None)


def _magnitude(first: str | None, second: str | None) -> str | None:
    if first is None:
        return None
    name = re.sub(r" +", " ", first.casefold()) + (second or "")
    return name if name in MAGNITUDES else first.casefold()


def _unit(g: dict[str, str | None]) -> str | None:
    if g["points"]:
        return "percentage point"
    if g["percent"] or g["cnpercent"]:
        return "percent"
    if g["counter"]:
        return g["counter"]
    if g["unit"]:
        return next((unit for unit, pattern in _UNIT if pattern.match(g["unit"] or "")), g["unit"])
    return None


def _figure(text: str) -> Decimal:
    plain = text.replace(",", "").strip().casefold()
    if plain[0].isdigit():
        return Decimal(plain)
    if plain == "a":
        return Decimal(1)
    if plain.isascii():
        return Decimal(sum(_WORDS[w] for w in plain.split("-")))
    total = part = 0
    for c in plain:
        if c in "十百千":
            total += (part or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            part = 0
        else:
            part = 2 if c == "两" else "一二三四五六七八九".index(c) + 1
    return Decimal(total + part)


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
