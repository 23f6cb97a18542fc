"""The register of bodies, places, zones, firms, organizations and persons."""

import re
from collections import defaultdict

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse

from policygraph.model.iris import BASE, PREFIXES
from policygraph.resources import resource

ID = f"{BASE}id/"
PG, RDFS, SKOS, OWL, DCTERMS = (PREFIXES[p] for p in ("pg", "rdfs", "skos", "owl", "dcterms"))
TYPE = NamedNode(PREFIXES["rdf"] + "type")
LABEL = NamedNode(RDFS + "label")
ALT, NOTATION = NamedNode(SKOS + "altLabel"), NamedNode(SKOS + "notation")
ABBREVIATION, FORMER = NamedNode(PG + "abbreviation"), NamedNode(PG + "formerName")
NEGATIVE, DIFFERENT = NamedNode(PG + "negativeLabel"), NamedNode(OWL + "differentFrom")
JURISDICTION, WITHIN = NamedNode(PG + "jurisdiction"), NamedNode(PG + "within")
GB_CODE = NamedNode(PG + "gbCode")
CHINA = NamedNode(f"{ID}place/CN")

REGISTER = (
    "bodies-central",
    "bodies-foreign",
    "bodies-provincial",
    "firms",
    "organizations",
    "persons",
    "places-cities",
    "places-counties",
    "places-countries",
    "places-provinces",
    "places-regions",
    "zones",
)
SCHEMES = ("body-level", "organization-type", "ownership-type", "source-type")
DEPARTMENTS = (
    "mfa mnd ndrc moe most miit neac mps mss mca moj mof mohrss mnr mee mohurd mot mwr mara "
    "mofcom mct nhc mva mem pbc nao"
)
CLASS_OF_KIND = {
    "body": "PublicBody",
    "firm": "Firm",
    "organization": "Organization",
    "person": "Person",
    "place": "Place",
    "zone": "Zone",
}


def read(path):
    return list(parse(path=str(path), format=RdfFormat.TURTLE))


@pytest.fixture(scope="module")
def blocks():
    home = resource("ontology")
    found = {name: read(home / "register" / f"{name}.ttl") for name in REGISTER}
    return found | {name: read(home / "vocab" / f"{name}.ttl") for name in SCHEMES}


@pytest.fixture(scope="module")
def store(blocks):
    store = Store()
    store.bulk_extend(quad for block in blocks.values() for quad in block)
    return store


@pytest.fixture(scope="module")
def entries(store):
    """Every entry of the register, with its kind."""
    found = {}
    for quad in store.quads_for_pattern(None, TYPE, None):
        if quad.subject.value.startswith(ID):
            found[quad.subject] = quad.subject.value.removeprefix(ID).split("/")[0]
    return found


def values(store, subject, predicate):
    return [q.object for q in store.quads_for_pattern(subject, predicate, None)]


def names(store, subject, *predicates):
    """The names of an entry as one would compare them."""
    return {
        name.value.casefold().replace("’", "'")
        for predicate in predicates or (LABEL, ALT, FORMER)
        for name in values(store, subject, predicate)
    }


def of_kind(entries, kind):
    return sorted((e for e, k in entries.items() if k == kind), key=str)


@pytest.mark.parametrize("name", REGISTER + SCHEMES)
def test_every_block_says_where_it_comes_from(name, blocks):
    """A header gives title in both languages, source and licence; nothing is a blank node."""
    iri = f"{BASE}vocab/{name}" if name in SCHEMES else f"{BASE}register/{name}"
    header = defaultdict(list)
    for quad in blocks[name]:
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)
        if quad.subject.value == iri:
            header[quad.predicate.value].append(quad.object)
    assert {t.language for t in header[DCTERMS + "title"]} == {"en", "zh"}
    assert header[DCTERMS + "source"]
    assert [x.value for x in header[DCTERMS + "license"]] == ["https://creativecommons.org/licenses/by/4.0/"]


def test_no_entry_stands_in_two_blocks(blocks):
    """One IRI, one place to look it up."""
    homes = defaultdict(set)
    for name, block in blocks.items():
        for quad in block:
            homes[quad.subject.value].add(name)
    assert [iri for iri, where in homes.items() if len(where) > 1] == []


