"""What an article names is found by the register, by form, by its neighbours, or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.ingest.mentions import find_mentions
from policygraph.ingest.mentions.cover import ALIAS, CONTEXT, FORM, REGISTER, Candidate, cover
from policygraph.ingest.mentions.names import is_pinyin_name
from policygraph.model.values import ENTITY_TYPES, Article
from policygraph.resolve.lexicon import Entry, Lexicon

BASE = "https://w3id.org/policygraph/"
CN = f"{BASE}id/place/CN"


def body(slug, *names, short=(), country="CN"):
    return Entry(
        f"{BASE}id/body/{slug}",
        "GovernmentBody",
        names[0],
        None,
        names,
        short,
        (),
        f"{BASE}id/place/{country}",
    )


def place(code, *names):
    return Entry(f"{BASE}id/place/{code}", "Place", names[0], None, names)


LEXICON = Lexicon.of(
    [
        place("CN", "China"),
        place("CN-110000", "Beijing"),
        place("CN-130000", "Hebei"),
        place("CN-320200", "Wuxi"),
        place("CN-350000", "Fujian", "福建省"),
        place("UZ", "Uzbekistan"),
        body("chinese-government", "Chinese government"),
        body("salt", "Ministry of Salt and Iron", "盐铁部", short=("MSI",)),
        body("salt-uz", "Ministry of Salt", short=("MSI",), country="UZ"),
        Entry(f"{BASE}id/programme/big-pans", "Programme", "Big Pans", "大锅", ("Big Pans", "大锅")),
        Entry(f"{BASE}id/firm/beimen", "Firm", "Beimen", "北门", ("Beimen", "北门")),
        Entry(f"{BASE}vocab/sector/brine", "Sector", "Brine", None, ("Brine",)),
    ]
)


def read(text, lexicon=LEXICON, **known):
    article = Article("0123456789abcdef", 0, len(text), work="0123456789abcdef", **known)
    return find_mentions(text, article, lexicon)


def named(text, *kinds, **known):
    """Return ``words → IRI`` of the mentions of these types."""
    found = read(text, **known)
    return {m.text: (m.entity or "").removeprefix(BASE) for m in found if m.type in (kinds or ENTITY_TYPES)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Suxi Hualong Pump Co., Ltd. sells pumps.",
            {"Suxi Hualong Pump Co., Ltd.": "id/firm/suxi-hualong-pump"},
        ),
        ("Hebei-based Hualong Electric grew.", {"Hualong Electric": "id/firm/hualong-electric"}),
        ("The battery maker Hualong grew.", {"Hualong": "id/firm/hualong"}),
        (
            "Carmakers Hualong and Zenith Auto grew.",
            {"Hualong": "id/firm/hualong", "Zenith Auto": "id/firm/zenith-auto"},
        ),
        ("Hualong, which produces pumps, grew.", {"Hualong": "id/firm/hualong"}),
        ("Hualong, a Chinese pump maker, grew.", {"Hualong": "id/firm/hualong"}),
        ("Hualong – a Chinese maker of pumps – grew.", {"Hualong": "id/firm/hualong"}),
        ("Shares of Hualong fell.", {"Hualong": "id/firm/hualong"}),
        ("the chairman of Hualong left", {"Hualong": "id/firm/hualong"}),
        ("a joint venture with Zenith Motor", {"Zenith Motor": "id/firm/zenith-motor"}),
        ("Beimen Electronic is not its parent.", {"Beimen Electronic": "id/firm/beimen-electronic"}),
        ("Hebei Beimen Group Co. is.", {"Hebei Beimen Group Co.": "id/firm/beimen"}),
        ("In Clean Energy and New Technology much was done.", {}),
        ("More than 300 SMEs (SMEs) and the EU grew.", {}),
    ],
)
def test_firms(text, expected):
    """Legal forms, telling last words and neighbours make a firm; common words do not."""
    assert named(text, "Firm") == expected


def test_short_forms_follow_the_full_name():
    """A shortened or bracketed name is the firm named before, in that article."""
    text = (
        "Wuxi Hualong Motor Group Co., Ltd. (“HLM” or the “Company”) met Zenith Holdings Inc. (ZZH). "
        "Hualong Motor and ZZH agreed; Hualong pays. The Company, HLM and Zenith were pleased, and so "
        "was the Company."
    )
    found = named(text, "Firm")
    hualong = "id/firm/wuxi-hualong-motor-group"
    assert {w for w, iri in found.items() if iri == hualong} >= {
        "Hualong Motor",
        "Hualong",
        "HLM",
        "the Company",
    }
    assert found["ZZH"] == found["Zenith"] == "id/firm/zenith-holdings"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Premier Li Qi spoke. Premier Li left.",
            "Person",
            {"Li Qi": "id/person/li-qi", "Premier Li": "id/person/li-qi"},
        ),
        (
            "Zhang Hui, vice president of the firm, spoke; Zhang left.",
            "Person",
            {"Zhang Hui": "id/person/zhang-hui", "Zhang": "id/person/zhang-hui"},
        ),
        ("“It works,” said Ada Byron, head of a lab.", "Person", {"Ada Byron": "id/person/ada-byron"}),
        ("Li Auto sells cars and Wang Street buys.", "Person", {}),
        (
            "the Ministry of Pans and Kettles said",
            "GovernmentBody",
            {"Ministry of Pans and Kettles": "id/body/ministry-of-pans-and-kettles"},
        ),
        ("the Hebei Pan Bureau said", "GovernmentBody", {"Hebei Pan Bureau": "id/body/hebei-pan-bureau"}),
        (
            "the China Pan Makers Association and GMX Research",
            "OtherOrganisation",
            {
                "China Pan Makers Association": "id/organization/china-pan-makers-association",
                "GMX Research": "id/organization/gmx-research",
            },
        ),
        (
            "the Center for Pan and Kettle Studies (CPKS); CPKS says",
            "OtherOrganisation",
            {
                "Center for Pan and Kettle Studies": "id/organization/center-for-pan-and-kettle-studies",
                "CPKS": "id/organization/center-for-pan-and-kettle-studies",
            },
        ),
        (
            "in Lanling county and the Beishan High-tech Zone",
            "Place",
            {
                "Lanling": "id/place/lanling-county",
                "Beishan High-tech Zone": "id/zone/beishan-high-tech-zone",
            },
        ),
    ],
)
def test_people_bodies_and_places(text, kind, expected):
    """Each kind is known by its own marks."""
    assert named(text, kind) == expected


def test_policies_and_programmes_with_titles():
    """Titles in quotation marks, in 《》 or in capitals; a bracket of years belongs to the title."""
    text = (
        "The “Brine 2030” strategy and the Notice on the Selection of Pan Makers in 2024 follow the Pan "
        "Renewal Action Plan "
        "(2021-2025). 盐铁部印发《盐业发展规划》（盐铁〔2024〕12号）。See the 14th five-year plan."
    )
    found = {m.text: m.type for m in read(text) if m.type in ("Policy", "Programme", "DocumentNumber")}
    assert found == {
        "Brine 2030": "Programme",
        "Notice on the Selection of Pan Makers in 2024": "Policy",
        "Pan Renewal Action Plan (2021-2025)": "Policy",
        "《盐业发展规划》": "Policy",
        "盐铁〔2024〕12号": "DocumentNumber",
        "14th five-year plan": "Programme",
    }


def test_a_sentence_in_quotation_marks_is_no_title():
    """What somebody said names nothing."""
    assert (
        named(
            "“We will build the great plan.” said the strategy office. ‘Disorderly price wars’ hurt.",
            "Policy",
            "Programme",
        )
        == {}
    )


def test_meetings_are_told_apart_by_day():
    """Two meetings of a body on two days are two events; "the meeting" is the last one."""
    text = (
        "At a Salt Council executive meeting on May 4 little was said. The meeting ended. At a Salt "
        "Council executive meeting on Jan 22 much was."
    )
    events = [m for m in read(text) if m.type == "Event"]
    assert [m.text for m in events] == [
        "Salt Council executive meeting",
        "meeting",
        "Salt Council executive meeting",
    ]
    assert events[0].entity == events[1].entity != events[2].entity
    assert [m.anaphor for m in events] == [False, True, False]


def test_one_acronym_two_bodies():
    """The article decides: its definition first, then its country; elsewhere nothing is guessed."""
    home = "China's Ministry of Salt and Iron (MSI) met in Beijing. MSI said so, Chinese firms agreed."
    away = (
        "Uzbekistan grew. The Ministry of Salt (MSI) of the Republic of Uzbekistan said so. MSI knows "
        "Uzbek salt."
    )
    assert named(home, "GovernmentBody")["MSI"] == "id/body/salt"
    assert named(away, "GovernmentBody")["MSI"] == "id/body/salt-uz"
    assert named("Chinese firms in China heard the MSI.", "GovernmentBody") == {"MSI": "id/body/salt"}
    assert named("Uzbek firms in Uzbekistan heard the MSI.", "GovernmentBody") == {"MSI": "id/body/salt-uz"}
    assert named("They heard the MSI.", "GovernmentBody") == {}


def test_an_unlisted_body_abroad_is_not_chinas():
    """A name the register has for China is another body in another country."""
    text = "Uzbekistan and Uzbek firms: the Ministry of Salt and Iron of Uzbekistan spoke."
    assert list(named(text, "GovernmentBody").values()) == ["id/body/ministry-of-salt-and-iron-uz"]


def test_a_capital_acts_for_its_state_only_as_a_subject():
    """The words "Beijing plans to" are the government, "in Beijing" is the town."""
    text = (
        "China and Chinese firms wait. Beijing plans to act. They met in Beijing. Beijing-based Hualong "
        "Electric grew."
    )
    found = [(m.text, m.type) for m in read(text) if m.text.startswith("Beijing")]
    assert found == [("Beijing", "GovernmentBody"), ("Beijing", "Place"), ("Beijing", "Place")]


def test_nothing_is_named_inside_a_name():
    """A province in a firm's name is no place; a programme in a title is one."""
    text = "Hebei Hualong Motors won. The Notice on the Review of Big Pans in 2024 is out."
    found = {m.text: m.type for m in read(text)}
    assert "Hebei" not in found
    assert found["Big Pans"] == "Programme"


