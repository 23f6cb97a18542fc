"""Decisions of people, checked against what the workspace holds before one of them is written."""

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen
from pyoxigraph import NamedNode

from policygraph.errors import QueryError, StoreError
from policygraph.ingest.claims.roles import is_entity, kind_of
from policygraph.model import rdf
from policygraph.model.iris import short_iri
from policygraph.query.names import resolve_name
from policygraph.resolve.judgements import (
    NOTHING,
    Decision,
    append_decisions,
    judge,
    make_decision,
    read_judgements,
    undo_of,
    whole_iri,
)
from policygraph.store import Store
from policygraph.workspace.review import Candidate, Desk

_OF_CLAIMS = ("accept", "reject", "rank", "edit")
_OF_ENTITIES = ("same", "different")


@frozen
class Clerk:
    """Whoever decides, and when: written beside each decision."""

    desk: Desk
    by: str
    clock: Callable[[], str]

    def decide(self, kind: str, *fields: str, why: str = "") -> Decision:
        """Return a decision on things that are in the workspace; nothing is written.

        Entities are named by any name; claims by the IRI of the claim or of its evidence.

        Raises:
            StoreError: If no such claim is in the workspace, or the decision does not fit its kind.
            QueryError: If an entity is unknown, or a correction fits no role.
        """
        if kind in _OF_ENTITIES:
            fields = tuple(resolve_name(self.desk.store, name).iri.value for name in fields)
            if kind == "same" and len(fields) == 2:
                _check_merge(self.desk.store, *fields)
        elif kind in _OF_CLAIMS and fields:
            iri = whole_iri(fields[0])
            if not self.desk.knows(iri):
                raise StoreError(
                    f"no claim {short_iri(iri)} is in this workspace", fix="policygraph review lists them"
                )
            fields = (iri, *fields[1:])
            if kind == "edit" and len(fields) == 2:
                fields = (iri, self._correction(iri, fields[1]))
        return make_decision(kind, *fields, by=self.by, why=why, time=self.clock())

    def undo(self, matter: str | None = None) -> list[Decision]:
        """Return what cancels the last decision, or all that stand on one thing.

        Raises:
            StoreError: If there is nothing to undo.
        """
        standing = self.desk.judgements.decisions
        if matter is None:
            chosen = list(standing[-1:])
        else:
            names = {whole_iri(matter), *self.desk.former_names(whole_iri(matter))}
            chosen = [d for d in standing if names.intersection(d.fields)]
        if not chosen:
            raise StoreError("there is no decision to undo", fix="policygraph review --log lists them")
        return [self.undone(decision) for decision in chosen]

    def undone(self, decision: Decision) -> Decision:
        """Return what cancels one decision."""
        return undo_of(decision, by=self.by, time=self.clock())

    def write(self, decisions: Sequence[Decision]) -> None:
        """Append decisions to the files, after making sure that all of them together can hold.

        Raises:
            StoreError: If merges go round in a circle.
        """
        folder = self.desk.layout.judgements
        judge([*read_judgements(folder).decisions, *decisions])
        append_decisions(folder, decisions)

    def _correction(self, claim: str, change: str) -> str:
        role, equals, value = (part.strip() for part in change.partition("="))
        found = self.desk.named(claim)
        if not equals or not role or not value:
            raise QueryError(f"{change} corrects nothing", fix="write role=value, or role=- to take it out")
        known = {part.role: part for one in found for part in one.parts}
        if role not in known and role not in _roles(found):
            raise QueryError(f"the claim has no role {role}", fix=f"it has: {', '.join(known) or 'none'}")
        if value == NOTHING:
            return f"{role}={value}"
        if role in known and is_entity(known[role].value):
            value = resolve_name(self.desk.store, value).iri.value
        return f"{role}={value}"


def _roles(found: Iterable[Candidate]) -> set[str]:
    from policygraph.ingest.claims.mapping import RULES
    from policygraph.model.claims import local_name

    names: set[str] = {"modality", "claimed_by"}
    for one in found:
        rule = RULES.get(one.kind.replace(" ", "_"))
        for role, reader in rule.roles.items() if rule else ():
            names |= {role, local_name(reader.prop)}
        names |= (
            {"metric", "value", "unit", "comparator", "amount", "currency"}
            if rule and rule.measured
            else set()
        )
    return names


_ALIKE = (
    frozenset(("firm", "body", "organization", "group")),
    frozenset(("policy", "document")),
    frozenset(("policy", "programme", "strategy")),
    frozenset(("place", "zone")),
)


def _check_merge(store: Store, gone: str, kept: str) -> None:
    """Merging a firm into a place is a slip, and what the register keeps apart stays apart."""
    kinds = {kind_of(gone), kind_of(kept)}
    names = f"{short_iri(gone)} and {short_iri(kept)}"
    if len(kinds) > 1 and not any(kinds <= alike for alike in _ALIKE):
        raise QueryError(f"{names} are not of one kind", fix="merge what is of one kind")
    a, b = NamedNode(gone), NamedNode(kept)
    if any(next(store.quads(x, rdf.DIFFERENT, y, rdf.ENTITIES), None) for x, y in ((a, b), (b, a))):
        raise QueryError(f"the register keeps {names} apart", fix="correct the register if it is wrong")
