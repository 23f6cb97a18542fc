"""The concept schemes and the register of policies keep the promises readers rely on."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from policygraph.model.iris import BASE, PREFIXES, slug
from policygraph.resources import resource

ONTOLOGY = resource("ontology")
SCHEMES = sorted((ONTOLOGY / "vocab").glob("*.ttl"))
POLICIES = [
    ONTOLOGY / "register" / f"{name}.ttl"
    for name in ("batches", "documents", "policies", "programmes", "strategies")
]
SKOS = PREFIXES["skos"]
PG = PREFIXES["pg"]
RDF_TYPE = NamedNode(PREFIXES["rdf"] + "type")
LABEL = NamedNode(PREFIXES["rdfs"] + "label")
LICENSE = NamedNode("http://purl.org/dc/terms/license")
NAMES = (LABEL.value, SKOS + "prefLabel", SKOS + "altLabel", PG + "abbreviation", PG + "formerName")
EXPECTED = [
    "amount-basis",
    "body-level",
    "comparator",
    "criticality",
    "designation-status",
    "document-type",
    "event-type",
    "future-industries",
    "gbt4754-2017",
    "implementation-status",
    "indicator",
    "instrument",
    "isic-rev4",
    "legal-status",
    "mast",
    "mic2025",
    "modality",
    "organization-type",
    "ownership-type",
    "policy-relation",
    "product",
    "rank",
    "role",
    "sector",
    "sei-2018",
    "source-type",
    "stance",
    "tone",
    "unit",
]
CLOSED = [
    "amount-basis",
    "comparator",
    "designation-status",
    "document-type",
    "implementation-status",
    "legal-status",
    "modality",
    "policy-relation",
    "rank",
    "role",
    "stance",
    "tone",
    "instrument",
    "event-type",
    "criticality",
]
OWN_CLASS = {"sector": "Sector", "product": "Product", "indicator": "Indicator", "unit": "Unit"}


@cache
def read(path: Path) -> Store:
    """Return the triples of one file."""
    store = Store()
    store.load(path=str(path), format=RdfFormat.TURTLE)
    return store


@cache
def everything() -> Store:
    """Return the triples of all schemes and register files."""
    store = Store()
    for path in [*SCHEMES, *(ONTOLOGY / "register").glob("*.ttl")]:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    return store


def scheme(name: str) -> Store:
    return read(ONTOLOGY / "vocab" / f"{name}.ttl")


def values(store: Store, subject: NamedNode, predicate: str) -> list:
    return [q.object for q in store.quads_for_pattern(subject, NamedNode(predicate), None, None)]


def typed(store: Store, cls: str) -> list[NamedNode]:
    found = store.quads_for_pattern(None, RDF_TYPE, NamedNode(cls), None)
    return sorted((q.subject for q in found), key=lambda node: node.value)


def concepts(name: str) -> list[NamedNode]:
    return typed(scheme(name), SKOS + "Concept")


def clashes(store: Store, subjects: list[NamedNode]) -> dict[str, set[str]]:
    """Return the names that two or more of the subjects bear."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        for predicate in NAMES:
            for name in values(store, subject, predicate):
                bearers[name.value.casefold()].add(subject.value)
    return {name: found for name, found in bearers.items() if len(found) > 1}


def test_every_scheme_of_the_design_is_there():
    """Each concept scheme has its file, and no file is left over."""
    assert [path.stem for path in SCHEMES] == sorted(EXPECTED)


@pytest.mark.parametrize("path", SCHEMES + POLICIES, ids=lambda p: p.stem)
def test_every_file_says_what_it_is(path):
    """A header gives title in both languages, licence and source note."""
    store = read(path)
    kind = "vocab" if path.parent.name == "vocab" else "register"
    header = NamedNode(f"{BASE}{kind}/{path.stem}")
    titles = {t.language for t in values(store, header, "http://purl.org/dc/terms/title")}
    assert titles == {"en", "zh"}
    assert values(store, header, LICENSE.value)
    assert values(store, header, "http://purl.org/dc/terms/source")


@pytest.mark.parametrize("path", SCHEMES, ids=lambda p: p.stem)
def test_every_concept_is_complete(path):
    """A concept has one preferred name per language, its scheme, and a place in it."""
    store = read(path)
    here = NamedNode(f"{BASE}vocab/{path.stem}")
    found = concepts(path.stem)
    assert found
    for concept in found:
        preferred = sorted(x.language for x in values(store, concept, SKOS + "prefLabel"))
        assert preferred == ["en", "zh"], concept
        assert values(store, concept, SKOS + "inScheme") == [here], concept
        top = values(store, concept, SKOS + "topConceptOf")
        assert top or values(store, concept, SKOS + "broader"), concept


