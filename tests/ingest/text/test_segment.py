"""Pages come apart into articles; furniture stays outside; copies are known as copies."""

import pytest

from policygraph.ingest.readers import read
from policygraph.ingest.segment import segment, source_id
from policygraph.ingest.segment.copies import containment, group_copies, shingles
from policygraph.model.values import Article

SALT = (
    "The salt council said on Monday that it would open a register of brine works in twelve provinces, "
    "and that "
    "every works must report its output by the tenth of each month. Officials in the north have asked "
    "for more time. "
    "The council did not say what happens to works that fail to report, but a spokesman spoke of fines."
)
IRON = (
    "Iron traders met in the old town hall to agree on a common scale, the first since the war. The "
    "scale will be "
    "kept by the guild and checked twice a year. Three of the nine traders voted against it, among them "
    "the largest. "
    "A second meeting is to settle who pays for the checks, which are dear."
)


def bundle(*blocks):
    parts = ["logo\n#\n\nLatest news with #Salt\n"]
    for title, outlet, when, body in blocks:
        parts.append(
            f"{title}\n{title}\n\n{outlet}\n\ntime{when}\n\n  • Business\n  • {outlet}\n\n{title}\n\n{body}\n"
        )
    return "\n".join(parts) + "\nDOWNLOAD THE APP\n\nGet Started Now: Download the App\n"


def articles(text, **about):
    return segment(read(text.encode(), key="k", name="k.txt", about=about))


def test_a_bundle_comes_apart():
    """Title, outlet and stated time are read; relative times stay words."""
    text = bundle(
        ("Council opens a register of brine works", "Salt Post", "3 days ago", SALT),
        ("Traders agree on a common scale", "Iron Times", "18-06-2025", IRON),
    )
    one, two = articles(text)
    assert (one.title, one.publisher, one.stated_date, one.published) == (
        "Council opens a register of brine works",
        "Salt Post",
        "3 days ago",
        None,
    )
    assert (two.publisher, two.stated_date, two.published) == ("Iron Times", "18-06-2025", "2025-06-18")
    assert text[one.start : one.end] == f"Council opens a register of brine works\n\n{SALT}"
    assert text[two.start : two.end].endswith("which are dear.")


def test_copies_share_their_work():
    """The later copy names the first; an unrelated article stands alone."""
    text = bundle(
        ("Council opens a register of brine works", "Salt Post", "3 days ago", SALT),
        (
            "Brine works must be registered",
            "Sea Mail",
            "5 days ago",
            SALT.replace("Monday", "Tuesday") + " END",
        ),
        ("Traders agree on a common scale", "Iron Times", "18-06-2025", IRON),
    )
    one, two, three = articles(text)
    assert two.work == one.work == one.source
    assert (one.duplicate_of, two.duplicate_of, three.duplicate_of) == (None, one.source, None)
    assert len({one.source, two.source, three.source}) == 3


def test_front_matter_is_read_and_left_out():
    """A YAML block gives title, date and publisher."""
    block = 'title: "A register of works"\ndate: "2025-02-11 12:00:00"\ncategories:\n  - "Salt Post"\n'
    text = f"---\n{block}---\n\n{SALT}\n"
    [article] = articles(text)
    assert (article.title, article.published, article.publisher) == (
        "A register of works",
        "2025-02-11",
        "Salt Post",
    )
    assert text[article.start : article.end] == SALT


@pytest.mark.parametrize(
    "tail",
    [
        "You must be logged in to post comments :",
        "The following two tabs change content below.\nJ. Doe is a manager.",
        "Author(s)\nJ. Doe",
        "**Media Contact:**\n\nx@example.org",
        "相关新闻\n别的标题",
        "[Salt Post](https://example.org/a)\n\nFollow @salt on X.",
    ],
)
def test_furniture_stays_outside(tail):
    """What the site adds below an article is not its text."""
    text = f"A register of brine works opens\n\n{SALT}\n\n{tail}\n"
    [article] = articles(text)
    assert text[article.start : article.end].endswith("spoke of fines.")


def test_a_footer_of_a_brief_is_no_bundle():
    """Numbered sections with labelled footers are one article."""
    footer = "Article: Notice on Brine (Link)\nIssuing body: Salt Council\nDate: September 4, 2024\n"
    text = (
        f"Salt brief\n\n1. A register of works\n\n{SALT}\n\n{footer}\n2. A scale of "
        f"iron\n\n{IRON}\n\n{footer}"
    )
    assert len(articles(text)) == 1


def test_a_page_stored_as_one_line():
    """The byline with outlet and time tells where the text begins."""
    text = (
        "Salt Post Search Archive Home Business &gt;&gt; Council opens a register of works By Jo Doe "
        "(Salt Post) "
        f"09:32, November 12, 2020 {SALT} (Web editor: Jo) Add your comment Most Read 1 Other news"
    )
    [article] = articles(text)
    assert (article.title, article.published, article.publisher) == (
        "Council opens a register of works",
        "2020-11-12",
        "Salt Post",
    )
    assert text[article.start : article.end] == SALT


def test_a_chinese_notice():
    """Title, date and language of a notice are read from its head."""
    text = (
        "首页\n关于公布盐业名单的通知\n2024-09-12  "
        "盐业部\n\n各有关单位：现将名单印发给你们，请认真贯彻执行，做好落实工作。\n\n上一篇 下一篇\n"
    )
    [article] = articles(text)
    assert (article.title, article.published, article.language) == (
        "关于公布盐业名单的通知",
        "2024-09-12",
        "zh",
    )


def test_what_the_user_says_counts_first():
    """A given title, date and publisher are not overruled by the page."""
    [article] = articles(
        f"Some heading of the page\n\n{SALT}", title="T", published="2024-01-02", publisher="P"
    )
    assert (article.title, article.published, article.publisher) == ("T", "2024-01-02", "P")


def test_source_ids_and_copies():
    """An id depends on key and words alone; a quotation inside a report is no copy."""
    assert source_id("k", "a b") == source_id("k", " a\nb ") != source_id("l", "a b")
    assert containment(shingles(SALT), shingles(SALT + IRON)) == 1.0
    assert containment(shingles(SALT), shingles(IRON)) == 0.0
    pair = [(Article("1", 0, 1, work="1"), SALT), (Article("2", 2, 3, work="2"), (IRON + " ") * 5 + SALT)]
    assert [first for _, first in group_copies(pair)] == [None, None]
