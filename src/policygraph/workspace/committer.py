"""One document after another into a store: read, recorded, worked out, committed."""

import json
from collections.abc import Callable, Mapping
from functools import cached_property, partial

from attrs import evolve, frozen
from pyoxigraph import Quad

from policygraph.derive import Rule, load_rules
from policygraph.ingest.claims.commit import plan_change
from policygraph.ingest.claims.concepts import Concepts
from policygraph.ingest.claims.describe import describe_run
from policygraph.ingest.claims.gate import Gate
from policygraph.ingest.claims.records import SourceRecord, source_records
from policygraph.ingest.interchange import iter_records
from policygraph.ingest.limits import Limits
from policygraph.model.values import Document, Extraction
from policygraph.resolve.judgements import Judgements
from policygraph.search import SearchIndex
from policygraph.store import Store
from policygraph.store.shipped import shipped_quads, shipped_store
from policygraph.workspace.capture import read_capture
from policygraph.workspace.layout import Layout, write_lines, write_once, write_records
from policygraph.workspace.ledger import Entry
from policygraph.workspace.marker import Marker, marker_quads

Extract = Callable[[Document], Extraction]


@frozen
class Prepared:
    """A document read and made ready, with nothing of it in the store yet."""

    extraction: Extraction
    records: tuple[SourceRecord, ...]

    @property
    def accepted(self) -> int:
        """The number of claims it supports."""
        return len({iri for record in self.records for iri in record.claims})

    @property
    def waiting(self) -> int:
        """The number of facts that wait for review."""
        return sum(not one.rejected for record in self.records for one in record.waiting)

    @property
    def flaws(self) -> tuple[str, ...]:
        """What of its capture could not be read."""
        return self.extraction.document.flaws

    @property
    def issues(self) -> tuple[str, ...]:
        """What could not be read."""
        return (*self.extraction.issues, *(issue for record in self.records for issue in record.issues))


@frozen
class Planned:
    """What a commit changes, in one transaction, and the state of the ledger it leads to."""

    remove: frozenset[Quad]
    add: frozenset[Quad]
    gone: tuple[str, ...]
    marker: Marker


@frozen
class Committer:
    """A store and its index, and what documents are read and judged with."""

    layout: Layout
    store: Store
    index: SearchIndex
    judgements: Judgements
    extract: Extract
    engine: str

    def prepare(
        self, content: bytes, key: str, options: Mapping[str, str], *, limits: Limits | None = None
    ) -> Prepared:
        """Read a document; nothing is written.

        Args:
            content: The bytes of its capture.
            key: What names it.
            options: What is told of it.
            limits: How long its text may be.

        Raises:
            SourceError: If it cannot be read.
        """
        document = read_capture(content, key, options, limits=limits)
        extraction = self.extract(document)
        ready = partial(
            source_records,
            extraction,
            self._concepts,
            self.judgements,
            engine=self.engine,
            kind=options.get("kind"),
        )
        records = ready()
        refused = self._gate.refused(records)
        return Prepared(extraction, ready(refused=refused) if refused else records)

    def keep(self, content: bytes, prepared: Prepared) -> None:
        """Write what the workspace keeps of a document beside the store."""
        document = prepared.extraction.document
        write_once(self.layout.raw(document.capture), content)
        write_once(self.layout.text(document.text.digest), document.text.content.encode())
        self.keep_records(prepared)

    def keep_records(self, prepared: Prepared) -> None:
        """Write the mentions and the waiting facts of a document's sources."""
        for record in prepared.records:
            name = f"{record.source}.jsonl"
            write_records(self.layout.mentions / name, record.mentions)
            write_lines(self.layout.waiting / name, _waiting_lines(prepared.extraction, record))

    def plan(
        self, entry: Entry, prepared: Prepared | None, marker: Marker, *, derive: bool = True
    ) -> Planned:
        """Work out what a ledger entry changes; the store and the files stay as they are."""
        records = prepared.records if prepared else ()
        meta = describe_run(prepared.extraction.document, self.engine, entry.time) if prepared else ()
        try:
            change = plan_change(
                self.store,
                self.index,
                entry.document,
                records,
                time=entry.time,
                meta=meta,
                rules=self._rules if derive else None,
            )
        except BaseException:
            self.index.rollback()
            raise
        old = marker_quads(self.store)
        return Planned(change.remove | old, change.add | {marker.quad()}, change.gone, marker)

    def commit(self, planned: Planned) -> None:
        """Make a planned change last, in one transaction, and drop the files of sources that went."""
        self.index.commit(str(planned.marker))
        self.store.apply(planned.remove - planned.add, planned.add - planned.remove)
        for source in planned.gone:
            for folder in (self.layout.mentions, self.layout.waiting):
                (folder / f"{source}.jsonl").unlink(missing_ok=True)

    @cached_property
    def _concepts(self) -> Concepts:
        return Concepts.of(shipped_store())

    @cached_property
    def _gate(self) -> Gate:
        return Gate(shipped_quads())

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        return load_rules(self.store)


def _waiting_lines(extraction: Extraction, record: SourceRecord) -> str:
    """What waits, in the interchange format, each fact with the IRIs that judgements name it by."""
    if not record.waiting:
        return ""
    facts = [one.fact for one in record.waiting]
    used = {str(value) for fact in facts for value in (*fact.roles.values(), fact.claimed_by)}
    part = evolve(
        extraction,
        articles=tuple(a for a in extraction.articles if a.source == record.source),
        mentions=(),
        entities=tuple(e for e in extraction.entities if e.id in used),
        facts=tuple(facts),
    )
    lines = []
    waiting = iter(record.waiting)
    for said in iter_records(part):
        if said["record"] == "fact":
            one = next(waiting)
            said |= {"claims": list(one.names), "claimed_by": one.fact.claimed_by}
            said |= {"reason": one.reason} if one.reason else {}
            said |= {"rejected": True} if one.rejected else {}
        lines.append(f"{json.dumps(said, ensure_ascii=False)}\n")
    return "".join(lines)
