"""Firms, bodies, organisations, persons and places that no register lists, found by form."""

import re
from collections.abc import Iterator

from policygraph.ingest.mentions import words as w
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate
from policygraph.ingest.mentions.runs import Run
from policygraph.text.countries import DEMONYMS
from policygraph.text.names import strip_legal

_GIVEN = re.compile(rf"{w.PINYIN}(?:[-’']?{w.PINYIN}){{0,1}}", re.IGNORECASE)
_TICKER = re.compile(r" ?[(（](?:[A-Z]{2,8}: ?[0-9A-Z]{1,6}|[0-9]{3,6}\.[A-Z]{1,2}|[A-Z]{1,5}\.[A-Z])[;,) ]")
_AT_SCHOOL = re.compile(
    r" (?:of|at|from) (?:the )?(?:[A-Z]\w+ ){0,3}(?:University|Institute|College|Center|Centre|Academy|"
    r"School)\b"
)
_HANZI_NAME = re.compile(r" ?[（(]?[㐀-鿿]{2,4}(?![㐀-鿿])")
_FIRM_LEFT = re.compile(
    rf"(?:\b(?:(?i:{w.FIRM_NOUNS})|platform|partner|customer|client|unit)|-(?:based|listed|owned|"
    "headquartered|backed)"
    r"|\b(?:shares|stakes?|stock|investors?) (?:of|in)|\b(?:employees|workers) (?:of|at)|"
    r"\b(?:factory|plant) of|"
    r"\bsubsidiary of|\bjoint venture with"
    rf"|\bJV with|\b{w.FIRM_ROLES} (?:of|at)(?: the)?|\bnamely|\bsupplier to|\bsuppliers? of|\bacquired|"
    r"\bacquisition of"
    rf"|\b{w.FIRM_NOUNS}(?: such as| like| including|,? namely|:))[ ]?[“\"‘'(]?$",
    re.IGNORECASE,
)
_FIRM_RIGHT = re.compile(
    r"(?: \([A-Z0-9:. ]+\))?(?:, (?:(?:an?|the|one of|another|China[’']s|which is|also "
    rf"an?)\b[^.;,]{{0,70}}?)?\b(?:{w.FIRM_NOUNS}\b|(?:arm|unit|division|joint venture|JV) of\b)"
    rf"|,? (?:which|who) (?:makes|produces|manufactures|develops|supplies|builds|operates|sells|owns)\b"
    rf"| [–—-] (?:an?|the) [^.;]{{0,90}}?\b{w.FIRM_NOUNS}\b"
    "|[’']s (?:shares?|revenues?|operating|sales|factor(?:y|ies)|plants?|customers?|suppliers?|"
    "deliver(?:y|ies)|chairman|"
    "CEO|founder|subsidiar(?:y|ies)|stock|profits?|earnings|parent|market value|products|brand|chips?|"
    r"cars|batter(?:y|ies))\b"
    r"| analysts?\b| (?:shares|stock|employees|executives?|cars|vehicles|smartphones?|phones|chips)\b"
    r"| (?:(?:chief|senior|vice) )?(?:executive|CEO|chairman|analysts?|economists?|spokes\w+|founder|"
    "president) [A-Z])"
)
_ORG_RIGHT = re.compile(
    r", (?:an?|the) [^.;,]{0,50}?\b(?:consultancy|think tank|research (?:group|firm|house|institute)|"
    "consulting firm|non-profit|trade group|lobby|industry (?:group|body)|association|data provider|"
    r"university)\b"
)
_ORG_LEFT = re.compile(
    r"\b(?:consultancy|think tank|research (?:group|firm)|data provider|newspaper|broadcaster|news "
    "agency|association|industry (?:group|body)|according to(?: data from)?|(?:fellow|researcher|"
    r"economist|professor|scholar) (?:at|of|with))[ ]?(?:the )?[“\"]?$"
)
_PERSON_LEFT = re.compile(rf"(?:\b{w.ROLES}|\b(?:Mr|Ms|Mrs|Dr|Prof)\.?|\bby)[ ,]{{1,2}}$")
_PERSON_RIGHT = re.compile(
    rf"(?: [（(]?[㐀-鿿]{{2,4}}[）)]?)?(?:,? (?:also )?(?:an?|the|its|China[’']s|one of)? "
    rf"?[^.;,]{{0,40}}?\b{w.ROLES}\b(?: (?:of|at|for|in|with)\b|,| said)| {w.SPEECH}\b|,? who {w.SPEECH})"
)
_SAID = re.compile(rf"(?:[”\"’',] ?{w.SPEECH}|told by|quoted) (?:{w.ROLES} )?$")
_PLAIN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-’'][A-ZÀ-Þ]?[a-zà-ÿ]+)*")
_DISTRICT = re.compile(r" (province|city|county|district|prefecture|municipality|autonomous region)\b")
_ZONE = re.compile(rf"{w.ZONES}$")
_DIGITS = re.compile(r"(?<![\w.,/%$€£¥-])(?!(?:19|20)\d\d )\d{1,4} $")  # "360 Loom Technology Inc."
_COUNTRY = re.compile(
    "(?:of|,) (?:the )?(?:People[’']s |Islamic |Federal )?(?:Republic of |Kingdom of |State of "
    r")?([A-Z]\w+(?: [A-Z]\w+)*)$"
)


