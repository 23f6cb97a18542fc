"""Tables and blocks of labels: what heads, captions and labels say of their cells."""

import pytest

from policygraph.ingest.extract import read_facts
from policygraph.ingest.mentions import find_mentions
from policygraph.ingest.segment.sections import units
from policygraph.model.values import Article
from policygraph.resolve.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load()


@pytest.fixture
def read(lexicon):
    def run(text):
        article = Article("s", 0, len(text), title=text.split("\n", 1)[0])
        mentions = find_mentions(text, article, lexicon)
        found, entities = read_facts(text, units(text, article), mentions, source="s")
        names = {e.id: e.name_zh or e.name for e in entities}
        assert all(text[f.start : f.end] == f.quote and len(f.quote) <= 400 for f in found)
        return {
            (f.type, *(names.get(v, v) for k, v in sorted(f.roles.items()) if k in _ROLES.get(f.type, ())))
            for f in found
            if f.rule.startswith("table/")
        }

    return run


_ROLES = {
    "supplies": ("customer", "product", "supplier"),
    "owns": ("owned", "owner", "share"),
    "produces": ("firm", "product"),
    "located_in": ("place", "subject"),
    "count": ("subject", "unit", "value"),
    "funding": ("amount", "payer", "recipient_or_programme"),
    "affiliated": ("organisation", "person", "role"),
    "designated": ("batch", "firm"),
    "corporate_action": ("actor", "amount", "object"),
}

FILING = """证券代码：600000    证券简称：青梭股份
青梭纺机股份有限公司2031年年度报告

前五名客户情况
                                  单位：万元
序号   客户名称               销售内容     销售金额    占营业收入比例
1      白鹭织造有限公司       经编机       1,200.50    12.30%
2      客户B                  经编机       800.00      8.20%
3      云锦丝绸集团有限公司   提花机       640.00      6.56%
       合计                                2,640.50    27.06%

股东名称 | 持股数量（股） | 持股比例
林一舟 | 1,000 | 30.5%
海桑投资有限公司 | 400 | 12%
"""


def test_a_filing_supplies_its_customers_and_is_held_by_its_shareholders(read):
    """The firm that files is nowhere in the rows; one without a name, and the total, give figures alone."""
    found = read(FILING)
    filer = "青梭纺机股份有限公司"
    assert {f for f in found if f[0] == "supplies"} == {
        ("supplies", "白鹭织造有限公司", "经编机", filer),
        ("supplies", "云锦丝绸集团有限公司", "提花机", filer),
    }
    assert {f for f in found if f[0] == "owns"} == {
        ("owns", filer, "林一舟", 30.5),
        ("owns", filer, "海桑投资有限公司", 12),
    }
    assert {f for f in found if f[0] == "count"} == {
        ("count", filer, "CNY", 12005000),
        ("count", filer, "%", 12.3),
        ("count", filer, "CNY", 6400000),
        ("count", filer, "%", 6.56),
        ("count", filer, "CNY", 8000000),
        ("count", filer, "%", 8.2),
        ("count", filer, "CNY", 26405000),
        ("count", filer, "%", 27.06),
    }


LISTED = """江北省工业和信息化厅关于第三批省级专精特新中小企业名单的公示

序号｜企业名称｜所在地｜主导产品
1｜江北青梭纺机有限公司｜南岭市高新区｜电子提花机
2｜南岭白鹭碳纤维材料
　　有限公司｜南岭市｜碳纤维织物
3｜—｜南岭市｜—
"""


def test_a_name_that_goes_on_in_the_next_line_is_one_cell(read):
    found = read(LISTED)
    assert ("produces", "南岭白鹭碳纤维材料有限公司", "碳纤维织物") in found
    assert ("located_in", "南岭市高新区", "江北青梭纺机有限公司") in found
    assert len([f for f in found if f[0] == "located_in"]) == 2


UPRIGHT = """Moth Bay loom makers

Company
City
Main product
Silk Star Looms Co., Ltd.
Hefei
jacquard looms
Carbon Reel Works Co., Ltd.
Wuhu
warp beams
The list was last changed in May.
"""


def test_a_table_copied_cell_by_cell_is_put_together(read):
    assert read(UPRIGHT) >= {
        ("located_in", "Hefei", "Silk Star Looms Co., Ltd."),
        ("produces", "Carbon Reel Works Co., Ltd.", "warp beams"),
    }


def test_a_column_nobody_knows_gives_nothing(read):
    text = UPRIGHT.replace("City\nMain product", "Mood\nColour")
    assert read(text) == set()


