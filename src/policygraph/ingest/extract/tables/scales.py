"""Figures in cells, and the unit that a head or the line above the table gives them."""

import re
from collections.abc import Iterable

from attrs import frozen

from policygraph.text.names import has_chinese

_ENGLISH = re.compile(
    r"(?P<currency>RMB|CNY|yuan|USD|US\$|EUR|HKD|HK\$|JPY|¥|€|\$)?[ '’,]*"
    r"(?P<size>thousand|million|billion|trillion|mn|bn|m(?![a-z])|10,000|100 million|000)s?"
    r"(?: of)?[ ]*(?P<after>yuan|RMB|CNY|US dollars|USD|EUR|HKD)?",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"\b(?:in )?(?P<currency>RMB|CNY|yuan|USD|EUR|HKD|JPY)\b", re.IGNORECASE)
_CHINESE = re.compile(
    r"(?P<of>人民币)?(?P<size>亿|千万|百万|十万|万|千)?(?P<currency>美元|港元|欧元|日元|元)"
)
_SIZED = re.compile(r"(?P<size>亿|千万|百万|十万|万|千)(?P<noun>[一-鿿]{1,3})")
_SIZES = {
    "thousand": 10**3, "000": 10**3, "10,000": 10**4, "million": 10**6, "mn": 10**6, "m": 10**6,
    "100 million": 10**8, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
    "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
_CURRENCIES = {
    "rmb": "CNY", "yuan": "CNY", "¥": "CNY", "us$": "USD", "$": "USD", "us dollars": "USD", "hk$": "HKD",
    "€": "EUR", "元": "CNY", "美元": "USD", "港元": "HKD", "欧元": "EUR", "日元": "JPY",
}  # fmt: skip
_NUMBER = re.compile(r"(?P<sign>[-−－(（]?)(?P<digits>\d[\d,，]*(?:\.\d+)?)")
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")
_UNIT_LINE = re.compile(r"(?:单位|unit)s?\s*[:：]\s*(?P<unit>[^\n]{1,40})", re.IGNORECASE)


@frozen
class Scale:
    """How large a bare figure is, and in what money."""

    size: int
    currency: str | None


@frozen
class Figure:
    """What a cell says: a value, its unit or currency, and whether it is a share."""

    value: int | float
    unit: str | None
    percent: bool = False


def scale_in(words: str) -> Scale | None:
    """Return the unit that a head's bracket or a caption states.

    >>> scale_in("销售金额（万元）"), scale_in("Sales, RMB million")
    (Scale(size=10000, currency='CNY'), Scale(size=1000000, currency='CNY'))
    """
    if has_chinese(words):
        money = _CHINESE.search(words)
        if money is None:
            return None
        return Scale(_SIZES.get(money["size"] or "", 1), _CURRENCIES[money["currency"]])
    found = _ENGLISH.search(words)
    if found is not None:
        named = (found["currency"] or found["after"] or "").lower()
        return Scale(_SIZES[found["size"].lower()], _CURRENCIES.get(named, named.upper() or None))
    bare = _CURRENCY.search(words)
    return Scale(1, _CURRENCIES.get(bare["currency"].lower(), bare["currency"].upper())) if bare else None


def scale_of(head: str, above: Iterable[str]) -> Scale | None:
    """Return the unit of a column of money: its head's, else that of a line "单位：万元" above."""
    bracket = _BRACKET.search(head)
    own = scale_in(bracket[1]) if bracket else scale_in(head.partition(",")[2] or "")
    if own is not None:
        return own
    for line in above:
        told = _UNIT_LINE.search(line)
        stated = scale_in(told["unit"]) if told else None
        if stated is None and (bracket := _BRACKET.search(line)) is not None:
            stated = scale_in(bracket[1])
        if stated is not None:
            return stated
    return None


def figure_of(cell: str, head: str, above: Iterable[str], *, money: bool, share: bool) -> Figure | None:
    """Read the figure of a cell; None when it holds none, or money in no known unit.

    >>> figure_of("1,200.5", "销售金额（万元）", (), money=True, share=False)
    Figure(value=12005000, unit='CNY', percent=False)
    >>> figure_of("3.1", "Sales", (), money=True, share=False)
    """
    found = _NUMBER.search(cell)
    if found is None:
        return None
    before, after = cell[: found.start()].strip(), cell[found.end() :].strip(" )）")
    plain: int | float = float(re.sub("[,，]", "", found["digits"]))
    if found["sign"] in ("-", "−", "－") or (found["sign"] and not before and after == ""):
        plain = -plain
    if share or after.startswith(("%", "％")) or "%" in head or "％" in head:
        rest = after.lstrip("%％ ")
        clean = re.fullmatch(r"[(（]?(?:[12]\d{3}年?)?[)）]?", rest) is not None and len(before) < 12
        return Figure(_whole(plain), "%", percent=True) if clean and (share or not money) else None
    own = scale_in(f"{before} {after}".strip()) if after or before else None
    if own is None and money:
        if after and not re.fullmatch(r"[(（].*", after):
            return None
        own = scale_of(head, above)
        if own is None or own.currency is None:
            return None
    if own is not None:
        return Figure(_whole(plain * own.size), own.currency)
    sized = _SIZED.match(after)
    if sized:
        return Figure(_whole(plain * _SIZES[sized["size"]]), sized["noun"])
    noun = re.match(r"[A-Za-z][A-Za-z -]{0,20}|[一-鿿]{1,3}", after)
    return Figure(_whole(plain), noun[0].strip() if noun else None)


def _whole(value: float) -> int | float:
    value = round(value, 6)
    return int(value) if float(value).is_integer() else value
