"""Pages from the web: asked for politely, one at a time, and only where anybody may go.

urllib3 speaks to the servers: it is well kept, lets us choose the IP address that a
connection goes to, and hides nothing that happens on the way.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import urljoin

from attrs import field, frozen

from policygraph.errors import SourceError
from policygraph.ingest.fetch.addresses import Address, resolve
from policygraph.ingest.fetch.client import Answer, ask
from policygraph.ingest.fetch.robots import AGENT, Robots
from policygraph.ingest.limits import Limits

__all__ = ["Address", "Fetched", "Fetcher", "Known"]

MOST_REDIRECTS = 10
_MOVED = (301, 302, 303, 307, 308)
_ROBOTS_SECONDS = 20.0
_LARGEST_ROBOTS = 5_000_000


@frozen
class Known:
    """What a server said of a page the last time, so that it need not send it again."""

    etag: str = ""
    modified: str = ""


@frozen
class Fetched:
    """A page as its server sent it; ``content`` is None where it has not changed since."""

    address: str
    content: bytes | None
    media: str
    known: Known


@frozen
class Fetcher:
    """Fetches pages: robots.txt first, one request at a time, a pause between two to one host.

    Args:
        limits: How much, how long, how often, and whether from servers at home.
        clock: Tells the time since some moment.
        pause: Waits.
    """

    limits: Limits
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    _robots: dict[str, Robots] = field(factory=dict, init=False)
    _asked: dict[str, float] = field(factory=dict, init=False)

    def fetch(self, url: str, known: Known | None = None) -> Fetched:
        """Return a page.

        Args:
            url: Its address.
            known: What its server said last time, if its bytes are still here.

        Raises:
            SourceError: If it cannot, or must not, be had.
        """
        address = Address.of(url)
        seen = {str(address)}
        deadline = time.monotonic() + self.limits.seconds
        for _ in range(MOST_REDIRECTS + 1):
            waited = self._mind(address)
            deadline += waited
            answer = self._ask(address, _headers(known), deadline, self.limits.size)
            if answer.status not in _MOVED or "location" not in answer.headers:
                return _fetched(address, answer, url, known)
            address = _next(address, answer)
            if str(address) in seen:
                raise SourceError(
                    f"the page sends its reader round in circles: {url}", fix="check the address"
                )
            seen.add(str(address))
        raise SourceError(
            f"more than {MOST_REDIRECTS} redirections: {url}", fix="give the last address itself"
        )

    def _mind(self, address: Address) -> float:
        """Ask robots.txt and wait for our turn; return how long that took.

        Raises:
            SourceError: If the site asks robots to leave the page alone.
        """
        begun = time.monotonic()
        if address.origin not in self._robots:
            self._robots[address.origin] = self._read_robots(address)
        robots = self._robots[address.origin]
        if not robots.allows(address.target):
            raise SourceError(
                f"{address.host} asks robots not to fetch this page (robots.txt): {address}",
                fix="save the page from a browser and give the file with --url",
            )
        pause = max(self.limits.delay, robots.delay) if address.host in self._asked else 0.0
        left = self._asked.get(address.host, 0.0) + pause - self.clock()
        if pause and left > 0:
            self.pause(left)
        return time.monotonic() - begun

    def _ask(self, address: Address, headers: Mapping[str, str], deadline: float, largest: int) -> Answer:
        try:
            hosts = resolve(address, private=self.limits.private)
            return ask(address, hosts, headers, deadline, largest)
        finally:
            self._asked[address.host] = self.clock()

    def _read_robots(self, address: Address) -> Robots:
        """Return the rules of a site; one that cannot be asked for them is left alone, as RFC 9309 says."""
        deadline = time.monotonic() + min(_ROBOTS_SECONDS, self.limits.seconds)
        at = Address.of(f"{address.origin}/robots.txt")
        for _ in range(6):
            answer = self._ask(at, _headers(None), deadline, _LARGEST_ROBOTS)
            self._asked.pop(at.host, None)  # the page itself may follow at once
            if answer.status not in _MOVED or "location" not in answer.headers:
                break
            at = _next(at, answer)
        if answer.status == 200:
            return Robots.parse(answer.content.decode("utf-8", "replace"))
        return Robots.closed() if answer.status >= 500 or answer.status == 429 else Robots()


def _next(address: Address, answer: Answer) -> Address:
    place = answer.headers["location"]
    with suppress(UnicodeError):  # headers come as Latin-1; what most servers write there is UTF-8
        place = place.encode("latin-1").decode()
    return Address.of(urljoin(str(address), place))


def _headers(known: Known | None) -> dict[str, str]:
    from importlib.metadata import version

    headers = {
        "User-Agent": f"{AGENT}/{version('policygraph')} (+https://w3id.org/policygraph)",
        "Accept": "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Language": "zh,en;q=0.9",
        "Accept-Encoding": "gzip",
    }
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    if known is not None and known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers


def _fetched(address: Address, answer: Answer, url: str, known: Known | None) -> Fetched:
    headers = answer.headers
    if answer.status == 304 and known is not None:
        return Fetched(str(address), None, "", known)
    if answer.status == 200:
        now = Known(headers.get("etag", "")[:1000], headers.get("last-modified", "")[:100])
        return Fetched(str(address), answer.content, headers.get("content-type", "")[:200], now)
    later = headers.get("retry-after", "")
    if answer.status in (429, 503):
        when = f" in {later} seconds" if later.isdigit() else ""
        raise SourceError(
            f"{address.host} asks to come back later (status {answer.status}): {url}", fix=f"try again{when}"
        )
    if answer.status in (404, 410):
        raise SourceError(f"the page is not there (status {answer.status}): {url}", fix="check the address")
    if answer.status in (401, 402, 403, 407, 451):
        fix = "save the page from a browser and give the file with --url"
        raise SourceError(
            f"{address.host} does not show the page to us (status {answer.status}): {url}", fix=fix
        )
    raise SourceError(f"{address.host} answers with status {answer.status}: {url}", fix="try again later")
