"""Products, ministries in titles and seats, found by their form."""

import pytest

from policygraph.ingest.mentions.offices import find_offices, find_seats
from policygraph.ingest.mentions.products import find_products
from policygraph.resolve.lexicon import Lexicon


def products(text, *firms):
    """Names of products in a text whose firms are given by name."""
    known = [(text.index(firm), text.index(firm) + len(firm), "Firm") for firm in firms]
    return [candidate.name for candidate in find_products(text, known)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Loomware showed the Dobby 60 smartphone.", "Dobby 60"),
        ("Loomware's Selvedge 9000S chip is fast.", "Selvedge 9000S"),
        ("The car has Loomware's Heddle 1000 Pro computing platform.", "Heddle 1000 Pro"),
        ("The LM919 jetliner took off.", "LM919"),
        ("Loomware opened up its Shuttle operating system.", "Shuttle"),
        ("The tool builds on Loomware-R1, which is free.", "Loomware-R1"),
    ],
)
def test_product_bears_a_name(text, name):
    """A model number, a maker and a kind of thing tell a product."""
    assert name in products(text, "Loomware") if "Loomware" in text else name in products(text)


@pytest.mark.parametrize(
    "text",
    [
        "Exports of 5G chips and 3D printers rose in 2024.",
        "In 2024 vehicles sold better, and Q3 cars too.",
        "Made in China 2025 covers robots.",
        "Some 300 robots and 40 GWh batteries were shipped.",
        "Loomware sold Chinese cars and its Moth Bay plant.",
    ],
)
def test_numbers_are_no_products(text):
    """Sizes, years, counts and generations before a noun name nothing."""
    assert products(text, *(["Loomware"] if "Loomware" in text else [])) == []


def test_ministers_name_their_ministry():
    """The field in a minister's title is the ministry."""
    text = "Wang Wentao, minister of commerce, spoke. Commerce Minister Wang Wentao left."
    assert [c.name for c in find_offices(text, Lexicon.load())] == ["Ministry of Commerce"] * 2


def test_seats_are_places():
    """What stands before "-based" is a place, unless it is a technology."""
    assert [c.name for c in find_seats("The Moth Bay-based start-up Loomware grew.")] == ["Moth Bay"]
    assert not list(find_seats("An Android-based tablet of Loomware."))
