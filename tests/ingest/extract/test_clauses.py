"""Clauses by their verb: voice, distance and what stands between."""

import pytest

from policygraph.ingest.extract.clauses import compile_clause, read_clauses
from policygraph.ingest.extract.frames import make_frame

from .marked import read_marked

LEXICON = {"hand": {"verbs": ["supply", "sell", "deliver"]}, "make": {"verbs": ["make", "build"]}}
SELLS = {
    "verbs": "hand",
    "subject": "{supplier:Firm+}",
    "object": "{product:np+}?",
    "with": {"to|for": "{customer:Firm+}"},
}


def read(text, data=SELLS):
    """What fills each role, by role, for every clause found."""
    plain, mentions = read_marked(text)
    frame = make_frame(plain, 0, len(plain), mentions)
    spec = compile_clause(data, LEXICON)
    return [
        {role: [f.name if hasattr(f, "name") else f.text for f in found] for role, found in c.fillers.items()}
        for c in read_clauses(spec, frame)
    ]


SOLD = {"supplier": ["Carbon Loom"], "product": ["dye sensors"], "customer": ["Silk Star"]}


@pytest.mark.parametrize(
    "text",
    [
        "[Carbon Loom|Firm] sells dye sensors to [Silk Star|Firm].",
        "[Carbon Loom|Firm] has since [2019|Date] been selling dye sensors to rival [Silk Star|Firm].",
        "[Carbon Loom|Firm], a start-up with 40 staff, will also supply dye sensors to [Silk Star|Firm].",
        "[Carbon Loom|Firm], which agreed to deliver dye sensors to [Silk Star|Firm], gained.",
        "Dye sensors are sold to [Silk Star|Firm] by [Carbon Loom|Firm].",
        "The dye sensors sold by [Carbon Loom|Firm] to [Silk Star|Firm] are small.",
        "The founder of [Blue Yarn|Firm] said [Carbon Loom|Firm] delivers dye sensors to [Silk Star|Firm].",
    ],
)
def test_one_rule_reads_every_voice(text):
    """Voice, adverbs, apposition and relative clauses change nothing of who sells to whom."""
    found = read(text)
    lowered = {
        role: [n.lower() if role == "product" else n for n in names] for role, names in found[0].items()
    }
    assert lowered == SOLD


def test_lists_are_members():
    """A list after a preposition or of products is taken apart."""
    found = read(
        "[Carbon Loom|Firm] supplies yarn and dye to [Silk Star|Firm], [Blue Yarn|Firm] and [Red Mill|Firm]."
    )
    assert found[0]["product"] == ["yarn", "dye"]
    assert found[0]["customer"] == ["Silk Star", "Blue Yarn", "Red Mill"]


@pytest.mark.parametrize(
    "text",
    [
        "The supply of dye sensors to [Silk Star|Firm] is short.",
        "[Carbon Loom|Firm] sells dye sensors.",
        "[Carbon Loom|Firm] sells dye sensors to [Silk Star|Firm]'s rivals.",
        "[Carbon Loom|Firm] was sold to [Silk Star|Firm].",
    ],
)
def test_other_clauses_say_nothing(text):
    """A noun, a missing customer, the owner of the customer, a firm that is itself sold."""
    assert not any("supplier" in clause and "customer" in clause for clause in read(text))