def test_every_entry_has_its_class_and_a_label_in_both_languages(store, entries):
    """Kind and class agree; there is exactly one English and one Chinese label."""
    for entry, kind in entries.items():
        assert values(store, entry, TYPE) == [NamedNode(PG + CLASS_OF_KIND[kind])], entry
        assert sorted(label.language for label in values(store, entry, LABEL)) == ["en", "zh"], entry


def test_slugs_are_plain(entries):
    """Slugs are lower-case ASCII; places also take codes."""
    plain = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
    coded = re.compile(r"[A-Z]{2}(-[0-9]{6})?")
    for entry, kind in entries.items():
        slug = entry.value.rsplit("/", 1)[1]
        assert plain.fullmatch(slug) or (kind == "place" and coded.fullmatch(slug)), entry


def test_everything_referred_to_exists(store, entries):
    """No part-of, jurisdiction, place, level or type points into the void."""
    for quad in store:
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith((ID, f"{BASE}vocab/")):
            known = next(store.quads_for_pattern(quad.object, TYPE, None), None)
            assert known is not None, quad


def test_bodies_of_one_jurisdiction_share_no_name(store, entries):
    """A name and a country are enough to tell which body is meant."""
    owners = defaultdict(set)
    for body in of_kind(entries, "body"):
        (place,) = values(store, body, JURISDICTION)
        for name in names(store, body, LABEL, ALT, FORMER, ABBREVIATION):
            owners[place, name].add(body.value)
    assert {k: v for k, v in owners.items() if len(v) > 1} == {}


def test_only_the_two_miits_share_a_name(store, entries):
    """Across all kinds, the acronym MIIT alone is ambiguous, and openly so."""
    owners = defaultdict(set)
    for entry in entries:
        for name in names(store, entry, LABEL, ALT, FORMER, ABBREVIATION):
            owners[name].add(entry.value)
    shared = {name: sorted(v) for name, v in owners.items() if len(v) > 1}
    assert shared == {"miit": [f"{ID}body/miit", f"{ID}body/miit-uz"]}


def test_the_two_miits_are_kept_apart(store):
    """China's ministry and Uzbekistan's exclude each other and lie in two countries."""
    china, uzbek = NamedNode(f"{ID}body/miit"), NamedNode(f"{ID}body/miit-uz")
    assert uzbek in values(store, china, DIFFERENT)
    assert china in values(store, uzbek, DIFFERENT)
    assert values(store, china, JURISDICTION) == [CHINA]
    assert values(store, uzbek, JURISDICTION) == [NamedNode(f"{ID}place/UZ")]
    assert names(store, uzbek) & names(store, china, NEGATIVE)
    assert names(store, china) & names(store, uzbek, NEGATIVE)


def test_what_differs_differs_both_ways(store):
    """A veto holds from either side."""
    pairs = {(q.subject, q.object) for q in store.quads_for_pattern(None, DIFFERENT, None)}
    assert pairs
    assert pairs == {(b, a) for a, b in pairs}


def test_no_entry_denies_its_own_name(store, entries):
    """A negative label is never a name of the entry that carries it."""
    for entry in entries:
        own = names(store, entry, LABEL, ALT, FORMER, ABBREVIATION)
        assert not own & names(store, entry, NEGATIVE), entry


def test_abbreviations_are_not_repeated_as_names(store, entries):
    """An abbreviation holds in one article only, so it must not be a plain name too."""
    for entry in entries:
        assert not names(store, entry) & names(store, entry, ABBREVIATION), entry


def test_single_characters_are_abbreviations_only(store, entries):
    """冀 may mean Hebei where a text says so, and nowhere else."""
    for entry in entries:
        assert all(len(name) > 1 for name in names(store, entry)), entry


