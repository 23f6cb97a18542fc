"""Derived triples: what the ontology declares, and the same by small steps as all at once."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from policygraph.derive import derive_all, load_rules
from policygraph.ingest.claims.commit import plan_change
from policygraph.ingest.claims.concepts import Concepts
from policygraph.ingest.claims.records import source_records
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import BASE
from policygraph.model.values import Document, Text
from policygraph.resolve.judgements import Judgements
from policygraph.search import SearchIndex
from policygraph.store import open_store
from policygraph.store.shipped import shipped_quads

from .sayings import read_sayings

FIRMS = st.sampled_from(["firm/a", "firm/b", "firm/c"])
PROGRAMMES = st.sampled_from(["programme/x", "programme/y"])
DAYS = st.sampled_from(["2023", "2024-05", "2024-05-01"])


def line(kind: str, /, **roles: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw a saying; a role may be left out where its strategy gives nothing."""
    names = list(roles)
    return st.tuples(*roles.values()).map(
        lambda drawn: " ".join([kind, *(f"{n}={v}" for n, v in zip(names, drawn, strict=True) if v)])
    )


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), strategy)


LINES = st.one_of(
    line(
        "supplies", supplier=FIRMS, customer=FIRMS, product=maybe(st.sampled_from(["product/p", "product/q"]))
    ),
    line(
        "designated", firm=FIRMS, programme=PROGRAMMES, batch=maybe(st.sampled_from("12")), date=maybe(DAYS)
    ),
    line(
        "designation_review",
        firm=FIRMS,
        programme=PROGRAMMES,
        batch=maybe(st.sampled_from("12")),
        date=st.sampled_from(["2025-01-01", "2026-01-01"]),
        outcome=st.sampled_from(["revoked", "renewed"]),
    ),
    line("count", subject=FIRMS, metric=st.just("exports"), value=st.sampled_from("123"), as_of=maybe(DAYS)),
    line(
        "located_in",
        subject=FIRMS,
        place=st.sampled_from(["place/CN-130000", "place/CN-620000"]),
        since=maybe(DAYS),
    ),
    line(
        "implements",
        subject=PROGRAMMES,
        object=PROGRAMMES,
        kind=maybe(st.sampled_from(["amends", "repeals"])),
    ),
    line("business_relation", party=FIRMS, partner=FIRMS),
    line(
        "issued",
        policy=st.just("policy/d"),
        body=st.sampled_from(["body/miit", "body/ndrc"]),
        date=maybe(DAYS),
    ),
    line("owns", owner=FIRMS, owned=FIRMS, since=maybe(DAYS)),
)
PAGES = st.lists(LINES, max_size=5).map(lambda lines: "\n".join(["== page", *lines]))
KEYS = ["one", "two", "three"]
STEPS = st.lists(st.tuples(st.sampled_from(KEYS), PAGES), min_size=1, max_size=6)


class Graph:
    """A graph in memory that documents are put into, beside the bare ontology."""

    def __init__(self) -> None:
        self.store, self.index = open_store(), SearchIndex()
        self.store.apply([], schema())
        self.rules = load_rules(self.store)

    def put(self, key: str, page: str, *, derive: bool = True) -> None:
        """Give a document a new state; no page takes it out."""
        document = Document(key, key, "0" * 64, Text(page, "0" * 64, "plain", "1"))
        records = source_records(read_sayings(document), concepts(), Judgements(), engine="0") if page else ()
        change = plan_change(
            self.store,
            self.index,
            key,
            records,
            time="2026-01-01T00:00:00+00:00",
            rules=self.rules if derive else None,
        )
        self.store.apply(change.remove, change.add)

    def lines(self) -> list[str]:
        """Return all but the clocks."""
        return list(self.store.dump(without=[rdf.META]))


@cache
def concepts() -> Concepts:
    with open_store() as store:
        store.load(shipped_quads())
        return Concepts.of(store)


@cache
def schema():
    """The declarations that rules and shortcuts need."""
    kept = (pg.shortcutFor, pg.shortcutFrom, pg.shortcutTo, pg.shortcutQualifier, pg.shortcutValue)
    return tuple(q for q in shipped_quads() if q.predicate in (*kept, rdf.SUBCLASS, rdf.SUBPROPERTY))


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_small_steps_give_what_a_full_run_gives(steps):
    """Whatever comes, changes and goes, the graph is that of the pages that stand in the end."""
    stepped = Graph()
    for key, page in steps:
        stepped.put(key, page)
    full = Graph()
    for key, page in steps:
        full.put(key, page, derive=False)
    derive_all(full.store, full.rules)
    assert stepped.lines() == full.lines()


@settings(max_examples=40, deadline=None)
@given(
    pages=st.fixed_dictionaries(dict.fromkeys(KEYS, PAGES)),
    order=st.permutations(KEYS),
    again=st.sampled_from(KEYS),
)
def test_the_order_of_documents_leaves_no_trace(pages, order, again):
    """Any order, and any document taken out and put back, gives the same bytes."""
    one, other = Graph(), Graph()
    for key in pages:
        one.put(key, pages[key])
    for key in order:
        other.put(key, pages[key])
    assert one.lines() == other.lines()
    other.put(again, "")
    other.put(again, pages[again])
    assert one.lines() == other.lines()


def test_shortcuts_follow_the_ontology():
    """Statuses choose between shortcuts; a thing is not its own partner; a conflict is told both ways."""
    graph = Graph()
    graph.put(
        "one",
        "supplies supplier=firm/a customer=firm/b product=product/p\n"
        "supplies supplier=firm/a customer=firm/a\n"
        "designated firm=firm/a programme=programme/x batch=1\n"
        "designation_review firm=firm/a programme=programme/x batch=1 outcome=revoked date=2025-01-01\n"
        "designated firm=firm/b programme=programme/x\n"
        "count subject=firm/a metric=exports value=1 as_of=2024\n"
        "count subject=firm/a metric=exports value=2 as_of=2024",
    )
    firm = f"{BASE}id/firm/"
    a, b = NamedNode(f"{firm}a"), NamedNode(f"{firm}b")
    found = {(q.subject, q.predicate) for q in graph.store.quads(graph=rdf.DERIVED)}
    assert {
        (a, pg.supplies),
        (a, pg.suppliesProduct),
        (a, pg.formerlyDesignatedUnder),
        (b, pg.designatedUnder),
    } <= found
    assert (a, pg.designatedUnder) not in found
    assert [q.object for q in graph.store.quads(a, pg.supplies)] == [b]
    assert len(list(graph.store.quads(None, pg.conflictsWith))) == 2


def test_what_the_register_says_is_not_derived_again():
    """A triple that stands in another graph stays there alone."""
    graph = Graph()
    goldwind, xinjiang = NamedNode(f"{BASE}id/firm/goldwind"), NamedNode(f"{BASE}id/place/CN-650000")
    graph.store.apply([], [Quad(goldwind, pg.locatedIn, xinjiang, rdf.ENTITIES)])
    graph.put("one", "located_in subject=firm/goldwind place=place/CN-650000")
    assert [q.graph_name for q in graph.store.quads(goldwind, pg.locatedIn)] == [rdf.ENTITIES]
    assert len(list(graph.store.quads(None, pg.predicate))) == 1


def test_the_shortcuts_are_plain_queries():
    """One query for each shortcut and class, with no variable in a predicate's place."""
    rules = [rule for rule in Graph().rules if rule.name.startswith("20-shortcuts")]
    assert len(rules) >= 20
    assert all(" ?p " not in rule.sparql for rule in rules)
    names = [rule.name for rule in Graph().rules]
    assert names == sorted(names)