def test_chinese_names_by_form():
    """Firms, bodies, persons and zones of a Chinese page."""
    text = (
        "福建省盐业局局长王小明介绍，由无锡华龙泵业股份有限公司供货，落户江阴高新区。省发改委同意。"
        "12    重庆水泵厂有限责任公司    重庆"
    )
    found = {m.text: m.type for m in read(text, language="zh")}
    assert found["福建省"] == "Place"
    assert found["王小明"] == "Person"
    assert found["无锡华龙泵业股份有限公司"] == found["重庆水泵厂有限责任公司"] == "Firm"


def test_values_stand_beside_names():
    """Dates and figures are mentions too; the number of a list item is not."""
    text = "1. In 2024 output rose 3 percent to 5 million yuan."
    found = [(m.type, m.text) for m in read(text)]
    assert found == [("Date", "2024"), ("Percent", "3 percent"), ("Money", "5 million yuan")]


def test_a_post_parts_firm_and_person():
    """In "Zenith CEO Ada Byron" the post begins the person's part; a ticker makes a firm."""
    text = "Zenith Auto CEO Ada Byron met Hualong (600104.SS), and Kyle Chan of Lanling University spoke."
    assert named(text, "Firm") == {"Zenith Auto": "id/firm/zenith-auto", "Hualong": "id/firm/hualong"}
    assert set(named(text, "Person")) == {"Ada Byron", "Kyle Chan"}


