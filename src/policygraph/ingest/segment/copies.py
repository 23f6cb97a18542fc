"""Copies: articles that reproduce one text, found by their shingles."""

import re
from collections.abc import Iterable, Iterator

from policygraph.model.values import Article

WORDS_PER_SHINGLE = 5
COPY = 0.8
_WORD = re.compile(r"[㐀-鿿]|[^\W_]+")


def shingles(text: str) -> frozenset[int]:
    """Return the hashed runs of five words (or Chinese characters) of a text.

    Case and punctuation do not count. The hash is Python's own, so the values
    are for comparing within one process only.
    """
    words = _WORD.findall(text.casefold())
    size = min(WORDS_PER_SHINGLE, max(1, len(words)))
    return frozenset(hash(tuple(words[i : i + size])) for i in range(len(words) - size + 1))


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Return how much of the smaller set of shingles the larger one holds.

    >>> a = shingles("the ministry said on Monday that it will accept complaints")
    >>> containment(a, shingles("The ministry said on Monday that it will accept complaints, he added."))
    1.0
    """
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def group_copies(articles: Iterable[tuple[Article, str]]) -> Iterator[tuple[Article, Article | None]]:
    """Yield each article with the first one it copies, or None.

    A short notice quoted inside a long report is no copy of it: the longer of
    two copies has at most twice the shingles of the shorter.
    """
    firsts: list[tuple[Article, frozenset[int]]] = []
    for article, text in articles:
        own = shingles(text)
        for first, other in firsts:
            alike = containment(own, other) >= COPY
            if alike and max(len(own), len(other)) <= 2 * min(len(own), len(other)):
                yield article, first
                break
        else:
            firsts.append((article, own))
            yield article, None
