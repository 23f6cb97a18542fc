"""Policies that are issued as texts, edition by edition: which text is meant."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from policygraph.ingest.claims.roles import Context, Pair, Role, entity, is_entity, kind_of
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import mint
from policygraph.store.shipped import find_shipped

_YEAR = 4


def issued_text() -> Role:
    """Read what was issued into the text that an issuance is of.

    A source names the policy and means its text. Which one it is, is the reader's
    to know, so it is marked as inferred.
    """

    def read(context: Context, roles: Mapping[str, Any], value: Any) -> Iterator[Pair]:
        for prop, node in entity(pg.document).read(context, roles, value):
            text = text_of(node.value, roles) if isinstance(node, NamedNode) else None
            yield prop, NamedNode(text) if text else node
            if text:
                yield pg.inferred, pg.document

    return Role(pg.document, read)


def text_of(policy: str, roles: Mapping[str, Any]) -> str | None:
    """Return the text that sets out a policy of the register, or None where the policy itself is named.

    It is the one text of the year in which it was issued, or the only one where no
    date is stated. A list or catalogue of an edition that the register does not
    know has a text of its own, named after body, date and policy.

    >>> roles = {"body": mint("body", "ndrc"), "date": "2024-09-08"}
    >>> text_of(mint("policy", "foreign-investment-negative-list"), roles).rsplit("/", 1)[-1]
    'ndrc-2024-09-06-foreign-investment-negative-list'
    >>> text_of(mint("policy", "market-access-negative-list"), roles).rsplit("/", 1)[-1]
    'ndrc-2024-09-08-market-access-negative-list'
    """
    if policy not in _policies():
        return None
    date = str(roles.get("date") or "")
    texts = _texts().get(policy, {})
    fitting = sorted(text for text, issued in texts.items() if not date or issued[:_YEAR] == date[:_YEAR])
    if len(fitting) == 1:
        return fitting[0]
    body = roles.get("body")
    if fitting or kind_of(policy) != "policy" or not date or not isinstance(body, str) or not is_entity(body):
        return None
    issuer, words = (iri.rsplit("/", 1)[-1] for iri in (body, policy))
    return mint("document", f"{issuer} {date} {words}")


def edition_names(policy: str, roles: Mapping[str, Any]) -> Iterator[Literal]:
    """Yield the names of a text that ``text_of`` named: the policy's, with the date."""
    for quad in find_shipped(NamedNode(policy), rdf.LABEL):
        name = quad.object
        if isinstance(name, Literal):
            date = f"（{roles['date']}）" if name.language == "zh" else f" ({roles['date']})"
            yield rdf.text(f"{name.value}{date}", name.language)


@cache
def _policies() -> frozenset[str]:
    """The policies of the register that are no texts."""
    kinds: dict[str, set[object]] = {}
    for quad in find_shipped(predicate=rdf.TYPE):
        if isinstance(quad.subject, NamedNode):
            kinds.setdefault(quad.subject.value, set()).add(quad.object)
    wanted = {pg.Policy, pg.Programme, pg.Strategy}
    return frozenset(iri for iri, types in kinds.items() if types & wanted and pg.PolicyDocument not in types)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    """The texts that set out each policy, with the days they were issued on."""
    issued = {quad.subject: quad.object for quad in find_shipped(predicate=rdf.ISSUED)}
    found: dict[str, dict[str, str]] = {}
    for quad in find_shipped(predicate=pg.setOutIn):
        if isinstance(quad.object, NamedNode):
            day = issued.get(quad.object)
            known = day.value if isinstance(day, Literal) else ""
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject.value, {})[quad.object.value] = known
    return found
