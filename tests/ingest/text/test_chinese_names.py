"""Places, persons and firms that Chinese sentences name without listing them anywhere."""

import pytest

from policygraph.ingest.mentions.chinese_firms import find_placed_firms
from policygraph.ingest.mentions.chinese_lists import find_listed_firms
from policygraph.ingest.mentions.chinese_people import find_people
from policygraph.ingest.mentions.chinese_places import find_places
from policygraph.ingest.mentions.chinese_tokens import tokens


def people(text: str) -> list[str]:
    """The persons of a text."""
    return list(dict.fromkeys(text[c.start : c.end] for c in find_people(text, tokens(text))))


def places(text: str, *known: str) -> list[str]:
    """The places of a text whose larger places are known."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in known]
    return list(dict.fromkeys(text[c.start : c.end] for c in find_places(text, tokens(text), spans, ())))


def firms(text: str, *seats: str) -> list[str]:
    """The firms of a text that begin with one of its places."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in seats]
    found = find_placed_firms(text, tokens(text), spans, (), lambda _: False)
    return list(dict.fromkeys(text[c.start : c.end] for c in found))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("法定代表人、董事长：欧阳梭 主管会计工作负责人：穆织云", "欧阳梭"),
        ("“布要织得密。”穆织云说。", "穆织云"),
        ("秘书长梭明获聘为名誉会长，穆织云接棒秘书长。", "穆织云"),
        ("总经理由穆织云女士担任。", "穆织云"),
        ("公司任命穆织云为总工程师。", "穆织云"),
    ],
)
def test_a_post_or_speech_tells_a_person(text, name):
    """A surname beside a post, a verb of speech or a title of courtesy begins a name."""
    assert name in people(text)


@pytest.mark.parametrize(
    "text", ["负责人曾表示要扩产。", "任理事长单位。", "董事长高度评价。", "厂长方面回应。"]
)
def test_words_that_begin_like_surnames_are_no_persons(text):
    """曾, 单, 高 and 方 are surnames and begin other words."""
    assert people(text) == []


def test_places_follow_each_other_from_large_to_small():
    """A chain that ends in a place no register lists is one name."""
    assert "苏州市梭织区锦云镇" in places("工厂设在苏州市梭织区锦云镇。", "苏州市")
    assert places("项目落户锦云产业园。") == ["锦云产业园"]
    assert places("该厂位于新昌的车间已投产。") == ["新昌"]


def test_words_like_towns_are_no_places():
    """城镇, 乡镇 and 特色小镇 name kinds of places."""
    assert places("在城镇和乡镇，在特色小镇，市场下沉。") == []


def test_a_place_and_a_trade_hold_a_rare_name():
    """Between a place and a trade stands a name, if it is no common word."""
    assert firms("上海琮梭电子供货。", "上海") == ["上海琮梭电子"]
    assert firms("上海消费电子展开幕。", "上海") == []
    assert firms("成都织锦投资集团中标。", "成都") == ["成都织锦投资集团"]
    assert firms("成都上市公司增多。", "成都") == []


def test_listed_firms_are_known_by_their_short_names():
    """The short names of listed firms count wherever they stand."""
    text = "五粮液与徐工机械到场。"
    assert [c.name for c in find_listed_firms(text, tokens(text))] == ["五粮液", "徐工", "徐工机械"]
