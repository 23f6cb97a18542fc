"""An English frame string as tokens: names, words and marks, and the words that hold sentences together."""

import re
from functools import lru_cache
from typing import NamedTuple

from policygraph.ingest.extract.frames import ANY

_TOKEN = re.compile(rf"[{ANY}]|(?:[^\W_]|['’&/.](?=[^\W_])|-(?=[^\W_])|-(?=[{ANY}]))+|[^\s\w]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BE = _words("is are was were be been being")
HAVE = _words("has have had having")
MODAL = _words("will would can could may might must shall should to did does do")
# Verbs whose subject is also that of the infinitive or participle after them: "agreed to supply".
CONTROL = _words("""
    agreed agrees plan plans planned planning began begin begins begun started starts start continue
    continued continues expects expected aims aimed wants wanted hopes hoped vowed promised promises
    pledged intends intended decided seeks sought set due about ready able won chosen selected contracted
    hired commissioned used likely scheduled looking prepares preparing help helped helps going wishes
    undertook undertakes offered offers managed
""")
ADVERBS = _words("""
    also now then later already recently just soon still currently mainly jointly first formerly together
    once even both all each again thus since instead itself themselves alone meanwhile not never no longer
    today yesterday only ever long previously so far
""")
PREPOSITIONS = _words("""
    of in on at by for to with from as into over under after before during since until through via across
    against about around between within without among amid towards toward including like than per despite
    behind besides beyond near onto outside inside alongside following given
""")
RELATIVES = _words("which that who")
DETERMINERS = _words("""
    the a an its their his her our this these those some any each every no another such several many other
""")
# Words that open a clause of their own.
OPENERS = _words("""
    while whereas although though because if when where whose unless whether but as after before since so
    yet said says told added according
""")
HARD = frozenset(".;:!?–—…|")
_NO_ADVERB = _words("supply reply apply assembly july family")


class Token(NamedTuple):
    """A word, name or mark of a frame string, ``string[start:end]``."""

    start: int
    end: int
    text: str

    @property
    def named(self) -> bool:
        """Whether it stands for a mention."""
        return "\ue000" <= self.text <= "\ue0ff"


@lru_cache(maxsize=128)
def tokens(string: str) -> tuple[Token, ...]:
    r"""Return the tokens of a frame string.

    >>> [token.text for token in tokens("\ue003, a loom-maker, sells \ue005 to \ue003's rivals.")][:4]
    ['\ue003', ',', 'a', 'loom-maker']
    """
    return tuple(Token(hit.start(), hit.end(), hit.group()) for hit in _TOKEN.finditer(string))


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb.

    >>> is_adverb("directly"), is_adverb("also"), is_adverb("supply")
    (True, True, False)
    """
    return word in ADVERBS or (
        word.endswith("ly") and word not in ("supply", "reply", "apply", "assembly", "july")
    )
