"""What a number is about: "the country's exports of solar panels" measures solar panels.

News tells most figures as *measured thing, verb, value*. The measured thing is a noun
phrase with a metric in it ("exports", "output", "share"); the subject of the fact is
the most specific thing that the phrase names, and never the country.
"""

import re

from attrs import frozen

from policygraph.ingest.extract.frames import ANY, CHARACTERS, NAMES, Frame
from policygraph.ingest.extract.phrases import Phrase
from policygraph.model.values import Mention

_C = CHARACTERS
_NAMED = ("Programme", "Policy", "Firm", "OtherOrganisation")
_METRICS = (
    "sales|exports?|imports?|output|production|shipments?|deliveries|investments?|revenues?|"
    "turnover|profits?|"
    "net profits?|net income|income|earnings|losses|loss|capacity|capacities|demand|supply|consumption|"
    "market share|shares?|market size|market value|scale|value|volume|number|prices?|costs?|"
    "growth|spending|expenditures?|"
    "installations?|registrations?|penetration|penetration rate|rate|ratio|proportion|margin|margins|debts?|"
    "liabilities|headcount|workforce|added value|value-added|value added|trade|transactions?|surplus|deficit|"
    "intensity|funding|financing|loans?|lending|orders?|inventory|inventories|stock|stockpiles?|output value|"
    "sales revenue|export value|import value|production capacity|installed capacity|operating income|"
    "energy consumption|energy use|energy intensity|usage|traffic|throughput|efficiency|"
    "emissions|dependence|self-sufficiency|localization|utilization|"
    "utilisation|applications?|purchases|holdings|reserves|assets|wages|employment|level|index|subsidies|"
    "appropriations|approvals|filings|users|subscribers|connections|total|amount|mileage|generation|levels|"
    "average|figure|expenses?|inflows?|outflows?|receipts|bookings|backlog|content|density|coverage|adoption"
)
_FIRMLY = re.compile(
    r"(?:revenues?|turnover|(?:net |gross |operating )?(?:profits?|income|margins?|loss(?:es)?)|earnings|"
    r"deliveries|sales revenue|headcount|workforce|backlog|bookings|orders|net debt|liabilities|assets)$"
)
METRIC_TAIL = re.compile(rf"(?:(?:^| |-)(?:{_METRICS}|volumes|values|rates)(?: and(?= ))?)+$")
_HEAD_OF = re.compile(rf"(?:[\w'-]+ ){{0,5}}?(?:{_METRICS}|numbers|rates|volumes|values|share) of ")
_MODIFIERS = re.compile(
    r"(?:(?:the|a|an|this|these|those|its|their|his|our|china's|chinese|country's|nation's|world's|"
    r"provinces?'s|city's|total|overall|annual|annualised|annualized|monthly|quarterly|yearly|weekly|daily|"
    r"cumulative|combined|aggregate|domestic|national|nationwide|global|worldwide|overseas|foreign|"
    r"international|average|newly|added|retail|wholesale|first-quarter|first-half|third-quarter|"
    r"second-quarter|fourth-quarter|full-year|half-year|year-on-year|actual|estimated|reported|"
    r"official|whole|entire|main|major|core|key|current|recent|latest|net|gross|new|per capita|"
    r"industry-wide|local|state|government|central|fiscal|public|registered|operating|announced|"
    r"additional|said|"
    rf"[{_C['Place']}{_C['GovernmentBody']}](?:'s|-based|-listed|-made)?|[{_C['Date']}](?:'s)?)(?: |$))+"
)
_BOUNDARY = re.compile(
    r"(?<![^\W_])(?:that|which|who|whose|where|when|while|whereas|whilst|"
    r"as(?! an? (?:share|percentage|proportion) of)|but|because|although|though|if|"
    r"said|says|showed|shows|show|shown|noted|added|reported|reports?|revealed|indicates?|indicated|"
    r"estimates|estimated|saying|showing|with|yet|so|meanwhile|however|moreover|then|also|where|after|"
    r"before|than|is|are|was|were|will|would|has|have|had|rose|fell|grew|reached|see|saw|ensure|should|must|"
    r"may|might|could|can|shall|it|they|expected)(?![^\W_])"
)
_UNDONE = re.compile(r"(?<![^\W_])(?:will|would|should|must|may|might|could|can|shall|to|not)$")
_OPENING = re.compile(
    rf"(?:and |or |yet |but |also )?(?:(?:in|during|by|for|as of|at|on|from) )?(?:the )?(?:[{_C['Date']}] ?|"
    r"same (?:year|time|period|month) ?|past year ?)?(?:alone )?"
)
_CLOSING = re.compile(
    rf"(?: (?:in|during|for|as of|by|at|on))?(?: the)? ?[{_C['Date']}]$| (?:has|have|had|alone"
    rf"|there|today|now|"
    r"currently|globally|worldwide|nationwide|each year|a year|"
    r"this year|last year|per (?:unit|capita|person|household)(?: of [\w ]{3,30})?|"
    r"over the same period|in the (?:first|second|third|fourth|same) \w+)$"
)
_LINK = re.compile(
    r" (?:as an? (?:share|percentage|proportion) of|"
    r"of|in|for|from|by|to|on|at|with|among|between|under|across|per) "
)
_EMPTY = re.compile(
    rf"(?:country|nation|world|region|firms?|company|companies|group|manufacturers?|automakers?|carmakers?|"
    rf"institutions?|entities|entity|researchers|consumers|people|households|chipmakers?|brands|players|"
    rf"gdp|government|authorities|part|half|majority|rest|sides?|enterprises|businesses|sector|industry|industries|"
    rf"(?:such|these|those) [\w-]+|(?:[\w-]+ )+(?:quarter|half|months?|period|season)|sectors"
    rf"|market|same|that|them|it|they|these|year|first|others?|all|area|"
    rf"goods|products|items|"
    rf"[{_C['Place']}{_C['Date']}]+|[^\w{ANY}]*)"
)
_BAD = re.compile(
    r"(?:it|they|he|she|we|i|you|there|this|that|who|which|what|not|never|to|by|and|or|of|for|with|from)\b"
)
_LOOSE = re.compile(r"(?:^|[ '])(?:global|domestic|total|national|overall|world|annual|combined|own)$")
_MADE = re.compile(r" (?:exported|imported|produced|sold|made|manufactured|shipped|delivered|built)$")
_WHOSE = re.compile(r"(?:its|their|the company's|the firm's|the group's) ")
_JOIN = re.compile(r", and |, | and ")
_FULL = {"R&D": "research and development"}
LONGEST = 16  # words in what is measured
CLEAR = 4  # a subject of more words than that is rarely the name others give it


