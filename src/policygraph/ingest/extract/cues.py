"""How a passage is meant: planned, rumoured, and on whose word."""

import re

from policygraph.ingest.extract.frames import CHARACTERS, Frame
from policygraph.model.values import Mention

_RUMOUR = re.compile(
    r"(?<![^\W_])(?:reportedly|rumou?red|rumou?rs?|may|might|could|in talks|considering|mulling|"
    r"is said to|are said to|"
    r"people familiar|sources said|unconfirmed|allegedly|alleged)(?![^\W_])|据传|传闻|或将|据悉拟|洽谈"
)
_PLAN = re.compile(
    r"(?<![^\W_])(?:will|would|shall|to be|plans?|planned|planning|aims?|aiming|intends?|expects? to|"
    r"expected to|is to|"
    r"are to|set to|due to be|proposes?|proposed|scheduled|going to|announced plans|agreed to|pledged|"
    r"vows? to|vowed to|"
    r"seeks? to|hopes? to|upcoming)(?![^\W_])|拟|将|计划|预计|力争|有望"
)
_ORGANISATION = "".join(
    CHARACTERS[t] for t in ("GovernmentBody", "Firm", "OtherOrganisation", "Person", "Event")
)
_SAID = re.compile(
    rf"according to (?:(?:an? |the )?(?:\w+ ){{0,2}}"
    rf"(?:reports?|data|figures|statistics|surveys?|stud(?:y|ies)) (?:by|from|of) )?"
    rf"(?:(?:local |state )?media (?:including|such as) )?(?:the )?(?P<a>[{_ORGANISATION}])|"
    rf"(?P<b>[{_ORGANISATION}]) (?:said|says|estimates?|estimated|reported|told|wrote|noted)(?![^\W_])|"
    rf"(?:said|reports?|reported) (?:the )?(?P<c>[{_ORGANISATION}])|据(?P<d>[{_ORGANISATION}])"
)
_WORDS = re.compile(
    r"(?:according to|citing) (?P<who>[^,;.。" + _ORGANISATION + r"]{3,80})|"
    r"(?P<media>(?:state media|local media|media reports?|multiple sources|reports) (?:has |"
    r"have )?(?:reported|revealed|said))"
)


def modality_of(spoken: str, default: str | None) -> str:
    """Return ``stated``, ``planned`` or ``rumoured`` for the words of a match.

    >>> modality_of("x will build y", None), modality_of("x may merge with y", None)
    ('planned', 'rumoured')
    """
    if default:
        return default
    if _RUMOUR.search(spoken):
        return "rumoured"
    return "planned" if _PLAN.search(spoken) else "stated"


def attribution_of(frame: Frame) -> tuple[Mention | None, str | None]:
    """Return who is named as the source of a sentence, and the words that say so."""
    said = _SAID.search(frame.string)
    if said:
        at = next(said.start(name) for name in "abcd" if said[name])
        return frame.mentions[at], frame.words(*said.span())
    words = _WORDS.search(frame.string)
    return None, frame.words(*words.span()) if words else None
