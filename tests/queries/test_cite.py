"""Citations: one identifier for one answer, entries that a bibliography can hold."""

import re

from pyoxigraph import Literal, NamedNode, Quad

from policygraph.model import rdf
from policygraph.model.iris import BASE
from policygraph.query.catalogue import get_question
from policygraph.query.cite import Citation, Cited, cite, graph_digest
from policygraph.store import OxigraphStore

SUPPLIERS = get_question("suppliers-of-firm")


def copy_of(store: OxigraphStore, *more: Quad) -> OxigraphStore:
    other = OxigraphStore()
    other.load([*store.quads(), *more])
    return other


def test_the_identifier_is_made_of_question_parameters_and_graph(small: OxigraphStore) -> None:
    """Another name of the firm changes nothing; another firm, question or graph does."""
    first = cite(small, SUPPLIERS, {"firm": "Alpha Wind"})
    assert cite(small, SUPPLIERS, {"firm": "甲风电"}).identifier == first.identifier
    fact = Quad(NamedNode(f"{BASE}id/firm/x"), rdf.LABEL, Literal("X", language="en"), rdf.ENTITIES)
    others = [
        cite(small, SUPPLIERS, {"firm": "Beta Gear"}),
        cite(small, get_question("exposed-firms"), {"firm": "Alpha Wind"}),
        cite(copy_of(small, fact), SUPPLIERS, {"firm": "Alpha Wind"}),
    ]
    assert len({first.identifier, *(other.identifier for other in others)}) == 4


def test_clocks_are_no_part_of_the_digest(small: OxigraphStore) -> None:
    """Graph ``meta`` holds times of reading, which say nothing of what was read."""
    clock = Quad(rdf.META, rdf.ENDED, Literal("2025-01-01"), rdf.META)
    assert graph_digest(copy_of(small, clock)) == graph_digest(small)


def test_sources_are_cited_once_each_with_what_is_known(small: OxigraphStore) -> None:
    """An unknown date stays out, and a Chinese title is the title where there is no other."""
    found = cite(small, SUPPLIERS, {"firm": "Alpha Wind"})
    assert [(one.key, one.date, one.title) for one in found.cited] == [
        ("source-one", "2025-01-15", "Gears <b>turn</b>"),
        ("source-two", "", "传闻"),
    ]
    assert found.rows == 2


def test_an_answer_without_source_column_is_cited_by_its_claims(small: OxigraphStore) -> None:
    """The passages of the claims in its rows lead to the sources."""
    assert "source" not in get_question("targets-and-outcomes").columns
    found = cite(small, get_question("targets-and-outcomes"), {"about": "Sprouts"})
    assert [one.key for one in found.cited] == ["source-one", "source-two"]


def test_chinese_titles_stand_beside_their_translations() -> None:
    """In BibLaTeX as title addition, in CSL-JSON as original title."""
    notice = Cited(
        "document-n", "document", "Notice & list", "关于名单的通知", ("Ministry",), "2024-09", number="1号"
    )
    citation = Citation("policygraph-x", "Q", "Which?", (("body", "body:moi"),), "ab", 1, (notice,))
    entry = citation.to_biblatex().split("\n\n")[1]
    assert "title = {Notice \\& list}" in entry
    assert "titleaddon = {关于名单的通知}" in entry
    assert "date = {2024-09}" in entry
    item = citation.to_csl()[1]
    assert item["original-title"] == "关于名单的通知"
    assert item["issued"] == {"date-parts": [[2024, 9]]}


def test_what_a_page_says_cannot_break_an_entry() -> None:
    """Braces, backslashes and line breaks are written so that each entry stays one entry."""
    page = Cited("source-1", "source", "a } b \\ {c\n@x{y", authors=("A, B & C",))
    entries = Citation("policygraph-x", "Q", "Which?", (), "ab", 1, (page,)).to_biblatex()
    assert re.findall(r"^@\w+", entries, re.MULTILINE) == ["@dataset", "@online"]
    assert r"a \} b \textbackslash{} \{c @x\{y" in entries
