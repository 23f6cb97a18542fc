"""robots.txt, read as RFC 9309 says: what a site asks robots to leave alone."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, unquote

from attrs import frozen

AGENT = "policygraph"
LARGEST = 500_000
_LONGEST_DELAY = 30.0


@frozen
class Robots:
    """The rules of one site that speak to us; the longest that fits a path decides."""

    rules: Sequence[tuple[str, bool]] = ()
    delay: float = 0.0

    @classmethod
    def parse(cls, text: str) -> "Robots":
        r"""Read a robots.txt.

        >>> robots = Robots.parse("User-agent: *\nDisallow: /a\nAllow: /a/b$\nCrawl-delay: 5")
        >>> robots.allows("/a/x"), robots.allows("/a/b"), robots.allows("/"), robots.delay
        (False, True, True, 5.0)
        """
        groups: dict[str, list[tuple[str, str]]] = {}
        agents: list[str] = []
        fresh = False
        for field, value in _lines(text):
            if field == "user-agent":
                agents = [*agents, value.casefold()] if fresh else [value.casefold()]
                fresh = True
                groups.setdefault(value.casefold(), [])
                continue
            fresh = False
            for agent in agents:
                groups[agent].append((field, value))
        own = groups.get(AGENT, groups.get("*", []))
        rules = [(_path(v), field == "allow") for field, v in own if field in ("allow", "disallow") and v]
        delays = [d for field, value in own if field == "crawl-delay" and (d := _seconds(value)) is not None]
        return cls(tuple(rules), min(max(delays, default=0.0), _LONGEST_DELAY))

    @classmethod
    def closed(cls) -> "Robots":
        """Return the rules of a site that does not say: it is left alone."""
        return cls((("/", False),))

    def allows(self, target: str) -> bool:
        """Tell whether a path, with its query, may be asked for."""
        path = _path(target)
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text[:LARGEST].lstrip("\ufeff").splitlines():
        field, colon, value = line.split("#", 1)[0].partition(":")
        if colon:
            yield field.strip().casefold(), value.strip()


def _path(value: str) -> str:
    """Return a path in one way of writing it: %C3%A9 and é are the same."""
    return quote(unquote(value), safe="/*$?&=:@!'(),;+~-._%")


def _fits(rule: str, path: str) -> bool:
    """Match with ``*`` and a last ``$``, in time that grows with the product of the lengths at most."""
    anchored = rule.endswith("$")
    first, *rest = (rule[:-1] if anchored else rule).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(rest, 1):
        if anchored and number == len(rest):
            return len(path) - len(piece) >= at and path.endswith(piece)
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not anchored or at == len(path)


def _seconds(value: str) -> float | None:
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value) else None
