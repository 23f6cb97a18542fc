"""What the page knows: a network as values that JSON can hold, under ids of the page's own."""

from collections.abc import Iterable, Mapping
from typing import Any

from policygraph.network import Claim, Edge, Evidence, Label, Network, Node
from policygraph.network.naming import Names
from policygraph.network.signs import Sign
from policygraph.network.vocabulary import group_colour, group_label
from policygraph.text.addresses import is_web_address
from policygraph.view.picture import INK, darker

Json = dict[str, Any]

# Groups in the order of the legend; others follow by name.
_ORDER = ("supply", "programme", "policy", "ownership", "money", "people", "place")


def page_data(network: Network) -> Json:
    """Return nodes, edges, claims, groups and classes for the scripts of the page.

    Ids are ours (``n0``, ``e0``): an IRI is data that the page shows, never a
    name that it acts on.
    """
    ids = {node.iri: f"n{i}" for i, node in enumerate(network.nodes)}
    claims = {claim.iri: claim for edge in network.edges for claim in edge.claims}
    claims |= {claim.iri: claim for node in network.nodes for claim in node.facts}
    numbers = {iri: f"c{i}" for i, iri in enumerate(sorted(claims))}
    return {
        "nodes": [_node(node, ids, numbers) for node in network.nodes],
        "edges": [_edge(i, edge, ids, numbers) for i, edge in enumerate(network.edges)],
        "claims": {number: _claim(claims[iri]) for iri, number in numbers.items()},
        "groups": [_group(group, network.edges) for group in _groups(network.edges)],
        "kinds": _kinds(network.nodes),
        "start": _start(network),
    }


def names_data(network: Network, names: Names) -> list[Json]:
    """Return where each name stands, those of entities first, in the order in which ids count."""
    of_nodes = [_sign(f"n{i}", sign, INK) for i, sign in enumerate(names.nodes)]
    return of_nodes + [
        _sign(f"e{i}", sign, darker(edge.colour))
        for i, (edge, sign) in enumerate(zip(network.edges, names.edges, strict=True))
    ]


def _sign(of: str, sign: Sign, ink: str) -> Json:
    return {
        "of": of,
        "rows": list(sign.rows),
        "at": [round(sign.x, 1), round(sign.y, 1)],
        "by": [round(sign.right, 1), round(sign.down, 1)],
        "half": [sign.half_width, sign.half_height],
        "size": sign.size,
        "from": sign.shown_from,
        "ink": ink,
    }


def _label(label: Label | None) -> Json | None:
    return None if label is None else {"en": label.en, "zh": label.zh}


def _node(node: Node, ids: Mapping[str, str], numbers: Mapping[str, str]) -> Json:
    return {
        "id": ids[node.iri],
        "iri": node.iri,
        "label": _label(node.label),
        "kind": _label(node.kind_label),
        "aliases": list(node.aliases),
        "colour": node.colour,
        "facts": [numbers[claim.iri] for claim in node.facts],
        "more": node.more_facts,
    }


def _edge(index: int, edge: Edge, ids: Mapping[str, str], numbers: Mapping[str, str]) -> Json:
    return {
        "id": f"e{index}",
        "from": ids[edge.source],
        "to": ids[edge.target],
        "label": _label(edge.label),
        "group": edge.group,
        "symmetric": edge.symmetric,
        "confidence": edge.confidence,
        "claims": [numbers[claim.iri] for claim in edge.claims],
    }


def _claim(claim: Claim) -> Json:
    return {
        "iri": claim.iri,
        "kind": _label(claim.kind),
        "modality": claim.modality,
        "modality_label": _label(claim.modality_label),
        "details": [[_label(name), _label(value)] for name, value in claim.details],
        "claimed_by": _label(claim.claimed_by),
        "confidence": claim.confidence,
        "independent": claim.independent_sources,
        "disputed": claim.disputed,
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "quote": evidence.quote,
        "language": evidence.language,
        "stance": evidence.stance,
        "confidence": evidence.confidence,
        "attribution": evidence.attribution,
        "title": evidence.title,
        "publisher": evidence.publisher,
        "issued": evidence.issued,
        "url": evidence.url if is_web_address(evidence.url) else "",
    }


def _groups(edges: Iterable[Edge]) -> list[str]:
    present = {edge.group for edge in edges}
    return [g for g in _ORDER if g in present] + sorted(present - set(_ORDER))


def _group(group: str, edges: Iterable[Edge]) -> Json:
    return {
        "id": group,
        "label": _label(group_label(group)),
        "colour": group_colour(group),
        "count": sum(edge.group == group for edge in edges),
    }


def _kinds(nodes: Iterable[Node]) -> list[Json]:
    counts: dict[str, list[Node]] = {}
    for node in nodes:
        counts.setdefault(node.kind, []).append(node)
    ranked = sorted(counts.values(), key=lambda of: (-len(of), of[0].kind_label.en, of[0].kind))
    return [
        {
            "label": _label(of[0].kind_label),
            "colour": of[0].colour,
            "shape": of[0].shape,
            "count": len(of),
        }
        for of in ranked
    ]


def _start(network: Network) -> str:
    """Return the edge whose quote the page opens with.

    One that leads from an entity asked for to another, directly or by way of
    one entity; among these the most telling group, then a relation with a
    direction, then the surest reading.
    """
    rank = {group: i for i, group in enumerate(_groups(network.edges))}
    asked = set(network.focus)
    around: dict[str, set[str]] = {}
    for edge in network.edges:
        around.setdefault(edge.source, {edge.source}).add(edge.target)
        around.setdefault(edge.target, {edge.target}).add(edge.source)

    def order(numbered: tuple[int, Edge]) -> tuple[int, int, int, bool, float, int]:
        index, edge = numbered
        ends = asked & {edge.source, edge.target}
        joined = len(asked & around[edge.source]) + len(asked & around[edge.target])
        return (
            -bool(ends),
            -joined,
            rank[edge.group],
            edge.symmetric,
            -(edge.confidence or 0),
            index,
        )

    best = min(enumerate(network.edges), key=order, default=None)
    return f"e{best[0]}" if best else ""
