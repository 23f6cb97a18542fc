"""What a picture is made of: plain values, sorted, ready to be drawn or written."""

from collections.abc import Iterator
from functools import cached_property

from attrs import define, frozen


@frozen(order=True)
class Label:
    """A name in both languages; where one is unknown, the other stands in.

    >>> Label("Alpha Wind", "甲风电").joined()
    'Alpha Wind 甲风电'
    >>> Label("BYD", "BYD").joined()
    'BYD'
    """

    en: str
    zh: str

    def joined(self) -> str:
        """Return both names, or the one there is."""
        return self.en if self.en == self.zh else f"{self.en} {self.zh}"


@frozen
class Evidence:
    """One passage: its words, and where and when they were printed."""

    iri: str
    quote: str
    language: str
    start: int | None
    end: int | None
    stance: str
    confidence: float | None
    attribution: str
    source: str
    title: str
    publisher: str
    issued: str
    url: str


@frozen
class Claim:
    """What sources say, with the passages that say it.

    Attributes:
        kind: Name of the claim's class.
        modality: How it is said: ``stated``, ``planned``, ``rumoured`` and so on.
        details: Every role and qualifier with its value, both readable.
        valid_from: First day on which it holds, if a source states one.
        valid_until: Last day on which it holds.
    """

    iri: str
    kind: Label
    modality: str
    modality_label: Label
    details: tuple[tuple[Label, Label], ...]
    claimed_by: Label | None
    confidence: float | None
    independent_sources: int
    disputed: bool
    as_of: str
    valid_from: str
    valid_until: str
    evidence: tuple[Evidence, ...]


@frozen
class Node:
    """An entity: its names, its class, how it is drawn.

    Attributes:
        distance: Steps from the nearest entity asked for; 0 is one of them, and
            where none was asked for, all stand at 1.
        facts: Claims about it that are not edges of this network, such as targets.
        more_facts: How many further such claims the store holds.
    """

    iri: str
    kind: str
    kind_label: Label
    label: Label
    aliases: tuple[str, ...]
    colour: str
    shape: str
    distance: int
    degree: int
    facts: tuple[Claim, ...] = ()
    more_facts: int = 0


@frozen
class Edge:
    """A relation between two entities, and every live claim that says so.

    Attributes:
        group: The kind of relation in one word, from the ontology: ``supply``, ``policy`` …
        symmetric: True where the relation has no direction.
    """

    source: str
    target: str
    predicate: str
    label: Label
    group: str
    colour: str
    symmetric: bool
    claims: tuple[Claim, ...]

    @property
    def confidence(self) -> float | None:
        """How surely the best of its passages was read."""
        return max((c.confidence for c in self.claims if c.confidence is not None), default=None)

    @property
    def stated(self) -> bool:
        """Whether a source states it: neither planned nor forecast, alleged nor rumoured."""
        return any(claim.modality in ("stated", "attributed") for claim in self.claims)

    @property
    def key(self) -> tuple[str, str, str]:
        """Source, predicate and target: what makes it this edge."""
        return (self.source, self.predicate, self.target)

    def passages(self) -> Iterator[tuple[Claim, Evidence]]:
        """Yield every passage with its claim."""
        for claim in self.claims:
            for evidence in claim.evidence:
                yield claim, evidence


@define(frozen=True, slots=False)
class Network:
    """Entities and the relations between them.

    Attributes:
        focus: The entities asked for; empty means the whole graph.
        depth: How many steps from them were taken.
        omitted: How many entities within reach were left out to stay readable.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    focus: tuple[str, ...] = ()
    depth: int | None = None
    omitted: int = 0

    @cached_property
    def by_iri(self) -> dict[str, Node]:
        """Each entity under its IRI."""
        return {node.iri: node for node in self.nodes}

    @cached_property
    def sources(self) -> tuple[Evidence, ...]:
        """One passage of each source that the network quotes, earliest source first."""
        claims = [claim for edge in self.edges for claim in edge.claims]
        claims += [claim for node in self.nodes for claim in node.facts]
        first: dict[str, Evidence] = {}
        for claim in claims:
            for evidence in claim.evidence:
                first.setdefault(evidence.source, evidence)
        return tuple(sorted(first.values(), key=lambda e: (e.issued, e.source)))
