"""What every store must do, whatever stands behind it."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from policygraph.errors import QueryError, StoreError
from policygraph.store import Store

EX = "https://example.org/"
A, B, P, Q = (NamedNode(EX + name) for name in "abpq")
G, H = (NamedNode(EX + "graph/" + name) for name in "gh")
QUADS = [Quad(A, P, B, G), Quad(A, Q, Literal("甲"), G), Quad(B, P, A, H)]
STRANGE = ['"', "\\", "tab\tnew\nline\r", "\u0001\u2028", "'} ; DROP ALL #", "😀", "<a>", "\ufeff"]


def test_it_follows_the_protocol(store):
    """The class has every method that the rest of the project calls."""
    assert isinstance(store, Store)


def test_questions_see_all_graphs_as_one(store):
    """A path through two graphs is found without naming them."""
    store.apply([], QUADS)
    columns, rows = store.select(
        "SELECT ?x ?z WHERE { ?x <https://example.org/p>/<https://example.org/p> ?z }"
    )
    assert columns == ["x", "z"]
    assert sorted(rows, key=str) == [(A, A), (B, B)]


def test_an_unbound_column_is_none(store):
    """OPTIONAL leaves a hole, not an empty string."""
    store.apply([], QUADS)
    _, rows = store.select(f"SELECT ?x ?l WHERE {{ ?x <{EX}p> ?y OPTIONAL {{ ?x <{EX}q> ?l }} }} ORDER BY ?x")
    assert rows == [(A, Literal("甲")), (B, None)]


def test_a_binding_is_a_term_and_never_text(store):
    """A value that looks like SPARQL stays a value."""
    store.apply([], [Quad(A, P, Literal(text), G) for text in STRANGE])
    for text in STRANGE:
        _, rows = store.select("SELECT ?x WHERE { ?x ?p ?value }", {"value": Literal(text)})
        assert rows == [(A,)]


def test_a_bound_variable_may_be_no_column(store):
    """Bound variables outside the projection restrict and do not show, grouped or not."""
    store.apply([], QUADS)
    assert store.select("SELECT DISTINCT ?x WHERE { ?x ?p ?y }", {"y": B}) == (["x"], [(A,)])
    columns, rows = store.select(
        "SELECT ?y (COUNT(?x) AS ?n) WHERE { ?x ?p ?y } GROUP BY ?y", {"p": P, "y": B}
    )
    assert columns == ["y", "n"]
    assert rows == [(B, Literal(1))]


def test_ask_and_construct_take_bindings(store):
    """All three kinds of question share one way to bind."""
    store.apply([], QUADS)
    assert store.ask("ASK { ?x ?p ?y }", {"x": A, "y": B})
    assert not store.ask("ASK { ?x ?p ?y }", {"x": B, "y": B})
    (triple,) = store.construct("CONSTRUCT { ?x ?p ?y } WHERE { ?x ?p ?y }", {"x": B})
    assert (triple.subject, triple.predicate, triple.object) == (B, P, A)


@pytest.mark.parametrize("method", ["select", "ask", "construct"])
def test_a_wrong_query_says_where(store, method):
    """A mistake is named by line and column."""
    with pytest.raises(QueryError, match=r"line 2, column \d+"):
        getattr(store, method)("SELECT ?x WHERE {\n  ?x ?y }")


def test_the_wrong_kind_of_query_is_refused(store):
    """A table is not asked of a CONSTRUCT, nor triples of a SELECT."""
    with pytest.raises(QueryError, match="no table"):
        store.select("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    with pytest.raises(QueryError, match="neither yes nor no"):
        store.ask("SELECT * { ?s ?p ?o }")
    with pytest.raises(QueryError, match="no triples"):
        store.construct("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError):
        store.select("INSERT DATA { <a:a> <a:b> <a:c> }")


def test_quads_fit_their_pattern(store):
    """Each part of a pattern narrows."""
    store.apply([], QUADS)
    assert set(store.quads()) == set(QUADS)
    assert set(store.quads(graph=G)) == set(QUADS[:2])
    assert list(store.quads(None, P, A)) == [QUADS[2]]


def test_apply_removes_and_adds(store):
    """What is both removed and added stays."""
    store.apply([], QUADS)
    store.apply(QUADS[:2], [QUADS[1], Quad(B, Q, B, H)])
    assert set(store.quads()) == {QUADS[1], QUADS[2], Quad(B, Q, B, H)}
    assert len(store) == 3
    store.apply([Quad(A, A, A, A)], [])
    assert len(store) == 3


def test_apply_is_all_or_nothing(store):
    """A change that fails half way leaves the store as it was."""
    store.apply([], QUADS)

    def broken():
        yield Quad(B, Q, B, H)
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        store.apply(QUADS, broken())
    assert set(store.quads()) == set(QUADS)


def test_strange_text_survives(store):
    """No character is lost between a value and the store."""
    quads = [Quad(A, P, Literal(text, language="en"), G) for text in STRANGE]
    store.apply([], quads)
    assert {q.object.value for q in store.quads()} == set(STRANGE)
    store.apply(quads, [])
    assert len(store) == 0


def test_load_equals_apply(store):
    """The fast way in gives the same quads."""
    store.load(QUADS)
    assert set(store.quads()) == set(QUADS)


def test_the_dump_is_sorted_lines(store):
    """Lines are N-Quads in code point order; graphs can be left out."""
    store.apply([], QUADS)
    lines = list(store.dump())
    assert lines == sorted(lines)
    assert lines[0] == f"<{EX}a> <{EX}p> <{EX}b> <{EX}graph/g> ."
    assert list(store.dump(without=[G])) == [f"<{EX}b> <{EX}p> <{EX}a> <{EX}graph/h> ."]


def test_graphs_are_those_that_hold_something(store):
    """A graph that lost its last triple is gone."""
    store.apply([], QUADS)
    assert store.graphs() == [G, H]
    store.apply([QUADS[2]], [])
    assert store.graphs() == [G]


def test_a_closed_store_says_so(store):
    """Use after closing is an error with words."""
    store.close()
    with pytest.raises(StoreError, match="closed"):
        len(store)
