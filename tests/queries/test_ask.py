"""Questions are answered, parameters checked, and SPARQL that is wrong is explained."""

from pathlib import Path

import pytest

from policygraph.errors import QueryError
from policygraph.query.ask import ask
from policygraph.query.catalogue import get_question
from policygraph.query.question import read_question
from policygraph.query.sparql import read_form
from policygraph.store import OxigraphStore


def test_a_name_answers_a_question(small: OxigraphStore) -> None:
    """Suppliers come with product, words and who says so; Chinese-only names are shown as they are."""
    rows = ask(small, "suppliers-of-firm", {"firm": "甲风电"}).to_dicts()
    assert [row["name"] for row in rows] == ["Beta Gear", "丙股份"]
    assert rows[0]["product"] == "gearboxes"
    assert [row["said_by"] for row in rows] == ["The Gazette", "people in the trade"]
    assert rows[1]["modality"] == "rumoured"


@pytest.mark.parametrize(
    ("value", "status"),
    [(120, "met-early"), (90, "open")],
)
def test_a_target_is_judged_by_each_reported_value(small: OxigraphStore, value: int, status: str) -> None:
    """A goal without comparator is a floor; a value short of it before the deadline leaves it open."""
    rows = ask(small, "targets-and-outcomes", {"about": "Sprouts"}).to_dicts()
    assert {row["reported"]: row["status"] for row in rows}[value] == status


def test_conflicts_show_both_sides(small: OxigraphStore) -> None:
    """Each side of a conflict has its own row, with who says it."""
    rows = ask(small, "conflicts").to_dicts()
    assert [(row["value"], row["rival_value"], row["said_by"]) for row in rows] == [
        (90, 120, "Ministry of Invention"),
        (120, 90, "The Gazette"),
    ]


def test_a_shared_name_lists_both_bodies(small: OxigraphStore) -> None:
    """The body that no source speaks of is listed too, with empty words."""
    rows = ask(small, "which-miit", {"name": "MOI"}).to_dicts()
    assert {row["jurisdiction"] for row in rows} == {"China", "Xland"}
    assert [row["quote"] for row in rows if row["jurisdiction"] == "Xland"] == [None]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"frm": "x"}, "has no parameter frm"),
        ({}, "needs body"),
        ({"body": "MOI", "from": "yesterday"}, "from is not a date: yesterday"),
        ({"body": "MOI", "from": "2024-02-30"}, "from is no day of the calendar"),
        ({"body": ""}, "body is empty"),
        ({"body": 'MOI" } DELETE WHERE { ?s ?p ?o }'}, "no public body named"),
    ],
)
def test_a_wrong_parameter_is_an_error(small: OxigraphStore, params: dict[str, str], message: str) -> None:
    """Names, dates and injections are checked before anything is asked."""
    before = len(small)
    with pytest.raises(QueryError, match=message.replace("(", r"\(")):
        ask(small, "documents-of-body", params)
    assert len(small) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?x WHERE {\n  ?x ?y }", "line 2, column 3: cannot be read from '?x ?y }'"),
        (
            "SELECT ?s\nWHERE { ?s ?p ?o FILTER(?x == 3) }\n\n",
            "line 2, column 18: cannot be read from 'FILTER",
        ),
        ("SELECT ?s WHERE { ?s ?p ?o } ORDER ?s\n", "line 1, column 30"),
        ("SELECT ?s WHERE {\n ?s ?p ?o }}", "line 2, column 12"),
        ("SELECT ?s WHERE {\n ?s loom:silk ?o }", "line 2, column 5: the prefix loom: is not declared"),
        ("SELECT ?s WHERE " + "{" * 9000 + "}" * 9000, "nests deeper than 200 levels at line 1, column 217"),
        ("ASK { FILTER(\n" + "!" * 9000 + "1) }", "nests deeper than 200 levels at line 2, column 201"),
        ("SELECT ?x WHERE { ?x nope:y ?z }", "the prefix nope: is not declared"),
        ("SELECT ?x { ?x pg:supplies ?y }", "the prefix pg: is not declared"),
        ("SELECT (COUNT(*) AS ?n) ?p { ?s ?p ?o }", "neither grouped nor counted"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT would change the graph"),
        ("# only\nPREFIX a: <urn:a> DROP ALL {}", "DROP would change the graph"),
        ("{ hello }", "line 1, column 1"),
        ("\n\n", "the query is empty"),
    ],
)
def test_wrong_sparql_is_explained(small: OxigraphStore, text: str, words: str) -> None:
    """Malformed text names line and column, and an update is refused."""
    before = len(small)
    with pytest.raises(QueryError) as error:
        ask(small, text)
    assert words in str(error.value)
    assert error.value.fix
    assert len(small) == before


def test_every_form_of_query_is_answered(small: OxigraphStore, tmp_path: Path) -> None:
    """SELECT, ASK, CONSTRUCT and DESCRIBE, from text and from a file."""
    prefix = "PREFIX pg: <https://w3id.org/policygraph/ontology#> "
    path = tmp_path / "own.rq"
    path.write_text(f"{prefix} SELECT * {{ ?a pg:supplies ?b }}", encoding="utf-8")
    assert len(ask(small, str(path))) == 2
    assert ask(small, f"{prefix} ASK {{ ?a pg:supplies ?b }}").to_dicts() == [{"answer": True}]
    triples = ask(small, f"{prefix} CONSTRUCT {{ ?b pg:buysFrom ?a }} WHERE {{ ?a pg:supplies ?b }}")
    assert triples.kind == "graph"
    assert triples.format("nquads").count(" .\n") == 2
    assert ask(small, "DESCRIBE <https://w3id.org/policygraph/id/firm/gamma> #{").kind == "graph"


def test_a_question_of_ones_own_takes_parameters(small: OxigraphStore) -> None:
    """Front matter works in any file, so a researcher's question is asked like a shipped one."""
    text = """#+ title: Customers
#+ params:
#+   firm: Firm, the supplier
PREFIX firm: <https://w3id.org/policygraph/id/firm/>
PREFIX pg: <https://w3id.org/policygraph/ontology#>
SELECT ?customer WHERE {
  VALUES ?firm { firm:gamma } # param
  ?firm pg:supplies ?customer .
}"""
    rows = ask(small, text, {"firm": "Beta Gear"}).to_dicts()
    assert rows == [{"customer": "https://w3id.org/policygraph/id/firm/alpha-wind"}]


def test_a_remote_endpoint_gets_a_parsed_term() -> None:
    """The rewritten line holds the term as it writes itself, quotes escaped."""
    from pyoxigraph import Literal

    text = get_question("which-miit").bind({"name": Literal('a" } DROP ALL')})
    assert r'VALUES ?name { "a\" } DROP ALL" } # param' in text


def test_a_described_parameter_needs_its_line() -> None:
    """A front matter that promises more than the query takes is an error, not a surprise."""
    with pytest.raises(QueryError, match="no line sets it"):
        read_question("#+ params:\n#+   firm: Firm, the firm\nSELECT * { ?s ?p ?o }", "mine")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("BASE <urn:x> PREFIX insert: <urn:delete#> select * {}", "SELECT"),
        ("# INSERT\n'''", "'"),
        ("describe <urn:a>", "DESCRIBE"),
    ],
)
def test_the_form_is_read_past_the_prologue(text: str, form: str) -> None:
    """Words in comments, strings and IRIs do not decide what a query is."""
    if form == "'":
        with pytest.raises(QueryError):
            read_form(text)
    else:
        assert read_form(text) == form