def test_the_central_bodies_are_there(blocks, store):
    """State Council, all its constituent departments, Party organs and bureaux are registered."""
    bodies = {q.subject for q in blocks["bodies-central"] if q.predicate == TYPE} - {
        NamedNode(f"{BASE}register/bodies-central")
    }
    assert len(bodies) >= 60
    departments = DEPARTMENTS.split()
    assert len(departments) == 26
    state_council = NamedNode(f"{ID}body/state-council")
    for slug in departments:
        body = NamedNode(f"{ID}body/{slug}")
        assert values(store, body, NamedNode(PG + "partOf")) == [state_council]
        assert values(store, body, JURISDICTION) == [CHINA]
    assert NamedNode(f"{ID}body/chinese-government") in bodies


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("body/miit", "Ministry of Industry and IT"),
        ("body/miit", "工信部"),
        ("body/mee", "Ministry of Ecology and the Environment"),
        ("body/ndrc", "National Development & Reform Commission"),
        ("body/ndrc", "国家发改委"),
        ("body/national-data-administration", "National Data Bureau"),
        ("body/samr", "市监总局"),
        ("body/cac", "网信办"),
        ("body/chinese-government", "中国政府"),
        ("firm/goldwind", "Xinjiang Goldwind Technology"),
        ("place/CN-610000", "Shaanxi"),
        ("place/CN-140000", "Shanxi"),
        ("place/CN-220200", "Jilin City"),
        ("zone/optics-valley", "Wuhan Optics Valley"),
    ],
)
def test_usual_names_lead_home(slug, name, store):
    """The names that texts use are names of the right entry."""
    assert name.casefold() in names(store, NamedNode(ID + slug))


def test_provinces_have_their_codes(blocks, store):
    """34 provincial-level places carry GB/T 2260 and ISO 3166-2 codes, each once."""
    provinces = {q.subject for q in blocks["places-provinces"] if q.predicate == GB_CODE}
    assert len(provinces) == 34
    codes = {code.value for p in provinces for code in values(store, p, GB_CODE)}
    iso = {code.value for p in provinces for code in values(store, p, NOTATION)}
    assert len(codes) == len(iso) == 34
    assert all(re.fullmatch("CN-[A-Z]{2}", code) for code in iso)
    assert all(values(store, p, WITHIN) == [CHINA] for p in provinces)


def test_cities_lie_in_the_province_of_their_code(blocks, store):
    """At least 330 prefectures; code, IRI and province agree."""
    both = blocks["places-cities"] + blocks["places-counties"]
    coded = [q for q in both if q.predicate == GB_CODE]
    assert len(coded) >= 330
    for quad in coded:
        assert quad.subject.value == f"{ID}place/CN-{quad.object.value}"
        (home,) = values(store, quad.subject, WITHIN)
        assert home.value.removeprefix(f"{ID}place/CN-")[:2] == quad.object.value[:2]


def test_countries_have_their_codes(blocks):
    """A country's IRI ends in its ISO 3166 code."""
    coded = [q for q in blocks["places-countries"] if q.predicate == NOTATION]
    assert len(coded) >= 190
    assert all(q.subject.value == f"{ID}place/{q.object.value}" for q in coded)


def test_firms_found_by_form_are_not_registered(store):
    """The suppliers that only one text names must be found in that text."""
    known = {q.object.value.casefold() for q in store if isinstance(q.object, Literal)}
    assert not [name for name in known if "onoff" in name or "hami crrc" in name]


def test_tickers_name_their_exchange(store):
    """A ticker is EXCHANGE:CODE and belongs to one firm."""
    found = [q.object.value for q in store.quads_for_pattern(None, NamedNode(PG + "ticker"), None)]
    assert all(re.fullmatch(r"[A-Z]+:[A-Z0-9]+", ticker) for ticker in found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_concepts_are_labelled_defined_and_in_their_scheme(scheme, blocks, store):
    """Each concept has a label and a definition in both languages."""
    home = NamedNode(f"{BASE}vocab/{scheme}")
    concepts = {q.subject for q in blocks[scheme]} - {home}
    assert len(concepts) >= 6
    for concept in concepts:
        assert concept.value.startswith(f"{home.value}/")
        assert values(store, concept, NamedNode(SKOS + "inScheme")) == [home]
        for predicate in ("prefLabel", "definition"):
            texts = values(store, concept, NamedNode(SKOS + predicate))
            assert sorted(t.language for t in texts) == ["en", "zh"], concept
