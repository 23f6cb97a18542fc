"""What fills a role that no words of a match fill: the section, the passage, the number before."""

import re
from collections.abc import Callable

from policygraph.ingest.extract.match import Match
from policygraph.ingest.extract.measures import Measured
from policygraph.ingest.extract.reading import Measure, Topic
from policygraph.model.values import Mention

_INDEX = re.compile(r"(?:[A-Z][\w’'-]+ ){1,5}(?:Index|PMI)\b")
_POSSESSIVE = re.compile(r"(?:its|their)\b", re.IGNORECASE)
_LED_IN = re.compile(
    r"(?:[向从由自为给对与和同、]|来自|购自|收购|旗下的?|子公司|客户是|by |from |to |of |with )$"
)
_ISSUES = re.compile(r"(?:出台|印发|发布|公布|颁布|下发|制定|推出|审议通过)(?:实施)?(?:了|的)?$")
NEAR = 300  # characters that a sentence may look back for what it goes on to measure


def _inner(*types: str) -> Callable[[Match, Topic], Mention | None]:
    """What stands inside the title that a match names: the field or programme it is for."""

    def find(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
        within = [m for at, m in match.frame.mentions.items() if match.start <= at < match.end]
        titles = [m for m in within if m.type == "Policy" and not (m.anaphor or m.value.get("described"))]
        inside = [m for m in match.frame.hidden if any(t.start <= m.start and m.end <= t.end for t in titles)]
        named = [m for m in inside if m.type in ("Policy", "Programme", "GovernmentBody", "Firm")]
        return next(
            (
                m
                for m in inside
                if m.type in types
                and not any(n is not m and n.start <= m.start and m.end <= n.end for n in named)
            ),
            None,
        )

    return find


def _signer(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The first who signs the document that the page is."""
    return topic.record.bodies[0] if topic.record and topic.record.bodies else None


def _index(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The index that the text named last: "the index" or "its sub-indices" are of it."""
    here, _ = match.frame.span(match.start, match.start + 1)
    found = list(_INDEX.finditer(match.frame.text, max(0, here - 4 * NEAR), here))
    if not found:
        return None
    return Mention("Programme", *found[-1].span(), found[-1].group())


def _first_scheme(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The document or programme that a passage begins with."""
    found = [at for at, m in match.frame.mentions.items() if m.type in ("Policy", "Programme")]
    at = min(found, default=None)
    return match.frame.mentions[at] if at is not None and at < match.end else None


def _scheme_of_value(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The document or programme nearest before the number."""
    value = match.roles.get("value")
    found = [
        m
        for m in match.frame.mentions.values()
        if m.type in ("Policy", "Programme") and isinstance(value, Mention) and m.start < value.start
    ]
    return max(found, key=lambda m: m.start, default=None)


def _counted_programme(match: Match, topic: Topic) -> Mention | None:
    """The programme whose members are counted: the last that bears the noun, else the last."""
    said = match.frame.string[match.start : match.end + 1]
    named = (m for m in reversed(topic.programmes) if re.search(rf"\b{re.escape(_noun(m))}\b", said))
    return next(named, None) or topic.last.get("Programme")


def _noun(mention: Mention) -> str:
    return mention.text.split()[-1].casefold()


def _title_programme(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The programme that the title of the document names which the page is."""
    if topic.record is None:
        return None
    title = topic.record.policy
    return next((m for m in topic.programmes if title.start <= m.start and m.end <= title.end), None)


def _last_scheme(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The document or programme that was spoken of last."""
    found = [topic.last[kind] for kind in ("Policy", "Programme") if kind in topic.last]
    return max(found, key=lambda m: m.start, default=None)


def _last_measure(match: Match, topic: Topic) -> Measure | None:
    """What the nearest number before the match, in the same unit, is about."""
    first, _ = match.frame.span(0, 1)
    here, _ = match.frame.span(match.start, match.start + 1)
    before = [m for m in topic.measured if first <= m.start < here]
    return max(before, key=lambda m: (m.start, m.confidence), default=None)


def _former_measure(match: Match, topic: Topic) -> Measure | None:
    """What the last number before the unit is about: "its" exports are of the same thing."""
    measured = next((f for f in match.roles.values() if isinstance(f, Measured)), None)
    if measured is not None and not _POSSESSIVE.match(measured.metric):
        return None
    first, _ = match.frame.span(0, 1)
    before = [m for m in topic.measured if first - NEAR < m.start < first]
    return max(before, key=lambda m: (m.start, m.confidence), default=None)


def _issued_policy(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The document that the sentence says is issued, not the higher plan that it carries out."""
    for at in sorted(match.frame.mentions):
        if at >= match.start:
            break
        if match.frame.mentions[at].type == "Policy" and _ISSUES.search(match.frame.string, 0, at):
            return match.frame.mentions[at]
    return None


def _subject_firm(match: Match, topic: Topic) -> Mention | None:
    """The firm that a sentence is about: the first that no preposition leads in, else the one before."""
    string = match.frame.string
    for at in sorted(match.frame.mentions):
        if at >= match.start:
            break
        if match.frame.mentions[at].type == "Firm" and not _LED_IN.search(string, 0, at):
            return match.frame.mentions[at]
    subject = topic.subject
    return subject if subject is not None and subject.type == "Firm" else topic.last.get("Firm")


def _first_fund(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The fund that an article is about: the first firm it names, if that is one."""
    first = topic.last.get("First")
    return first if first is not None and "基金" in first.text else None


def _same_firm(match: Match, topic: Topic) -> Mention | None:
    """The firm that a sentence or the one before it is about; none that was only named earlier."""
    found = _subject_firm(match, topic)
    here, _ = match.frame.span(0, 1)
    return found if found is not None and (found.start >= here or found is topic.subject) else None


def _owner(match: Match, topic: Topic) -> Mention | None:
    """Whose a metric without an owner is: revenue belongs to a firm, output to a field."""
    measured = next((f for f in match.roles.values() if isinstance(f, Measured)), None)
    if measured is not None and measured.metric.split()[-1].lower() in ("index", "indices", "gauge"):
        return _index(match, topic)
    if measured is not None and measured.firmly:
        return _nearest(("Firm",))(match, topic) or topic.last.get("Firm")
    return _nearest(("Sector", "Product"))(match, topic)


def _sentence_firm(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
    """The firm that a sentence begins with."""
    found = [at for at, m in match.frame.mentions.items() if m.type == "Firm" and at < match.start]
    return match.frame.mentions[min(found)] if found else None


def _nearest(types: tuple[str, ...], *, inside: bool = True) -> Callable[[Match, Topic], Mention | None]:
    def find(match: Match, topic: Topic) -> Mention | None:  # noqa: ARG001
        before = [at for at, m in match.frame.mentions.items() if m.type in types and at < match.start]
        within = [
            at for at, m in match.frame.mentions.items() if m.type in types and match.start <= at < match.end
        ]
        at = max(before) if before else min(within) if within and inside else None
        return match.frame.mentions[at] if at is not None else None

    return find


SOURCES: dict[str, Callable[[Match, Topic], Mention | Measure | int | None]] = {
    "record-body": _signer,
    "title-programme": _title_programme,
    "record-policy": lambda match, topic: topic.record.policy if topic.record else None,  # noqa: ARG005
    "counted-programme": _counted_programme,
    "value-scheme": _scheme_of_value,
    "field-in-title": _inner("Sector"),
    "programme-in-title": _inner("Programme"),
    "list-programme": lambda match, topic: topic.listing.programme if topic.listing else None,  # noqa: ARG005
    "list-batch": lambda match, topic: topic.listing.batch if topic.listing else None,  # noqa: ARG005
    "owner": _owner,
    "index": _index,
    "last-measure": _last_measure,
    "former-measure": _former_measure,
    "section-policy": lambda match, topic: topic.leading,  # noqa: ARG005
    "section-programme": lambda match, topic: topic.programme,  # noqa: ARG005
    "section-body": lambda match, topic: topic.body,  # noqa: ARG005
    "subject": lambda match, topic: topic.subject,  # noqa: ARG005
    "before-scheme": _nearest(("Policy", "Programme"), inside=False),
    "first-scheme": _first_scheme,
    "near-scheme": _nearest(("Policy", "Programme")),
    "near-programme": _nearest(("Programme",)),
    "near-firm": _nearest(("Firm",)),
    "near-body": _nearest(("GovernmentBody",)),
    "near-sector": _nearest(("Sector",)),
    "near-event": _nearest(("Event",)),
    "header": lambda match, topic: topic.header,  # noqa: ARG005
    "last-scheme": _last_scheme,
    "last-policy": lambda match, topic: topic.last.get("Policy"),  # noqa: ARG005
    "last-event": lambda match, topic: topic.last.get("Event"),  # noqa: ARG005
    "issuer": lambda match, topic: topic.last.get("Issuer"),  # noqa: ARG005
    "issued-policy": _issued_policy,
    "first-fund": _first_fund,
    "tenderer": lambda match, topic: topic.last.get("Tenderer"),  # noqa: ARG005
    "same-firm": _same_firm,
    "subject-firm": _subject_firm,
    "sentence-firm": _sentence_firm,
    "topic-firm": lambda match, topic: topic.firm,  # noqa: ARG005
    "last-firm": lambda match, topic: topic.last.get("Firm"),  # noqa: ARG005
    "last-programme": lambda match, topic: topic.last.get("Programme"),  # noqa: ARG005
}
