"""Runs of capitalised words, and what their form or their neighbours say they name."""

import re
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from policygraph.ingest.mentions import words as w
from policygraph.text.countries import DEMONYMS
from policygraph.text.names import words

_CAP = (
    r"(?:(?:Co|Corp|Inc|Ltd|Bros|St|Dr|Mr|Mrs|Ms|Prof|Jr|Sr|Gov|Sen|Rep)\.|(?:[A-Z]\.){2,}|[A-Z]\.(?= "
    "[A-Z][a-z])"
    r"|[A-ZÀ-ÖØ-Þ][\wÀ-ÿ]*\+?(?:[’'](?!s\b)[A-ZÀ-Þ]?[a-zà-ÿ]+)?(?:[-/][\wÀ-ÿ]+)*|[a-z][A-Z][\w]+|"
    r"\d+[A-Z][a-z]\w*)"
)
_SMALL = r"(?:of|for|on|the|and|in|to|with|from|by|at|&|de)"
_RUN = re.compile(
    rf"(?<![\w.@/-]){_CAP}(?: (?:& )?{_CAP}| \([A-Z][a-zA-Z]+\)(?= (?:[A-Z]|Co)))*(?P<legal>,? ?{w.LEGAL})?"
)
_PAIRS = re.compile(
    " (?:and|&) (?=(?:Technology|Information|Reform|Trade|Gas|Steel|Telecommunications|Communications|"
    "Construction|"
    "Engineering|Development|Electronics|Chemicals?|Equipment|Materials|Rural|Security|Supervision|"
    "Administration|"
    r"Commerce|Shipbuilding|Export|Software|Power|Oncology|Planning|Infrastructure|Mining|Industry|Medical|"
    r"International|Insurance|Social|Natural|Technological|Regulatory|Machinery|Biotech\w*|Pharmaceuticals?|Medicine)\b)"
)
_TOKEN = re.compile(rf"{_CAP}|&|\([A-Z]\w+\)")
_MONTHS = rf"(?:{'|'.join(sorted(w.CALENDAR))})\b"
_EXTEND = re.compile(
    rf"(?: (?:of|for|on|[Cc]oncerning|[Rr]egarding)(?: the)?| to)"
    rf" (?!{_MONTHS})[“\"‘']?{_CAP}(?:(?:,(?= [A-Z][\w-]+(?: "
    r"[A-Z][\w-]+)*,? (?:and|&) [A-Z]))?"
    rf"(?: {_SMALL})*(?: \(\w+\))? (?!{_MONTHS})(?:(?:19|20)\d\d )?[“\"‘']?{_CAP}[”\"’']?(?![\w])"
    rf"|(?: {_SMALL}){{1,2}} "
    r"(?:19|20)\d\d\b)*"
)
# "the Plan for Looms and the Guidelines on Dyes" are two titles.
_TITLE_HEADS = "|".join(sorted(w.POLICY_HEADS | w.PROGRAMME_HEADS))
_NEXT_TITLE = re.compile(
    rf",? (?:and|as well as) the (?:[A-Z][\w-]+ ){{0,4}}(?:{_TITLE_HEADS}) (?:for|on|of|to)\b"
)
# "Hebei-based", "state-owned", "carmaker" and the like stand before names and belong to none.
_AFFIX = re.compile(
    r"[\w.]+(?:-[\w.]+)*-(?:based|listed|owned|headquartered|backed|led|run|made|funded|invested|born|"
    "trained|linked|controlled)"
)
# A line of a list of firms, no headline.
_ENTRY = re.compile(r"\b(?:Co\.?,? ?Ltd|CO\.?,? ?LTD|Ltd|Inc|LLC|GmbH|PLC)\b|\S \| \S")
_PLAIN_NOUN = re.compile(rf"(?:{w.FIRM_NOUNS}|{w.ROLES}s?)", re.IGNORECASE)
_FIRST_HEADS = frozenset(
    words(
        "Ministry Department Bureau Administration Commission Committee Office Authority Government "
        "University Institute "
        "Academy College School Association Federation Center Centre Council Chamber Organization "
        "Organisation "
        "Society Bank Library Agency Foundation Standing General Secretariat State Directorate Court Congress"
    )
)


@frozen
class Run:
    """A run of capitalised words with its tokens and what stands around it."""

    start: int
    end: int
    text: str
    tokens: tuple[str, ...]
    legal: bool = False
    extended: bool = False
    opens: bool = False  # the sentence
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


