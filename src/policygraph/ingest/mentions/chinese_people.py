"""Persons in Chinese text: a surname, a given name, and a post or a verb of speech beside them."""

import re
from collections.abc import Iterator, Sequence

from policygraph.ingest.mentions import chinese_words as w
from policygraph.ingest.mentions.chinese_tokens import Token
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate
from policygraph.text.occurrences import occurrences

_HAN = "\u3400-\u9fff"
_SURNAME = rf"(?:{w.DOUBLE_SURNAMES}|[{w.SURNAMES}])"
_GIVEN = rf"(?P<name>{_SURNAME}[{_HAN}]{{1,2}})"
_BLANKS = r"[ \u3000]{0,4}"
_POSTED = re.compile(
    rf"(?:{w.POST})(?:[、兼和及]?(?:{w.POST}))*(?:为|由|是)?{_BLANKS}[:：|｜/]?{_BLANKS}(?P<name>{_SURNAME})"
)
_POST = re.compile(w.POST)
_NAMED = re.compile(rf"{_GIVEN}(?=[，,（(|｜/ \u3000][^，。；\n]{{0,16}}?(?:{w.POST})(?:[，。）)；|｜\n]|$))")
_QUOTED = re.compile(rf"(?<=[”」。，：\n\u3000])(?P<name>{_SURNAME})")
_MADE = re.compile(rf"(?:{w.BEFORE_NAME})[ \u3000]{{0,2}}(?P<name>{_SURNAME})")
_TITLED = re.compile(rf"{_GIVEN}(?={w.TITLE_BEHIND})")
_SPEAKS = re.compile(rf"(?:接受[^，。]{{0,12}}采访时)?(?:还|也|进一步|随后|补充)?(?:{w.SPEAKS})")
_AFTER = re.compile(rf"[^{_HAN}]|$|{w.BEHIND_NAME}")
_NOT_GIVEN = re.compile(rf".*(?:[{w.NOT_GIVEN}]|{w.NOT_GIVEN_WORDS})")


def find_people(text: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Yield persons whom a post before or after them, or what they say, tells.

    Args:
        text: The article.
        words: Its words.
    """
    starts = {t.start for t in words}
    ends = {t.end for t in words}
    wide = {t.start: t.end for t in words if t.end - t.start > 1}
    common = {(t.start, t.end) for t in words if not t.kind.startswith("nr")}
    names: set[str] = set()
    for pattern in (_POSTED, _MADE, _QUOTED):
        for m in pattern.finditer(text):
            if _POST.match(text, m.start("name")):
                continue
            end = _end(text, m.start("name"), m.end("name"), wide)
            if end is None or (m.start("name"), end) in common:
                continue
            if pattern is _QUOTED and not _SPEAKS.match(text, end):
                continue
            names.add(text[m.start("name") : end])
            yield _person(text, m.start("name"), end, FORM)
    for m in (*_NAMED.finditer(text), *_TITLED.finditer(text)):
        start, end = m.span("name")
        whole = start in starts and end in ends and (start, end) not in common
        if whole and _fits(m["name"]) and _at_edge(text, start):
            names.add(m["name"])
            yield _person(text, start, end, CONTEXT)
    for name, at in occurrences(sorted(name for name in names if len(name) > 2), text):
        yield _person(text, at, at + len(name), CONTEXT)


def _at_edge(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return re.match(f"[{_HAN}]", before) is None or before in w.PARTICLES


def _person(text: str, start: int, end: int, rank: int) -> Candidate:
    return Candidate(start, end, "Person", rank, name=text[start:end])


def _end(text: str, start: int, given: int, wide: dict[int, int]) -> int | None:
    """Where a name that begins with a surname ends: after one or two characters."""
    for size in (2, 1):
        end = given + size
        name = text[start:end]
        if len(name) < given - start + size or not _fits(name):
            continue
        if size == 2 and given + 1 in wide and wide[given + 1] > end:
            continue  # the second character begins a word
        if _AFTER.match(text, end):
            return end
    return None


def _fits(name: str) -> bool:
    return re.fullmatch(f"[{_HAN}]+", name) is not None and _NOT_GIVEN.match(name[1:]) is None
