"""Word files: what is printed in its order, and archives that would fill the memory refused."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from policygraph.errors import SourceError
from policygraph.ingest.limits import Limits
from policygraph.ingest.readers import Hints, read
from policygraph.ingest.segment import segment
from policygraph.ingest.segment.sections import units


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(document) -> str:
    return read(saved(document), name="a.docx").text.content


def archive(**parts: bytes) -> bytes:
    """Return a zip archive of parts, packed as tightly as can be."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def test_paragraphs_lists_and_tables_stand_in_their_order():
    document = Document()
    document.core_properties.title = "Loom plan"
    document.add_heading("Loom plan", 0)
    document.add_paragraph("The plan sets these goals:")
    document.add_paragraph("Build ten mills", style="List Bullet")
    document.add_paragraph("five of them in the west", style="List Bullet 2")
    table = document.add_table(rows=3, cols=3)
    rows = [("No.", "Customer", "Share"), ("1", "Silk Star", "27%"), ("2", "Reel | Motor", "12%")]
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("Issued on 3 May 2030.")
    found = read(saved(document), name="a.docx")
    assert found.title == "Loom plan"
    assert found.text.content == (
        "Loom plan\n\nThe plan sets these goals:\n\n• Build ten mills\n• five of them in the west\n\n"
        "No. | Customer | Share\n1 | Silk Star | 27%\n2 | Reel / Motor | 12%\n\nIssued on 3 May 2030.\n"
    )
    text = found.text.content
    [article] = segment(found)
    kinds = {text[u.start : u.end]: u.kind for u in units(text, article)}
    assert kinds["Build ten mills"] == "item"
    assert kinds["1 | Silk Star | 27%"] == "entry"


def test_merged_cells_keep_their_columns():
    """A cell over two rows stands in both; one over two columns leaves the second empty."""
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for row in table.rows:
        for n, cell in enumerate(row.cells):
            cell.text = "abc"[n]
    table.cell(0, 0).merge(table.cell(1, 0)).text = "north"
    table.cell(2, 0).merge(table.cell(2, 1)).text = "sum"
    assert text_of(document) == "north | b | c\nnorth | b | c\nsum |  | c\n"


def test_what_was_deleted_or_hidden_is_left_out_and_what_was_inserted_is_read():
    """The words that a reader of the page sees, no others."""
    document = Document()
    paragraph = document.add_paragraph("The fund has ")
    w = nsdecls("w")
    paragraph._p.append(parse_xml(f"<w:ins {w}><w:r><w:t>three</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {w}><w:r><w:delText>nine</w:delText></w:r></w:del>"))
    paragraph.add_run(" billion yuan.")
    paragraph.add_run(" Secret.").font.hidden = True
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>In a field.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert text_of(document) == "The fund has three billion yuan.\n\nIn a field.\n"


def test_line_breaks_and_tables_that_only_place_things():
    document = Document()
    document.add_paragraph("One.\nTwo.")
    frame = document.add_table(rows=1, cols=2)
    frame.cell(0, 0).text = "A long paragraph. " * 30
    frame.cell(0, 1).text = "Beside it."
    text = text_of(document)
    assert text.startswith("One.\nTwo.\n\nA long paragraph.")
    assert text.endswith("\n\nBeside it.\n")


def test_tables_in_tables_take_no_more_time_than_their_cells():
    """Each level read twice would take two to the power of levels."""
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    for _ in range(22):
        cell = cell.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "At the bottom."
    assert text_of(document) == "At the bottom.\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "old Word file"),
        (b"PK\x03\x04 cut off", "damaged"),
        (saved(Document())[:2000], "damaged"),
        (archive(a=b"no Word file"), "no Word file, or a damaged one"),
        (saved(Document()), "no text"),
        (archive(**{"word/document.xml": b" " * 30_000_000}), "grows to more than"),
        (
            archive(**{f"word/{n}.bin": bytes(range(256)) * 60_000 for n in range(11)}),
            "grows to more than|a part of",
        ),
    ],
)
def test_what_is_damaged_or_a_bomb_is_refused(content, reason):
    """Before anything of it is parsed; each refusal says what to do."""
    with pytest.raises(SourceError, match=reason) as error:
        read(content, name="a.docx")
    assert error.value.fix


def test_an_archive_that_lies_about_its_sizes_is_not_believed():
    """The sizes in its directory are only words."""
    true = archive(**{"word/document.xml": b" " * 20_000_000})
    size = (20_000_000).to_bytes(4, "little")
    assert size in true
    with pytest.raises(SourceError):
        read(true.replace(size, (100).to_bytes(4, "little")), name="a.docx")


def test_entities_are_not_expanded():
    """A file may not name others, nor grow from a few letters to millions."""
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{"&a;" * 9}">' for n in range(3)) + "]>"
    files = {}
    with zipfile.ZipFile(BytesIO(saved(_with("start")))) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    head, rest = files["word/document.xml"].split(b"?>", 1)
    files["word/document.xml"] = head + b"?>" + bomb.encode() + rest.replace(b"start", b"start&a1;")
    try:
        text = read(archive(**files), name="a.docx").text.content
    except SourceError:
        return
    assert "ha" not in text


def _with(words: str):
    document = Document()
    document.add_paragraph(words)
    return document


def test_a_text_longer_than_the_limit_is_refused():
    with pytest.raises(SourceError, match="longer than"):
        read(saved(_with("word " * 1000)), name="a.docx", hints=Hints(limits=Limits(size=1000)))
