"""Names that no form and no neighbour explains: in what is written on trade most are firms.

A capital in the middle of a sentence, or at the head of a row, that is no month, no
place, no person, no model and no heading names somebody. Words that only begin a
sentence do not count: there everything has a capital.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from policygraph.ingest.mentions import words as w
from policygraph.ingest.mentions.cover import CONTEXT, Candidate
from policygraph.ingest.mentions.names import is_pinyin_name, may_be_firm
from policygraph.ingest.mentions.runs import Run
from policygraph.text.countries import DEMONYMS
from policygraph.text.names import words

_SUFFIXED = re.compile(  # what an article calls a county, a zone or the like
    r"(?<![\w-])(?P<name>[A-Z][\w’']+)(?: (?:New Area|County|District|City|Township|Town"
    r"|Prefecture|county|district"
    r"|city|township|town|prefecture|(?:\w+ ){0,4}(?:Zone|Park))|-based)\b"
    r"|\b(?:city|county|district|town|township|port|government|authorities) of (?P<of>[A-Z][\w’']+)"
)
_SMALL = re.compile(r"(?<![\w-])[a-z][a-z’']+")
_FOREIGN = re.compile(
    r"Washington|Brussels|London|Paris|Berlin|Tokyo|Moscow|Seoul|Taipei|Delhi|Geneva|Vienna|Munich|Frankfurt|Hamburg|"
    r"California|Texas|Ohio|Michigan|Arizona|Nevada|Colorado|Oregon|Ontario|Quebec|Bavaria|Saxony|Johor|Penang|Silesia|"
    r"Bangkok|Jakarta|Hanoi|Haiphong|Manila|Kuala Lumpur|New York|San \w+|S[aã]o \w+|Los Angeles"
    r"|Silicon Valley|"
    r"Soviet|Nordic|Arctic|Mandarin|Cantonese"
)
_CELLS = re.compile(r"\||·|\t| {3,}|»")
_QUALIFIER = re.compile(r"(?:ian|ese|ish|ean|ern|tion|ment|ness|ity|ism|ist|ers)$")
_NAMED_OF = re.compile(r"(?:[A-Z]\w+|percent) (?:of|from) $")
_ACTOR = re.compile(r"[’']s |,? (?:and|or) [A-Z]|[.,;)]| (?:has|had|is|was|will|said|to|in|by)\b")
_COMPOUND = re.compile(r"-[a-z]")  # "AI-driven"
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+")
_ALONE = re.compile(
    r"[’']s (?!a |an |the |not |all |why |how |what )[a-z]|, (?:which|an?) [a-z]| has (?:sold"
    r"|bought|built|been)\b"
)
_ORDINARY = re.compile(
    r"(?:s|ed|ing|ion|ment|ness|ity|ism|ist|er|or|ly|al|ic|ive|ance|ence|ure|age|dom|ship|hood|th|ty|cy|ry)$|"
    r"(?i:^(?:nobody|everybody|somebody|everyone|someone|anyone|nothing|everything|demand|trade|money|today|yesterday|"
    r"tomorrow|morning|evening|night|autumn|spring|summer|winter|china|state|province|county|town|village|district|"
    r"land|land|sale|plan|plant|line|site|park|base|firm|mill|group|team|staff|chief|boss|price|cost|profit|debt|tax|"
    r"cash|rent|loan|grant|fund|steel|glass|coal|power|oil|gas|wind|water|lithium|cobalt|nickel|copper|silicon|people|"
    r"world|europe|asia|africa|america|japan|korea|india|russia|germany|france|brazil|mexico|canada|vietnam|malaysia|"
    r"progress|success|research|science|software|hardware|growth|work|life|health|child|man|woman|friend|expert))$"
)
_PUBLIC = frozenset(
    words(
        "Municipal Provincial County District City Province People People's Composite Index"
        " Olympics Special Economic "
        "High-tech High-Tech Free Trade Pilot Standing Party Communist Winter Summer Style Model"
        " Experience Declaration "
        "Consensus Dialect Cuisine Opera Daily Road River Lake Mountain Bridge Airport Station"
        " Railway Metro Subway "
        "Season Bases Legislative Legislature Winds Nights Expressway Highway Tower Customs Time"
        " Basin Plain Plateau Strait Gulf Mint Stadium Palace Square Temple"
    )
)
_LONGEST = 5  # words of a firm's name
_LINE = 400  # characters of a line that are looked at on each side of a name
_SHORTEST, _SYLLABLE, _ACRONYM, _PROSE = 3, 4, 6, 80  # characters
_SEATED = re.compile(r"\b(?:[Ii]n|at|near|outside|out of|town of|city of|county of|port of) $")
_LABELLED = re.compile(
    r"\b(?:Source|Editor|Text|Photos?|By|Contact|Tel|Translated|Author|Reporter|Prepared by)s?:? ?(?:by )?$"
)
_WORD = re.compile(r"[A-Z][a-zà-ÿ]+(?:[A-Z][a-zà-ÿ]*)*|[A-Z]{2,5}|[A-Z][A-Za-z]+(?:[-’'][A-Za-z]+)?")
_SYLLABLES = re.compile(rf"(?:{w.PINYIN}){{2,4}}", re.IGNORECASE)
_DOES = re.compile(
    r"(?:[’']s [a-z]|,? (?:which|whose|a|an|the|part of) |, (?:a|an|the) | (?:has|had|is|was|will"
    r"|would|also|makes|made|"
    r"sells|sold|holds|plans|expects|took|went|withdrew|shipped|supplies|won|lost|built|opened|reported|posted|raised|"
    r"bought|buys|owns|and [A-Z][a-z]+)\b)"
)
_NO_FIRM = frozenset(
    words(
        "RMB CNY USD EUR HKD JPY KRW TWD GW GWh MW MWh kWh TWh Wh GB GB/T ISO IEC IPO CST GMT"
        " UTC PDF RSS HK RM "
        "LTD CO Mr Ms Mrs Dr Series Phase Class Article Section Annex Table Figure Box Chapter"
        " Part Photo Round "
        "Web Internet God Yuan Renminbi Dollar Euro Mandarin English Chinese Party State"
        " Congress Parliament West East "
        "North South Central Southern Northern Eastern Western Spring Festival Day Golden Week"
        " Lunar New Year Silk Road "
        "Belt Fellow Company Group Park Base Campus Tower Building Hall Hotel Street Club Prize"
        " Medal Cup Series Grade "
        "Level Type Model Version Edition Volume Issue Number No Noes PhD MBA Master Bachelor"
        " CEO CFO CTO COO MEMS VCSEL "
        "SUV SUVs LNG LPG PVC PCB PCBs CNC ETC DRAM NAND OLED LCD LED LFP NMC MOSFET MOSFETs"
        " IGBT IGBTs SiC GaN NdFeB "
        "AMOLED UAV UAVs eVTOL eVTOLs AGV AGVs PERC TOPCon HJT BMS BOM EPC OEM ODM GDP CPI PMI"
        " PPP KPI VAT R&D "
        "Stock Exchange Connect Index Main Board STAR ChiNext Nasdaq NYSE HKEX Big Tech Plan Act"
        " Law Treasury "
        "Fund Scheme Programme Program Project Forum Summit Expo Conference Notice Announcement"
        " Document Opinions "
        "Measures Rules List Catalogue Directory Office Committee Bureau Ministry Department"
        " University Institute "
        "Limited Partners Annual Report Q1 Q2 Q3 Q4 H1 H2 Xi Premier President Minister Governor"
        " Mayor Secretary "
        "Benchmark Benchmarks Champion Champions Unicorn Unicorns Gazelle Gazelles Giant Giants"
        " Enterprise Enterprises "
        "Factory Factories Little Single Hidden Green Action Initiative Award Base Alliance"
        " Association Candidate "
        "Register Licence License Division Units Conditions Sciences Community Terms Privacy Policy Cookie "
        "Candidates Applicant Applicants Grandma Uncle Aunt Auntie Old MITI METI GCC ASEAN OECD"
        " IMF IEA WTO UN EU"
    )
)
_PRESS = frozenset(
    words(
        "Weekly Daily Times News Review Journal Monitor Today Post Gazette Herald Newswire"
        " Courier Mirror Insight Wire "
        "Reader Digest Bulletin Tribune Observer Magazine Insider Briefing Watch Radar Desk Feed"
        " TODAY DAILY REVIEW "
        "COURIER MIRROR WEEKLY NEWS"
    )
)


def find_defaults(
    text: str, runs: Sequence[Run], is_place: Callable[[str], bool], known: Callable[[str], bool]
) -> Iterator[Candidate]:
    """Yield places that a word list confirms, and firms that nothing speaks against.

    Args:
        text: The article.
        runs: The runs that nothing explains.
        is_place: Tells whether a word is on the list of places.
        known: Tells whether a word shortens a name found before.
    """
    suffixed = {m["name"] or m["of"] for m in _SUFFIXED.finditer(text)}
    places = {r.text for r in runs if not known(r.text) and (is_place(r.text) or r.text in suffixed)}
    small = frozenset(_SMALL.findall(text))
    open_ = [r for r in runs if r.text not in places and not known(r.text)]
    firms = {r.text for r in open_ if _led_by_place(r, is_place) or _names_a_firm(text, r, small)}
    for run in runs:
        kind = "Place" if run.text in places else "Firm" if run.text in firms else None
        if kind is not None:
            yield Candidate(run.start, run.end, kind, CONTEXT, name=run.text)


def is_seated(run: Run) -> bool:
    """Tell whether a run stands where a place does: "in X", "outside X", "town of X"."""
    return _SEATED.search(run.before) is not None


def _names_a_firm(text: str, run: Run, small: frozenset[str]) -> bool:
    tokens = run.tokens
    if len(tokens) > 4 or run.extended or not may_be_firm(run) or is_pinyin_name(tokens):
        return False
    if any(t in _NO_FIRM or t in _PRESS or t in w.TITLES or t in w.CALENDAR for t in tokens):
        return False
    if tokens[0] in w.LEADS or not all(_WORD.fullmatch(t) for t in tokens) or _FOREIGN.fullmatch(run.text):
        return False
    if len(tokens) == 1 and (tokens[0] in w.GENERIC or tokens[0] in w.SURNAMES or len(tokens[0]) < _SHORTEST):
        return False
    if any(_COMPOUND.search(t) for t in tokens) or (len(tokens) > 1 and all(t.isupper() for t in tokens)):
        return False  # a heading
    if _LABELLED.search(run.before) or run.before.endswith(("(", "/", "-")) or _SEATED.search(run.before):
        return False
    if text[run.end : run.end + 1] in ("/", "-", "–", "@", "_", ":"):
        return False
    first = text.rfind("\n", max(0, run.start - _LINE), run.start) + 1 or max(0, run.start - _LINE)
    last = text.find("\n", run.end, run.end + _LINE)
    line = text[first : last if last >= 0 else run.end + _LINE]
    if _CELLS.search(line):
        return len(tokens) > 1 and _pinyin(tokens[0]) and not _is_word(small, tokens[0])
    if len(line) < _PROSE and not line.rstrip().endswith((".", ";", "。")):
        return False
    opens = run.opens or run.before[-1:] in "“\"‘'" or not re.search(r"[A-Za-z]{3}", text[first : run.start])
    return _begins(text, run, small) if opens else _goes_on(text, run, small)


def _led_by_place(run: Run, is_place: Callable[[str], bool]) -> bool:
    """Tell "Fushun Teyou Alloy Strip": a place, and then what is no office, no zone and no title."""
    tokens = run.tokens
    if not 1 < len(tokens) <= _LONGEST or run.extended or not is_place(tokens[0]) or is_place(run.text):
        return False
    rest = tokens[1:]
    if any(t in _NO_FIRM or t in _PRESS or t in w.TITLES or t in w.CALENDAR or t in _PUBLIC for t in rest):
        return False
    barred = w.BODY_HEADS | w.ORG_HEADS | w.POLICY_HEADS | w.PROGRAMME_HEADS | w.EVENT_HEADS | w.PLACE_HEADS
    if (
        run.text.isupper()
        or any(t in barred or not _WORD.fullmatch(t) or _COMPOUND.search(t) for t in tokens)
        or rest[0] in DEMONYMS
        or is_place(rest[0])
    ):
        return False
    return not run.before.endswith(("(", "/")) and (
        rest[-1] in w.FIRM_HEADS or any(t not in w.GENERIC for t in rest)
    )


def _pinyin(word: str) -> bool:
    return len(word) > _SYLLABLE and _SYLLABLES.fullmatch(word) is not None


def _begins(text: str, run: Run, small: frozenset[str]) -> bool:
    """A name at the start of a sentence: pinyin or an acronym, and what follows treats it as somebody."""
    if _DOES.match(text, run.end) is None:
        return False
    if len(run.tokens) > 1:
        return _pinyin(run.tokens[0])
    if _CAMEL.fullmatch(run.text):
        return True
    if _ALONE.match(text, run.end) and not _is_word(small, run.text) and not _ORDINARY.search(run.text):
        return True
    return (_pinyin(run.text) and not _is_word(small, run.text)) or (
        run.text.isupper() and len(run.text) < _ACRONYM
    )


def _goes_on(text: str, run: Run, small: frozenset[str]) -> bool:
    """A name inside a sentence: anything goes that is no noun in capitals or qualifier of one."""
    if len(run.tokens) == 1 and run.text.isupper():
        return len(run.text) < _ACRONYM and _ACTOR.match(text, run.end) is not None
    if len(run.tokens) == 1 and _QUALIFIER.search(run.text):
        return False
    if run.before.endswith(("’s ", "'s ")) and re.match(r" [a-z]", run.after):
        return False  # "the mill's Dobby looms"
    if _NAMED_OF.search(run.before):
        return False  # "Peak Looms of Ohio"
    return not _is_word(small, run.text)


def _is_word(small: frozenset[str], name: str) -> bool:
    """Whether the article uses a name, or each of its words, as common words too."""
    return all(word in small or f"{word}s" in small for word in name.lower().split())
