"""Whether a sentence stands by what one of its clauses says.

A pattern sees the words of its own relation. What governs them stands around it:
"denied that …", "if …", "rumours that …", "reports that … are false", 否认, 传闻.
"""

import re

from policygraph.ingest.extract.frames import CHARACTERS, Frame

_ACTOR = "".join(CHARACTERS[t] for t in ("GovernmentBody", "Firm", "OtherOrganisation", "Person"))
_NEAR = r"(?:(?! (?:and|but|while|who|which) )[^,.;:，。；]){0,60}$"  # within the clause it governs
_REST = r"(?:(?!, (?:but|and|while) )[^.;。；]){0,160}$"  # "that" may govern all that follows
_DENY = r"(?:denied|denies|deny|denying|refuted|refutes|rejected|disputed|dismissed|ruled out)"
_TALE = r"(?:rumou?rs?|speculation|gossip|hearsay|unconfirmed reports?|unverified reports?|allegations?)"

_DENIED = re.compile(
    rf"(?<![^\W_]){_DENY} (?:(?:[a-z]+ ){{0,4}}that\b{_REST}|{_NEAR})|"
    rf"(?<![^\W_])(?:there (?:is|was) no (?:evidence|indication|sign)|it is not true) that {_REST}|"
    r"(?:否认|辟谣|驳斥)[^，。；]{0,40}$"
)
_UNREAL = re.compile(
    r"(?<![^\W_])(?:if(?! (?:not|any|possible|necessary|so)\b)|whether|unless|"
    rf"assuming(?: that)?|suppos(?:e|ing)|in case|provided that|as though|were to) {_NEAR}|"
    r"(?:如果|若(?!干)|假如|假设|倘若|一旦|是否|除非)[^，。；]{0,40}$"
)
_NOT = re.compile(
    r"(?<![^\W_])(?:not(?! (?:only|just|merely|least)\b)|never|n't|(?:has|have|had) yet to|no longer|"
    r"failed to|declined to|refused to) (?:(?!and |but |that |how |why |when )[a-z]+ ){0,6}$|"
    r"(?:尚未|还没有|并未|未曾|从未|没有)[^，。；、\ue000-\ue0ff]{0,12}$"
)
_FALSE = re.compile(
    rf"[^,.;:{_ACTOR}]{{0,60}}?(?<![^\W_])(?:is|are|was|were|proved|turned out to be) (?:(?!not)\w+ly )?"
    r"(?:false|untrue|wrong|inaccurate|fake|baseless|unfounded|groundless|denied|refuted|dismissed)(?![^\W_])|"
    r"[^，。；]{0,16}(?:的[^，。；]{0,6})?(?:不实|不属实|系谣言|是谣言|为谣言|纯属谣言)"
)
_REFUTED = re.compile(
    rf", (?:which(?! (?:(?:has|have|had|also|later) )*{_DENY})|"
    rf"an? (?:claim|report|rumou?r|allegation|assertion)|something)\b[^,.;:]{{0,40}} {_DENY}"
)
_RUMOURED = re.compile(
    rf"(?<![^\W_]){_TALE} (?:(?:has|have|had|is) it )?"
    rf"(?:(?:[a-z]+ ){{0,3}}(?:that|of|about) {_REST}|{_NEAR})|"
    rf"(?:^|[,.;:] |amid |despite |after |following |to |on )(?:(?:media|press|online|market|recent|the) )*"
    rf"reports? that {_REST}|"
    rf"(?:传闻|据传|网传|有传言|传言|传出|市场传|疑似)[^。；]{{0,40}}$"
)
_TALKS = re.compile(
    r"(?<![^\W_])(?:in (?:early |advanced |late-stage |exclusive )?(?:talks|discussions|negotiations)|"
    rf"negotiating|considering|mulling|weighing|exploring|in talks|contemplating) {_NEAR}|"
    r"(?:洽谈|商谈|磋商|考虑|探讨)[^，。；]{0,20}$"
)
_SENTENCE = re.compile(r"[.!?。！？；;] ?(?=\S)")
_ANY_TALK = re.compile(
    rf"{_DENY}|(?<![^\W_])(?:if|whether|unless|assuming|suppos|in case|provided|though|were to|not|n't|"
    rf"never|yet to|no |failed|declined|refused|false|untrue|wrong|inaccurate|fake|baseless|unfounded|"
    rf"groundless|{_TALE}|reports? that|talks|discussions|negotiat|considering|mulling|"
    r"weighing|exploring|contemplating)|[否辟驳如若假倘旦是除未没不谣传疑洽商磋考探]"
)
_ACTORS = ("GovernmentBody", "Firm", "OtherOrganisation", "Person")
_TRADE = re.compile(
    r"\bChin(?:a|ese)\b|\bBeijing|\bHong Kong|\b(?:tariff|dut(?:y|ies)\b|anti-|countervailing|investigat|"
    r"probe|sanction|export control|import|ban\b|Entity List)|"
    r"中国|我国|中方|关税|反倾销|反补贴|制裁|管制|进口",
    re.IGNORECASE,
)
UNREAL, RUMOURED, PLANNED = "unreal", "rumoured", "planned"


def stance_of(string: str, start: int, end: int, *, conditions: bool = False) -> str | None:
    """Return how the words around a match take what it says, None where they stand by it.

    Args:
        string: The frame string.
        start: Where the match begins.
        end: Where it ends.
        conditions: Whether the relation itself is told in conditions, such as a criterion.

    >>> said = "a spokesman denied that looms are sold."
    >>> stance_of(said, said.index("looms"), len(said) - 1)
    'unreal'
    >>> stance_of("rumours that looms are sold spread.", 13, 27)
    'rumoured'
    >>> stance_of("looms are sold.", 0, 14) is None
    True
    """
    if not _ANY_TALK.search(string):
        return None
    breaks = [hit.end() for hit in _SENTENCE.finditer(string, 0, start)]
    before = string[breaks[-1] if breaks else 0 : start]
    over = _SENTENCE.search(string, end)
    last = over.start() if over else len(string)
    if _DENIED.search(before) or _NOT.search(before) or _FALSE.match(string, end, last):
        return UNREAL
    if _REFUTED.search(string, start, last):
        return UNREAL
    if not conditions and _UNREAL.search(before):
        return UNREAL
    if _RUMOURED.search(before):
        return RUMOURED
    return PLANNED if _TALKS.search(before) else None


def is_foreign_policy(frame: Frame, end: int) -> bool:
    """Tell whether a passage speaks of another country's policy that is no matter of China's trade.

    That is so where a foreign body acts first, no firm and nothing Chinese is named
    beside it, and no duty or investigation is spoken of.

    Args:
        frame: The passage.
        end: Where in its frame string the match ends.
    """
    named = [m for at, m in sorted(frame.mentions.items()) if at < end and m.type in _ACTORS]
    country = named[0].value.get("stands_for", named[0]).value.get("country") if named else None
    if country in (None, "CN") or named[0].type != "GovernmentBody":
        return False
    others = frame.mentions.values()
    home = any(m.type == "Firm" or m.value.get("country") == "CN" for m in others)
    start, last = frame.span(0, len(frame.string))
    return not home and not _TRADE.search(frame.text, start, last)
