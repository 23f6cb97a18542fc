"""Pages are fetched politely, within limits, and never from where nobody should go."""

import gzip
import socket

import pytest

from policygraph.errors import SourceError
from policygraph.ingest.fetch import Fetcher, Known, addresses
from policygraph.ingest.limits import Limits

from .site import Site, dripping, moved, page, serving


@pytest.fixture
def site():
    with serving() as found:
        yield found


def fetcher(**changes) -> Fetcher:
    given = {"private": True, "delay": 0.0, "seconds": 20.0, **changes}
    return Fetcher(Limits(**given))


def test_a_page_comes_with_what_its_server_says_of_it(site: Site):
    body = "<p>通知</p>".encode("gb18030")
    site.replies["/a"] = page(
        body, Content_Type="text/html; charset=gb2312", ETag='"1"', Last_Modified="then"
    )
    found = fetcher().fetch(site.url("/a#part"))
    assert (found.address, found.content, found.media) == (site.url("/a"), body, "text/html; charset=gb2312")
    assert found.known == Known('"1"', "then")
    assert site.paths == ["/robots.txt", "/a"]
    _, headers = site.asked[1]
    assert headers["user-agent"].startswith("policygraph/")
    assert headers["host"] == f"127.0.0.1:{site.port}"


def test_an_unchanged_page_is_not_sent_again(site: Site):
    site.replies["/a"] = page(b"", 304)
    found = fetcher().fetch(site.url("/a"), Known('"1"', "then"))
    assert found.content is None
    _, headers = site.asked[-1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "then")


def test_packed_pages_are_unpacked(site: Site):
    packed = gzip.compress(b"<p>One.") + gzip.compress(b" Two.</p>")
    site.replies["/a"] = page(packed, Content_Encoding="gzip")
    site.replies["/lie"] = page(b"<p>Plain.</p>", Content_Encoding="gzip")
    assert fetcher().fetch(site.url("/a")).content == b"<p>One. Two.</p>"
    assert fetcher().fetch(site.url("/lie")).content == b"<p>Plain.</p>"


def test_redirections_are_followed(site: Site):
    site.replies |= {
        "/a": moved("/b?x=1", 301),
        "/b?x=1": moved("/ü".encode().decode("latin-1"), 307),
        "/%C3%BC": page(b"here"),
    }
    found = fetcher().fetch(site.url("/a"))
    assert (found.content, found.address) == (b"here", site.url("/%C3%BC"))


@pytest.mark.parametrize(
    ("path", "reply", "reason"),
    [
        ("/gone", page(b"", 404), "not there .status 404"),
        ("/secret", page(b"", 403), "does not show the page to us .status 403"),
        ("/busy", page(b"", 429, Retry_After="120"), "come back later .status 429"),
        ("/broken", page(b"", 500), "answers with status 500"),
        ("/circle", moved("/circle"), "round in circles"),
        ("/file", moved("file:///etc/passwd"), "no web address"),
        ("/login", moved("http://me:secret@127.0.0.1/"), "name and password"),
        ("/large", page(b"x", Content_Length="99000000"), "more than the 20 MB"),
        ("/short", page(b"only this", Content_Length="500"), "broke off"),
        ("/bomb", page(gzip.compress(b" " * 30_000_000), Content_Encoding="gzip"), "more than the 20 MB"),
        ("/torn", page(gzip.compress(b"words " * 999)[:50], Content_Encoding="gzip"), "cut off"),
        ("/odd", page(b"x", Content_Encoding="br"), "packs its pages as br"),
        ("/junk", lambda handler: handler.wfile.write(b"no HTTP at all\r\n\r\n"), "broke off"),
        ("/silent", lambda _: None, "broke off"),
    ],
)
def test_what_servers_do_wrong_is_told_by_name(site: Site, path, reply, reason):
    """One refusal each, with what to do; none stops the others."""
    site.replies[path] = reply
    with pytest.raises(SourceError, match=reason) as error:
        fetcher().fetch(site.url(path))
    assert error.value.fix


def test_redirections_without_end_are_cut_short(site: Site):
    site.replies |= {f"/{n}": moved(f"/{n + 1}") for n in range(50)}
    with pytest.raises(SourceError, match="more than 10 redirections"):
        fetcher().fetch(site.url("/0"))
    assert len(site.paths) == 12


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n",
    ],
    ids=["status", "headers", "body", "length", "chunks"],
)
def test_a_server_that_sends_a_byte_now_and_then_does_not_hold_us(site: Site, head):
    """The whole answer has a deadline, not only each byte."""
    site.replies["/slow"] = dripping(head)
    with pytest.raises(SourceError, match="did not send the page in time"):
        fetcher(seconds=0.6).fetch(site.url("/slow"))


