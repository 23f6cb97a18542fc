"""Pairs that a relation could join, what is seen of them, and how likely they are."""

import json

import pytest
from attrs import evolve

from policygraph.ingest.extract import pairs
from policygraph.ingest.extract.families import load_families
from policygraph.ingest.extract.pairs.candidates import find_candidates
from policygraph.ingest.extract.pairs.features import describe
from policygraph.ingest.extract.pairs.model import Model, load_models
from policygraph.ingest.extract.reading import read_article
from policygraph.ingest.segment.sections import Unit
from policygraph.resources import resource

from .marked import read_marked

FAMILIES = {family.relation: family for family in load_families()}


def passages(*sentences):
    """The passages of sentences with marked names, each with its topic, in order of reading."""
    text, mentions, units = "", [], []
    for sentence in sentences:
        plain, found = read_marked(sentence)
        at = len(text)
        mentions += [evolve(m, start=m.start + at, end=m.end + at) for m in found]
        units.append(Unit(at, at + len(plain), "sentence"))
        text += plain + "\n"
    return read_article(text, units, mentions, [])


def told(candidate):
    """The words of a candidate's two things."""
    return tuple(
        getattr(item.filler, "name", None) or getattr(item.filler, "text", item.kind)
        for item in (candidate.first, candidate.second)
    )


def test_pairs_join_the_kinds_a_family_names():
    """Every two firms of a passage may be supplier and customer, a place never."""
    passage, topic = next(passages("[Red Mill|Firm] got its yarn in [Wuxi|Place] off [Silk Star|Firm]."))
    found = {told(c) for c in find_candidates(passage, topic, FAMILIES["supplies"])}
    assert {("Red Mill", "Silk Star"), ("Silk Star", "Red Mill")} <= found
    assert not any("Wuxi" in pair for pair in found)


def test_what_was_named_before_may_be_one_of_a_pair():
    """A passage goes on about the firm of the one before."""
    read = passages("[Red Mill|Firm] was founded by weavers.", "Home is [Wuxi|Place].")
    found = [list(find_candidates(*one, FAMILIES["located_in"])) for one in read]
    assert found[0] == []
    assert [(told(c), c.first.start) for c in found[1]] == [(("Red Mill", "Wuxi"), -1)]


def test_features_tell_the_order():
    """Who stands first is seen, and which words stand between."""
    passage, topic = next(passages("[Red Mill|Firm] bought [Silk Star|Firm]."))
    by_pair = {told(c): describe(c, passage.frame) for c in find_candidates(passage, topic, FAMILIES["owns"])}
    assert "b>bought" in by_pair["Red Mill", "Silk Star"]
    assert "b<bought" in by_pair["Silk Star", "Red Mill"]
    assert all(len(set(features)) == len(features) for features in by_pair.values())


@pytest.mark.parametrize(("weight", "kept"), [(9000, True), (-9000, False)])
def test_weights_decide_what_is_read(monkeypatch, weight, kept):
    """A pair that no frame reads is yielded with its probability, or not at all."""
    models = {("owns", "en"): Model({"b>nabb": weight, "bias": -3000})}
    monkeypatch.setattr(pairs, "load_models", lambda: models)
    passage, topic = next(passages("[Red Mill|Firm] nabbed [Silk Star|Firm]."))
    found = list(pairs.weigh(passage, topic, FAMILIES["owns"], ()))
    assert [m.roles["owner"].text for m in found] == (["Red Mill"] if kept else [])
    assert all(m.probability > 0.99 for m in found)


def test_without_weights_frames_keep_their_word(monkeypatch):
    """A relation without fitted weights yields what its frames read, unchanged."""
    monkeypatch.setattr(pairs, "load_models", dict)
    monkeypatch.setattr(pairs, "load_judges", dict)
    passage, topic = next(passages("[Red Mill|Firm] nabbed [Silk Star|Firm]."))
    assert list(pairs.weigh(passage, topic, FAMILIES["owns"], ())) == []


def test_shipped_weights_are_of_known_relations():
    """Weights are whole numbers, of families that join pairs, once for each language."""
    path = resource("ontology").parent / "src/policygraph/ingest/extract/pairs/weights.json"
    if not path.exists():
        pytest.skip("the checkout's source tree is not here")
    rows = json.loads(path.read_text(encoding="utf-8"))["models"]
    names = [(row["relation"], row["language"]) for row in rows]
    assert len(names) == len(set(names)) == len(load_models()) > 10
    assert {name for name, _ in names} <= {name for name, f in FAMILIES.items() if f.pair}
    assert all(isinstance(weight, int) for row in rows for weight in row["weights"].values())
