"""Names fold to comparable keys, texts fold without losing their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.text.names import FoldedText, fold, fold_name, is_chinese, strip_legal
from policygraph.text.sentences import sentences


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beimen Power Co., Ltd.", "BEIMEN POWER"),
        ("the Ministry of Salt", "Ministry of Salt"),
        ("Salt & Iron Commission", "Salt and Iron Commission"),
        ("New‑Energy Vehicles", "new energy vehicles"),
        ("北门 动力（无锡）有限公司", "北门动力(无锡)股份有限公司"),
        ("Ｂｅｉｍｅｎ", "Beimen"),
        ("Café Motors", "Cafe Motors"),
    ],
)
def test_written_forms_of_one_name_have_one_key(one, other):
    """Case, width, accents, articles, signs and legal forms make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hebei Salt", "Hubei Salt"), ("Beimen", "Beimen Electronic"), ("BM 1", "BM 2")]
)
def test_names_that_differ_stay_apart(one, other):
    """A telling word or figure is never folded away."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Beimen Motor Group Co., Ltd.", "Beimen Motor Group"),
        ("Beimen Inc.", "Beimen"),
        ("Company", "Company"),
        ("北门科技股份有限公司", "北门科技"),
        ("北门公司", "北门"),
    ],
)
def test_legal_forms_come_off(name, bare):
    """What is left is printed as it was."""
    assert strip_legal(name) == bare


@given(st.text(max_size=120))
def test_folded_text_maps_back(text):
    """Every folded character comes from a place in the text, in order."""
    folded = FoldedText(text)
    places = [folded.origin(i) for i in range(len(folded.text))]
    assert places == sorted(places)
    assert all(0 <= p < len(text) for p in places)


@given(st.text(alphabet="ab CD\n -中文，&;amp", max_size=40), st.text(alphabet="ab CD\n中 ", max_size=20))
def test_a_folded_name_is_found_where_it_stands(before, after):
    """A name written with other blanks and dashes is found with exact offsets."""
    text = f"{before}. New-Salt  Iron. {after}"
    folded = FoldedText(text)
    at = folded.text.find(fold_name("new salt iron"))
    assert at >= 0
    start, end = folded.span(at, at + len("new salt iron"))
    assert fold_name(text[start:end]) == "new salt iron"


def test_language_is_told_by_letters():
    """A Chinese name in an English page leaves it English."""
    assert is_chinese("关于印发指南的通知")
    assert not is_chinese("The minister (部长) spoke for an hour about salt.")
    assert not is_chinese("")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beimen Co. said so. It sold 3.5 tons.", ["Beimen Co. said so.", "It sold 3.5 tons."]),
        ("Beimen Co. The rest is salt.", ["Beimen Co.", "The rest is salt."]),
        ("See No. 4 of Oct. 9, 2020. Done.", ["See No. 4 of Oct. 9, 2020.", "Done."]),
        ("“It works.” He left. ‘Why?’ she asked.", ["“It works.”", "He left.", "‘Why?’", "she asked."]),
        (
            "Mr. J. Q. Wang of the U.S. team won. They lost!",
            ["Mr. J. Q. Wang of the U.S. team won.", "They lost!"],
        ),
        ("A heading\nA line. Another", ["A heading", "A line.", "Another"]),
        ("已印发。“要抓紧！”他说。", ["已印发。", "“要抓紧！”", "他说。"]),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    """Abbreviations and initials end nothing, line breaks do."""
    assert [text[a:b] for a, b in sentences(text)] == expected


@given(st.text(alphabet="Ab. c!?\n。”“1", max_size=80))
def test_sentences_lose_nothing(text):
    """Sentences follow one another and hold every character that is not blank."""
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
