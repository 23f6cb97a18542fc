"""Firms and places that nothing but their company tells: what a bare capitalised name does.

"Loomware, out of Moth Bay, sells dye sensors to Silk Star" has no legal form, and yet
who sells is a firm and where it comes from a place. What one passage of an article
tells of a name holds for the name everywhere in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from policygraph.ingest.mentions import words as w
from policygraph.ingest.mentions.cover import CONTEXT, Candidate
from policygraph.ingest.mentions.names import is_pinyin_name, may_be_firm
from policygraph.ingest.mentions.runs import Run
from policygraph.text.countries import DEMONYMS
from policygraph.text.names import words

_SHARE = r"(?:about |around |nearly |over |more than |some |roughly |an? )*[\d.]+ ?(?:%|per ?cent)"
_SELLS = (
    r"(?:supplies|supplied|sells(?! for)|sold|ships|shipped|delivers|delivered|provides|provided|"
    r"exports|exported|"
    r"selling|supplying|shipping|delivering)"
)
_BUYS = (
    r"(?:buys|bought|purchases|purchased|sources|sourced|procures|procured|orders|ordered|acquired|imports|"
    r"imported|buying|sourcing|came|comes|come|made|received|receives|won|secured|landed|contracts?|"
    r"orders?)"
)
_AFTER = re.compile(
    r"(?: [（(][^()（）\n]{1,40}[)）])?(?:"
    r",? (?:which |that |also |now |already |has |have |had |itself |alone |recently |just )*"
    r"(?:supplies|supplied|manufactures|manufactured|produces|ships|shipped|employs|sells(?! for)|"
    r"makes (?!it\b|for\b|up\b)|"
    r"operates|owns|acquired|(?:went|go|goes) public|listed on|filed for (?:an )?(?:ipo|IPO|"
    r"listing)|mass-produces|"
    r"holds? (?=(?:about |around |nearly |over |more than |some |roughly |an? )*[\d.]+ ?(?:%|per ?cent))|"
    r"(?:won|secured|landed|clinched|received|bagged) (?:an? |the |its |two |three )?(?:[\w.-]+ "
    r"){0,4}?(?:orders?|contracts?|tenders?)\b|"
    r"(?:opened|opens|closed|closes|shut|expanded|built|builds|is building|broke ground on|"
    r"commissioned) (?:an? |its |the )(?:[\w.-]+ "
    r"){0,4}?(?:plant|factory|line|fab|workshop|base)\b|"
    r"raised (?=[\d$€£¥]|RMB|CNY|USD|US\$|HK\$)|(?:posted|reported) (?:an? |its |net |record |"
    r"annual )*(?:revenues?|sales|profits?|loss|earnings)\b|"
    r"(?:is|was|were|are) (?:also |now |both )?(?:listed|headquartered|incorporated|founded|based|"
    r"domiciled)\b|"
    r"(?:is|was|are|were|became|remains) (?:an? |the |one of the |its |another )(?:[\w’'-]+ ){0,6}?"
    rf"(?:subsidiary|affiliate|joint venture|{w.FIRM_NOUNS})\b(?![’'])|"
    r"(?:was|were|has been|is being) (?:bought|acquired|taken over|purchased) by\b|"
    r"(?:may|will|would|is to|could) be (?:taken over|acquired|bought|listed)\b|belongs to\b|"
    r"counts (?=[A-Z])|grinds|moulds|molds|assembles|refines|smelts|machines)"
    r"|,? (?:out of|based in|headquartered in|founded in|established in|listed in|listed on|registered in|"
    r"formerly|an? (?:[\w-]+ ){0,4}?(?:unit|arm|subsidiary|affiliate|spin-off) of|part of the [A-Z]|whose "
    r"(?:products?|customers|shares|plants?|factory|[a-z]+ (?:go|are used|is used)))\b"
    r"|, an? (?:national |provincial |state-level |national-level )*[“\"‘']?(?:[Ll]ittle [Gg]iant|"
    r"[Ss]ingle [Cc]hampion|[Uu]nicorn|[Gg]azelle)"
    rf"| (?:took|takes|bought|has|had|owns|sold) {_SHARE} (?:of|in) (?:[A-Z]|the )"
    r"|, (?:an?|the) (?:[\w’'-]+ ){0,4}?(?:group|foundry|assembler|distributor|refinery|mill|shipyard),"
    r"| as (?:its |the |an? )?(?:new )?(?:chief|chair|CEO|CTO|CFO|head of|director|president|vice|"
    r"general manager|treasurer)"
    r"|, an? [A-Z][\w-]+ (?:unit|subsidiary|affiliate|brand|spin-off)\b"
    r"| [–—-] (?:founded|established|listed|based|headquartered)\b"
    r"|[’']s (?:(?:first|second|third|largest|biggest|main|own|new|local|overseas|latest|annual|"
    r"[a-z]+) )?(?:revenues?|sales|order book|orders|"
    r"factory|factories|plants?|workshops?|production|customers?|clients?|suppliers?|deliver(?:y|"
    r"ies)|shipments|chairman|chairwoman|"
    r"CEO|founders?|subsidiar(?:y|ies)|shareholders?|earnings|profits?|parent|products|prospectus|"
    r"listing|general manager|"
    r"workforce|headquarters|output|assembly|backlog|shares?|stake|biggest stake|plan to swallow|"
    r"fab|fabs)\b"
    r")"
)
_BEFORE = re.compile(
    r"(?:"
    r"\b(?:suppliers?|vendors?|customers?|clients?|subsidiar(?:y|ies)|affiliates?|tenants?|buyers?|"
    r"contractors?|"
    r"shareholders?|exhibitors|backers|parent|owner|accounts?|rivals?|competitors?|peers?|distributors?)"
    r"(?: (?:was|is|are|were|include|includes|included|such as|like|including|to|of|for|at)|,? "
    r"namely|[:,])? "
    rf"|\b{_SELLS}\b[^.;:\n]{{0,70}}? (?:to|for) "
    r"|\b(?:makes|made|builds|built|assembles|produces|manufactures|making|building) [^.;:\n]{2,70}? for "
    rf"|\b{_BUYS}\b[^.;:\n]{{0,60}}? from "
    r"|\b(?:acquired|buy|buys|bought|take over|took over|taken over by|acquisition of|takeover of|"
    r"purchase of|merged? with|stakes? in|"
    r"shares? (?:in|of)|owned by|controlled by|majority-owned by|(?:unit|arm|subsidiary|division|"
    r"affiliate) of|belongs to|supplied by|made by|"
    r"manufactured by|built by|acquired by|bought by|joint venture with|JV with|tie-up with|swallow|"
    r"order book includes|"
    r"counts|supplier to|suppliers to|working with|stacks of|lines of|ordered by|won by|awarded to|"
    r"(?:plants?|factory|factories|workshops?|cells|chips|batteries|panels|modules|products|"
    r"components|parts|sensors) (?:of|from|by)|"
    rf"interest in|money into|{_SHARE} of) "
    r"|\b(?:makers|mills|foundries|plants|yards|works|firms|companies|producers|manufacturers|"
    r"start-?ups|newcomers|brands|"
    r"groups|winners|tenants|players|vendors|carmakers|automakers|chipmakers|shipyards)(?:,| [–—-]|:) "
    r"|\b(?:goes|went|wired|paid|sold|sells) to "
    r"|\bjoint venture (?:named|called) "
    r")(?:the |both |its |[a-z-]+ (?:maker|group|giant|producer|firm|supplier|company|brand) "
    r"){0,2}(?:[A-Z][a-z]+[’']s )?[“\"‘']?$"
)
_LOCATIVE = re.compile(r"\b(?:in|at|near|from|outside|out of|to|of) $")
_SEATED = re.compile(
    r"\b(?:based|headquartered|registered|located|domiciled|situated|incorporated|born|"
    r"plants?|factory|factories|bases?|workshops?|lines?|sites?|campus|facilit(?:y|ies)|fabs?|works|"
    r"forum|ceremony|opened) "
    r"(?:in|at|near|outside) (?:the )?(?:(?:northern|southern|eastern|western|central|city of|town of) )?$"
)
_NEXT_WORDS = re.compile(r" (?:district|county|city|province|prefecture|town|township|municipality)\b")
_A_DISTRICT = re.compile(
    r",? an? (?:[\w-]+ ){0,3}?(?:district|county|city|town|township|village|suburb|prefecture|port|"
    r"province)(?: (?:of|in|near|under|few|where|that|with|known)\b|,)"
)
_LIST_HEAD = re.compile(
    r"(?i)\b(?:customers?|suppliers?|shareholders?|subsidiar(?:y|ies)|tenants|companies|firms|"
    r"enterprises|bidders|winners|"
    r"partners|investors|vendors|commitments|recipients|units|manufacturers|makers)\b"
)
_ROW = re.compile(r"[ \t]*(?:(?:No\. ?)?\d{1,3}[.)]?[ \t]*[|,.)\t]?[ \t]*|[-–•▪*+·●■][ \t]+)?$")
_ROW_REST = re.compile(r"[ \t]*(?:[|:,;–—(\t]|\n|$|  )")
_LABELLED = re.compile(
    r"(?i)(?:^|\n)[ \t•▪*-]*(?:[\w-]+ ){0,3}?(?:customers?|suppliers?|shareholders?|subsidiar(?:y|"
    r"ies)|parent|vendors?|owners?)"
    r"(?: [\w ]{1,20})?: (?:[^\n.]{0,200}[;,] )?$"
)
_DENIED = frozenset(
    words(
        "Washington Brussels Tokyo London Paris Berlin Moscow Seoul Taipei Delhi Europe Asia "
        "Africa America Congress "
        "Parliament Internet God Olympics Christmas Ramadan Renminbi Yuan Dollar Euro Mandarin "
        "English Monday Series Phase "
        "Class Article Section Annex Table Figure Box Chapter Part Photo State Party Beijing "
        "Brazil West East North South "
        "Mr Ms Mrs Dr Western Eastern Silk_Road Belt Assembly Opinion Editor Reuters Xinhua "
        "Bloomberg Caixin"
    )
)
_NEVER = frozenset(
    words("Mr Ms Mrs Dr God Series Phase Class Article Section Annex Table Figure Box Chapter Part Photo")
)
_PRESS = frozenset(words("Weekly Daily Times News Review Journal Monitor Today Post Gazette Herald Newswire"))
_ABSTRACT = re.compile(r"(?:tion|ment|ity|ness|ing|ance|ism|ship|ers|ies|ales|rts)$")
_PLAIN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+")
_COMMON_NOUN = re.compile(
    rf"(?i)(?:{w.FIRM_NOUNS}|subsidiaries|customers?|clients?|shareholders?|tenants?|buyers?|orders|"
    rf"partners?)"
)


def find_by_evidence(
    text: str, runs: list[Run], known: Sequence[Candidate], places: Sequence[tuple[int, int]]
) -> list[Candidate]:
    """Return the firms and places among the runs that no form explains; those leave ``runs``.

    Args:
        text: The article.
        runs: The capitalised runs that no form explains.
        known: What was found before.
        places: The stretches that the register knows as places.
    """
    starts = {start for start, _ in places}
    by_name: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_name[run.text].append(run)
    firms: set[str] = {c.name for c in known if c.type == "Firm" and c.name}
    found_firms: set[str] = set()
    found_places: set[str] = set()
    for name, same in by_name.items():
        if any(_is_place(text, run, starts) for run in same) and not any(
            _trades(text, r, starts) for r in same
        ):
            found_places.add(name)
        elif name in firms or (_fit(same, text) and any(_trades(text, run, starts) for run in same)):
            found_firms.add(name)
    found_firms |= set(_listed(text, runs, found_firms, known))
    out: list[Candidate] = []
    for run in list(runs):
        kind = "Firm" if run.text in found_firms else "Place" if run.text in found_places else None
        if kind is not None:
            out.append(Candidate(run.start, run.end, kind, CONTEXT, name=run.text))
            runs.remove(run)
    return out


def _fit(same: Sequence[Run], text: str) -> bool:
    """Whether nothing in a name's form or use speaks against a firm."""
    run = same[0]
    tokens = run.tokens
    if not may_be_firm(run) or tokens[0] in _NEVER or tokens[0] in w.LEADS or run.text in _DENIED:
        return False
    if (
        tokens[0] in w.TITLES
        or any(t in w.POSTS or t in w.CALENDAR for t in tokens)
        or run.before.endswith("(")
    ):
        return False
    if is_pinyin_name(tokens[:2]) and len(tokens) == 2:
        return False
    if any(t in _PRESS for t in tokens):
        return False
    if len(tokens) == 1 and (len(run.text) < 3 or _COMMON_NOUN.fullmatch(run.text) or run.text in w.SURNAMES):
        return False
    if len(tokens) == 1 and re.fullmatch(r"[A-Z]{1,3}-?\d.*", run.text):
        return False  # a model number
    if (
        len(tokens) == 1
        and run.text.isupper()
        and all(re.match(r" [a-z]+s?\b(?! as\b)", r.after) for r in same)
    ):
        return bool(_AFTER.match(text, run.end))  # "PVA film"
    if all(r.opens for r in same) and len(tokens) == 1 and _PLAIN.fullmatch(run.text):
        lower = re.search(rf"(?<!\w){re.escape(run.text.lower())}s?(?!\w)", text)
        return lower is None and not _ABSTRACT.search(run.text)
    return True


