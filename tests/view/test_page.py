"""The file itself: one file, nothing asked of anyone, nothing of a source run."""

import json
import re
from html.parser import HTMLParser

import pytest

from policygraph.errors import PolicyGraphError, QueryError
from policygraph.network import read_network
from policygraph.view import write_view
from policygraph.view.write import render

ID = "https://w3id.org/policygraph/id/"
FOCUS = (f"{ID}firm/goldwind", f"{ID}programme/little-giants")


class Tags(HTMLParser):
    """Collects the tags of a page and the text of its data blocks."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.blocks = {}
        self._block = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))
        self._block = dict(attrs).get("id") if tag == "script" else None

    def handle_data(self, data):
        """Read a block of data."""
        if self._block:
            self.blocks[self._block] = json.loads(data)
            self._block = None


def test_the_page_asks_no_host_for_anything(example):
    """No tag loads a file, the policy forbids all, and no handler stands in a tag."""
    page = Tags(render(read_network(example, FOCUS)))
    assert not [t for t in page.tags if t[0] in {"img", "iframe", "object", "embed", "base", "form"}]
    assert not [attrs for tag, attrs in page.tags if tag == "script" and "src" in attrs]
    assert [attrs["href"] for tag, attrs in page.tags if tag == "link"] == ["data:,"]
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name == "style"]
    (policy,) = [attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv")]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_texts_of_sources_stay_data(hostile):
    """Hostile labels, quotes, titles and a hostile heading add no tag to the page."""
    network = read_network(hostile, [f"{ID}firm/victim"])
    plain = [tag for tag, _ in Tags(render(network, title="x")).tags]
    text = render(network, title="</title><script>window.hacked=1</script>")
    page = Tags(text)
    assert [tag for tag, _ in page.tags] == plain
    data = page.blocks["page-data"]
    names = {node["label"]["en"] for node in data["nodes"]}
    assert "</script><img src=x onerror=window.hacked=1>" in names
    assert [e["url"] for claim in data["claims"].values() for e in claim["evidence"]] == [""]
    assert "\u2028" not in text
    assert "{{7*7}}" in text


def test_both_languages_are_in_the_page(example):
    """The switch needs no second file."""
    text = render(read_network(example, FOCUS), lang="zh")
    assert '<html lang="zh">' in text
    assert "金风科技" in text
    assert "Goldwind" in text


def test_the_same_graph_gives_the_same_page(example, tmp_path):
    """No clock and no chance: bytes are equal."""
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    for path in (first, second):
        result = write_view(example, path, FOCUS)
    assert first.read_bytes() == second.read_bytes()
    assert (result.nodes, result.path) == (len(read_network(example, FOCUS).nodes), second)


def test_the_page_says_what_it_leaves_out(example):
    """A cut picture never looks whole."""
    text = render(read_network(example, FOCUS, 2, limit=6))
    assert re.search(r"\d+ entities are within reach\. The 6 nearest", text)
    assert "within reach" not in render(read_network(example, FOCUS, 2)).split("<script")[0]


def test_the_page_can_be_cited(example):
    """Version, title, last date and a digest that changes with what is shown."""
    one, other = (render(read_network(example, FOCUS, depth)) for depth in (1, 2))
    cited = re.compile(r"policygraph [\d.]+\S*: “Goldwind · Little Giants”, .* content ([0-9a-f]{12})\.")
    digests = {cited.search(text)[1] for text in (one, other)}
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("page.txt", {}, "no page"),
        ("page.html", {"lang": "fr"}, "no language fr"),
        ("page.html", {"depth": -1}, "depth"),
    ],
)
def test_wrong_use_is_told_before_anything_is_written(small, tmp_path, name, options, message):
    """One sentence and what to do instead."""
    with pytest.raises(QueryError, match=message) as error:
        write_view(small, tmp_path / name, **options)
    assert error.value.fix
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(small, tmp_path):
    """Nothing is half written."""
    with pytest.raises(PolicyGraphError, match="there is no folder") as error:
        write_view(small, tmp_path / "no" / "page.html")
    assert "mkdir" in error.value.fix
