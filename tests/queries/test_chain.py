"""Supply chains: every step has its words, loops end, and the weakest link is named."""

import pytest
from pyoxigraph import RdfFormat, parse

from policygraph.errors import QueryError
from policygraph.query.ask import ask
from policygraph.query.chain import Hop, read_chain
from policygraph.query.table import display_width
from policygraph.store import OxigraphStore
from policygraph.store.shipped import shipped_quads

HEAD = """
@prefix c: <https://w3id.org/policygraph/id/claim/> .
@prefix f: <https://w3id.org/policygraph/id/firm/> .
@prefix g: <https://w3id.org/policygraph/graph/> .
@prefix m: <https://w3id.org/policygraph/vocab/modality/> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix s: <https://w3id.org/policygraph/id/source/> .
"""
FIRM = 'g:entities {{ f:{0} a pg:Firm ; rdfs:label "Firm {0}"@en . }}\n'
LINK = """
g:claims {{ c:{0}{1} a pg:SupplyRelation ; pg:supplier f:{0} ; pg:customer f:{1} ; pg:modality m:{2} ;
  pg:about f:{0}, f:{1} . }}
g:derived {{ f:{0} pg:supplies f:{1} . }}
g:s {{ c:{0}{1} pg:evidence c:e{0}{1} . c:e{0}{1} pg:quote "{0} supplies {1}"@en ; pg:source s:s ;
  pg:confidence {3} ; pg:modality m:{2} . s:s a pg:Source ; rdfs:label "Page"@en . }}
"""


def graph(*links: tuple[str, str, str, float]) -> OxigraphStore:
    text = HEAD + "".join(FIRM.format(name) for name in sorted({end for link in links for end in link[:2]}))
    store = OxigraphStore()
    store.load(quad for quad in shipped_quads() if "/graph/ontology" in str(quad.graph_name))
    store.load(quad for quad in shipped_quads() if "/graph/vocab" in str(quad.graph_name))
    store.load(
        parse(input=(text + "".join(LINK.format(*link) for link in links)).encode(), format=RdfFormat.TRIG)
    )
    return store


@pytest.fixture(scope="module")
def ring() -> OxigraphStore:
    """Return three steps to d, one of them a rumour, and a loop back to the first."""
    return graph(
        ("a", "b", "stated", 0.9),
        ("b", "c", "rumoured", 0.95),
        ("c", "d", "stated", 0.7),
        ("d", "a", "stated", 0.9),
    )


def names(hops: tuple[Hop, ...] | None) -> list[tuple[str, bool]]:
    """Return the firms in the order of the drawing, and whether each ends its path."""
    found: list[tuple[str, bool]] = []
    for hop in hops or ():
        found += [(hop.firm, hop.repeats), *names(hop.hops)]
    return found


def test_a_chain_goes_as_deep_as_asked_and_ends_in_a_loop(ring: OxigraphStore) -> None:
    """A firm met before is named and not followed again."""
    assert names(read_chain(ring, "Firm d", down=False, depth=2).suppliers) == [
        ("Firm c", False),
        ("Firm b", False),
    ]
    deep = read_chain(ring, "Firm d", down=False, depth=12)
    assert names(deep.suppliers)[-1] == ("Firm d", True)
    assert deep.customers is None


def test_the_weakest_link_is_the_least_firm_not_the_least_sure(ring: OxigraphStore) -> None:
    """A rumour read surely is weaker than a statement read less surely."""
    weakest = read_chain(ring, "Firm d", depth=3).weakest
    assert weakest is not None
    assert (weakest.supplier, weakest.customer) == ("Firm b", "Firm c")
    assert weakest.reasons[0] == "rumoured"


@pytest.mark.parametrize("width", [60, 80])
def test_a_drawn_chain_has_a_quote_for_each_step(ring: OxigraphStore, width: int) -> None:
    """And fits the terminal."""
    text = read_chain(ring, "Firm d", depth=3).to_text(width)
    assert all(f"“{a} supplies {b}”" in text for a, b in ("cd", "bc", "ab", "da"))
    assert all(display_width(line) <= width for line in text.splitlines())


def test_a_dense_graph_is_followed_in_its_links_not_its_paths() -> None:
    """Ten layers of four have a million paths and 144 links."""
    layers = [[f"l{i}n{j}" for j in range(4)] for i in range(10)]
    links = [(a, b, "stated", 0.9) for i in range(9) for a in layers[i] for b in layers[i + 1]]
    store = graph(*links)
    assert len(names(read_chain(store, "Firm l0n0", up=False, depth=12).customers)) == 4 + 8 * 16


def test_exposed_firms_name_the_path(ring: OxigraphStore) -> None:
    """Each firm within the steps, in both directions, with the words of the last step."""
    rows = ask(ring, "exposed-firms", {"firm": "Firm a", "steps": 2}).to_dicts()
    assert [(row["direction"], row["distance"], row["path"], row["quote"]) for row in rows] == [
        ("downstream", 1, "Firm a → Firm b", "a supplies b"),
        ("downstream", 2, "Firm a → Firm b → Firm c", "b supplies c"),
        ("upstream", 1, "Firm d → Firm a", "d supplies a"),
        ("upstream", 2, "Firm c → Firm d → Firm a", "c supplies d"),
    ]


def test_a_depth_out_of_range_is_an_error(ring: OxigraphStore) -> None:
    """It says what depth there is."""
    with pytest.raises(QueryError, match="cannot be followed"):
        read_chain(ring, "Firm a", depth=13)
