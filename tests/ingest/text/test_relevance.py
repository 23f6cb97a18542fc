"""Pages on China's industrial policy pass the gate, others do not."""

import pytest

from policygraph.ingest.mentions import find_mentions
from policygraph.ingest.readers import read
from policygraph.ingest.relevance import is_relevant
from policygraph.ingest.segment import segment
from policygraph.resolve.lexicon import Lexicon
from policygraph.resources import resource

RELEVANT = {
    "a ministry's plan": (
        "China's Ministry of Industry and Information Technology issued a plan on Monday to upgrade the "
        "machinery industry. Chinese manufacturers will get subsidies for new equipment until 2027."
    ),
    "a supply chain": (
        "Shenzhen-based Hualong Electric supplies converters to two Chinese makers of wind turbines, the "
        "company said. "
        "Its factory in Hebei has a capacity of 5 GW, and production of a new chip is to begin."
    ),
    "a foreign rule": (
        "The U.S. Commerce Department put nine Chinese companies on its export list, among them a chip "
        "maker. "
        "China's Ministry of Commerce called the regulations unfair to Chinese semiconductor firms."
    ),
    "a provincial notice": (
        "河北省工业和信息化厅近日印发通知，组织开展专精特新中小企业认定工作，对符合条件的企业给予财政资金支持。"
    ),
}
OFF_TOPIC = {
    "another country": (
        "Uzbekistan's Ministry of Investment, Industry and Trade (MIIT) said foreign investment in the "
        "country's industry "
        "rose by 60 percent. Uzbek manufacturers in Tashkent expect new equipment."
    ),
    "another country, with a word on China": (
        "India unveiled an industrial policy worth Rs 20,000 crore. Indian manufacturers of "
        "semiconductors will get subsidies, the Indian ministry said, as India competes with China for "
        "investment in technology."
    ),
    "sport": (
        "Yao Ming, who played in Shanghai before he went to Houston, opened a basketball camp in "
        "Beijing. The Chinese centre "
        "said that children in China should play more, and that he misses the game."
    ),
    "nothing": ("The weather will be fine, with some clouds in the afternoon."),
}


def gate(text):
    [article] = segment(read(text.encode(), name="a.txt"))
    return is_relevant(text, article, find_mentions(text, article, Lexicon.load()))


@pytest.mark.parametrize("text", RELEVANT.values(), ids=RELEVANT)
def test_on_topic(text):
    """China and industry or policy, in either language."""
    assert gate(text)


@pytest.mark.parametrize("text", OFF_TOPIC.values(), ids=OFF_TOPIC)
def test_off_topic(text):
    """Another country's ministry, or China without industry."""
    assert not gate(text)


def test_the_seeds():
    """Of the founding pages only the Uzbek article is off topic, and its ministry is not China's."""
    lexicon = Lexicon.load()
    off = []
    for path in sorted(resource("seeds").glob("*.txt")):
        document = read(path)
        text = document.text.content
        for article in segment(document):
            found = find_mentions(text, article, lexicon)
            assert all(text[m.start : m.end] == m.text for m in found)
            if not is_relevant(text, article, found):
                off.append(
                    (article.title, {m.entity for m in found if "MIIT" in m.text or "Ministry" in m.text})
                )
    assert len(off) == 1
    [(title, bodies)] = off
    assert str(title).startswith("Uzbekistan")
    assert bodies == {"https://w3id.org/policygraph/id/body/miit-uz"}
