"""The graph as of a day: what was published, or recorded, by then, and nothing else."""

import json
import shutil

import pytest

from policygraph.errors import QueryError, StoreError
from policygraph.model import terms as pg
from policygraph.model.rdf import META
from policygraph.resolve.judgements import write_judgement
from policygraph.resources import resource
from policygraph.workspace import Workspace

from .conftest import graph

EARLY = """== Early @2023-01-01
supplies supplier=firm/onoff customer=firm/goldwind product=product/converters tier=2
count subject=programme/little-giants metric=firms value=14 unit=thousand as_of=2022
"""
LATE = """== Late @2024-05
supplies supplier=firm/onoff customer=firm/goldwind product=product/converters tier=1
designated firm=firm/onoff programme=programme/little-giants batch=6 date=2024-04
"""
NEVER = "produces firm=firm/onoff product=product/towers\n"
KNOWS = f"ASK {{ ?c {pg.value} 14600.0 ; {pg.evidence} ?e }}"


def _lines(workspace):
    return list(workspace.store.dump(without=[META]))


def test_a_day_knows_what_was_published_by_then(workspace):
    """The past is the graph that the sources of that time alone would give; nothing later shines through."""
    w = workspace(late=LATE, early=EARLY, never=NEVER)
    for day, known in (
        ("2023", {"early": EARLY}),
        ("2024-05-30", {"early": EARLY}),
        ("2024-05-31", {"early": EARLY, "late": LATE}),
    ):
        assert _lines(w.at(as_of=day)) == graph(workspace(f"w{day}", **known))
    empty = w.at(as_of="2022")
    assert str(empty.left_out) == "1 undated and 2 later sources are left out"
    assert not list(empty.store.quads(None, pg.evidence))
    assert not list(empty.store.quads(None, pg.about))


def test_a_cached_past_is_made_again_when_the_workspace_changes(workspace):
    """The cache may be deleted; it never outlives what it was made from, and rebuild ignores it."""
    w = workspace(early=EARLY)
    before = _lines(w.at(as_of="2024-12"))
    made = {path: path.stat().st_mtime_ns for path in (w.path / "cache").glob("*/state")}
    assert _lines(w.at(as_of="2024-12")) == before
    assert {path: path.stat().st_mtime_ns for path in (w.path / "cache").glob("*/state")} == made
    workspace(late=LATE)
    assert _lines(w.at(as_of="2024-12")) == graph(workspace("both", early=EARLY, late=LATE))
    shutil.rmtree(w.path / "cache")
    w.close()
    assert _lines(w.at(as_of="2024-12")) == graph(w)


def test_a_moment_knows_what_was_recorded_and_decided_by_then(workspace):
    """The ledger is read up to the moment: replaced, retracted and judged as it was."""
    w = workspace(early=EARLY, late=LATE)
    w.retract("late.txt")
    ledger = w.path / "ledger.jsonl"
    entries = [json.loads(line) for line in ledger.read_text().splitlines()]
    for day, entry in enumerate(entries, 1):
        entry["time"] = f"2026-01-0{day}T12:00:00+00:00"
    w.close()
    ledger.write_text("".join(f"{json.dumps(e, ensure_ascii=False, sort_keys=True)}\n" for e in entries))
    files = sorted(path.name for path in (w.path / "mentions").iterdir())
    assert _lines(w.at(known_at="2026-01-01")) == graph(workspace("one", early=EARLY))
    assert _lines(w.at(known_at="2026-01-02T13:00")) == graph(workspace("two", early=EARLY, late=LATE))
    assert _lines(w.at(known_at="2026-01")) == graph(w)
    assert sorted(path.name for path in (w.path / "mentions").iterdir()) == files
    w.close()
    judged = w.path / "judgements"
    write_judgement(judged, "same", "firm:onoff", "firm:on-off", time="2026-02-01T00:00:00+00:00")
    assert _lines(w.at(known_at="2026-01")) != graph(w)
    assert _lines(w.at(known_at="2026-02-01")) == graph(w)


def test_the_past_cannot_be_written_and_needs_a_date(workspace, tmp_path):
    """A view of the past takes nothing in; what is no day is told."""
    w = workspace(early=EARLY)
    for write in (w.at(as_of="2024").rebuild, lambda: w.at(as_of="2024").ingest([])):
        with pytest.raises(StoreError, match="the past cannot be changed"):
            write()
    with pytest.raises(QueryError, match="as_of is not a date: soon"):
        w.at(as_of="soon")
    with pytest.raises(StoreError, match="there is no workspace"):
        _ = Workspace(tmp_path / "none").at(as_of="2024").store


def test_a_day_of_2024_does_not_know_a_figure_published_in_2025(tmp_path):
    """On the founding documents: 14,600 was printed in June 2025; a day before, nobody knew it."""
    with Workspace(tmp_path / "seeds") as w:
        w.ingest(resource("seeds"))
        assert w.store.ask(KNOWS)
        assert not w.at(as_of="2024-09-20").store.ask(KNOWS)
        assert not w.at(as_of="2025-06-17").store.ask(KNOWS)
        assert w.at(as_of="2025-06-18").store.ask(KNOWS)
        assert "9 undated" in str(w.at(as_of="2024-09-20").left_out)
