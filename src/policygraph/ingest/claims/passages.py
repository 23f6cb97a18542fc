"""Sentences that a source is remembered by beyond its claims: what they name, what they announce as new."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property

from attrs import define
from pyoxigraph import NamedNode, Quad

from policygraph.ingest.claims.describe import source_node
from policygraph.ingest.claims.roles import kind_of
from policygraph.ingest.segment.wrapping import unwrap
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import BASE, digest16
from policygraph.model.values import Mention
from policygraph.text.names import words
from policygraph.text.sentences import sentences

# Places, sectors and products are named in nearly every sentence; a list of these tells nothing.
NAMED = frozenset(words("body firm organization person group policy programme strategy document batch"))
_NOTE = re.compile(
    r"\((?:Updates?|Adds?|Recasts?|Rewrites?|Corrects?|Clarifies)\b[^()]{3,200}\)"
    r"|[（(【](?:更新|更正|补充|新增)[^（）()【】]{2,80}[）)】]"
)


@define(slots=False)
class Stretch:
    """A stretch of a source's text from ``start`` on, with the language it is in."""

    source: str
    start: int
    content: str
    language: str

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The spans of its sentences in the whole text; a line that a file breaks is one."""
        flat = unwrap(self.content)
        found = (flat.span(start, end) for start, end in sentences(flat.content))
        return [(self.start + start, self.start + end) for start, end in found]

    def quote(self, start: int, end: int) -> str:
        """Return the words at these places of the whole text."""
        return self.content[start - self.start : end - self.start]


def mention_quads(stretch: Stretch, named: Iterable[tuple[Mention, NamedNode]]) -> Iterator[Quad]:
    """Yield a node for each sentence and each entity that it names, with the name as printed.

    Args:
        stretch: The text.
        named: Mentions with the entities they stand for in the graph.
    """
    found: dict[tuple[int, int, NamedNode], set[str]] = {}
    for span, mention, entity in _placed(stretch, named):
        if kind_of(entity.value) in NAMED and not mention.anaphor:
            found.setdefault((*span, entity), set()).add(mention.text)
    for (start, end, entity), names in found.items():
        node = _node("mention", stretch, start, end, entity.value)
        yield from _passage(node, pg.Mention, stretch, start, end)
        graph = rdf.source_graph(stretch.source)
        yield Quad(node, pg.mentions, entity, graph)
        for name in names:
            yield Quad(node, pg.wording, rdf.verbatim(name, stretch.language), graph)


def announced_quads(stretch: Stretch, named: Iterable[tuple[Mention, NamedNode]]) -> Iterator[Quad]:
    """Yield the sentences that the text itself says were added after an earlier version.

    News agencies note so ("Updates with … statement"). What is meant is the first
    other sentence that names what the note names.
    """
    placed = list(_placed(stretch, named))
    for note in _NOTE.finditer(stretch.content):
        begin, stop = stretch.start + note.start(), stretch.start + note.end()
        wanted = {entity for _, mention, entity in placed if begin <= mention.start < stop}
        for entity in sorted(wanted, key=str):
            spans = sorted(span for span, m, one in placed if one == entity and not begin <= m.start < stop)
            if kind_of(entity.value) in NAMED and spans:
                node = _node("addition", stretch, *spans[0], note[0])
                yield from _passage(node, pg.Addition, stretch, *spans[0])
                said = rdf.verbatim(note[0], stretch.language)
                yield Quad(node, pg.updateNote, said, rdf.source_graph(stretch.source))


def addition_quads(stretch: Stretch, other: str, spans: Iterable[tuple[int, int]]) -> Iterator[Quad]:
    """Yield what one version of a work has and another one, named by its source's id, lacks."""
    for start, end in spans:
        node = _node("addition", stretch, start, end, other)
        yield from _passage(node, pg.Addition, stretch, start, end)
        yield Quad(node, pg.absentFrom, source_node(other), rdf.source_graph(stretch.source))


def entities_named(
    mentions: Iterable[Mention], known: Set[str], same: Mapping[str, str]
) -> list[tuple[Mention, NamedNode]]:
    """Return the mentions of entities that the graph describes, each with its entity.

    Args:
        mentions: Of one source.
        known: The entities of the register and those that the source's own claims describe.
        same: What was merged into what.
    """
    return [
        (mention, NamedNode(same.get(mention.entity, mention.entity)))
        for mention in mentions
        if mention.entity is not None and same.get(mention.entity, mention.entity) in known
    ]


def _placed(
    stretch: Stretch, named: Iterable[tuple[Mention, NamedNode]]
) -> Iterator[tuple[tuple[int, int], Mention, NamedNode]]:
    spans = iter(stretch.sentences)
    span = next(spans, None)
    for mention, entity in sorted(named, key=lambda pair: pair[0].start):
        while span is not None and span[1] <= mention.start:
            span = next(spans, None)
        if span is not None and span[0] <= mention.start and mention.end <= span[1]:
            yield span, mention, entity


def _passage(node: NamedNode, cls: NamedNode, stretch: Stretch, start: int, end: int) -> Iterator[Quad]:
    graph = rdf.source_graph(stretch.source)
    yield Quad(node, rdf.TYPE, cls, graph)
    yield Quad(node, pg.source, source_node(stretch.source), graph)
    yield Quad(node, pg.quote, rdf.verbatim(stretch.quote(start, end), stretch.language), graph)
    yield Quad(node, pg.quoteStart, rdf.integer(start), graph)
    yield Quad(node, pg.quoteEnd, rdf.integer(end), graph)


def _node(kind: str, stretch: Stretch, start: int, end: int, other: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{kind}/{digest16(f'{stretch.source} {start} {end} {other}')}")
