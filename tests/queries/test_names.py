"""Names become the entities that bear them, or an error that helps."""

import pytest

from policygraph.errors import QueryError
from policygraph.query.names import resolve_name
from policygraph.store import OxigraphStore


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Alpha Wind", "firm/alpha-wind"),
        ("甲风电", "firm/alpha-wind"),
        ("Alpha Wind Power", "firm/alpha-wind"),
        ("ALPHA  WIND Co., Ltd.", "firm/alpha-wind"),
        ("firm:alpha-wind", "firm/alpha-wind"),
        ("https://w3id.org/policygraph/id/firm/alpha-wind", "firm/alpha-wind"),
        ("<https://w3id.org/policygraph/id/firm/alpha-wind>", "firm/alpha-wind"),
        ("firm:beta-geer", "firm/beta-gear"),
        ("丙股份", "firm/gamma"),
    ],
)
def test_a_firm_is_found_by_any_of_its_names(small: OxigraphStore, name: str, slug: str) -> None:
    """Labels, aliases, other spellings, short and whole IRIs, and merged IRIs lead to one entity."""
    assert resolve_name(small, name, ["Firm"]).iri.value.endswith(slug)


def test_an_abbreviation_of_two_bodies_means_chinas_and_says_so(small: OxigraphStore) -> None:
    """Nobody has to know that another country's ministry shares the acronym."""
    found = resolve_name(small, "MOI", ["PublicBody"])
    assert found.iri.value.endswith("body/moi")
    assert "body:moi-xx" in found.note


@pytest.mark.parametrize(
    ("name", "message", "fix"),
    [
        ("Alfa Wind", "no firm named Alfa Wind", "Alpha Wind"),
        ("Sprouts", "Sprouts is a programme, not a firm", "name a firm"),
        ("Twin", "more than one firm is named Twin", "firm:twin-a"),
        ("firm:nobody", "no firm has the IRI firm:nobody", ""),
        ("prog:sprouts", "prog:sprouts is a programme, not a firm", "name a firm"),
        ("x> } ; DROP ALL #", "no firm named x> } ; DROP ALL #", ""),
        ("firm:a> <b", "no firm named firm:a> <b", ""),
        ("???", "no firm named ???", ""),
    ],
)
def test_a_wrong_name_is_an_error_that_helps(small: OxigraphStore, name: str, message: str, fix: str) -> None:
    """An unknown name, a wrong class, a shared name and an injection each say what to do."""
    with pytest.raises(QueryError) as error:
        resolve_name(small, name, ["Firm"])
    assert message in str(error.value)
    assert fix in error.value.fix
