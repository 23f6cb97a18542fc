"""The core: a light ontology in which every term explains itself."""

import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

from policygraph.model import terms as pg
from policygraph.resources import resource

ONTOLOGY = resource("ontology")
PG = pg.NAMESPACE
PREFIXES = f"""
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX pg: <{PG}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vann: <http://purl.org/vocab/vann/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
# What the core may say of its terms, so that it stays in OWL 2 RL, QL and EL at once.
ALLOWED_TYPES = "owl:Ontology, owl:Class, owl:ObjectProperty, owl:DatatypeProperty, owl:AnnotationProperty"
FORBIDDEN = {
    "a construct outside the shared profile": f"""
        SELECT ?term ?kind WHERE {{ ?term a ?kind . FILTER(?kind NOT IN ({ALLOWED_TYPES})) }}""",
    "an OWL or RDFS axiom other than subclass and subproperty": """
        SELECT ?term ?axiom WHERE { ?term ?axiom ?value .
          FILTER(STRSTARTS(STR(?axiom), STR(owl:)) || STRSTARTS(STR(?axiom), STR(rdfs:)))
          FILTER(?axiom NOT IN (rdfs:subClassOf, rdfs:subPropertyOf, rdfs:label, rdfs:isDefinedBy,
                                owl:versionIRI, owl:versionInfo)) }""",
    "a blank node": "SELECT ?term WHERE { ?term ?p ?o . FILTER(isBlank(?term) || isBlank(?o)) }",
    "a term of two kinds": """
        SELECT ?term WHERE { ?term a ?one , ?other . FILTER(STR(?one) < STR(?other)) }""",
    "a subclass of something undeclared": """
        SELECT ?term WHERE { ?term rdfs:subClassOf|rdfs:subPropertyOf ?wider .
          FILTER NOT EXISTS { ?wider a ?kind } }""",
    "a hierarchy of unlike kinds": """
        SELECT ?term WHERE { ?term rdfs:subClassOf|rdfs:subPropertyOf ?wider ; a ?one . ?wider a ?other .
          FILTER(?one != ?other) }""",
    "a cycle": "SELECT ?term WHERE { ?term (rdfs:subClassOf|rdfs:subPropertyOf)+ ?term }",
}
INCOMPLETE = {
    "no English label": "FILTER NOT EXISTS { ?term rdfs:label ?l . FILTER(LANG(?l) = 'en') }",
    "no Chinese label": "FILTER NOT EXISTS { ?term rdfs:label ?l . FILTER(LANG(?l) = 'zh') }",
    "no English definition": "FILTER NOT EXISTS { ?term skos:definition ?d . FILTER(LANG(?d) = 'en') }",
    "no Chinese definition": "FILTER NOT EXISTS { ?term skos:definition ?d . FILTER(LANG(?d) = 'zh') }",
    "two labels in one language": "?term rdfs:label ?a, ?b . FILTER(?a != ?b && LANG(?a) = LANG(?b))",
    "no home": "FILTER NOT EXISTS { ?term rdfs:isDefinedBy <https://w3id.org/policygraph/ontology> }",
    "no module": "FILTER NOT EXISTS { ?term pg:module ?module }",
}
SHORTCUT_GAPS = {
    "no roles": """?term pg:shortcutFor ?class .
        FILTER NOT EXISTS { ?term pg:shortcutFrom ?from ; pg:shortcutTo ?to }""",
    "roles without a class": """?term pg:shortcutFrom|pg:shortcutTo|pg:shortcutQualifier ?role .
        FILTER NOT EXISTS { ?term pg:shortcutFor ?class }""",
    "a class that is no claim": """?term pg:shortcutFor ?class .
        FILTER NOT EXISTS { ?class rdfs:subClassOf+ pg:Claim }""",
    "a role that its class does not have": """?term pg:shortcutFor ?class ; ?end ?role .
        FILTER(?end IN (pg:shortcutFrom, pg:shortcutTo, pg:shortcutQualifier))
        FILTER NOT EXISTS { ?role schema:domainIncludes ?domain . ?class rdfs:subClassOf* ?domain }""",
    "a qualifier without values": """?term pg:shortcutQualifier ?q .
        FILTER NOT EXISTS { ?term pg:shortcutValue ?v }""",
    "values without a qualifier": """?term pg:shortcutValue ?v .
        FILTER NOT EXISTS { ?term pg:shortcutQualifier ?q }""",
    "no group of edges": "?term pg:shortcutFor ?class . FILTER NOT EXISTS { ?term pg:edgeGroup ?g }",
    "two classes": "?term pg:shortcutFor ?a, ?b . FILTER(?a != ?b)",
}
KEY_GAPS = {
    "a claim class without a key": """?term rdfs:subClassOf+ pg:Claim .
        FILTER NOT EXISTS { ?term pg:identityKey ?key }""",
    "a key that its class does not have": """?term pg:identityKey ?key .
        FILTER NOT EXISTS { ?key schema:domainIncludes ?domain . ?term rdfs:subClassOf* ?domain }""",
}
EDGE_GROUPS = {"supply", "policy", "programme", "ownership", "place", "people", "money"}


def rows_of(store, query):
    return store.select(PREFIXES + query)[1]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_core_stays_in_the_shared_profile(what, core):
    """The core keeps to what OWL 2 RL, QL and EL all allow."""
    assert rows_of(core, FORBIDDEN[what]) == []


@pytest.mark.parametrize("what", INCOMPLETE)
def test_every_term_explains_itself(what, core):
    """Every term has a label and a definition in both languages, a home and a module."""
    query = f"""SELECT DISTINCT ?term WHERE {{ ?term a ?kind . FILTER(STRSTARTS(STR(?term), STR(pg:)))
        {INCOMPLETE[what]} }}"""
    assert rows_of(core, query) == []


@pytest.mark.parametrize("what", SHORTCUT_GAPS)
def test_every_shortcut_can_be_derived(what, core):
    """The annotations of a shortcut say all that its rule needs."""
    assert rows_of(core, f"SELECT DISTINCT ?term WHERE {{ {SHORTCUT_GAPS[what]} }}") == []


@pytest.mark.parametrize("what", KEY_GAPS)
def test_every_claim_class_has_its_key(what, core):
    """Each claim class says which of its properties tell two claims apart."""
    assert rows_of(core, f"SELECT DISTINCT ?term WHERE {{ {KEY_GAPS[what]} }}") == []


def test_an_issuance_is_one_for_each_document():
    """A joint notice is one issuance however many bodies a source names."""
    assert pg.IDENTITY_KEYS[pg.Issuance] == (pg.document,)
    assert pg.IDENTITY_KEYS[pg.Designation] == (pg.batch, pg.designee, pg.programme)


def test_roles_are_subproperties_of_about(core):
    """What is a role of a claim is a subproperty of pg:about, and nothing else is."""
    rows = rows_of(core, "SELECT ?role WHERE { ?role rdfs:subPropertyOf pg:about }")
    assert {row[0] for row in rows} == set(pg.ROLES)


def test_edge_groups_are_known(core):
    """Views know the group of every edge."""
    rows = rows_of(core, "SELECT DISTINCT ?group WHERE { ?term pg:edgeGroup ?group }")
    assert {row[0].value for row in rows} == EDGE_GROUPS


def test_entity_classes_have_shape_and_colour(core):
    """Views draw every class of entities in a shape and a colour of its own choosing."""
    rows = rows_of(
        core,
        """SELECT ?class WHERE { ?class pg:module ?module ; a owl:Class .
           FILTER(?module IN ("core", "policy", "programme"))
           FILTER NOT EXISTS { ?class rdfs:subClassOf* pg:Claim }
           FILTER NOT EXISTS { ?class pg:nodeShape ?shape ; pg:nodeColour ?colour
                               FILTER(REGEX(?colour, "^#[0-9A-F]{6}$")) } }""",
    )
    assert rows == []


@pytest.mark.parametrize("name", ["policygraph", "axioms", "alignments", "shapes"])
def test_headers_are_complete(name):
    """Each file says in its header what it is, whose, under which licence and in which version."""
    quads = list(parse(path=str(ONTOLOGY / f"{name}.ttl"), format=RdfFormat.TURTLE))
    owl, dc = "http://www.w3.org/2002/07/owl#", "http://purl.org/dc/terms/"
    (header,) = {q.subject for q in quads if q.object == NamedNode(f"{owl}Ontology")}
    said = {q.predicate.value for q in quads if q.subject == header}
    wanted = {f"{dc}title", f"{dc}description", f"{dc}license", f"{dc}creator", f"{owl}versionIRI"}
    if name in {"policygraph", "shapes"}:
        vann = "http://purl.org/vocab/vann/preferredNamespace"
        wanted |= {f"{vann}Prefix", f"{vann}Uri"}
    assert wanted <= said


def test_core_imports_nothing():
    """Alignments and axioms import the core, never the other way round."""
    imports = NamedNode("http://www.w3.org/2002/07/owl#imports")
    importing = {
        name: any(q.predicate == imports for q in parse(path=str(ONTOLOGY / f"{name}.ttl")))
        for name in ("policygraph", "axioms", "alignments")
    }
    assert importing == {"policygraph": False, "axioms": True, "alignments": True}


def turtle_files() -> list[Path]:
    return sorted([*ONTOLOGY.rglob("*.ttl"), *ONTOLOGY.rglob("*.trig")])


@pytest.mark.parametrize("path", turtle_files(), ids=lambda p: p.name)
def test_every_term_used_is_declared(path, declared):
    """No file uses a term of the namespace that the core does not declare."""
    used = set()
    for quad in parse(path=str(path)):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(PG) and term.value != PG:
                used.add(term)
    assert used <= declared


def query_files() -> list[Path]:
    home = resource("queries")
    return sorted([*(ONTOLOGY / "rules").glob("*.rq"), *home.rglob("*.rq"), ONTOLOGY / "shapes.ttl"])


@pytest.mark.parametrize("path", query_files(), ids=lambda p: p.name)
def test_every_term_in_a_query_is_declared(path, declared):
    """No rule, question or check asks for a term that does not exist."""
    used = {f"{PG}{name}" for name in re.findall(r"\bpg:([A-Za-z]\w*)", path.read_text(encoding="utf-8"))}
    assert used <= {term.value for term in declared}


@pytest.mark.parametrize("folder", ["vocab", "register"])
def test_concepts_and_entities_need_no_blank_nodes(folder):
    """Everything in the vocabularies and the register has an IRI."""
    for path in sorted((ONTOLOGY / folder).glob("*.ttl")):
        for quad in parse(path=str(path)):
            assert not isinstance(quad.subject, BlankNode), path.name
            assert not isinstance(quad.object, BlankNode), path.name
