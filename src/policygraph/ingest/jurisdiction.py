"""Which country an article speaks of: it decides between bodies that share a name."""

import re
from collections import Counter
from collections.abc import Iterable

from policygraph.model.iris import BASE
from policygraph.resolve.lexicon import Hit
from policygraph.text.countries import CURRENCIES, DEMONYMS

HOME = "CN"
_DEMONYM = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(DEMONYMS, key=len, reverse=True))})(?![\w])")
_MONEY = re.compile(
    r"(?<![A-Za-z])(?P<CNY>yuan|RMB|renminbi|CNY|亿元|万元|人民币)|(?<![A-Za-z])(?P<INR>Rs\.? ?\d|crore|"
    r"lakh|rupees?)|(?P<JPY>\byen\b)|(?P<KRW>\bwon\b(?= \())|£(?P<GBP>\d)"
)
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
