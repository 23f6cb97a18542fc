"""Bodies and places that other words name: "minister of commerce", "the Moth Bay-based firm"."""

import re
from collections.abc import Iterator

from policygraph.ingest.mentions.cover import CONTEXT, Candidate
from policygraph.resolve.lexicon import Entry, Lexicon
from policygraph.text.countries import DEMONYMS

_MINISTER_OF = re.compile(
    r"\b(?:[Vv]ice |[Dd]eputy |[Ff]ormer |[Ff]irst )?[Mm]inister (?:of|for) (?P<name>(?:the )?[A-Za-z]+"
    r"(?:,? (?:and )?[A-Za-z]+){0,7}?)(?=,| [A-Z][a-z]+ [A-Z]| \(|\.| said| told| at | on | in |\n)"
)
_X_MINISTER = re.compile(
    r"\b(?P<name>[A-Z][a-z]+(?:(?:,| and|, and|) [A-Z][a-z]+){0,5}) (?:[Vv]ice |[Dd]eputy )?[Mm]inister\b|"
    r"(?<![\w-])(?P<small>commerce|finance|trade|industry|industry and information technology|science and "
    r"technology|technology|foreign|education|transport|agriculture|environment) (?:vice |deputy )?minister\b"
)

_SEAT = re.compile(
    r"(?<![\w-])(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})-(?:based|headquartered) "
    r"(?:[a-z][\w’'-]* ){0,6}[A-Z]"
)
_NO_SEAT = {"Android", "Linux", "Windows", "Arm", "Unix", "Web", "Home", "Community", "University"}


def find_seats(text: str) -> Iterator[Candidate]:
    """Yield the places that say where a firm is based, known to the register or not.

    >>> [c.name for c in find_seats("The Moth Bay-based start-up Loomware grew.")]
    ['Moth Bay']
    """
    for m in _SEAT.finditer(text):
        name = re.sub(r"^(?:The|An?|Its?|This|One) ", "", m["name"])
        if name not in DEMONYMS and name not in _NO_SEAT:
            yield Candidate(m.end("name") - len(name), m.end("name"), "Place", CONTEXT, name=name)


def find_offices(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the fields in ministers' titles as mentions of their ministries.

    Only ministries of China that the register knows are found.
    """
    for pattern in (_MINISTER_OF, _X_MINISTER):
        for m in pattern.finditer(text):
            group = "name" if m["name"] else "small"
            words = m[group]
            entry = _ministry(words, lexicon)
            if entry is not None:
                start, end = m.span(group)
                value = {"country": "CN"}
                yield Candidate(start, end, "GovernmentBody", CONTEXT, entry.iri, entry.name, value)


def _ministry(field: str, lexicon: Lexicon) -> Entry | None:
    field = re.sub(r"^the ", "", field)
    titled = re.sub(r"\b(?!and\b)[a-z]", lambda m: m.group().upper(), field)
    for name in (f"Ministry of {titled}", f"{titled} Ministry"):
        fit = [
            e for e in lexicon.by_name(name, "GovernmentBody") if (e.jurisdiction or "/CN").endswith("/CN")
        ]
        if len(fit) == 1:
            return fit[0]
    return None
