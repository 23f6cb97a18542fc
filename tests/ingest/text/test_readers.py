"""Files are read as they are, or refused with a reason."""

import pytest

from policygraph.errors import SourceError
from policygraph.ingest.readers import read, reader_for

NOTICE = "关于印发《盐业行动计划》的通知\n各有关单位：\n现将计划印发给你们，请认真贯彻执行。\n"


def test_utf8_keeps_mark_and_newlines():
    """Offsets count the file's own characters, the byte-order mark among them."""
    document = read("\ufeffone\r\ntwo".encode(), key="k", name="a.txt")
    assert document.text.content == "\ufeffone\r\ntwo"
    assert (document.key, document.stem) == ("k", "a")


def test_gb18030_is_recognised():
    """A Chinese page in the national encoding is read right."""
    assert read(NOTICE.encode("gb18030"), name="a.txt").text.content == NOTICE


def test_utf16_needs_its_mark():
    """UTF-16 with a mark is text; without one its zero bytes are binary."""
    assert read(NOTICE.encode("utf-16"), name="a.txt").text.content == NOTICE
    with pytest.raises(SourceError, match="not a text file"):
        read("plain".encode("utf-16-le"), name="a.txt")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "nothing to read"),
        (b"%PDF-1.7 ...", "not a text file"),
        (b"PK\x03\x04rest", "not a text file"),
        (bytes(range(256)) * 8, "not a text file"),
        ("Fédération des sociétés, créée à Genève".encode("latin-1"), "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(content, reason):
    """Each refusal says why, and what to do."""
    with pytest.raises(SourceError, match=reason) as error:
        read(content, name="a.txt")
    assert error.value.fix


def test_missing_files_and_folders(tmp_path):
    """The message names the path."""
    with pytest.raises(SourceError, match=r"no such file: .*gone\.txt"):
        read(tmp_path / "gone.txt")
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path)


def test_unknown_suffixes_are_refused():
    """A reader is chosen by suffix, never by hope."""
    with pytest.raises(SourceError, match=r"no reader for \.xyz"):
        reader_for("a.xyz")


def test_what_is_known_of_a_document_is_kept(tmp_path):
    """Title, date and address come from whoever hands the file in."""
    path = tmp_path / "b.txt"
    path.write_text("text", encoding="utf-8")
    document = read(path, about={"url": "https://example.org/b", "published": "2024-05", "title": None})
    assert (document.key, document.published, document.title) == ("https://example.org/b", "2024-05", None)


@pytest.mark.parametrize(
    ("content", "is_text"),
    [
        ("通知\x01\x02\x03\n".encode(), True),
        (b"A page with \x07 one bell.\n" * 4000, False),
        (
            b"A page with \x07 one bell in each of its quite long lines, as an old terminal left them, " * 2,
            True,
        ),
        (b"word \x01\x02\x03 " * 20, False),
        (b"A long page. " * 10000 + b"\0", False),
        (b"\0", False),
    ],
)
def test_one_rule_tells_text_from_binary_whatever_its_size(content, is_text):
    """A few stray controls are read; a NUL, or many of them, are not."""
    if is_text:
        assert read(content, key="a", name="a.txt").text.content == content.decode()
    else:
        with pytest.raises(SourceError, match="not a text file"):
            read(content, key="a", name="a.txt")
