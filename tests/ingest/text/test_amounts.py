"""Figures are read with magnitude, unit, currency and comparator, and nothing is guessed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.text.amounts import find_amounts


def read(text):
    return [
        (kind, v["value"], v["unit"] or v["currency"], v["comparator"], v.get("value_max"))
        for _, _, kind, v in find_amounts(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 million yuan", [("Money", 6_000_000, "CNY", "equal", None)]),
        ("RMB 5-10 billion", [("Money", 5_000_000_000, "CNY", "between", 10_000_000_000)]),
        ("CNY1.5tn", [("Money", 1_500_000_000_000, "CNY", "equal", None)]),
        ("Rs 7.5 lakh crore", [("Money", 7_500_000_000_000, "INR", "equal", None)]),
        ("up to 20,000 yuan", [("Money", 20_000, "CNY", "at-most", None)]),
        ("a 60 bn fund", [("Number", 60_000_000_000, None, "equal", None)]),
        ("at least 3%", [("Percent", 3, "percent", "at-least", None)]),
        ("9–11 per cent", [("Percent", 9, "percent", "between", 11)]),
        ("between 5 and 10 percent", [("Percent", 5, "percent", "between", 10)]),
        ("up 0.09 percentage points", [("Percent", 0.09, "percentage point", "equal", None)]),
        ("it must exceed 85 percent", [("Percent", 85, "percent", "more-than", None)]),
        ("a minimum of five patents", [("Number", 5, None, "at-least", None)]),
        ("spread over three years", [("Number", 3, "year", "equal", None)]),
        ("100 firms or more", [("Number", 100, None, "equal", None)]),
        ("100 or more firms", [("Number", 100, None, "at-least", None)]),
        ("250 MW of wind", [("Number", 250, "MW", "equal", None)]),
        ("2.5亿元", [("Money", 250_000_000, "CNY", "equal", None)]),
        ("300亿美元", [("Money", 30_000_000_000, "USD", "equal", None)]),
        ("不低于30%", [("Percent", 30, "percent", "at-least", None)]),
        ("百分之三十", [("Percent", 30, "percent", "equal", None)]),
        ("3个百分点", [("Percent", 3, "percentage point", "equal", None)]),
        ("两千多家企业", [("Number", 2000, "家", "more-than", None)]),
        ("200万辆左右", [("Number", 2_000_000, "辆", "about", None)]),
        ("1万家以上", [("Number", 10_000, "家", "at-least", None)]),
        ("5G, the C919 and v2.0a", []),
    ],
)
def test_amounts_as_written(text, expected):
    """Each way of writing a figure gives its value; names with digits give none."""
    assert read(text) == expected


@given(st.integers(2, 10**15), st.sampled_from(("yuan", "percent", "firms")))
def test_grouped_and_plain_figures_are_one(number, noun):
    """Commas change nothing."""
    plain, grouped = read(f"{number} {noun}"), read(f"{number:,} {noun}")
    assert plain == grouped
    assert plain[0][1] == number


@given(
    st.integers(1, 9999),
    st.integers(0, 9),
    st.sampled_from((("million", 6), ("billion", 9), ("bn", 9), ("万", 4), ("亿", 8))),
)
def test_magnitudes_are_exact(whole, tenth, magnitude):
    """No rounding error enters where a magnitude is worked out."""
    word, power = magnitude
    [(_, value, *_)] = read(f"{whole}.{tenth} {word}" if word.isascii() else f"{whole}.{tenth}{word}")
    assert value == (whole * 10 + tenth) * 10 ** (power - 1)


@given(st.text(alphabet="0123456789 ,.%$€¥元万亿至-–年个abc ", max_size=60))
def test_spans_are_exact(text):
    """A span and its words agree, spans follow one another, whatever the text."""
    found = list(find_amounts(text))
    assert all(v["text"] == text[a:b] for a, b, _, v in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
