"""Goods and fields of industry that Chinese sentences, lists and tables name."""

import pytest

from policygraph.ingest.mentions.chinese_goods import find_goods
from policygraph.ingest.mentions.chinese_tables import find_in_items
from policygraph.ingest.mentions.chinese_tokens import tokens


def goods(text: str, kind: str = "Product") -> list[str]:
    """The names of one kind that a text without other names holds."""
    found = [c for c in find_goods(text, tokens(text), ()) if c.type == kind]
    assert all(text[c.start : c.end] for c in found)
    return list(dict.fromkeys(text[c.start : c.end] for c in found))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("该厂主要生产液冷机柜和高纯石英砂。", ["液冷机柜", "高纯石英砂"]),
        ("梭子所用的轴承钢由织女公司供应。", ["轴承钢"]),
        ("产线每年可下线8英寸碳化硅衬底3万片。", ["8英寸碳化硅衬底"]),
        ("他们买了12台五轴加工中心。", ["五轴加工中心"]),
        ("国产丝网印刷机销量大增。", ["丝网印刷机"]),
        ("储能变流器（PCS）到货，PCS已调试。", ["储能变流器", "PCS"]),
    ],
)
def test_names_of_goods_are_cut_where_they_begin_and_end(text, names):
    """Verbs, counts and words like 国产 stay outside, sizes and materials inside."""
    assert goods(text) == names


@pytest.mark.parametrize(
    "text", ["签署文件的条件尚不成熟。", "新一轮危机使停车更难。", "路线和底线都要守住。"]
)
def test_words_that_end_like_goods_are_none(text):
    """A character that ends goods' names ends other words too."""
    assert goods(text) == []


def test_what_is_announced_as_goods_needs_no_known_end():
    """After 主导产品为 or before 等产品 stand goods, whatever they are called."""
    assert goods("主导产品为云梭柔丝、天蚕软甲。") == ["云梭柔丝", "天蚕软甲"]


def test_the_words_around_a_list_make_fields_of_it():
    """A list that 领域 ends or 聚焦 opens names fields of industry."""
    assert goods("聚焦智能织机、储运瓶阀和柔性面料三个环节。", "Sector") == [
        "智能织机",
        "储运瓶阀",
        "柔性面料",
    ]
    assert goods("推动梭织装备产业发展。", "Sector") == ["梭织装备产业"]


def test_a_column_of_products_holds_products():
    """The head of a table tells what its cells are; a wrapped row counts from its end."""
    table = "序号｜企业名称｜主导产品\n1｜飞梭科技有限公司｜维梭D3\n2｜云锦有限公司｜织锦用丝饼（二期）\n"
    assert goods(table) == ["维梭D3", "织锦用丝饼"]


def test_what_blanks_part_is_a_table_too():
    """Columns parted by blanks read like columns parted by bars."""
    assert goods("企业名称    所在地    产品\n飞梭科技有限公司    无锡    云梭\n") == ["云梭"]


def test_what_stands_behind_every_firm_of_a_list_is_made_by_it():
    """One word behind one firm may be anything; behind three it is what they make."""
    lines = ["飞梭公司：云梭丝", "云锦公司：锦缎绦", "织女公司：天蚕纱"]
    firms = [(9 * n, 9 * n + 4) for n in range(3)]
    found = list(find_in_items("\n".join(lines), firms))
    assert [c.name for c in found] == ["云梭丝", "锦缎绦", "天蚕纱"]
    assert list(find_in_items(lines[0], firms[:1])) == []
