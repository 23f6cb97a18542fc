"""Which part of the graph is read: around some entities, or all of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from policygraph.errors import QueryError
from policygraph.model.iris import short_iri
from policygraph.network.reading import Link, Reader
from policygraph.network.values import Edge, Network, Node
from policygraph.network.vocabulary import group_colour
from policygraph.store import Store

LIMIT = 500
FACTS_SHOWN = 12
FACTS_IN_ALL = 1500


def read_network(
    store: Store,
    focus: Sequence[str] = (),
    depth: int | None = 2,
    *,
    limit: int | None = LIMIT,
    facts: bool = True,
) -> Network:
    """Return entities and the relations between them, each with its claims and quotes.

    Only relations that a live claim supports are taken: what the register alone
    says has no quote to show.

    Args:
        store: Any store that holds the ontology, claims and derived triples.
        focus: IRIs to start from; none means the whole graph.
        depth: Steps from them; None means as far as relations lead.
        limit: Most entities to keep: the nearest first, then the best connected.
        facts: Whether to add each entity's claims that are not relations, such as targets.

    Raises:
        QueryError: If the store knows nothing of an entity in ``focus``.
        StoreError: If the store holds no ontology.
    """
    reader = Reader(store)
    starts = tuple(dict.fromkeys(focus))
    for iri in starts:
        _must_be_known(reader, iri)
    links = _around(reader, starts, depth) if starts else set(reader.links())
    distances = _distances(links, starts)
    kept = _nearest(links, distances, limit)
    if starts:
        links = {link for iri in kept for link in reader.links(subject=iri)}
    inside = [link for link in links if link.subject in kept and link.object in kept]
    if not starts:
        kept &= {end for link in inside for end in (link.subject, link.object)}
    edges = _edges(reader, inside)
    shown = {claim.iri for edge in edges for claim in edge.claims}
    degrees = _degrees(inside)
    most = min(FACTS_SHOWN, 1 + FACTS_IN_ALL // (len(kept) or 1)) if facts else 0
    nodes = [
        _node(reader, iri, distances[iri], degrees.get(iri, 0), shown, most=most) for iri in sorted(kept)
    ]
    return Network(
        nodes=tuple(nodes),
        edges=edges,
        focus=starts,
        depth=depth if starts else None,
        omitted=len(distances) - len(kept),
    )


def _must_be_known(reader: Reader, iri: str) -> None:
    entity = reader.entity(iri)
    if not entity.types and entity.label.en == short_iri(iri):
        raise QueryError(
            f"the graph knows nothing of {short_iri(iri)}", fix="policygraph view --all draws what it knows"
        )


def _around(reader: Reader, starts: Iterable[str], depth: int | None) -> set[Link]:
    found: set[Link] = set()
    seen = set(starts)
    frontier = sorted(seen)
    step = 0
    while frontier and (depth is None or step < depth):
        fresh = {link for iri in frontier for link in reader.links(subject=iri)}
        fresh |= {link for iri in frontier for link in reader.links(object_=iri)}
        found |= fresh
        frontier = sorted({end for link in fresh for end in (link.subject, link.object)} - seen)
        seen.update(frontier)
        step += 1
    return found


def _neighbours(links: Iterable[Link]) -> dict[str, set[str]]:
    around: dict[str, set[str]] = defaultdict(set)
    for link in links:
        around[link.subject].add(link.object)
        around[link.object].add(link.subject)
    return around


def _degrees(links: Iterable[Link]) -> dict[str, int]:
    return {iri: len(others) for iri, others in _neighbours(links).items()}


def _distances(links: Iterable[Link], starts: Iterable[str]) -> dict[str, int]:
    around = _neighbours(links)
    if not starts:
        return dict.fromkeys(around, 1)
    distances = dict.fromkeys(starts, 0)
    frontier = list(distances)
    while frontier:
        step = {other for iri in frontier for other in around[iri]} - distances.keys()
        distances.update(dict.fromkeys(step, distances[frontier[0]] + 1))
        frontier = sorted(step)
    return distances


def _nearest(links: Iterable[Link], distances: dict[str, int], limit: int | None) -> set[str]:
    degrees = _degrees(links)
    ranked = sorted(distances, key=lambda iri: (distances[iri], -degrees.get(iri, 0), iri))
    return set(ranked[:limit])


def _edges(reader: Reader, links: Iterable[Link]) -> tuple[Edge, ...]:
    claims: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    both_ways = {s.predicate.value for s in reader.vocabulary.shortcuts if s.subject_role == s.object_role}
    for link in links:
        ends = (link.subject, link.object)
        source, target = sorted(ends) if link.predicate in both_ways else ends
        claims[(source, link.predicate, target)].add(link.claim)
    edges = []
    for (source, predicate, target), iris in sorted(claims.items()):
        group = reader.vocabulary.group_of(predicate)
        edges.append(
            Edge(
                source=source,
                target=target,
                predicate=predicate,
                label=reader.label(predicate),
                group=group,
                colour=group_colour(group),
                symmetric=predicate in both_ways,
                claims=tuple(reader.claim(iri) for iri in sorted(iris)),
            )
        )
    return tuple(edges)


def _node(reader: Reader, iri: str, distance: int, degree: int, shown: set[str], *, most: int) -> Node:
    entity = reader.entity(iri)
    kind = reader.vocabulary.kind_of(entity.types, entity.schemes)
    further = [claim for claim in reader.facts(iri) if claim not in shown] if most else []
    return Node(
        iri=iri,
        kind=kind,
        kind_label=reader.label(kind),
        label=entity.label,
        aliases=entity.aliases,
        colour=reader.vocabulary.colour_of(kind),
        shape=reader.vocabulary.shape_of(kind),
        distance=distance,
        degree=degree,
        facts=tuple(reader.claim(claim) for claim in further[:most]),
        more_facts=max(0, len(further) - most),
    )
