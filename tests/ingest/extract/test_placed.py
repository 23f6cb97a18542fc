"""Asking for the mentions of a stretch gives what looking at each of them would give."""

from hypothesis import given
from hypothesis import strategies as st

from policygraph.ingest.extract.placed import Placed
from policygraph.model.values import Mention
from policygraph.text.occurrences import occurrences

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=30)


@given(SPANS, st.integers(0, 45), st.integers(0, 12))
def test_those_inside_and_those_over_a_stretch(spans, start, length):
    """Inside is wholly inside; over is any overlap; both come in text order."""
    mentions = sorted(
        (Mention("Firm", a, a + size, "x" * size) for a, size in spans), key=lambda m: (m.start, -m.end)
    )
    end = start + length
    placed = Placed(reversed(mentions))
    told = [(m.start, m.end) for m in placed.inside(start, end)]
    assert told == [(m.start, m.end) for m in mentions if start <= m.start < end and m.end <= end]
    told = [(m.start, m.end) for m in placed.over(start, end)]
    assert told == [(m.start, m.end) for m in mentions if m.start < end and start < m.end]


@given(st.lists(st.text("ab", max_size=3), unique=True, max_size=8), st.text("abc", max_size=30))
def test_many_words_are_found_like_each_alone(words, text):
    """However many they are, every word stands where it would be found by itself."""
    one_by_one = [found for word in words for found in occurrences([word], text)]
    assert list(occurrences(words, text)) == one_by_one
