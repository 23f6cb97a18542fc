"""Feeds: each entry is an article with its own title, date and address."""

import pytest

from policygraph.errors import SourceError
from policygraph.ingest.extract import extract
from policygraph.ingest.readers import Hints, read
from policygraph.ingest.segment import segment

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Weaving Post</title><link>https://weavingpost.example/</link><language>en</language>
<item><title>Loom maker to supply Silk Star</title><link>https://weavingpost.example/1</link>
<pubDate>Tue, 03 Sep 2030 23:10:00 +0800</pubDate>
<description>A teaser.</description>
<content:encoded><![CDATA[<p>Carbon Loom Works, a Chinese maker of looms, will supply Silk Star
with silk&nbsp;looms. China's ministry issued a policy for the industry, its plants and exports.</p>
<ul><li>ten mills</li></ul><script>alert(1)</script>]]></content:encoded></item>
<item><title>Q&amp;A: reels &mdash; what next?</title><guid>https://weavingpost.example/2</guid>
<source url="https://other.example/feed">Other Post</source>
<description>China&#8217;s reels are &lt;b&gt;down&lt;/b&gt; again, the ministry said.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>纺织厅</title>
<link rel="self" href="https://example.org/atom.xml"/><link href="https://example.org/"/>
<entry><title type="text">关于更新织机的通知</title><link rel="alternate" href="https://example.org/a"/>
<published>2030-09-03T23:10:00+08:00</published><updated>2030-09-05T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>到2032年更新织机<b>五万</b>台。</p></div></content></entry>
<entry><title>Plain</title><link href="javascript:alert(1)"/><content type="text">1 &lt; 2, as
ever.</content></entry></feed>"""


def test_entries_of_rss_are_articles():
    document = read(RSS.encode(), key="feed", name="feed.xml")
    first, second = segment(document)
    text = document.text.content
    assert text[first.start : first.end] == (
        "Loom maker to supply Silk Star\n\n"
        "Carbon Loom Works, a Chinese maker of looms, will supply Silk Star with silk looms. "
        "China's ministry issued a policy for the industry, its plants and exports.\n\n• ten mills"
    )
    assert (first.title, first.publisher, first.published, first.url) == (
        "Loom maker to supply Silk Star",
        "Weaving Post",
        "2030-09-03",
        "https://weavingpost.example/1",
    )
    assert (
        text[second.start : second.end]
        == "Q&A: reels — what next?\n\nChina’s reels are down again, the ministry said."
    )
    assert (second.title, second.publisher, second.published) == (
        "Q&A: reels — what next?",
        "Other Post",
        None,
    )
    assert second.url == "https://weavingpost.example/2"


def test_entries_of_atom_are_articles():
    document = read(ATOM.encode(), key="feed", name="feed.atom")
    first, second = segment(document)
    text = document.text.content
    assert text[first.start : first.end] == "关于更新织机的通知\n\n到2032年更新织机五万台。"
    assert (first.published, first.url, first.language) == ("2030-09-03", "https://example.org/a", "zh")
    assert text[second.start : second.end] == "Plain\n\n1 < 2, as\never."
    assert second.url is None
    assert (document.publisher, document.url) == ("纺织厅", "https://example.org/atom.xml")


def test_quotes_stand_in_the_text_of_the_feed():
    extraction = extract(read(RSS.encode(), key="feed", name="feed.xml"))
    text = extraction.document.text.content
    assert {a.title for a in extraction.articles} == {
        "Loom maker to supply Silk Star",
        "Q&A: reels — what next?",
    }
    assert extraction.facts
    assert all(text[f.start : f.end] == f.quote for f in extraction.facts)


def test_rdf_and_other_encodings_are_read():
    rdf = """<?xml version="1.0" encoding="gb2312"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>纺织厅</title></channel><item><title>通知</title><dc:date>2030-09-03</dc:date>
    <description>请认真贯彻执行。</description></item></rdf:RDF>"""
    document = read(rdf.encode("gb18030"), key="feed", hints=Hints("application/xml"))
    assert document.text.content == "通知\n\n请认真贯彻执行。\n"
    assert document.parts[0].published == "2030-09-03"
    assert document.publisher == "纺织厅"


def test_a_torn_feed_is_read_as_far_as_it_goes_and_told():
    document = read(RSS.replace("</item>", "</itm>", 1).encode(), key="feed", name="feed.xml")
    assert "Carbon Loom Works" in document.text.content
    assert "not well-formed" in document.flaws[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"<rss><channel><title>No news</title></channel></rss>", "without entries"),
        (b"<note>to you</note>", "without entries"),
        (b"not XML at all", "no feed"),
        (b'<!DOCTYPE r [<!ENTITY a "ha">]><rss><item><title>&a;</title></item></rss>', "entities of its own"),
        (b"<rss>" + b"<item>" * 3000, "nested without end"),
        (b"<rss>" + b"<item><title>x</title></item>" * 6000 + b"</rss>", "more than 5,000 entries"),
    ],
)
def test_what_is_no_feed_or_a_bomb_is_refused(content, reason):
    with pytest.raises(SourceError, match=reason) as error:
        read(content, name="feed.xml")
    assert error.value.fix


def test_nothing_that_a_feed_names_is_fetched(tmp_path):
    """An external entity could read a file of the machine."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    content = f'<!DOCTYPE rss SYSTEM "file://{secret}"><rss><item><title>One &x; two</title></item></rss>'
    document = read(content.encode(), name="feed.xml")
    assert "secret" not in document.text.content
