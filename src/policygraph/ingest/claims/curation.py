"""Judgements as quads of graph ``curation``."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.resolve.judgements import Judgements
from policygraph.store.shipped import find_shipped


def curation_quads(judgements: Judgements) -> Iterator[Quad]:
    """Yield what people decided: merges, things kept apart, ranks.

    What the register says already is not said again.
    """
    for gone, kept in judgements.same.items():
        yield Quad(NamedNode(gone), rdf.DEPRECATED, rdf.TRUE, rdf.CURATION)
        yield Quad(NamedNode(gone), rdf.REPLACED_BY, NamedNode(kept), rdf.CURATION)
    known = {(quad.subject, quad.object) for quad in find_shipped(predicate=rdf.DIFFERENT)}
    for one, other in judgements.different:
        a, b = NamedNode(one), NamedNode(other)
        if (a, b) not in known and (b, a) not in known:
            yield Quad(a, rdf.DIFFERENT, b, rdf.CURATION)
    for claim, rank in judgements.rank.items():
        yield Quad(NamedNode(claim), pg.rank, rdf.concept_node("rank", rank), rdf.CURATION)