def find_runs(text: str, headlines: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Yield the runs of a text in order, leading small talk ("The", "In") cut off.

    Lines set as headlines are passed over: there every word has a capital.
    """
    lines = iter(headlines)
    line = next(lines, None)
    at = 0
    while match := _RUN.search(text, at):
        start, end = match.span()
        at = end
        while line is not None and line[1] <= start:
            line = next(lines, None)
        if line is not None and line[0] <= start:
            at = line[1]
            continue
        legal = match["legal"] is not None or _ends_legal(match.group())
        extended = False
        if not legal:
            end, extended, legal = _grow(text, start, end)
            at = end
        for first, last in _parts(text, start, end, whole=legal or extended):
            run = _trim(text, first, last, legal=legal, extended=extended)
            if run is not None:
                yield run


def _ends_legal(run: str) -> bool:
    return re.search(rf"\S ?,? {w.LEGAL}$", run) is not None


def _grow(text: str, start: int, end: int) -> tuple[int, bool, bool]:
    """Let "Academy" take "of Sciences", and "Science" take "and Technology"."""
    pair = _PAIRS.match(text, end)
    if pair is not None:
        rest = _RUN.match(text, pair.end())
        if rest is not None:
            end = rest.end()
            if rest["legal"] is not None or _ends_legal(rest.group()):
                return end, False, True
    last = re.split(r"[ (]", text[start:end])[-1]
    if last in _FIRST_HEADS or last in w.POLICY_HEADS or last in w.PROGRAMME_HEADS:
        more = _EXTEND.match(text, end)
        if more is not None:
            end = more.end()
            joined = _NEXT_TITLE.search(text, start, end)
            end = joined.start() if joined is not None else end
            odd = sum(text.count(mark, start, end) for mark in '“”"') % 2
            return end - 1 if odd and text[end - 1] in '”"' else end, True, False
    return end, False, False


def _parts(text: str, start: int, end: int, *, whole: bool) -> list[tuple[int, int]]:
    """Take "Hualong CEO Ada Byron" apart before the post, which begins the person's part."""
    if not whole:
        tokens = [(m.start() + start, m.group()) for m in _TOKEN.finditer(text[start:end])]
        for n in range(1, len(tokens) - 1):
            if tokens[n][1] in w.POSTS and any(t not in w.TITLES for _, t in tokens[:n]):
                return [(start, tokens[n - 1][0] + len(tokens[n - 1][1])), (tokens[n][0], end)]
    return [(start, end)]


def _trim(text: str, start: int, end: int, *, legal: bool, extended: bool) -> Run | None:
    before = text[max(0, start - 60) : start]
    opens = re.search(r"(?:^|[.!?:•\n]\s*[“\"‘'(]*\s*)$", before) is not None
    tokens = [(m.start() + start, m.group()) for m in _TOKEN.finditer(text[start:end])]
    while tokens and _is_lead(tokens[0][1], alone=len(tokens) == 1, extended=extended, opens=opens):
        tokens.pop(0)
    while extended and len(tokens) > 1 and tokens[-1][1] in w.CALENDAR:
        tokens.pop()
        end = tokens[-1][0] + len(tokens[-1][1])
    if not tokens:
        return None
    first = tokens[0][0]
    if first != start:
        before, opens = text[max(0, first - 60) : first], False
    names = tuple(t for _, t in tokens)
    if len(names) == 1 and (names[0] in w.CALENDAR or names[0] in DEMONYMS):
        return None
    return Run(first, end, text[first:end], names, legal, extended, opens, before, text[end : end + 80])


def _is_lead(word: str, *, alone: bool, extended: bool, opens: bool) -> bool:
    if word in w.LEADS or word == "&" or _AFFIX.fullmatch(word):
        return True
    if word in DEMONYMS:
        return not alone and not extended
    return opens and not alone and word not in w.TITLES and _PLAIN_NOUN.fullmatch(word) is not None


def headlines(text: str) -> list[tuple[int, int]]:
    r"""Return the spans of lines in headline capitals, where a capital says nothing.

    >>> headlines("China Warns Rivals to Self-Regulate on Price War Woes\nThe Ministry of Commerce met BYD.")
    [(0, 53)]
    """
    found = []
    for m in re.finditer(r"[^\n]+", text):
        line = m.group()
        if len(line) > 250 or line.rstrip().endswith((".", "。")) or _ENTRY.search(line):
            continue
        body = re.sub(r"^[\s•·*\d.)#]+", "", line)
        long = [t for t in re.findall(r"[A-Za-z][\w’'-]*", body) if len(t) > 3]
        if body[:1].islower():
            continue
        if len(long) >= 5 and sum(t[0].isupper() for t in long) >= 0.75 * len(long) and ": " not in body[:20]:
            found.append(m.span())
    return found