def test_a_page_that_never_ends_is_cut_off(site: Site):
    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not handler.server.closing:
            handler.wfile.write(b"more and more " * 5000)

    site.replies["/endless"] = endless
    with pytest.raises(SourceError, match="more than the 1 MB"):
        fetcher(size=1_000_000).fetch(site.url("/endless"))


def test_robots_txt_is_obeyed_and_asked_once(site: Site):
    rules = (
        b"User-agent: *\nDisallow: /\n\nUser-agent: PolicyGraph\nDisallow: /private\nAllow: /private/open\n"
    )
    site.replies |= {path: page() for path in ("/a", "/b", "/private/open")}
    site.replies["/robots.txt"] = page(rules)
    site.replies["/there"] = moved("/private/x")
    one = fetcher()
    for path in ("/a", "/b", "/private/open"):
        one.fetch(site.url(path))
    for path in ("/private/x", "/there"):
        with pytest.raises(SourceError, match="asks robots not to fetch"):
            one.fetch(site.url(path))
    assert site.paths == ["/robots.txt", "/a", "/b", "/private/open", "/there"]


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)]
)
def test_a_site_that_cannot_be_asked_for_its_rules_is_left_alone(site: Site, status, allowed):
    site.replies |= {"/robots.txt": page(b"", status), "/a": page()}
    if allowed:
        assert fetcher().fetch(site.url("/a")).content
    else:
        with pytest.raises(SourceError, match="robots"):
            fetcher().fetch(site.url("/a"))
        assert site.paths == ["/robots.txt"]


def test_there_is_a_pause_between_two_requests_to_a_host(site: Site):
    """As long as robots.txt asks for, if that is longer; never to the first page of a host."""
    site.replies |= {"/robots.txt": page(b"User-agent: *\nCrawl-delay: 3\n"), "/a": page(), "/b": moved("/a")}
    now, pauses = [100.0], []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        now[0] += seconds

    one = Fetcher(Limits(private=True, delay=1.0), clock=lambda: now[0], pause=pause)
    one.fetch(site.url("/a"))
    assert pauses == []
    now[0] += 1
    one.fetch(site.url("/b"))
    assert pauses == [2.0, 3.0]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
    ],
)
def test_addresses_at_home_are_not_asked(url):
    """Neither this machine nor a network behind it, however the address is written."""
    with pytest.raises(SourceError, match=r"this machine or of a private network|is not found"):
        Fetcher(Limits()).fetch(url)


@pytest.mark.parametrize(
    "ip",
    [
        "192.168.1.1",
        "172.16.0.1",
        "100.64.0.1",
        "224.0.0.1",
        "fe80::1%eth0",
        "fc00::1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
    ],
)
def test_private_and_special_addresses_are_known(ip):
    assert not addresses.is_public(ip)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "https://", "http://a b/", "http://x:99999/"]
)
def test_only_addresses_of_the_web_are_asked(url):
    with pytest.raises(SourceError, match="no web address"):
        Fetcher(Limits()).fetch(url)


@pytest.fixture
def two_sites(monkeypatch):
    """Return a public and a private server: of two addresses of this machine, the first counts as public."""
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1")
    with serving("127.0.0.1") as public, serving("127.0.0.2") as private:
        private.replies["/"] = page(b"secret")
        yield public, private


def test_no_redirection_leads_home(two_sites):
    public, private = two_sites
    public.replies["/a"] = moved(private.url("/"))
    with pytest.raises(SourceError, match="private network"):
        Fetcher(Limits(delay=0.0)).fetch(public.url("/a"))
    assert private.asked == []


def test_a_name_that_changes_its_address_gains_nothing(two_sites, monkeypatch):
    """The address that was checked is the one that is asked: a second look-up could give another."""
    public, private = two_sites
    public.replies["/"] = page(b"open")
    answers = iter(["127.0.0.1", "127.0.0.1", "127.0.0.2", "127.0.0.2"])
    asked = []

    def look_up(host, port, *args, **kwargs):
        asked.append(host)
        ip = host if host.startswith("127.") else next(answers)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    url = f"http://rebinding.example:{public.port}/"
    one = Fetcher(Limits(delay=0.0))
    assert one.fetch(url).content == b"open"
    assert asked.count("rebinding.example") == 2
    with pytest.raises(SourceError, match="private network"):
        one.fetch(url)
    assert private.asked == []
    _, headers = public.asked[-1]
    assert headers["host"] == f"rebinding.example:{public.port}"
