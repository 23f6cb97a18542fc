"""Places that act: "Hubei pays", "adopted by Keqiao district", "the city picked 12 firms".

Who pays, picks or publishes is a government; the place only lends it its name.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from policygraph.ingest.mentions.bodies import CODE, MUNICIPALITIES, PLACE, SUFFIX, meant
from policygraph.ingest.mentions.cover import REGISTER, Candidate
from policygraph.ingest.mentions.words import LEADS

_ACTS = re.compile(
    r" (?:also |now |has |have |had |already |itself |alone |recently "
    r"|further |first |will |would )*"
    r"(?:pays?|paid|offers?|offered|gives?|gave|grants?|granted|subsidi[sz]e[sd]?|earmark(?:s|ed)|allocate[sd]?|"
    r"promise[sd]?|pledge[sd]?|picks|picked|selected|chose|named|lured|handed|backed|hands|rewards?|rewarded|refunds?|"
    r"reimburse[sd]?|set (?:up|aside|out|itself|a target|a goal)|put (?:up|aside)|launched|issued"
    r"|released|published|"
    r"unveiled|adopted|announced|approved|introduced|rolled out|drew up|drafted|plans to|aims?"
    r" (?:to|for|at)|wants|"
    r"intends to|vows? to|vowed|ordered|banned|waive[sd]?|exempts?|exempted|requires|required"
    r"|added [^.]{0,20}to its list|"
    r"covers? (?:up to )?\d|tops? up|topped up|matche[sd]|foots|contribute[sd]|chipped in"
    r"|committed|spends?|spent)\b"
)
_BEFORE_PLACE = re.compile(
    r"(?:\b(?:in|to|from|at|near|of|across|outside|around|into|for|throughout|within|via|and|or"
    r"|on|with|by|than)|[,(&]) $"
)
_BY = re.compile(
    r"\b(?:granted|adopted|issued|launched|established|set up|approved|published|funded|financed|paid|backed|"
    r"recogni[sz]ed|certified|named|selected|drafted|released|subsidi[sz]ed|managed|promised|pledged|unveiled|"
    r"allocated|awarded|administered|introduced|(?:granted|awarded|given|paid) [^.;\n]{1,40}) by (?:the )?$"
)
_FROM_ZONE = re.compile(
    r"\b(?:received|grants?|subsid\w+|yuan|RMB|support|funds?"
    r"|money)\b[^.;\n]{0,60} from (?:the )?$"
)
_NO_FIRM_NEXT = re.compile(r"(?!-|[’']s [A-Za-z]| (?:[A-Z]|provinc|munic|city\b|governm))")
_UNIT = re.compile(
    rf"(?<![\w’'-])(?:The |In |At )?(?P<name>{PLACE}?)(?P<kind> (?:district|county|city|province"
    rf"|township|District"
    rf"|County|City|Province|"
    r"(?:\w+ (?:and \w+ )?){0,4}(?:Zone|New Area|Development District)))(?![\w-])"
)
_BEFORE_PLACE = re.compile(
    r"(?:\b(?:in|to|from|at|near|of|across|outside|around|into|for|throughout|within|via|and|or|on|with|by|than)|[,(&])"
    r" (?:the )?$"
)
_MEANT = re.compile(
    r"\b[Tt]he (?P<kind>city|province|county|district|municipality|autonomous region|town|zone)(?![\w-])"
)
_ADJECTIVES = {
    "province": "provincial",
    "autonomous region": "provincial",
    "city": "municipal",
    "municipality": "municipal",
}


def find_acting(
    text: str, places: Sequence[tuple[int, int, str | None]], known: Callable[[str], str | None]
) -> Iterator[Candidate]:
    """Yield the places that act as governments, named or called "the city".

    Args:
        text: The article.
        places: Start, end and IRI of the places named in it, in text order.
        known: Gives the register's name of a body's name, if it has one.
    """
    for start, end, iri in places:
        code = (iri or "").rpartition("CN-")[2]
        if len(code) == CODE and code.endswith("00") and _acts(text, start, end):
            provincial = code.endswith("0000") and code[:2] not in MUNICIPALITIES
            place = SUFFIX.sub("", text[start:end])
            name = f"{place} {'provincial' if provincial else 'municipal'} government"
            full = known(name) or known(name.replace("municipal", "city")) or name
            value = {"names": (full, text[start:end])}
            yield Candidate(start, end, "GovernmentBody", REGISTER, name=full, value=value)
    for m in _UNIT.finditer(text):
        if m["name"].partition(" ")[0] in LEADS:
            continue
        zone = m["kind"].endswith(("Zone", "Area", "Development District"))
        paid = zone and _FROM_ZONE.search(text, max(0, m.start() - 90), m.start()) is not None
        if paid or _acts(text, m.start("name"), m.end()):
            printed = text[m.start("name") : m.end()]
            called = printed if zone else f"{printed} government"
            full = known(called) or called
            value = {"names": (full, printed)}
            yield Candidate(m.start("name"), m.end(), "GovernmentBody", REGISTER, name=full, value=value)
    for m in _MEANT.finditer(text):
        if _ACTS.match(text, m.end()) and not _BEFORE_PLACE.search(text, max(0, m.start() - 16), m.start()):
            kind = m["kind"]
            words = f"{_ADJECTIVES.get(kind, kind)} government"
            yield meant(text, *m.span("kind"), words, _ADJECTIVES.get(kind, kind), places, known)


def _acts(text: str, start: int, end: int) -> bool:
    if _BY.search(text, max(0, start - 70), start):
        return _NO_FIRM_NEXT.match(text, end) is not None
    if _ACTS.match(text, end) is None:
        return False
    return _BEFORE_PLACE.search(text, max(0, start - 20), start) is None
