"""What the founding documents answer to the questions researchers ask, one promise each."""

from collections.abc import Iterator
from typing import Any

import pytest

import policygraph
from policygraph.query.catalogue import questions
from policygraph.resources import resource
from policygraph.workspace import Workspace

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a workspace with the five founding documents."""
    with policygraph.open(tmp_path_factory.mktemp("pack")) as workspace:
        workspace.ingest(resource("seeds"))
        yield workspace


def distinct(rows: Rows, *columns: str) -> set[tuple[Any, ...]]:
    return {tuple(row[column] for column in columns) for row in rows}


def test_the_ministry_issued_six_documents_in_september_2024(seeds: Workspace) -> None:
    """Four dated lines and footers, a draft and criteria; each once, however often it is told."""
    rows = seeds.query("documents-of-body", body="MIIT", **{"from": "2024-09", "to": "2024-09"}).to_dicts()
    assert [day for day, _ in sorted(distinct(rows, "date", "title"))] == [
        "2024-09-02",
        "2024-09-04",
        "2024-09-04",
        "2024-09-12",
        "2024-09-14",
        "2024-09-20",
    ]


def test_champions_carry_out_made_in_china_on_the_word_of_analysts(seeds: Workspace) -> None:
    """The programme directly, the selection notice through it."""
    rows = seeds.query("policy-lineage", plan="Made in China 2025").to_dicts()
    said = distinct(rows, "measure", "steps", "said_by")
    assert ("Single Champions", 1, "Mercator Institute for China Studies") in said
    assert any(steps == 2 and measure.startswith("Notice on the Selection") for measure, steps, _ in said)


def test_unnamed_issuers_are_counted(seeds: Workspace) -> None:
    """The market regulator and three others."""
    rows = seeds.query("joint-issuers").to_dicts()
    assert distinct(rows, "issuer_name", "unnamed") == {("State Administration for Market Regulation", 3)}


def test_drafts_pilots_guidelines_and_orders_are_told_apart(seeds: Workspace) -> None:
    """By what the titles say in either language."""
    rows = seeds.query("standing-of-documents").to_dicts()
    standing = {row["title"].split(" (")[0]: row["standing"] for row in rows}
    assert standing["draft plan for the digital transformation of light industry"] == "draft"
    assert {s for title, s in standing.items() if "Carbon Footprint" in title} == {"trial"}
    assert {s for title, s in standing.items() if title.startswith("Guidelines for Equipment")} == {
        "guidance (inferred)"
    }
    notices = {s for title, s in standing.items() if title.startswith("Notice on the Sel")}
    assert notices == {"binding (inferred)"}


def test_targets_due_in_2027_say_what_they_measure(seeds: Workspace) -> None:
    """Seven numbers of two documents, each with the words of its goal."""
    rows = seeds.query("targets-due", year=2027).to_dicts()
    assert {("CNC rate of key processes", 85), ("adoption rate of digital R&D and design tools", 75)} <= {
        (row["indicator"], int(row["goal"])) for row in rows
    }
    assert all(len(row["quote"]) > 40 for row in rows)


def test_a_target_is_met_early_and_another_unknown(seeds: Workspace) -> None:
    """10,000 Little Giants by 2025 against 14,600 in 2024; some forty centres and no count of them."""
    rows = seeds.query("targets-and-outcomes").to_dicts()
    met = [row for row in rows if row["status"] == "met-early"]
    assert distinct(met, "subject", "set_by", "goal", "reported") == {
        ("Little Giants", "14th Five-Year Plan", 10000, 14600)
    }
    centres = [row for row in rows if row["indicator"] == "innovation centres set up"]
    assert {(row["status"], row["comparator"]) for row in centres} == {("unknown", "about")}


def test_a_firm_enters_by_three_numbers(seeds: Workspace) -> None:
    """Research spending, patents, market share."""
    rows = seeds.query("criteria-of-programme", programme="小巨人").to_dicts()
    assert distinct(rows, "comparator", "value", "unit") == {
        ("at least", 3, "percent"),
        ("at least", 5, "patents"),
        ("at least", 10, "percent"),
    }


def test_membership_says_how_it_is_known(seeds: Workspace) -> None:
    """The dated page counts from its day, the undated one at any time and says so."""
    before = seeds.query("members-of-programme", programme="Little Giants", on="2025-01-01").to_dicts()
    after = seeds.query("members-of-programme", programme="Little Giants", on="2025-12-31").to_dicts()
    assert {row["known_by"] for row in before} == {"undated"}
    assert distinct(after, "name", "known_by") == {
        ("Hami CRRC New Energy Motor", "undated"),
        ("Hami CRRC New Energy Motor", "published"),
        ("ONOFF Electric", "undated"),
        ("ONOFF Electric", "published"),
    }


def test_champions_have_eight_rounds_and_two_under_review(seeds: Workspace) -> None:
    """With 1,557 firms."""
    rows = seeds.query("batches-of-programme", programme="Manufacturing Champions").to_dicts()
    assert distinct(rows, "what", "batch", "value", "outcome") == {
        ("batches announced", None, 8, None),
        ("designated firms", None, 1557, None),
        ("review", 3, None, "under review"),
        ("review", 6, None, "under review"),
    }


def test_designated_firms_are_linked_in_a_role(seeds: Workspace) -> None:
    """Both suppliers of the turbine maker; the direction is inferred, and marked."""
    rows = seeds.query("designated-firms-of-firm", firm="金风科技").to_dicts()
    assert distinct(rows, "name", "role", "inferred") == {
        ("Hami CRRC New Energy Motor", "supplier", "direction"),
        ("ONOFF Electric", "supplier", "direction"),
    }


def test_policies_reach_a_firm_through_its_suppliers(seeds: Workspace) -> None:
    """The programme that designates them, and the plan with a goal for it."""
    rows = seeds.query("policies-reaching-firm", firm="Goldwind").to_dicts()
    assert distinct(rows, "policy_name") == {("Little Giants",), ("14th Five-Year Plan",)}


def test_money_keeps_its_basis_and_its_gaps(seeds: Workspace) -> None:
    """Over three years, a ceiling for one car, spent so far, and a fund in no currency."""
    ledger = seeds.query("money-ledger").to_dicts()
    assert {
        (int(row["sum"]), row["currency"], row["basis"], row["bound"], row["payments"]) for row in ledger
    } == {
        (20000, "yuan", "unit ceiling", "upper bound", 1),
        (43500000000, "yuan", "spent to date", "value", 1),
        (6000000, "yuan", "not stated", "value", 1),
        (60000000000, "not known", "not stated", "value", 1),
    }
    lacking = seeds.query("incomplete-amounts").to_dicts()
    assert [row["lacks"] for row in lacking if row["amount"] == 60000000000] == ["currency date recipient"]
    months = seeds.query("money-of-programme", programme="Little Giants").to_dicts()
    assert {row["months"] for row in months} == {36}


def test_the_subsidy_stopped_for_a_reason(seeds: Workspace) -> None:
    """In three named provinces, and in key cities as funds run short."""
    rows = seeds.query("suspensions-of-programme", programme="car trade-in subsidy").to_dicts()
    assert {row["place"] for row in rows} == {"Guangdong", "Henan", "Zhejiang", None}
    assert any("as funds run short" in row["quote"] for row in rows)


def test_three_provinces_follow(seeds: Workspace) -> None:
    """With plans of their own."""
    rows = seeds.query("provinces-of-programme", policy="Little Giants").to_dicts()
    assert distinct(rows, "place_name", "status") == {
        ("Gansu", "local plan"),
        ("Hunan", "local plan"),
        ("Liaoning", "local plan"),
    }


def test_the_list_of_priorities_changed(seeds: Workspace) -> None:
    """Five sectors are new in 2024; none of the plan's is named again."""
    rows = seeds.query(
        "priority-changes", earlier="14th Five-Year Plan", later="guidelines identifying target areas"
    ).to_dicts()
    assert {row["sector_name"] for row in rows if row["change"] == "added"} == {
        "6G",
        "AI data centres",
        "brain-computer interfaces",
        "humanoid robots",
        "large aircraft",
    }
    assert not [row for row in rows if row["change"] == "kept"]


