"""The small language of families, compiled to regular expressions over frame strings.

``{role:Type}`` one mention, ``{role:Type+}`` a list of them, ``{Type}`` one without a
role, ``{role:np}`` and ``{role:np+}`` words that no mention covers (``!``: their left
edge is open), ``{role:measure}`` a noun phrase that tells what a number measures,
``<lemma>`` and ``<lemma.form>`` words of the lexicon (``{role:<lemma>}`` keeps them),
``~`` and ``~~`` a short and a long gap. All else is a regular expression.
``families/README.md`` shows each with an example.
"""

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from policygraph.errors import ModelError
from policygraph.ingest.extract.frames import CHARACTERS
from policygraph.ingest.extract.inflect import plural, verb_forms
from policygraph.text.needles import Need, find_needs

GROUPS = {
    "Body": ("GovernmentBody",),
    "Org": ("Firm", "GovernmentBody", "OtherOrganisation"),
    "Company": ("Firm", "OtherOrganisation"),
    "Scheme": ("Policy", "Programme"),
    "Value": ("Number", "Percent", "Money"),
    "Quantity": ("Number", "Percent"),
    "Thing": ("Product", "Sector"),
    "Field": ("Sector", "Product"),
    "Anything": ("Policy", "Programme", "GovernmentBody", "Firm", "OtherOrganisation", "Sector", "Product"),
}
_SOFT = "".join(CHARACTERS[t] for t in ("Sector", "Product", "Place", "Number", "Percent"))
_HARD = "".join(c for c in CHARACTERS.values() if c not in _SOFT)
_OWNERS = "".join(CHARACTERS[t] for t in ("Firm", "OtherOrganisation", "GovernmentBody"))
_DATE = CHARACTERS["Date"]
_SAID = (
    r"(?:(?:said|says|announced|announces|confirmed|disclosed|revealed|stated|added|noted)"
    rf"(?: (?:on |in )?{_DATE}| on \w+day| last week| this week)?,?(?: that)? (?:it|they) )"
)
_UNMEASURED = ".;:!?。；：！？–—,，、" + "".join(CHARACTERS[t] for t in ("Number", "Percent", "Money"))
MEASURES = ("measure", "measured")
_AUX = (
    rf"(?:, (?=will |has |have |had |also ))?{_SAID}?"
    r"(?:(?:has|have|had|also|jointly|recently|just|formally|officially|already|first|then|later|now|"
    rf"(?:on |in |in early |in late |since )?{_DATE},?|on \w+day|"
    r"last (?:year|month|week)|this (?:year|month|week)|"
    r"may|might|today|exclusively|directly|independently|agreed to|vowed to|intends to|intend to|"
    r"has agreed to|have agreed to|"
    r"will|would|"
    r"plans? to|planned to|is to|are to|is expected to|are expected to|is set to|is due to|is planning to|"
    r"aims? to|is considering|together|successfully|reportedly|currently|mainly|primarily|soon|"
    r"has been|itself) )*"
)
_SEPARATOR = (
    r"(?:, and |, or |, (?!an? )| and | or | as well as | along with | together with | & |"
    r"、|和|及|以及|与|，|；)"
)
_LAST = r"(?:, and |, or | and | or | as well as | along with | together with | & |和|及|以及|与)"
_AGENTS = frozenset(("Firm", "OtherOrganisation", "GovernmentBody", "Person"))
_OF_PLACE = f"{CHARACTERS['Place']}(?:'s|-based|-listed)?"
_KIND = (
    rf"(?:(?!and |or )(?:[\w-]+|[{CHARACTERS['Sector']}{CHARACTERS['Product']}]) ){{0,2}}?"
    r"(?:\w*makers?|giants?|company|firm|group|start-?ups?|suppliers?|producers?|manufacturers?|developers?|"
    r"operators?|brands?|rivals?|newcomers?|upstarts?|conglomerates?|compatriots?|unit|regulators?)"
)
_BEFORE = f"(?:(?:the|its|their|china's|chinese|a|an|{_OF_PLACE}|both|top|main|firms?|companies|{_KIND}) )*"
_TOKEN = re.compile(
    r"\{(?:(\w+):)?([A-Z]\w*(?:\|[A-Z]\w*)*|np|measured?|<\w+>)([+!]*)\}|<([a-z]\w*)(?:\.(\w+))?>|(~~?)"
)
_FORMS: Mapping[str | None, tuple[str, ...]] = {
    **{kind: (kind,) for kind in ("base", "s", "past", "pp", "ing")},
    None: ("base", "s", "past", "pp"),
    "fin": ("base", "s", "past"),
    "all": ("base", "s", "past", "pp", "ing"),
}
_SIGNS = 0xF0000  # characters from here on stand for tokens
_ESCAPED = re.compile(r"\\.|\[[^\]]*\]")


