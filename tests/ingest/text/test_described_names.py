"""Names that no register and no legal form tells: bodies, labels, goods, firms by default, counties."""

import pytest

from policygraph.ingest.mentions import find_mentions
from policygraph.model.values import Article
from policygraph.resolve.lexicon import Lexicon


def found(text: str, kind: str) -> list[str]:
    """The mentions of one type in a page on China."""
    text = f"China's Ministry of Commerce looked on. {text}"
    article = Article(source="s", start=0, end=len(text), language="en")
    return [m.text for m in find_mentions(text, article, Lexicon.load()) if m.type == kind]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("A grant came from the Danyang county government last May.", "Danyang county government"),
        ("Shenzhen's transport bureau picked three routes.", "Shenzhen's transport bureau"),
        ("Officials of Hebei's department of commerce came too.", "Hebei's department of commerce"),
        ("The district government of Danyang paid for the kiln.", "district government of Danyang"),
        ("Zigong SASAC holds the rest.", "Zigong SASAC"),
        ("Applicants come from Jiangsu's Department of Moth Wings.", "Jiangsu's Department of Moth Wings"),
        (
            "It was the Danyang Municipal People's Government that paid.",
            "Danyang Municipal People's Government",
        ),
        ("Looms were bought with money granted by Keqiao district.", "Keqiao district"),
        ("Tangshan grew. The city pays half of the rent.", "city"),
        (
            "It was issued with the provincial Development and Reform Commission.",
            "provincial Development and Reform Commission",
        ),
        ("Since last year Hubei pays 3 million yuan to each.", "Hubei"),
    ],
)
def test_bodies_are_told_by_their_head_and_place(sentence: str, body: str) -> None:
    """A small head noun with a place names a public body."""
    assert body in found(sentence, "GovernmentBody")


def test_a_place_in_which_things_happen_is_no_body() -> None:
    """Only who acts is a government: "in Hubei" stays a place."""
    assert found("Prices in Hubei rose, and the city of Tangshan makes steel.", "GovernmentBody") == [
        "Ministry of Commerce"
    ]


def test_a_body_without_its_place_takes_the_nearest_of_its_level() -> None:
    """The provincial government is that of the province named last."""
    text = "China's Ministry of Commerce met. Hebei and Tangshan grow. The provincial government paid 3 yuan."
    article = Article(source="s", start=0, end=len(text), language="en")
    named = [m for m in find_mentions(text, article, Lexicon.load()) if m.text == "provincial government"]
    assert [m.entity for m in named] == ["https://w3id.org/policygraph/id/body/hebei-government"]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Loomware Ltd was picked as a Potential Unicorn in March.", "Potential Unicorn"),
        ('Loomware Ltd won "Silk Road Pacesetter" status in May.', "Silk Road Pacesetter"),
        ("It entered the Moth Wing programme two years ago.", "Moth Wing programme"),
    ],
)
def test_labels_are_programmes(sentence: str, label: str) -> None:
    """What a firm is named, or carries the status of, is a programme."""
    assert label in found(sentence, "Programme")


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        ("It sells new main-shaft bearings to a mill.", ["main-shaft bearings"]),
        (
            "Customers buy carbon-coated aluminium foil and PVA film.",
            ["carbon-coated aluminium foil", "PVA film"],
        ),
        ("The bearing maker hired staff.", []),
        ("The plan will support industrial looms.", []),
    ],
)
def test_goods_keep_their_modifiers(sentence: str, goods: list[str]) -> None:
    """The words that qualify a good belong to it; articles, newness and verbs do not."""
    assert found(sentence, "Product") == goods


def test_unexplained_names_in_prose_are_firms_and_headings_are_not() -> None:
    """A capital inside a sentence names a firm where nothing else explains it."""
    text = "Customers were promised no gap, and so Dyeloom and Wexford agreed to wait until spring."
    assert found(f"{text}\n\nPrint Share Contact", "Firm") == ["Dyeloom", "Wexford"]


@pytest.mark.parametrize("firm", ["Fushun Dyeloom Alloy Strip", "Hubei Loomyarn", "Zigong Moth Wing Tools"])
def test_a_place_begins_a_firms_name(firm: str) -> None:
    """A place and words of no office, zone or title name a firm, in a table's cell too."""
    assert firm in found(f"The winners\n\n1 | {firm} | looms\n", "Firm")


@pytest.mark.parametrize(
    ("sentence", "policies"),
    [
        ("It rests on Announcement No. 21 of 2031.", ["Announcement No. 21 of 2031"]),
        ("The test follows GB 38031-2025.", ["GB 38031-2025"]),
        (
            "They implement the Loom Development Plan for Dyes and the Guidelines on Accelerating Yarn.",
            ["Loom Development Plan for Dyes", "Guidelines on Accelerating Yarn"],
        ),
        ("It belongs to the 14th Five-Year Plan for Green Looms.", ["14th Five-Year Plan for Green Looms"]),
    ],
)
def test_policies_end_where_their_titles_do(sentence: str, policies: list[str]) -> None:
    """Numbered notices and standards are policies; two titles joined by "and the" are two."""
    assert found(sentence, "Policy") == policies


def test_counties_are_places() -> None:
    """A county's bare name is a place, not a firm."""
    assert found(
        "The mill moved to Wafangdian and a second one to Taixing in the spring of last year.", "Place"
    ) == [
        "China",
        "Wafangdian",
        "Taixing",
    ]
