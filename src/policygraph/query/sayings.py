"""What a claim says of one entity in it, as one line of English."""

from collections.abc import Callable, Mapping, Sequence, Set
from decimal import Decimal, InvalidOperation

from attrs import frozen

_SIGNS = {
    "at-least": "at least ",
    "more-than": "more than ",
    "at-most": "up to ",
    "less-than": "less than ",
    "about": "about ",
}


@frozen
class Reading:
    """A claim's class, the roles that the entity plays in it, and its other values in words."""

    kind: str
    roles: Set[str]
    values: Mapping[str, Sequence[str]]

    def get(self, *names: str) -> str:
        """Return the values of the first property that has any, joined."""
        return next((", ".join(self.values[name]) for name in names if self.values.get(name)), "")


def say(reading: Reading) -> str:
    """Return the line.

    >>> say(Reading("SupplyRelation", {"customer"}, {"supplier": ["Beta"], "product": ["gears"]}))
    'Beta: gears'
    >>> say(Reading("Observation", {"subject"}, {"indicator": ["net debt"], "value": ["2700"]}))
    'net debt: 2,700'
    """
    return _SAYERS.get(reading.kind, _say_parts)(reading).strip()


def say_quantity(reading: Reading) -> str:
    """Return comparator, value and unit as people write them.

    >>> told = {"comparator": ["at-least"], "value": ["85.0"], "unit": ["percent"]}
    >>> say_quantity(Reading("Target", set(), told))
    'at least 85 percent'
    """
    value, upper = _number(reading.get("value")), _number(reading.get("upperValue"))
    amount = f"{value} to {upper}" if upper else value or reading.get("valueText")
    sign = _SIGNS.get(reading.get("comparator"), "") if not upper else ""
    return f"{sign}{amount} {reading.get('unit')}".strip()


def _number(text: str) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return f"{value.normalize():,f}" if value == value.to_integral() else f"{value.normalize():,}"


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _after(head: str, tail: str, between: str = ": ") -> str:
    return f"{head}{between}{tail}" if head and tail else head or tail


def _supply(r: Reading) -> str:
    share = _after(r.get("sharePercent"), "per cent of it", " ") if r.get("sharePercent") else ""
    other = r.get("supplier") if "customer" in r.roles else r.get("customer")
    if not r.roles & {"supplier", "customer"}:
        other = f"{r.get('supplier')} → {r.get('customer')}"
    return _join(_after(other, r.get("product")), share)


def _ownership(r: Reading) -> str:
    share = f"{_number(r.get('sharePercent'))} per cent" if r.get("sharePercent") else ""
    return _after(f"owned by {r.get('owner')}" if "owned" in r.roles else f"owns {r.get('owned')}", share)


def _designation(r: Reading) -> str:
    other = r.get("programme") if "designee" in r.roles else r.get("designee")
    return _join(_after(other, r.get("designationStatus")), "" if "batch" in r.roles else r.get("batch"))


def _issuance(r: Reading) -> str:
    others = f"and {r.get('unnamedCount')} not named" if r.get("unnamedCount") else ""
    if "document" in r.roles:
        return f"issued by {_after(r.get('issuer'), others, ' ')}"
    together = _after(r.get("issuer"), others, " ")
    return _after(f"issued {r.get('document')}", f"(with {together})" if together else "", " ")


def _relation(r: Reading) -> str:
    if "fromPolicy" in r.roles:
        return f"{r.get('relationKind')} {r.get('toPolicy')}"
    return f"{r.get('fromPolicy')} {r.get('relationKind')} it"


def _implementation(r: Reading) -> str:
    where = _join(r.get("place"), r.get("placeText"))
    return _after(r.get("policy") if "place" in r.roles else where, r.get("implementationStatus"))


def _observation(r: Reading) -> str:
    about = "" if "subject" in r.roles else r.get("subject")
    return _join(_after(r.get("indicator"), say_quantity(r)), about, r.get("sector"), r.get("place"))


def _target(r: Reading) -> str:
    due = f"by {r.get('deadline')}" if r.get("deadline") else "no deadline stated"
    by = f"set by {r.get('setBy')}" if r.get("setBy") and "setBy" not in r.roles else ""
    about = "" if "subject" in r.roles else r.get("subject")
    return _join(f"goal: {_after(r.get('indicator'), say_quantity(r))} {due}", about, by)


def _criterion(r: Reading) -> str:
    return f"requires {_join(_after(r.get('indicator'), say_quantity(r)), r.get('condition'))}"


def _funding(r: Reading) -> str:
    months = f"over {r.get('periodMonths')} months" if r.get("periodMonths") else ""
    currency = "" if r.get("unit") else "no currency stated"
    payer = f"from {r.get('funder')}" if r.get("funder") else ""
    to = f"to {r.get('beneficiary')}" if r.get("beneficiary") else ""
    policy = f"for {r.get('policy')}" if r.get("policy") else ""
    return _join(say_quantity(r), currency, payer, to, policy, r.get("amountBasis"), months)


def _triple(r: Reading) -> str:
    if "subject" in r.roles:
        return f"{r.get('predicate')} {r.get('object', 'objectValue')}"
    return f"{r.get('subject')}: {r.get('predicate')} it"


def _participation(r: Reading) -> str:
    other = r.get("event") if "participant" in r.roles else r.get("participant")
    return _after(other, r.get("role"))


def _affiliation(r: Reading) -> str:
    other = r.get("organization") if "person" in r.roles else r.get("person")
    return _after(other, r.get("position"))


def _say_parts(r: Reading) -> str:
    silent = {"type", "about", "evidence", "modality", "confidence", "independentSources", "inferred"}
    return _join(*(f"{name} {r.get(name)}" for name in sorted(r.values) if name not in silent))


_SAYERS: Mapping[str, Callable[[Reading], str]] = {
    "SupplyRelation": _supply,
    "BusinessRelation": lambda r: _after(r.get("party"), r.get("relationKind")),
    "OwnershipRelation": _ownership,
    "Designation": _designation,
    "DesignationReview": lambda r: _join(
        f"review: {r.get('outcome')}", r.get("designee"), r.get("programme")
    ),
    "Issuance": _issuance,
    "PolicyRelation": _relation,
    "Implementation": _implementation,
    "SectorTargeting": lambda r: r.get("sector") if "policy" in r.roles else r.get("policy"),
    "Observation": _observation,
    "Target": _target,
    "Criterion": _criterion,
    "Obligation": _criterion,
    "FundingCommitment": _funding,
    "SupportMeasure": lambda r: _join(r.get("instrument"), r.get("policy"), r.get("beneficiary")),
    "TripleClaim": _triple,
    "Participation": _participation,
    "Affiliation": _affiliation,
}
