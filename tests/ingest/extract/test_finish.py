"""Quotes are long enough to prove the fact, and a goal says what it measures."""

import pytest

from policygraph.ingest.extract.finish import finish
from policygraph.ingest.sections import Unit
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
        ("40", "Lift the share of silent looms above"),
        ("70", "the use of (any) dye meters should exceed in spinning mills"),
    ],
)
def test_each_goal_of_an_item_measures_its_own_clause(number, metric):
    """The whole item is the quote; the words around each number, without asides, are its metric."""
    text = (
        "Lift the share of silent looms (no noise at all) above 40, "
        "while the use of dye meters should exceed 70 in spinning mills"
    )
    found = fact(text, number, "target", metric=number, value=int(number))
    done = finished(text, found, numbers(text, "40", "70"), kind="item")
    assert done.quote == text
    assert done.roles["metric"].replace("while ", "") == metric.replace("(any) ", "")


def test_coordinated_goals_share_no_noun():
    """After "and" the second number speaks of its own noun alone."""
    text = "Build 12 halls of looms and 30 stores of dye"
    mentions = numbers(text, "12", "30")
    first = finished(text, fact(text, "12", "target", metric="halls", value=12), mentions, "item")
    second = finished(text, fact(text, "30", "target", metric="stores", value=30), mentions, "item")
    assert first.roles["metric"].startswith("Build halls of looms")
    assert second.roles["metric"] == "stores of dye"


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
    ],
)
def test_terms_of_money_are_read_from_the_quote(text, words, role, value):
    """The time over which it is paid, and what the sum is."""
    assert finished(text, fact(text, words, "funding", amount=6)).roles[role] == value


def test_a_quote_that_needs_nothing_stays():
    """Not even its last point is cut."""
    text = "Weavers include Carbon Loom Co. of the valley."
    assert finished(text, fact(text, "Carbon Loom Co.", "produces")).quote == "Carbon Loom Co."
