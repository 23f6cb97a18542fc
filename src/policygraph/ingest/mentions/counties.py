"""Counties, districts and county-level cities: a word list that context must confirm."""

import re
from functools import cache
from importlib.resources import files

_COMMENT = re.compile(r"(?m)^#.*$")


@cache
def counties() -> frozenset[str]:
    """Return the bare names of China's county-level divisions, in pinyin without tones.

    >>> "Danyang" in counties(), "London" in counties()
    (True, False)
    """
    text = files("policygraph.ingest.mentions").joinpath("counties.txt").read_text(encoding="utf-8")
    return frozenset(_COMMENT.sub("", text).split())
