"""Facts made ready for a reader: quotes long enough to prove them, what a number measures, terms of money.

Patterns match as little as tells a fact; a person who reads the quote alone needs
the noun that the number counts, and the reason that a subsidy stopped for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve

from policygraph.ingest.extract.metrics import counted_of_each, counted_of_several, is_sentence, name_metric
from policygraph.ingest.extract.placed import Placed
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Fact, Mention

LONGEST = 400
_NEAR = 90
_SHORT = 40
_MEASURED = frozenset(("target", "criterion", "count", "funding", "obligation"))
_GOALS = frozenset(("target", "criterion"))
_QUANTITIES = frozenset(("Number", "Percent", "Money"))
_STOP = re.compile(r"[,;:.!?()（）。，；：、！？–—\n]|\s(?:and|while|but|or|which|with)\s")
_REASON = re.compile(
    r"[^.;。；]{0,120}?\s(?:as|because|since|due to|owing to|after|amid)\s[^.;。；]+|[^。；]{0,60}因[^。；]+"
)
_PERIOD = re.compile(
    r"\b(?:over|for|within|in) (?P<period>(?:the next )?(?:\w+|\d+)[ -](?:years?|months?))\b"
)
_SPENT = re.compile(
    r"\b(?:has|have|had) (?:already |so far )?been (?:invested|spent|paid|disbursed|distributed)"
    r"|\b[Ss]o far\b|已(?:累计)?(?:投入|拨付|支付|发放)"
)
_SO_FAR = re.compile(r"\b(?:so far|to date|up to now),? (?:(?:a|the) total of )?$", re.IGNORECASE)
_CEILING = re.compile(
    r"(?i)\b(?:consumers?|buyers?|owners?|applicants?|households?|each|per|every)\b[^.;]{0,60}?\b"
    r"(?:up to|at most|as much as) "
    r"|\b(?:up to|at most|as much as) [^.;]{0,40}?\b(?:each|per|apiece|for every|consumers?|buyers?)\b"
)
_IN_FIELD = re.compile(r"\b(?:in|for|across) (?:the |its |china[’']s )?$", re.IGNORECASE)
_CJK = re.compile(r"[㐀-鿿]")
_EACH = re.compile(r"\b(?:each|every|apiece|per (?:firm|company|enterprise|project))\b|每(?:家|户|个)")
_BOOKS = re.compile(
    r"\b(?:on|in) (?:its|their|the (?:company|firm)'s) (?:own )?(?:books|accounts|balance sheets?)\b"
)
_ASIDE = re.compile(r"\([^()]*\)")
_STOP_OF_CLAUSE = re.compile(r"[,;:.!?。，；：！？•\n]")
_LONGEST_CLAUSE = 200
_WORD = re.compile(r"[^\W\d_]{2,}")
_FLOOR = 5  # words: a shorter quote holds a number and hardly what it counts
_STRETCH = 256
_UNSURE = 0.65  # waits for review
_BARE = re.compile(r"\d|^\W*\w+\W*$")


def finish(
    facts: Iterable[Fact], text: str, units: Sequence[Unit], mentions: Sequence[Mention]
) -> list[Fact]:
    """Return the facts of one article with fuller quotes, metrics and terms of payment.

    Args:
        facts: The facts, with quotes as their patterns matched.
        text: The document's text.
        units: The article's units; no quote leaves its own.
        mentions: The article's mentions.
    """
    quantities = Placed(m for m in mentions if m.type in _QUANTITIES)
    fields = Placed(m for m in mentions if m.type == "Sector" and m.entity)
    homes: dict[int, list[Unit]] = defaultdict(list)  # the units that a stretch of the text is part of
    for unit in units:
        for stretch in range(unit.start // _STRETCH, unit.end // _STRETCH + 1):
            homes[stretch].append(unit)
    return [_finished(fact, text, homes[fact.start // _STRETCH], quantities, fields) for fact in facts]


def _finished(
    fact: Fact,
    text: str,
    units: Sequence[Unit],
    quantities: Placed,
    fields: Placed,
) -> Fact:
    unit = next((u for u in units if u.start <= fact.start and fact.end <= u.end), None)
    if unit is None:
        return fact
    told = evolve(fact, roles=dict(fact.roles))
    if fact.type in _GOALS:
        told = _goal(told, text, unit, quantities, fields)
    start, end = _quoted(told, text, unit)
    roles = dict(told.roles)
    quote = text[start:end]
    if fact.type == "funding":
        period, spent = _PERIOD.search(quote), _SPENT.search(quote)
        if period and not roles.get("period"):
            roles["period"] = period["period"].removeprefix("the next ")
        if not roles.get("basis"):
            if _CEILING.search(quote) and roles.get("comparator") == "<=":
                roles["basis"] = "unit ceiling"
            elif spent or _EACH.search(quote):
                roles["basis"] = "spent to date" if spent else "per beneficiary"
    if fact.type == "count" and _BOOKS.search(quote) and "/id/firm/" in str(roles.get("subject")):
        # What a firm's books say is its own word, whoever holds another figure against it.
        told = evolve(told, claimed_by=str(roles["subject"]), attribution=None)
    return evolve(told, roles=roles, start=start, end=end, quote=quote)


def _goal(fact: Fact, text: str, unit: Unit, quantities: Placed, fields: Placed) -> Fact:
    """A goal or condition with a noun phrase for what it measures; one without waits for review."""
    roles, confidence = dict(fact.roles), fact.confidence
    left, first, last, right = _around(unit, quantities, fact.start, fact.end)
    before, after = _clause(text, unit, left, first, last, right)
    metric = str(roles.get("metric") or "0")
    if _CJK.search(text[unit.start : unit.end]):
        clause = f"{before} {after}".strip(" -–—•")[:_LONGEST_CLAUSE].strip()
        if _BARE.search(metric) and _WORD.search(clause):
            roles["metric"] = clause
        return evolve(fact, roles=roles)
    share = roles.get("unit") in ("%", "percentage points")
    if _BARE.search(metric) or is_sentence(metric):
        named = name_metric(before, after, share=share)
        if named is not None:
            roles["metric"] = named
        elif is_sentence(metric) or not _WORD.search(metric):
            confidence = min(confidence, _UNSURE)
    if fact.type == "target":
        each, several = counted_of_each(before), counted_of_several(before)
        if not share and (each or several is not None):
            every = f" per {each}" if each else f" per {several.removesuffix('s')}" if several else " each"
            for role in ("unit", "metric"):
                if roles.get(role):
                    roles[role] = f"{roles[role]}{every}"
            confidence = confidence if each else min(confidence, _UNSURE)
        field = next((m for m in fields.inside(last, right) if m.start < last + _NEAR), None)
        if field is not None and not roles.get("sector") and _IN_FIELD.search(text, last, field.start):
            roles["sector"] = field.entity
    status = fact.status if confidence == fact.confidence else "review"
    return evolve(fact, roles=roles, confidence=confidence, status=status)


def _quoted(fact: Fact, text: str, unit: Unit) -> tuple[int, int]:
    """Where the passage begins and ends that proves a fact to who reads nothing else."""
    start, end = fact.start, fact.end
    whole = unit.end - unit.start <= LONGEST
    if fact.type in _MEASURED:
        end = _to_stop(text, unit, end)
        if fact.type == "funding":
            period = _PERIOD.search(text, end, min(end + _NEAR, unit.end))
            if period and not re.search(r"[.;:]", text[end : period.start()]):
                end = period.end()
            so_far = _SO_FAR.search(text, unit.start, start)
            start = so_far.start() if so_far else start
        if unit.kind == "item" and fact.end - fact.start < _SHORT and whole:
            start, end = unit.start, unit.end
        elif len(text[start:end].split()) < _FLOOR and not _CJK.search(text[start:end]):
            earlier = [stop.end() for stop in _STOP_OF_CLAUSE.finditer(text, unit.start, start)]
            start = max([unit.start, *earlier])
    elif fact.type == "implementation":
        reason = _REASON.match(text, end, unit.end)
        end = reason.end() if reason else end
    elif fact.type == "covers_sector" and unit.kind == "item" and unit.header and end - start < _SHORT:
        if end - unit.header[0] <= LONGEST:  # a field in a list proves nothing without its heading
            start = unit.header[0]
        elif whole:
            start, end = unit.start, unit.end
    if (start, end) != (fact.start, fact.end):
        start, end = _trimmed(text, start, end)
    return (start, end) if end - start <= LONGEST else (fact.start, fact.end)


def _around(unit: Unit, quantities: Placed, start: int, end: int) -> tuple[int, int, int, int]:
    """The number of a match, and how far its clause may reach to both sides."""
    near = sorted((m.start, m.end) for m in quantities.over(unit.start, unit.end))
    own = [(a, b) for a, b in near if a < end and start < b]
    first, last = (own[-1][0], own[-1][1]) if own else (start, end)
    left = max([unit.start, *(b for _, b in near if b <= first)])
    right = min([unit.end, *(a for a, _ in near if a >= last)])
    return left, first, last, right


def _clause(text: str, unit: Unit, left: int, first: int, last: int, right: int) -> tuple[str, str]:
    """The words before and after a number, up to the next number or stop."""
    # A bracket inside the clause is an aside, not its end.
    *earlier, before = _STOP_OF_CLAUSE.split(_ASIDE.sub(" ", text[left:first]))
    after = _STOP_OF_CLAUSE.split(_ASIDE.sub(" ", text[last:right]))[0]
    if left > unit.start and not earlier:
        before = re.sub(r"^.*?\band\b", "", before)
    return " ".join(before.split()), " ".join(after.split())


def _to_stop(text: str, unit: Unit, end: int) -> int:
    stop = _STOP.search(text, end, unit.end)
    reached = stop.start() if stop else unit.end
    return reached if reached - end <= _NEAR else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;。，；"):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in "•,，–—-"):
        start += 1
    return start, end
