r"""A passage as a frame string: every mention is one character that tells its type.

Patterns then see ``\ue003 released \ue000 for \ue006`` where a reader sees names,
so that a rule says how things are told and never of whom.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from policygraph.model.values import ENTITY_TYPES, Mention
from policygraph.text.variants import simplified

TYPES = (*ENTITY_TYPES, "Date", "Money", "Percent", "Number", "DocumentNumber")
CHARACTERS = {name: chr(0xE000 + number) for number, name in enumerate(TYPES)}
NAMES = {character: name for name, character in CHARACTERS.items()}
ANY = "\ue000-\ue0ff"

_BRACKET = re.compile(r"\s?[(（][^()（）\n]{1,160}[)）]|\s?\[[^\[\]\n]{1,40}\]")
_WORD = r"[^\s(（\[&“”\"‘’'「」『』`]+"
_PLAIN = re.compile(_WORD)
_WORDS = re.compile(rf"{_WORD}(?: {_WORD})*")
_SPACE = re.compile(r"\s+")
_QUOTE = "“”\"‘’'「」『』`"
_HEAD = re.compile(
    r"[”\"’']? (?:(?:pilot|support|national) )?(?:program(?:me)?|scheme|initiative|project|strategy|policy|"
    r"plan|campaign|blueprint|action plan|document|roadmap)(?![\w’'-]| [a-z]+s? of\b)"
)  # "the Torch programme": the noun says no more than the name's character does
_CJK = re.compile(r"[㐀-鿿]")


@frozen
class Frame:
    """One unit of a text as a frame string, with the way back to the text.

    ``starts[i]`` and ``ends[i]`` are the offsets of the words that character ``i``
    stands for; ``mentions`` holds the mention at each position that has one, and
    ``hidden`` those inside a longer one, such as a field in a title.
    """

    text: str
    string: str
    starts: Sequence[int]
    ends: Sequence[int]
    mentions: dict[int, Mention] = field(factory=dict)
    types: frozenset[str] = frozenset()
    hidden: tuple[Mention, ...] = ()
    chinese: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the text offsets of a stretch of the frame string."""
        return self.starts[start], max(self.ends[start:end])

    def words(self, start: int, end: int) -> str:
        """Return the words of a stretch as the text prints them, on one line."""
        first, last = self.span(start, end)
        return " ".join(self.text[first:last].replace("&amp;", "&").split())


def make_frame(text: str, start: int, end: int, mentions: Iterable[Mention]) -> Frame:
    """Write ``text[start:end]`` as a frame string.

    Of mentions that overlap the longest stays. Quotation marks and short brackets
    are left out, blanks become one, letters small; a bracket after a name is part
    of the name.
    """
    held = [m for m in mentions if m.start >= start and m.end <= end]
    chosen = {m.start: m for m in _apart(held)}
    chinese = len(_CJK.findall(text, start, end)) * 4 > end - start
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    found: dict[int, Mention] = {}

    def emit(character: str, first: int, last: int) -> None:
        out.append(character)
        starts.append(first)
        ends.append(last)

    running = _PLAIN if chinese else _WORDS
    stops = sorted([*chosen, end], reverse=True)
    at = start
    while at < end:
        mention = chosen.get(at)
        if mention is not None:
            found[len(out)] = mention
            last = shown_end(mention)
            head = _HEAD.match(text, last, end) if mention.type in ("Policy", "Programme") else None
            if head and last == mention.end:
                last = head.end()
            emit(CHARACTERS[mention.type], at, last)
            at = last
            continue
        while stops[-1] <= at:
            stops.pop()
        plain = running.match(text, at, stops[-1])
        if plain:  # most of a text: letters one by one would take most of the time
            small = (simplified(plain.group()) if chinese else plain.group()).lower()
            if len(small) == plain.end() - at:
                out += small
                starts += range(at, plain.end())
                ends += range(at + 1, plain.end() + 1)
                at = plain.end()
                continue
        here = text[at]
        bracket = _BRACKET.match(text, at, end) if here in "(（[" or here.isspace() else None
        if bracket:
            at = bracket.end()
            continue
        space = _SPACE.match(text, at, end) if here.isspace() else None
        if space:
            if not chinese and out and out[-1] != " ":
                emit(" ", at, space.end())
            at = space.end()
            continue
        character = text[at]
        if character == "&" and text.startswith("&amp;", at):  # pages saved with their HTML entities
            emit("&", at, at + 5)
            at += 5
            continue
        if character in _QUOTE:
            inside = at > start and text[at - 1].isalnum() and at + 1 < end and text[at + 1].isalpha()
            possessive = character in "'’" and out and text[at + 1 : at + 2] == "s" and out[-1] in NAMES
            if character in "'’" and (inside or possessive):
                emit("'", at, at + 1)
            at += 1
            continue
        small = (simplified(character) if chinese else character).lower()
        emit(small if len(small) == 1 else character, at, at + 1)
        at += 1
    return Frame(
        text=text,
        string="".join(out),
        starts=starts,
        ends=ends,
        mentions=found,
        types=frozenset(m.type for m in found.values()),
        hidden=tuple(m for m in held if chosen.get(m.start) is not m),
        chinese=chinese,
    )


def shown_end(mention: Mention) -> int:
    """Return where the words end that the character of a mention stands for.

    Of a described document ("draft plan for the light industry") only the head
    is one character; what follows stays readable.
    """
    return int(mention.value.get("head_end", mention.end))


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions that do not overlap: the longest first, then the leftmost."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - shown_end(m), m.start, m.type)):
        last = shown_end(mention)
        if all(last <= other.start or shown_end(other) <= mention.start for other in kept):
            kept.append(mention)
    return kept
