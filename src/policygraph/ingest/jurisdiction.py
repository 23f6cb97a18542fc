"""Which country an article speaks of: it decides between bodies that share a name."""

import re
from collections import Counter
from collections.abc import Iterable

from policygraph.model.iris import BASE
from policygraph.resolve.lexicon import Hit, Lexicon
from policygraph.text.countries import CURRENCIES, DEMONYMS

HOME = "CN"
_DEMONYM = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(DEMONYMS, key=len, reverse=True))})(?![\w])")
_MONEY = re.compile(
    r"(?<![A-Za-z])(?P<CNY>yuan|RMB|renminbi|CNY|亿元|万元|人民币)|(?<![A-Za-z])(?P<INR>Rs\.? ?\d|crore|"
    r"lakh|rupees?)|(?P<JPY>\byen\b)|(?P<KRW>\bwon\b(?= \())|£(?P<GBP>\d)"
)
_ADJECTIVE = re.compile(
    rf"(?<![\w-])(?P<demonym>{'|'.join(sorted(DEMONYMS, key=len, reverse=True))})"
    r"(?: (?:government|state))?(?:[’']s)? $"
)
_GENITIVE = re.compile(
    r"(?<![\w-])(?P<place>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})[’']s? "
    r"(?:(?!(?:to|of|from|by|with|and|for|in|on|at|that|after|than)\b)[a-z-]+ )?$"
)
_OF_COUNTRY = re.compile(
    r"(?: \([A-Z]+\))? of (?:the )?(?:Republic of |Kingdom of )?(?P<place>[A-Z]\w+(?: [A-Z]\w+)?)"
)
_HAN = re.compile(r"[㐀-鿿]")
_PLACE = f"{BASE}id/place/"
_CODE = re.compile(r"[A-Z]{2}(?:-\d+)?")


def count_countries(text: str, hits: Iterable[Hit]) -> Counter[str]:
    """Return how often an article speaks of each country: places, bodies, adjectives, money."""
    counts: Counter[str] = Counter()
    for hit in hits:
        if hit.abbreviation:
            continue
        codes = {c for e in hit.entries if (c := country_of(e.iri, e.jurisdiction)) is not None}
        if len(codes) == 1:
            counts[codes.pop()] += 1
    for m in _DEMONYM.finditer(text):
        counts[DEMONYMS[m.group()]] += 1
    for m in _MONEY.finditer(text):
        counts[CURRENCIES[m.lastgroup or "CNY"]] += 1
    return counts


def country_of(iri: str, jurisdiction: str | None = None) -> str | None:
    """Return the country code of a place's or body's IRI, where it tells one.

    >>> country_of("https://w3id.org/policygraph/id/place/CN-130000")
    'CN'
    """
    place = jurisdiction or iri
    if not place.startswith(_PLACE):
        return None
    code = place.removeprefix(_PLACE)
    return code[:2] if _CODE.fullmatch(code) else None


def stated_country(text: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """Return the country that the words beside a body's name give it.

    "Japan's ministry", "the Japanese ministry", "the ministry of Japan", 日本工业部: such
    words decide over the country that the article is about.

    >>> stated_country("The Japanese METI said", 13, 17, Lexicon.of([]))
    'JP'
    """
    before, after = text[max(0, start - 48) : start], text[end : end + 48]
    adjective = _ADJECTIVE.search(before)
    if adjective is not None:
        return DEMONYMS[adjective["demonym"]]
    for said in (_GENITIVE.search(before), _OF_COUNTRY.match(after)):
        code = _code_of(said["place"], lexicon) if said is not None else None
        if code is not None:
            return code
    if not _HAN.match(text, start):
        return None
    before = before.removesuffix("的")
    return next((c for n in range(8, 1, -1) if (c := _code_of(before[-n:], lexicon)) is not None), None)


def _code_of(place: str, lexicon: Lexicon) -> str | None:
    codes = (country_of(entry.iri) for entry in lexicon.by_name(place, "Place"))
    return next((code for code in codes if code), None)


def main_country(counts: Counter[str], *, chinese: bool) -> str | None:
    """Return the country of an article: China where it is at least nearly as present as any other.

    >>> main_country(Counter(CN=5, US=7), chinese=False), main_country(Counter(UZ=9), chinese=False)
    ('CN', 'UZ')
    """
    home = counts[HOME] + (3 if chinese else 0)
    others = [(n, code) for code, n in counts.items() if code != HOME]
    most, code = max(others, default=(0, ""))
    if home and home >= 0.4 * most:
        return HOME
    return code or None