@frozen
class Measured(Phrase):
    """A measured thing: ``subject`` is the entity, or None where the phrase only has a metric."""

    subject: Mention | Phrase | None = None
    kind: str = "Product"
    firmly: bool = False  # the metric is one of firms: revenue, deliveries
    sure: bool = True  # the subject is a known name, or short

    @property
    def metric(self) -> str:
        """The words of the whole phrase."""
        return self.name


def find_measured(
    frame: Frame, start: int, end: int, *, leads: bool, metric: bool, many: bool = False
) -> list[Measured]:
    """Return what is measured in a stretch of a frame string, with its subject.

    Args:
        frame: The frame.
        start: Where the stretch begins.
        end: Where it ends.
        leads: Whether the stretch stands before its verb, so that its left edge is open.
        metric: Whether the phrase has to name a metric, and not only a thing.
        many: Whether things joined by "and" are measured one by one.
    """
    start, end = _edges(frame.string, start, end, leads=leads)
    if start >= end or _BAD.match(frame.string, start, end):
        return []
    shown = frame.string[start:end]
    if len(shown.split()) > LONGEST:
        return []
    head = _LINK.split(shown)[0]
    telling = bool(METRIC_TAIL.search(head))
    found = _subjects(frame, start, end, many=many)
    if telling and _WHOSE.match(shown) and not any(type(f) is Mention for f in found):
        found = []
    if not telling and (metric or not found):
        return []
    firmly = bool(_FIRMLY.search(head))
    name = frame.words(start, end)
    if not found:
        return [Measured(start, end, name, None, firmly=firmly)]
    return [_measured(start, end, name, subject, firmly) for subject in found]


