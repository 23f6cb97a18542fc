"""What is seen of a pair: the words between and around, order, distance, rivals."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from policygraph.ingest.extract.frames import NAMES, Frame
from policygraph.ingest.extract.match import Match
from policygraph.ingest.extract.pairs.candidates import Candidate, Item
from policygraph.ingest.extract.tokens import tokens
from policygraph.model.values import Mention

NEAR = 3  # words looked at on either side of each thing
BETWEEN = 14  # words between that are told one by one
_STEPS = (0, 1, 2, 4, 7, 12, 20)
_VALUES = ("Number", "Percent", "Money")
_BE = frozenset(("is", "are", "wa", "was", "were", "been", "be", "being"))


def describe(candidate: Candidate, frame: Frame, matches: Sequence[Match] = ()) -> tuple[str, ...]:
    """Return the features of a candidate, each once.

    Args:
        candidate: The pair.
        frame: The passage.
        matches: What frames read of it.

    Features are short strings: ``b>supply`` is the word "supply" between first and
    second, ``b<supply`` the same with the second standing first.
    """
    return tuple(dict.fromkeys((*_features(candidate, frame), *_read_by(candidate, matches))))


def _read_by(candidate: Candidate, matches: Sequence[Match]) -> Iterator[str]:
    """Which frames say so, and how sure their author was."""
    if not matches:
        return
    yield "f"
    yield f"fn{min(len(matches), 3)}"
    yield f"fc{max(int(match.rule.confidence * 20) for match in matches)}"
    for match in matches:
        yield f"F{match.rule.name}"
        if match.distant:
            yield "fdistant"
    if candidate.first.start < 0 or candidate.second.start < 0:
        yield "finherited"


def _features(candidate: Candidate, frame: Frame) -> Iterator[str]:
    first, second = candidate.first, candidate.second
    yield "bias"
    yield f"1{first.kind}"
    yield f"2{second.kind}"
    yield f"12{first.kind}|{second.kind}"
    for number, item in (("1", first), ("2", second)):
        if isinstance(item.filler, Mention) and item.filler.anaphor:
            yield f"it{number}"
    if second.kind in _VALUES and isinstance(second.filler, Mention):
        yield f"u{second.filler.value.get('unit') or second.filler.value.get('currency')}"
        yield f"v{second.filler.value.get('comparator')}"
    for scope in sorted(candidate.scopes - {"any"}):
        yield f"s{scope}"
    yield f"r{min(candidate.rivals[0], 4)}"
    yield f"q{min(candidate.rivals[1], 5)}"
    words = _words(frame.string, chinese=frame.chinese)
    if first.start < 0 or second.start < 0:
        number, here = ("1", second) if first.start < 0 else ("2", first)
        yield f"inherited{number}"
        for word in _before(words, here.start, NEAR + 3):
            yield f"l{number}{word}"
        for word in _after(words, here.end, NEAR + 3):
            yield f"a{number}{word}"
        for word in [w for _, _, w in words][:4]:
            yield f"o{number}{word}"
        return
    way = ">" if first.start < second.start else "<"
    left, right = (first, second) if way == ">" else (second, first)
    yield way
    between = [w for a, b, w in words if a >= left.end and b <= right.start]
    step = sum(len(between) > s for s in _STEPS)
    yield f"d{step}"
    yield f"d{way}{step}"
    told = between if len(between) <= BETWEEN else [*between[: BETWEEN // 2], *between[-BETWEEN // 2 :]]
    for word in told:
        yield f"b{way}{word}"
    if not frame.chinese and "by" in between and _BE.intersection(between):
        yield f"passive{way}"
    if len(between) <= 4:
        yield f"x{way}{' '.join(between)}"
    if between:
        yield f"m{way}{between[0]}"
        yield f"n{way}{between[-1]}"
    yield from (f"l{way}{word}" for word in _before(words, left.start, NEAR))
    yield from (f"a{way}{word}" for word in _after(words, right.end, NEAR))
    passed = [w for w in between if w.startswith("@")]
    for word in dict.fromkeys(passed):
        yield f"p{word}"
    if f"@{_kind(first)}" in passed or f"@{_kind(second)}" in passed:
        yield "passed"
    if "," in between or "，" in between:
        yield "comma"
    if left.start <= 1:
        yield f"opens{way}"


def _kind(item: Item) -> str:
    return item.filler.type if isinstance(item.filler, Mention) else item.kind


@lru_cache(maxsize=16)
def _words(string: str, *, chinese: bool) -> list[tuple[int, int, str]]:
    """The words of a frame string, names as ``@Type``; of Chinese, its characters."""
    if chinese:
        return [(at, at + 1, _name(c)) for at, c in enumerate(string)]
    return [(w.start, w.end, _name(w.text) if w.named else _stem(w.text)) for w in tokens(string)]


def _name(character: str) -> str:
    return f"@{NAMES[character]}" if character in NAMES else character


def _stem(word: str) -> str:
    """A word without its ending, so that "supplies" and "supplied" are one.

    >>> [_stem(w) for w in ("supplies", "supplied", "sourcing", "makes")]
    ['suppl', 'suppl', 'sourc', 'mak']
    """
    if word.isdigit():
        return "0"
    for ending in ("ies", "ied", "ing", "es", "ed", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _before(words: list[tuple[int, int, str]], at: int, number: int) -> list[str]:
    return [w for _, b, w in words if b <= at][-number:]


def _after(words: list[tuple[int, int, str]], at: int, number: int) -> list[str]:
    return [w for a, _, w in words if a >= at][:number]
