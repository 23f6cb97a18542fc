"""What the words of a Chinese article name; loaded when the first one comes."""

from collections.abc import Callable, Sequence

from policygraph.ingest.mentions.chinese import find_chinese
from policygraph.ingest.mentions.chinese_bodies import find_offices_zh
from policygraph.ingest.mentions.chinese_firms import find_placed_firms
from policygraph.ingest.mentions.chinese_goods import find_goods
from policygraph.ingest.mentions.chinese_lists import county_names, find_listed_firms
from policygraph.ingest.mentions.chinese_people import find_people
from policygraph.ingest.mentions.chinese_places import find_places
from policygraph.ingest.mentions.chinese_schemes import find_schemes
from policygraph.ingest.mentions.chinese_short import find_short_firms
from policygraph.ingest.mentions.chinese_tokens import tokens
from policygraph.ingest.mentions.cover import Candidate
from policygraph.resolve.lexicon import Lexicon

Span = tuple[int, int, str]


def find_in_chinese(
    text: str,
    formed: Sequence[Candidate],
    spans: Sequence[Span],
    dates: Sequence[tuple[int, int]],
    lexicon: Lexicon,
    is_word: Callable[[str], bool],
) -> list[Candidate]:
    """Return what the words of an article name, each kind read with the kinds before it in hand.

    Args:
        text: The article, in simplified characters.
        formed: What is named by form.
        spans: Start, end and type of the names of the register.
        dates: Where dates stand.
        lexicon: The register and the vocabularies.
        is_word: Tells whether a word is a field, a thing or a place that everybody knows.
    """
    words = tokens(text)
    found = [*find_chinese(text), *find_people(text, words), *find_listed_firms(text, words)]

    def named() -> list[Span]:
        told = ((c.start, c.end, c.type) for c in (*formed, *found))
        return [*spans, *told, *((a, b, "Date") for a, b in dates)]

    found += find_short_firms(text, named(), is_word, words)
    places = [(a, b) for a, b, kind in spans if kind == "Place"]
    seats = [*places, *county_names(text)]
    firms = [(a, b) for a, b, kind in named() if kind == "Firm"]
    found += find_placed_firms(text, words, seats, firms, is_word)
    agents = [(a, b) for a, b, kind in named() if kind in ("Firm", "GovernmentBody")]
    found += find_places(text, words, places, agents)
    places += [(c.start, c.end) for c in found if c.type == "Place"]
    found += find_offices_zh(text, places, lexicon)
    found += find_schemes(text, words, named())
    found += find_goods(text, words, named())
    return found
