"""What a number is about is read from the noun phrase before its verb."""

import pytest

from policygraph.ingest.extract.frames import make_frame
from policygraph.ingest.extract.measures import find_measured
from policygraph.model.values import Mention

from .marked import read_marked

PHRASES = [
    ("The country's exports of [silk looms|Product]", "silk looms"),
    ("In [2030|Date=2030], wool imports", "wool"),
    ("The total output of dyed yarn in [Weavia|Place]", "dyed yarn"),
    ("[Silk Star|Firm]'s operating margin", "Silk Star"),
    ("analysts said that demand for [reels|Product]", "reels"),
    ("Production and sales of [reels|Product]", "reels"),
    ("The average price of looms exported from [Weavia|Place]", "looms"),
    ("Weavers' global share of patents", "patents"),
]


def measured(text, *, metric=True):
    """What a marked phrase measures, read as if its verb followed."""
    plain, mentions = read_marked(text)
    frame = make_frame(plain, 0, len(plain), mentions)
    return find_measured(frame, 0, len(frame.string), leads=True, metric=metric)


def name(subject):
    return subject.text if isinstance(subject, Mention) else subject.name


@pytest.mark.parametrize(("text", "subject"), PHRASES)
def test_subject_is_the_most_specific_thing(text, subject):
    """The subject is the named scheme or firm, the product or the words, never the country."""
    found = measured(text)
    assert [name(each.subject) for each in found] == [subject]


@pytest.mark.parametrize("text", ["Revenue", "The firm's net profit", "Its costs"])
def test_metric_alone_has_no_subject(text):
    """A metric without its owner leaves the subject to be supplied."""
    assert [each.subject for each in measured(text)] == [None]


@pytest.mark.parametrize("text", ["exports of looms will", "The looms", "it", "by the end of the year"])
def test_plans_and_mere_things_measure_nothing(text):
    """What will be is no reported number, and a thing without a metric has none."""
    assert measured(text) == []


def test_thing_without_metric_where_the_verb_tells_it():
    """Before "accounted for" a thing needs no metric."""
    assert [name(each.subject) for each in measured("[Power looms|Product]", metric=False)] == ["Power looms"]