@frozen
class Slot:
    """A role that a pattern fills: its kinds of mention, or words; one, or a list."""

    role: str
    types: frozenset[str]
    many: bool
    leads: bool  # its left edge is open and has to be found
    listed: bool = False  # words of a lexicon entry, taken as they stand
    measure: str = ""  # "measure": a noun phrase with a metric; "measured": any thing that has a number

    @property
    def free(self) -> bool:
        """Whether words without a mention may fill it."""
        return not self.types and not self.listed


@frozen
class Pattern:
    """A frame's expression, its slots and the words it needs.

    Expressions are compiled when a passage first calls for them: most documents need few.
    """

    expression: str
    slots: tuple[Slot, ...]
    anchored: str | None = None  # what follows a first slot of open words: sought first
    needs: tuple[Need, ...] = ()  # what must stand in a passage, in this order

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return compiled(self.expression)

    @property
    def anchor(self) -> re.Pattern[str] | None:
        """What follows a first slot of open words, compiled."""
        return None if self.anchored is None else compiled(self.anchored)

    @property
    def opens(self) -> bool:
        """Whether free words come first, so that a match may begin anywhere before its anchor."""
        return bool(self.slots) and self.slots[0].free and self.expression.startswith("(?P<")


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """Return an expression of a family, compiled when it is first needed.

    Raises:
        ModelError: If it is no regular expression.
    """
    try:
        return re.compile(expression)
    except re.error as error:
        raise ModelError(
            f"the pattern {expression} cannot be read: {error}", fix="see families/README.md"
        ) from error


def types_of(spec: str) -> frozenset[str]:
    """Return the mention types that a slot's specification names.

    >>> sorted(types_of("Scheme|Firm")), types_of("np")
    (['Firm', 'Policy', 'Programme'], frozenset())
    """
    if spec in ("np", *MEASURES):
        return frozenset()
    names: set[str] = set()
    for part in spec.split("|"):
        if part not in GROUPS and part not in CHARACTERS:
            raise ModelError(
                f"{part} is no kind of mention", fix=f"one of {', '.join([*GROUPS, *CHARACTERS])}"
            )
        names.update(GROUPS.get(part, (part,)))
    return frozenset(names)


def compile_pattern(source: str, lexicon: Mapping[str, Mapping[str, list[str]]]) -> Pattern:
    """Compile one pattern of a family.

    Args:
        source: The pattern.
        lexicon: What ``<name>`` stands for: lists of ``verbs``, ``nouns`` or ``words``.

    Raises:
        ModelError: If it names an unknown lemma, type or form.
    """
    parts: list[str] = []
    slots: list[Slot] = []
    plain = ""  # the pattern, each token one character, and what each of them needs
    known: dict[str, tuple[Need, ...]] = {}
    at = 0
    for token in _TOKEN.finditer(source):
        parts.append(source[at : token.start()])
        sign = chr(_SIGNS + len(known))
        plain += parts[-1] + sign
        at = token.end()
        role, spec, many, lemma, form, gap = token.groups()
        words: frozenset[str] = frozenset()
        if spec and not role:
            slot = Slot("", types_of(spec), "+" in many, leads=False)
            words = frozenset(CHARACTERS[kind] for kind in slot.types)
            parts.append(_slot(slot))
        elif role and spec.startswith("<"):
            slots.append(Slot(role, frozenset(), many=False, leads=False, listed=True))
            expression, words = _words(spec[1:-1], None, lexicon)
            parts.append(f"(?P<{role}>{expression})")
        elif role:
            leads = "!" in many or not "".join(parts).strip()
            slot = Slot(role, types_of(spec), "+" in many, leads, measure=spec if spec in MEASURES else "")
            slots.append(slot)
            words = frozenset(CHARACTERS[kind] for kind in slot.types)
            parts.append(f"(?P<{role}>{_slot(slot)})")
        elif lemma:
            expression, words = _words(lemma, form, lexicon)
            parts.append(expression)
        else:
            parts.append(r"(?:[^;:。；!?]{0,200}?)" if gap == "~~" else r"(?:[^,;:，。；!?–—]{0,60}?)")
        known[sign] = (Need(words),) if words else ()
    parts.append(source[at:])
    anchored = None
    if slots and slots[0].measure and parts[1].startswith(f"(?P<{slots[0].role}>") and not parts[0]:
        anchored = "".join(parts[2:])
    return Pattern("".join(parts), tuple(slots), anchored, find_needs(plain + parts[-1], known))


