"""How one role of a fact becomes properties of a claim: small readers that the table combines."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen
from pyoxigraph import NamedNode

from policygraph.ingest.claims.concepts import Concepts, comparable, first_given, magnitude, number
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Term
from policygraph.model.iris import BASE
from policygraph.text.dates import first_day, last_day
from policygraph.text.names import is_chinese

Pair = tuple[NamedNode, Term]
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?\Z")
_NUMBERS = (
    "a an one 一",
    "two 二 两",
    "three 三",
    "four 四",
    "five 五",
    "six 六",
    "seven 七",
    "eight 八",
    "nine 九",
    "ten 十",
)
_WORDS = {word: n for n, group in enumerate(_NUMBERS, 1) for word in group.split()}
_HOLDERS = rdf.concept_node("indicator", "designated-firms")
_FIRMS = rdf.concept_node("unit", "firms")
_FIRM_UNITS = (_FIRMS, rdf.concept_node("unit", "smes"))
_FIRM_WORDS = frozenset(
    (
        "firm",
        "sme",
        "companie",
        "company",
        "enterprise",
        "businesse",
        "business",
        "企业",
        "中小企业",
        "公司",
        "家",
    )
)
_CREATED = re.compile(
    r"\b(?:creat|cultivat|foster|nurtur|designat|select|recogni[sz])(?:e|es|ed|ing)\b|培育|认定|遴选|打造"
)
_MONTHS = re.compile(
    rf"(?P<n>\d+|{'|'.join(sorted(_WORDS, key=len, reverse=True))})[ -]?(?P<unit>year|month|quarter|年|个月)"
)


@frozen
class Context:
    """What a role is read with: the concepts, the judged merges, the article's language."""

    concepts: Concepts
    language: str = "en"
    merged: Mapping[str, str] = field(factory=dict)
    issues: list[str] = field(factory=list)
    minted: dict[str, tuple[str, str]] = field(factory=dict)

    def entity(self, iri: str) -> NamedNode:
        """Return the node of an entity, the kept one where two were judged the same."""
        return NamedNode(self.merged.get(iri, iri))

    def concept(self, scheme: str, words: str, *, mint: bool) -> NamedNode | None:
        """Return the concept of these words; an unknown one is minted, or reported."""
        if not mint:
            found = self.concepts.find(scheme, words)
            if found is None:
                self.issues.append(f"no {scheme} is named {words!r}")
            return found
        within = self.concepts.find_within(scheme, words) if scheme == "indicator" else None
        found = self.concepts.find(scheme, words) or within or self.concepts.get(scheme, words)
        if found.value not in self.concepts.shipped:
            self.minted.setdefault(found.value, (scheme, words))
        return found


Read = Callable[[Context, Mapping[str, Any], Any], Iterable[Pair]]


@frozen
class Role:
    """A role's reader and the property it fills; ``prop`` also says what was inferred."""

    prop: NamedNode
    read: Read


def kind_of(iri: str) -> str:
    """Return the kind of thing that an IRI of ours names.

    >>> kind_of(f"{BASE}id/firm/goldwind"), kind_of(f"{BASE}vocab/sector/robotics")
    ('firm', 'vocab/sector')
    """
    path = iri.removeprefix(BASE)
    home, _, rest = path.partition("/")
    return rest.partition("/")[0] if home == "id" else f"vocab/{rest.partition('/')[0]}"


def is_entity(value: object) -> bool:
    """Tell whether a role's value names an entity."""
    return isinstance(value, str) and value.startswith(BASE)