def is_pinyin_name(tokens: tuple[str, ...]) -> bool:
    """Tell whether two words look like a Chinese person's name in pinyin.

    >>> is_pinyin_name(("Zhang", "Hui")), is_pinyin_name(("Li", "Auto")), is_pinyin_name(("Xi", "Jinping"))
    (True, False, True)
    """
    if len(tokens) != 2 or tokens[0] not in w.SURNAMES:
        return False
    given = tokens[1]
    return given[1:].islower() and len(given) > 1 and _GIVEN.fullmatch(given.replace("-", "")) is not None


def _is_pinyin(tokens: tuple[str, ...]) -> bool:
    return all(_GIVEN.fullmatch(t.replace("-", "")) is not None for t in tokens)


def classify(run: Run) -> Iterator[Candidate]:
    """Yield what a run names: at most one candidate, by its form, else by its neighbours."""
    found = _by_form(run) or _person(run) or _by_context(run)
    if found is not None:
        yield found


def _candidate(run: Run, kind: str, rank: int, *, start: int | None = None) -> Candidate:
    first = run.start if start is None else start
    return Candidate(first, run.end, kind, rank, name=run.text[first - run.start :])


def _by_form(run: Run) -> Candidate | None:
    tokens, last = run.tokens, run.tokens[-1]
    if _TICKER.match(run.after) and len(tokens) <= 5 and tokens[0] not in w.COMMON:
        return _candidate(run, "Firm", FORM)
    if run.legal:
        return _incorporated(run)
    if run.extended:
        head = next((t for t in tokens if t in w.BODY_HEADS or t in w.ORG_HEADS), None)
        if head is None:
            return None  # a title; titles.py reads those
        first = next((t for t in tokens if t in w.POLICY_HEADS or t in w.PROGRAMME_HEADS or t == head), head)
        if first != head:
            return None
        return _candidate(run, "GovernmentBody" if head in w.BODY_HEADS else "OtherOrganisation", FORM)
    if len(tokens) < 2:
        return _district(run)
    if last in w.BODY_HEADS and not (
        last == "Administration" and len(tokens) == 2 and tokens[0] not in ("State", "National")
    ):
        return _candidate(run, "GovernmentBody", FORM)
    if _ZONE.search(run.text):
        return _candidate(run, "Place", FORM)
    if last in w.PLACE_HEADS:
        return _candidate(run, "Place", FORM)
    if last in w.POLICY_HEADS or last in w.PROGRAMME_HEADS or last in w.EVENT_HEADS:
        return None
    if _alone(run):
        return None
    distinctive = [
        t
        for t in tokens
        if t not in w.COMMON and t not in w.GENERIC and t not in DEMONYMS and t not in w.CALENDAR
    ]
    if last in w.ORG_HEADS and (
        distinctive or tokens[0] in DEMONYMS or (tokens[0] in ("China", "National") and len(tokens) > 2)
    ):
        firm = last in ("Bank", "Network") and bool(distinctive)
        return _candidate(run, "Firm" if firm else "OtherOrganisation", FORM)
    if last in w.FIRM_HEADS and distinctive and distinctive[0] != last and not is_pinyin_name(tokens[:2]):
        return _candidate(run, "Firm", FORM)
    national = tokens[0] == "China" and len(tokens) > 2 and last in w.FIRM_HEADS
    if national and re.match(r" ?\([A-Z]{3,}\)", run.after):
        return _candidate(run, "Firm", FORM)
    return _district(run)


def _incorporated(run: Run) -> Candidate | None:
    """A name with a legal form: digits before mere words of trade begin it, one such word is no name."""
    digits = _DIGITS.search(run.before) if _generic(run) else None
    if digits is not None:
        start = run.start - len(digits.group())
        return Candidate(start, run.end, "Firm", FORM, name=digits.group() + run.text)
    return None if len(run.tokens) < 2 or is_nameless(run) else _candidate(run, "Firm", FORM)


def is_nameless(run: Run) -> bool:
    """Tell whether a legal form follows one word of trade alone: "Electric Co., Ltd."."""
    return run.legal and len(strip_legal(run.text).split()) < 2 and _generic(run)


