"""Numbers, units, comparators and dates around a match, read by shared steps."""

import re
from typing import Any

from policygraph.ingest.extract.frames import CHARACTERS, Frame
from policygraph.model.values import Mention
from policygraph.text.amounts import SIGNS

_BEFORE = (  # what denies a comparison stands before the comparison
    (
        ">=",
        (
            "at least|a minimum of|minimum of|(?:no|not) (?:fewer|less|lower|smaller) than|not less than|"
            "不低于|不少于|至少"
        ),
    ),
    (
        "<=",
        (
            "up to|as (?:much|many|high) as|at most|(?:no|not) (?:more|higher|greater|larger) than|"
            "not to exceed|no later than|within|a maximum of|不超过|不高于|以内"
        ),
    ),
    (
        ">",
        (
            "more than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beyond|upwards of|"
            "超过|突破|高于|超"
        ),
    ),
    ("<", "less than|fewer than|below|under|低于"),
    (
        "~",
        (
            "around|about|nearly|almost|some|approximately|roughly|close to|closer to|an estimated|"
            "estimated|"
            "约|近|大约"
        ),
    ),
)
_DENIED = re.compile(  # "shall not be below", "no firm may take more than"
    r"(?:\b(?:may|shall|must|should|can|could|will|would|do|does|did|to|is|are) ?not(?: \w+){0,3}"
    r"|cannot(?: \w+){0,3}"
    r"|\b(?:no|neither|none)\b[^,.;:]{0,50} (?:may|shall|can|could|must|should|will|would)(?: \w+){0,4}) ?"
    r"(?:more than|over|above|less than|fewer than|below|under|lower than|higher than|exceed(?:ing)?)?$"
)
_TURNED = {">=": "<", ">": "<=", "<=": ">", "<": ">="}
_COMPARATORS = [(sign, re.compile(rf"(?:{words}) ?(?:cny |rmb |usd |us)?$")) for sign, words in _BEFORE]
_AFTER = (
    (
        ">=",
        re.compile(
            r"(?: per \w+)? ?(?:or more|and above|or above|and more|or higher|or over|or greater"
            r"|or better|and over|and up\b|以上|plus\b)"
        ),
    ),
    (
        "<=",
        re.compile(
            r"(?: per \w+)? ?(?:or less|or below|or lower|or fewer|or under|and below|at most|以下|以内)"
        ),
    ),
    ("~", re.compile(r" ?(?:or so|左右)")),
)
_UNIT = re.compile(
    r" (?:of )?(?P<words>(?:(?!(?:in|of|by|for|to|from|with|at|on|as|that|which|who|and|or|over|than|"
    r"across|per|"
    r"the|is|are|was|were|have|has|had|will|compared|during|since|after|before|between|under|including|"
    rf"nationwide|worldwide|globally|annually|alone|above|currently|now|today|qualified|selected|announced|"
    rf"chosen)(?![\w-]))[\w'{CHARACTERS['Sector']}{CHARACTERS['Product']}{CHARACTERS['Place']}"
    rf"{CHARACTERS['Firm']}{CHARACTERS['Programme']}&-]+ ?){{1,6}})"
)
_DEADLINE = re.compile(
    r"(?:by|before|until|till|no later than)(?: (?:the |around )?(?:end|start|beginning|close)(?: of)?)? $|"
    r"到$|至$|在$|力争$"
)
_VALUES = "".join(CHARACTERS[t] for t in ("Number", "Percent", "Money"))
_OTHER_CLAUSE = re.compile(r"(?<![^\W_])(?:while|whereas|but|aims? to|plans? to|will)(?![^\W_])|，而|，但")
_BASIS = re.compile(  # a date after these is not the date of the number
    r"(?<![^\W_])(?:since|from|than(?: in)?|compared (?:with|to)(?: in)?|versus|over|against|"
    r"(?:founded|established|created|listed|incorporated|born|launched|begun) (?:back )?in) $|[比较較]$|"
    rf"(?:from|than|with|against) (?:[a-z]+ ){{0,2}}[{_VALUES}](?: [a-z]+){{0,2}} in $"
)
_LIST = re.compile(
    rf"(?:(?:, and |, | and )[{CHARACTERS['Number']}])*"
    rf"(?:, and |, | and )([{CHARACTERS['Percent']}{CHARACTERS['Money']}])"
)
_STATED = ("value", "value_max", "unit", "currency", "comparator")


