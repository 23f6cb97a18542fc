"""robots.txt is read as RFC 9309 says."""

import pytest

from policygraph.ingest.fetch.robots import Robots


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /a/\nAllow: /a/b", "/a/bc", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /a*b*c$", "/axxbxxcxxc", False),
        ("User-agent: *\nDisallow: /%E5%85%AC", "/公", False),
        ("User-agent: one\nUser-agent: policygraph\nDisallow: /a", "/a", False),
        ("User-agent: policygraph\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("\ufeffuser-AGENT : * # all\n disallow: /a # this", "/a", False),
        ("Disallow: /a", "/a", True),
        ("User-agent: *\nSitemap: x\nDisallow: /a", "/a", False),
    ],
)
def test_the_longest_rule_for_us_decides(rules, path, allowed):
    assert Robots.parse(rules).allows(path) is allowed


def test_patterns_take_no_time_that_explodes():
    """Stars upon stars are matched piece by piece, not by trying every way."""
    assert Robots.parse(f"User-agent: *\nDisallow: /{'*a' * 500}b$").allows("/" + "a" * 2000)


def test_a_delay_is_bounded():
    assert Robots.parse("User-agent: *\nCrawl-delay: 99999").delay == 30.0
    assert Robots.parse("User-agent: *\nCrawl-delay: soon").delay == 0.0