def _trades(text: str, run: Run, places: set[int]) -> bool:
    """Whether one passage tells that a run is a firm."""
    if _AFTER.match(text, run.end):
        return True
    if text.startswith(" of ", run.end) and run.end + 4 in places and _fitting_end(text, run.end + 4):
        return True
    before = text[max(0, run.start - 120) : run.start]
    return _BEFORE.search(before) is not None or _labelled(text, run) or _row(text, run)


def _fitting_end(text: str, at: int) -> bool:
    return (
        re.match(r"[A-Z]\w+(?:,| has | is | was |\.| sells | makes | supplies |;)", text[at : at + 40])
        is not None
    )


def _labelled(text: str, run: Run) -> bool:
    """Whether a label announces firms in the line: "Subsidiaries: A, 51%; B, 20%"."""
    return bool(_LABELLED.search(text[max(0, run.start - 260) : run.start])) and bool(
        re.match(r"[,;:.]|\n|$", text[run.end : run.end + 1])
    )


def _row(text: str, run: Run) -> bool:
    """A row of a list that a heading announces as one of firms."""
    line = text.rfind("\n", 0, run.start) + 1
    if not _ROW.fullmatch(text, line, run.start) or not _ROW_REST.match(text, run.end):
        return False
    if (
        line == run.start
        and "|" not in text[run.end : run.end + 40]
        and "  " not in text[run.end : run.end + 3]
    ):
        return False
    if "|" in text[run.end : run.end + 3] or "|" in text[line : run.start]:
        return _column(text, run, line)
    for above in reversed(text[max(0, line - 700) : line].rstrip("\n").split("\n")):
        if _LIST_HEAD.search(above) and (above.rstrip().endswith((":", "：")) or len(above) < 90):
            return True
        if len(above) > 160:
            return False
    return False


