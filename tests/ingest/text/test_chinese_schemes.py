"""Schemes, labels and public bodies that Chinese sentences name by their heads."""

import pytest

from policygraph.ingest.mentions.chinese_bodies import find_offices_zh
from policygraph.ingest.mentions.chinese_schemes import find_schemes
from policygraph.ingest.mentions.chinese_tokens import tokens
from policygraph.resolve.lexicon import Lexicon


def schemes(text: str, kind: str = "Programme") -> list[str]:
    """The programmes of a text, or what else of one kind its funds are."""
    found = [c for c in find_schemes(text, tokens(text), ()) if c.type == kind]
    return list(dict.fromkeys(text[c.start : c.end] for c in found))


def bodies(text: str, *places: str) -> dict[str, str | None]:
    """The bodies of a text by their words, with their names."""
    spans = [(text.index(place), text.index(place) + len(place)) for place in places]
    return {text[c.start : c.end]: c.name for c in find_offices_zh(text, spans, Lexicon.of(()))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("省财政安排3亿元丝绸产业发展专项资金。", "丝绸产业发展专项资金"),
        ("该市实施“金梭”技术攻关工程。", "“金梭”技术攻关工程"),
        ("工厂入选国家级绿色工厂。", "国家级绿色工厂"),
        ("由该集团牵头组建织造产业母基金。", "织造产业母基金"),
        ("项目纳入2025年新型织机项目库。", "2025年新型织机项目库"),
    ],
)
def test_a_head_tells_a_scheme(text, name):
    """Funds, quoted projects and labels are cut behind the verb that takes them."""
    assert name in schemes(text)


@pytest.mark.parametrize(
    "text", ["该局拨付的技改奖励资金为80万元。", "已设立多只子基金。", "设立专项资金，出台奖励政策。"]
)
def test_money_without_a_name_is_no_scheme(text):
    """Sums paid out and funds in general are nobody's programme."""
    assert schemes(text) == []


def test_a_fund_that_holds_shares_is_a_firm():
    """What pays in or holds a share acts as a firm does."""
    assert schemes("织造产业母基金认缴2亿元。", "Firm") == ["织造产业母基金"]


def test_a_level_or_a_place_and_a_field_name_a_body():
    """A bureau without its place belongs to the place of that level the article names."""
    found = bodies("云锦市今年扩产，云锦市织造厂开工。市经促局、财政局会签，市委书记到场。", "云锦市")
    assert found == {"市经促局": "云锦市经促局", "财政局": "云锦市财政局", "市委": "中共云锦市委"}


def test_a_place_that_pays_acts_as_its_government():
    """A place that sets money aside is its government; one where a plant stands is not."""
    assert bodies("云锦市拿出2亿元奖励企业。", "云锦市") == {"云锦市": "云锦市人民政府"}
    assert bodies("云锦市织机产量大增。", "云锦市") == {}
