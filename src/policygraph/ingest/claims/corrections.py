"""Facts as people judged them: corrected, accepted, or sent back to wait."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, frozen
from pyoxigraph import NamedNode, Quad

from policygraph.ingest.claims.concepts import Concepts
from policygraph.ingest.claims.describe import CLASSES
from policygraph.ingest.claims.mapping import RULES
from policygraph.ingest.claims.reading import Reading, read_fact
from policygraph.ingest.claims.roles import Context, is_entity, kind_of
from policygraph.model import rdf
from policygraph.model.claims import evidence_iri, local_name
from policygraph.model.iris import BASE
from policygraph.model.values import Fact
from policygraph.resolve.judgements import NOTHING, Judgements
from policygraph.search import Said
from policygraph.store.shipped import shipped_entities

_ROUNDS = 8


@frozen
class Judged:
    """A fact as it stands after all corrections, and every IRI that a judgement may name it by."""

    fact: Fact
    readings: tuple[Reading, ...]
    names: tuple[str, ...]
    issues: tuple[str, ...]
    edited: bool
    minted: Mapping[str, tuple[str, str]]  # concepts that are not shipped, with scheme and words

    def revisions(self) -> Iterator[Quad]:
        """Yield, for a corrected fact, the names it went by before: judgements may name it by these."""
        now = {iri for r in self.readings for iri in (r.claim.iri.value, r.evidence.value)}
        for reading in self.readings if self.edited else ():
            graph = rdf.source_graph(self.fact.source)
            for name in self.names:
                if name not in now:
                    yield Quad(reading.evidence, rdf.REVISION_OF, NamedNode(name), graph)

    def is_accepted(self, judgements: Judgements) -> bool:
        """Tell whether its claims go into the graph; whoever corrects a claim accepts it."""
        named = set(self.names)
        if not self.readings or named & judgements.reject:
            return False
        return self.fact.status == "accepted" or self.edited or bool(named & judgements.accept)


def judged(fact: Fact, concepts: Concepts, language: str, judgements: Judgements) -> Judged:
    """Return a fact with the corrections that people made to it.

    A correction changes the claim and so its IRI; a later one may name either.
    """
    names: dict[str, None] = {passage_iri(fact): None}
    done: dict[str, None] = {}
    for _ in range(_ROUNDS):
        context = Context(concepts, language, judgements.same)
        readings = tuple(read_fact(fact, context))
        names |= dict.fromkeys(iri.value for r in readings for iri in (r.claim.iri, r.evidence))
        fresh = [name for name in names if name in judgements.edit and name not in done]
        if not fresh:
            break
        for name in fresh:
            done[name] = None
            fact = correct(fact, judgements.edit[name])
    claims = [reading.claim.iri.value for reading in readings]
    ordered = tuple(dict.fromkeys([*claims, *names]))
    return Judged(fact, readings, ordered, tuple(context.issues), bool(done), context.minted)


def correct(fact: Fact, changes: Mapping[str, str]) -> Fact:
    """Return a fact with some roles changed; a role is named as the fact or as the claim names it.

    What does not stand in the quote is marked as inferred: the source did not say it.

    >>> said = Fact("supplies", {}, 0, 9, "a parts b", "s", 0.5, "review", "r")
    >>> after = correct(said, {"product": f"{BASE}id/product/parts", "tier": "2"})
    >>> after.roles["product"].rsplit("/", 1)[-1], after.inferred
    ('parts', ('tier',))
    """
    roles: dict[str, Any] = dict(fact.roles)
    inferred = list(fact.inferred)
    for name, value in changes.items():
        role = _role(fact, name)
        inferred = [one for one in inferred if one != role]
        if role == "modality":
            fact = evolve(fact, modality=value)
        elif role == "claimed_by":
            fact = evolve(fact, claimed_by=None if value == NOTHING else value)
        elif value == NOTHING:
            roles.pop(role, None)
        else:
            roles[role] = value
            if not _stands_in(value, fact.quote):
                inferred.append(role)
    return evolve(fact, roles=roles, inferred=tuple(inferred))


def passage_iri(fact: Fact) -> str:
    """Return the IRI that a fact goes by where no claim can be read from it."""
    kind = NamedNode(f"{BASE}id/fact/{fact.type}")
    return evidence_iri(kind, fact.source, fact.start, fact.end).value


def said_of_corrected(fact: Fact, entities: Mapping[str, object]) -> Iterator[Said]:
    """Yield the kinds of entities that a correction brought in and the document does not name."""
    for value in fact.roles.values():
        for iri in value if isinstance(value, list | tuple) else (value,):
            known = iri in entities or iri in shipped_entities()
            if is_entity(iri) and not known and kind_of(iri) in CLASSES:
                yield Said(fact.source, iri, rdf.TYPE.value, str(CLASSES[kind_of(iri)]))


def _role(fact: Fact, name: str) -> str:
    rule = RULES.get(fact.type.replace("-", "_"))
    if name in fact.roles or rule is None or name in rule.roles:
        return name
    if name == "claimedBy":
        return "claimed_by"
    found = [role for role, reader in rule.roles.items() if local_name(reader.prop) == name]
    return next((role for role in found if role in fact.roles), found[0] if found else name)


def _stands_in(value: str, quote: str) -> bool:
    words = value.rsplit("/", 1)[-1].replace("-", " ") if is_entity(value) else value
    return words.casefold() in quote.casefold()
