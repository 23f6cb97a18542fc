"""Does a found fact say what a careful reader wrote down? These are the rules.

1. type, entities and number agree: names by folded name or alias, numbers once magnitude and unit are
   worked out, within half a per cent; a criterion's direction must agree, elsewhere it must not clash;
2. the quote touches a sentence that the reader's quote touches;
3. facts pair one to one; what the reader marked optional is neither right nor wrong.
"""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

ENTITIES = {
    "issued": ("policy", "body"),
    "administers": ("body", "programme"),
    "covers_sector": ("subject", "sector"),
    "implements": ("subject", "object"),
    "designated": ("firm", "programme"),
    "supplies": ("supplier", "customer"),
    "produces": ("firm", "product"),
    "located_in": ("subject", "place"),
    "target": ("subject",),
    "criterion": ("programme",),
    "count": ("subject",),
    "funding": ("recipient_or_programme",),
    "owns": ("owner", "owned"),
    "corporate_action": ("actor",),
    "participates": ("actor", "event"),
    "affiliated": ("person", "organisation"),
}
NUMBER = {"target": "value", "criterion": "value", "count": "value", "funding": "amount"}
LEGAL = {"co", "ltd", "limited", "inc", "corp", "corporation", "company", "plc"}
MAGNITUDES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
DIRECTION = {">": ">=", "≥": ">=", "<": "<=", "≤": "<=", "~": "=", None: "=", "": "="}
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")


def fold(name):
    text = unicodedata.normalize("NFKC", name).casefold()
    text = re.sub(r"(?<=\S)\s*\([^()]*\)\s*$", "", text)
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", text).replace("&", " and "))
    words = words[words[:1] == ["the"] :]
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    return "".join(w[:-1] if len(w) > 3 and re.search("[^s]s$", w) else w for w in words)


def names(entity):
    return {fold(n) for n in (entity["name"], entity.get("name_zh"), *(entity.get("aliases") or ())) if n}


def quantity(fact, role):
    """Value with its magnitude, and what it counts: money and per cent by name, things as one kind."""
    unit = f"{fact.get('unit') or ''} {fact.get('currency') or ''}".casefold()
    value = float(str(fact[role]).replace(",", ""))
    for word, factor in MAGNITUDES.items():
        if re.search(rf"\b{word}\b", unit):
            value *= factor
    known = re.search(r"percentage point|%|per ?cent|cny|yuan|usd|dollar|eur|day|year", unit)
    kind = {"percent": "%", "per cent": "%", "yuan": "cny", "dollar": "usd"}
    return value, kind.get(known[0], known[0]) if known else ""


def sentences(text, start, end):
    cuts = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    return {i for i, (a, b) in enumerate(pairwise(cuts)) if a < end and start < b}


def agree(gold, found, gold_entities, found_entities, text):
    kind = gold["type"]
    if kind != found["type"]:
        return False
    for role in ENTITIES[kind]:
        if found.get(role) is None or not names(gold_entities[gold[role]]) & names(
            found_entities[found[role]]
        ):
            return False
    if kind in NUMBER:
        (a, unit), (b, other) = quantity(gold, NUMBER[kind]), quantity(found, NUMBER[kind])
        free = kind == "funding" and not gold.get("currency")
        if abs(a - b) > 0.005 * abs(a) or not (free or unit == other):
            return False
        way = [DIRECTION.get(f.get("comparator"), f.get("comparator")) for f in (gold, found)]
        if way[0] != way[1] and (kind == "criterion" or set(way) == {">=", "<="}):
            return False
    here = sentences(text, found["start"], found["end"])
    return any(
        here & sentences(text, m.start(), m.end()) for m in re.finditer(re.escape(gold["quote"]), text)
    )


def alike(fact):
    """What makes two found facts one: type and every role, wherever they stand."""
    apart = {"record", "document", "type", "quote", "start", "end", "confidence", "status"}
    return fact["type"], tuple(
        sorted((role, str(value)) for role, value in fact.items() if role not in apart)
    )


def judge(page, records, text, statuses=("accepted", "review")):
    """Count right, missed and false facts of one page, by type.

    Args:
        page: Gold of the page: ``entities`` and ``facts``.
        records: Records of the interchange format for the page.
        text: The page's text.
        statuses: Which of the found facts take part.
    """
    gold_entities = {e["id"]: e for e in page["entities"]}
    found_entities = {r["id"]: r for r in records if r["record"] == "entity"}
    found = [
        r for r in records if r["record"] == "fact" and r["type"] in ENTITIES and r["status"] in statuses
    ]
    gold = sorted(page["facts"], key=lambda fact: bool(fact.get("optional")))
    options = [
        [j for j, f in enumerate(found) if agree(g, f, gold_entities, found_entities, text)] for g in gold
    ]
    owner = {}

    def place(i, seen):
        for j in options[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        place(i, set())
    fitting = {
        alike(found[j]) for row in options for j in row
    }  # a fact said twice is not false the second time
    counts = {"right": Counter(), "missed": Counter(), "false": Counter()}
    paired = set(owner.values())
    for i, fact in enumerate(gold):
        if not fact.get("optional"):
            counts["right" if i in paired else "missed"][fact["type"]] += 1
    counts["false"].update(kind for kind, _ in {alike(f) for f in found} - fitting)
    return counts
