"""Public bodies that no capitals name: "the county government", "Shenzhen's transport bureau".

A head noun, small words that say what it looks after or how high it stands, and the
place whose body it is. Where the place is left out, the nearest one before tells it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate
from policygraph.text.countries import DEMONYMS

PLACE = r"[A-Z][a-z]+(?:[’'][a-z]{2,})?(?: [A-Z][a-z]+(?:[’'][a-z]{2,})?){0,3}"
_LEVEL = (
    r"(?:(?:provincial|municipal|prefectural|city|province|county|district|township|town|state|central|regional|"
    r"autonomous region|autonomous prefecture|banner|people[’']s|People[’']s|local) )"
)
_FIELD = (
    r"(?:commerce|finance|transport(?:ation)?|industry|industrial|information|technology|science|economy|economic|"
    r"planning|development|reform|energy|environment(?:al)?|ecology|agriculture|agricultural|rural|housing|"
    r"construction|education|health|statistics|tax(?:ation)?|customs|market|regulation|supervision|"
    r"public|security|human|resources|social|water|natural|emergency|management|investment|promotion|"
    r"cooperation|intellectual|property|big|data|civil|affairs|forestry|culture|tourism|equipment|raw|materials|"
    r"electronics?|state-owned|assets?|land|foreign|trade|intelligent|digital|private|quality|"
    r"informati[sz]ation|digitali[sz]ation|it)"
)
_FIELDS = rf"{_FIELD}(?:(?:,| and|, and)? {_FIELD}){{0,6}}"
_OFFICE = r"(?:department|bureau|commission|office|authority|administration|division|committee)"
_HEAD = re.compile(
    rf"\b(?:governments?|treasury|authorities|SASAC|DRC|management committee|party committee|{_OFFICE}"
    rf"(?P<of> (?:of|for) (?:the )?{_FIELDS})?)\b(?! [a-z]+ers?\b)(?!-)"
)
_OWNED = re.compile(
    rf"(?:\b(?P<det>[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]|[Aa]nd|by|to|from) )?"
    rf"(?<![\w’'-])(?:(?P<owner>{PLACE}|[A-Z]{{3,6}})(?P<own>[’']s)? )?(?P<small>{_LEVEL}*(?:{_FIELDS} )?)$"
)
_OF = r"(?:,? (?:and )?[A-Z][a-z-]+)"
_CAPITAL = re.compile(
    rf"(?<![\w’'-])(?:(?P<owner>{PLACE}?)(?:[’']s)? (?:(?P<level>Municipal|Provincial|County"
    rf"|District|City|Prefectural|"
    rf"Regional) )?(?:People[’']s Government(?! of\b)|(?:Department|Bureau|Commission|Office"
    rf"|Administration) of "
    rf"[A-Z][a-z-]+{_OF}{{0,6}}))(?![\w-])"
)
_RANKED_CAPITAL = re.compile(
    r"\b[Tt]he (?P<name>(?P<level>provincial|municipal|city|county|district) "
    r"(?:(?:[A-Z][a-z]+ (?:and )?){1,5}"
    r"(?:Department|Bureau|Commission|Office)|(?:Department|Bureau|Commission|Office) of "
    rf"[A-Z][a-z-]+{_OF}{{0,6}}))(?![\w-])"
)
_RANKED = re.compile(_LEVEL)
_LATER = re.compile(
    rf" of (?:the )?(?P<owner>{PLACE})(?: (?:[Pp]rovince|[Cc]ity|[Cc]ounty|[Dd]istrict))?(?![\w-])"
)
_WORDS = re.compile(
    r"(?:The|In|At|On|By|For|From|And|But|When|After|While|Under|Both|If|As|With|To|Of|Since|Before) "
)
SUFFIX = re.compile(
    r" (?:province|city|county|district|municipality|prefecture|town|township)$", re.IGNORECASE
)
LEVELS = {"provincial": "province", "province": "province", "municipal": "city", "city": "city"}
MUNICIPALITIES = ("11", "12", "31", "50")
CODE = 6  # digits of GB/T 2260
_REACH = 90  # characters a body's name goes back from its head
_BROAD = ("government", "governments", "authorities")


def find_bodies(
    text: str,
    places: Sequence[tuple[int, int, str | None]],
    is_place: Callable[[str], bool],
    known: Callable[[str], str | None],
) -> Iterator[Candidate]:
    """Yield the public bodies that a text describes.

    Args:
        text: The article.
        places: Start, end and IRI of the places named in it, in text order.
        is_place: Tells whether a word names a place of China.
        known: Gives the register's name of a body's name, if it has one.
    """
    for m in _CAPITAL.finditer(text):
        named = _WORDS.sub("", m["owner"])
        if is_place(SUFFIX.sub("", named)) or m["level"]:
            start = m.end("owner") - len(named)
            yield _named(
                text, start, m.end(), re.sub(r"[’']s (?=(?!Government))", " ", text[start : m.end()]), known
            )
    for m in _RANKED_CAPITAL.finditer(text):
        yield meant(text, *m.span("name"), m["name"], m["level"], places, known)
    for head in _HEAD.finditer(text):
        before = text[max(0, head.start() - _REACH) : head.start()]
        left = _OWNED.search(before)
        if left is None:
            continue
        noun = head.group().split(" ")[0]
        small, owner = left["small"].strip(), left["owner"]
        owner = _WORDS.sub("", owner) if owner else None
        if noun.isupper() and not (small or owner):
            continue
        if owner is not None and not (
            is_place(SUFFIX.sub("", owner)) or (small and _seems_place(owner, small))
        ):
            owner = None
        begin = head.start() - len(before) + left.start("small")
        if owner is not None:
            begin = head.start() - len(before) + left.end("owner") - len(owner)
        end, later = head.end(), None
        if owner is None and (noun in _BROAD or small):
            later = _LATER.match(text, end)
            later = later if later and (small or is_place(later["owner"])) else None
        if later is not None and noun not in ("committee", "division"):
            yield _named(text, begin, later.end(), _told(later["owner"], small, noun), known)
            continue
        if owner is not None and (
            small or head["of"] or noun in _BROAD or noun.isupper() or noun == "treasury"
        ):
            yield _named(text, begin, end, text[begin:end].replace("’s ", " ").replace("'s ", " "), known)
            continue
        yield from _unowned(text, begin, end, left["det"], small, noun, bool(head["of"]), places, known)


def _seems_place(owner: str, small: str) -> bool:
    """Whether "county", "municipal" or the like after unknown capitals tells that they name a place."""
    first = owner.split(" ")[0]
    return first not in DEMONYMS and _RANKED.match(small + " ") is not None and len(owner.split(" ")) < 3


def _told(owner: str, small: str, noun: str) -> str:
    return " ".join(f"{owner} {small} {noun}".split())


def _named(text: str, start: int, end: int, name: str, known: Callable[[str], str | None]) -> Candidate:
    name = " ".join(name.split())
    full = known(name)
    value = {"names": (full or name, " ".join(text[start:end].split()))}
    return Candidate(start, end, "GovernmentBody", FORM, name=full or name, value=value)


def _unowned(
    text: str,
    start: int,
    end: int,
    determiner: str | None,
    small: str,
    noun: str,
    of: bool,
    places: Sequence[tuple[int, int, str | None]],
    known: Callable[[str], str | None],
) -> Iterator[Candidate]:
    """A body without its place: "the provincial government", "the municipal finance bureau"."""
    level = small.split(" ")[0] if small else ""
    words = " ".join(text[start:end].split())
    if level == "central" and noun in ("government", "treasury", "authorities"):
        yield Candidate(
            start, end, "GovernmentBody", CONTEXT, name="Chinese government", value={"state": True}
        )
        return
    if level == "state" or (level == "local" and len(small.split(" ")) == 1):
        return
    if determiner and small and noun == "bureau" and determiner.lower() in ("the", "its"):
        yield meant(text, start, end, words, "city", places, known)
        return
    ranked = _RANKED.match(small + " ") is not None
    if not (determiner and determiner.lower() in ("the", "its", "and", "by", "to", "from")) or not (
        ranked
        and (noun in _BROAD or noun == "treasury" or of or noun.isupper() or " " in small or noun == "party")
    ):
        return
    if noun == "governments":
        return
    yield meant(text, start, end, words, level, places, known)


def meant(
    text: str,
    start: int,
    end: int,
    words: str,
    level: str,
    places: Sequence[tuple[int, int, str | None]],
    known: Callable[[str], str | None],
) -> Candidate:
    """Return the body that words without a place mean: that of the last place of the level.

    Args:
        text: The article.
        start: Where the words begin.
        end: Where they end.
        words: What the body is called after its place, such as "provincial government".
        level: The level's word, such as "provincial".
        places: Start, end and IRI of the places named in the article, in text order.
        known: Gives the register's name of a body's name, if it has one.
    """
    owner = nearest(text, start, level, places)
    name = f"{owner} {words}" if owner else words
    full = known(name) or name
    names = tuple(dict.fromkeys((full, " ".join(text[start:end].split()))))
    value = {"names": names} if owner else {"names": names, "unplaced": True}
    return Candidate(start, end, "GovernmentBody", CONTEXT, name=full, value=value)


def nearest(text: str, at: int, level: str, places: Sequence[tuple[int, int, str | None]]) -> str | None:
    """Return the place of the level asked that was named last before ``at``, if any."""
    wanted = LEVELS.get(level)
    for start, end, iri in reversed(places):
        if start >= at or wanted is None:
            continue
        code = (iri or "").rpartition("CN-")[2]
        if len(code) != CODE or not code.isdigit():
            continue
        kind = "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"
        if kind == wanted or (wanted == "city" and code[:2] in MUNICIPALITIES):
            return SUFFIX.sub("", text[start:end])
    return None
