"""How a passage is meant: planned, rumoured, and on whose word."""

import re

from policygraph.ingest.extract.frames import CHARACTERS, Frame
from policygraph.model.values import Mention

_RUMOUR = re.compile(
    r"(?<![^\W_])(?:reportedly|rumou?red|rumou?rs?|may|might|could|"
    r"is said to|are said to|"
    r"unconfirmed|allegedly|alleged)(?![^\W_])|据传|传闻|或将|据悉拟"
)
_PLAN = re.compile(
    r"(?<![^\W_])(?:will|would|shall|to be|plans?|planned|planning|aims?|aiming|intends?|expects? to|"
    r"expected to|is to|"
    r"are to|set to|due to be|proposes?|proposed|scheduled|going to|announced plans|agreed to|pledged|"
    r"vows? to|vowed to|"
    r"seeks? to|hopes? to|upcoming|in talks|in discussions|negotiating|considering|mulling|"
    r"weighing|exploring|discussing)(?![^\W_])|"
    r"拟|将|计划|预计|力争|有望|洽谈|商谈|考虑|磋商"
)
_FORECAST = re.compile(
    r"(?<![^\W_])(?:(?:is|are|was|were) (?:widely |now |also )?(?:expected|projected|forecast|estimated"
    r"|predicted) to|is likely to|are likely to)(?![^\W_])"
)
_SPEAKER = "".join(CHARACTERS[t] for t in ("GovernmentBody", "Firm", "OtherOrganisation", "Person", "Event"))
_VERB = r"(?:said|says|estimates?|estimated|reported|told|wrote|noted|reports(?= that))(?![^\W_])"
_END = r"(?=[,;:.。]|$| (?:compared|versus|while|whereas|but|up|down|as of)(?![^\W_]))"
_SAID = re.compile(
    rf"(?:according to|citing) (?:(?!(?:compared|versus|while|whereas|but|as of) )[^,;:.。]){{1,200}}?{_END}|"
    rf"(?:reports?|stud(?:y|ies)|surveys?|analysis|research|data|figures|estimates?|statistics|notes?) "
    rf"(?:[a-z]+ )?(?:by|from|of) (?:[a-z-]+ ){{0,5}}[{_SPEAKER}] "
    r"(?:puts?|shows?|showed|says|said|found|finds|estimates?|estimated|suggests?|indicates?|indicated)(?![^\W_])|"
    rf"(?P<who>[{_SPEAKER}])(?: {_VERB}|,? (?:revealed|disclosed|stated)(?= that(?![^\W_])))|"
    rf", (?:said|says|reported|reports) (?:the )?(?P<by>[{_SPEAKER}])(?=[,.;]|$| (?:in|on|at)(?![^\W_]))|"
    rf"(?<!依)据[^，。；,]{{0,30}}?(?P<zh>[{_SPEAKER}])[^，。；,]{{0,30}}?"
    r"(?:介绍|报道|统计|透露|消息|数据|测算|估算|显示|称|预测|预计|公告|年报|财报|报告)"
)
_WORDS = re.compile(
    r"(?P<media>(?:state media|local media|media reports?|multiple sources|reports) (?:has |"
    r"have )?(?:reported|revealed|said))"
)
_ANONYMOUS = re.compile(
    r"(?:(?:according to|citing|said|told [^,.;:]{1,30} by) )?"
    r"(?:the |two |three |four |several |some |a |an )?"
    r"(?:(?:people|persons?|sources?|officials?|executives?|insiders?|employees) "
    r"(?:familiar with|close to|with (?:direct )?knowledge of|briefed on|"
    r"(?:who |which )?(?:it|they|he|she|the \w+) (?:did not|didn't|declined to) (?:identify|name)|"
    r"(?:who )?(?:asked|asking|declined|spoke|speaking) (?:not to be|to be|on condition))[^,.;:]{0,60}?"
    rf"(?: (?:said|says|told|added)(?! [{_SPEAKER}]s)|(?=[,.;:]|$))|"
    r"(?:anonymous|unnamed|unidentified|undisclosed) (?:sources?|officials?|people|executives?|persons?)"
    r"(?: (?:said|say|told|added))?|(?:sources|insiders) (?:said|say|told))|"
    r"(?:据)?(?:知情人士|消息人士|匿名人士|不愿具名[^，。；]{0,12}人士)[^，。；]{0,12}?(?:透露|称|表示|说|消息|介绍)?"
)
_SAME_SPEAKER = re.compile(
    r"(?:, (?:says?|said|adds?|added|notes?|noted|reports?|reported) |according to )"
    r"the (?:report|paper|newspaper|article|study|survey|agency|magazine|outlet)(?![^\W_])"
    r"|(?<![^\W_])the (?:report|paper|newspaper|article|study|survey) (?:also |further )?"
    r"(?:says|said|adds|added|notes|noted)(?![^\W_])"
)
_COMPARED = re.compile(
    r"(?:compared (?:with|to)|versus|against|rather than)[^.;]{0,80}?"
    r"(?:officially|official|on its (?:own )?books|reported|disclosed|stated)"
)


