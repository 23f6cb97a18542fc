"""Which part of the graph is drawn, and what each edge can prove."""

import pytest
from pyoxigraph import NamedNode, Quad

from policygraph.errors import QueryError, StoreError
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.network import read_network
from policygraph.store import OxigraphStore

ID = "https://w3id.org/policygraph/id/"
GOLDWIND = f"{ID}firm/goldwind"
LITTLE_GIANTS = f"{ID}programme/little-giants"
ALPHA, BETA, GAMMA = (f"{ID}firm/{name}" for name in ("alpha-wind", "beta-gear", "gamma"))


def find(network, source, predicate, target):
    """Return the one edge between two entities."""
    (edge,) = [e for e in network.edges if e.key == (source, f"{rdf.PREFIXES['pg']}{predicate}", target)]
    return edge


def test_an_edge_carries_its_claims_and_the_words_that_prove_them(small):
    """Quote, title, publisher, date, language and modality come with the edge."""
    edge = find(read_network(small, [ALPHA], 1), BETA, "supplies", ALPHA)
    ((claim, evidence),) = edge.passages()
    assert evidence.quote == "Beta Gear builds the gearboxes of Alpha Wind"
    assert (evidence.title, evidence.publisher, evidence.issued) == (
        "Gears <b>turn</b>",
        "The Gazette",
        "2025-01-15",
    )
    assert (evidence.language, claim.modality, edge.stated) == ("en", "stated", True)
    assert (edge.group, edge.label.en, edge.label.zh) == ("supply", "supplies", "供应")


def test_a_rumour_is_no_stated_relation(small):
    """Claim strength reaches the edge: it is drawn dashed."""
    assert not find(read_network(small, [ALPHA], 1), GAMMA, "supplies", ALPHA).stated


def test_claims_that_are_no_relation_stand_with_their_entity(small):
    """A target or an observation is read at the entity it speaks of."""
    network = read_network(small, [f"{ID}programme/sprouts"], 1)
    (node,) = network.nodes
    assert {claim.kind.en for claim in node.facts} == {"observation", "target"}
    assert [claim.disputed for claim in node.facts if claim.kind.en == "observation"] == [True, True]


def test_every_edge_has_a_quote_and_no_edge_is_invented(example):
    """Each relation drawn stands in the store and has at least one passage."""
    for edge in read_network(example).edges:
        assert any(evidence.quote for _, evidence in edge.passages())
        ends = {edge.source, edge.target}
        found = {
            (quad.subject.value, quad.object.value)
            for end in ends
            for quad in example.quads(NamedNode(end), NamedNode(edge.predicate))
        }
        assert (edge.source, edge.target) in found or (edge.target, edge.source) in found


def test_depth_limits_how_far_the_picture_goes(example):
    """One step shows the neighbours, two steps theirs."""
    near, far = ({node.iri for node in read_network(example, [GOLDWIND], depth).nodes} for depth in (1, 2))
    assert f"{ID}firm/onoff-electric" in near
    assert LITTLE_GIANTS not in near
    assert LITTLE_GIANTS in far


def test_both_suppliers_link_the_firm_and_the_programme(example):
    """The neighbourhood the project opens with shows the two suppliers in both roles."""
    network = read_network(example, [GOLDWIND, LITTLE_GIANTS], 1)
    for firm in ("onoff-electric", "hami-crrc-new-energy-motor"):
        find(network, f"{ID}firm/{firm}", "supplies", GOLDWIND)
        find(network, f"{ID}firm/{firm}", "designatedUnder", LITTLE_GIANTS)


def test_too_many_entities_are_cut_to_the_nearest_and_best_connected(example):
    """The focus stays, and the count of what was left out is known."""
    full = read_network(example, [GOLDWIND], 3)
    cut = read_network(example, [GOLDWIND], 3, limit=4)
    assert len(cut.nodes) == 4
    assert cut.omitted == len(full.nodes) - 4
    assert GOLDWIND in cut.by_iri
    assert all(edge.source in cut.by_iri and edge.target in cut.by_iri for edge in cut.edges)


def test_deprecated_and_retracted_claims_prove_nothing(small):
    """A claim a curator rejected is not shown as evidence, even while its triple stands."""
    store = OxigraphStore()
    store.load(small.quads())
    claim = NamedNode(f"{ID}claim/supply-relation-b")
    rank = NamedNode("https://w3id.org/policygraph/vocab/rank/deprecated")
    store.apply([], [Quad(claim, pg.rank, rank, rdf.CURATION)])
    assert GAMMA not in read_network(store, [ALPHA], 1).by_iri


def test_reading_twice_gives_the_same(example):
    """No order depends on chance."""
    assert read_network(example) == read_network(example)


def test_an_unknown_entity_is_an_error_with_a_fix(small):
    """A typing slip is no empty picture."""
    with pytest.raises(QueryError, match="nothing of firm:nobody") as error:
        read_network(small, [f"{ID}firm/nobody"])
    assert "policygraph view --all" in error.value.fix


def test_a_store_without_the_ontology_is_an_error():
    """Nothing can be drawn where no relation is declared; that is not an empty graph."""
    with pytest.raises(StoreError, match="no ontology"):
        read_network(OxigraphStore())
