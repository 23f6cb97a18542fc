"""The shapes: good data passes, bad data fails, and both checkers say the same."""

import csv
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from policygraph.check import SEVERITIES, Problem, check, check_reference
from policygraph.check.shapes import load_shapes
from policygraph.store.oxigraph import OxigraphStore

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.trig"))
PGSH = "https://w3id.org/policygraph/shapes#"


@pytest.fixture(scope="module")
def bad(make_store) -> OxigraphStore:
    """The example and everything that is wrong."""
    return make_store(*BAD)


@pytest.fixture(scope="module")
def problems(bad) -> list[Problem]:
    """What the generated checks find there."""
    return check(bad)


def alike(found: list[Problem]) -> set[tuple[str, ...]]:
    """Problems as both engines must report them; blank nodes have no names to compare."""
    plain = [
        (p.severity, p.focus, str(p.path), p.message, p.message_zh, p.shape, p.component, str(p.value))
        for p in found
    ]
    return {tuple("_:" if part.startswith("_:") else part for part in row) for row in plain}


def test_the_example_passes(store):
    """Nothing in the example is a violation; what it warns of, its sources leave open."""
    graver = [p for p in check(store) if p.severity == "violation"]
    assert graver == []


def test_register_and_vocabularies_pass():
    """What is shipped has no violation."""
    from policygraph.store.shipped import shipped_quads

    with OxigraphStore() as shipped:
        shipped.load(shipped_quads())
        assert [p for p in check(shipped) if p.severity == "violation"] == []


def test_both_checkers_agree_result_by_result(bad, problems):
    """PySHACL and the generated checks find the same, on good data and on bad."""
    assert alike(problems) == alike(check_reference(bad))


def test_every_constraint_is_broken_by_a_fixture(problems):
    """No constraint is there that could not find anything."""
    seen = {(p.shape, p.component, p.message) for p in problems}
    silent = [s for s in load_shapes() if (s.iri, s.component, s.message) not in seen]
    assert silent == []


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_bad_data_fails(path, make_store):
    """Each fixture is rejected."""
    assert any(p.severity == "violation" for p in check(make_store(path)))


def expected() -> list[tuple[str, str]]:
    with (HERE / "bad/special.tsv").open(encoding="utf-8") as table:
        return [(row["focus"], row["shape"]) for row in csv.DictReader(table, delimiter="\t")]


@pytest.mark.parametrize(("focus", "shape"), expected())
def test_each_special_fault_is_found_where_it_is(focus, shape, problems):
    """A fault is reported at its node and by the shape that forbids it."""
    assert (focus, PGSH + shape) in {(p.focus, p.shape) for p in problems}


def test_a_check_of_touched_nodes_reports_them_alone(bad, problems):
    """With a focus, the check gives what the whole check gives for those nodes."""
    nodes = sorted({p.focus for p in problems if not p.focus.startswith("_:")})[::3]
    assert len(nodes) > 20
    found = check(bad, [NamedNode(node) for node in nodes])
    assert found == [p for p in problems if p.focus in set(nodes)]


def test_a_retracted_claim_needs_no_evidence(make_store, tmp_path):
    """A claim that lost its last evidence stays on record without a violation."""
    path = tmp_path / "retracted.trig"
    path.write_text(
        """@prefix pg: <https://w3id.org/policygraph/ontology#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix id: <https://w3id.org/policygraph/id/firm/> .
        <https://w3id.org/policygraph/graph/claims> {
          <urn:claim> a pg:OwnershipRelation ; pg:owner id:byd ; pg:owned id:denza .
          <urn:claim> pg:about id:byd , id:denza }
        <https://w3id.org/policygraph/graph/meta> {
          <urn:claim> pg:retractedAt "2026-11-22T00:00:00Z"^^xsd:dateTime }""",
        encoding="utf-8",
    )
    assert check(make_store(path), [NamedNode("urn:claim")]) == []


def test_shapes_speak_both_languages():
    """Every constraint has a message in English and in Chinese, and a known severity."""
    for shape in load_shapes():
        assert shape.message, shape.iri
        assert any("\u4e00" <= letter <= "\u9fff" for letter in shape.message_zh), shape.iri
        assert shape.severity in SEVERITIES
        assert shape.iri.startswith(PGSH)


def test_what_texts_leave_out_is_a_warning():
    """A missing setter, policy, product, instrument or basis rejects no claim."""
    severity = {shape.iri.removeprefix(PGSH): shape.severity for shape in load_shapes()}
    for name in ("Target-setBy", "SupportMeasure-policy", "SupplyRelation-product"):
        assert severity[f"{name}-known"] == "warning"
    assert severity["SupportMeasure-instrument-known"] == "warning"
    assert severity["FundingCommitment-amountBasis-known"] == "warning"
    assert severity["Source-issued-known"] == "warning"
    assert severity["Designation-batch-known"] == "info"
