"""PDF files: lines joined to paragraphs, pages to one text, and what cannot be read told by name."""

import zlib

import pytest

from policygraph.errors import SourceError
from policygraph.ingest.limits import Limits
from policygraph.ingest.readers import Hints, read

from .tiny_pdf import Line, make_pdf

FULL = "The Ministry of Looms issued the Loom Plan on 3 May 2030, which sets out what all manu-"


FIRMS = [f"{first} {last}" for first in ("Carbon", "Silver", "Copper") for last in ("Loom", "Reel", "Motor")]


def text_of(*pages: list[Line]) -> str:
    return read(make_pdf(pages), name="a.pdf").text.content


def set_in(*lines: str, left: float = 72, top: float = 760, size: float = 11, lead: float = 14) -> list[Line]:
    return [(left, top - n * lead, size, words) for n, words in enumerate(lines)]


def test_wrapped_lines_are_one_paragraph_and_broken_words_whole():
    """A heading of larger letters, a paragraph, and one that a gap parts from it."""
    page = [
        (72, 800, 18, "The loom plan"),
        *set_in(
            FULL,
            "facturing firms in Wuxi must do until 2032. For the first time it names the state-",
            "owned ones.",
        ),
        *set_in("The second paragraph stands apart.", top=690),
    ]
    assert text_of(page) == (
        "The loom plan\n\n"
        "The Ministry of Looms issued the Loom Plan on 3 May 2030, which sets out what all manufacturing "
        "firms in Wuxi must do until 2032. For the first time it names the state-owned ones.\n\n"
        "The second paragraph stands apart.\n"
    )


def test_chinese_lines_join_without_blanks_and_an_indent_begins_a_paragraph():
    page = [
        (94, 700, 11, "各市纺织局：现将有关事项通知如下，请认真贯彻执行，到二零三二年全省更新织机五万台"),
        (72, 680, 11, "培育龙头企业五十家，建成纺织产业园十个，每个产业园年产值达到一百亿元以上并形成配套"),
        (72, 660, 11, "能力。"),
        (94, 640, 11, "二、保障措施。各地要加强组织领导。"),
    ]
    text = text_of(page)
    assert "更新织机五万台培育龙头企业五十家" in text
    assert "形成配套能力。\n\n二、保障措施" in text


def test_a_paragraph_goes_on_over_the_page_and_running_heads_go():
    """Heads, feet and page numbers would stand in the middle of its sentence."""
    lines = [
        f"{who} of Wuxi sells silk looms to Silk Star, which weaves all the cloth that the" for who in FIRMS
    ]
    pages = [
        [(72, 810, 9, "Loom Plan 2030, draft"), *set_in(*lines[n : n + 3]), (290, 30, 9, f"- {n // 3 + 1} -")]
        for n in (0, 3, 6)
    ]
    assert text_of(*pages) == f"{' '.join(lines)}\n"


def test_rows_of_a_table_are_lines_with_bars():
    rows = [("No.", "Customer", "Share"), ("1", "Silk Star Group", "27.8%"), ("2", "Reel Motor", "12.5%")]
    page = [
        (left, 700 - 14 * n, 11, words)
        for n, row in enumerate(rows)
        for left, words in zip((72, 120, 300), row, strict=True)
    ]
    assert text_of(page) == "No. | Customer | Share\n1 | Silk Star Group | 27.8%\n2 | Reel Motor | 12.5%\n"


def test_items_and_short_lines_stay_lines():
    """Names below each other are a list; joined they would be nonsense."""
    page = set_in("Winners:", "Carbon Loom Works", "Silk Star Group", "- Reel Motor", "- Hebei Moth")
    assert [line for line in text_of(page).splitlines() if line] == [words for *_, words in page]


def test_pages_that_are_pictures_are_told():
    document = read(make_pdf([set_in("A page of words."), [], []]), name="a.pdf")
    assert document.text.content == "A page of words.\n"
    assert document.flaws == ("no text on pages 2–3: a picture stands there",)


@pytest.mark.parametrize(
    ("content", "reason", "fix"),
    [
        (b"", "empty", "again"),
        (b"%PDF-1.7 and then nothing", "damaged", "again"),
        (make_pdf([set_in(FULL)])[:700], "damaged", "again"),
        (b"<html><p>A page</p></html>", "damaged, or is none", "again"),
        (make_pdf([set_in(FULL)], locked=True), "locked with a password", "without the password"),
        (make_pdf([[], []]), "pictures of pages and no text", "OCR"),
        (make_pdf([[(72, 700, 11, "各市纺织局现将有关事项通知如下")]], known=False), "which letters", "OCR"),
    ],
)
def test_what_cannot_be_read_is_told(content, reason, fix):
    """Each refusal says why, and what to do."""
    with pytest.raises(SourceError, match=reason) as error:
        read(content, name="a.pdf")
    assert fix in error.value.fix


def test_a_file_that_unpacks_without_end_costs_its_reader_and_nothing_else():
    """Two megabytes that hold two thousand: the process that unpacks them has a ceiling."""
    packer = zlib.compressobj(9)
    first, again = (packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    packed = first + 1_500 * again
    content = (
        b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n"
        b"trailer\n<< /Size 5 /Root 1 0 R >>\n" % (len(packed), packed)
    )
    with pytest.raises(SourceError, match="more time or memory"):
        read(content, name="a.pdf")


def test_a_text_longer_than_the_limit_is_refused():
    content = make_pdf([set_in(FULL, FULL, FULL)] * 3)
    with pytest.raises(SourceError, match="longer than the 100 characters"):
        read(content, name="a.pdf", hints=Hints(limits=Limits(size=1000)))
