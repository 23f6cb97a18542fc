"""Every family reads its own examples and leaves its negatives alone."""

import pytest

from policygraph.ingest.extract.engine import read_facts
from policygraph.ingest.extract.families import load_families
from policygraph.ingest.segment.sections import Unit

from .marked import read_marked

FAMILIES = load_families()
EXAMPLES = [(family, number) for family in FAMILIES for number in range(len(family.examples))]
NEGATIVES = [(family, number) for family in FAMILIES for number in range(len(family.negatives))]


def name(case):
    return f"{case[0].relation}-{case[1]}"


def read(example, relation):
    """Facts of one relation in a marked text, with names in place of IRIs."""
    text, mentions = read_marked(example["text"])
    header = None
    if example.get("header"):
        lead, above = read_marked(example["header"])
        shift = len(lead) + 1
        mentions = above + [
            type(m)(m.type, m.start + shift, m.end + shift, m.text, value=m.value) for m in mentions
        ]
        text, header = f"{lead}\n{text}", (0, len(lead))
    start = header[1] + 1 if header else 0
    units = [Unit(start, len(text), "item" if header else "sentence", header)]
    if header:
        units.insert(0, Unit(0, header[1], "sentence"))
    facts, entities = read_facts(text, units, mentions, source="s", weighed=False)
    names = {e.id: {e.name, *e.aliases} for e in entities}
    assert all(text[f.start : f.end] == f.quote for f in facts)
    return [
        {r: names.get(v, {v}) for r, v in f.roles.items()} | {"modality": {f.modality}}
        for f in facts
        if f.type == relation
    ]


@pytest.mark.parametrize("case", EXAMPLES, ids=name)
def test_example_is_read(case):
    """Each example gives the facts it lists, and no others of its relation."""
    family, number = case
    example = family.examples[number]
    found = read(example, family.relation)
    for wanted in example["facts"]:
        assert any(all(v in fact.get(r, ()) for r, v in wanted.items()) for fact in found), (wanted, found)
    assert len(found) == len(example["facts"]), found


@pytest.mark.parametrize("case", NEGATIVES, ids=name)
def test_negative_stays_silent(case):
    """A passage that only looks like the relation gives no fact of it."""
    family, number = case
    assert read(family.negatives[number], family.relation) == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.relation)
def test_family_has_examples(family):
    """Each family shows at least one passage that it reads and one that it must not."""
    assert family.examples
    assert family.negatives
