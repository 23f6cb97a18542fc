"""Policies, programmes and events that bear a name of their own, in Chinese and English."""

import re
from collections.abc import Iterator, Sequence

from policygraph.ingest.mentions import words as w
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate
from policygraph.ingest.mentions.runs import Run

_PROGRAMME = (
    "(?:programmes?|programs?|initiatives?|projects?|schemes?|campaigns?|pilots?|funds?|actions?|drive|"
    "platforms?|strategy|project)"
)
_POLICY = (
    "(?:polic(?:y|ies)|plans?|strateg(?:y|ies)|guidelines?|measures?|rules?|opinions?|notices?|roadmap|"
    "blueprint|white paper|document|framework)"
)
_QUOTED = re.compile(
    r"[“\"](?P<double>[^“”\"\n]{4,160}?)[”\"]|(?<![\w])[‘'](?P<single>[^‘’'\n]{6,90}?)[’'](?!\w)"
)
_DUBBED = re.compile(r"\b(?:dubbed|called|titled|entitled|known as|named|the|an?|its)(?: [\w-]+)? $")
_CHINESE_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,120})》(?:[（(](?P<note>[^（）()]{1,30})[）)])?")
_MEDIA = re.compile(r"(?:日报|晚报|周刊|周报|时报|早报|杂志|晨报|商报|新闻|通讯|观察|财经|学报)$")
_PROGRAMME_ZH = re.compile(r"(?:计划|工程|行动|项目|专项)$")
_NUMBER = re.compile(
    r"[\u3400-\u9fff]{1,14}[〔\[（(【]\s?(?:19|20)\d\d\s?[〕\]）)】]\s?(?:第\s?)?\d{1,5}\s?号|"
    r"[\u3400-\u9fff]{2,12}公告\s?(?:19|20)\d\d年第\d{1,4}号"
    r"|(?<![\w])(?:Order|Decree|Document|Notice|Announcement) (?:No\.?|Number) ?\d{1,4}(?: of (?:19|20)\d\d)?"
)
_ANNOUNCED = re.compile(
    r"(?:Announcement|Notice|Decree|Order) (?:No|Number)\b"
)  # such a text has no other name
_STANDARD = re.compile(
    r"(?<![\w/-])(?:GB|YD|SJ|QC|HG|JB|NB|DL|GA)(?:/[TZ])? \d{3,6}(?:\.\d+)?[-–—](?:19|20)\d\d(?!\d)"
)
_FIVE_YEAR = re.compile(
    r"(?<![\w-])(?:\d{1,2}(?:st|nd|rd|th)|(?:19|20)\d\d\s?[-–—]\s?(?:\d\d){1,2}|(?i:tenth|eleventh|"
    "twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth))[ -](?:[Ff]ive|5)[- ][Yy]ear (?:[Ee]conomic )?[Pp]lan\b|"
    r"[“\"「]?十?[一二三四五六七八九]五[”\"」]?(?:规划|時期|时期)"
)
_FOR = re.compile(r" (?:for|on) (?:the )?[A-Z][\w-]+(?:(?: (?:of|and|for|the|in))? [A-Z][\w-]+){0,9}")
_YEARS = re.compile(
    r" ?[（(](?:19|20)\d\d ?[-–—] ?(?:\d\d){1,2}年?[）)]| (?:19|20)\d\d[-–—](?:\d\d){1,2}(?!\d)"
)
_NUMBERED = re.compile(
    r" (?:Phase )?(?:I{1,3}|IV|VI{0,3}|IX|X)(?: L\.?P\.?)?(?![\w’'-])"
)  # "Loom Fund III LP"
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "LP", "L.P.", "Phase")
_BEGUN = re.compile(  # words of a title that a run of capitals leaves out
    r"(?:\b(?:Medium|Mid|Short|Near)-?(?: term)?,? (?:and|to) )$"
)
_EVENT = re.compile(
    r"(?P<lead>(?:(?:[A-Z][\w’'&-]*|\d+(?:st|nd|rd|th)|first|second|third|annual|executive|group|study|"
    "joint|special|routine|regular|"
    r"national|work|working|plenary|closed-door|news|press|video|inspection|economic|central)[ ]){0,7})"
    "(?P<head>press conference|news conference|press briefing|briefing|meeting|forum|summit|symposium|"
    "seminar|conference|"
    r"work conference|session|roundtable|hearing|expo|gathering)(?![\w-])"
)
_EVENT_REST = re.compile(
    r" (?:(?:with|of|between) (?P<with>[^.;:,\n]{3,70}?)|(?:on|about|summari[sz]ing|to discuss|to "
    r"address) (?P<topic>[^.;:,\n]{3,70}?))"
    r"(?=[.;:,\n]| (?:on|in|at|held|said|to|that|which|was|were|last|this|earlier|and)\b|$)"
)


def find_titles(text: str) -> Iterator[Candidate]:
    """Yield titles in quotation marks or 《》, five-year plans and document numbers."""
    for m in _CHINESE_TITLE.finditer(text):
        title = m["title"].strip()
        if not _MEDIA.search(title):
            kind = (
                "Programme"
                if _PROGRAMME_ZH.search(title) and not re.search("方案|行动计划$", title)
                else "Policy"
            )
            yield Candidate(m.start(), m.start("title") + len(m["title"]) + 1, kind, FORM, name=title)
    for m in _STANDARD.finditer(text):
        yield Candidate(m.start(), m.end(), "Policy", FORM, name=m.group())
    for m in _NUMBER.finditer(text):
        if _ANNOUNCED.match(m.group()) and text[m.start() - 1 : m.start()] not in ("(", "（", ","):
            yield Candidate(m.start(), m.end(), "Policy", FORM, name=m.group(), value={"number": m.group()})
            continue
        yield Candidate(
            m.start(), m.end(), "DocumentNumber", FORM, value={"number": re.sub(r"\s", "", m.group())}
        )
    for m in _FIVE_YEAR.finditer(text):
        yield Candidate(m.start(), m.end(), "Programme", FORM, name=m.group())
        for_ = _FOR.match(text, m.end())
        if for_ is not None:  # the plan of one field, not the plan of the five years
            yield Candidate(m.start(), for_.end(), "Policy", FORM, name=text[m.start() : for_.end()])
    for m in _QUOTED.finditer(text):
        found = _quoted(text, m)
        if found is not None:
            yield found


