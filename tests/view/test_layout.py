"""Pictures that can be read: the same every time, no label over another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.network import Edge, Label, Network, Node, read_network
from policygraph.network.boxes import overlapping
from policygraph.network.marks import box, place


def network_of(size, pairs, names):
    """Return a network with these lines between numbered entities."""
    degrees = [sum(i in pair for pair in pairs) for i in range(size)]
    nodes = tuple(
        Node(
            iri=f"x:{i:03}",
            kind="x:K",
            kind_label=Label("k", "k"),
            label=Label(names[i % len(names)], names[i % len(names)]),
            aliases=(),
            colour="#0072b2",
            shape="dot",
            distance=1,
            degree=degrees[i],
        )
        for i in range(size)
    )
    edges = tuple(
        Edge(f"x:{a:03}", f"x:{b:03}", "x:p", Label("p", "p"), "supply", "#000000", False, ())
        for a, b in pairs
        if a != b
    )
    return Network(nodes, edges)


def overlaps(network):
    """Return the labels that overlap in the network's picture."""
    layout = place(network)
    boxes = {n.iri: box(n).turned() if n.iri in layout.above else box(n) for n in network.nodes}
    return overlapping(layout.places, boxes)


NAMES = st.lists(st.text(alphabet="ab 金风科技-", max_size=60), min_size=1, max_size=4)
PAIRS = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=40)


@settings(max_examples=12, deadline=None)
@given(pairs=PAIRS, names=NAMES)
def test_no_label_covers_another(pairs, names):
    """Whatever the graph and however long the names."""
    assert overlaps(network_of(25, pairs, names)) == []


@pytest.mark.parametrize("size", [1, 2, 120])
def test_stars_have_room(size):
    """One hub and many around it, the commonest shape of all."""
    assert overlaps(network_of(size, [(0, i) for i in range(1, size)], ["A firm of some length"])) == []


def test_the_same_network_gets_the_same_picture(example):
    """Two computations agree to the last digit."""
    network = read_network(example)
    assert place(network) == place(network)


def test_everything_is_inside_the_frame(example):
    """The page fits the frame to the screen, so labels must not stand out of it."""
    network = read_network(example)
    layout = place(network)
    left, top, right, bottom = layout.frame
    assert all(left < x < right and top < y < bottom for x, y in layout.places.values())


def test_a_network_of_nothing_has_a_picture():
    """An empty graph is drawn as an empty page, not as an error."""
    assert place(Network((), ())).places == {}