def mentioned_in(source: str) -> tuple[frozenset[str], ...]:
    """Return the kinds of mention that a pattern needs, one of each; much cheaper than compiling it.

    >>> [sorted(kinds) for kinds in mentioned_in("{a:Firm} ~ (?:with {b:Firm})?{c:Place}? <make> {Scheme}")]
    [['Firm']]
    """
    needs = []
    for token in _TOKEN.finditer(source):
        role, spec, *_ = token.groups()
        if role and source[token.end() : token.end() + 1] != "?":
            types = frozenset() if spec.startswith("<") else types_of(spec)
            if types and not _inside_group(source[: token.start()]):
                needs.append(types)
    return tuple(needs)


@cache
def mention_list(slot: Slot) -> re.Pattern[str]:
    """Return the expression of a slot's mentions: one, or a list of them."""
    return re.compile(_slot(slot))


def _inside_group(before: str) -> bool:
    """Whether what follows stands in a bracketed group, which may be optional or one of several."""
    plain = _ESCAPED.sub("", before)
    return plain.count("(") > plain.count(")")


def _slot(slot: Slot) -> str:
    if slot.measure:
        return rf"(?<!\w)[^{_UNMEASURED}]{{1,160}}?" if slot.leads else f"[^{_UNMEASURED}]{{1,160}}"
    if slot.free:
        stops = ".;:!?。；：！？–—" + ("" if slot.many else ",，、")
        if slot.leads:
            return rf"(?<!\w)[^{stops}{_HARD}]{{1,120}}?"
        owned = "" if slot.many else rf"(?:(?<= of )[{_OWNERS}]'s [^{stops}{_HARD}]{{1,60}})?"
        return f"[^{stops}{_HARD}]{{1,{300 if slot.many else 120}}}{owned}"
    one = f"[{''.join(CHARACTERS[t] for t in sorted(slot.types))}]"
    unknown = r"(?:, [\w-]{2,20}(?=,))?"  # a member that nobody knows
    if not slot.many:
        return one
    if slot.types <= _AGENTS:  # "…, A and B, C makes": C belongs to no list, nor "B, C" before a verb
        commas, ands = rf"(?:{unknown}(?:, |; ){_BEFORE}{one})", rf"(?:{unknown}{_LAST}{_BEFORE}{one})"
        return f"{one}(?:、{one})*(?:{commas}*{ands}+|{commas}+(?=[,.;]|$))?"
    return f"{one}(?:{unknown}{_SEPARATOR}{_BEFORE}{one})*"


def _words(
    lemma: str, form: str | None, lexicon: Mapping[str, Mapping[str, list[str]]]
) -> tuple[str, frozenset[str]]:
    """The expression of a lexicon entry, and the words of which it matches one."""
    if lemma not in lexicon:
        raise ModelError(f"<{lemma}> is not in the lexicon", fix=f"it has {', '.join(sorted(lexicon))}")
    if form not in _FORMS:
        raise ModelError(f"<{lemma}.{form}> is no form", fix="base, s, past, pp, ing, fin or all")
    verbs, words, nouns = (tuple(lexicon[lemma].get(kind, ())) for kind in ("verbs", "words", "nouns"))
    return _listed(verbs, words, nouns, form)


@cache
def _listed(
    verbs: tuple[str, ...], words: tuple[str, ...], nouns: tuple[str, ...], form: str | None
) -> tuple[str, frozenset[str]]:
    inflected = [word for verb in verbs for kind in _FORMS[form] for word in verb_forms(verb)[kind]]
    numbers = [word for noun in nouns for word in (noun, plural(noun))]
    choices = sorted({*inflected, *words, *numbers}, key=lambda word: (-len(word), word))
    body = "(?:" + "|".join(re.escape(word) for word in choices) + ")"
    latin = any(word.isascii() for word in choices)
    edges = rf"(?<![^\W_]){body}(?![^\W_])" if latin else body
    return f"{_AUX}{edges}" if verbs and form is None and latin else edges, frozenset(choices)
