"""Titles that firms, plants and towns carry: "Potential Unicorn", "the Gazelle programme".

A label is told by its head noun, or by being what somebody was named, certified or
listed as; the firm that carries it is another thing.
"""

import re
from collections.abc import Callable, Iterator

from policygraph.ingest.mentions import words as w
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate

_CAP = r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)*"
_HEADS = (
    r"(?:Champions?|Unicorns?|Gazelles?|Giants?|Benchmarks?|Chain[- ]Masters?|Lighthouses?"
    r"|Demonstrators?|Front-?runners?|"
    r"Pacesetters?|Factor(?:y|ies)|Workshops?|Enterprises?|SMEs|Bases?|Clusters?|Platforms?)"
)
_ABOUT = (
    r"(?:National|Provincial|Municipal|State-[Ll]evel|Manufacturing|Single|Hidden|Potential|Quasi|Seed|Green|Smart|"
    r"Intelligent|Digital|Innovative|Innovation|Innovation-Driven|High|High-Tech|High-tech|Hi-Tech|New|Technology|"
    r"Technology-Based|Technology-based|Tech|Advanced|Excellent|Excellent-level|Leading|Key|Little|Speciali[sz]ed|"
    r"Sophisticated|Refined|Distinctive|Unique|Backbone|Pilot|Demonstration|Model|Zero-Carbon|Zero-carbon|Low-Carbon|"
    r"Low-carbon|Carbon|Industrial|Industry|Service|Service-Oriented|Gazelle|Unicorn|Champion|Lighthouse|5G|AI|"
    r"Chain|Master|Star|Invisible|Growth|High-Growth|Export|Trade|Quality|Brand|Intellectual|Property|Advantage)"
)
_LABEL = re.compile(
    rf"(?<![\w-])(?P<place>(?:{_CAP} )?)(?P<name>(?:{_ABOUT} (?:and |& )?){{1,5}}{_HEADS})(?![\w-])"
)
_ALONE = re.compile(
    r"(?<![\w-])(?P<name>Gazelles?|Unicorns?|Chain[- ]Masters?)(?= (?:status|title|label|list"
    r"|compan|enterprise|firm))"
)
_SCHEME = (
    r"(?:programmes?|programs?|scheme|initiative|pilot|campaign|label|status|title|certificate|certification|"
    r"designation|award|list|roster|badge|fund)"
)
_CAPITAL_SCHEME = re.compile(
    rf"(?<![\w’'-])(?P<name>(?:{_CAP}|863|973)(?: (?:{_CAP}|and|of|for|&)){{0,6}})"
    rf" (?P<noun>{_SCHEME})(?![\w-])"
)
_OPENED = re.compile(r"(?:^|[.!?:•\n]\s*[“\"‘'(]*\s*)$")
_GIVEN = re.compile(
    r"\b(?:named|recogni[sz]ed|designated|certified|listed|selected|rated|accredited|chosen|picked|classed|confirmed|"
    r"identified|approved|honou?red|shortlisted|passed (?:the )?re-?(?:examination|assessment"
    r"|view)|awarded|granted|"
    r"title of|status of|label of|carr(?:y|ies|ied) the|holds? the|bears? the|won the|received"
    r" the|obtained the)"
    r"(?: (?:as|for|to be|among|the|an?|of|one of|title|label|status|its|again|once more)){0,4}"
    r"(?: (?:national|provincial|state-level|municipal|city-level|district-level|national-level"
    r"|provincial-level|"
    r"[A-Z][a-z]+(?:[’']s)?)){0,2} [“\"‘']?$"
)
_QUOTED = re.compile(r"(?<!\w)[“\"](?P<name>[^“”\"\n.]{3,90}?)[,.]?[”\"](?P<after>(?: [\w-]+){0,2})")
_CARRIED = re.compile(
    r" (?:status|title|label|list|certificate|certification|designation|award|mark|roster"
    r"|enterprises?|compan(?:y|ies)|"
    r"firms?|SMEs|factor(?:y|ies)|plants?|workshops?|parks?|scheme|programmes?|programs?|initiative|campaign|clusters?|"
    r"platforms?|fund|pilot|project|drive)\b"
)
_LOWER = re.compile(
    r"\b(?:named|recogni[sz]ed as|designated(?: as)?|certified as|listed as|selected as|rated as"
    r"|accredited as|"
    r"chosen as|picked as|identified as|list of|batch of|batches of|group of|roster of|titles? of|crop of)"
    r" (?:the |an? |\d+ |its |this year[’']s |new |of )*"
    r"(?P<name>(?:(?:national|provincial|state-level|municipal)[ -])?(?:(?!(?:and|or|the|of|in"
    r"|by)\b)[a-z][\w-]* ){1,5}?"
    r"(?:champions?|giants?|unicorns?|gazelles?|factor(?:y|ies)|platforms?|clusters?|workshops?|benchmarks?|bases?|"
    r"centres?|centers?|laborator(?:y|ies)))(?![\w-])"
)
_WORDS = 8  # of a label in quotation marks