def date_of(mention: Mention) -> str | None:
    """Return the ISO date that a Date mention states."""
    value = mention.value
    found = value.get("iso") or value.get("date") or value.get("value")
    return str(found) if found else None


def is_deadline(frame: Frame, at: int) -> bool:
    """Whether the date at a position of the frame says by when."""
    return frame.mentions[at].value.get("kind") == "by" or bool(_DEADLINE.search(frame.string, 0, at))


def read_quantity(frame: Frame, mention: Mention) -> dict[str, Any]:
    """Return value, unit, currency and comparator of a number, percentage or sum.

    What the mention leaves open is read from its neighbours: "at least" before it,
    the noun counted after it.
    """
    at = next(i for i, m in frame.mentions.items() if m is mention)
    found = {key: mention.value[key] for key in _STATED if mention.value.get(key) is not None}
    sign = found.pop("comparator", "=")
    sign = SIGNS.get(sign, sign)
    if sign == "=":
        before = frame.string[max(0, at - 28) : at]
        near = [s for s, pattern in _COMPARATORS if pattern.search(before)]
        near += [s for s, pattern in _AFTER if pattern.match(frame.string, at + 1)]
        sign = near[0] if near else sign
    if sign in _TURNED and _compares(mention) and _DENIED.search(frame.string, max(0, at - 90), at):
        sign = _TURNED[sign]
    found["comparator"] = sign
    if mention.type == "Percent":
        found["unit"] = "percentage points" if found.get("unit") == "percentage point" else "%"
    elif mention.type == "Number" and "unit" not in found:
        shared = _LIST.match(frame.string, at + 1)
        if shared:  # "9 and 11 percent"
            last = frame.mentions[shared.start(1)]
            found |= {key: last.value[key] for key in ("unit", "currency") if last.value.get(key)}
            if last.type == "Percent":
                found["unit"] = "%"
            return found
        counted = _UNIT.match(frame.string, at + 1)
        if counted:
            words = frame.words(
                counted.start("words"), counted.start("words") + len(counted["words"].rstrip())
            )
            found["unit"] = words.split()[-1]
            found["noun"] = words
    return found


def _compares(mention: Mention) -> bool:
    """Whether a comparison is one that "not" turns round: "more than", but not "at least"."""
    return mention.value.get("comparator") not in ("at-least", "at-most", "about")


def find_date(frame: Frame, start: int, end: int, *, deadline: bool, measured: bool = False) -> str | None:
    """Return the date nearest to a match that is, or is not, a deadline.

    Of a number ``measured``, dates that it is compared with ("up from 2019") and those
    of another clause are left out.
    """
    best: tuple[int, str] | None = None
    described = [m for m in frame.mentions.values() if m.value.get("described")]
    for at, mention in frame.mentions.items():
        if mention.type != "Date" or is_deadline(frame, at) != deadline:
            continue
        if measured and _BASIS.search(frame.string, 0, at):
            continue
        if not deadline and any(m.start < mention.start < m.end for m in described):
            continue  # "the plan for the year 2030" is not of that year
        iso = date_of(mention)
        distance = 0 if start <= at < end else min(abs(at - start), abs(at - end))
        low, high = min(at, start), max(at, end)
        if measured and at > end and _OTHER_CLAUSE.search(frame.string, end, at):
            continue
        if any(c in frame.string[low:high] for c in ";；。") or (distance > 80 and at > end):
            continue
        if iso and (best is None or distance < best[0]):
            best = distance, iso
    return best[1] if best else None