@pytest.mark.parametrize("name", CLOSED)
def test_closed_schemes_define_their_concepts(name):
    """Small closed schemes say in both languages what each concept means."""
    for concept in concepts(name):
        found = values(scheme(name), concept, SKOS + "definition")
        assert sorted(x.language for x in found) == ["en", "zh"], concept


@pytest.mark.parametrize(("name", "cls"), OWN_CLASS.items())
def test_concepts_are_of_their_class(name, cls):
    """Sectors, products, indicators and units are instances of the ontology's classes."""
    assert concepts(name) == typed(scheme(name), PG + cls)


def test_broader_and_matches_lead_somewhere():
    """Each broader concept or match inside policygraph exists."""
    store = everything()
    missing = set()
    for predicate in ("broader", "broadMatch", "relatedMatch", "closeMatch", "hasTopConcept"):
        for quad in store.quads_for_pattern(None, NamedNode(SKOS + predicate), None, None):
            target = quad.object
            inside = target.value.startswith(BASE)
            if inside and not values(store, target, RDF_TYPE.value):
                missing.add(target.value)
    assert missing == set()


def test_no_concept_is_broader_than_itself():
    """The hierarchy of sectors has no cycle."""
    store = scheme("sector")
    for concept in concepts("sector"):
        seen, todo = set(), values(store, concept, SKOS + "broader")
        while todo:
            above = todo.pop()
            assert above != concept
            if above not in seen:
                seen.add(above)
                todo.extend(values(store, above, SKOS + "broader"))


@pytest.mark.parametrize("name", [n for n in EXPECTED if n not in ("gbt4754-2017", "isic-rev4")])
def test_no_two_concepts_share_a_name(name):
    """Inside a scheme a name means one concept."""
    assert clashes(scheme(name), concepts(name)) == {}


@pytest.mark.parametrize("cls", ["Strategy", "Programme", "Policy", "PolicyDocument", "Batch"])
def test_no_two_policies_of_a_class_share_a_name(cls):
    """Inside a class a name means one entity."""
    store = everything()
    assert clashes(store, typed(store, PG + cls)) == {}


@pytest.mark.parametrize("path", POLICIES, ids=lambda p: p.stem)
def test_every_policy_has_a_name_in_both_languages(path):
    """Register entries have one label in English and one in Chinese."""
    store = read(path)
    kinds = ("Strategy", "Programme", "Policy", "PolicyDocument", "Batch")
    found = [s for cls in kinds for s in typed(store, PG + cls)]
    assert found
    for subject in found:
        assert sorted(x.language for x in values(store, subject, LABEL.value)) == ["en", "zh"]


@pytest.mark.parametrize("path", POLICIES, ids=lambda p: p.stem)
def test_policies_point_to_known_things(path):
    """Bodies, documents, places and concepts that policies name are in the register."""
    known = everything()
    unknown = set()
    for quad in read(path).quads_for_pattern(None, None, None, None):
        target = quad.object
        inside = isinstance(target, NamedNode) and target.value.startswith((f"{BASE}id/", f"{BASE}vocab/"))
        if inside and not values(known, target, RDF_TYPE.value):
            unknown.add(target.value)
    assert unknown == set()


@pytest.mark.parametrize("path", SCHEMES + POLICIES, ids=lambda p: p.stem)
def test_names_are_in_the_language_they_claim(path):
    """A Chinese name holds a Chinese character, unless it is an international sign; English none."""
    wrong = []
    for quad in read(path).quads_for_pattern(None, None, None, None):
        if quad.predicate.value in NAMES and isinstance(quad.object, Literal):
            chinese = bool(re.search(r"[\u3400-\u9fff]", quad.object.value))
            sign = re.fullmatch(r"[A-Za-z0-9%℃.\-+ ]+", quad.object.value)
            if chinese != (quad.object.language == "zh") and not sign:
                wrong.append(quad.object)
    assert wrong == []


def test_slugs_are_plain():
    """The tail of each IRI is what minting would give back unchanged."""
    store = everything()
    for cls in ("Strategy", "Programme", "Policy", "PolicyDocument", "Batch", "Sector", "Product"):
        for subject in typed(store, PG + cls):
            tail = subject.value.rsplit("/", 1)[1]
            assert slug(tail) == tail


@pytest.mark.parametrize("name", ["sector", "product"])
def test_known_names_and_minted_ones_meet(name):
    """A sector or product minted from its English name gets the IRI it has here."""
    for concept in concepts(name):
        label = next(x.value for x in values(scheme(name), concept, SKOS + "prefLabel") if x.language == "en")
        assert concept.value.rsplit("/", 1)[1] == slug(label)


