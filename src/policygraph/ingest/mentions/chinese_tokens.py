"""Words of a Chinese text with their kinds, as a dictionary of common words tells them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen


@frozen
class Token:
    """A word of a text, ``text[start:end]``, and the kind the dictionary gives it.

    Args:
        start: Where the word begins.
        end: Where it ends.
        word: The word.
        kind: Its part of speech: ``n`` noun, ``v`` verb, ``ns`` place, ``x`` mark …
    """

    start: int
    end: int
    word: str
    kind: str


def words_from(words: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return the words that begin in a stretch of the text, without looking at all of them.

    >>> [t.word for t in words_from(tokens("轴承钢由该厂供应"), 3, 6)]
    ['由', '该厂']
    """
    first, last = (bisect_left(words, at, key=lambda t: t.start) for at in (start, end))
    return words[first:last]


def tokens(text: str) -> list[Token]:
    """Return the words of a text; what no dictionary holds comes in single characters.

    >>> [t.word for t in tokens("轴承钢由该厂供应")]
    ['轴承钢', '由', '该厂', '供应']
    """
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    import rjieba

    at = 0
    for word, kind in rjieba.tag(text, False):
        yield Token(at, at + len(word), word, kind)
        at += len(word)