def _column(text: str, run: Run, line: int) -> bool:
    """Whether the head of a run's column, or of the table where no column tells, speaks of firms."""
    number = text.count("|", line, run.start)
    lines = text[max(0, line - 900) : line].rstrip("\n").split("\n")
    table = [above for above in lines if "|" in above]
    heads = table[0].split("|") if table else []
    told = [n for n, head in enumerate(heads) if _LIST_HEAD.search(head) and "of " not in head]
    if told:
        return number in told
    before = lines[lines.index(table[0]) - 1] if table and lines.index(table[0]) else ""
    return number == min(1, len(heads)) and _LIST_HEAD.search(before) is not None


def _is_place(text: str, run: Run, places: set[int]) -> bool:
    """Whether a run is a place: "Danyang, Jiangsu", "Kuqa in Xinjiang", "plant in Moth Bay"."""
    if len(run.tokens) > 3 or run.extended or run.legal or not all(_PLAIN.fullmatch(t) for t in run.tokens):
        return False
    if any(
        t in w.FIRM_HEADS or t in w.ORG_HEADS or t in w.TITLES or t in w.CALENDAR or t in DEMONYMS
        for t in run.tokens
    ):
        return False
    if run.text in _DENIED or _NEXT_WORDS.match(text, run.end) or _A_DISTRICT.match(text, run.end):
        return run.text not in _DENIED
    if _SEATED.search(run.before):
        return True
    if _LOCATIVE.search(run.before) is None:
        return False
    link = re.match(
        r"(?:,? in|,) (?:(?:[Ee]ast|[Ww]est|[Nn]orth|[Ss]outh|[Cc]entral)\w* )?(?:China[’']s )?",
        text[run.end : run.end + 40],
    )
    return link is not None and run.end + link.end() in places