def _generic(run: Run) -> bool:
    return all(t in w.GENERIC for t in strip_legal(run.text).split() if t != "&")


def _alone(run: Run) -> bool:
    """A line that is nothing but the run is a heading or a menu, which has capitals anyway."""
    return (
        re.search(r"(?:^|\n)[ \t]*$", run.before) is not None
        and re.match(r"[ \t]*(?:\n|$)", run.after) is not None
    )


def _district(run: Run) -> Candidate | None:
    named = _DISTRICT.match(run.after)
    if named is not None and all(_PLAIN.fullmatch(t) for t in run.tokens) and len(run.tokens) <= 4:
        return Candidate(run.start, run.end, "Place", CONTEXT, name=f"{run.text} {named.group(1)}")
    return None


def _person(run: Run) -> Candidate | None:
    tokens = run.tokens
    titles = 0
    while titles < len(tokens) - 1 and tokens[titles] in w.TITLES:
        titles += 1
    bare = tokens[titles:]
    start = run.start + (run.text.index(bare[0], sum(map(len, tokens[:titles]))) if titles else 0)
    if not all(_PLAIN.fullmatch(t) or re.fullmatch(r"[A-Z]\.", t) for t in bare) or len(bare) > 4:
        return None
    if any(t in w.CALENDAR or t in w.BODY_HEADS for t in bare) and not (
        len(bare) == 2 and bare[1] == "Jun" and bare[0] in w.SURNAMES
    ):
        return None
    if is_pinyin_name(bare) or (len(bare) == 2 and _HANZI_NAME.match(run.after) and _is_pinyin(bare)):
        return _candidate(run, "Person", FORM, start=start)
    plain = [t for t in bare if t in w.GENERIC or t in w.ORG_HEADS or t in w.PLACE_HEADS or t in DEMONYMS]
    if plain or bare[0] in w.LEADS:
        return None
    titled = titles > 0 or _PERSON_LEFT.search(run.before) is not None
    if len(bare) == 1:
        return _candidate(run, "Person", CONTEXT, start=start) if titles else None
    spoke = _AT_SCHOOL.match(run.after) is not None and len(bare) == 2
    spoke = spoke or _SAID.search(run.before) is not None or _PERSON_RIGHT.match(run.after) is not None
    if (titled and not _FIRM_RIGHT.match(run.after)) or (spoke and not _FIRM_LEFT.search(run.before)):
        return _candidate(run, "Person", CONTEXT, start=start)
    return None


def _by_context(run: Run) -> Candidate | None:
    tokens = run.tokens
    if run.before.endswith(("(", "（")) or tokens[0] in w.COMMON:
        return None
    if (
        run.extended
        or all(t in w.GENERIC or t in w.CALENDAR or t in w.TITLES for t in tokens)
        or len(tokens) > 5
    ):
        return None
    if (
        tokens[-1] in w.POLICY_HEADS | w.PROGRAMME_HEADS | w.EVENT_HEADS | w.PLACE_HEADS
        or tokens[0] in w.LEADS
    ):
        return None
    if _ORG_RIGHT.match(run.after) or _ORG_LEFT.search(run.before):
        return _candidate(run, "OtherOrganisation", CONTEXT) if len(tokens) > 1 else None
    if _FIRM_RIGHT.match(run.after) or _FIRM_LEFT.search(run.before):
        return _candidate(run, "Firm", CONTEXT)
    return None


def has_ticker(run: Run) -> bool:
    """Tell whether a stock symbol in brackets follows a run."""
    return _TICKER.match(run.after) is not None


def may_be_firm(run: Run) -> bool:
    """Tell whether nothing in a run's form speaks against a firm."""
    tokens = run.tokens
    barred = (
        w.POLICY_HEADS
        | w.PROGRAMME_HEADS
        | w.EVENT_HEADS
        | w.PLACE_HEADS
        | w.BODY_HEADS
        | w.ORG_HEADS
        | w.COMMON
    )
    if (
        run.extended
        or len(tokens) > 5
        or tokens[-1] in barred
        or tokens[0] in w.TITLES
        or is_pinyin_name(tokens)
    ):
        return False
    named = [t for t in tokens if t not in w.GENERIC and t not in w.CALENDAR and t not in DEMONYMS]
    return bool(named) or (tokens[0] == "China" and len(tokens) > 2)


def split_country(name: str) -> tuple[str, str | None]:
    """Take "of the Republic of X" off a body's name.

    >>> split_country("Ministry of Trade of the Republic of Uzbekistan")
    ('Ministry of Trade', 'Uzbekistan')
    >>> split_country("Ministry of Trade")
    ('Ministry of Trade', None)
    """
    match = _COUNTRY.search(name)
    if match is None or " of " not in name[: match.start()]:
        return name, None
    return name[: match.start()].rstrip(" ,"), match.group(1)
