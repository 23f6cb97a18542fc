"""Name what a goal or a condition measures: the noun phrase, never its sentence.

"Firms must invest at least 3% of their income in research" measures the share of income
invested in research. The words stand before the number, after it, or on both sides.
"""

import re

from policygraph.ingest.extract.inflect import verb_forms

LONGEST = 14  # words; what is longer is a sentence
_VERBS = (
    "promote achieve raise increase lift boost keep hold have possess maintain reach upgrade construct build "
    "cultivate cut reduce lower bring expand improve control ensure own invest spend devote put allocate "
    "show prove attain exceed surpass establish create develop foster nurture train select set support "
    "deploy install produce generate hit total account stand remain drop fall rise grow form require "
    "complete double secure add open launch introduce accelerate push strive aim say state stress note "
    "make take give get employ earn run use meet widen extend cover see let help"
)
_FORMS = "|".join(
    sorted(
        {form for verb in _VERBS.split() for forms in verb_forms(verb).values() for form in forms},
        key=len,
        reverse=True,
    )
)
_NOUNS_TOO = "use|set|sets|show|total|support|control|stand|form|cut|cuts|cover|note|state|account"
_MODAL = "must|shall|should|will|would|may|can|could|is|are|was|were|be|been|being|has|had|not"
_VERB = re.compile(rf"\b(?:(?!(?:{_NOUNS_TOO})\b)(?:{_FORMS})|{_MODAL})\b", re.IGNORECASE)
_LEFT = re.compile(
    rf"\b(?:(?!(?:{_NOUNS_TOO})\b)(?:{_FORMS})|{_MODAL}|that|which|who|while|whereas|whose|but|to|it|they|"
    r"with an?|(?:and|or) (?:an?|the|its|their))(?![\w-])",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"^(?P<subject>.+?) (?:(?:{_MODAL}) )+(?:{_FORMS})(?: (?:in|at|by|for|on))?$", re.IGNORECASE
)
_OPENING = re.compile(
    rf"^(?:(?:and|or|while|whereas|but|that|which|to|then|also|the|an?|its|their|new|in|by|with|of|for"
    rf"|(?!(?:{_NOUNS_TOO}) of)(?:{_FORMS})|{_MODAL})\b ?)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?:^|[ ,])(?:(?:to )?ensur\w+(?: that)?(?: it| they)?|so that it|which|it|they|of|to|at|by|in|for|"
    r"with|from|on|"
    r"above|below|over|under|within|beyond|around|about|up|least|most|no|more|less|fewer|lower|higher|than|"
    rf"nearly|almost|some|roughly|minimum|maximum|an?|the|and|(?!(?:{_NOUNS_TOO})$)(?:{_FORMS})|{_MODAL})$",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"^of (?:(?:the|its|their|all|total|annual|a (?:firm|company|enterprise)'s) )*"
    r"(?P<base>.+?)(?: (?:specifically|directly))?(?: (?P<use>(?:in|on|to|into|for) .+))?$",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\b(?P<verb>invest|spend|devot|put|allocat|channel)(?:e|s|ed|ing)?\b[^,;]*$|\bspent\b[^,;]*$",
    re.IGNORECASE,
)
_PARTICIPLES = {
    "invest": "invested",
    "spend": "spent",
    "devot": "devoted",
    "put": "put",
    "allocat": "allocated",
    "channel": "channelled",
}
_COVERED = re.compile(r"\b(?:coverage|cover|covers|covering)(?: to| of)?$", re.IGNORECASE)
_GERUND = re.compile(r"\b(?:goal|target|objective|aim) (?:of|is|was) (?P<verb>\w+ing)$", re.IGNORECASE)
_AFTER_STOP = re.compile(
    r" (?:(?:to|that|which|who|in|across|for|by|from|during|while|where|within|over|under|and|or|as|at|on|"
    rf"each|with|so|than|per|{_MODAL})(?![\w-]).*)$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:in|by|for|to|from|at|on|across|during|per|within|and|or|while|as)\b")
