"""An answer in every form: nothing lost, nothing that can do harm."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, parse_query_results

from policygraph.errors import QueryError
from policygraph.query.answer import Answer
from policygraph.query.ask import ask
from policygraph.query.card import read_card
from policygraph.query.formats import FORMATS
from policygraph.query.table import display_width, draw_table, wrap
from policygraph.store import OxigraphStore

NASTY = 'a|b\t"q"\n<script>alert(1)</script> \x1b[31m金风\u202e'
ANSWER = Answer(
    ("thing", "words"),
    (
        (NamedNode("https://w3id.org/policygraph/id/firm/goldwind"), Literal(NASTY, language="en")),
        (None, Literal("3.5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))),
    ),
)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("json", QueryResultsFormat.JSON),
        ("tsv", QueryResultsFormat.TSV),
        ("xml", QueryResultsFormat.XML),
    ],
)
def test_other_programs_read_back_the_same_terms(name: str, format_: QueryResultsFormat) -> None:
    """What is written in a SPARQL results format parses to the terms that went in."""
    words = Literal('a|b\t"q"\n金风', language="en")
    clean = Answer(ANSWER.columns, ((ANSWER.rows[0][0], words), ANSWER.rows[1]))
    found = parse_query_results(clean.format(name), format_)
    assert [tuple(row) for row in found] == list(clean.rows)  # type: ignore[union-attr]


def test_csv_holds_plain_values() -> None:
    """CSV has values without types, and survives quotes and line breaks."""
    rows = list(csv.reader(io.StringIO(ANSWER.to_csv(), newline="")))
    assert rows[0] == ["thing", "words"]
    assert rows[1][1] == NASTY
    assert rows[2] == ["", "3.5"]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_a_table_fits_and_cannot_steer_the_terminal(small: OxigraphStore, width: int) -> None:
    """No line is wider than the terminal, no escape or turn of direction gets through."""
    for answer in (ANSWER, ask(small, "suppliers-of-firm", {"firm": "Alpha Wind"})):
        text = draw_table(answer, width)
        assert all(display_width(line) <= width for line in text.splitlines())
        assert "\x1b" not in text
        assert "\u202e" not in text


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_wrapping_keeps_every_word(text: str, width: int) -> None:
    """Wrapping changes blanks only."""
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(display_width(line) <= width for line in lines)


def test_html_is_escaped(small: OxigraphStore) -> None:
    """A title with markup is shown as text in notebooks."""
    html = ANSWER._repr_html_() + ask(small, "suppliers-of-firm", {"firm": "Alpha Wind"})._repr_html_()
    assert "<script>" not in html
    assert "<b>turn" not in html
    assert "<script>" not in read_card(small, "Alpha Wind")._repr_html_()


def test_markdown_keeps_one_line_a_row() -> None:
    """Pipes, brackets and line breaks do not break the table."""
    lines = ANSWER.format("markdown").splitlines()
    assert len(lines) == 4
    assert r"a\|b" in lines[2]
    assert r"\<script\>" in lines[2]


def test_xml_of_control_characters_is_well_formed() -> None:
    """XML has no place for an escape character, so a mark stands in its stead."""
    assert "\x1b" not in ANSWER.format("xml")
    ElementTree.fromstring(ANSWER.format("xml"))  # noqa: S314 - our own text


def test_truth_has_its_own_json() -> None:
    """An ASK answer is a boolean, as SPARQL 1.1 writes it."""
    truth = Literal("true", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))
    assert json.loads(Answer(("answer",), ((truth,),), kind="truth").format("json"))["boolean"] is True


@pytest.mark.parametrize("name", ["turtle", "nquads", "nothing"])
def test_rows_are_no_triples(name: str) -> None:
    """RDF formats need CONSTRUCT, and an unknown format is named as one."""
    with pytest.raises(QueryError):
        ANSWER.format(name)


def test_every_format_is_offered_once() -> None:
    """The list that the command line offers is the list there is."""
    from policygraph.cli.query import FORMATS as OFFERED

    assert OFFERED == FORMATS


def test_a_card_shows_rivals_side_by_side(small: OxigraphStore) -> None:
    """Every claim of a programme, with the claim that contradicts it beneath."""
    card = read_card(small, "Sprouts")
    assert card.kinds == ("programme",)
    figures = next(section for section in card.sections if section.title == "Figures")
    assert [len(s.rivals) for s in figures.statements] == [1, 1]
    text = card.to_text(60)
    assert "Where sources disagree · 1" in text
    both = next(line for line in text.splitlines() if "│" in line)
    assert "designated firms: 120" in both
    assert "designated firms: 90" in both
    assert "says Ministry of" in text
    assert all(display_width(line) <= 60 for line in text.splitlines())


def test_a_card_tells_suppliers_from_what_else_is_said(small: OxigraphStore) -> None:
    """Each claim stands once, below the heading of the part that the entity plays in it."""
    alpha, beta = read_card(small, "Alpha Wind"), read_card(small, "Beta Gear")
    assert [section.title for section in alpha.sections] == ["Suppliers"]
    assert [s.says for s in alpha.sections[0].statements] == ["Beta Gear: gearboxes", "丙股份"]
    assert [s.manner for s in alpha.sections[0].statements] == ["", "rumoured"]
    assert beta.sections[0].statements[0].says == "Alpha Wind: gearboxes"


def test_a_long_card_says_how_much_it_leaves_out(small: OxigraphStore) -> None:
    """Nothing is dropped in silence."""
    assert "and 1 more: --all" in read_card(small, "Alpha Wind").to_text(60, most=1)


def test_a_card_of_nothing_said_says_so(small: OxigraphStore) -> None:
    """No source is not none."""
    assert "no claim about it" in read_card(small, "firm:twin-a").to_text()


def test_text_of_documents_stays_text() -> None:
    """No formula for a spreadsheet, and nothing that steers a terminal or turns a line round."""
    bad = ["=HYPERLINK(1)", "@a", "+cmd", "-2.5", "a\x1b[31m\x07\u202eb\n| c"]
    answer = Answer(("text",), tuple((Literal(text),) for text in bad))
    cells = [row[0] for row in csv.reader(io.StringIO(answer.to_csv(), newline=""))][1:]
    assert cells == ["'=HYPERLINK(1)", "'@a", "'+cmd", "-2.5", bad[-1]]
    for format_ in ("markdown", "table"):
        assert not set("\x1b\x07\u202e") & set(answer.format(format_))
    assert "\\| c |" in answer.format("markdown")
