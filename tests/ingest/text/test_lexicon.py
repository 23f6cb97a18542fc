"""The register's names are found where they stand, and only where they are meant."""

import time

import pytest

from policygraph.resolve.identities import Context, find_known, normalise, resolve, same_ordinals
from policygraph.resolve.lexicon import Entry, Lexicon

BASE = "https://w3id.org/policygraph/"
CN, UZ = f"{BASE}id/place/CN", f"{BASE}id/place/UZ"
SALT = Entry(
    f"{BASE}id/body/salt",
    "GovernmentBody",
    "Ministry of Salt and Iron",
    "盐铁部",
    ("Ministry of Salt and Iron", "盐铁部", "盐办"),
    ("MSI", "SALT"),
    ("省盐办",),
    CN,
)
SALT_UZ = Entry(
    f"{BASE}id/body/salt-uz",
    "GovernmentBody",
    "Ministry of Salt",
    None,
    ("Ministry of Salt",),
    ("MSI",),
    (),
    UZ,
)
PUMPS = Entry(f"{BASE}id/product/pumps", "Product", "Brine pump", "盐泵", ("Brine pump", "盐泵"))
SECTOR = Entry(f"{BASE}vocab/sector/ai", "Sector", "AI", None, ("Artificial intelligence", "AI"))
FIRM = Entry(f"{BASE}id/firm/mint", "Firm", "Mint", None, ("Mint", "Mint Salt Works Co., Ltd."))
LEXICON = Lexicon.of([SALT, SALT_UZ, PUMPS, SECTOR, FIRM])


def found(text):
    return [
        (text[h.start : h.end], h.entries[0].iri.rsplit("/", 1)[-1], h.abbreviation)
        for h in LEXICON.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Ministry of Salt & Iron's rules", ["Ministry of Salt & Iron"]),
        ("the Ministry  of\nSalt and Iron", ["Ministry  of\nSalt and Iron"]),
        ("MINISTRY OF SALT AND IRON", ["MINISTRY OF SALT AND IRON"]),
        ("a ministry of salt and iron", []),
        ("brine pumps and one Brine-Pump", ["brine pumps", "Brine-Pump"]),
        ("a mint leaf; Mint sells salt", ["Mint"]),
        ("Minting and MSIX", []),
        ("AI, ai and said", ["AI"]),
        ("most salt; MSI said", ["MSI"]),
        ("盐 铁 部印发，盐铁部门不印发", ["盐 铁 部"]),
        ("省盐办不是盐办", ["盐办"]),
    ],
)
def test_names_are_found_as_they_are_written(text, expected):
    """Boundaries, capitals, plurals, blanks and negative labels decide."""
    whole = [name for name, _, _ in found(text)]
    assert [n for n in whole if not any(n != o and n in o for o in whole)] == expected


def test_abbreviations_are_marked_and_may_be_ambiguous():
    """Two bodies share an acronym: the hit says so and does not choose."""
    [hit] = LEXICON.find("MSI said")
    assert hit.abbreviation
    assert {e.iri for e in hit.entries} == {SALT.iri, SALT_UZ.iri}


def test_exact_names_ignore_case_articles_and_legal_forms():
    """An abbreviation is no name: it decides nothing outside an article."""
    assert LEXICON.by_name("the MINISTRY of Salt and Iron") == (SALT,)
    assert LEXICON.by_name("Mint Salt Works") == (FIRM,)
    assert LEXICON.by_name("MSI") == ()
    assert LEXICON.by_name("Mint", "Product") == ()


def test_suggestions_come_best_first():
    """A misspelt name finds its entry."""
    assert LEXICON.suggest("Minstry of Salt and Irn")[0] == SALT
    assert LEXICON.suggest("zzzzqqq") == []


def test_an_empty_lexicon_finds_nothing():
    """Nothing to know is not an error."""
    assert Lexicon.of([]).find("Ministry of Salt") == []
    assert Lexicon.of([]).by_name("Mint") == ()


@pytest.mark.parametrize(
    ("kind", "name", "country", "iri"),
    [
        ("GovernmentBody", "Ministry of Salt and Iron", "CN", "id/body/salt"),
        ("GovernmentBody", "Ministry of Salt and Iron", "UZ", "id/body/ministry-of-salt-and-iron-uz"),
        ("GovernmentBody", "Ministry of Salt", "UZ", "id/body/salt-uz"),
        ("GovernmentBody", "Ministry of Salt", "CN", "id/body/ministry-of-salt"),
        ("Firm", "The Mint Co.", "CN", "id/firm/mint"),
        ("Firm", "Wuxi Mint Electronic Ltd", "CN", "id/firm/wuxi-mint-electronic"),
        ("Programme", "the 14th Five-Year Plan", "CN", "id/strategy/fyp-14"),
        ("Policy", "2021-25 Five-Year Plan", "CN", "id/strategy/fyp-14"),
        ("Programme", "“十四五”规划", "CN", "id/strategy/fyp-14"),
        ("Product", "Brine pump", "CN", "id/product/pumps"),
        ("Product", "Salt Mills", "CN", "id/product/salt-mills"),
        ("Sector", "Salt farming", "CN", "vocab/sector/salt-farming"),
        ("Place", "Beimen High-tech Zone", "CN", "id/zone/beimen-high-tech-zone"),
    ],
)
def test_identities(kind, name, country, iri):
    """The register decides by whole name and country; all else is minted from the name."""
    assert resolve(kind, name, Context(LEXICON, country)) == BASE + iri


def test_names_that_others_share_get_their_articles_mark():
    """The "new rules" of two articles are two things, of two copies one."""
    one, two = (
        resolve("Policy", "new rules", Context(LEXICON, scope=s), proper=False)
        for s in ("aaaa1111", "bbbb2222")
    )
    assert one != two
    assert one == resolve("Policy", "the new rules", Context(LEXICON, scope="aaaa1111"), proper=False)


def test_vetoes_and_forms():
    """Numbers tell names apart; articles and legal forms do not."""
    assert not same_ordinals("third batch", "fourth batch")
    assert same_ordinals("Batch 3 of firms", "batch 3")
    assert normalise("Policy", "the “Salt Plan”") == "Salt Plan"
    assert find_known("Firm", "Minty", Context(LEXICON)) is None


def test_the_shipped_register_loads():
    """Every entry has a name and a type; the two bodies that share an acronym are both there."""
    started = time.process_time()
    lexicon = Lexicon.load()
    assert time.process_time() - started < 5  # a guard against runaway growth, not a benchmark
    assert all(e.name and e.names for e in lexicon.entries.values())
    assert lexicon.by_iri(f"{BASE}id/body/miit") is not None
    assert lexicon.by_iri(f"{BASE}id/body/miit-uz") is not None