def find_labels(text: str, is_name: Callable[[str], bool]) -> Iterator[Candidate]:
    """Yield the labels and the capitalised schemes of a text.

    Args:
        text: The article.
        is_name: Tells whether words name a place, a body or a firm, which label nothing.

    >>> [c.name for c in find_labels("It was picked as a Potential Unicorn.", lambda name: False)]
    ['Potential Unicorn']
    """
    for m in _LABEL.finditer(text):
        if not re.match(
            r",? (?:Co|Ltd|Inc|Group|Corp|Association|Federation|Zone)\b", text[m.end() : m.end() + 14]
        ):
            yield _programme(m.start("name"), m["name"])
    for m in _ALONE.finditer(text):
        yield _programme(m.start(), m["name"])
    for m in _CAPITAL_SCHEME.finditer(text):
        yield from _scheme(text, m, is_name)
    for m in _QUOTED.finditer(text):
        given = _GIVEN.search(text[max(0, m.start() - 110) : m.start() + 1])
        carried = _CARRIED.match(m["after"]) is not None and len(m["name"].split()) <= _WORDS
        if (given or carried) and m["name"][0].isalnum() and not re.search(r"[.!?]", m["name"]):
            yield _programme(m.start("name"), m["name"], CONTEXT)
    for m in _LOWER.finditer(text):
        yield _programme(m.start("name"), m["name"], CONTEXT)


def _programme(start: int, name: str, rank: int = FORM) -> Candidate:
    return Candidate(start, start + len(name), "Programme", rank, name=" ".join(name.split()))


def _scheme(text: str, m: re.Match[str], is_name: Callable[[str], bool]) -> Iterator[Candidate]:
    """Yield "Gazelle programme": capitals and a small head noun, unless the capitals are whose it is."""
    name, start = m["name"], m.start("name")
    while (first := name.partition(" ")[0]) in w.LEADS or first in ("and", "of", "for", "&"):
        start, name = start + len(first) + 1, name[len(first) + 1 :]
        if not name or first == m["name"]:
            return
    opens = _OPENED.search(text[max(0, start - 6) : start]) is not None
    tokens = name.split()
    if opens and len(tokens) == 1:
        return
    if is_name(name) or all(is_name(t) or t in w.TITLES or t in w.CALENDAR for t in tokens):
        return
    if tokens[-1] in w.BODY_HEADS or tokens[-1] in w.CALENDAR or tokens[-1] in ("and", "of", "for", "&"):
        return
    if m["noun"] in ("list", "title", "fund", "award") and len(tokens) == 1 and tokens[0].isupper():
        return
    named = m["noun"] in (
        "label",
        "status",
        "title",
        "certificate",
        "certification",
        "designation",
        "list",
        "badge",
    )
    end = start + len(name) if named else m.end()
    whole = text[start : m.end()]
    yield Candidate(
        start,
        end,
        "Programme",
        CONTEXT,
        name=name if named else whole,
        value={"names": (text[start:end], name, whole)},
    )
