"""What a page says about itself: notices with signers, lists with rows, signed comments."""

from policygraph.ingest.extract import extract
from policygraph.ingest.extract.engine import read_facts
from policygraph.ingest.extract.footers import find_records
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Document, Mention, Text

from .marked import read_marked


def lines(*marked):
    """A text of one unit a line, with its mentions."""
    text, mentions, units = "", [], []
    for line in marked:
        plain, found = read_marked(line)
        shift = len(text)
        mentions += [Mention(m.type, m.start + shift, m.end + shift, m.text, value=m.value) for m in found]
        units.append(Unit(shift, shift + len(plain), "heading"))
        text += plain + "\n"
    return text, units, mentions


NOTICE = (
    "关于公布第一批织机之星名单的通告",
    "[丝工函〔2031〕7号|DocumentNumber]",
    "各地织机局：",
    "[丝绸部|GovernmentBody]",
    "[织机协会|OtherOrganisation]",
    "[2031年5月2日|Date=2031-05-02]",
)


def test_chinese_notice_is_a_record():
    """The title stands above, signers and date below; the number comes along."""
    text, units, mentions = lines(*NOTICE)
    (record,) = find_records(text, units, mentions)
    assert record.title_zh == "关于公布第一批织机之星名单的通告"
    assert [m.text for m in record.bodies] == ["丝绸部", "织机协会"]
    assert (record.date, record.number) == ("2031-05-02", "丝工函〔2031〕7号")


def test_a_page_without_signers_is_no_notice():
    """A title alone says nothing of who issued it."""
    text, units, mentions = lines(*NOTICE[:3])
    assert find_records(text, units, mentions) == []


def test_rows_below_a_list_are_its_members():
    """A firm alone in a numbered row belongs to the round that the heading names."""
    text, units, mentions = lines(
        "[织机之星|Programme]企业名单（第三批）",
        "[1|Number=1] [飞梭科技|Firm] 蛾湾",
        "[2|Number=2] [丝路机械|Firm] 纬城",
        "[丝路机械|Firm]去年向客户交付了许多织机。",
    )
    facts, entities = read_facts(text, units, mentions, source="s", weighed=False)
    names = {entity.id: entity.name for entity in entities}
    found = [(names[f.roles["firm"]], f.roles["batch"]) for f in facts if f.type == "designated"]
    assert found == [("飞梭科技", 3), ("丝路机械", 3)]


def test_counted_issuers_of_a_lead_reach_its_record():
    """Where the footer names one issuer and the lead counts others, the record knows how many."""
    page = (
        "Looms and Dyes\n\n1. A new rule for looms\n\n"
        "At a glance: The State Administration for Market Regulation (SAMR) and three other ministries "
        "announced a pilot program for loom labels. China's weavers welcomed it.\n\n"
        "Weft comment: The pilot program covers the textile industry.\n\n"
        "Article: Notice on the Pilot Work of Loom Labels (Link)\nIssuing body: SAMR\nDate: May 2, 2031\n"
    )
    found = extract(Document("k", "s", "c", Text(page, "d", "text", "1")))
    issued = [f for f in found.facts if f.type == "issued" and f.rule == "record"]
    assert [f.roles.get("unnamed_count") for f in issued] == [3, 3]
    assert {f.quote.startswith("State Administration") for f in issued} == {True, False}
