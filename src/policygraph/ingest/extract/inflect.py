"""Forms of English verbs and nouns, so that a family lists lemmas only."""

from functools import cache

_IRREGULAR = {  # lemma: (past, participle); regular ones are made by rule
    "be": ("was|were", "been"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "come": ("came", "come"),
    "cut": ("cut", "cut"),
    "draw": ("drew", "drawn"),
    "draft": ("drafted", "drafted"),
    "fall": ("fell", "fallen"),
    "find": ("found", "found"),
    "get": ("got", "got|gotten"),
    "give": ("gave", "given"),
    "grow": ("grew", "grown"),
    "have": ("had", "had"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "leave": ("left", "left"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shrink": ("shrank", "shrunk"),
    "sink": ("sank", "sunk"),
    "slide": ("slid", "slid"),
    "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"),
    "split": ("split", "split"),
    "spin": ("spun", "spun"),
    "take": ("took", "taken"),
    "tell": ("told", "told"),
    "win": ("won", "won"),
    "write": ("wrote", "written"),
    "undertake": ("undertook", "undertaken"),
    "overtake": ("overtook", "overtaken"),
    "withdraw": ("withdrew", "withdrawn"),
}
_DOUBLED = """
    ship plan step stop drop equip refer transfer cap map chip set cut put run hit get win begin
    spin slip top trim commit permit omit submit allot scrap tap sum split
""".split()  # noqa: SIM905  a page of quotation marks reads worse


def verb_forms(lemma: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of a verb; words after the verb itself stay as they are.

    >>> verb_forms("supply")["past"], verb_forms("set up")["ing"], verb_forms("plan")["s"]
    (('supplied',), ('setting up',), ('plans',))
    """
    head, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    past, participle = _IRREGULAR.get(head, (_with_ed(head), _with_ed(head)))
    return {
        "base": (head + rest,),
        "s": (("is" if head == "be" else "has" if head == "have" else plural(head)) + rest,),
        "past": tuple(form + rest for form in past.split("|")),
        "pp": tuple(form + rest for form in participle.split("|")),
        "ing": (_with_ing(head) + rest,),
    }


@cache
def plural(noun: str) -> str:
    """Return the plural of a noun, which is also the third person of a verb.

    >>> plural("supplier"), plural("subsidiary"), plural("branch")
    ('suppliers', 'subsidiaries', 'branches')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "z", "ch", "sh", "do", "go")):
        return f"{noun}es"
    return f"{noun}s"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in _DOUBLED else f"{verb}ed"


def _with_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if verb in _DOUBLED else f"{verb}ing"
