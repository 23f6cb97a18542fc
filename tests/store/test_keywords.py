"""What a query may ask for: this graph, in the graphs it names, and nothing elsewhere."""

import contextlib
import socket
import threading

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from policygraph.errors import QueryError
from policygraph.store import OxigraphStore

A, B, G, H = (NamedNode(f"https://example.org/{name}") for name in "ABGH")
PREFIX = "PREFIX : <https://example.org/> "


@pytest.fixture
def store():
    """Two graphs of one triple each."""
    with OxigraphStore() as made:
        made.load([Quad(A, A, A, G), Quad(B, B, Literal("SERVICE <urn:a> {}"), H)])
        yield made


@pytest.fixture
def listener():
    """A port that tells whether anybody knocked."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def wait():
            with contextlib.suppress(TimeoutError):
                calls.append(server.accept()[1])

        thread = threading.Thread(target=wait)
        thread.start()
        yield server.getsockname()[1], calls, thread


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ service<{url}>{{ ?s ?p ?o }} }}",
        "SELECT * {{ # SERVICE\n SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE <{url}> {{ ?s ?p 'service' }} }} }} }} }}",
        "SELECT * {{ BIND(<{url}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
        "PREFIX e: <{url}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
        "SELECT * {{ ?a ?b ?c FILTER EXISTS {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }}",
        "SELECT * {{ ?a ?b ?c FILTER(?a<'#>' || true) SERVICE <{url}> {{ ?s ?p 'x' }} }}",
        "SELECT * {{ ?a ?b ?c FILTER(?a<?b#>'''\n) SERVICE <{url}> {{ ?s ?p ?o }} #'''\n }}",
        "SELECT * {{ ?a <http://a/o'b#c> ?c . SERVICE <{url}> {{ ?s ?p 'x' }} }}",
        "ASK {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "CONSTRUCT {{ ?s ?p ?o }} {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "DESCRIBE ?s {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    ],
)
def test_no_query_asks_another_endpoint(store, listener, query):
    """SERVICE is refused wherever it stands, before anything leaves the machine."""
    port, calls, thread = listener
    text = query.format(url=f"http://127.0.0.1:{port}/sparql")
    for ask in (store.select, store.ask, store.construct):
        with pytest.raises(QueryError, match=r"SERVICE|SPARQL"):
            ask(text)
    with pytest.raises(QueryError):
        store.select(text, {"a": A})
    thread.join()
    assert calls == []


def test_a_refusal_says_what_to_do(store):
    """The fix stands beside the reason."""
    with pytest.raises(QueryError, match="SERVICE would ask another endpoint") as caught:
        store.select("SELECT * { SERVICE <urn:a> { ?s ?p ?o } }")
    assert "leave SERVICE out" in caught.value.fix


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p 'SERVICE <urn:a> {}' }",
        "# SERVICE <urn:a> {}\nSELECT * { ?s ?p '''SERVICE <urn:a> {}''' }",
        "PREFIX service: <https://example.org/> SELECT * { service:B service:B ?service }",
        "SELECT * { <https://example.org/B> <https://example.org/B> ?o FILTER(CONTAINS(?o, 'SERVICE')) }",
    ],
)
def test_the_word_alone_is_no_request(store, query):
    """In strings, comments, variables, prefixes and IRIs the word is a word."""
    assert len(store.select(query)[1]) == 1


def test_a_malformed_query_with_the_word_is_malformed(store):
    """What is wrong is told, not what is not."""
    with pytest.raises(QueryError, match="not SPARQL"):
        store.select("SELECT * { ?s ?p } # service")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("SELECT * { ?s ?p ?o }", 2),
        ("SELECT * FROM :G { ?s ?p ?o }", 1),
        ("SELECT * FROM :G from :H { ?s ?p ?o }", 2),
        ("SELECT * FROM NAMED :G { GRAPH ?g { ?s ?p ?o } }", 1),
        ("SELECT * FROM NAMED :G { ?s ?p ?o }", 0),
        ("SELECT * FROM <https://example.org/none> { ?s ?p ?o }", 0),
        ("SELECT ?from { ?from ?p ?o } # FROM", 2),
    ],
)
def test_a_query_that_names_its_graphs_sees_these_alone(store, query, count):
    """FROM and FROM NAMED are honoured; without them the union of all graphs is asked."""
    assert len(store.select(PREFIX + query)[1]) == count


def test_graphs_are_named_in_every_form(store):
    """ASK and CONSTRUCT honour FROM as SELECT does, and so does a bound variable."""
    assert not store.ask(PREFIX + "ASK FROM :G { :B ?p ?o }")
    assert len(store.construct(PREFIX + "CONSTRUCT { ?s ?p ?o } FROM :H { ?s ?p ?o }")) == 1
    bound = "SELECT ?p FROM <https://example.org/G> { ?s ?p ?o }"
    assert store.select(bound, {"s": B})[1] == []
