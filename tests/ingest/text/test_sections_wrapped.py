"""Text whose paragraphs are broken into lines of one width."""

from policygraph.ingest.segment.sections import units
from policygraph.model.values import Article

TEXT = (
    "A maker of looms opens a plant\n\n"
    "Wuxi-based Carbon Loom Works Co., Ltd. sells silk looms to Silk Star, the trade association of the\n"
    "province said in a notice on Monday.\n"
)


def test_the_first_line_of_a_wrapped_paragraph_is_no_heading():
    """Not even where it was taken for the title of the page."""
    title = TEXT.splitlines()[2]
    kinds = {TEXT[u.start : u.end]: u.kind for u in units(TEXT, Article("s", 0, len(TEXT), title=title))}
    assert kinds[title] == "sentence"
    assert kinds["A maker of looms opens a plant"] == "heading"
