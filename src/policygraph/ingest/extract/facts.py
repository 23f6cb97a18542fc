"""From matches to facts: roles checked and supplied, quotes cut, doubles merged."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve

from policygraph.ingest.extract.cues import attributed, attribution_of, modality_of
from policygraph.ingest.extract.documents import document_type, legal_status, ordinal
from policygraph.ingest.extract.entities import Cast
from policygraph.ingest.extract.families import load_families
from policygraph.ingest.extract.frames import CHARACTERS
from policygraph.ingest.extract.match import Match
from policygraph.ingest.extract.measures import Measured
from policygraph.ingest.extract.patterns import compiled
from policygraph.ingest.extract.phrases import Phrase
from policygraph.ingest.extract.reading import Measure, Passage, Topic
from policygraph.ingest.extract.sources import SOURCES
from policygraph.ingest.extract.stance import PLANNED, RUMOURED, UNREAL, is_foreign_policy, stance_of
from policygraph.ingest.extract.values import find_date, read_quantity
from policygraph.model.values import ENTITY_TYPES, Fact, Mention

# Facts below wait for review. Above, pages nobody tuned for bore out three in four or more
# (tools/fit_pairs.py tells it, whole pages left out).
ACCEPT = {"en": 0.6, "zh": 0.8}
_SEVERAL = re.compile(
    r"^[^()]*?(?<![^\W_])(?:plans|notices|documents|policies|programmes|programs|strategies|circulars|"
    r"blueprints|roadmaps|proposals|catalogues|catalogs|frameworks|schemes)(?![^\W_])"
)
_LISTED = re.compile(rf"[{CHARACTERS['GovernmentBody']}{CHARACTERS['Place']}](?:,? and|,|、|和) ?(?:the )?$")
_JOINTLY = re.compile(r"(?<![^\W_])(?:jointly|joint|together|co-\w+|collectively)(?![^\W_])")
_POLICY = frozenset(("issued", "administers", "covers_sector", "implements", "funding", "support_measure"))
UNSURE = 0.55  # what is rumoured or talked about waits for review
LONGEST_QUOTE = 400
_CONDITIONAL = frozenset(("criterion", "obligation", "support_measure", "designation_review"))
_DUTY = re.compile(r"(?<![^\W_])(?:shall|should|must)(?![^\W_])")  # what has to be is not counted yet
WORDY = 10  # words in the description of a document that nobody else would use for it
_ONE = re.compile(r"一[批个项家支条种类名]|a$")  # "a number of": no count
_YEAR = (
    re.compile(r"\d{4}"),
    re.compile(
        r"[^.;]*?(?<![^\W_])by (?:year-end|(?:the )?end of (?:the|this) year|(?:the )?year's end)(?![^\W_])"
    ),
    re.compile(r"by (?:year-end|(?:the )?end of (?:the|this) year|(?:the )?year's end),"),
)
ANAPHOR_COST = 0.03  # confidence lost by reading "the company" as a name
HEADING_COST = 0.2  # a headline is terse, and its article says the same in full
SUPPLIED_COST = 0.03  # and by supplying a role from the section
DISTANT_COST = 0.08  # and by much that stands between a verb and its subject
WORDY_COST = 0.16  # a long description is rarely the name that others give a thing


def status_of(confidence: float, *, chinese: bool) -> str:
    """Return whether a fact read with a confidence is accepted or waits for review.

    >>> status_of(0.76, chinese=False), status_of(0.76, chinese=True)
    ('accepted', 'review')
    """
    return "accepted" if confidence >= ACCEPT["zh" if chinese else "en"] else "review"


def fact_of(match: Match, passage: Passage, topic: Topic, cast: Cast, source: str) -> Fact | None:
    """Return the fact that a match states; None when a required role stays open."""
    stance = stance_of(
        match.frame.string,
        match.start,
        match.end,
        conditions=match.rule.limits or match.family.relation in _CONDITIONAL,
    )
    if stance == UNREAL:
        return None
    if match.family.relation in _POLICY and is_foreign_policy(match.frame, match.end):
        return None
    roles: dict[str, Any] = {}
    inferred: list[str] = []
    confidence = match.rule.confidence - (DISTANT_COST if match.distant else 0)
    specs = match.family.roles
    fixed = dict(match.rule.fixed)
    sign = fixed.pop("sign", 1)
    missing = set(fixed.pop("inferred", ()))
    for role, filler in match.roles.items():
        spec = specs.get(role, {})
        kind = spec.get("kind", "entity")
        if not _worded(role, filler, spec, match):
            return None
        if isinstance(filler, Mention) and filler.type == "DocumentNumber" and kind == "entity":
            filler = evolve(filler, type="Policy", value={"names": (filler.text,)})
        if isinstance(filler, Measured):
            roles.setdefault("metric", filler.metric)
            if filler.subject is not None:
                roles[role] = cast.entity(filler.subject, {"type": filler.kind})
                confidence -= 0 if filler.sure else WORDY_COST
        elif role == "value":
            if not isinstance(filler, Mention):
                return None
            quantity = read_quantity(match.frame, filler)
            if quantity.get("unit") in spec.get("without", ()) or _ONE.match(filler.text):
                return None
            if match.rule.compared and quantity["comparator"] not in (">=", "<=", ">", "<"):
                return None
            roles.update(_quantity(quantity, specs, sign))
        elif kind in ("date", "deadline"):
            iso = cast.date(filler)
            if iso:
                roles[role] = iso
        elif kind == "number":
            roles[role] = filler.value.get("value") if isinstance(filler, Mention) else filler.name
        elif kind == "ordinal":
            roles[role] = ordinal(cast.words(filler))
        elif kind == "text":
            roles[role] = cast.words(filler)
        else:
            valued = isinstance(filler, Mention) and filler.type not in ENTITY_TYPES
            roles[role] = None if valued else cast.entity(filler, spec)
            if roles[role] is None:
                return None
            if isinstance(filler, Mention) and filler.anaphor:
                confidence -= ANAPHOR_COST
            if spec.get("short") and isinstance(filler, Mention) and _wordy(filler):
                confidence -= WORDY_COST
    for role, value in fixed.items():
        kind, _, name = str(value).partition(":")
        roles[role] = cast.named(kind[1:], name) if kind.startswith("@") else value
    for role, spec in specs.items():
        if roles.get(role) is not None:
            continue
        value = _supply(role, spec, match, passage, topic, cast)
        if value is None and spec.get("kind") == "deadline":
            value = _end_of_year(match, passage.date or topic.issued)
            inferred += [role] if value is not None else []
        if isinstance(value, Measure):
            confidence = min(confidence, value.confidence)
            roles.setdefault("metric", value.metric)
            value = value.subject
        if value is not None:
            roles[role] = value
            if spec.get("kind", "entity") == "entity":
                inferred.append(role)
                confidence -= SUPPLIED_COST
        elif spec.get("required"):
            return None
    if match.family.relation == "issued" and _severally(match):
        roles["policy"] = _own_document(match, cast)
    total = roles.pop("total_count", None)  # "seven ministries including A and B"
    if isinstance(total, int) and total > match.list_size:
        roles["unnamed_count"] = total - match.list_size
    noun = roles.pop("noun", None)
    if "metric" in specs and roles.get("metric") is None:
        roles["metric"] = noun or _around(match)
    if not _sensible(roles, specs):
        return None
    start, end = quote_of(match)
    spoken = match.frame.string[match.start : match.end]
    modality = modality_of(spoken, match.rule.modality, plans=match.family.modal)
    if match.rule.limits:  # "may not have more than" is a rule, no rumour
        stance, modality = None, "stated"
    if match.family.stated and modality in ("planned", "forecast") and _DUTY.search(spoken):
        return None
    if stance is not None and modality == "stated":
        modality = stance
    who, words = attribution_of(match.frame, match.start, match.end)
    if words is None and passage.claimant is not None:
        who, words = passage.claimant
    if passage.unit.kind == "heading" and "row" not in passage.scopes:
        confidence -= HEADING_COST
    if RUMOURED in (stance, modality) or (stance == PLANNED and match.family.relation != "corporate_action"):
        confidence = min(confidence, UNSURE)
    if who is not None and not match.rule.source and any(filler is who for filler in match.roles.values()):
        return None  # whom a passage quotes is seldom whom it is about, unless a frame says so
    if match.probability is not None:  # all that costs confidence is weighed in it
        sure = RUMOURED not in (stance, modality)
        confidence = match.probability if sure else min(match.probability, UNSURE)
    modality = attributed(modality, words)
    claimed_by = cast.entity(who, {}) if who is not None else None
    confidence = round(min(1.0, max(0.05, confidence)), 3)
    return Fact(
        type=match.family.relation,
        roles=roles,
        start=start,
        end=end,
        quote=match.frame.text[start:end],
        source=source,
        confidence=confidence,
        status=status_of(confidence, chinese=match.frame.chinese),
        rule=match.rule.name,
        modality=modality,
        claimed_by=claimed_by,
        attribution=words,
        inferred=tuple(sorted({*inferred, *missing})),
    )


def _severally(match: Match) -> bool:
    """Whether each of several issuers has its own: "A, B and C have issued detailed plans"."""
    policy = match.roles.get("policy")
    several = match.list_size > 1 or _LISTED.search(match.frame.string, 0, match.start)
    if not several or not isinstance(policy, Mention) or policy.anaphor:
        return False
    spoken = match.frame.string[match.start : match.end]
    described = policy.value.get("described") and _SEVERAL.search(str(policy.value["names"][0]))
    return bool(described) and not _JOINTLY.search(spoken)


def _own_document(match: Match, cast: Cast) -> str:
    """The document that one issuer of several has, named after it."""
    policy, body = match.roles["policy"], match.roles["body"]
    name = f"{cast.words(policy)} of {cast.words(body)}"
    iri = cast.identify("Policy", name, False)
    cast.name(iri, "Policy", name)
    return iri


def harmonise(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts with doubles of one passage merged and optional roles made alike.

    Two rules may read one passage; the surer reading stays and takes over roles that
    only the other one found. Facts that say the same elsewhere keep their own
    quotes, but the roles that one passage adds hold for all.
    """
    keys = {
        family.relation: tuple(
            r for r, spec in family.roles.items() if spec.get("required") or spec.get("key")
        )
        for family in load_families()
    }
    groups: dict[tuple[Any, ...], list[Fact]] = {}
    for fact in facts:
        identity = (fact.type, *(str(fact.roles.get(role)) for role in keys[fact.type]))
        groups.setdefault(identity, []).append(fact)
    for identity in _poorer(groups, keys):
        del groups[identity]
    merged: list[Fact] = []
    for group in groups.values():
        # What a frame reads in full proves more than what is inferred or only weighed.
        group.sort(
            key=lambda f: (f.rule.endswith("/pair"), len(f.inferred), -f.confidence, f.start, f.end, f.rule)
        )
        shared: dict[str, Any] = {}
        for fact in group:
            for role, value in fact.roles.items():
                if shared.get(role) is None:
                    shared[role] = value
        modality = group[0].modality
        kept: list[Fact] = []
        for fact in group:
            if any(fact.start < other.end and other.start < fact.end for other in kept):
                continue
            told = modality if fact.modality in ("stated", "planned") else fact.modality
            kept.append(evolve(fact, roles=dict(shared), modality=told))
        merged += kept
    merged = _exact(merged)
    return sorted(merged, key=lambda f: (f.start, f.end, f.type, sorted(map(str, f.roles.items()))))


