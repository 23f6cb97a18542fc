"""Sections, list items with their headers, records and speakers."""

from itertools import pairwise

from policygraph.ingest.segment.sections import units
from policygraph.model.values import Article

BRIEF = """Salt brief

1. A register of works

At a glance: The Salt Council (SC) issued a notice. Key goals by 2027 include:

  • Build ten works
    • five in the west. Two in the north.
  • Close old pans

Editors comment: This may take time.

Article: Notice on Brine Works (关于盐场的通知（试行）) (Link)
Issuing body: SC
Date: September 4, 2024

2. Noteworthy

Policy news

- August 28: The SC announced a prize (SC notice)
- It met
"""


def read(text, **known):
    return units(text, Article("s", 0, len(text), **known))


def words(text, span):
    return None if span is None else text[span[0] : span[1]]


def test_items_know_what_they_stand_under():
    """A nested item's header is the item above, its chain holds the lead-in too."""
    found = {words(BRIEF, (u.start, u.end)): u for u in read(BRIEF, title="Salt brief")}
    lead = "Key goals by 2027 include:"
    assert words(BRIEF, found["Build ten works"].header) == lead
    nested = found["five in the west."]
    assert (nested.kind, nested.level, words(BRIEF, nested.header)) == ("item", 2, "Build ten works")
    assert [words(BRIEF, p) for p in nested.parents] == ["1. A register of works", lead, "Build ten works"]
    assert words(BRIEF, found["Two in the north."].header) == "Build ten works"
    assert (found["Close old pans"].level, words(BRIEF, found["Close old pans"].header)) == (1, lead)


def test_labels_are_cut_and_commentators_speak():
    """The label "At a glance:" is no part of a sentence; a signed comment has its speaker."""
    found = {words(BRIEF, (u.start, u.end)): u for u in read(BRIEF, title="Salt brief")}
    assert found["The Salt Council (SC) issued a notice."].speaker is None
    assert words(BRIEF, found["This may take time."].speaker) == "Editors"
    assert found["It met"].speaker is None


def test_footers_are_records():
    """Title, Chinese title, issuer and date come apart, brackets inside a title do not break it."""
    records = [u for u in read(BRIEF) if u.kind == "record"]
    assert [(u.label, words(BRIEF, u.body)) for u in records] == [
        ("title", "Notice on Brine Works"),
        ("title_zh", "关于盐场的通知（试行）"),
        ("issuer", "SC"),
        ("date", "September 4, 2024"),
    ]
    assert records[-1].date == "2024-09-04"
    assert len({u.section for u in records}) == 1


def test_headings_count_sections_and_news_items_carry_dates():
    """A heading opens a section; "August 28:" dates an item and is no part of its body."""
    found = read(BRIEF, title="Salt brief")
    assert [words(BRIEF, (u.start, u.end)) for u in found if u.kind == "heading"] == [
        "Salt brief",
        "1. A register of works",
        "2. Noteworthy",
        "Policy news",
    ]
    [dated] = [u for u in found if u.date and u.kind == "item"]
    assert (dated.date, words(BRIEF, dated.body)) == ("--08-28", "The SC announced a prize (SC notice)")
    assert words(BRIEF, dated.header) == "Policy news"


def test_chinese_structure():
    """Numbered headings and footers of a notice are read alike."""
    text = (
        "一、总体要求\n\n到2027年，建成十个盐场。推动改造。\n\n（一）主要任务\n\n1. 建场\n2. "
        "改造\n\n发布机构：盐业部\n发文字号：盐业〔2024〕3号\n成文日期：2024年9月4日\n"
    )
    found = read(text)
    assert [(u.kind, u.label) for u in found] == [
        ("heading", None),
        ("sentence", None),
        ("sentence", None),
        ("heading", None),
        ("item", None),
        ("item", None),
        ("record", "issuer"),
        ("record", "number"),
        ("record", "date"),
    ]
    assert found[-1].date == "2024-09-04"


def test_units_cover_every_word_once():
    """Nothing is read twice, and nothing but labels and bullets is left out."""
    spans = [(u.start, u.end) for u in read(BRIEF) if u.kind != "record"]
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_a_date_alone_is_no_footer():
    """A label counts where it stands in a block, not in running text."""
    text = "Date: nobody knew it.\n\nThe council met in a hall and spoke of salt for a day."
    assert [u.kind for u in read(text)] == ["sentence", "sentence"]
