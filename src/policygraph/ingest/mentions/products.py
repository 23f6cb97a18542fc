"""Products that bear a name of their own: "the Mate 60 smartphone", "its Kirin chip".

A model number tells a product, and so does a maker's name before it or the kind of
thing after it; one of them alone is not enough.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from policygraph.ingest.mentions import words as w
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate
from policygraph.text.countries import DEMONYMS

_NOUN = (
    r"(?:smartphones?|phones?|handsets?|tablets?|laptops?|notebooks?|chips?|chipsets?|processors?|GPUs?|CPUs?|"
    r"NPUs?|SoCs?|accelerators?|sedans?|SUVs?|cars?|EVs?|vehicles?|hatchbacks?|pickups?|minivans?|MPVs?|"
    r"supercars?|coup[eé]s?|roadsters?|crossovers?|trucks?|buses|motorcycles?|scooters?|jets?|jetliners?|"
    r"airliners?|aircraft|airplanes?|planes?|helicopters?|drones?|rockets?|spacecraft|satellites?|engines?|"
    r"turbines?|robots?|humanoids?|batter(?:y|ies)|battery packs?|cells?|cameras?|consoles?|"
    r"smartwatch(?:es)?|watch(?:es)?|headsets?|glasses|earbuds|vaccines?|drugs?|tablets?|injections?|"
    r"operating systems?|"
    r"large language models?|language models?|AI models?|models?|chatbots?|computing platforms?|platforms?|"
    r"servers?|routers?|supercomputers?|quantum computers?|trains?|locomotives?|ships?|carriers?|submarines?|"
    r"reactors?|excavators?|scanners?|lithography machines?|systems?|series|line-?up|apps?|applications?)"
)
_CAP = r"[A-Z][\w’']*(?:-[\w]+)*(?:\+)?"
_MODEL = r"(?:(?:[A-Za-z]{0,4}|[A-Z]{5,6})-?\d[\w.-]*\w|[A-Z]{0,3}\d[A-Z]?)\+?"
_TOKEN = rf"(?:{_MODEL}|{_CAP})"
_BETWEEN = r"(?: (?:[a-z][\w-]+|AI|5G|EV|[\w]+-[\w-]+)){0,4}?"
_NUMBERED = re.compile(
    rf"(?<![\w.$€£¥-])(?P<name>{_TOKEN}(?: {_TOKEN}){{0,4}})(?P<rest>{_BETWEEN} {_NOUN}|"
    rf",? (?:the|an?|its) [^.;\n]{{0,70}}?\b{_NOUN})\b"
)
_CALLED = re.compile(
    rf"\b(?:its|new|latest|flagship|own|homegrown|self-developed) (?P<name>{_CAP}(?: {_TOKEN}){{0,3}})"
    rf"(?: (?:[a-z][\w-]+|AI|5G|EV)){{0,3}}? (?!systems?\b|platforms?\b|series\b|models?\b|apps?\b){_NOUN}\b"
)
_AFTER_FIRM = re.compile(
    rf"(?:[’']s (?:(?:new|latest|flagship|own|popular|all-electric|premium|homegrown) ){{0,2}}| )"
    rf"(?P<name>{_CAP}(?: {_TOKEN}){{0,4}})"
    rf"(?:{_BETWEEN} {_NOUN}|,? (?:the|an?|its) [^.;\n]{{0,70}}?\b{_NOUN})\b"
)
_MODEL_OF = re.compile(
    rf"(?:[’']s | )(?P<name>(?:{_CAP} ){{0,3}}(?=[A-Z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9-]{{2,9}}"
    r"(?: (?:Pro|Max|Ultra|Plus))?)"
    r"(?![\w%-])"
)
_HYPHENED = re.compile(r"(?<![\w-])(?P<name>[A-Z][A-Za-z]{2,}-(?:[A-Z]?\d[\w.]*\w|[A-Z]\d))(?![\w-])")
_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d+)?|\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+")
_SIZES = re.compile(
    r"[2-6]G|[48]K|[23]D|L\d\+?|Q[1-4]|H[12]|\d+(?:\.\d+)?(?:nm|mm|kW|MW|GW|GWh|kWh|km|V|bn|m|tn|k)|\d+(?:st|nd|rd|th)|"
    r"A[Iİ]|CO2|COVID-19|G\d{1,2}|\d+-\w+|IPO\d*|B2[BC]|[A-Z]-share|\d+s|\d{1,2}x|PM2\.5|Web3|Industry|Fortune|Top"
)
_POSSESSIVE = re.compile(r"^(?:[’']s)?[\s-]*")
_PLAIN = w.GENERIC | w.LEADS | w.CALENDAR | w.COMMON | w.TITLES | w.FIRM_HEADS


def find_products(text: str, known: Sequence[tuple[int, int, str]]) -> Iterator[Candidate]:
    """Yield the products that a text calls by name.

    Args:
        text: The article.
        known: Start, end and type of the names found so far.

    >>> [c.name for c in find_products("Yesterday Loomware showed the Dobby 60 smartphone.", ())]
    ['Dobby 60']
    """
    known = [k for k in known if k[2] != "Firm" or not _numeric(text[k[0] : k[1]])]
    for m in _NUMBERED.finditer(text):
        found = _numbered(text, *m.span("name"), known)
        if found is not None:
            yield _whole(text, found, m.end())
    for m in _HYPHENED.finditer(text):
        if m["name"].split("-")[0] not in _PLAIN and not _SIZES.fullmatch(m["name"]):
            yield Candidate(*m.span("name"), "Product", FORM, name=m["name"])
    for m in _CALLED.finditer(text):
        for found in _named(text, *m.span("name"), known):
            yield _whole(text, found, m.end())
    for start, end, kind in known:
        model = _MODEL_OF.match(text, end) if kind == "Firm" else None
        if model is not None and (found := _numbered(text, *model.span("name"), known)):
            yield found
        after = _AFTER_FIRM.match(text, end) if kind == "Firm" else None
        if after is not None and not (text[end] == " " and _plural_firm(text, start, end)):
            for found in _named(text, *after.span("name"), known):
                yield _whole(text, found, after.end())


def _whole(text: str, named: Candidate, end: int) -> Candidate:
    """Let a mention take in the noun that says what it is: "Mate 60 smartphone"."""
    if "," in text[named.end : end]:
        return named
    words = " ".join(text[named.start : end].split())
    return evolve(named, end=end, value={"names": (named.name, words)})


def _numbered(text: str, start: int, end: int, known: Sequence[tuple[int, int, str]]) -> Candidate | None:
    """A name with a model number; what is a firm or small talk before it is cut off."""
    while True:
        firm = max((b for a, b, kind in known if a <= start < b and kind == "Firm"), default=None)
        token = re.match(_TOKEN, text[start:end])
        if firm is not None and firm < end:
            start = end - len(_POSSESSIVE.sub("", text[firm:end]))
        elif token is not None and (
            token.group() in _PLAIN or token.group() in DEMONYMS or _YEAR.fullmatch(token.group())
        ):
            start += token.end() + 1
        else:
            break
        if start >= end:
            return None
    name = text[start:end].removesuffix("’s").removesuffix("'s")
    tokens = name.split()
    models = [t for t in tokens if any(c.isdigit() for c in t) and not _SIZES.fullmatch(t)]
    letters = [t for t in tokens if t[0].isalpha() and not _SIZES.fullmatch(t)]
    pure = all(_YEAR.fullmatch(t) for t in models)
    if not models or not letters or _taken(start, start + len(name), known):
        return None
    if pure and (len(letters) == len(tokens) or re.fullmatch(r"(?:19|20)\d\d", models[-1])):
        return None
    if pure and tokens[0] not in letters:
        return None
    return Candidate(start, start + len(name), "Product", FORM, name=name)


def _named(text: str, start: int, end: int, known: Sequence[tuple[int, int, str]]) -> Iterator[Candidate]:
    name = text[start:end].removesuffix("’s").removesuffix("'s")
    tokens = name.split()
    if any(t in _PLAIN or t in DEMONYMS or (t.isupper() and len(t) < 3) for t in tokens[:1]):
        return
    if any(re.fullmatch(r"(?:19|20)\d\d", t) for t in tokens) or tokens[0] in w.SURNAMES:
        return
    if not _taken(start, start + len(name), known):
        yield Candidate(start, start + len(name), "Product", CONTEXT, name=name)


def _taken(start: int, end: int, known: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the stretch touches a name of another kind."""
    return any(
        a < end and start < b and not (kind in ("Product", "Sector") and start <= a and b <= end)
        for a, b, kind in known
    )


def _numeric(name: str) -> bool:
    """Whether what passes for a firm looks like a model: "H20"."""
    return " " not in name and any(c.isdigit() for c in name)


def _plural_firm(text: str, start: int, end: int) -> bool:
    """Whether what follows the firm's name may be the rest of it: "Moth Bay Motors Group"."""
    following = re.match(r" (\S+)", text[end : end + 30])
    return bool(following and following.group(1) in w.GENERIC) or start == end