def _measured(start: int, end: int, name: str, subject: Mention | Phrase, firmly: bool) -> Measured:
    if isinstance(subject, Mention):
        return Measured(start, end, name, subject, firmly=firmly)
    kind = "Sector" if subject.name.endswith(("sector", "industry", "market", "markets")) else "Product"
    clear = len(subject.name.split()) <= CLEAR and " and " not in subject.name
    return Measured(start, end, name, subject, kind, firmly, clear)


def _edges(string: str, start: int, end: int, *, leads: bool) -> tuple[int, int]:
    if leads:
        for cut in _BOUNDARY.finditer(string, start, end):
            if cut.end() < end:
                start = cut.end()
    else:
        stop = _BOUNDARY.search(string, start, end)
        end = stop.start() if stop else end
    aside = string.find(" - ", start, end)
    if aside > start and leads:
        if not string.endswith(" -", start, end):
            return end, end
        end = aside
    while start < end and string[start] in " ,":
        start += 1
    opening = _OPENING.match(string, start, end)
    if opening and opening.end() < end:
        start = opening.end()
    while start < end and string[start] in " ,":
        start += 1
    while True:
        while end > start and string[end - 1] in " ,":
            end -= 1
        closing = _CLOSING.search(string, start, end)
        if not closing or closing.start() <= start:
            return (end, end) if _UNDONE.search(string, start, end) else (start, end)
        end = closing.start()


def _subjects(frame: Frame, start: int, end: int, *, many: bool) -> list[Mention | Phrase]:
    found = _subject(frame, start, end)
    if found is None or not many:
        return [found] if found else []
    members: list[Mention | Phrase] = []
    first = start
    bounds = [m.span() for m in _JOIN.finditer(frame.string, start, end)]
    for low, high in [*bounds, (end, end)]:
        member = _thing(frame, first, low) if members else _subject(frame, first, low)
        if member is not None:
            members.append(member)
        first = high
    return members if len(members) == len(bounds) + 1 else [found]


def _subject(frame: Frame, start: int, end: int) -> Mention | Phrase | None:
    """The most specific thing in a noun phrase: named scheme or firm, product, words."""
    string = frame.string
    parts: list[tuple[int, int]] = []
    at = start
    for link in _LINK.finditer(string, start, end):
        parts.append((at, link.start()))
        at = link.end()
    parts.append((at, end))
    per = re.search(r" per ", string[start:end])
    if per:  # "price per channel" is not of channels
        parts = [part for part in parts if part[0] < start + per.start()]
    for types in (("Programme", "Policy"), ("Firm",)):
        for first, last in parts:
            for i in range(first, last):
                mention = frame.mentions.get(i)
                if mention is not None and mention.type in types:
                    return mention
    head = METRIC_TAIL.search(string[parts[0][0] : parts[0][1]])
    order = parts if head is None or head.start() > 0 else [*parts[1:], parts[0]]
    for first, last in order:
        found = _thing(frame, first, last)
        if found is not None:
            return found
        if head is None:
            return None
    return None


def _thing(frame: Frame, start: int, end: int) -> Mention | Phrase | None:
    """A compound without its modifiers and its metric."""
    string = frame.string
    modifiers = _MODIFIERS.match(string, start, end)
    if modifiers:
        start = modifiers.end()
    metric = METRIC_TAIL.search(string[start:end]) if end > start else None
    if metric:
        end = start + metric.start()
    inner = frame.mentions.get(end - 1)
    if metric and inner is not None and inner.text.casefold() in ("manufacturing", "production"):
        end -= end - 1 > start  # "loom manufacturing capacity" is of looms
    made = _MADE.search(string[start:end])
    if made:
        end = start + made.start()
    while end > start and (string[end - 1] in " -'" or string.endswith("'s", start, end)):
        end -= 2 if string.endswith("'s", start, end) else 1
    if start >= end or _EMPTY.fullmatch(string, start, end) or _BAD.match(string, start, end):
        return None
    if string.endswith(" market", start, end) and end - start == 8 and string[start] in NAMES:
        end -= 7
    if end - start == 1 and string[start] in NAMES:
        mention = frame.mentions[start]
        return mention if mention.type not in ("Place", "Date", "Person", "GovernmentBody") else None
    if _LOOSE.search(string, start, end) or not any(c.isalpha() or c in NAMES for c in string[start:end]):
        return None
    name = frame.words(start, end)
    return Phrase(start, end, _FULL.get(name, name))