def modality_of(spoken: str, default: str | None, *, plans: bool = True) -> str:
    """Return ``stated``, ``planned``, ``forecast`` or ``rumoured`` for the words of a match.

    Args:
        spoken: The words.
        default: What the rule itself says.
        plans: Whether words on plans say anything of this relation; a plan that "will
            be devoted to looms" names looms already.

    >>> modality_of("x will build y", None), modality_of("x may merge with y", None)
    ('planned', 'rumoured')
    >>> modality_of("x is expected to be widened to y", None), modality_of("x aims at y", None, plans=False)
    ('forecast', 'stated')
    """
    if default:
        return default
    if _RUMOUR.search(spoken):
        return "rumoured"
    if _FORECAST.search(spoken):
        return "forecast"
    return "planned" if plans and _PLAN.search(spoken) else "stated"


def attribution_of(frame: Frame, start: int = 0, end: int = 0) -> tuple[Mention | None, str | None]:
    """Return who is named as the source of a sentence, and the words that say so.

    What a reported clause is about is never its speaker, and nobody is where the
    source stays unnamed. A figure set against the speaker's, "compared with … on
    its books", is not the speaker's, and neither is who the speaker is.

    Args:
        frame: The passage.
        start: Where in its frame string the claim begins.
        end: Where it ends.
    """
    unnamed = _ANONYMOUS.search(frame.string)
    if unnamed:
        return None, frame.words(*unnamed.span())
    for said in _SAID.finditer(frame.string):
        compared = _COMPARED.search(frame.string, said.end())
        if compared and said.start() < compared.start() <= start:
            continue
        at = next((said.start(name) for name in ("who", "by", "zh") if said[name]), None)
        if at is None:
            at = _named(said)
        if at is not None and start <= at < end and not start <= said.start() < said.end() <= end:
            continue  # who the speaker is, is not what the speaker says
        begin = said.start() + (2 if said.group().startswith(", ") else 0)
        return None if at is None else frame.mentions[at], frame.words(begin, said.end())
    words = _WORDS.search(frame.string)
    return None, frame.words(*words.span()) if words else None


def same_speaker(frame: Frame, credited: Mention | None) -> tuple[Mention, str] | None:
    """Return who speaks in a passage that "the report" says, with the words; None where it does not.

    Args:
        frame: The passage.
        credited: Whom the passages before are credited to.
    """
    said = _SAME_SPEAKER.search(frame.string)
    if said is None or credited is None:
        return None
    return credited, frame.words(*said.span()).lstrip(", ")


def _named(said: re.Match[str]) -> int | None:
    """Where the first organisation or person stands in "according to data from …"."""
    named = re.search(f"[{_SPEAKER}]", said.group())
    return said.start() + named.start() if named else None


def attributed(modality: str, words: str | None) -> str:
    """Return the modality of what is told on somebody's word.

    >>> attributed("stated", "according to people familiar with the matter")
    'anonymous'
    >>> attributed("planned", "the ministry said"), attributed("stated", "the ministry said")
    ('planned', 'attributed')
    """
    if words is None or modality != "stated":
        return modality
    return "anonymous" if _ANONYMOUS.search(words.lower()) else "attributed"
