"""A sample of the word runs of a text, by which copies of it are found among all sources."""

import re
from zlib import crc32

RUN = 5
_SAMPLED = 8  # one run in eight is kept: enough to know a copy, little enough to store
_FEWEST = 12  # texts of fewer sampled runs are too short to tell
_WORD = re.compile(r"[㐀-鿿]|[^\W_]+")


def sampled_grams(text: str) -> frozenset[int]:
    """Return the hashes of some runs of five words (or Chinese characters); none of a short text.

    Which runs are kept depends on the runs alone, so copies keep the same ones.

    >>> long = " ".join(str(n) for n in range(400))
    >>> sampled_grams(long) == sampled_grams(long.replace(" ", ", ")), sampled_grams("too short")
    (True, frozenset())
    """
    words = _WORD.findall(text.casefold())
    runs = ("\x1f".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    found = frozenset(value for run in runs if (value := crc32(run.encode())) % _SAMPLED == 0)
    return found if len(found) >= _FEWEST else frozenset()
