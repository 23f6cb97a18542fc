"""Documents and programmes that a text describes instead of naming them.

"A draft plan for the light industry" is a policy although it bears no title. Its
head becomes one character of the frame string; its complement stays readable, so
that frames can read sectors and aims from it.
"""

import re
from collections.abc import Iterator

from policygraph.ingest.extract.frames import ANY, CHARACTERS, Frame
from policygraph.ingest.extract.inflect import verb_forms
from policygraph.model.values import Mention

_DOCUMENTS = (
    "plan|guideline|guidance|notice|rule|regulation|measures|opinions|criterion|criteria|standard|"
    "catalogue|catalog|list|"
    "framework|roadmap|road map|blueprint|strategy|strategies|circular|directive|instruction|white paper|"
    "document|action plan|work report|law|decree|priorities|policy|policies|provision|outline|resolution|"
    "ordinance|executive order|amendment|investigation|probe|anti-dumping probe|antitrust probe"
    "|anti-subsidy probe|"
    "standard conditions|access conditions|entry conditions|anti-dumping duty|anti-dumping"
    " duties|countervailing duty|countervailing duties|export controls|export ban"
)
_SCHEMES = (
    "program|programme|pilot|scheme|fund|platform|initiative|campaign|project|subsidy|subsidies|mechanism|"
    "trading system|centre|center|portal|package|relending facility|re-lending facility|lending facility|"
    "refinancing facility"
)
_EVENTS = (
    "meeting|conference|press conference|summit|forum|briefing|press briefing|symposium|expo|exposition|"
    "executive meeting|study session|seminar|work conference|signing ceremony|trade fair"
)
_TELLS = (  # verbs that stand before a document; their participles seldom qualify it
    "issue release publish launch introduce announce unveil roll promulgate create establish circulate "
    "adopt formulate distribute enact disclose reveal initiate praise join seek solicit suspend halt "
    "approve sign gazette finalise scrap submit propose endorse present unleash receive"
)
_VERBS = "|".join(
    form for verb in _TELLS.split() for kind in ("s", "past", "ing") for form in verb_forms(verb)[kind]
)
_ANY = f"(?:{_DOCUMENTS}|{_SCHEMES}|{_EVENTS})s?"
_WORD = r"(?:[a-z][\w'-]*|\d+-(?:year|point|day)|\d+ ?bn)"
_NOT = (
    r"(?:the|a|an|its|their|his|our|new|and|or|of|in|on|at|by|for|to|with|from|as|that|which|who|is|"
    r"are|was|were|has|"
    r"have|had|be|also|will|would|should|could|this|these|those|it|they|said|under|not|but|such|than|"
    r"into|set|up|"
    rf"{_VERBS}|out|all|strengthen|improve|provide|offer|follow|enhance|ensure|give|take|make|need|pay|get|drafted|compiled|"
    r"unveil|formulate|publish|adopt|introduce|"
    r"around|about|nearly|several|some|many|more|other|through|via|including|like|between|about|"
    r"support|using|similar|such|same|may|can|might|shall|must|cannot|receive|get|apply|tougher|stricter|looser|harsher|stiffer|softer)"
)
_HEAD = re.compile(
    rf"(?<![\w{ANY}'-])(?:(?P<det>a|an|the|its|their|this|these|new|draft|several|his) )?"
    rf"(?P<pre>(?:(?!{_NOT} )(?:{_WORD}|[{CHARACTERS['Place']}{CHARACTERS['Sector']}{CHARACTERS['Product']}"
    rf"{CHARACTERS['Money']}{CHARACTERS['Number']}{CHARACTERS['Date']}]) ){{0,6}}?)"
    rf"(?P<noun>{_ANY})(?! {_ANY}(?![\w-]))(?![\w-])"
)
_LINK = re.compile(
    r" (?:(?<=probe )into|(?<=investigation )into|for|on(?! (?:\w+ )?(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day)|to|of|"
    r"regulating|mandating|identifying|listing|governing|about|regarding|concerning|"
    r"allowing|requiring|"
    r"banning|"
    r"promoting|supporting|that would|covering)(?= )"
)
_LISTED = f"{CHARACTERS['Sector']}{CHARACTERS['Product']}{CHARACTERS['Place']}"
_STOP = re.compile(
    rf"[.;:!?–—]|, (?!(?:[\w{_LISTED}][\w{_LISTED} -]{{0,40}}(?:,| and ))|and )|"
    r" (?:which|that|including|aimed|aiming|"
    r"intended|outlining|by \d|by "
    rf"{CHARACTERS['Date']}|after|while|with the|running|starting|effective|in a bid|as part|"
    rf"as well as|is|are|was|were|has|"
    r"have|will|would|should|reports|said|says|earlier|late|last|this|next|under which|"
    r"across|from|had|began|begun|said|administered|foresees|calls|sets|aims|envisages|targets|covers|lists|names|gives|offers|promises|requires|run|managed|operated|overseen|launched|issued)(?![\w-])"
    f"|{CHARACTERS['Person']}|(?<!the ){CHARACTERS['Date']}| (?:in|on) {CHARACTERS['Date']}"
)
_DATED = re.compile(  # "new rules in March mandating": what stands between is no part of the name
    rf" (?:in|on|last|this|earlier this|late last) (?:{CHARACTERS['Date']}|week|month|year)"
    rf"(?= (?:mandating|requiring|regulating|governing|banning|allowing|promoting|supporting|covering|"
    rf"identifying|listing|on|to) )"
)
_CLOSING = {"‘": "’", "“": "”", '"': '"', "「": "」", "《": "》"}
_QUOTES = frozenset("".join((*_CLOSING, *_CLOSING.values())))
_NARROW = re.compile(rf" (?:in|across|by) [{CHARACTERS['Number']}{CHARACTERS['Date']}\d]| in the ")
_PLURAL = re.compile(rf"(?:{_SCHEMES})s")
_COUNTED = re.compile(rf"(?:[{CHARACTERS['Number']}]|\bthe|\bthese|\bits) (?:new )?$")
_ALSO_VERBS = {
    "lists",
    "plans",
    "documents",
    "projects",
    "campaigns",
    "funds",
    "pilots",
    "schemes",
    "details",
}
_DANGLING = re.compile(r" (?:(?:in|on|to|for|by|under|of|with|at|into)(?: the| an?)?)$")
_POINTED = re.compile(r"(?<![^\W_])(?:the|this|these) $")  # "the new rules" were spoken of before
_EDITION = re.compile(
    r"(?<![^\W_])(?:version|edition|text) (?:[^,;:]{1,8} )?of $"
)  # what is out for the first time
_TOLD = re.compile(r"(?:issu|releas|publish|unveil|circulat|updat|revis|according to|in)\w* $")
_SCHEME_LIKE = tuple(CHARACTERS[t] for t in ("Policy", "Programme", "Firm", "OtherOrganisation"))
_PLACE = CHARACTERS["Place"]
_COUNT = re.compile(rf"(?:.* )?(?P<count>[{CHARACTERS['Number']}]) ")
_SPAN_OF_TIME = re.compile(r"\w[- ](?:year|month|day|point|step|pronged)$", re.IGNORECASE)
_ISSUER = re.compile(
    rf"(?:[{CHARACTERS['GovernmentBody']}](?:'s)?|[{CHARACTERS['Place']}]'s) $"
)  # "the ministry's plan"
_DOCUMENT = re.compile(rf"(?:{_DOCUMENTS})")
_KINDS = (("Programme", re.compile(rf"(?:{_SCHEMES})s?")), ("Event", re.compile(rf"(?:{_EVENTS})s?")))


