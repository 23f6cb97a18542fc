"""The example: small, whole, and true to the founding documents."""

from collections import Counter

import pytest
from pyoxigraph import Literal, NamedNode

from policygraph.derive import derive_all, load_rules
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import read_claim
from policygraph.resources import resource

ABSTRACT = {pg.QuantifiedClaim}
EXAMPLE = "https://w3id.org/policygraph/id/"


def test_every_claim_class_is_shown(example):
    """The example holds at least one claim of each class."""
    shown = {q.object for q in example if q.predicate == rdf.TYPE}
    assert set(pg.CLAIM_CLASSES) - ABSTRACT <= shown


def test_no_triple_stands_in_two_graphs(schema, example):
    """A union of graphs counts no triple twice."""
    homes = Counter((q.subject, q.predicate, q.object) for q in {*schema, *example})
    assert [triple for triple, count in homes.items() if count > 1] == []


def test_the_example_has_no_blank_nodes(example):
    """Everything in data has an IRI."""
    assert all(isinstance(q.subject, NamedNode) for q in example)
    assert all(isinstance(q.object, NamedNode | Literal) for q in example)


def test_graphs_hold_what_they_should(example):
    """Evidence stands in its source's graph, clocks in meta, claims in claims."""
    for quad in example:
        graph = quad.graph_name.value.removeprefix("https://w3id.org/policygraph/graph/")
        if quad.predicate in {pg.recordedAt, pg.retractedAt}:
            assert graph == "meta"
        elif quad.predicate in {pg.evidence, pg.quote, pg.stance, pg.source}:
            assert graph.startswith("source/")
        elif quad.predicate == pg.about:
            assert graph == "claims"
        if quad.predicate == pg.source:
            assert quad.object.value.rsplit("/", 1)[1] == graph.removeprefix("source/")


def test_claims_bear_the_iris_that_their_keys_give(example):
    """An IRI of a claim is a function of its class and identity key."""
    claims = [q for q in example if q.graph_name == rdf.CLAIMS]
    for iri in sorted({q.subject for q in claims}, key=str):
        assert read_claim(iri, [q for q in claims if q.subject == iri]).iri == iri


def test_every_quote_matches_its_offsets(store):
    """text[start:end] == quote, in the document the evidence was read in."""
    _, rows = store.select(
        """PREFIX pg: <https://w3id.org/policygraph/ontology#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?file ?quote ?start ?end WHERE {
          ?evidence pg:quote ?quote ; pg:quoteStart ?start ; pg:quoteEnd ?end .
          ?evidence pg:source/pg:inCapture/rdfs:label ?file .
        }"""
    )
    assert len(rows) > 50
    for file, quote, start, end in rows:
        with (resource("seeds") / file.value).open(encoding="utf-8", newline="") as text:
            assert text.read()[int(start.value) : int(end.value)] == quote.value


def test_captures_bear_the_digests_of_the_seeds(store):
    """The example was read in the seeds as they are."""
    import hashlib

    _, rows = store.select(
        """PREFIX pg: <https://w3id.org/policygraph/ontology#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?file ?digest WHERE { ?capture a pg:Capture ; rdfs:label ?file ; pg:digest ?digest }"""
    )
    files = {file.value: digest.value for file, digest in rows if file.value.endswith(".txt")}
    assert len(files) == 5
    for file, digest in files.items():
        assert hashlib.sha256((resource("seeds") / file).read_bytes()).hexdigest() == digest


@pytest.fixture(scope="module")
def derived(make_store):
    """The example with all that follows from it."""
    store = make_store()
    derive_all(store, load_rules(store))
    return store


TRIPLES = {
    ("firm/onoff-electric", pg.supplies, "firm/goldwind"),
    ("firm/hami-crrc-new-energy-motor", pg.supplies, "firm/goldwind"),
    ("firm/onoff-electric", pg.suppliesProduct, "product/wind-power-converters"),
    ("firm/onoff-electric", pg.designatedUnder, "programme/little-giants"),
    ("firm/made-up-bearings", pg.formerlyDesignatedUnder, "programme/single-champions"),
    ("firm/byd", pg.owns, "firm/denza"),
    ("firm/byd", pg.partnerOf, "firm/mercedes-benz"),
    ("firm/mercedes-benz", pg.partnerOf, "firm/byd"),
    ("firm/onoff-electric", pg.locatedIn, "place/CN-130000"),
    ("programme/little-giants", pg.administeredBy, "body/miit"),
    ("programme/single-champions", pg.implements, "strategy/made-in-china-2025"),
    ("programme/car-trade-in", pg.suspendedIn, "place/CN-440000"),
    ("programme/little-giants", pg.operatesIn, "place/CN-430000"),
    ("document/samr-2024-09-10-carbon-footprint", pg.issuedBy, "body/samr"),
    ("body/miit", pg.funds, "programme/little-giants"),
    ("body/miit", pg.participatedIn, "event/carmaker-summons-2025-06"),
}


@pytest.mark.parametrize(("subject", "predicate", "value"), sorted(TRIPLES, key=str))
def test_shortcuts_follow_from_claims(subject, predicate, value, derived):
    """The rules give the triples that short questions ask for."""
    found = derived.quads(NamedNode(EXAMPLE + subject), predicate, NamedNode(EXAMPLE + value), rdf.DERIVED)
    assert len(list(found)) == 1


def test_a_revoked_title_is_held_no_longer(derived):
    """A firm whose title was revoked is formerly designated, whether or not a source knows the batch."""
    firm = NamedNode(f"{EXAMPLE}firm/made-up-bearings")
    assert list(derived.quads(firm, pg.designatedUnder)) == []


def test_what_lacks_a_part_of_its_key_is_refined(derived):
    """A designation without its batch is refined by the one that knows it, and not the other way round."""
    ((lacking, fuller),) = [(q.subject, q.object) for q in derived.quads(None, pg.refinedBy)]
    assert list(derived.quads(lacking, pg.batch)) == []
    assert len(list(derived.quads(fuller, pg.batch))) == 1


def test_two_values_for_one_thing_conflict(derived):
    """The two debts of one firm on one day stand against each other, both ways."""
    pairs = {(q.subject, q.object) for q in derived.quads(None, pg.conflictsWith)}
    assert len(pairs) == 2
    assert {(b, a) for a, b in pairs} == pairs


def test_copies_count_once(derived):
    """Two prints of one syndicated article make one independent source."""
    _, rows = derived.select(
        """PREFIX pg: <https://w3id.org/policygraph/ontology#>
        SELECT ?claim ?works (COUNT(?passage) AS ?passages) WHERE {
          ?claim a pg:SupplyRelation ; pg:independentSources ?works ; pg:evidence ?passage
        } GROUP BY ?claim ?works"""
    )
    assert [(int(works.value), int(passages.value)) for _, works, passages in rows] == [(1, 2), (1, 2)]


def test_rules_give_the_same_in_rdflib(store):
    """Each rule is standard SPARQL: a second engine derives the same triples."""
    from pyoxigraph import RdfFormat, Triple, parse, serialize
    from rdflib import Graph

    _, rows = store.select("SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o }")
    lines = serialize((Triple(*row) for row in rows), format=RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=lines, format="nt")
    for rule in load_rules(store):
        other = graph.query(rule.sparql).graph.serialize(format="nt").encode()
        theirs = {Triple(q.subject, q.predicate, q.object) for q in parse(other, format=RdfFormat.N_TRIPLES)}
        assert set(store.construct(rule.sparql)) == theirs, rule.name