def test_epithets_count_at_home_only():
    """The words "the cabinet" are China's in an article on China, and nobody's elsewhere."""
    council = body("state-council", "State Council")
    lexicon = Lexicon.of([*LEXICON.entries.values(), council])
    home = read("China and Chinese firms: the cabinet met, said the country's top market regulator.", lexicon)
    away = read("Uzbekistan and Uzbek firms: the cabinet met.", lexicon)
    assert [m.entity for m in home if m.text == "cabinet"] == [council.iri]
    assert [m.entity for m in away if m.text == "cabinet"] == []


def test_a_body_abroad_is_known_where_its_country_is_named():
    """A page on China may name another country's body; its full name is enough then."""
    assert named(
        "China and Chinese firms met Uzbek officials of the Ministry of Salt.", "GovernmentBody"
    ) == {"Ministry of Salt": "id/body/salt-uz"}


def test_short_chinese_names():
    """A Chinese firm goes by its name without legal form, place and trade."""
    text = "无锡华龙泵业科技股份有限公司中标。华龙泵业表示，公司将按期供货。"
    lexicon = Lexicon.of([*LEXICON.entries.values(), place("CN-320200", "Wuxi", "无锡")])
    firms = {m.text: m.entity for m in read(text, lexicon, language="zh") if m.type == "Firm"}
    assert set(firms) == {"无锡华龙泵业科技股份有限公司", "华龙泵业"}
    assert len(set(firms.values())) == 1


