"""English clauses read by their verb: who does what to whom, whatever stands between.

A frame says word for word how a relation is told; a clause rule names a verb and
what its subject, object and prepositions hold. Voice, adverbs, parentheses,
apposition, relative clauses and participles are the same for every verb and are
understood here, once::

    [[clause]]
    name = "sells"
    confidence = 0.7
    verbs = "hand"                     # an entry of the lexicon
    subject = "{supplier:Firm+}"
    object = "{product:np+}?"          # ? may be missing
    with = { "to|for" = "{customer:Firm+}" }
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from attrs import frozen

from policygraph.errors import ModelError
from policygraph.ingest.extract import tokens as t
from policygraph.ingest.extract.frames import CHARACTERS, Frame
from policygraph.ingest.extract.inflect import verb_forms
from policygraph.ingest.extract.measures import find_measured
from policygraph.ingest.extract.patterns import MEASURES, Slot, mention_list, types_of
from policygraph.ingest.extract.phrases import Phrase, find_phrases
from policygraph.ingest.extract.tokens import Token, tokens
from policygraph.model.values import Mention

_SPEC = re.compile(r"\{(\w+):([A-Z]\w*(?:\|[A-Z]\w*)*|np|measured?)(\+?)\}(\??)")
FAR = 14  # tokens between verb and the head of its subject, at most
WIDE = 30  # tokens after a verb that are still of its clause
_MODIFIERS = 6  # words before a name that say what it is: "its German rival"

Fillers = dict[str, list[Mention | Phrase]]


@frozen
class Place:
    """What stands in one place of a clause: which role it fills, and whether it must."""

    slot: Slot
    required: bool


@frozen(eq=False)
class ClauseSpec:
    """One verb entry with the places around it."""

    forms: Mapping[str, frozenset[str]]  # form: which forms of a verb it may be
    subject: Place | None
    object: Place | None
    preposed: Mapping[str, Place]  # preposition: place

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The kinds of mention without which no clause of it can be read."""
        places = (self.subject, self.object, *self.preposed.values())
        return tuple(
            place.slot.types
            for place in places
            if place and place.required and place.slot.types and len(self.roles[place.slot.role]) == 1
        )

    @property
    def roles(self) -> Mapping[str, list[Place]]:
        """The places that may fill each role."""
        found: dict[str, list[Place]] = {}
        for place in (self.subject, self.object, *self.preposed.values()):
            if place:
                found.setdefault(place.slot.role, []).append(place)
        return found


@frozen
class Clause:
    """One reading: fillers by role and the stretch of the frame string that says it."""

    fillers: Fillers
    start: int
    end: int
    distant: bool  # the subject is not next to its verb


@frozen
class _Verb:
    """A verb of a passage with its auxiliaries, and how its subject stands to it."""

    first: int  # token where its auxiliaries begin
    last: int  # token of the verb's last word
    passive: bool
    reduced: bool  # a participle after its noun: "looms made by"


def compile_clause(data: Mapping[str, object], lexicon: Mapping[str, Mapping[str, list[str]]]) -> ClauseSpec:
    """Read one ``[[clause]]`` of a family.

    Args:
        data: The table.
        lexicon: Where its ``verbs`` are listed.

    Raises:
        ModelError: If it names an unknown lemma or place.
    """
    lemma = str(data["verbs"])
    if lemma not in lexicon:
        raise ModelError(f"{lemma} is not in the lexicon", fix=f"it has {', '.join(sorted(lexicon))}")
    forms: dict[str, set[str]] = {}
    for verb in lexicon[lemma].get("verbs", ()):
        for kind, spellings in verb_forms(verb).items():
            for spelling in spellings:
                forms.setdefault(spelling, set()).add(kind)
    preposed: dict[str, Place] = {}
    for words, spec in dict(data.get("with", {})).items():  # type: ignore[call-overload]
        place = _place(str(spec))
        preposed.update(dict.fromkeys(words.split("|"), place))
    return ClauseSpec(
        {form: frozenset(kinds) for form, kinds in forms.items()},
        _place(str(data["subject"])) if "subject" in data else None,
        _place(str(data["object"])) if "object" in data else None,
        preposed,
    )


def _place(spec: str) -> Place:
    hit = _SPEC.fullmatch(spec)
    if hit is None:
        raise ModelError(f"{spec} is no place of a clause", fix='write it like "{customer:Firm+}?"')
    role, kind, many, maybe = hit.groups()
    slot = Slot(role, types_of(kind), bool(many), leads=False, measure=kind if kind in MEASURES else "")
    return Place(slot, required=not maybe)


def read_clauses(spec: ClauseSpec, frame: Frame) -> Iterator[Clause]:
    """Yield the clauses of a passage whose verb is one of a rule's.

    Args:
        spec: The rule.
        frame: The passage.
    """
    words = tokens(frame.string)
    for at, length, kinds in _occurrences(spec, frame.string, words):
        verb = _verb(words, at, at + length - 1, kinds)
        if verb is None:
            continue
        clause = _read(spec, frame, words, verb)
        if clause is not None:
            yield clause


