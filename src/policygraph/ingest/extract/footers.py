"""Where a page itself says which document it reports or is: footers, and the form of Chinese notices."""

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from policygraph.ingest.extract.descriptions import TITLE_ZH
from policygraph.ingest.extract.values import date_of
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Mention

WHOLE = -1  # the section of a document that the whole article is
_SIGNERS = ("GovernmentBody", "OtherOrganisation")
_LONGEST = 400
_TOP = 10  # units among which the title of a document stands
_ABOVE = 4  # units above a block of labels that may be the title
TITLE_EN = re.compile(
    r"(?:(?:Joint|Urgent|Supplementary|Public|Draft|Interim|Provisional|Several|Implementing|Implementation|"
    r"Administrative|Guiding|Work|Detailed|Trial|Revised|Amended|Special) ){0,3}"
    r"(?:Notice|Notification|Circular|Announcement|Opinions?|Guidelines?|Guidance|Measures|Rules|Regulations?|"
    r"Provisions|Decision|Catalogue|Action Plan|Plan|Outline|Letter|Reply|Bulletin|Communiqu[eé])"
    r" (?:of|on|for|about|concerning|regarding|to|No\.) ?[^.!?;]{8,240}$"
)
_EDGE = re.compile(r"[\s,，、;；:：。（）()“”《》]")


@frozen
class Record:
    """A publisher's footer: the document that a section reports on."""

    section: int
    policy: Mention
    bodies: tuple[Mention, ...]
    date: str | None
    title_zh: str | None
    start: int
    end: int
    number: str | None = None


def find_records(text: str, units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Record]:
    """Return the footers of an article: title, issuing body and date of a document."""
    blocks: list[list[Unit]] = []
    for unit in (u for u in units if u.kind == "record"):
        if blocks and blocks[-1][-1].section == unit.section:
            blocks[-1].append(unit)
        else:
            blocks.append([unit])
    ordered = sorted(units, key=lambda u: (u.start, u.end))
    found = [record for block in blocks if (record := _record(text, block, mentions, ordered))]
    notices = (_notice(text, ordered, mentions, form) for form in _FORMS if not found)
    notice = next((one for one in notices if one), None)
    return [notice] if notice else found


def _record(
    text: str, block: list[Unit], mentions: Sequence[Mention], ordered: Sequence[Unit]
) -> Record | None:
    start, end = block[0].start, block[-1].end
    title: tuple[int, int] | None = None
    title_zh = date = number = None
    section = block[0].section
    bodies: list[Mention] = []
    for unit in block:
        first, last = unit.body or (unit.start, unit.end)
        inside = [m for m in mentions if first <= m.start and m.end <= last]
        if unit.label == "title":
            title = title or (first, last)
        elif unit.label == "title_zh":
            title_zh = text[first:last]
        elif unit.label == "issuer":
            bodies += [m for m in inside if m.type in ("GovernmentBody", "OtherOrganisation")]
        elif unit.label == "number":
            number = text[first:last].strip()
        elif unit.label == "date":
            date = unit.date or next((date_of(m) for m in inside if m.type == "Date"), None)
    if title is None and bodies:  # "Issued by: …" stands below the title of the page
        above = [u for u in ordered if u.end <= start and u.kind in ("heading", "sentence")][-_ABOVE:]
        named = [u for u in above if TITLE_EN.match(text[u.start : u.end])]
        if named:
            title, section = (named[-1].start, named[-1].end), WHOLE
    if title is None:
        return None
    words = text[title[0] : title[1]].strip()
    policy = Mention("Policy", *title, words, value={"names": (words,), "zh": title_zh})
    known = next(
        (m for m in mentions if m.type == "Policy" and m.start < title[1] and m.end > title[0]), None
    )
    if known and known.entity:
        policy = evolve(policy, entity=known.entity)
    return Record(section, policy, tuple(bodies), date, title_zh, start, min(end, start + 400), number)


@frozen
class _Form:
    """How a page in one language shows the title of the document that it is."""

    title: re.Pattern[str]
    chinese: bool
    number_near: int  # how far below the title its number may stand

    def words(self, text: str, unit: Unit) -> str:
        words = text[unit.start : unit.end]
        return re.sub(r"\s", "", words) if self.chinese else words.strip()


_FORMS = (_Form(TITLE_ZH, chinese=True, number_near=200), _Form(TITLE_EN, chinese=False, number_near=300))


def _notice(text: str, ordered: Sequence[Unit], mentions: Sequence[Mention], form: _Form) -> Record | None:
    """Return the document that a page is: title above, signers and date below."""
    title = next((u for u in ordered[:_TOP] if form.title.fullmatch(form.words(text, u))), None)
    signed = _signature(text, ordered, mentions, title.end) if title else None
    if title is None or signed is None:
        return None
    signers, day, start, end = signed
    words = form.words(text, title)
    zh = words if form.chinese else None
    numbers = (
        m.text
        for m in mentions
        if m.type == "DocumentNumber" and m.start < min(end, title.end + form.number_near)
    )
    policy = Mention("Policy", title.start, title.end, words, value={"names": (words,), "zh": zh})
    last = min(end, start + _LONGEST)
    return Record(WHOLE, policy, tuple(signers), date_of(day), zh, start, last, next(numbers, None))


def _signature(
    text: str, ordered: Sequence[Unit], mentions: Sequence[Mention], after: int
) -> tuple[list[Mention], Mention, int, int] | None:
    """Return who signs a document, when, and where both stand: bodies alone on lines, a date below."""
    for place, unit in enumerate(ordered):
        day = _only(text, unit, mentions, ("Date",))
        if not day or unit.start < after:
            continue
        signers: list[Mention] = []
        first = place
        while first and (named := _only(text, ordered[first - 1], mentions, _SIGNERS)):
            signers = [*named, *signers]
            first -= 1
        if signers:
            return signers, day[0], ordered[first].start, unit.end
    return None


def _only(text: str, unit: Unit, mentions: Sequence[Mention], types: tuple[str, ...]) -> list[Mention]:
    """The mentions of a unit that holds nothing else."""
    inside = [m for m in mentions if m.type in types and unit.start <= m.start and m.end <= unit.end]
    rest, at = "", unit.start
    for mention in sorted(inside, key=lambda m: (m.start, -m.end)):
        rest += text[at : max(at, mention.start)]
        at = max(at, mention.end)
    return [] if _EDGE.sub("", rest + text[at : unit.end]) else inside
