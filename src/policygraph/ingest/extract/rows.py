"""Figures in label lines: "Revenue: 1,846.3 (2030: 1,502.7), +22.9%".

No verb says what such a number is. The label does; the unit stands in the heading,
the period in its title, and the firm above it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from attrs import frozen

from policygraph.ingest.extract.entities import Cast
from policygraph.ingest.extract.facts import status_of
from policygraph.ingest.extract.measures import METRIC_TAIL
from policygraph.ingest.extract.placed import Placed
from policygraph.ingest.extract.reading import Passage, Topic
from policygraph.ingest.extract.values import date_of
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Fact, Mention

CONFIDENCE = 0.88
_VALUES = ("Number", "Percent", "Money")
_UNIT = re.compile(
    r"(?P<currency>RMB|CNY|yuan|USD|US\$|EUR|HKD|JPY)?[ ']*"
    r"(?P<size>thousand|million|billion|trillion|mn|bn|10,000|100 million|000)s?"
    r"(?: of)?[ ]*(?P<after>yuan|RMB|CNY|US dollars|USD|EUR)?",
    re.IGNORECASE,
)
_SIZES = {
    "thousand": 10**3,
    "000": 10**3,
    "10,000": 10**4,
    "million": 10**6,
    "mn": 10**6,
    "100 million": 10**8,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_CURRENCIES = {"rmb": "CNY", "yuan": "CNY", "us$": "USD", "us dollars": "USD"}
_GRANTS = re.compile(r"(?:government |state |fiscal )?(?:grants?|subsid(?:y|ies)|state aid)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"commit|contribut|subscri|investors?\b|partners?\b|shareholders? contributed|capital (?:paid|pledged)"
    r"|funders?\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r" (?:attributable|recogni[sz]ed|from|of|in|to|for|before|after) |,")
_THINGS = re.compile(r"(?:10,000|million|thousand|,000|000) (?P<noun>[a-z]{3,})\)?$", re.IGNORECASE)
_PAYER = re.compile(
    r"\s*(?:was |were )?(?:paid|granted|provided|awarded|disbursed) by (?:the )?", re.IGNORECASE
)
_REPORT = re.compile(r"\b(?:report|results|figures|statistics|statement|review)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"revenue|profit|income|expens|cost|sales|turnover|assets|debt|liabilit|grants?|loss|earnings|invest|capital"
    r"|purchases|exports|imports|value|cash|tax",
    re.IGNORECASE,
)
_NAMED = ("Firm", "OtherOrganisation", "Programme", "Product", "Sector", "Place")


@frozen
class _Line:
    """A line with figures, and what stands above it."""

    text: str
    unit: Unit
    inside: Sequence[Mention]
    above: Sequence[str]
    period: str | None
    topic: Topic
    cast: Cast
    source: str


@frozen(slots=False)
class Rows:
    """Reads the lines of an article that hold figures.

    Args:
        text: The document's text.
        units: The article's units, for the title that dates the figures.
        mentions: The article's mentions.
        cast: The article's entities.
        source: The article's source id.
    """

    text: str
    units: Sequence[Unit]
    mentions: Placed
    cast: Cast
    source: str

    def read(self, passage: Passage, topic: Topic) -> Iterator[Fact]:
        """Yield the facts of one line of a table or of a list of figures.

        Args:
            passage: The line.
            topic: What the line's section speaks of.
        """
        unit = passage.unit
        if unit.columns is None:  # the rows of a table are read with their heads
            inside = self.mentions.inside(unit.start, unit.end)
            above = [self.text[slice(*span)] for span in unit.parents]
            line = _Line(self.text, unit, inside, above, self._period(unit), topic, self.cast, self.source)
            yield from _labelled(line)

    def _period(self, unit: Unit) -> str | None:
        """The year that the heading of a table, or the title of a report, gives its figures."""
        titles = islice((span for span in self._reports if span[1] <= unit.start), 2)
        for start, end in (*reversed(unit.parents), *titles):
            dates = (m for m in self.mentions.inside(start, end) if m.type == "Date")
            iso = next((iso for iso in map(date_of, dates) if iso), None)
            if iso:
                return iso
        return None

    @cached_property
    def _reports(self) -> list[tuple[int, int]]:
        """The lines that speak of a report: its title is among the first."""
        spans = ((unit.start, unit.end) for unit in self.units)
        return [(start, end) for start, end in spans if _REPORT.search(self.text[start:end])]


def _labelled(line: _Line) -> Iterator[Fact]:
    text, unit, inside, above, cast = line.text, line.unit, line.inside, line.above, line.cast
    figures = [m for m in inside if m.type in _VALUES]
    if not figures:
        return
    label = text[unit.start : figures[0].start].strip(" .:：…\t")
    named = [m for m in inside if m.type in _NAMED and m.start == unit.start]
    if named and figures[0].type == "Money" and any(_GIVEN.search(words) for words in above[-1:]):
        programme = line.topic.last.get("Programme")
        if programme is not None and len(figures) == 1:
            roles = {"payer": cast.entity(named[0], {}), "recipient_or_programme": cast.entity(programme, {})}
            roles |= _amount(figures[0], "")
            yield _fact("funding", roles, text, unit.start, figures[0].end, line.source)
        return
    firm = line.topic.last.get("Issuer") or line.topic.last.get("Firm")
    told = " " + _ASIDE.split(label.lower(), maxsplit=1)[0]
    if firm is None or not (METRIC_TAIL.search(told) or _GRANTS.match(label)):
        return
    heads = " ".join(above)
    recipient = cast.entity(firm, {})
    for number, figure in enumerate(figures):
        before = text[figures[number - 1].end if number else unit.start : figure.start]
        after = text[figure.end : unit.end]
        if figure.type == "Number" and not _scaled(figure, heads, label):
            continue
        if _GRANTS.match(label):
            payer = _PAYER.match(after)
            body = next((m for m in inside if payer and m.start == figure.end + payer.end()), None)
            if number and body is None:
                continue
            roles = {"recipient_or_programme": recipient, "as_of": line.period} | _amount(figure, heads)
            roles["payer"] = cast.entity(body, {}) if body is not None else None
            yield _fact("funding", roles, text, unit.start, body.end if body else figure.end, line.source)
            continue
        date = line.period
        year = re.search(r"\((\d{4})[:,]? $", before)
        if year:
            date = year[1]
        elif number and figure.type != "Percent":
            continue
        metric = label
        if figure.type == "Percent" and number:
            metric = (
                f"{label} as share{after.split(',')[0].rstrip()}"
                if after.startswith(" of ")
                else f"growth of {label}"
            )
        value = _value(figure, heads)
        if before.rstrip().endswith(("-", "−")) and isinstance(value["value"], int | float):
            value["value"] = -abs(value["value"])
        roles = {"subject": recipient, "metric": metric, "as_of": date} | value
        yield _fact("count", roles, text, unit.start, figure.end, line.source)


def _scaled(figure: Mention, heads: str, label: str) -> bool:
    """Whether the unit of a bare number is known, its own or that of the head, or things are counted."""
    return bool(figure.value.get("unit") or _UNIT.search(heads)) or not _MONEY.search(label)


def _value(figure: Mention, heads: str) -> dict[str, Any]:
    value = figure.value
    if figure.type == "Percent":
        return {"value": value["value"], "unit": "%", "comparator": "="}
    if figure.type == "Money":
        return {"value": value["value"], "unit": value.get("currency"), "comparator": "="}
    size, currency = _size(heads)
    plain = value["value"]
    scaled = round(plain * size, 6) if isinstance(plain, int | float) else plain
    scaled = int(scaled) if isinstance(scaled, float) and scaled.is_integer() else scaled
    return {
        "value": scaled,
        "unit": currency
        or value.get("unit")
        or (things["noun"] if (things := _THINGS.search(heads)) else None),
        "comparator": "=",
    }


def _amount(figure: Mention, heads: str) -> dict[str, Any]:
    value = _value(figure, heads)
    return {"amount": value["value"], "currency": value["unit"], "comparator": "="}


def _size(heads: str) -> tuple[int, str | None]:
    found = _UNIT.search(heads)
    if found is None:
        return 1, None
    currency = (found["currency"] or found["after"] or "").lower()
    return _SIZES[found["size"].lower()], _CURRENCIES.get(currency, currency.upper() or None)


def _fact(kind: str, roles: dict[str, Any], text: str, start: int, end: int, source: str) -> Fact:
    return Fact(
        type=kind,
        roles={role: value for role, value in roles.items() if value is not None},
        start=start,
        end=end,
        quote=text[start:end],
        source=source,
        confidence=CONFIDENCE,
        status=status_of(CONFIDENCE, chinese=False),
        rule="row",
    )
