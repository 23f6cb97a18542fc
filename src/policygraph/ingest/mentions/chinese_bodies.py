"""Public bodies in Chinese: "市经促局", "南谯区人民政府", "深圳出台《…》", "省发改委、财政厅"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from policygraph.ingest.mentions.chinese_office_words import DATA, either
from policygraph.ingest.mentions.cover import CONTEXT, REGISTER, Candidate
from policygraph.resolve.lexicon import Lexicon

_HAN = "\u3400-\u9fff"


_FIELDS = rf"(?:{either('fields')})(?:[和与]?(?:{either('fields')}))*"
_OFFICE = re.compile(
    rf"(?:{_FIELDS})(?:{either('offices')})(?:办公室)?(?![{_HAN}]?(?:托|派|员长|长|会员|属院))|(?:{either('plain_offices')})"
    r"(?![部支投补资预收性贴困干激所有奖引采报税])(?:局|厅)?(?:办公室)?"
)
_LEVEL = re.compile(
    rf"(?:(?<![{_HAN}])|(?<=[由经向据和与及从对是为到受、]))(?P<level>[省市县区州])(?P<party>委(?=书记|常委|、|和|印发|出台|办公|宣传|召开|副书记))?"
)
_BARE = re.compile(f"(?<![{_HAN}])(?:{either('bare_bodies')})|(?:香港|澳门)?特区政府")
_ACTS = re.compile(DATA["acts"])
_UNITS = {"省": "省", "市": "市", "区": "区", "县": "县", "州": "州"}


def find_offices_zh(text: str, places: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the bodies that a place or a level and a field name, and places that act as governments.

    Args:
        text: The article.
        places: Where places stand, by the register and by their form.
        lexicon: The register, for the places' full names.
    """
    named = Counter(text[a:b][-1:] + text[a:b] for a, b in places)

    def owner(level: str) -> str:
        """The place of a level that the article names most."""
        fit = [(-n, name[1:]) for name, n in named.items() if name[0] == _UNITS[level] and len(name) > 3]
        return min(fit)[1] if fit else ""

    ends: dict[int, str] = {}
    for start, end in dict.fromkeys(places):
        if (m := _OFFICE.match(text, end)) is not None and m.end() - end > 1:
            yield _body(start, m.end(), text[start : m.end()])
            ends[m.end()] = text[start:end]
        elif (acts := _ACTS.match(text, end)) is not None and acts.end() > end:
            full = _full(text[start:end], lexicon)
            if full:
                yield Candidate(start, end, "GovernmentBody", REGISTER, name=f"{full}人民政府")
    for m in _LEVEL.finditer(text):
        name = owner(m["level"])
        if m["party"]:
            yield _body(m.start(), m.end(), f"中共{name or m['level']}委")
            continue
        office = _OFFICE.match(text, m.end())
        if office is not None and office.end() > m.end():
            whole = (name or m["level"]) + office.group()
            yield _body(m.start(), office.end(), whole)
            ends[office.end()] = name or m["level"]
    for m in _BARE.finditer(text):
        yield _body(m.start(), m.end(), m.group())
    while ends:
        end, name = ends.popitem()
        m = _OFFICE.match(text, end + 1) if text[end : end + 1] in ("、", "和", "与") else None
        if m is not None and m.end() > end + 3:
            yield _body(end + 1, m.end(), name + m.group())
            ends[m.end()] = name


def _body(start: int, end: int, name: str) -> Candidate:
    return Candidate(start, end, "GovernmentBody", CONTEXT, name=name)


def _full(name: str, lexicon: Lexicon) -> str:
    """The full name of a province, city or county of China, empty for other places."""
    if re.search(r"[省市县区州]$", name):
        return name
    known = [e for e in lexicon.by_name(name, "Place") if "/CN-" in e.iri and e.name_zh]
    return next((e.name_zh for e in known if e.name_zh and re.search(r"[省市县区州]$", e.name_zh)), "")
