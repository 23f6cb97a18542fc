"""Goods that only their head noun tells: "main-shaft bearings", "lithium-niobate crystals".

The head stands in a word list; what stands before it belongs to it as far as it
qualifies the thing: no article, no verb, no number, no word of praise or of newness.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from policygraph.ingest.mentions.cover import LOOSE, Candidate

_TOKEN = re.compile(r"[A-Za-z0-9][\w.]*(?:[-/][\w]+)*$")
_NEXT = re.compile(r"(?:[-’'/]\w| (?P<word>[a-z][\w-]*))")
_KEPT_S = re.compile(r"(?:ss|us|is|ics|gas|lens|series|chassis|analysis|axis)$")
_OPENING = re.compile(r"(?:^|[.!?:;|\n\t]|\d[.)]|[-–•*▪·]| {2})[ \t“\"‘'(]*$")
_CAPITALS = re.compile(r"[A-Z0-9]{2,}[a-z]?|[A-Z][a-z]?[A-Z]\w*|(?:[A-Za-z0-9]+-)+[a-z]+\w*|\d+-\w+|[A-Z]")
_FIELDS = re.compile(
    r"\b(?:sectors?|fields|industries|areas|covers?|covering|covered|focus(?:es|ing)? on"
    r"|priorit\w+|directions?|"
    r"encouraged|catalogue of|support for|supports?|foster\w*|categories|tracks|chains?|breakthroughs? in|"
    r"eligible|subsid\w+|applies to|controls? on|licen[cs]\w+)\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\b(?:makes?|making|made|produc\w+|manufactur\w+|suppl\w+|sells?|selling|sold|buys?|buying|bought|purchas\w+|"
    r"sourc\w+|procur\w+|deliver\w*|ship(?:s|ped|ments)?|built|builds?|assembl\w+|order(?:s|ed)?|import\w*|export\w*|"
    r"gets|com(?:e|es|ing) from|came from|go(?:es)? into|went into|develop\w*|speciali[sz]\w+"
    r"|launch\w*|grinds?|grows?|machines|casts?|forges?|moulds?|mass-produc\w+|maker|customers?"
    r"|output|equipp\w+|fitted)\b"
)
_BESIDE = re.compile(r"[a-z0-9_]")
_SENTENCE = re.compile(r"[.!?](?=\s+[A-Z“\"])|\n")
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|by|for|of|from|in|on|to|began|started|stopped|keeps?|while|and"
    r"|after|before|without) $"
)
_SHARED = re.compile(r"\b(?P<word>[a-z-]+) (?:and|or) $")
_LONGEST = 4  # words before the head
_REACH = 400  # characters of the longest name


@cache
def _words() -> dict[str, frozenset[str]]:
    text = files("policygraph.ingest.mentions").joinpath("goods.txt").read_text(encoding="utf-8")
    lists: dict[str, frozenset[str]] = {}
    for block in re.split(r"\n(?=\[)", text):
        name, _, words = block.strip().partition("]\n")
        if name.startswith("["):
            lists[name[1:]] = frozenset(words.split())
    return lists


@cache
def _heads() -> Any:
    import ahocorasick

    lists = _words()
    automaton = ahocorasick.Automaton()
    for head in sorted(lists["heads"] | lists["wide"] | lists["masses"] | _singular()):
        automaton.add_word(head.lower(), head.lower())
    automaton.make_automaton()
    return automaton


@cache
def _singular() -> frozenset[str]:
    return frozenset(
        h.removesuffix("s") for h in _words()["heads"] if h.endswith("s") and not h.endswith("ies")
    )


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the heads of a text, whole words in small letters but perhaps the first, in text order."""
    small = text.lower()
    if len(small) != len(text):  # "İ" becomes two characters
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for last, head in _heads().iter(small):
        start, end = last + 1 - len(head), last + 1
        if _BESIDE.match(small[start - 1 : start]) or _BESIDE.match(small[end : end + 1]):
            continue
        if small[start - 1 : start] != "-" and (text[start + 1 : end].islower() or text[start:end].isupper()):
            yield start, end, head


