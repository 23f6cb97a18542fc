"""A text as the words it is found by: words of alphabets, pairs of Chinese characters."""

import re
import unicodedata
from collections.abc import Iterator

_PLAIN = re.compile(r"[a-z0-9]+")
_RUN = re.compile(r"(?P<chinese>[\u3400-\u9fff]+)|(?P<word>[^\W_\u3400-\u9fff]+)")


def iter_words(text: str) -> Iterator[str]:
    """Yield the words of a text in order; Chinese gives each pair of neighbours.

    >>> list(iter_words("Goldwind 金风科技, 2nd"))
    ['goldwind', '金风', '风科', '科技', '2nd']
    >>> list(iter_words("钢"))
    ['钢']
    """
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text).casefold()):
        run = match["chinese"]
        if run is None:
            word = match["word"]
            if not word.isascii():
                plain = unicodedata.normalize("NFKD", word)
                word = "".join(c for c in plain if not unicodedata.combining(c))
            yield word
        elif len(run) == 1:
            yield run
        else:
            yield from (run[i : i + 2] for i in range(len(run) - 1))


def indexed(text: str) -> str:
    """Return a text as the full-text index stores it.

    >>> indexed("Goldwind 金风"), indexed("The Big-Fund II")
    ('goldwind 金风', 'the big fund ii')
    """
    if text.isascii():
        return " ".join(_PLAIN.findall(text.lower()))
    return " ".join(iter_words(text))


def wanted(text: str) -> str:
    """Return the full-text question that finds texts with all these words.

    >>> wanted('wind "OR" 金风')
    '"wind" "or" "金风"'
    """
    return " ".join(f'"{word}"' for word in iter_words(text))
