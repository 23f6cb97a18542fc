"""The promises on the founding documents, read by the shipped engine."""

import hashlib
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from policygraph.model import terms as pg
from policygraph.model.iris import BASE
from policygraph.resources import resource
from policygraph.workspace import Workspace
from policygraph.workspace.layout import Layout

from .conftest import graph

SEEDS = resource("seeds")


@pytest.fixture(scope="module")
def seeded(tmp_path_factory) -> Workspace:
    """A workspace of all five, in order of name."""
    workspace = Workspace(tmp_path_factory.mktemp("seeded") / "work")
    report = workspace.ingest(SEEDS)
    assert not report.failed
    return workspace


def test_the_manifest_describes_the_files_byte_for_byte():
    """Each founding document is the one whose digest its row gives."""
    import csv

    with (SEEDS / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"]: row["sha256"] for row in rows} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.glob("*.txt")
    }


def test_another_order_gives_the_same_bytes(seeded, tmp_path):
    """From last to first, one call each, with a retraction on the way."""
    other = Workspace(tmp_path / "other")
    for path in sorted(SEEDS.glob("*.txt"), reverse=True):
        other.ingest(path)
    other.retract(next(iter(sorted(SEEDS.glob("*.txt")))))
    other.ingest(SEEDS)
    assert graph(other) == graph(seeded)


def test_twice_and_rebuilt_give_the_same_bytes(seeded):
    """A second ingest changes nothing, nor does making the store again."""
    before = list(seeded.store.dump())
    report = seeded.ingest(SEEDS)
    assert len(report.unchanged) == len(list(SEEDS.glob("*.txt")))
    assert list(seeded.store.dump()) == before
    seeded.rebuild()
    assert list(seeded.store.dump()) == before


def test_every_quote_stands_at_its_offsets(seeded):
    """``text[start:end] == quote`` in the text that the workspace keeps."""
    layout = Layout(seeded.path)
    texts = {}
    for entry in seeded.sources():
        raw = layout.raw(entry.capture).read_bytes()
        assert raw == (SEEDS / entry.options["file"]).read_bytes()
        for source in entry.sources:
            texts[f"{BASE}id/source/{source.id}"] = raw.decode()
    pattern = f"?e {pg.source} ?s ; {pg.quote} ?q ; {pg.quoteStart} ?from ; {pg.quoteEnd} ?to"
    _, rows = seeded.store.select(f"SELECT ?s ?q ?from ?to WHERE {{ {pattern} }}")
    assert len(rows) > 100
    for source, quote, start, end in rows:
        assert texts[source.value][int(start.value) : int(end.value)] == quote.value
    kept = {path.read_bytes().decode() for path in layout.captures.glob("*.txt")}
    assert set(texts.values()) == kept


def test_no_triple_stands_in_two_graphs_and_no_node_is_blank(seeded):
    """Each triple has one home, and everything has a name."""
    triples = [(q.subject, q.predicate, q.object) for q in seeded.store.quads()]
    assert len(triples) == len(set(triples))
    assert all(isinstance(q.subject, NamedNode) for q in seeded.store.quads())
    assert all(isinstance(q.object, NamedNode | Literal) for q in seeded.store.quads())


def test_the_other_ministry_of_the_same_letters_has_no_claim(seeded):
    """The Uzbek article stands as a source without evidence; nothing hangs on its body."""
    other = NamedNode(f"{BASE}id/body/miit-uz")
    assert not list(seeded.store.quads(None, pg.about, other))
    (source,) = [s for d in seeded.sources() for s in d.sources if "Uzbek" in s.title]
    assert source.claims == 0


def test_nothing_in_the_graph_breaks_a_shape(seeded):
    """What the shapes call a violation never gets in."""
    assert [p for p in seeded.check() if p.severity == "violation"] == []


def test_the_files_beside_the_store_are_those_of_live_sources(seeded):
    """Mentions stand for every source that has some, and for no other."""
    live = {source.id for document in seeded.sources() for source in document.sources}
    found = {path.stem for path in Layout(seeded.path).mentions.iterdir()}
    assert found <= live
    assert found
    assert Path(seeded.path, "search.sqlite").exists()