def test_two_figures_for_one_debt_conflict(seeds: Workspace) -> None:
    """The analysts' and the one on the books."""
    rows = seeds.query("conflicts", about="BYD").to_dicts()
    assert {(int(row["value"]), int(row["rival_value"])) for row in rows} == {
        (27700000000, 323000000000),
        (323000000000, 27700000000),
    }


def test_voices_are_told_apart(seeds: Workspace) -> None:
    """A ministry, an association and a newspaper behind the outlets' own words."""
    rows = seeds.query("who-said-it", about="car trade-in subsidy").to_dicts()
    assert distinct(rows, "voice", "said_by") >= {
        ("public body", "Ministry of Commerce"),
        ("organization", "China Passenger Car Association"),
        ("organization", "Dahe Daily"),
        ("press", "Mint"),
    }


def test_a_day_before_does_not_know_the_figure(seeds: Workspace) -> None:
    """The 14,600 were published in June 2025."""
    before = seeds.query("claims-held-on", about="Little Giants", published="2024-09-20").to_dicts()
    after = seeds.query("claims-held-on", about="Little Giants", published="2025-06-18").to_dicts()
    assert not [row for row in before if "14,600" in row["quote"]]
    assert [row for row in after if "14,600" in row["quote"]]


def test_two_outlets_are_one_origin(seeds: Workspace) -> None:
    """One article, carried twice."""
    rows = seeds.query("independent-origins", about="Little Giants").to_dicts()
    (figure,) = [row for row in rows if "14,600" in row["quote"]]
    assert (figure["outlets"], figure["origins"]) == (2, 1)
    assert (figure["publisher"], figure["also_in"]) == ("AllAfrica", "Asia Times")
    assert len({row["claim"] for row in rows}) == len(rows)


