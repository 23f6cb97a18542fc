"""Pages of the web in a workspace: taken in, left alone while unchanged, replaced when changed."""

import json

import pytest

from policygraph.ingest.limits import Limits
from policygraph.model.rdf import META
from policygraph.workspace import Workspace

from ..ingest.fetch.site import moved, page, serving

HOME = Limits(private=True, delay=0.0, seconds=20.0)
NEWS = (
    "<html><head><title>Loom news</title><meta property='og:site_name' content='Weaving Post'>{}</head><body>"
    "<h1>Loom news</h1><p>Wuxi-based Carbon Loom Works, a Chinese maker of looms, supplies Silk Star. "
    "China's ministry issued a policy for the industry, its plants and exports.</p></body></html>"
)


@pytest.fixture
def site():
    with serving() as found:
        found.replies["/a"] = page(NEWS.format("").encode(), ETag='"1"')
        yield found


@pytest.fixture
def workspace(tmp_path):
    with Workspace(tmp_path / "work") as opened:
        yield opened


def test_a_page_is_a_document_by_its_address(site, workspace):
    """What it says of itself is kept, and rebuilding needs no server."""
    url = site.url("/a")
    report = workspace.ingest(f"{url}?utm_source=mail#top", limits=HOME)
    assert len(report.read) == 1
    assert report.accepted
    [document] = workspace.sources()
    assert document.key == url
    assert (document.sources[0].title, document.sources[0].publisher) == ("Loom news", "Weaving Post")
    before = list(workspace.store.dump(without=[META]))
    workspace.rebuild()
    assert list(workspace.store.dump(without=[META])) == before
    assert not [p for p in workspace.check() if p.severity == "violation"]


def test_what_is_told_wins_and_names_the_document(site, workspace, tmp_path):
    told = tmp_path / "told.yaml"
    told.write_text("publisher: Mine\ndate: 2030-05\nurl: https://example.org/own\n", encoding="utf-8")
    workspace.ingest(site.url("/a"), limits=HOME, description=told, publisher="Ours")
    [document] = workspace.sources()
    assert document.key == "https://example.org/own"
    assert document.options["published"] == "2030-05"
    assert (document.sources[0].publisher, document.sources[0].issued) == ("Ours", "2030-05-01")


def test_an_unchanged_page_is_asked_for_once_more_and_not_sent(site, workspace):
    """The server is told what we have; what it does not send is not read again."""
    workspace.ingest(site.url("/a"), limits=HOME)
    ledger = (workspace.path / "ledger.jsonl").read_bytes()
    site.replies["/a"] = page(b"", 304)
    report = workspace.ingest(site.url("/a"), limits=HOME)
    assert len(report.unchanged) == 1
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert (workspace.path / "ledger.jsonl").read_bytes() == ledger


def test_a_page_whose_bytes_alone_differ_is_unchanged(site, workspace):
    """Counters and tokens in a page change with every visit, its text does not."""
    workspace.ingest(site.url("/a"), limits=HOME)
    site.replies["/a"] = page(NEWS.format("<script>token=2</script>").encode(), ETag='"2"')
    assert workspace.ingest(site.url("/a"), limits=HOME).unchanged
    site.replies["/a"] = page(b"", 304)
    assert workspace.ingest(site.url("/a"), limits=HOME).unchanged
    assert site.asked[-1][1]["if-none-match"] == '"2"'


def test_a_changed_page_replaces_itself(site, workspace):
    workspace.ingest(site.url("/a"), limits=HOME)
    site.replies["/a"] = page(NEWS.replace("Silk Star", "Reel Motor").format("").encode())
    assert workspace.ingest(site.url("/a"), limits=HOME).replaced
    assert len(workspace.sources()) == 1


def test_the_servers_encoding_is_remembered(site, workspace):
    """Reading the ledger again gives the same text."""
    body = "<p>Мануфактура выпускает станки для заводов.</p>".encode("cp1251")
    site.replies["/a"] = page(body, Content_Type="text/html; charset=windows-1251")
    workspace.ingest(site.url("/a"), limits=HOME)
    texts = [p.read_text(encoding="utf-8") for p in (workspace.path / "captures").glob("*.txt")]
    assert texts == ["Мануфактура выпускает станки для заводов.\n"]
    assert not [p for p in workspace.check() if p.severity == "violation"]


def test_without_the_capture_the_page_is_sent_again(site, workspace):
    """A note on a page is worth nothing without its bytes."""
    workspace.ingest(site.url("/a"), limits=HOME)
    [capture] = (workspace.path / "captures").glob("*.raw")
    capture.write_bytes(b"something else")
    workspace.ingest(site.url("/a"), limits=HOME)
    assert "if-none-match" not in site.asked[-1][1]


def test_one_bad_page_does_not_stop_the_others(site, workspace):
    """Each is told with its reason, and a rehearsal writes nothing."""
    site.replies |= {"/circle": moved("/circle"), "/app": page(b"<html><script>go()</script></html>")}
    urls = [site.url(path) for path in ("/circle", "/gone", "/app", "/a")]
    report = workspace.ingest(urls, limits=HOME, dry_run=True)
    assert not workspace.path.exists()
    assert (len(report.failed), len(report.read)) == (3, 1)
    report = workspace.ingest(urls, limits=HOME)
    assert [failure.source for failure in report.failed] == urls[:3]
    assert all(failure.fix for failure in report.failed)
    assert report.read == (urls[3],)


def test_a_feed_is_a_document_with_an_article_for_each_entry(site, workspace):
    site.replies["/feed"] = page(
        b"<rss><channel><title>Weaving Post</title>"
        b"<item><title>One</title><link>https://w.example/1</link><description>Up.</description></item>"
        b"<item><title>Two</title><link>https://w.example/2</link><description>Down.</description></item>"
        b"</channel></rss>",
        Content_Type="text/html",
    )
    workspace.ingest(site.url("/feed"), limits=HOME)
    [document] = workspace.sources()
    assert [source.title for source in document.sources] == ["One", "Two"]
    dump = "\n".join(workspace.store.dump())
    assert "https://w.example/1" in dump
    assert "https://w.example/2" in dump
    assert json.loads((workspace.path / "ledger.jsonl").read_text())["options"]["media"] == "text/html"
