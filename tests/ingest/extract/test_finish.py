"""Quotes are long enough to prove the fact, and a goal says what it measures."""

import pytest

from policygraph.ingest.extract.finish import finish
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Fact, Mention


def fact(text, words, kind, **roles):
    start = text.index(words)
    return Fact(
        type=kind,
        roles=roles,
        start=start,
        end=start + len(words),
        quote=words,
        source="s",
        confidence=0.9,
        status="accepted",
        rule="r",
    )


def numbers(text, *words):
    return [Mention("Number", text.index(word), text.index(word) + len(word), word) for word in words]


def finished(text, found, mentions=(), kind="sentence"):
    """The one fact after finishing; its quote is checked against the text."""
    (done,) = finish([found], text, [Unit(0, len(text), kind)], mentions)
    assert text[done.start : done.end] == done.quote
    return done


def test_a_number_is_quoted_with_its_noun():
    """The quote ends where the noun phrase does, not where the pattern did."""
    text = "The region has named 310 looms of merit, and more will follow."
    done = finished(text, fact(text, "has named 310", "count", metric="looms", value=310))
    assert done.quote == "has named 310 looms of merit"


@pytest.mark.parametrize(
    ("number", "metric"),
    [
        ("40", "share of silent looms"),
        ("70", "use of dye meters"),
    ],
)
def test_each_goal_of_an_item_measures_its_own_clause(number, metric):
    """The whole item is the quote; the words around each number, without asides, tell its metric."""
    text = (
        "Lift the share of silent looms (no noise at all) above 40, "
        "while the use of dye meters should exceed 70 in spinning mills"
    )
    found = fact(text, number, "target", metric=number, value=int(number))
    done = finished(text, found, numbers(text, "40", "70"), kind="item")
    assert done.quote == text
    assert done.roles["metric"] == metric


def test_coordinated_goals_share_no_noun():
    """After "and" the second number speaks of its own noun alone."""
    text = "Build 12 halls of looms and 30 stores of dye"
    mentions = numbers(text, "12", "30")
    first = finished(text, fact(text, "12", "target", metric="halls", value=12), mentions, "item")
    second = finished(text, fact(text, "30", "target", metric="stores", value=30), mentions, "item")
    assert first.roles["metric"] == "halls of looms"
    assert second.roles["metric"] == "stores of dye"


def test_what_each_must_have_is_no_sum():
    """A number for each valley is counted per valley; that of several works waits for review."""
    text = "Each valley is expected to run 2 looms"
    done = finished(text, fact(text, text, "target", metric="looms", unit="looms"), numbers(text, "2"))
    assert (done.roles["unit"], done.status) == ("looms per valley", "accepted")
    text = "Found several dye works with 90 looms"
    done = finished(text, fact(text, text, "target", metric="looms", unit="looms"), numbers(text, "90"))
    assert (done.roles["unit"], done.status) == ("looms per dye work", "review")


def test_a_goal_without_a_measure_waits_for_review():
    """Where the clause names no measure, a person has to say what the number is of."""
    text = "It said they should exceed 40"
    found = fact(text, "should exceed 40", "target", metric="they should exceed", value=40)
    assert finished(text, found, numbers(text, "40")).status == "review"


def test_the_field_of_a_goal_is_kept():
    """A share of a goal that holds in one field alone is not one of the country."""
    text = "Dye meter use should exceed 70 in the silk industry"
    silk = Mention("Sector", text.index("silk"), len(text), "silk industry", "id/sector/silk")
    found = fact(text, "70", "target", metric="70", value=70)
    done = finished(text, found, [*numbers(text, "70"), silk])
    assert (done.roles["metric"], done.roles["sector"]) == ("Dye meter use", "id/sector/silk")


def test_a_listed_field_is_quoted_with_its_heading():
    """The field alone proves nothing."""
    text = "The plan favours these fields:\n- silk\n- dye"
    header = (0, text.index(":") + 1)
    unit = Unit(text.index("dye"), len(text), "item", header)
    (done,) = finish([fact(text, "dye", "covers_sector")], text, [unit], [])
    assert done.quote == text


def test_a_named_measure_is_kept():
    """A metric of several words was read by the pattern and stays."""
    text = "Loom density is to reach 12 a village"
    found = fact(text, "12", "target", metric="loom density", value=12)
    assert finished(text, found, numbers(text, "12"), "item").roles["metric"] == "loom density"


def test_a_stop_is_quoted_with_its_reason():
    """Why a programme stopped belongs to the passage that says so."""
    text = "The loom grant has been halted in two valleys as the purse ran dry. It rained."
    done = finished(text, fact(text, "loom grant has been halted in two valleys", "implementation"))
    assert done.quote == "loom grant has been halted in two valleys as the purse ran dry"


@pytest.mark.parametrize(
    ("text", "words", "role", "value"),
    [
        (
            "The guild gives 6 crowns to each mill over three years.",
            "gives 6 crowns",
            "period",
            "three years",
        ),
        ("9 crowns have been spent on looms.", "9 crowns", "basis", "spent to date"),
        ("The guild gives 6 crowns to each mill.", "gives 6 crowns", "basis", "per beneficiary"),
        ("So far 9 crowns were lent.", "9 crowns", "basis", "spent to date"),
        ("Buyers get up to 9 crowns.", "Buyers get up to 9 crowns", "basis", "unit ceiling"),
    ],
)
def test_terms_of_money_are_read_from_the_quote(text, words, role, value):
    """The time over which it is paid, and what the sum is."""
    given = fact(text, words, "funding", amount=6, comparator="<=" if "up to" in text else "=")
    assert finished(text, given).roles[role] == value


def test_a_quote_that_needs_nothing_stays():
    """Not even its last point is cut."""
    text = "Weavers include Carbon Loom Co. of the valley."
    assert finished(text, fact(text, "Carbon Loom Co.", "produces")).quote == "Carbon Loom Co."


def test_the_books_are_the_firms_own_word():
    """Even where an analyst is credited with the sentence."""
    text = "Spindle Research puts the debt at 90, compared with the 40 crowns on its books."
    firm = "https://w3id.org/policygraph/id/firm/silk-star"
    found = fact(text, "compared with the 40 crowns on its books", "count", subject=firm, value=40)
    assert finished(text, found).claimed_by == firm
