"""Every question keeps its promises, on two engines."""

import re
from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode

from policygraph.model import terms as pg
from policygraph.query.catalogue import questions
from policygraph.query.question import Question
from policygraph.store import OxigraphStore, Store

SecondOpinion = Callable[[Store, str], tuple[list[tuple[str, ...]], list[tuple[str, ...]]]]
QUESTIONS = questions()
EVIDENCE = {"quote", "goal_quote", "supply_quote"}
TITLES = {"document", "reported_in", "goal_document"}
PLAIN = {"first-day", "last-day", "integer", "text"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_both_engines_give_the_promised_columns_and_the_same_rows(
    question: Question, small: OxigraphStore, second_opinion: SecondOpinion
) -> None:
    """As the file stands, in the order it asks for."""
    columns, _ = small.select(question.bind())
    assert columns == list(question.columns)
    here, there = second_opinion(small, question.bind())
    assert here == there


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_describes_itself(question: Question) -> None:
    """Title and question in both languages, parameters of known kinds, evidence, a total order."""
    assert all((question.title, question.title_zh, question.question, question.question_zh))
    assert question.question.endswith("?")
    assert question.columns.keys() & EVIDENCE
    assert question.columns.keys() & TITLES
    assert {"publisher", "goal_publisher"} & question.columns.keys()
    assert all(question.columns.values())
    for parameter in question.params.values():
        assert parameter.meaning
        for kind in parameter.kinds:
            assert kind in PLAIN or hasattr(pg, kind)
    assert len(question.params) == question.text.count("# param\n")
    assert re.search(
        r"^ORDER BY .*(\?evidence|\?quote|\?outcome|\?proof|\?supply_quote)$", question.text, re.MULTILINE
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_substitution_and_rewriting_answer_alike(question: Question, small: OxigraphStore) -> None:
    """The embedded store's way and the remote one's give the same rows."""
    probes = {
        "first-day": Literal("2000-01-01", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
        "last-day": Literal("2030-12-31", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
        "text": Literal("MOI"),
    }
    home = "https://w3id.org/policygraph/id/"
    things = {"Firm": "firm/alpha-wind", "PublicBody": "body/moi", "Programme": "programme/sprouts"}
    for name, parameter in question.params.items():
        kind = parameter.kinds[0]
        term = probes.get(kind) or NamedNode(home + things.get(kind, "programme/sprouts"))
        assert small.select(question.open([name]), {name: term}) == small.select(question.bind({name: term}))
