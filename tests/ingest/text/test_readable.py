"""What no person wrote costs no time, and what stands around it is read as ever."""

import re

import pytest

from policygraph.ingest import extract as extraction
from policygraph.ingest.extract import extract
from policygraph.ingest.readable import LONGEST_SENTENCE, LONGEST_WORD, readable
from policygraph.ingest.readers import read

SAID = "Beta Gear Co., Ltd. supplies gearboxes to Alpha Wind Co., Ltd."
LONGEST = re.compile(r"\S+")


def _read(text):
    return extract(read(text.encode(), key="a", name="a.txt"))


@pytest.mark.parametrize(
    "junk", ["A" * 40_000, "9" * 20_000, "A" * 5_000 + "Aa " * 3_000 + "9" * 2_000, "x1=" * 9_000]
)
def test_no_reader_sees_a_run_of_signs_that_is_no_word(junk, monkeypatch):
    """Patterns that look ahead meet no run longer than the cap."""
    seen = []
    find = extraction.find_mentions
    monkeypatch.setattr(
        extraction, "find_mentions", lambda text, *rest: (seen.append(text), find(text, *rest))[1]
    )
    _read(f"{SAID}\n{junk}\n{SAID}\n")
    assert seen
    assert max(len(word) for text in seen for word in LONGEST.findall(text)) < LONGEST_WORD


def test_what_stands_around_it_is_read_at_its_place():
    """Facts beside a run of signs keep their offsets and their quotes."""
    text = f"{SAID}\n{'Qk9' * 400}\n{SAID}\n"
    facts = _read(text).facts
    assert all(text[fact.start : fact.end] == fact.quote for fact in facts)
    assert [fact.type for fact in facts][:1] == [fact.type for fact in _read(f"{SAID}\n").facts][:1]


def test_chinese_runs_are_text():
    """Chinese is written without blanks, however long a passage."""
    text = "工业和信息化部发布通知，支持中小企业发展" * 200
    assert readable(text) == text
    assert readable("a" * (LONGEST_WORD - 1)) == "a" * (LONGEST_WORD - 1)


def test_a_sentence_without_end_is_not_read_for_relations(monkeypatch):
    """No passage that nobody could quote is matched against patterns."""
    seen = []
    facts = extraction.read_facts
    monkeypatch.setattr(
        extraction,
        "read_facts",
        lambda text, units, *rest, **more: (seen.extend(units), facts(text, units, *rest, **more))[1],
    )
    monkeypatch.setattr(extraction, "is_relevant", lambda *_: True)
    _read(f"{SAID}\nGoldwind and {'Goldwind and ' * 1_000}\n{SAID}\n")
    assert seen
    assert all(unit.end - unit.start <= LONGEST_SENTENCE for unit in seen)