def _occurrences(
    spec: ClauseSpec, string: str, words: Sequence[Token]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    starts = _starts(words)
    for hit in _any_of(frozenset(spec.forms)).finditer(string):
        at = starts.get(hit.start())
        if at is not None:
            yield at, len(hit.group().split()), spec.forms[hit.group()]


@cache
def _any_of(forms: frozenset[str]) -> re.Pattern[str]:
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")


@lru_cache(maxsize=8)
def _starts(words: tuple[Token, ...]) -> dict[int, int]:
    return {word.start: at for at, word in enumerate(words)}


def _verb(words: Sequence[Token], at: int, last: int, kinds: frozenset[str]) -> _Verb | None:
    """Tell the voice of a verb from the words before and after it; None where it is a noun."""
    first = _skip_adverbs(words, at)
    before = words[first - 1].text if first else ""
    after = words[last + 1].text if last + 1 < len(words) else ""
    if kinds <= {"base", "s"} and (
        before in t.DETERMINERS or before in t.PREPOSITIONS - {"to"} or before == "s"
    ):
        return None  # "the supply", "of exports"
    if before in t.DETERMINERS or before.endswith("'s"):
        return None  # "its delivered units"
    if before in t.BE:
        if "pp" in kinds:
            return _Verb(_auxiliaries(words, first), last, passive=True, reduced=False)
        return (
            _Verb(_auxiliaries(words, first), last, passive=False, reduced=False) if "ing" in kinds else None
        )
    if before in t.HAVE | t.MODAL:
        return _Verb(_auxiliaries(words, first), last, passive=False, reduced=False)
    if kinds == {"ing"}:
        if before in t.PREPOSITIONS or before in t.CONTROL or before == ",":
            return _Verb(_auxiliaries(words, first), last, passive=False, reduced=False)
        return None if not before else _Verb(first, last, passive=False, reduced=False)
    if "pp" in kinds and (after == "by" or kinds == {"pp"}):
        return _Verb(first, last, passive=True, reduced=True)
    return _Verb(first, last, passive=False, reduced=False)


def _skip_adverbs(words: Sequence[Token], at: int) -> int:
    """The token of the first adverb right before a verb, or the verb's own."""
    while at and t.is_adverb(words[at - 1].text):
        at -= 1
    return at


def _auxiliaries(words: Sequence[Token], at: int) -> int:
    """Where the chain of auxiliaries and governing verbs before a verb begins."""
    chain = t.BE | t.HAVE | t.MODAL | t.CONTROL | t.ADVERBS
    while at:
        before = words[at - 1].text
        if before in chain or t.is_adverb(before):
            at -= 1
        elif before == CHARACTERS["Date"] and at > 1 and words[at - 2].text in ("since", "in", "by", "from"):
            at -= 2  # "has since 2019 been selling"
        else:
            break
    return at


def _read(spec: ClauseSpec, frame: Frame, words: Sequence[Token], verb: _Verb) -> Clause | None:
    """Fill the places around a verb; None where one that must be filled stays open."""
    ahead, behind = (spec.object, spec.subject) if verb.passive else (spec.subject, spec.object)
    fillers: Fillers = {}
    spans: list[tuple[int, int]] = [(words[verb.first].start, words[verb.last].end)]
    distant = False
    stop = _clause_end(words, verb.last + 1)
    if ahead is not None:
        found = _before(ahead.slot, frame, words, verb)
        if found is not None:
            fillers[ahead.slot.role], span, distant = found
            spans.append(span)
    after = dict(spec.preposed)
    if verb.passive and behind is not None:
        after["by"] = behind
    elif behind is not None:
        _take(behind.slot, _directly(behind.slot, frame, words, verb.last + 1, stop), fillers, spans)
    for at in range(verb.last + 1, stop):
        place = after.get(words[at].text)
        if place is not None and place.slot.role not in fillers:
            _take(place.slot, _directly(place.slot, frame, words, at + 1, stop), fillers, spans)
    for role, places in spec.roles.items():
        if role not in fillers and all(place.required for place in places) and not _suppliable(role, ahead):
            return None
    if not fillers:
        return None
    return Clause(fillers, min(a for a, _ in spans), max(b for _, b in spans), distant)


def _suppliable(role: str, ahead: Place | None) -> bool:
    """The text before may say whom a clause is about, never what it does to whom."""
    return ahead is not None and ahead.slot.role == role


def _take(
    slot: Slot,
    found: tuple[list[Mention | Phrase], tuple[int, int]] | None,
    fillers: Fillers,
    spans: list[tuple[int, int]],
) -> None:
    if found is not None:
        fillers[slot.role] = found[0]
        spans.append(found[1])


def _clause_end(words: Sequence[Token], at: int) -> int:
    """The token where the clause ends that a verb stands in."""
    for here in range(at, min(len(words), at + WIDE)):
        text = words[here].text
        if text in t.HARD or (text in t.RELATIVES and here > at):
            return here
        if _opens(words, here) and text not in ("as", "after", "before", "since"):
            return here
        if text == "," and here + 2 < len(words):
            following = (
                words[here + 2].text if words[here + 1].text in ("and", "but") else words[here + 1].text
            )
            if following in ("it", "they", "he", "she", "which", "who", "whose", "making", "according"):
                return here
    return min(len(words), at + WIDE)


def _directly(
    slot: Slot, frame: Frame, words: Sequence[Token], at: int, stop: int
) -> tuple[list[Mention | Phrase], tuple[int, int]] | None:
    """What follows a verb or preposition at once: a phrase, or a name behind its modifiers."""
    if at >= stop:
        return None
    start, end = words[at].start, words[stop - 1].end
    if slot.free:
        if words[at].text in t.PREPOSITIONS or words[at].text in (",", "and"):
            return None
        found: list[Mention | Phrase]
        if slot.measure:
            found = list(
                find_measured(frame, start, end, leads=False, metric=slot.measure == "measure", many=False)
            )
        else:
            found = list(find_phrases(frame, start, end, many=slot.many, leads=False))
        return (found, (start, found[-1].end)) if found else None
    for here in range(at, min(stop, at + _MODIFIERS + 1)):
        word = words[here]
        if word.named and frame.mentions[word.start].type in slot.types:
            if frame.string.startswith(("'s", "-"), word.end):
                continue  # the owner of the next noun
            hit = mention_list(slot).match(frame.string, word.start, end)
            names = _names(frame, slot, word.start, hit.end() if hit else word.end)
            return names, (start, hit.end() if hit else word.end)
        if (
            word.text in t.PREPOSITIONS - {"of"}
            or word.text in t.RELATIVES
            or word.text in (",", "and", "but")
        ):
            return None
    return None


def _before(
    slot: Slot, frame: Frame, words: Sequence[Token], verb: _Verb
) -> tuple[list[Mention | Phrase], tuple[int, int], bool] | None:
    """The subject: what stands before a verb, or what its relative pronoun stands for."""
    at = verb.first - 1
    if at >= 0 and words[at].text in t.RELATIVES:
        at -= 1
    if at >= 0 and words[at].text == ",":
        at -= 1
    begin = _clause_begin(words, at)
    if at < begin:
        return None
    if slot.free:
        comma = next((i for i in range(begin, at + 1) if words[i].text == ","), None)
        if comma is not None and words[verb.first - 1].text == "," and comma > begin:
            at = comma - 1  # "looms, a trade of its own, are made by"
        found = find_phrases(frame, words[begin].start, words[at].end, many=slot.many, leads=True)
        return (list(found), (found[0].start, words[at].end), False) if found else None
    heads = [
        i
        for i in range(begin, at + 1)
        if words[i].named
        and frame.mentions[words[i].start].type in slot.types
        and not frame.string.startswith(("'s", "-"), words[i].end)
    ]
    if not heads:
        return None
    last = heads[-1]
    if last == at and not _led_in(words, last, begin):  # next to the verb
        first = last
        while (
            slot.many
            and first - 2 >= begin
            and words[first - 1].text in ("and", ",", "&")
            and first - 2 in heads
        ):
            first -= 2
        span = words[first].start, words[last].end
        return _names(frame, slot, *span), span, False
    free = [i for i in heads if not _led_in(words, i, begin)]
    if not free or at - free[0] > FAR:
        return None
    head = words[free[0]]
    hit = mention_list(slot).match(frame.string, head.start) if slot.many else None
    span = head.start, max(head.end, hit.end() if hit else 0)
    return _names(frame, slot, *span), span, True


def _clause_begin(words: Sequence[Token], at: int) -> int:
    """The token where the clause begins that ends at a token."""
    for here in range(at, -1, -1):
        text = words[here].text
        if text in t.HARD or _opens(words, here):
            return here + 1
    return 0


def _opens(words: Sequence[Token], at: int) -> bool:
    """Whether a word opens a clause: "since it sells", but not "since 2019"."""
    dated = at + 1 < len(words) and words[at + 1].text == CHARACTERS["Date"]
    return words[at].text in t.OPENERS and not dated


def _led_in(words: Sequence[Token], at: int, begin: int) -> bool:
    """Whether a preposition leads a name in, so that it is no subject: "the rival of X sells"."""
    for here in range(at - 1, max(begin, at - 4) - 1, -1):
        text = words[here].text
        if text in t.PREPOSITIONS:
            return True
        if text in (",", "and", "but") or words[here].named:
            return False
    return False


def _names(frame: Frame, slot: Slot, start: int, end: int) -> list[Mention | Phrase]:
    return [m for i, m in sorted(frame.mentions.items()) if start <= i < end and m.type in slot.types]
