"""What a sentence does not stand by, and on whose word it says the rest."""

from pathlib import Path

import pytest

from policygraph.ingest.extract import extract
from policygraph.ingest.readers import read
from policygraph.model.values import Fact

LEAD = "China's industrial policy guides its factories. 中国的产业政策指导制造业。\n\n"


def _facts(tmp_path: Path, words: str) -> tuple[Fact, ...]:
    path = tmp_path / "page.txt"
    path.write_text(LEAD + words + "\n", encoding="utf-8")
    return extract(read(path)).facts


@pytest.mark.parametrize(
    "words",
    [
        "The carmaker denied media reports that CATL supplies Geely with battery cells.",
        "A manager denied that, as a paper wrote, CATL supplies Geely with battery cells.",
        "Claims that CATL supplies Geely with battery cells are unfounded.",
        "CATL supplies Geely with battery cells, a claim that Geely denied.",
        "Unless CATL supplies Geely with battery cells, the plant will close.",
        "Nobody knows whether CATL supplies Geely with battery cells.",
        "If the NDRC issued a plan for shipbuilding, yards would cheer.",
        "The NDRC has not yet released a plan for shipbuilding.",
        "The NDRC has yet to release a plan for shipbuilding.",
        "宁德时代否认向吉利汽车供应电池。",
        "如果宁德时代向吉利汽车供应电池，股价将上涨。",
        "比亚迪尚未收购赛力斯。",
    ],
)
def test_what_is_denied_or_only_supposed_is_no_fact(tmp_path: Path, words: str) -> None:
    assert _facts(tmp_path, words) == ()


@pytest.mark.parametrize(
    ("words", "modality", "status"),
    [
        ("Rumours that BYD acquired Seres spread fast.", "rumoured", "review"),
        ("Reports that BYD acquired Seres lifted its shares.", "rumoured", "review"),
        ("有传言称比亚迪收购赛力斯。", "rumoured", "review"),
        ("BYD is in talks to acquire Seres.", "planned", "accepted"),
        ("比亚迪拟收购赛力斯。", "planned", "review"),  # few reviewed pages bear its frame out
        ("BYD acquired Seres.", "stated", "accepted"),
        ("It is not denied by anyone: BYD acquired Seres.", "stated", "accepted"),
        ("Two people familiar with the deal said BYD acquired Seres.", "anonymous", "accepted"),
        ("BYD acquired Seres, according to people it did not identify.", "anonymous", "accepted"),
        ("BYD acquired Seres, according to Xinhua.", "attributed", "accepted"),
        ("Reuters reports that BYD acquired Seres.", "attributed", "accepted"),
    ],
)
def test_how_a_sentence_is_meant(tmp_path: Path, words: str, modality: str, status: str) -> None:
    assert {(f.modality, f.status) for f in _facts(tmp_path, words)} == {(modality, status)}


@pytest.mark.parametrize(
    ("words", "who", "said"),
    [
        (
            "People close to the firm said CATL supplies Geely with cells.",
            None,
            "People close to the firm said",
        ),
        ("A driver said CATL supplies Geely with cells.", None, None),
        (
            "CATL supplies Geely with cells, according to reports from local media including Dahe Daily.",
            "dahe-daily",
            "according to reports from local media including Dahe Daily",
        ),
        (
            "A study by accounting consultancy GMT Research puts BYD's net debt at 323 billion yuan.",
            "gmt-research",
            "study by accounting consultancy GMT Research puts",
        ),
    ],
)
def test_who_says_it_is_never_who_it_is_about(
    tmp_path: Path, words: str, who: str | None, said: str | None
) -> None:
    (fact,) = _facts(tmp_path, words)
    assert (fact.claimed_by.rpartition("/")[2] if fact.claimed_by else None, fact.attribution) == (who, said)


def test_several_issuers_have_their_own_plans_unless_they_act_jointly(tmp_path: Path) -> None:
    apart = _facts(tmp_path, "The NDRC and the Ministry of Commerce have issued detailed plans.")
    assert len({f.roles["policy"] for f in apart}) == len(apart) == 2
    joint = _facts(tmp_path, "The NDRC and the Ministry of Commerce have jointly issued detailed plans.")
    assert len({f.roles["policy"] for f in joint}) == 1
    assert len({f.roles["body"] for f in joint}) == 2


def test_a_verb_after_a_relative_clause_is_no_product(tmp_path: Path) -> None:
    facts = _facts(
        tmp_path, "Envision Energy, which manufactures wind turbines, supplies Huaneng with nacelles."
    )
    told = {(f.type, str(f.roles["product"]).rpartition("/")[2]) for f in facts}
    assert told == {("produces", "wind-turbines"), ("supplies", "nacelles")}


@pytest.mark.parametrize(
    ("words", "firm"),
    [
        ("360 Security Technology Inc. supplies Huawei with software.", "360-security-technology"),
        ("51 Motor Co., Ltd. supplies Huawei with software.", "51-motor"),
        ("Electric Co., Ltd. supplies Huawei with software.", None),
    ],
)
def test_digits_belong_to_a_name_and_a_word_of_trade_is_none(
    tmp_path: Path, words: str, firm: str | None
) -> None:
    suppliers = {str(f.roles["supplier"]).rpartition("/")[2] for f in _facts(tmp_path, words)}
    assert suppliers == ({firm} if firm else set())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("India's Ministry of Commerce issued rules on steel.", False),
        ("India's Ministry of Commerce opened an anti-dumping investigation into steel.", True),
        ("China's Ministry of Commerce issued rules on steel.", True),
    ],
)
def test_policies_of_other_countries_count_where_they_meet_chinas_trade(
    tmp_path: Path, words: str, told: bool
) -> None:
    assert bool(_facts(tmp_path, words)) is told


def test_a_clause_after_a_comma_is_no_further_product(tmp_path: Path) -> None:
    """Chinese goes on after a comma with what somebody does; things of a list are short."""
    words = "汇川技术向金风科技供应齿轮箱，企业的需求推动丝绸制造业升级，双方表示将扩大产能。"
    supplied = [f.roles["product"] for f in _facts(tmp_path, words) if f.type == "supplies"]
    assert supplied == ["https://w3id.org/policygraph/id/product/chi-lun-xiang"]
    made = [f.roles["product"] for f in _facts(tmp_path, "金风科技生产齿轮箱，变流器。")]
    assert len(made) == 2
