"""Facts made ready for a reader: quotes long enough to prove them, what a number measures, terms of money.

Patterns match as little as tells a fact; a person who reads the quote alone needs
the noun that the number counts, and the reason that a subsidy stopped for.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from policygraph.ingest.sections import Unit
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
    r"|\bso far\b|已(?:累计)?(?:投入|拨付|支付|发放)"
)
_EACH = re.compile(r"\b(?:each|every|apiece|per (?:firm|company|enterprise|project))\b|每(?:家|户|个)")
_ASIDE = re.compile(r"\([^()]*\)")
_STOP_OF_CLAUSE = re.compile(r"[,;:.!?。，；：！？•\n]")
_LONGEST_CLAUSE = 200
_WORD = re.compile(r"[^\W\d_]{2,}")
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
    quantities = sorted((m.start, m.end) for m in mentions if m.type in _QUANTITIES)
    return [_finished(fact, text, units, quantities) for fact in facts]


def _finished(fact: Fact, text: str, units: Sequence[Unit], quantities: Sequence[tuple[int, int]]) -> Fact:
    unit = next((u for u in units if u.start <= fact.start and fact.end <= u.end), None)
    if unit is None:
        return fact
    roles = dict(fact.roles)
    start, end = fact.start, fact.end
    if fact.type in _MEASURED:
        if fact.type in _GOALS and _BARE.search(str(roles.get("metric") or "0")):
            clause = _clause(text, unit, quantities, start, end)
            if _WORD.search(clause):
                roles["metric"] = clause
        end = _to_stop(text, unit, end)
        if unit.kind == "item" and fact.end - fact.start < _SHORT and unit.end - unit.start <= LONGEST:
            start, end = unit.start, unit.end
    elif fact.type == "implementation":
        reason = _REASON.match(text, end, unit.end)
        end = reason.end() if reason else end
    if (start, end) != (fact.start, fact.end):
        start, end = _trimmed(text, start, end)
    if end - start > LONGEST:
        start, end = fact.start, fact.end
    quote = text[start:end]
    if fact.type == "funding":
        period, spent = _PERIOD.search(quote), _SPENT.search(quote)
        if period and not roles.get("period"):
            roles["period"] = period["period"].removeprefix("the next ")
        if not roles.get("basis") and (spent or _EACH.search(quote)):
            roles["basis"] = "spent to date" if spent else "per beneficiary"
    return evolve(fact, roles=roles, start=start, end=end, quote=quote)


def _clause(text: str, unit: Unit, quantities: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """The words around a number, up to the next number or stop: what it measures."""
    own = [(a, b) for a, b in quantities if a < end and start < b]
    first, last = (own[-1][0], own[-1][1]) if own else (start, end)
    left = max([unit.start, *(b for _, b in quantities if b <= first)])
    right = min([unit.end, *(a for a, _ in quantities if a >= last)])
    # A bracket inside the clause is an aside, not its end.
    *earlier, before = _STOP_OF_CLAUSE.split(_ASIDE.sub(" ", text[left:first]))
    after = _STOP_OF_CLAUSE.split(_ASIDE.sub(" ", text[last:right]))[0]
    if left > unit.start and not earlier:
        before = re.sub(r"^.*?\band\b", "", before)
    if re.match(r"\s*of\b", after):
        after = f"share {after}"
    return " ".join(f"{before} {after}".split()).strip(" -–—•")[:_LONGEST_CLAUSE].strip()


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