def _poorer(groups: Iterable[tuple[Any, ...]], keys: Mapping[str, tuple[str, ...]]) -> list[tuple[Any, ...]]:
    """Facts that say less than another one: X supplies Y, where the text also says with what."""
    stated = {
        identity: tuple(
            pair for pair in zip(keys[identity[0]], identity[1:], strict=True) if pair[1] != "None"
        )
        for identity in groups
    }
    richer = {
        (identity[0], pairs[:at] + pairs[at + 1 :])
        for identity, pairs in stated.items()
        for at in range(len(pairs))
    }
    return [identity for identity, pairs in stated.items() if (identity[0], pairs) in richer]


def _exact(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out what another relation of the same passage says more exactly: partner, where it supplies."""
    blunt = {family.relation: family.yields_to for family in load_families() if family.yields_to}
    said = [(f, set(map(str, f.roles.values()))) for f in facts if f.type in set().union(*blunt.values())]

    def told(fact: Fact) -> bool:
        pair = {value for value in fact.roles.values() if isinstance(value, str) and "/id/" in value}
        return any(
            other.type in blunt[fact.type]
            and pair <= values
            and fact.start < other.end
            and other.start < fact.end
            for other, values in said
        )

    return [fact for fact in facts if fact.type not in blunt or not told(fact)]


def _quantity(quantity: Mapping[str, Any], specs: Mapping[str, Any], sign: int) -> dict[str, Any]:
    value = quantity["value"]
    if sign == -1 and isinstance(value, int | float):
        value = -abs(value)
    name = "amount" if "amount" in specs else "value"
    found = {name: value, "comparator": quantity["comparator"]}
    if sign == -1:
        found.pop("comparator")
    currency = quantity.get("currency")
    if quantity.get("value_max") is not None:
        found["value_max"] = quantity["value_max"]
    if name == "amount":
        found["currency"] = currency
        found["unit"] = quantity.get("unit")
    else:
        found["unit"] = currency or quantity.get("unit")
        if "metric" in specs and quantity.get("noun"):
            found["noun"] = quantity["noun"]
    return found


def _supply(
    role: str, spec: Mapping[str, Any], match: Match, passage: Passage, topic: Topic, cast: Cast
) -> Any:
    kind = spec.get("kind", "entity")
    if kind in _TOLD_BY_TITLE:
        return _TOLD_BY_TITLE[kind](_title(match.roles.get(spec["of"])))
    if kind == "date":
        if passage.date or not match.rule.supply.get(role, True):
            return passage.date
        iso = find_date(match.frame, match.start, match.end, deadline=False, measured=spec.get("by", False))
        if iso is None and spec.get("by"):  # "had 40 mills by the end of 2019"
            iso = find_date(match.frame, match.start, match.end, deadline=True, measured=True)
        return iso
    if kind == "deadline":
        return find_date(match.frame, match.start, match.end, deadline=True) or passage.deadline
    for source in match.rule.supply.get(role, spec.get("from", ())):
        found = SOURCES[source](match, topic)
        if found is not None:
            return found if isinstance(found, Measure | int) else cast.entity(found, spec)
    return None


def _end_of_year(match: Match, date: str | None) -> str | None:
    """The year meant by "by the end of the year", where the passage is dated."""
    if date is None or not _YEAR[0].match(date):
        return None
    said = _YEAR[1].match(match.frame.string, match.start) or _YEAR[2].match(match.frame.string)
    return date[:4] if said else None


_TOLD_BY_TITLE = {"document-type": document_type, "legal-status": legal_status}


def _title(filler: Mention | Phrase | None) -> str:
    if not isinstance(filler, Mention):
        return ""
    named = filler.value.get("stands_for", filler)
    return str(next(iter(named.value.get("names", ())), named.text))


def _wordy(filler: Mention) -> bool:
    names = filler.value.get("stands_for", filler).value.get("names")
    return bool(names) and len(str(names[0]).split()) > WORDY


def _worded(role: str, filler: Mention | Phrase, spec: Mapping[str, Any], match: Match) -> bool:
    """Whether the words of a filler are such as the role and the frame allow."""
    words = (filler.name if isinstance(filler, Phrase) else filler.text).casefold()
    where = match.rule.where.get(role)
    wanted = (spec.get("matches"), compiled(where) if where else None)
    barred = spec.get("excludes")
    return not (barred and barred.search(words)) and all(p.search(words) for p in wanted if p)


def _around(match: Match) -> str:
    """The words of a match, for want of a better name of what is measured."""
    return match.frame.words(match.start, match.end)[:120]


def _sensible(roles: Mapping[str, Any], specs: Mapping[str, Any]) -> bool:
    """No thing stands in a relation to itself."""
    entities = [
        roles[role]
        for role, spec in specs.items()
        if spec.get("kind", "entity") == "entity" and roles.get(role) is not None
    ]
    return len(entities) == len(set(entities))


def quote_of(match: Match) -> tuple[int, int]:
    """The passage that carries a match, with the names in full, at most 400 characters."""
    start, end = match.frame.span(match.start, match.end)
    for filler in match.roles.values():
        if isinstance(filler, Mention) and not filler.anaphor:
            end = max(end, filler.end) if start <= filler.start < end else end
    if end - start > LONGEST_QUOTE:  # of a long list, the stretch that ends with the member named
        named = [f.end for f in match.roles.values() if isinstance(f, Mention) and start <= f.start < end]
        end = max([start + LONGEST_QUOTE, *named])
        start = end - LONGEST_QUOTE
    while end > start and match.frame.text[end - 1].isspace():
        end -= 1
    while start < end and (match.frame.text[start].isspace() or match.frame.text[start] in ",，–—"):
        start += 1
    return start, end