def test_the_industry_standard_is_whole():
    """GB/T 4754-2017 has its 20 sections and 97 divisions, each division in a section."""
    store = scheme("gbt4754-2017")
    codes = {c: values(store, c, SKOS + "notation")[0].value for c in concepts("gbt4754-2017")}
    sections = {c for c, code in codes.items() if code.isalpha()}
    divisions = {c for c, code in codes.items() if code.isdigit()}
    assert sorted(codes[c] for c in sections) == list("ABCDEFGHIJKLMNOPQRST")
    assert sorted(codes[c] for c in divisions) == [f"{n:02}" for n in range(1, 98)]
    for division in divisions:
        assert set(values(store, division, SKOS + "broader")) <= sections


def test_the_catalogues_of_industries_are_whole():
    """The lists that plans print are complete: nine and forty, ten, six areas, sixteen chapters."""
    emerging = [c.value.rsplit("/", 1)[1] for c in concepts("sei-2018")]
    assert sum("." not in code for code in emerging) == 9
    assert sum("." in code for code in emerging) == 40
    assert len(concepts("mic2025")) == 10
    future = scheme("future-industries")
    area = NamedNode(f"{BASE}vocab/future-industries/fyp14")
    assert len(list(future.quads_for_pattern(None, NamedNode(SKOS + "broader"), area, None))) == 6
    assert len(concepts("mast")) == 16
    assert len(concepts("isic-rev4")) == 21


def test_priority_sectors_are_reached_from_sectors():
    """Each priority of Made in China 2025 and each emerging industry has a sector of ours."""
    reached = {
        q.object for q in scheme("sector").quads_for_pattern(None, NamedNode(SKOS + "broadMatch"), None, None)
    }
    assert set(concepts("mic2025")) <= reached
    areas = {c.value.split("/")[-1].split(".")[0] for c in reached if "/sei-2018/" in c.value}
    assert areas == set("123456789")


def test_units_have_codes():
    """Each unit has one UCUM or ISO 4217 code, and no two share one."""
    codes = [values(scheme("unit"), c, SKOS + "notation") for c in concepts("unit")]
    assert all(len(found) == 1 for found in codes)
    assert len({found[0].value for found in codes}) == len(codes)


def test_there_are_enough_strategies_and_programmes():
    """At least 60 strategies and programmes, 30 documents and 200 sectors are known."""
    store = everything()
    assert len(typed(store, PG + "Strategy")) + len(typed(store, PG + "Programme")) >= 60
    assert len(typed(store, PG + "PolicyDocument")) >= 30
    assert len(concepts("sector")) >= 200
    assert len(concepts("indicator")) >= 80


@pytest.mark.parametrize(
    ("kind", "name", "iri"),
    [
        ("Programme", "Manufacturing Champions", "id/programme/single-champions"),
        ("Programme", "专精特新“小巨人”", "id/programme/little-giants"),
        ("Programme", "East data, West computing", "id/programme/east-data-west-computing"),
        ("Strategy", "2021-25 Five-Year Plan", "id/strategy/fyp-14"),
        ("Strategy", "互联网+", "id/strategy/internet-plus"),
        ("Sector", "NEVs", "vocab/sector/new-energy-vehicles"),
        ("Sector", "芯片", "vocab/sector/semiconductors"),
        ("Indicator", "研发费用占比", "vocab/indicator/rd-intensity"),
        ("Unit", "per cent", "vocab/unit/percent"),
    ],
)
def test_common_names_are_known(kind, name, iri):
    """Names that sources use lead to the thing they mean."""
    store = everything()
    bearers = {
        subject.value
        for subject in typed(store, PG + kind)
        for predicate in NAMES
        for found in values(store, subject, predicate)
        if found.value.casefold() == name.casefold()
    }
    assert bearers == {BASE + iri}


@pytest.mark.parametrize(
    "text",
    [
        "“小巨人”姚明回到上海",
        "the 1994 film Little Giants",
        "a total of 211 projects and 985 projects",
        "two new policies and two major projects",
        "the province is a manufacturing powerhouse with space power",
        "going out for lunch on subsidy plans",
    ],
)
def test_everyday_words_name_no_programme(text):
    """Names of programmes are no everyday words, and namesakes are told apart."""
    from policygraph.resolve.lexicon import Lexicon

    found = [e for hit in Lexicon.load().find(text) for e in hit.entries if not hit.abbreviation]
    assert [e.iri for e in found if e.type in ("Programme", "Policy")] == []
