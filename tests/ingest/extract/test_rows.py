"""Figures without a verb: label lines and tables."""

import pytest

from policygraph.ingest.extract import read_facts
from policygraph.ingest.mentions import find_mentions
from policygraph.ingest.segment.sections import units
from policygraph.model.values import Article
from policygraph.resolve.lexicon import Lexicon

REPORT = """Hebei Moth Loom Technology Co., Ltd. - 2030 annual report, main points

Figures (RMB million)
Revenue: 1,200.5 (2029: 1,000.0), +20.1%
Net profit: 80.0, -8.4%
Government grants: 7.5

Top three customers
No. | Customer | Sales, RMB million | Share of sales
1 | Silk Star Group | 300.0 | 25.0%
2 | Reel Motor | 150.0 | 12.5%
The Ministry of Industry and Information Technology of China named the firm a Little Giant.
"""


@pytest.fixture(scope="module")
def facts():
    article = Article("s", 0, len(REPORT))
    mentions = find_mentions(REPORT, article, Lexicon.load())
    found, _ = read_facts(REPORT, units(REPORT, article), mentions, source="s", weighed=False)
    assert all(REPORT[f.start : f.end] == f.quote for f in found)
    return found


def values(facts, kind, role):
    return {
        fact.roles[role] for fact in facts if fact.type == kind and fact.rule.startswith(("row", "table/"))
    }


def test_label_lines_give_the_figures_of_the_firm(facts):
    """The unit stands in the heading, the year before in brackets, the growth behind."""
    assert values(facts, "count", "value") >= {1200500000, 1000000000, 20.1, 80000000, -8.4}
    years = {f.roles["value"]: f.roles["as_of"] for f in facts if f.rule == "row" and f.type == "count"}
    assert years[1200500000] == "2030"
    assert years[1000000000] == "2029"


def test_grants_are_funding(facts):
    assert values(facts, "funding", "amount") == {7500000}


def test_table_cells_are_told_by_their_column(facts):
    assert values(facts, "count", "value") >= {300000000, 25.0, 150000000, 12.5}
    assert 1 not in values(facts, "count", "value")