def test_headlines_name_only_what_the_text_names():
    """Where every word has a capital, a capital says nothing."""
    text = "Zenith Auto Warns Rivals Over Price Cuts And Big New Motors\n\nThe carmaker Zenith Auto warned."
    assert [m.text for m in read(text) if m.type == "Firm"] == ["Zenith Auto", "Zenith Auto"]


def test_pinyin_names():
    """A surname and one or two syllables make a Chinese person's name."""
    assert is_pinyin_name(("Wang", "Xiaoming"))
    assert is_pinyin_name(("Lü", "Wei"))
    assert not is_pinyin_name(("Wang", "Street"))
    assert not is_pinyin_name(("Street", "Wei"))


def test_the_cover_keeps_the_longest_and_surest():
    """Partial overlaps lose; what a title encloses stays if it is known."""
    title = Candidate(0, 30, "Policy", FORM)
    known = Candidate(10, 15, "Programme", REGISTER)
    guess = Candidate(20, 25, "Firm", CONTEXT)
    over = Candidate(28, 34, "Firm", ALIAS)
    assert cover([over, guess, known, title]) == [title, known]


WORDS = st.sampled_from(
    [
        *(
            "The",
            "Ministry",
            "of",
            "Salt",
            "and",
            "Iron",
            "(MSI)",
            "Big",
            "Pans",
            "Hebei",
            "Beijing",
            "Beimen",
            "Group",
        ),
        *(
            "Co.,",
            "Ltd.",
            "said",
            "that",
            ",",
            ".",
            "\n",
            "•",
            "“",
            "”",
            "‘",
            "’",
            "2024",
            "May",
            "4",
            "3%",
            "five",
        ),
        *(
            "million",
            "yuan",
            "《",
            "》",
            "盐铁部",
            "有限公司",
            "on",
            "for",
            "Notice",
            "Plan",
            "meeting",
            "Zhang",
            "Hui",
        ),
        *("U.S.", "-based", "1.", "("),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.integers(0, 20))
def test_offsets_are_exact_whatever_the_text(words, offset):
    """Every mention's words stand where it says; partial overlaps never happen."""
    lead = "x" * offset
    text = lead + " ".join(words)
    found = find_mentions(text, Article("s", offset, len(text), work="s"), LEXICON)
    assert all(text[m.start : m.end] == m.text and m.text.strip() for m in found)
    assert all(m.start >= offset for m in found)
    for one in found:
        for two in found:
            apart = one.end <= two.start or two.end <= one.start
            nested = (one.start <= two.start and two.end <= one.end) or (
                two.start <= one.start and one.end <= two.end
            )
            assert apart or nested
    assert found == find_mentions(text, Article("s", offset, len(text), work="s"), LEXICON)