def _quoted(text: str, m: re.Match[str]) -> Candidate | None:
    words = (m["double"] or m["single"]).strip()
    inner = m.start() + 1 + (len(m["double"] or m["single"]) - len((m["double"] or m["single"]).lstrip()))
    after, before = text[m.end() : m.end() + 40], text[max(0, m.start() - 30) : m.start()]
    if re.search(r"[.!?。]$|[,，]$", words) or len(words.split()) > 22:
        return None  # a sentence somebody said
    if _YEARS.match(words[-12:]):
        words = words.rstrip()
    tokens = re.findall(r"[A-Za-z][\w’'-]*", words)
    capital = [t for t in tokens if len(t) > 3 and t[0].isupper()]
    titled = len(tokens) >= 3 and len(capital) >= 0.7 * len([t for t in tokens if len(t) > 3])
    head = next((t for t in reversed(tokens) if t in w.POLICY_HEADS or t in w.PROGRAMME_HEADS), None)
    if titled and (head or re.search(r"\bWhite Paper\b|\bWork Report\b", words)):
        kind = "Programme" if head in w.PROGRAMME_HEADS else "Policy"
        return Candidate(inner, inner + len(words), kind, FORM, name=words)
    many = len(words.split()) >= 2
    if many and re.match(rf" (?:[a-z-]+ )?{_PROGRAMME}\b", after):
        return Candidate(inner, inner + len(words), "Programme", CONTEXT, name=words)
    if many and re.match(rf" (?:[a-z-]+ )?{_POLICY}\b", after):
        return Candidate(inner, inner + len(words), "Policy", CONTEXT, name=words)
    if titled and re.search(
        rf"\b(?:{_PROGRAMME}|{_POLICY}),? (?:dubbed|called|titled|entitled|known as|named) $", before
    ):
        return Candidate(inner, inner + len(words), "Programme", CONTEXT, name=words)
    return None


def read_title(text: str, run: Run) -> Candidate | None:
    """Return the policy, programme or event that a run of capitals names by its head, or None."""
    tokens, end = run.tokens, run.end
    while len(tokens) > 2 and tokens[-1] in _NUMERALS:  # "Loom Fund III LP" is a fund
        tokens = tokens[:-1]
    last = tokens[-1]
    if run.extended:
        head = next((t for t in tokens if t in w.POLICY_HEADS or t in w.PROGRAMME_HEADS), None)
        body = next((t for t in tokens if t in w.BODY_HEADS or t in w.ORG_HEADS), None)
        if head == "Action" and "Plan" in tokens:
            head = "Plan"  # an action plan is a document
        if head is None or (body is not None and tokens.index(body) < tokens.index(head)):
            return None
        if len(tokens) < 3:
            return None
    elif len(tokens) >= 2 and (last in w.POLICY_HEADS or last in w.PROGRAMME_HEADS):
        head = last
    elif len(tokens) >= 3 and last in w.EVENT_HEADS:
        return Candidate(run.start, end, "Event", FORM, name=run.text)
    else:
        return None
    years = _YEARS.match(text, end)
    if years is not None:
        end = years.end()
    numbered = _NUMBERED.match(text, end) if head in w.PROGRAMME_HEADS else None
    if numbered is not None:
        end = numbered.end()
    before = _BEGUN.search(text, max(0, run.start - 24), run.start)
    start = before.start() if before is not None else run.start
    kind = "Programme" if head in w.PROGRAMME_HEADS else "Policy"
    return Candidate(start, end, kind, FORM, name=text[start:end])


def find_events(text: str, dates: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield meetings, forums and press conferences; the name holds when, with whom or on what."""
    for m in _EVENT.finditer(text):
        lead = m["lead"]
        lead = re.sub(
            r"^(?:(?:The|A|An|This|That|At|In|During|After|Last|Its|Their|When|As|And|But) )+", "", lead
        )
        inner = re.search(r".*\b(?:The|A|An|This|That) ", lead)
        lead = lead[inner.end() :] if inner else lead
        start = m.start("head") - len(lead)
        rest = _EVENT_REST.match(text, m.end())
        name = text[start : m.end()]
        definite = (
            re.search(r"\b(?:[Tt]he|[Tt]his(?: week[’']s)?|[Tt]hat) $", text[max(0, start - 16) : start])
            is not None
        )
        proper = any(t[0].isupper() for t in lead.split())
        day = next((b for a, b in dates if m.end() < a <= m.end() + 5), None)
        if day is not None and re.fullmatch(
            r" (?:on|of|in)? ?", text[m.end() : min(a for a, b in dates if b == day)]
        ):
            name = text[start:day]
        elif rest is not None and not (definite and not proper):
            name = text[start : rest.end()]
        if (
            m["head"] in ("session", "hearing", "briefing", "conference", "gathering")
            and not lead
            and rest is None
            and not definite
        ):
            continue
        value = {"head": m["head"], "definite": definite and not proper and rest is None}
        yield Candidate(start, m.end(), "Event", CONTEXT, name=" ".join(name.split()), value=value)
