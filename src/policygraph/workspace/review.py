"""What people may judge: claims that wait and claims in the graph, each in its sentence."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from pyoxigraph import Literal, NamedNode

from policygraph.errors import SourceError, StoreError
from policygraph.ingest.claims.describe import KEY, source_node
from policygraph.ingest.claims.roles import is_entity
from policygraph.ingest.interchange import OWN
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import local_name
from policygraph.query.names import read_label
from policygraph.resolve.judgements import Judgements
from policygraph.store import Store
from policygraph.text.sentences import sentences
from policygraph.workspace.capture import read_capture
from policygraph.workspace.layout import Layout
from policygraph.workspace.ledger import Entry, Ledger, live_documents

_HIDDEN = frozenset((rdf.TYPE, pg.about, pg.evidence, pg.inferred, pg.statedPeriod))
_FAR = 400


@frozen
class Part:
    """One role of a claim: its name, its value as it is stored, and as people read it."""

    role: str
    value: str
    shown: str


@frozen
class Candidate:
    """A claim that can be judged, with the sentence that it was read from.

    ``names`` are further IRIs that a judgement may name it by; ``status`` is
    ``waiting``, ``accepted`` or ``rejected``; ``reach`` counts the claims about
    the entities in it, and ``reason`` tells what keeps it out of the graph.
    """

    claim: str
    names: tuple[str, ...]
    kind: str
    parts: tuple[Part, ...]
    quote: str
    before: str
    after: str
    document: str
    publisher: str
    date: str
    confidence: float
    status: str
    reach: int = 0
    reason: str = ""
    rank: str = "normal"

    @property
    def says(self) -> str:
        """The claim in one line."""
        return ", ".join(f"{part.role} {part.shown}" for part in self.parts)

    @property
    def entities(self) -> tuple[Part, ...]:
        """The roles that entities fill."""
        return tuple(part for part in self.parts if is_entity(part.value))

    @property
    def weight(self) -> float:
        """How much a judgement on it is worth: how unsure its reading is, times how far it reaches."""
        return (1 - abs(2 * self.confidence - 1)) * (1 + math.log2(1 + self.reach))


@frozen
class Desk:
    """Where claims are looked up for people to judge."""

    store: Store
    layout: Layout
    judgements: Judgements

    def waiting(self, *, rejected: bool = False) -> list[Candidate]:
        """Return what waits, the most uncertain and far-reaching first; or what was rejected."""
        found = [one for path in sorted(self.layout.waiting.glob("*.jsonl")) for one in self._of_file(path)]
        wanted = "rejected" if rejected else "waiting"
        return _ordered(one for one in found if one.status == wanted)

    def accepted(self, claims: Iterable[NamedNode] | None = None) -> list[Candidate]:
        """Return claims of the graph, all of them where none is named."""
        if claims is None:
            claims = {
                q.subject for q in self.store.quads(None, pg.evidence) if isinstance(q.subject, NamedNode)
            }
        return _ordered(one for claim in set(claims) for one in self._of_claim(claim))

    def named(self, iri: str) -> list[Candidate]:
        """Return what a judgement on this IRI of a claim or of evidence is about."""
        claims = self._claims_of(NamedNode(iri))
        if claims:
            return self.accepted(claims)
        return [c for many in (False, True) for c in self.waiting(rejected=many) if iri in c.names]

    def about(self, entity: NamedNode) -> list[Candidate]:
        """Return the claims of the graph about an entity, and those about it that wait."""
        claims = {
            q.subject for q in self.store.quads(None, pg.about, entity) if isinstance(q.subject, NamedNode)
        }
        waits = [one for one in self.waiting() if entity.value in {part.value for part in one.parts}]
        return _ordered([*self.accepted(claims), *waits])

    def knows(self, iri: str) -> bool:
        """Tell whether a claim, or evidence of one, goes by an IRI, or went by it before a correction."""
        return bool(self._claims_of(NamedNode(iri))) or iri in self._waiting_names

    def former_names(self, iri: str) -> frozenset[str]:
        """Return the IRIs that a claim, or its evidence, had before people corrected it."""
        node = NamedNode(iri)
        evidence = [node, *(q.object for q in self.store.quads(node, pg.evidence))]
        return frozenset(
            q.object.value
            for one in evidence
            if isinstance(one, NamedNode)
            for q in self.store.quads(one, rdf.REVISION_OF)
            if isinstance(q.object, NamedNode)
        )

    def _claims_of(self, node: NamedNode) -> set[NamedNode]:
        revised = {q.subject for q in self.store.quads(None, rdf.REVISION_OF, node)}
        evidence = [one for one in (node, *revised) if isinstance(one, NamedNode)]
        links = [*self.store.quads(node, pg.evidence)]
        links += [q for one in evidence for q in self.store.quads(None, pg.evidence, one)]
        return {q.subject for q in links if isinstance(q.subject, NamedNode)}

    def unknown(self) -> list[str]:
        """Return what standing decisions say of claims that are not in the workspace."""
        found = []
        for decision in self.judgements.decisions:
            if decision.kind in ("accept", "reject", "rank", "edit") and not self.knows(decision.fields[0]):
                where = f"{decision.place}: " if decision.place else ""
                found.append(f"{where}no claim in this workspace is meant by {decision}")
        return found

    @cached_property
    def _waiting_names(self) -> frozenset[str]:
        both = (*self.waiting(), *self.waiting(rejected=True))
        return frozenset(name for one in both for name in one.names)

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return live_documents(Ledger(self.layout.ledger).read())

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}

    def _of_file(self, path: Path) -> Iterator[Candidate]:
        try:
            records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        except (OSError, ValueError) as error:
            raise _broken(path, str(error)) from error
        names = {r["id"]: r["name"] for r in records if r["record"] == "entity"}
        for record in records:
            if record["record"] == "fact":
                if not record.get("claims"):
                    raise _broken(path, "it was written by an older policygraph")
                parts = tuple(self._parts(record, names))
                found = Candidate(
                    claim=record["claims"][0],
                    names=tuple(record["claims"]),
                    kind=record["type"].replace("_", " "),
                    parts=parts,
                    quote=record["quote"],
                    before="",
                    after="",
                    document="",
                    publisher="",
                    date="",
                    confidence=record["confidence"],
                    status="rejected" if record.get("rejected") else "waiting",
                    reach=self._reach(part.value for part in parts),
                    reason=record.get("reason", ""),
                )
                yield self._placed(found, path.stem, record["start"], record["end"])

    def _parts(self, record: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Part]:
        for role, value in record.items():
            if (role not in OWN or role in ("modality", "claimed_by")) and value is not None:
                for one in value if isinstance(value, list) else (value,):
                    yield Part(role, str(one), self._name(str(one), names))

    def _name(self, value: str, names: Mapping[str, str]) -> str:
        if not is_entity(value):
            return value
        node = NamedNode(self.judgements.same.get(value, value))
        known = next(self.store.quads(node, rdf.LABEL), None)
        return read_label(self.store, node) if known else names.get(value, value.rsplit("/", 1)[-1])

    def _of_claim(self, claim: NamedNode) -> Iterator[Candidate]:
        witnesses = sorted({q.object for q in self.store.quads(claim, pg.evidence)}, key=str)
        passages = [node for node in witnesses if isinstance(node, NamedNode)]
        if not passages:
            return
        best = min(passages, key=lambda node: (-float(self._text(node, pg.confidence) or 0), str(node)))
        parts = tuple(
            Part(local_name(q.predicate), *self._value(q.object))
            for q in sorted(self.store.quads(claim, graph=rdf.CLAIMS), key=str)
            if q.predicate not in _HIDDEN
        )
        ranks = [q.object for q in self.store.quads(claim, pg.rank) if isinstance(q.object, NamedNode)]
        kinds = [q.object for q in self.store.quads(claim, rdf.TYPE, None, rdf.CLAIMS)]
        found = Candidate(
            claim=claim.value,
            names=(claim.value, *(node.value for node in passages)),
            kind=" ".join(read_label(self.store, k) for k in kinds if isinstance(k, NamedNode)),
            parts=parts,
            quote=self._text(best, pg.quote),
            before="",
            after="",
            document="",
            publisher="",
            date="",
            confidence=float(self._text(best, pg.confidence) or 0),
            status="accepted",
            reach=self._reach(part.value for part in parts),
            rank=local_name(ranks[0]) if ranks else "normal",
        )
        source = next(q.object for q in self.store.quads(best, pg.source) if isinstance(q.object, NamedNode))
        start, end = (int(self._text(best, prop)) for prop in (pg.quoteStart, pg.quoteEnd))
        yield self._placed(found, source.value.rsplit("/", 1)[-1], start, end)

    def _value(self, term: object) -> tuple[str, str]:
        if isinstance(term, NamedNode):
            return term.value, read_label(self.store, term)
        value = term.value if isinstance(term, Literal) else str(term)
        return value, value

    def _placed(self, found: Candidate, source: str, start: int, end: int) -> Candidate:
        node = source_node(source)
        key = self._text(node, KEY)
        before, after = _around(self._content(key), start, end)
        return evolve(
            found,
            before=before,
            after=after,
            document=self._text(node, rdf.LABEL) or key,
            publisher=self._text(node, rdf.PUBLISHER),
            date=self._text(node, rdf.ISSUED),
        )

    def _content(self, key: str) -> str:
        if key not in self._texts:
            entry = self._entries.get(key)
            self._texts[key] = self._read(entry) if entry else ""
        return self._texts[key]

    def _read(self, entry: Entry) -> str:
        try:
            content = self.layout.raw(entry.capture).read_bytes()
            return read_capture(content, entry.document, entry.options).text.content
        except (OSError, SourceError):  # the sentence is a help; the quote stands without it
            return ""

    def _reach(self, values: Iterable[str]) -> int:
        claims = set()
        for value in values:
            if is_entity(value):
                claims |= {str(q.subject) for q in self.store.quads(None, pg.about, NamedNode(value))}
        return len(claims)

    def _text(self, node: NamedNode, prop: NamedNode) -> str:
        return next(
            (q.object.value for q in self.store.quads(node, prop) if isinstance(q.object, Literal)), ""
        )


def _broken(path: Path, why: str) -> StoreError:
    return StoreError(f"waiting/{path.name} cannot be read: {why}", fix="policygraph rebuild writes it again")


def _ordered(found: Iterable[Candidate]) -> list[Candidate]:
    return sorted(found, key=lambda one: (-one.weight, one.claim, one.quote))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a quote in its sentence."""
    spans = sentences(text, max(0, start - _FAR), min(len(text), end + _FAR)) if text else []
    inside = [(a, b) for a, b in spans if a < end and b > start]
    if not inside:
        return "", ""
    return text[min(inside[0][0], start) : start].lstrip(), text[end : max(inside[-1][1], end)].rstrip()