def entity(prop: NamedNode, kinds: Mapping[str, NamedNode] | None = None) -> Role:
    """Read an entity into a property, or into another one by its kind."""

    def read(context: Context, _: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        for iri in value if isinstance(value, list | tuple) else (value,):
            if is_entity(iri):
                node = context.entity(iri)
                yield (kinds or {}).get(kind_of(node.value), prop), node
            else:
                context.issues.append(f"{iri!r} names no entity")

    return Role(prop, read)


def concept(prop: NamedNode, scheme: str, *, mint: bool = False) -> Role:
    """Read words into a concept; in a closed scheme unknown words are an issue, never a default."""

    def read(context: Context, _: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        words = str(value)
        found = NamedNode(words) if words.startswith(BASE) else context.concept(scheme, words, mint=mint)
        if found is not None:
            yield prop, found

    return Role(prop, read)


def words(prop: NamedNode) -> Role:
    """Read words into a text with its language."""

    def read(_: Context, __: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        yield prop, rdf.text(str(value), "zh" if is_chinese(str(value)) else "en")

    return Role(prop, read)


def figure(prop: NamedNode, *, whole: bool = False) -> Role:
    """Read a number."""

    def read(context: Context, _: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        found = number(str(value).rstrip("%"))
        if found is None or (whole and found != int(found)):
            context.issues.append(f"{value!r} is no number")
        else:
            yield prop, rdf.integer(int(found)) if whole else rdf.decimal(found)

    return Role(prop, read)


def day(prop: NamedNode, *, last: bool = False, until: NamedNode | None = None) -> Role:
    """Read a date: its first or last day, and its printed precision in EDTF.

    A date without a year gives no day; only the precision is kept.
    """

    def read(context: Context, _: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        iso = str(value).strip()
        if iso.startswith("--"):
            yield pg.statedPeriod, rdf.text(f"XXXX-{iso[2:]}")
        elif not _ISO.match(iso):
            context.issues.append(f"{iso!r} is no date")
        else:
            try:
                yield prop, rdf.date(last_day(iso) if last else first_day(iso))
                if until is not None and "/" in iso:
                    yield until, rdf.date(last_day(iso))
            except ValueError:
                context.issues.append(f"{iso!r} is no date")
                return
            if len(iso) != len("2024-01-01"):
                yield pg.statedPeriod, rdf.text(iso)

    return Role(prop, read)


def batch() -> Role:
    """Read a batch number into the batch of the fact's programme."""

    def read(context: Context, roles: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        programme = next((r for r in (roles.get("programme"), roles.get("subject")) if is_entity(r)), None)
        ordinal = number(value)
        if is_entity(value):
            yield pg.batch, context.entity(value)
        elif programme is None or ordinal is None or ordinal != int(ordinal):
            context.issues.append(f"batch {value!r} has no programme or no number")
        else:
            yield pg.batch, batch_node(context.entity(programme), int(ordinal))

    return Role(pg.batch, read)


def batch_node(programme: NamedNode, ordinal: int) -> NamedNode:
    """Return the batch of a programme by its number.

    >>> batch_node(NamedNode(f"{BASE}id/programme/little-giants"), 6).value
    'https://w3id.org/policygraph/id/batch/little-giants-6'
    """
    return NamedNode(f"{BASE}id/batch/{programme.value.rsplit('/', 1)[-1]}-{ordinal}")


def holders_node(batch: NamedNode) -> NamedNode:
    """Return the group of the firms that hold a title from one batch, named by nobody.

    >>> holders_node(NamedNode(f"{BASE}id/batch/little-giants-6")).value
    'https://w3id.org/policygraph/id/group/little-giants-6'
    """
    return NamedNode(f"{BASE}id/group/{batch.value.rsplit('/', 1)[-1]}")


def months() -> Role:
    """Read a duration, or a period of years, into the time over which money is paid; one date is neither."""

    def read(context: Context, roles: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        spoken = str(value).strip().lower()
        match = _MONTHS.search(spoken)
        if match:
            count = int(match["n"]) if match["n"].isdigit() else _WORDS[match["n"]]
            factor = {"year": 12, "年": 12, "quarter": 3}.get(match["unit"], 1)
            yield pg.periodMonths, rdf.integer(count * factor)
        elif "/" in spoken:
            yield from day(pg.validFrom, until=pg.validUntil).read(context, roles, value)
        else:
            yield from day(pg.asOf, last=True).read(context, roles, value)

    return Role(pg.periodMonths, read)


def ceiling() -> Role:
    """Read "up to" of a sum that nobody pays out as a whole: the most for one unit, such as one car."""

    def read(context: Context, roles: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        limit = context.concepts.comparator(value)
        if limit == rdf.concept_node("comparator", "at-most") and not roles.get("payer"):
            yield pg.amountBasis, rdf.concept_node("amount-basis", "unit-ceiling")
            yield pg.inferred, pg.amountBasis

    return Role(pg.amountBasis, read)


def read_measure(context: Context, roles: Mapping[str, Any]) -> Iterator[Pair]:
    """Yield indicator, comparator, value and unit of a fact that states a quantity.

    Magnitudes are worked out, so that 6 million CNY is 6000000; words that are
    no number are kept as they are. What follows a sum without currency is no unit
    unless it is a known one: "60 bn fund" is not sixty billion funds.
    """
    written = first_given(roles, ("value", "amount"))
    power, unit = magnitude(str(roles.get("unit") or ""))
    value, upper = number(written), number(roles.get("value_max"))
    currency = roles.get("currency")
    if currency is None and roles.get("amount") is not None and not context.concepts.find("unit", unit):
        unit = ""
    name = " per ".join(part for part in (str(currency or ""), unit.removeprefix("per ")) if part)
    measured = context.concept("unit", name, mint=True) if name else None
    metric = first_given(roles, ("metric",))
    if metric and counts_holders(roles, str(metric), measured):
        yield pg.indicator, _HOLDERS
        measured = _FIRMS
    elif metric:
        indicator = context.concept("indicator", str(metric), mint=True)
        if indicator is not None:
            yield pg.indicator, indicator
    if value is not None:
        yield pg.value, rdf.decimal(value.scaleb(power))
        sign = "between" if upper is not None else roles.get("comparator") or "equal"
        comparator = context.concepts.comparator(sign)
        if comparator is None:
            context.issues.append(f"no comparator is named {sign!r}")
        else:
            yield pg.comparator, comparator
    elif written is not None:
        yield pg.valueText, rdf.text(str(written), context.language)
    if upper is not None:
        yield pg.upperValue, rdf.decimal(upper.scaleb(power))
    if measured is not None:
        yield pg.unit, measured


def counts_holders(roles: Mapping[str, Any], metric: str, unit: NamedNode | None) -> bool:
    """Tell whether a number says how many firms hold the title of a programme.

    Firms counted of a programme are its holders, whether the words call them
    companies or small firms, so that a goal and its outcome meet; a goal of
    "creating 10,000" counts them without a noun.

    >>> champions = {"subject": f"{BASE}id/programme/champions"}
    >>> counts_holders(champions, "companies", _FIRMS), counts_holders(champions, "jobs", None)
    (True, False)
    """
    about = first_given(roles, ("measured", "subject"))
    if not is_entity(about) or kind_of(about) != "programme":
        return False
    counted = comparable(metric).removesuffix("s")
    if unit in _FIRM_UNITS:
        return counted in _FIRM_WORDS or _CREATED.search(counted) is not None
    return unit is None and _CREATED.search(counted) is not None
