"""Extraction quality on the seeds, pinned per relation.

Floors stand in tests/golden/quality.json. A change may raise them
(``pytest --update-golden`` writes what was measured); lowering one needs saying why.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from tests.ingest.quality.scoring import judge

ROOT = Path(__file__).resolve().parents[3]
GOLD = sorted((ROOT / "tests/golden/seeds").glob("*.json"))
FLOORS = ROOT / "tests/golden/quality.json"


@pytest.fixture(scope="module")
def records():
    """Interchange records of each seed, by stem."""
    from policygraph.ingest.extract import extract
    from policygraph.ingest.interchange import iter_records
    from policygraph.ingest.readers import read
    from policygraph.resolve.lexicon import Lexicon

    lexicon = Lexicon.load()
    return {p.stem: list(iter_records(extract(read(ROOT / f"seeds/{p.stem}.txt"), lexicon))) for p in GOLD}


def text_of(stem):
    return (ROOT / f"seeds/{stem}.txt").read_bytes().decode("utf-8")


def tally(records, statuses):
    total = {"right": Counter(), "missed": Counter(), "false": Counter()}
    for path in GOLD:
        page = json.loads(path.read_text(encoding="utf-8"))
        for verdict, counts in judge(page, records[path.stem], text_of(path.stem), statuses).items():
            total[verdict].update(counts)
    return total


def rates(total):
    right, missed, false = (sum(total[verdict].values()) for verdict in ("right", "missed", "false"))
    return {"precision": right / max(1, right + false), "recall": right / max(1, right + missed)}


def test_every_quote_stands_at_its_offsets(records):
    facts = [(stem, r) for stem, rows in records.items() for r in rows if r["record"] == "fact"]
    assert facts
    for stem, fact in facts:
        assert text_of(stem)[fact["start"] : fact["end"]] == fact["quote"]
        assert len(fact["quote"]) <= 400


def test_quality_on_the_seeds_holds_its_floors(records, request):
    """Precision of what is accepted, recall of all, and right facts per relation never fall."""
    accepted, everything = tally(records, ("accepted",)), tally(records, ("accepted", "review"))
    measured = {
        "accepted precision": round(rates(accepted)["precision"], 3),
        "recall of all": round(rates(everything)["recall"], 3),
        "right": dict(sorted(everything["right"].items())),
    }
    if request.config.getoption("--update-golden"):
        FLOORS.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    for figure in ("accepted precision", "recall of all"):
        assert measured[figure] >= floors[figure], figure
    for relation, right in floors["right"].items():
        assert measured["right"].get(relation, 0) >= right, relation


def test_an_article_about_another_country_yields_no_fact(records):
    """The bundle's article on Uzbekistan names a MIIT, targets and firms: none of it is a fact here."""
    for stem, rows in records.items():
        text = text_of(stem)
        page = json.loads((ROOT / f"tests/golden/seeds/{stem}.json").read_text(encoding="utf-8"))
        for title in page["doc"].get("off_topic_articles", ()):
            articles = [a for a in rows[0]["articles"] if a["title"] == title]
            assert articles
            for article in articles:
                inside = [
                    r
                    for r in rows
                    if r["record"] == "fact" and article["start"] <= r["start"] < article["end"]
                ]
                assert not inside, text[article["start"] : article["start"] + 80]
