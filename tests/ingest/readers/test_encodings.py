"""Bytes are read in the right encoding whatever they are called, and nothing is lost in silence."""

import pytest

from policygraph.errors import SourceError
from policygraph.ingest.readers import Hints, read
from policygraph.ingest.readers.encodings import decode

SIMPLIFIED = "各市纺织局：现将有关事项通知如下，请认真贯彻执行。"
TRADITIONAL = "經濟部公告：為推動產業升級，訂定補助辦法，自即日起實施。"
NAMES = "无锡炭织机股份有限公司\n飞梭纺织有限公司"


@pytest.mark.parametrize("declared", [(), ("gb2312",), ("big5",), ("iso-8859-1",), ("utf-8",), ("no-such",)])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gb18030"),
        (NAMES, "gb18030"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "big5hkscs"),
        (SIMPLIFIED, "utf-8"),
        (TRADITIONAL, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
    ],
)
def test_a_label_that_lies_does_no_harm(text, encoding, declared):
    """What comes out decides, not what the page or its server says."""
    assert decode(text.encode(encoding), "a.html", declared).lstrip("\ufeff") == text


def test_a_western_page_is_read_as_it_says():
    """There its label is needed: one byte may be any letter."""
    text = "Fédération des sociétés “réunies” – 5 €"
    assert decode(text.encode("cp1252"), "a.html", ["iso-8859-1"]) == text
    with pytest.raises(SourceError, match="unknown text encoding"):
        decode(text.encode("cp1252"), "a.html", ["gb2312"])


def test_a_page_called_western_that_is_not_is_not_read_as_western():
    """Chinese in single bytes is a row of accents no language has."""
    assert decode(SIMPLIFIED.encode("gbk"), "a.html", ["windows-1252"]) == SIMPLIFIED


def test_a_broken_place_is_marked_and_told():
    """One bad byte does not cost the page, and does not go unseen."""
    content = bytearray((SIMPLIFIED * 60).encode())
    content[1500] = 0xFF
    document = read(bytes(content), name="a.txt")
    assert document.text.content.count("\ufffd") >= 1
    assert "could not be read" in document.flaws[0]


def test_many_broken_places_are_another_format():
    content = bytes((n * n * 7 + n // 3) % 126 + 129 for n in range(900))
    with pytest.raises(SourceError):
        read(content, name="a.txt")


def test_the_servers_word_counts_before_the_pages():
    """As in browsers: the header first."""
    content = (
        '<html><head><meta charset="koi8-r"></head><body><p>Мануфактура выпускает станки</p></body></html>'
    )
    hints = Hints("text/html; charset=windows-1251")
    assert "Мануфактура" in read(content.encode("cp1251"), key="k", name="a", hints=hints).text.content


def test_overrides_in_plain_text_stay_and_are_told():
    """The text of a plain file is the file; its offsets must not move."""
    document = read("sold to \u202eDYB\u202c.".encode(), name="a.txt")
    assert document.text.content == "sold to \u202eDYB\u202c."
    assert "reading direction" in document.flaws[0]