_USE_STOP = re.compile(
    r" (?:and|or|that|which|while|by|as|each|every|during|who|where|with|to)(?![\w-]).*$", re.IGNORECASE
)
_HOLDS_NOUN = re.compile(r"[^\W\d_]{3,}")
_EACH = re.compile(
    r"\b(?:each|every) (?:(?:participating|pilot|such|new|eligible|selected|large|major|other) )?"
    r"(?P<unit>(?!year|month|quarter|day|week)[a-z-]+)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:several|some|many|multiple|a (?:number|batch|group) of|numerous|a few)\b(?P<noun>[^,;]{0,50}?) "
    r"(?:with|of|having|exceeding|reaching)(?: (?:over|more than|at least|about|around))?$",
    re.IGNORECASE,
)


def name_metric(before: str, after: str, *, share: bool) -> str | None:
    """Return the noun phrase that a number measures, or None where the clause names none.

    Args:
        before: The words of its clause before the number, without the comparator if there is one.
        after: The words after it.
        share: Whether the number is a percentage.

    >>> name_metric("firms must invest", "of their income in research", share=True)
    'share of income invested in research'
    >>> name_metric("mills must hold a market share of", "in their valley", share=True)
    'market share'
    >>> name_metric("possess a minimum of", "first-class looms", share=False)
    'first-class looms'
    >>> name_metric("looms should be installed in", "of large mills", share=True)
    'share of large mills with looms'
    >>> name_metric("it must exceed", "", share=True)
    """
    before, after = before.strip(), after.strip()
    if share:
        part = _SHARE.match(after)
        if part:
            return _kept(_share_of(part, before))
        return _kept(_before(before)) or _kept(_after(after))
    counted = "" if _PREPOSITION.match(after) else _after(after)  # "exceed 70 in mills" counts no mills
    return _kept(counted) or _kept(_gerund(before)) or _kept(_before(before))


def counted_of_each(before: str) -> str | None:
    """Return what each has so many of: the number is no sum of them all.

    >>> counted_of_each("each valley is expected to open"), counted_of_each("mills open")
    ('valley', None)
    """
    found = _EACH.search(before)
    return found["unit"].lower() if found else None


def counted_of_several(before: str) -> str | None:
    """Return the things, counted by no number, of which each has so many.

    >>> counted_of_several("found several dye works with"), counted_of_several("found works with")
    ('dye works', None)
    """
    found = _SEVERAL.search(before)
    return found["noun"].strip() if found else None


def is_sentence(metric: str) -> bool:
    """Tell a sentence from a noun phrase.

    >>> is_sentence("mills must hold a share of"), is_sentence("market share")
    (True, False)
    """
    return bool(re.search(rf"\b(?:{_MODAL}|while|that)\b|\bto (?:{_FORMS})\b", metric, re.IGNORECASE)) or (
        len(metric.split()) > LONGEST
    )


def _share_of(part: re.Match[str], before: str) -> str:
    spent = _SPENT.search(before)
    base, use = part["base"], _USE_STOP.sub("", part["use"] or "")
    if spent and use:
        verb = _PARTICIPLES[(spent["verb"] or "spend").lower()]
        return f"share of {base} {verb} {use}"
    base = _USE_STOP.sub("", f"{base} {part['use'] or ''}".strip())
    if _COVERED.search(before):
        return f"share of {base} covered"
    subject = _SUBJECT.match(before)
    if subject and before.endswith(" in"):
        thing = _OPENING.sub("", re.split(r"\bthat\b", subject["subject"])[-1].strip())
        return f"share of {base} with {thing}" if thing else f"share of {base}"
    return f"share of {base}"


def _after(after: str) -> str:
    return _AFTER_STOP.sub("", _OPENING.sub("", f"{after} ".strip()))


def _gerund(before: str) -> str:
    found = _GERUND.search(before)
    return f"number {re.sub('ing$', 'ed', found['verb'])}" if found else ""


def _before(before: str) -> str:
    while (trimmed := _TRAILING.sub("", before).rstrip(" ,")) != before:
        before = trimmed
    cuts = [cut.end() for cut in _LEFT.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    return _OPENING.sub("", before.strip())


def _kept(phrase: str) -> str | None:
    phrase = " ".join(phrase.split()).strip(" -–—•,'\"‘’“”")
    if not _HOLDS_NOUN.search(phrase) or len(phrase.split()) > LONGEST or _VERB.match(phrase):
        return None
    return phrase
