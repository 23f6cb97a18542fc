"""Dates keep the precision they state, in both languages."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import SourceError
from policygraph.text.dates import find_dates, first_day, last_day, parse_date

DAYS = st.dates(datetime.date(1901, 1, 1), datetime.date(2099, 12, 31))
CHINESE_DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{CHINESE_DIGITS[tens]}十"
    return head + (CHINESE_DIGITS[ones] if ones else "")


def chinese_year(year: int) -> str:
    return "".join(CHINESE_DIGITS[int(c)] for c in str(year))


FULL_FORMS = (
    lambda d: d.isoformat(),
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d:%b}. {d.day}, {d.year}" if d.month not in (5, 6, 7) else f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{chinese_year(d.year)}年{chinese_number(d.month)}月{chinese_number(d.day)}日",
)


@given(DAYS, st.sampled_from(FULL_FORMS))
def test_a_full_date_reads_back_in_every_form(day, form):
    """Whatever way a day is written, it is the same day."""
    assert parse_date(form(day)) == day.isoformat()


@given(DAYS, st.sampled_from((lambda d: f"{d:%B} {d.year}", lambda d: f"{d.year}年{d.month}月")))
def test_a_month_stays_a_month(day, form):
    """No day is filled in where none is printed."""
    iso = parse_date(form(day))
    assert iso == f"{day.year}-{day.month:02d}"
    assert first_day(iso) <= day.isoformat() <= last_day(iso)


@given(st.text(max_size=40), DAYS, st.sampled_from(FULL_FORMS), st.text(max_size=40))
def test_the_span_of_a_date_is_exact(before, day, form, after):
    """Every date found lies where its span says, and spans do not overlap."""
    text = f"{before} {form(day)} {after}"
    found = list(find_dates(text))
    assert all(0 <= a < b <= len(text) for a, b, _, _ in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to build ten bases by the end of 2018", [("the end of 2018", "2018", "by")]),
        ("from 2019 to 2025", [("from 2019 to 2025", "2019/2025", "period")]),
        ("the plan (2022-2025)", [("2022-2025", "2022/2025", "period")]),
        ("in the second half of 2024", [("the second half of 2024", "2024-07/2024-12", "period")]),
        ("As of December 2024, six rounds", [("December 2024", "2024-12", "as-of")]),
        ("in force since July 1, 2024", [("July 1, 2024", "2024-07-01", "since")]),
        ("on May 4, it may march on", [("May 4", "--05-04", "date")]),
        ("到2025年底建成", [("2025年底", "2025", "by")]),
        ("2020-2022年补贴", [("2020-2022年", "2020/2022", "period")]),
        ("自2020年起", [("2020年", "2020", "since")]),
        ("2024年上半年", [("2024年上半年", "2024-01/2024-06", "period")]),
        ("room 2018a, no. 1,999 and $2020", []),
    ],
)
def test_dates_in_running_text(text, expected):
    """Spans, precision and use are read from the words around a date."""
    assert [(text[a:b], iso, kind) for a, b, iso, kind in find_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on Wednesday", "2025-06-18"),
        ("yesterday", "2025-06-19"),
        ("last year", "2024"),
        ("去年", "2024"),
        ("11日", "2025-06-11"),
    ],
)
def test_words_that_need_the_page_date(text, iso):
    """Without the page's date they say nothing; with it they are resolved."""
    assert list(find_dates(text)) == []
    assert [found for _, _, found, _ in find_dates(text, "2025-06-20")] == [iso]


def test_no_date_is_an_error():
    """What cannot be read is never guessed."""
    with pytest.raises(SourceError, match="no date"):
        parse_date("soon")
