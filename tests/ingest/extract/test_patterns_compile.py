"""Expressions are compiled when they are needed; here all of them are."""

import re

import pytest

from policygraph.ingest.extract.families import load_families

RULES = [rule for family in load_families() for rule in family.rules]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.language}-{rule.name}")
def test_every_frame_is_an_expression(rule):
    """A frame that cannot be compiled is found here, not by a reader's page."""
    assert isinstance(rule.pattern.regex, re.Pattern)
    assert rule.pattern.anchor is None or isinstance(rule.pattern.anchor, re.Pattern)