def test_money_without_a_unit_is_no_fact(read):
    text = FILING.replace("单位：万元", "")
    assert not {f for f in read(text) if f[0] == "count" and f[2] == "CNY"}


INFO_BOX = """SILK STAR LOOMS CO., LTD.
Company profile

| Headquarters | Wuhu, Anhui |
| Employees | 1,870 (2031) |
| Products | Jacquard looms, warp beams and reeds |
| Key people | Lin Yizhou (chair), Gu Sang (president) |
| Registered capital | RMB 120 million |
| Mood | calm |
"""


def test_an_info_box_is_of_the_firm_that_heads_the_page(read):
    found = read(INFO_BOX)
    kinds = {f[0] for f in found}
    assert kinds == {"located_in", "count", "produces", "affiliated"}
    assert {f[2] for f in found if f[0] == "produces"} == {"Jacquard looms", "warp beams", "reeds"}
    assert {f[-1] for f in found if f[0] == "affiliated"} == {"chair", "president"}
    assert {f[-1] for f in found if f[0] == "count"} == {1870, 120000000}


TENDER = """江北纺织集团经编设备采购中标结果公告
招标人：江北纺织集团有限公司

标包一：经编机（20台）
中标人：青梭纺机股份有限公司
中标价：1,200.00万元
标包二：提花机
中标人：白鹭织造有限公司与云锦机械有限公司联合体
中标价：640.00万元
标包三：整经机
流标
"""


def test_who_wins_a_lot_supplies_its_goods_to_the_tenderer(read):
    """A price of two winners together is nobody's alone."""
    found = read(TENDER)
    buyer = "江北纺织集团有限公司"
    assert {f for f in found if f[0] == "supplies"} == {
        ("supplies", buyer, "经编机", "青梭纺机股份有限公司"),
        ("supplies", buyer, "提花机", "白鹭织造有限公司"),
        ("supplies", buyer, "提花机", "云锦机械有限公司"),
    }
    assert {f for f in found if f[0] == "corporate_action"} == {
        ("corporate_action", "青梭纺机股份有限公司", 12000000, buyer)
    }


FUND = """江北织造产业基金合伙企业（有限合伙）完成备案
合伙人出资情况如下：
· 青梭投资有限公司  认缴15亿元  60%
· 海桑资本有限公司  认缴10亿元  40%
"""


def test_rows_without_heads_are_told_by_the_caption(read):
    found = read(FUND)
    assert {f[1] for f in found if f[0] == "funding"} == {1500000000, 1000000000}
    assert {f[-1] for f in found if f[0] == "owns"} == {60, 40}


def test_members_listed_behind_a_title_are_designated(read):
    found = read(
        "Titles held\n• Little Giant, fourth batch: Silk Star Looms Co., Ltd.; Reel Works Co., Ltd.\n"
    )
    assert found == {
        ("designated", 4, "Silk Star Looms Co., Ltd."),
        ("designated", 4, "Reel Works Co., Ltd."),
    }


def test_a_row_of_a_page_in_html_may_end_with_an_empty_cell(read):
    text = LISTED.replace("｜", " | ").replace(
        "电子提花机\n", "电子提花机\n4 | 江北云锦机械有限公司 | 南岭市 |\n"
    )
    assert ("located_in", "南岭市", "江北云锦机械有限公司") in read(text)


def test_a_list_of_those_struck_off_designates_nobody(read):
    text = LISTED.replace("名单的公示", "撤销名单的公示")
    assert not {f for f in read(text) if f[0] == "designated"}


@pytest.mark.parametrize(
    ("scheme", "whose"),
    [
        ("首台（套）重大技术装备", "湖南省首台（套）重大技术装备"),
        ("专精特新“小巨人”企业", "专精特新“小巨人”企业"),
    ],
)
def test_a_province_has_its_own_scheme(lexicon, scheme, whose):
    """Of the Little Giants a province only publishes its part of the nation's list."""
    rows = "企业名称 | 所在地\n江北青梭纺机有限公司 | 长沙市\n南岭织造有限公司 | 长沙市\n"
    text = f"湖南省{scheme}名单公示\n\n{rows}"
    article = Article("s", 0, len(text))
    mentions = find_mentions(text, article, lexicon)
    found, entities = read_facts(text, units(text, article), mentions, source="s")
    programmes = {f.roles["programme"] for f in found if f.rule == "table/listed-firm"}
    assert [e.name for e in entities if e.id in programmes] == [whose]
