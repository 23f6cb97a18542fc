"""Frames against frame strings: which words say which relation of whom."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from attrs import frozen

from policygraph.ingest.extract.clauses import read_clauses
from policygraph.ingest.extract.families import Family, FrameRule
from policygraph.ingest.extract.frames import NAMES, Frame
from policygraph.ingest.extract.measures import find_measured
from policygraph.ingest.extract.patterns import Slot
from policygraph.ingest.extract.phrases import Phrase, find_phrases
from policygraph.model.values import Mention

_NEGATION = re.compile(
    r"(?<![^\W_])(?:not|never|no longer|without|denied|denies|deny|refuted|refused|failed to|n't|nor|"
    r"neither)"
    r"(?![^\W_])|未|没有|并非|不会|否认|不再"
)
_JOINED = re.compile(r" and |和|及|、")
_PAIRED = re.compile(r"(?<![^\W_])respectively(?![^\W_])|分别")


@frozen
class Match:
    """One reading of one frame: what fills each role, and the stretch that says it."""

    family: Family
    rule: FrameRule
    frame: Frame
    roles: Mapping[str, Mention | Phrase]
    start: int
    end: int
    list_size: int = 1
    distant: bool = False  # of a clause: much stands between verb and subject
    probability: float | None = None  # of a pair: what fitted weights say of it


def find_matches(frame: Frame, family: Family, rules: Iterable[FrameRule]) -> Iterator[Match]:
    """Yield every reading of a frame by rules of a family.

    Args:
        frame: The passage.
        family: The relation looked for.
        rules: Its rules that the passage may fit; see ``shortlist``.
    """
    for rule in rules:
        if rule.places is not None:
            yield from _read_clauses(family, rule, frame)
            continue
        for hit in _hits(rule, frame.string):
            yield from _read(family, rule, frame, hit)


def _read_clauses(family: Family, rule: FrameRule, frame: Frame) -> Iterator[Match]:
    """Every clause that a rule's verb heads, each list expanded."""
    for clause in read_clauses(rule.clause, frame):
        said = frame.string[clause.start : clause.end]
        if not rule.limits and _NEGATION.search(said):
            continue
        size = max(len(found) for found in clause.fillers.values())
        for chosen in _combine(clause.fillers, frame, clause.start):
            roles = {role: _named(filler, frame) for role, filler in chosen.items()}
            yield Match(family, rule, frame, roles, clause.start, clause.end, size, clause.distant)


def is_denied(string: str, start: int, end: int) -> bool:
    """Whether the clause around a stretch of a frame string says that something is not so.

    >>> is_denied("x denied that it sells y to z. w sells y.", 22, 29), is_denied("x did. y sells z", 7, 16)
    (True, False)
    """
    begin = max((string.rfind(mark, 0, start) for mark in ".;。；！？"), default=-1) + 1
    return bool(_NEGATION.search(string, begin, end))


def _hits(rule: FrameRule, string: str) -> Iterator[re.Match[str]]:
    """All matches, also overlapping ones; a rule with ``each`` reads one slot again and again."""
    at = 0
    if rule.pattern.anchor and not rule.pattern.anchor.search(string):
        return
    while hit := rule.pattern.regex.search(string, at):
        yield hit
        if rule.each:
            start, end = hit.span(rule.each)
            string = f"{string[:start]}{'_' * (end - start)}{string[end:]}"
            at = hit.start()
        elif rule.once or rule.pattern.opens:
            at = hit.end()
        else:
            at = hit.start() + 1


def _read(family: Family, rule: FrameRule, frame: Frame, hit: re.Match[str]) -> Iterator[Match]:
    fillers: dict[str, list[Mention | Phrase]] = {}
    spoken = list(range(hit.start(), hit.end()))
    for slot in rule.pattern.slots:
        start, end = hit.span(slot.role)
        if start < 0:
            continue
        found = _fill(slot, frame, start, end)
        if not found:
            return
        fillers[slot.role] = found
        spoken = [i for i in spoken if not start <= i < end]
    if not rule.limits and _NEGATION.search("".join(frame.string[i] for i in spoken)):
        return
    stop = _end(rule, hit, fillers)
    begin = _start(rule, hit, fillers)
    size = max((len(found) for found in fillers.values()), default=1)
    for chosen in _combine(fillers, frame, hit.start()):
        roles = {role: _named(filler, frame) for role, filler in chosen.items()}
        yield Match(family, rule, frame, roles, begin, stop, size)


def _named(filler: Mention | Phrase, frame: Frame) -> Mention | Phrase:
    """A phrase that is a mention and nothing more stands for that mention."""
    if type(filler) is Phrase and filler.end - filler.start == 1:
        return frame.mentions.get(filler.start, filler)
    return filler


def _fill(slot: Slot, frame: Frame, start: int, end: int) -> list[Mention | Phrase]:
    if slot.listed:
        return [Phrase(start, end, frame.words(start, end))]
    if slot.measure:
        return list(
            find_measured(
                frame,
                start,
                end,
                leads=slot.leads,
                metric=slot.measure == "measure",
                many=bool(_PAIRED.search(frame.string)),
            )
        )
    if slot.free:
        return list(find_phrases(frame, start, end, many=slot.many, leads=slot.leads))
    if slot.many and slot.role == "value" and not _JOINED.search(frame.string, start, end):
        end = start + 1  # "40 percent, 20 points below": the second number begins a new thought
    return [
        frame.mentions[i]
        for i in range(start, end)
        if i in frame.mentions and NAMES.get(frame.string[i]) in slot.types
    ]


def _combine(
    fillers: Mapping[str, list[Mention | Phrase]], frame: Frame, start: int
) -> Iterator[dict[str, Mention | Phrase]]:
    """Every combination of list members, or pairs where the text says "respectively"."""
    roles = list(fillers)
    lists = {len(found) for found in fillers.values() if len(found) > 1}
    many = sum(len(found) > 1 for found in fillers.values())
    if many > 1 and len(lists) == 1 and _PAIRED.search(frame.string, start):
        for number in range(lists.pop()):
            yield {role: found[number if len(found) > 1 else 0] for role, found in fillers.items()}
        return
    values = len(fillers.get("value", ()))
    if values > 1 and many > 1:  # each number is about one thing
        if lists == {values}:
            for number in range(values):
                yield {role: found[number if len(found) > 1 else 0] for role, found in fillers.items()}
        return
    for chosen in product(*fillers.values()):
        yield dict(zip(roles, chosen, strict=True))


def _end(rule: FrameRule, hit: re.Match[str], fillers: Mapping[str, list[Any]]) -> int:
    """Where the words of the match end: free words are cut back to the phrases found."""
    for slot in rule.pattern.slots:
        if slot.free and hit.end(slot.role) == hit.end():
            return int(fillers[slot.role][-1].end)
    return hit.end()


def _start(rule: FrameRule, hit: re.Match[str], fillers: Mapping[str, list[Any]]) -> int:
    for slot in rule.pattern.slots:
        if slot.free and hit.start(slot.role) == hit.start():
            return int(fillers[slot.role][0].start)
    return hit.start()
