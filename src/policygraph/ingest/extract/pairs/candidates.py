"""The pairs of things in a passage that a relation could join."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import field, frozen

from policygraph.ingest.extract import tokens as t
from policygraph.ingest.extract.families import Family, FrameRule, PairSpec
from policygraph.ingest.extract.frames import CHARACTERS, Frame
from policygraph.ingest.extract.inflect import verb_forms
from policygraph.ingest.extract.match import Match
from policygraph.ingest.extract.phrases import Phrase, find_phrases
from policygraph.ingest.extract.reading import Passage, Topic
from policygraph.ingest.extract.tokens import tokens
from policygraph.model.values import Mention

FARTHEST = 220  # characters of a frame string between two things of one pair
_VERBS = "make build sell buy supply own hold say run launch open plan invest sign win join reach rise fall"
_FIELDS = frozenset((CHARACTERS["Sector"], CHARACTERS["Product"]))
_PLAIN = re.compile(r"[a-z][\w&/'’.-]*")
_BREAKS_ZH = re.compile(
    r"[^\u3400-\u9fff\ue000-\ue0ffA-Za-z0-9.+-]+|[的和及与或向为由从给对将于在被把等并是以了着]"
)


@frozen(eq=False)
class Item:
    """One thing of a pair: a mention or phrase, where it stands, and what it fixes."""

    filler: Mention | Phrase | None
    start: int  # -1: named before the passage
    end: int
    kind: str  # a mention's type, "np", or the kind of an action
    fixed: Mapping[str, Any] = field(factory=dict)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells the things of one passage apart."""
        if self.start < 0:
            return (self.filler.start if self.filler else -1,)
        return (self.start, self.kind if self.filler is None else "")


@frozen(eq=False)
class Candidate:
    """Two things that a relation could join."""

    first: Item
    second: Item
    spec: PairSpec
    scopes: frozenset[str]
    rivals: tuple[int, int]  # how many others could take either's place

    @property
    def key(self) -> tuple[object, ...]:
        """What tells the candidates of one passage and relation apart."""
        return self.first.key, self.second.key

    @property
    def inferred(self) -> tuple[str, ...]:
        """The roles that the words of the passage leave to what was said before."""
        sides = ((self.spec.first, self.first), (self.spec.second, self.second))
        return tuple(role for role, item in sides if item.start < 0)

    def match(self, family: Family, frame: Frame) -> Match:
        """Return the candidate as a reading that no frame made."""
        inside = [item for item in (self.first, self.second) if item.start >= 0]
        roles = {
            role: item.filler
            for role, item in ((self.spec.first, self.first), (self.spec.second, self.second))
            if item.filler is not None
        }
        fixed = {**self.first.fixed, **self.second.fixed}
        if self.inferred:
            fixed["inferred"] = self.inferred
        return Match(
            family,
            _rule(family.relation, tuple(sorted(fixed.items()))),
            frame,
            roles,
            min(item.start for item in inside),
            max(item.end for item in inside),
        )


@cache
def _rule(relation: str, fixed: tuple[tuple[str, Any], ...]) -> FrameRule:
    return FrameRule(
        name=f"{relation}/pair",
        language="",
        source="",
        lexicon={},
        confidence=0.0,
        scope="any",
        fixed=dict(fixed),
        modality=None,
        each=None,
        supply={},
        once=False,
        where={},
    )


def find_candidates(passage: Passage, topic: Topic, family: Family) -> Iterator[Candidate]:
    """Yield the pairs of a passage that a relation's ``[pair]`` allows.

    Args:
        passage: The passage.
        topic: What its section is about, for things named before.
        family: The relation.
    """
    spec = family.pair
    if spec is None:
        return
    seconds = _items(passage.frame, spec.second_types, spec)
    firsts = _items(passage.frame, spec.first_types, spec)
    rivals = (len(firsts), len(seconds))
    for first in _inherited(topic, spec.first_types):
        for second in seconds:
            yield Candidate(first, second, spec, passage.scopes, rivals)
    for second in _inherited(topic, spec.second_types):
        for first in firsts:
            yield Candidate(first, second, spec, passage.scopes, rivals)
    for first in firsts:
        for second in seconds:
            gap = max(second.start - first.end, first.start - second.end)
            if 0 <= gap <= FARTHEST:
                yield Candidate(first, second, spec, passage.scopes, rivals)


