"""Names that can be read: none over another, from any distance, in either language."""

import math

import pytest
from hypothesis import given, settings
from tests.view.test_layout import NAMES, PAIRS, network_of

from policygraph.network import read_network
from policygraph.network.curves import bends, pieces, point
from policygraph.network.marks import place, radius
from policygraph.network.naming import name_all, overview
from policygraph.network.signs import NEAREST, Mark, Sign, clear_from

ID = "https://w3id.org/policygraph/id/"
FOCUS = (f"{ID}firm/goldwind", f"{ID}programme/little-giants")
SCALES = [0.05 * 1.13**step for step in range(36)]


def overlap(one, other):
    """Tell whether two boxes share paper."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def covered(network, lang, scale):
    """Return what stands over something else at this scale: pairs of names, names on marks."""
    layout = place(network)
    names = name_all(network, layout, lang)
    shown = [
        (number, sign.around(scale))
        for number, sign in enumerate(names.nodes + names.edges)
        if sign.shown_from is not None and sign.shown_from <= scale
    ]
    marks = []
    for number, node in enumerate(network.nodes):
        (x, y), far = layout.places[node.iri], radius(node)
        marks.append((number, (x - far, y - far, x + far, y + far)))
    pairs = [(a, b) for i, (a, one) in enumerate(shown) for b, other in shown[:i] if overlap(one, other)]
    return pairs + [(a, f"mark {b}") for a, one in shown for b, two in marks if a != b and overlap(one, two)]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("focus", [FOCUS, ()], ids=["opening", "whole"])
def test_no_name_covers_another_from_any_distance(example, focus, lang):
    """Whoever comes nearer or goes farther never sees one name over another."""
    network = read_network(example, focus, 2)
    assert [found for scale in SCALES for found in covered(network, lang, scale)] == []


@settings(max_examples=8, deadline=None)
@given(pairs=PAIRS, names=NAMES)
def test_no_name_covers_another_in_any_network(pairs, names):
    """Several lines between two entities, lines to oneself, names of any length."""
    network = network_of(25, [*pairs, *pairs[:4]], names)
    assert [found for scale in SCALES[::5] for found in covered(network, "en", scale)] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_opening_picture_names_what_it_shows(example, lang):
    """On a common screen every entity has its name, and most lines have theirs."""
    network = read_network(example, FOCUS, 2)
    layout = place(network)
    names = name_all(network, layout, lang)
    scale = overview(layout)

    def shown(signs):
        return [sign.rows for sign in signs if sign.shown_from is not None and sign.shown_from <= scale]

    assert len(shown(names.nodes)) == len(network.nodes)
    assert len(shown(names.edges)) > len(network.edges) / 2
    assert ("金风科技" if lang == "zh" else "Goldwind",) in shown(names.nodes)


def test_names_without_room_wait_for_a_nearer_look():
    """In a crowd some names show from afar, the rest when one comes nearer."""
    network = network_of(60, [(0, i) for i in range(1, 60)], ["China Northern Wind Power Company"])
    layout = place(network)
    since = [sign.shown_from for sign in name_all(network, layout, "en").nodes]
    scale = overview(layout)
    assert 1 <= sum(one is not None and one <= scale for one in since) < 60
    assert sum(one is not None and one <= NEAREST for one in since) > 50


def test_a_sign_follows_what_it_names(example):
    """A line's name stands on its line, an entity's beside its mark."""
    network = read_network(example)
    layout = place(network)
    names = name_all(network, layout, "en")
    for edge, bend, sign in zip(network.edges, bends(network.edges, layout.places), names.edges, strict=True):
        ends = (layout.places[edge.source], layout.places[edge.target])
        on_line = [point(*ends, bend, i / 500) for i in range(501)]
        assert min(math.dist((sign.x, sign.y), spot) for spot in on_line) < 1.0
        assert (sign.right, sign.down) == (0, 0)
    for node, sign in zip(network.nodes, names.nodes, strict=True):
        assert math.dist((sign.x, sign.y), layout.places[node.iri]) < radius(node) * 1.1


def test_the_same_network_is_named_the_same(example):
    """No chance and no clock decides where a name stands."""
    network = read_network(example)
    assert name_all(network, place(network), "zh") == name_all(network, place(network), "zh")


def sign_at(x, y, right=0.0, down=0.0):
    """Return a sign of 40 by 10 points at some place."""
    return Sign(("x",), x, y, right, down, half_width=20, half_height=5, size=10, shown_from=0.1)


@pytest.mark.parametrize(
    "other",
    [
        sign_at(30, 5),
        sign_at(0, -8, 10, 12),
        Mark(25, 3, 10),
        Mark(0, 20, 6),
        sign_at(0, 0, 0, 100),
    ],
)
def test_the_scale_from_which_signs_are_clear_is_exact(other):
    """What is told to be clear is clear from there on, and not before."""
    sign = sign_at(0, 0, 3, -4)
    since = clear_from(sign, other)

    def meets(scale, air=0.0):
        if isinstance(other, Mark):
            box = (
                other.x - other.radius,
                other.y - other.radius,
                other.x + other.radius,
                other.y + other.radius,
            )
        else:
            box = other.around(scale)
        left, top, right, bottom = sign.around(scale)
        air /= scale
        return overlap((left - air, top - air, right + air, bottom + air), box)

    assert not any(meets((since or 0.2) * share) for share in (1.001, 1.1, 2, 5, 50))
    if since:
        assert meets(since * 0.99, air=2.0)


def test_lines_between_the_same_two_stay_apart():
    """Two lines that join the same two entities never lie on each other, whichever way they run."""
    network = network_of(2, [(0, 1), (1, 0), (0, 1)], ["A"])
    places = {"x:000": (0.0, 0.0), "x:001": (200.0, 0.0)}
    middles = [
        point(places[edge.source], places[edge.target], bend, 0.5)[1]
        for edge, bend in zip(network.edges, bends(network.edges, places), strict=True)
    ]
    assert sorted(round(y) for y in middles) == [-25, 0, 25]
    assert len(pieces((0.0, 0.0), (200.0, 0.0), 0.3)) > 1
