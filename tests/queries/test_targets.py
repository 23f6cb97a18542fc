"""How a reported value is held against a goal."""

import pytest
from pyoxigraph import RdfFormat, parse

from policygraph.query.ask import ask
from policygraph.store import OxigraphStore
from policygraph.store.shipped import shipped_quads

DATA = """
@prefix c: <https://w3id.org/policygraph/vocab/comparator/> .
@prefix g: <https://w3id.org/policygraph/graph/> .
@prefix i: <https://w3id.org/policygraph/vocab/indicator/> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix prog: <https://w3id.org/policygraph/id/programme/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix x: <https://w3id.org/policygraph/id/x/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
g:entities {{ prog:sprouts a pg:Programme ; rdfs:label "Sprouts"@en . }}
g:claims {{
  x:t a pg:Target ; pg:subject prog:sprouts ; pg:about prog:sprouts ; pg:indicator i:designated-firms ;
    {aim} pg:value {goal} ; pg:deadline "2025-12-31"^^xsd:date .
  {outcome}
}}
g:s {{ x:t pg:evidence x:te . x:te pg:quote "goal"@en ; pg:source x:s . x:s a pg:Source .
  x:o pg:evidence x:oe . x:oe pg:quote "value"@en ; pg:source x:s . }}
"""
OUTCOME = """x:o a pg:Observation ; pg:subject prog:sprouts ; pg:indicator i:designated-firms ;
    {sense} pg:value {value} {day} ."""
EARLY, LATE = "2024-12-31", "2026-01-31"


def status(aim: str, goal: str, sense: str, value: str, day: str | None) -> list[str]:
    outcome = OUTCOME.format(
        sense=f"pg:comparator c:{sense} ;" if sense else "",
        value=value,
        day=f'; pg:asOf "{day}"^^xsd:date' if day else "",
    )
    text = DATA.format(
        aim=f"pg:comparator c:{aim} ;" if aim else "", goal=goal, outcome=outcome if value else ""
    )
    store = OxigraphStore()
    store.load(quad for quad in shipped_quads() if "/graph/vocab" in str(quad.graph_name))
    store.load(parse(input=text.encode(), format=RdfFormat.TRIG))
    return [row["status"] for row in ask(store, "targets-and-outcomes")]


@pytest.mark.parametrize(
    ("aim", "goal", "sense", "value", "day", "expected"),
    [
        ("equal", "100", "", "120", EARLY, "met-early"),
        ("", "100", "equal", "100", LATE, "met"),
        ("at-least", "100", "", "99", LATE, "missed"),
        ("at-least", "100", "", "99", EARLY, "open"),
        ("at-least", "100", "", "99", None, "open"),
        ("at-least", "100", "", "100", None, "met"),
        ("more-than", "100", "", "100", LATE, "missed"),
        ("more-than", "100", "more-than", "100", LATE, "met"),
        ("at-least", "100", "less-than", "101", LATE, "unknown"),
        ("at-least", "100", "less-than", "90", LATE, "missed"),
        ("at-least", "100", "more-than", "90", LATE, "unknown"),
        ("at-most", "100", "", "99", LATE, "met"),
        ("at-most", "100", "", "101", LATE, "missed"),
        ("at-most", "100", "more-than", "99", LATE, "unknown"),
        ("less-than", "100", "", "100", LATE, "missed"),
        ("about", "100", "", "104", LATE, "met"),
        ("equal", "-18", "", "-20", LATE, "met"),
        ("equal", "-18", "", "-13.5", LATE, "missed"),
        ("at-least", "100", "", "", None, "unknown"),
    ],
)
def test_the_status_respects_both_comparators(
    aim: str, goal: str, sense: str, value: str, day: str | None, expected: str
) -> None:
    """Floors, ceilings, falls and vague values each give the one status they allow."""
    assert status(aim, goal, sense, value, day) == [expected]