def test_a_version_adds_what_the_other_lacks_or_what_it_says_is_new(seeds: Workspace) -> None:
    """The ministry's briefing by the copy's own note; shares of a later day; a sum in another currency."""
    rows = seeds.query("additions-of-version").to_dicts()
    told = {(row["publisher"], row["new_against"], row["quote"][:40]) for row in rows}
    assert told == {
        ("Yahoo", "an earlier version, not held", "The Ministry of Commerce said during a r"),
        ("Yahoo", "Business Standard", "(Updates with Ministry of Commerce state"),
        ("Business Standard", "Yahoo", "Chinese automaker stocks were down acros"),
        ("Business Standard", "Yahoo", "Shares of BYD slipped by as much as 2.7 "),
        ("Business Standard", "Yahoo", "Geely Automobile Holdings Ltd. in Hong K"),
        ("Business Times", "Mint", "Cities in provinces including Guangdong,"),
    }
    (new,) = [row for row in rows if row["note"]]
    assert new["note"] == "(Updates with Ministry of Commerce statement in 6th paragraph.)"


def test_every_passage_that_names_a_ministry_is_told_with_where_it_governs(seeds: Workspace) -> None:
    """Two ministries of one abbreviation, apart in every sentence; what is only named is no claim."""
    rows = seeds.query("which-miit", name="MIIT").to_dicts()
    apart = distinct(rows, "jurisdiction", "body", "kept_apart_from")
    assert {(place, one.split("/")[-1], other.split("/")[-1]) for place, one, other in apart} == {
        ("China", "miit", "miit-uz"),
        ("Uzbekistan", "miit-uz", "miit"),
    }
    uzbek = [row for row in rows if row["jurisdiction"] == "Uzbekistan"]
    assert [(row["claims"], "Republic of Uzbekistan" in row["quote"]) for row in uzbek] == [(0, True)]
    chinese = [row for row in rows if row["jurisdiction"] == "China"]
    assert len(chinese) == len(distinct(chinese, "source", "start"))
    assert any(row["claims"] == 0 and "faxed questions" in row["quote"] for row in chinese)


def test_gaps_are_named(seeds: Workspace) -> None:
    """Years, currencies, days and batches that no source states."""
    rows = seeds.query("unknowns").to_dicts()
    assert {"year", "currency", "day of payment", "batch", "day of issue"} <= {row["lacks"] for row in rows}


def test_silence_is_not_absence(seeds: Workspace) -> None:
    """Every province is on the map, those without a source too."""
    rows = [row for row in seeds.query("coverage-map").to_dicts() if row["kind"] == "province"]
    assert len(rows) == 34
    assert {row["coverage"] for row in rows} >= {"no source", "one text"}
    assert all((row["coverage"] == "no source") == (row["quote"] is None) for row in rows)


def test_the_catalogue_holds_the_twenty_five_questions() -> None:
    """And the ledgers behind them."""
    assert len(questions()) >= 25
