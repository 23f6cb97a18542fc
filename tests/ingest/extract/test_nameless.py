"""What a text gives no name of its own is no entity of the graph."""

import pytest

import policygraph
from policygraph.ingest.extract import extract
from policygraph.ingest.extract.nameless import says_nothing
from policygraph.ingest.readers import read

LEAD = "China's industrial policy guides its factories. 中国的产业政策指导制造业。\n\n"


def extracted(tmp_path, words):
    """Return what is read from some words."""
    path = tmp_path / "page.txt"
    path.write_text(LEAD + words + "\n", encoding="utf-8")
    return extract(read(path))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Policy", "detailed plans"),
        ("Policy", "new rules"),
        ("Policy", "relevant policies and measures"),
        ("Policy", "the Notice"),
        ("Policy", "《实施方案》"),
        ("Policy", "一系列政策措施"),
        ("Programme", "pilot project"),
        ("Programme", "试点项目"),
        ("Event", "annual meeting"),
        ("Event", "新闻发布会"),
        ("Product", "other components"),
        ("Product", "核心零部件"),
    ],
)
def test_a_kind_with_empty_qualifiers_is_no_name(kind, name):
    """Any text may call its own so."""
    assert says_nothing(kind, name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Policy", "detailed plans of Moth Bay"),
        ("Policy", "rules on dyes"),
        ("Policy", "Loom Act"),
        ("Policy", "蚕丝产业发展规划"),
        ("Programme", "Little Looms"),
        ("Programme", "gigabit platform"),
        ("Event", "meeting with 17 dyers"),
        ("Product", "wind turbine components"),
        ("Product", "丝绸材料"),
        ("Firm", "Platform"),
    ],
)
def test_anything_more_is_a_name(kind, name):
    """One word of its own is enough."""
    assert not says_nothing(kind, name)


@pytest.mark.parametrize(
    "words",
    [
        "The Ministry of Finance has issued new rules.",
        "The Ministry of Commerce launched a programme.",
        "Goldwind produces components.",
        "金风科技生产零部件。",
    ],
)
def test_a_fact_that_needs_a_nameless_thing_waits(tmp_path, words):
    """Somebody who knows which rules are meant may still accept it."""
    (fact,) = extracted(tmp_path, words).facts
    assert fact.status == "review"


def test_a_role_that_may_be_left_out_is_left_out(tmp_path):
    """Who supplies whom is known, with what is not."""
    (fact,) = extracted(tmp_path, "Inovance supplies components to Goldwind.").facts
    assert (fact.type, fact.status, fact.roles.get("product")) == ("supplies", "accepted", None)
    found = extracted(tmp_path, "Inovance supplies gearboxes to Goldwind.").facts
    (fact,) = (fact for fact in found if fact.type == "supplies")
    assert fact.roles["product"].endswith("/gearboxes")


def test_a_meeting_is_named_after_who_met(tmp_path):
    """What it was called stays beside it."""
    found = extracted(tmp_path, "BYD attended a meeting of the industry. Geely took part in a forum.")
    events = {e.name: e.aliases for e in found.entities if e.type == "Event"}
    assert events == {
        "meeting of the industry": ("meeting",),
        "Zhejiang Geely Holding Group: forum": ("forum",),
    }
    assert {f.status for f in found.facts} == {"accepted"}


def test_no_nameless_thing_reaches_the_graph(tmp_path):
    """Neither as an entity nor as a name that a search would find."""
    page = tmp_path / "page.txt"
    words = (
        "The Ministry of Finance has issued new rules. BYD attended a meeting with the Ministry of Transport."
    )
    page.write_text(LEAD + words + "\n", encoding="utf-8")
    with policygraph.open(tmp_path / "w") as graph:
        graph.ingest(page)
        names = graph.query(
            "SELECT DISTINCT (LCASE(STR(?name)) AS ?told) { ?thing ?naming ?name "
            "FILTER(STRSTARTS(STR(?thing), 'https://w3id.org/policygraph/id/')) }"
        ).rows
        told = {row[0].value for row in names}
        assert "meeting with the ministry of transport" in told
        assert not told & {"new rules", "meeting"}
        assert len(list((tmp_path / "w" / "waiting").iterdir())) == 1
