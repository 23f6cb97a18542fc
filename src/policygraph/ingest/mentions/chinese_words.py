"""Words that tell Chinese names from the sentence around them, read from ``chinese_names.toml``."""

import re
import tomllib
from importlib.resources import files

_DATA = tomllib.loads(
    files("policygraph.ingest.mentions").joinpath("chinese_names.toml").read_text(encoding="utf-8")
)


def _list(key: str) -> tuple[str, ...]:
    """Return the words of a list, the longest first."""
    return tuple(sorted(set(_DATA[key].split()), key=lambda word: (-len(word), word)))


def _either(*keys: str) -> str:
    """Return an expression for the words of lists, the longest first."""
    words = {word for key in keys for word in _list(key)}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


PARTICLES: str = _DATA["particles"]
PLAIN: str = _DATA["plain"]
NOT_FIRST: str = _DATA["not_first"]
SURNAMES: str = _DATA["surnames"]
FIRM_CUE: str = _DATA["cue"]
AFTER: str = f"{FIRM_CUE}|{_DATA['after']}"
LEAD = re.compile(_DATA["lead"])
LEGAL_LEAD = re.compile(_DATA["legal_lead"])
INTRODUCE = _list("introduce")
TRADES_SURE = _either("trades_sure")
TRADES = _either("trades_sure", "trades")
COMMON = _either("common", "trades_sure", "trades")
NOT_LAST = _either("not_last")
NOT_INSIDE = _either("not_inside")
POST = _either("posts")
SLOTS: tuple[str, ...] = tuple(_DATA["slots"])
KNOWN_FIRMS = frozenset(_DATA["known"].split())
NO_PLACES = frozenset(_DATA["no_places"].split())
KNOWN_PLACES = frozenset(_DATA["known_places"].split())
TRADES_MORE = _either("trades_more")
PLAIN_WORDS = frozenset(_DATA["plain_words"].split())
FIRM_VERBS = frozenset(_DATA["firm_verbs"].split())
SPEAKS = _either("speaks")
BEHIND_NAME = _either("behind_name")
NOT_GIVEN: str = _DATA["not_given"]
NOT_GIVEN_WORDS = _either("not_given_words")
BEFORE_NAME = _either("before_name")
TITLE_BEHIND = _either("title_behind")
DOUBLE_SURNAMES = _either("double_surnames")
NO_TOWN = _either("no_town")
LOCATIVE = _either("locative")
SEAT_NEXT = _either("seat_next")
PROVINCES = _either("provinces")
