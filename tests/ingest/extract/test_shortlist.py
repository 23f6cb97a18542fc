"""The quick look passes over no rule that the slow one would find."""

import re

import pytest

from policygraph.ingest.extract.families import load_families
from policygraph.ingest.extract.frames import make_frame
from policygraph.ingest.extract.shortlist import shortlist_of
from policygraph.text.needles import find_needs, stand_in

from .marked import read_marked

FAMILIES = load_families()
EVERY = frozenset(rule.scope for family in FAMILIES for rule in family.rules)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.relation)
def test_rules_that_match_are_on_the_list(family):
    """Whatever an expression of a family finds in its examples was expected of it."""
    whole = shortlist_of(FAMILIES)
    scopes = EVERY - family.outside
    tried = 0
    for example in (*family.examples, *family.negatives):
        text, mentions = read_marked(example["text"])
        frame = make_frame(text, 0, len(text), mentions)
        language = "zh" if re.search(r"[㐀-鿿]", frame.string) else "en"
        if family.veto and family.veto.search(frame.string):
            continue
        listed = whole.rules_for(frame, scopes).get(family, [])
        for rule in family.rules:
            if rule.language == language and rule.pattern.regex.search(frame.string):
                assert rule in listed, (rule.name, frame.string)
                tried += 1
    assert tried


@pytest.mark.parametrize(
    ("regex", "string"),
    [
        (r"goods? to(?: the)? port", "good to port"),
        (r"(?:sells|ships(?: out)?) x", "ships x"),
        (r"(?=.*licen[cs]e)\w+ sells", "it sells under licence"),
        (r"(?<=the )rival of (?:a|b){2,3}", "the rival of aab"),
        (r"[)(|]*looms+|yarns", "(looms"),
        (r"\(yarns\)|\\looms", "(yarns)"),
        (r"供货(?:商|方)?(?:为|是).*公司", "供货是公司"),
        (r"(?P<a>x{1,3}y)?ab+c{0,1}d", "abbd"),
    ],
)
def test_what_matches_holds_what_it_needs(regex, string):
    """A string that an expression matches has all its needs, in their order."""
    assert re.search(regex, string)
    assert stand_in(find_needs(regex), string)


def test_order_is_part_of_a_need():
    """Words that stand in the wrong order do not fit."""
    needs = find_needs(r"(?:sells|ships) .* under (?:a )?licence")
    assert not stand_in(needs, "under licence it sells looms")
