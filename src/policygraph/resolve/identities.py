"""Names → identities: the register decides; what it does not know gets an IRI of its own name."""

import re

from attrs import frozen

from policygraph.model.iris import BASE, mint
from policygraph.resolve.lexicon import Entry, Lexicon
from policygraph.text.names import fold, has_chinese, strip_legal

KIND = {
    "Policy": "policy",
    "Programme": "programme",
    "GovernmentBody": "body",
    "Firm": "firm",
    "OtherOrganisation": "organization",
    "Sector": "vocab/sector",
    "Product": "product",
    "Place": "place",
    "Person": "person",
    "Event": "event",
}
HOME = "CN"
_ORDINAL = re.compile(
    r"\b(\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[ivx]+)\b"
    r"|第[一二三四五六七八九十百\d]+|[一二三四五六七八九十]五(?!金)"
)
_FIVE_YEAR = re.compile(
    r"(?:(?P<nth>\d{1,2})(?:st|nd|rd|th)|(?P<from>(?:19|20)\d\d)\s?[-–—]\s?(?:\d\d){1,2})"
    r"[ -](?:five|5)[ -]year(?:[ -]plan)?",
    re.IGNORECASE,
)
_ZH_FIVE_YEAR = re.compile(
    r"[“\"「]?(?P<tens>十)?(?P<ones>[一二三四五六七八九])五[”\"」]?(?:规划|规劃|時期|时期|计划)?"
)
_WORD_NUMBERS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth"
)
_NTH = {word: n for n, word in enumerate(_WORD_NUMBERS.split(" "), 1)}
_WORDED = re.compile(rf"({'|'.join(_NTH)})[ -]five[ -]year", re.IGNORECASE)
_ZONE = re.compile(r"(?:Zone|Park|New Area|Valley|区|园|港)$(?<!地区)(?<!市区)(?<!自治区)(?<!林区)")


@frozen
class Context:
    """What decides between names that are alike.

    Args:
        lexicon: The register and the vocabularies.
        jurisdiction: The country the text speaks of: ``CN``, ``UZ``, or None where unclear.
        scope: Marks what has no proper name as one article's own; copies share it.
    """

    lexicon: Lexicon
    jurisdiction: str | None = HOME
    scope: str = ""


def resolve(kind: str, name: str, context: Context, *, proper: bool = True) -> str:
    """Return the IRI of a name.

    An entry of the register counts if the whole name, folded, is one of its names
    and, for a public body, its country is the text's. A Hebei bureau is no Hubei
    bureau because nothing less than the whole name links. All other names are
    minted from their normalised form; a foreign body gets its country, and a
    thing without a proper name its article's mark.

    Args:
        kind: One of the entity types.
        name: The name as printed.
        context: Lexicon, country and scope.
        proper: Whether the name is one that other texts would use for the same thing.

    >>> resolve("Firm", "ONOFF Electric Co., Ltd.", Context(Lexicon.of([])))
    'https://w3id.org/policygraph/id/firm/onoff-electric'
    """
    known = find_known(kind, name, context)
    if known is not None:
        return known.iri
    plan = _five_year_plan(name) if kind in ("Policy", "Programme") else None
    if plan:
        return f"{BASE}id/strategy/fyp-{plan}"
    normal = normalise(kind, name)
    if not proper and context.scope:
        return mint(KIND[kind], f"{normal} {context.scope[:8]}")
    if kind == "Place" and _ZONE.search(normal):
        return mint("zone", normal)
    if kind == "GovernmentBody" and context.jurisdiction not in (None, HOME):
        return mint("body", f"{normal} {context.jurisdiction}")
    return mint(KIND[kind], normal)


def find_known(kind: str, name: str, context: Context) -> Entry | None:
    """Return the register's entry for a name, if exactly one fits, else None."""
    entries = context.lexicon.by_name(name, kind)
    if kind in ("GovernmentBody", "OtherOrganisation") and not entries:
        other = "OtherOrganisation" if kind == "GovernmentBody" else "GovernmentBody"
        entries = context.lexicon.by_name(name, other)
    if kind in ("Policy", "Programme") and not entries:
        entries = context.lexicon.by_name(name, "Programme" if kind == "Policy" else "Policy")
    if kind == "Firm" and not entries:
        entries = context.lexicon.by_name(_without_place(name, context.lexicon), kind)
    fit = [e for e in entries if fits(e, context.jurisdiction)]
    return fit[0] if len(fit) == 1 else None


def _without_place(name: str, lexicon: Lexicon) -> str:
    """Return a firm's name without the place before it and "Group" after it."""
    tokens = strip_legal(name).split()
    while len(tokens) > 1 and lexicon.by_name(tokens[0], "Place"):
        tokens.pop(0)
    if len(tokens) > 1 and tokens[-1] == "Group":
        tokens.pop()
    return " ".join(tokens)


def fits(entry: Entry, jurisdiction: str | None) -> bool:
    """Tell whether an entry may be meant in a text about this country.

    A body without a stated country, or a text without one, decides nothing.
    """
    if entry.type != "GovernmentBody" or entry.jurisdiction is None or jurisdiction is None:
        return True
    place = entry.jurisdiction.removeprefix(f"{BASE}id/place/")
    return place.split("-")[0] == jurisdiction


def same_ordinals(one: str, other: str) -> bool:
    """Tell whether two names agree in every number and ordinal they hold: a veto if not.

    >>> same_ordinals("14th Five-Year Plan", "13th Five-Year Plan")
    False
    """
    return sorted(m.group() for m in _ORDINAL.finditer(fold(one))) == sorted(
        m.group() for m in _ORDINAL.finditer(fold(other))
    )


def normalise(kind: str, name: str) -> str:
    """Return the form of a name that its IRI is made of.

    >>> normalise("Firm", "The Hua Long Group Co., Ltd."), normalise("Product", "Wind Power Converters")
    ('Hua Long Group', 'wind power converters')
    """
    marks = " \t\n“”\"'‘’《》「」.,;:，。"
    text = re.sub(r"\s+", " ", name.strip(marks))
    text = re.sub(r"^(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) (?=\S)", "", text).strip(marks)
    text = re.sub(r"['’]s(?= )", "", text)
    if has_chinese(text):
        text = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", text)
    if kind == "Firm":
        return strip_legal(text)
    return text.casefold() if kind in ("Product", "Sector") else text


def _five_year_plan(name: str) -> int | None:
    """Return which five-year plan a name means: 14 for 2021-25, since the first began in 1953."""
    match = _FIVE_YEAR.search(name)
    if match and match["nth"]:
        return int(match["nth"])
    if match:
        return (int(match["from"]) - 1951) // 5
    worded = _WORDED.search(name)
    if worded:
        return _NTH[worded.group(1).casefold()]
    chinese = _ZH_FIVE_YEAR.fullmatch(name.strip())
    if chinese:
        return (10 if chinese["tens"] else 0) + "一二三四五六七八九".index(chinese["ones"]) + 1
    return None