def _listed(text: str, runs: Iterable[Run], firms: set[str], known: Sequence[Candidate]) -> Iterator[str]:
    """Yield the names that stand in a list with firms: "A, B and C"."""
    ends = {c.end for c in known if c.type == "Firm"}
    starts = {c.start for c in known if c.type == "Firm"}
    runs = list(runs)
    ends |= {r.end for r in runs if r.text in firms}
    starts |= {r.start for r in runs if r.text in firms}
    ordered = [r for r in runs if r.text not in firms]
    for pass_ in (ordered, list(reversed(ordered))):
        for run in pass_:
            before = re.search(
                r"(?:,? and|, as well as|,| &| or) (?:from )?$", text[max(0, run.start - 14) : run.start]
            )
            after = re.match(r"(?:,? and|,|,? or) (?:from )?", text[run.end : run.end + 12])
            left = before is not None and run.start - len(before.group()) in ends
            right = after is not None and run.end + after.end() in starts
            if not (left or right) or not _fit([run], text):
                continue
            bare = (before.group() if left and before else after.group() if after else "") == ", "
            if bare and not _in_list(text, run):
                continue
            ends.add(run.end)
            starts.add(run.start)
            yield run.text


def _in_list(text: str, run: Run) -> bool:
    """Whether commas around a run part the members of a list, and no apposition."""
    following = re.match(r"(?:, [A-Z][^,.;\n]{1,40})*,? and [A-Z]", text[run.end : run.end + 160])
    return following is not None