def find_headed_goods(text: str, known: Sequence[tuple[int, int, str]]) -> Iterator[Candidate]:
    """Yield the goods of a text: products, or sectors where a policy picks them.

    Args:
        text: The article.
        known: Start, end and type of the names found so far.

    >>> [c.name for c in find_headed_goods("It sells new main-shaft bearings to a mill.", ())]
    ['main-shaft bearings']
    """
    taken = sorted((a, b) for a, b, kind in known if kind not in ("Sector", "Product"))
    edges = {b: a for a, b in taken}
    starts = [a for a, _ in taken]
    lists = _words()
    at = 0
    for begin, end, head in _found(text):
        following = _NEXT.match(text, end)
        one = head in _singular() and head not in lists["wide"] | lists["masses"]
        if following is not None and (
            following["word"] is None
            or following["word"] in lists["makers"]
            or (one and following["word"] not in lists["stop"])
        ):
            continue
        if begin < at or _covered(taken, starts, begin, end):
            continue
        start, count = _qualified(text, begin, edges)
        if (one and count == 0) or (count and _shares(text, start)):
            continue
        if text[begin].isupper() and (start != begin or not _OPENING.search(text[max(0, start - 6) : start])):
            continue
        if count == 0 and head not in lists["heads"]:
            continue
        first, last = _sentence(text, begin, end)
        around = text[first:last]
        sure = head in lists["heads"] or one or (count and "|" in around)
        if not sure and not (_TRADE.search(around) or _FIELDS.search(around)):
            continue
        at = end
        kind = "Sector" if _FIELDS.search(around) and not _TRADE.search(text[first:start]) else "Product"
        yield Candidate(start, end, kind, LOOSE, name=" ".join(text[start:end].split()))


def _covered(taken: Sequence[tuple[int, int]], starts: Sequence[int], begin: int, end: int) -> bool:
    """Whether a name found before touches a stretch; names are no longer than ``_REACH``."""
    near = taken[bisect_left(starts, begin - _REACH) : bisect_left(starts, end)]
    return any(begin < b for _, b in near)


def _shares(text: str, start: int) -> bool:
    """Whether "safety and" stands before: then the whole phrase is the name, which no head alone tells."""
    before = _SHARED.search(text, max(0, start - 30), start)
    if before is None:
        return False
    lists, word = _words(), before["word"]
    return not (word.endswith("s") or word in lists["masses"] | lists["wide"] | _singular())


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    window = max(0, start - 300)
    first = window
    for stop in _SENTENCE.finditer(text, window, start):
        first = stop.end()
    last = _SENTENCE.search(text, end, end + 300)
    return first, last.start() if last else end + 300


def _qualified(text: str, start: int, edges: dict[int, int]) -> tuple[int, int]:
    """Where the words that qualify a head begin, and how many they are."""
    stop = _words()["stop"]
    count = 0
    while count < _LONGEST and start > 1 and text[start - 1] == " " and start - 1 not in edges:
        token = _TOKEN.search(text, max(0, start - 30), start - 1)
        if token is None or text[token.start() - 1 : token.start()] in tuple("$€£¥.-’'/,%"):
            break
        word = token.group()
        opens = _OPENING.search(text[max(0, token.start() - 6) : token.start()]) is not None
        if word.lower() in stop or (word[0].isupper() and not _CAPITALS.fullmatch(word) and not opens):
            break
        if word.isdigit() or word.endswith(".") or (word.endswith("ly") and len(word) > _LONGEST):
            break
        if word.islower() and "-" not in word:
            if word.endswith("s") and not _KEPT_S.search(word):
                break
            if word.endswith("ed") and word not in _words()["participles"]:
                break
        if (
            count
            and word.endswith("ing")
            and _PROGRESSIVE.search(text, max(0, token.start() - 12), token.start())
        ):
            break
        start, count = token.start(), count + 1
        if opens:
            break
    return start, count