def read_candidate(match: Match, passage: Passage) -> Candidate | None:
    """Return the pair that a frame's match speaks of; None where it is about something else.

    A role that the frame leaves to what was said before counts as named before.
    """
    spec = match.family.pair
    if spec is None:
        return None
    items = []
    for role in (spec.first, spec.second):
        filler = match.roles.get(role)
        fixed = match.rule.fixed.get(role)
        if filler is None and fixed is not None:
            items.append(Item(None, match.start, match.end, str(fixed), {role: fixed}))
        elif filler is None:
            items.append(Item(None, -1, -1, "unsaid"))
        else:
            at = _place_of(filler, match.frame)
            kind = filler.type if isinstance(filler, Mention) else "np"
            items.append(Item(filler, *at, kind))
    if all(item.start < 0 for item in items):
        return None
    return Candidate(items[0], items[1], spec, passage.scopes, (0, 0))


def _place_of(filler: Mention | Phrase, frame: Frame) -> tuple[int, int]:
    if isinstance(filler, Mention):
        at = next((at for at, mention in frame.mentions.items() if mention is filler), -1)
        return at, at + 1 if at >= 0 else -1
    return filler.start, filler.end


def _items(frame: Frame, types: frozenset[str], spec: PairSpec) -> list[Item]:
    if not types:
        return list(_actions(frame, spec))
    found = [
        Item(mention, at, at + 1, mention.type)
        for at, mention in sorted(frame.mentions.items())
        if mention.type in types
    ]
    if "np" in types:
        taken = {item.start for item in found}
        found += [
            Item(phrase, phrase.start, phrase.end, "np")
            for phrase in _phrases(frame)
            if phrase.start not in taken or phrase.end > phrase.start + 1
        ]
    return found


def _actions(frame: Frame, spec: PairSpec) -> Iterator[Item]:
    pattern = spec.kinds["zh" if frame.chinese else "en"]
    for hit in pattern.finditer(frame.string):
        kind = str(hit.lastgroup)
        yield Item(None, hit.start(), hit.end(), kind, {spec.second: kind.replace("_", " ")})


def _inherited(topic: Topic, types: frozenset[str]) -> Iterator[Item]:
    """What a passage may speak of without naming it: its section's subject, its heading's scheme."""
    seen: set[int] = set()
    for mention in (
        topic.subject,
        topic.header,
        topic.listing.programme if topic.listing else None,
        topic.leading,
        topic.firm,
    ):
        if mention is not None and mention.type in types and mention.start not in seen:
            seen.add(mention.start)
            yield Item(mention, -1, -1, mention.type)


def _phrases(frame: Frame) -> Iterator[Phrase]:
    """Stretches of words that may name a thing."""
    for start, end in _chinese(frame) if frame.chinese else _english(frame):
        yield from find_phrases(frame, start, end, many=False, leads=False)


def _english(frame: Frame) -> Iterator[tuple[int, int]]:
    stops = _stops()
    run: list[t.Token] = []
    for word in (*tokens(frame.string), None):
        plain = word is not None and (
            word.text in _FIELDS
            or (_PLAIN.fullmatch(word.text) and word.text not in stops and not t.is_adverb(word.text))
        )
        if plain and word is not None:
            run.append(word)
            continue
        if run and not (len(run) == 1 and len(run[0].text) < 3 and not run[0].named):
            yield run[0].start, run[-1].end
        run = []


def _chinese(frame: Frame) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in (*_BREAKS_ZH.finditer(frame.string), None):
        end = cut.start() if cut else len(frame.string)
        piece = frame.string[at:end]
        if 2 <= len(piece) <= 16 and not any("\ue000" <= c <= "\ue0ff" and c not in _FIELDS for c in piece):
            yield at, end
        at = cut.end() if cut else end


@cache
def _stops() -> frozenset[str]:
    """Words that no name of a thing goes over in English."""
    inflected = {form for verb in _VERBS.split() for forms in verb_forms(verb).values() for form in forms}
    small = (t.BE, t.HAVE, t.MODAL, t.PREPOSITIONS, t.RELATIVES, t.DETERMINERS, t.OPENERS, t.CONTROL)
    return frozenset(
        inflected.union(*small, ("and", "or", "it", "they", "he", "she", "we", "there", "percent"))
    )