TITLE_ZH = re.compile(
    r"(?:[一-鿿]{2,24})?关于[^，。；：《》\n]{4,90}?(?:通知|通告|公告|意见|决定|办法|方案|规划|批复|公示|函|规定)"
    r"(?:[（(][^（）()\n]{2,12}[）)])?"
)
_INNER_ZH = re.compile(
    r"关于[^，。；：《》、\n]{4,90}?(?:的通知|的通告|的公告|的意见|的决定|的公示|的批复|的函)|"
    r"第[一二三四五六七八九十]+批[^，。；：《》、\n]{2,30}?(?:名[单單]|名[录錄])|"
    r"(?:(?<=[，。；：\s])|(?<![^\n]))(?:20\d\d年)?[一-鿿]{2,24}?"
    r"(?:投资计划|行动计划|实施方案|发展规划|管理办法|实施细则|指导意见|工作方案)(?=近日|日前|已|由|正式|[印发出])"
)
_PREFIX = re.compile(r"[一-鿿]{2,24}$")


def find_titles_zh(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield a mention for every Chinese document named without title marks."""
    for hit in _INNER_ZH.finditer(text, start, end):
        before = text[max(start, hit.start() - 1) : hit.start()]
        if before not in ("《", "“", "「"):
            words = re.sub(r"\s", "", hit.group())
            prefix = _PREFIX.search(text, start, hit.start())
            names = (words, prefix.group() + words) if prefix else (words,)
            value = {"names": names, "zh": words}
            yield Mention("Policy", hit.start(), hit.end(), hit.group(), value=value)


def find_descriptions(frame: Frame) -> Iterator[Mention]:
    """Yield a mention for every described document or programme of a frame.

    Each has ``value`` with ``head_end`` (where its head ends), ``names`` (shorter
    forms of the description) and ``described``: true.
    """
    at = 0
    while hit := _HEAD.search(frame.string, at):
        at = hit.end()
        noun, determiner = hit["noun"], hit["det"]
        if (
            noun.endswith("s")
            and _PLURAL.fullmatch(noun)
            and not _COUNTED.search(frame.string, 0, hit.start())
        ):
            continue
        issued = _ISSUER.search(frame.string, 0, hit.start()) and _DOCUMENT.fullmatch(noun)
        if not (determiner or hit["pre"] or issued) and not _stands_alone(frame, hit):
            continue
        if frame.string.startswith((" to ",), hit.end()) and noun == "plans" and not determiner:
            continue
        if noun in ("guidance", "instruction") and frame.string.startswith(" of ", hit.end()):
            continue
        first = hit.start("pre") if hit["pre"] else hit.start("noun")
        counted = _COUNT.match(frame.string, first, hit.start("noun"))
        if counted and not _SPAN_OF_TIME.search(frame.mentions[counted.end("count") - 1].text):
            first = counted.end()  # "five projects": how many there are is no part of the name
        if determiner in ("new", "draft"):
            first = hit.start("det")
        while frame.string[first] == " ":
            first += 1
        last = _complement_end(frame.string, hit.end())
        start, head_end = frame.span(first, hit.end())
        _, end = frame.span(first, last)
        closing = _CLOSING.get(next((c for c in reversed(frame.text[start:end]) if c in _QUOTES), ""))
        if closing and closing != '"' and frame.text.startswith(closing, end):
            end += 1
        narrow = _NARROW.search(frame.string, hit.end(), last)
        names = [" ".join(frame.text[start:end].split()) if closing else frame.words(first, last)]
        dated = _DATED.match(frame.string, hit.end()) if last == hit.end() else None
        told = _complement_end(frame.string, dated.end()) if dated else last
        if dated and told > dated.end():
            names.insert(0, f"{frame.words(first, hit.end())} {frame.words(dated.end() + 1, told)}")
        if narrow:
            names.insert(0, frame.words(first, narrow.start()))
        names.append(frame.words(first, hit.end()))
        if frame.string[max(0, first - 2) : first - 1] == CHARACTERS["GovernmentBody"]:
            names.append(frame.words(first - 2, last))  # "MIIT priorities for 2019"
        if frame.string[max(0, first - 3) : first] == "'s " and frame.string[max(0, first - 4)] == _PLACE:
            names.insert(0 if len(names[0].split()) == 1 else len(names), frame.words(first - 4, last))
        yield Mention(
            type=next((kind for kind, nouns in _KINDS if nouns.fullmatch(noun)), "Policy"),
            start=start,
            end=end,
            text=frame.text[start:end],
            value={
                "head_end": head_end,
                "names": tuple(dict.fromkeys(names)),
                "described": True,
                "definite": (
                    determiner in ("the", "this", "these", "its", "their")
                    or (determiner == "new" and _POINTED.search(frame.string, 0, hit.start()) is not None)
                )
                and last == hit.end()
                and _EDITION.search(frame.string, 0, hit.start()) is None
                and (determiner not in ("its", "their") or not hit["pre"]),
                "many": noun.endswith("s") and not determiner,
            },
        )


def _stands_alone(frame: Frame, hit: re.Match[str]) -> bool:
    """Whether a bare noun is a document: "rules on dyes" is, the verb of "the plan lists dyes" is none."""
    noun = hit["noun"]
    if noun in _ALSO_VERBS or not noun.endswith(("s", "a", "guidance")):
        return False
    if noun == "guidance" and not _TOLD.search(frame.string, 0, hit.start()):
        return False  # "to strengthen guidance" is no document
    return frame.string[max(0, hit.start() - 2) : hit.start() - 1] not in _SCHEME_LIKE


def _complement_end(string: str, at: int) -> int:
    link = _LINK.match(string, at)
    if not link:
        return at
    if link.group() == " for" and string.startswith(CHARACTERS["Date"], link.end() + 1):
        return link.end() + 2  # "priorities for 2019"
    stop = _STOP.search(string, link.end())
    end = stop.start() if stop else len(string)
    bare = _DANGLING.search(string, at, end)
    end = bare.start() if bare else end
    while end > at and string[end - 1] in " ,":
        end -= 1
    return end
