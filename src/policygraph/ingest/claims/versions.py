"""What one version of a story says and another does not, sentence by sentence."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from attrs import define

from policygraph.ingest.claims.passages import Stretch

_TOKEN = re.compile(r"[㐀-鿿]|%|[^\W_]+(?:[.,'’][^\W_]+)*")
_ENDED = re.compile(r"[.!?。！？]['\"”’)\]）」』]*$")
_STEM = 5  # letters: "programme" and "program", "utilised" and "utilized" are one word
_GAP = 2  # words in common that do not end a run of new ones
_FEWEST = 5  # words: below it, layout and not a sentence
_WHOLE = 0.5  # of a sentence new: all of it is
_RUN = 6  # new words in a row: they are an addition within an old sentence
_TITLE = 0.8  # of the longer words with a capital: a headline


@define(slots=False)
class Version:
    """A stretch of text, and its words in a form that spelling does not change."""

    stretch: Stretch

    @cached_property
    def words(self) -> list[tuple[str, int, int]]:
        """The folded words with their places in the whole text."""
        return list(_folded(self.stretch.content, self.stretch.start))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """All pairs of neighbouring words."""
        told = [word for word, _, _ in self.words]
        return frozenset(pairwise(told))

    @cached_property
    def single(self) -> frozenset[str]:
        """All words."""
        return frozenset(word for word, _, _ in self.words)

    @cached_property
    def sentences(self) -> list[tuple[int, int, list[tuple[str, int, int]]]]:
        """The sentences, each with its words; headings and lines without an end are none."""
        found = []
        for start, end in self.stretch.sentences:
            if _ENDED.search(self.stretch.quote(start, end)):
                inside = [word for word in self.words if start <= word[1] and word[2] <= end]
                if len(inside) >= _FEWEST:
                    found.append((start, end, inside))
        return found

    def beyond(self, other: "Version") -> list[tuple[int, int]]:
        """Return the spans whose words do not stand in another version.

        A word stands there if it does beside one of its neighbours. In a sentence
        that has long runs of old and of new words, the new runs are meant; one of
        which half is new counts whole, and so does one with a number that the
        other version never gives.
        """
        if self.single <= other.single and self.pairs <= other.pairs:
            return []
        return [span for sentence in self.sentences for span in self._new(sentence, other)]

    def _new(
        self, sentence: tuple[int, int, list[tuple[str, int, int]]], other: "Version"
    ) -> Iterator[tuple[int, int]]:
        start, end, words = sentence
        told = [word for word, _, _ in words]
        shared = [pair in other.pairs for pair in pairwise(told)]
        new = [not (a or b) for a, b in zip([False, *shared], [*shared, False], strict=True)]
        fresh = {word for word, is_new in zip(told, new, strict=True) if is_new} - other.single
        long = [(words[a][1], words[b - 1][2]) for a, b in _runs(new) if b - a >= _RUN]
        old = [b - a for a, b in _runs([not one for one in new])]
        if long and max(old, default=0) >= _RUN:
            found = long
        elif sum(new) >= _WHOLE * len(words) or any(char.isdigit() for word in fresh for char in word):
            found = [(start, end)]
        else:
            found = long
        yield from (span for span in found if not _is_title(self.stretch.quote(*span)))


def _folded(text: str, offset: int) -> Iterator[tuple[str, int, int]]:
    before = ""
    for match in _TOKEN.finditer(text):
        word = match[0].casefold().replace("’", "'")
        start, end = match.start() + offset, match.end() + offset
        if word.endswith("n't"):
            yield word[:-3], start, end
            word = "not"
        elif word == "percent" or (word, before) == ("cent", "per"):
            word = "%"
        before = match[0].casefold()
        if word != "per":
            yield _stem(word), start, end


def _stem(word: str) -> str:
    if not word.isascii() or not word.isalpha() or len(word) < _STEM:
        return word
    word = word.removesuffix("s").replace("our", "or")
    word = f"{word[:-2]}er" if word.endswith("re") else word
    return word.replace("z", "s")[:_STEM]


def _runs(new: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield the spans of new words, those few words apart as one."""
    first = last = -1
    for at, is_new in enumerate(new):
        if is_new:
            if first >= 0 and at - last > _GAP + 1:
                yield first, last + 1
                first = at
            first = at if first < 0 else first
            last = at
    if first >= 0:
        yield first, last + 1


def _is_title(words: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]{4,}", words) if word.isascii()]
    return len(long) >= _FEWEST and sum(word[0].isupper() for word in long) >= _TITLE * len(long)
