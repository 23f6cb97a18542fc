"""What the family of support measures calls an instrument, the vocabulary knows."""

import pytest

from policygraph.ingest.claims.concepts import Concepts
from policygraph.ingest.extract.families import load_families
from policygraph.store import OxigraphStore
from policygraph.store.shipped import shipped_quads

FAMILY = next(family for family in load_families() if family.relation == "support_measure")


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    """The shipped concepts."""
    with OxigraphStore() as store:
        store.load(shipped_quads())
        return Concepts.of(store)


def named() -> set[str]:
    fixed = {rule.fixed["instrument"] for rule in FAMILY.rules if "instrument" in rule.fixed}
    words = {
        word
        for rule in FAMILY.rules
        for entry in ("instrument", "zhinstrument")
        for word in rule.lexicon.get(entry, {}).get("words", [])
    }
    return fixed | words


@pytest.mark.parametrize("name", sorted(named()))
def test_a_word_for_an_instrument_is_a_concept(name, concepts):
    """Otherwise the fact would be read and its instrument lost."""
    assert concepts.find("instrument", name) is not None
