"""The question pack on the founding documents: rows that were read and found true."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import policygraph
from policygraph.query.answer import Answer
from policygraph.query.catalogue import questions
from policygraph.query.question import Question
from policygraph.resources import resource
from policygraph.store import Store
from policygraph.workspace import Workspace

SecondOpinion = Callable[[Store, str], tuple[list[tuple[str, ...]], list[tuple[str, ...]]]]
GOLDEN = Path(__file__).parent.parent / "golden" / "queries"
QUESTIONS = questions()
REVIEWED = [question for question in QUESTIONS if (GOLDEN / f"{question.name}.tsv").exists()]


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a workspace with the five founding documents."""
    with policygraph.open(tmp_path_factory.mktemp("seeds")) as workspace:
        report = workspace.ingest(resource("seeds"))
        assert not report.failed
        yield workspace


@pytest.mark.parametrize("question", REVIEWED, ids=lambda question: question.name)
def test_a_question_gives_the_reviewed_rows(
    question: Question, seeds: Workspace, golden: Callable[[str, str], None]
) -> None:
    """As the file stands; ``--update-golden`` is followed by reading the diff.

    A question joins by its golden file: run it once, read every row against the
    documents, and keep the rows only if each is true.
    """
    columns, rows = seeds.store.select(question.bind())
    golden(f"queries/{question.name}.tsv", Answer(tuple(columns), tuple(rows)).format("tsv"))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_rdflib_gives_the_same_rows_on_the_founding_documents(
    question: Question, seeds: Workspace, second_opinion: SecondOpinion
) -> None:
    """A second engine, on the same quads."""
    here, there = second_opinion(seeds.store, question.bind())
    assert here == there


def test_a_firm_by_name_has_its_suppliers(seeds: Workspace) -> None:
    """The two suppliers, whatever name the firm is asked by."""
    for firm in ("Goldwind", "金风科技", "firm:goldwind"):
        rows = seeds.query("suppliers-of-firm", firm=firm).to_dicts()
        assert {(row["name"], row["product"]) for row in rows} >= {
            ("ONOFF Electric", "wind power converters")
        }
        assert "Hami CRRC New Energy Motor" in {row["name"] for row in rows}
        assert all(row["quote"] and row["document"] for row in rows)


def test_nothing_of_the_uzbek_ministry_hangs_on_chinas(seeds: Workspace) -> None:
    """Both bodies are listed; only China's has claims, and no sentence of the article on Uzbekistan."""
    rows = seeds.query("which-miit", name="MIIT").to_dicts()
    there = {
        row["jurisdiction"]: [r for r in rows if r["jurisdiction"] == row["jurisdiction"]] for row in rows
    }
    assert all(row["claims"] == 0 and "Uzbekistan" in row["document"] for row in there["Uzbekistan"])
    assert all("Uzbekistan" not in row["document"] for row in there["China"])
