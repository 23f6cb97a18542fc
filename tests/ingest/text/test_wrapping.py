"""Files whose paragraphs are broken at a margin are read like those that are not."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.ingest.extract import extract
from policygraph.ingest.readers import read
from policygraph.ingest.segment import segment
from policygraph.ingest.segment.wrapping import unwrap

TITLE = "Makers of looms look for steel"
FIRST = (
    "China's industrial policy has reached the looms. The Ministry of Industry and Information "
    "Technology issued the Guidelines for the Renewal of Silk Looms on March 3, 2024, and Wuxi-based "
    "Carbon Loom Works Co., Ltd. sells silk looms to Silk Star Co., Ltd. of Hunan, as the trade "
    "association of the province said on Monday."
)
SECOND = (
    "By 2027, the province wants to have 500 silk factories. Officials from the Ministry of Commerce "
    "spoke to makers of looms and steel in Changsha, where Inovance supplies gearboxes to Goldwind "
    "under a contract that was signed in the spring of last year."
)
ZH = (
    "工业和信息化部近日印发《关于推动丝绸产业高质量发展的指导意见》，提出到2027年建成五百家丝绸工厂。宁德时代向吉利汽车供应电池，"
    "汇川技术向金风科技供应齿轮箱，中国的产业政策推动制造业升级，企业表示将继续加大研发投入并扩大产能。"
)


def wrap_zh(words, letters, wide=1):
    """Return Chinese broken after so many letters; no line begins with a stop."""
    rows = [""]
    for letter in words:
        if (
            sum(wide if ord(one) > 0x3000 else 1 for one in rows[-1]) >= letters * wide
            and letter not in "，。《》、"
        ):
            rows.append("")
        rows[-1] += letter
    return "\n".join(rows)


def extracted(tmp_path, text):
    """Return what is read from a text; every quote must be the file's own words."""
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8", newline="")
    found = extract(read(path))
    content = found.document.text.content
    assert all(content[f.start : f.end] == f.quote for f in found.facts)
    assert all(
        " ".join(content[m.start : m.end].split()) == m.text for m in found.mentions if m.text.isascii()
    )
    return found


def told(found):
    """Return the facts without places, and the quotes on one line."""
    facts = [(f.type, sorted(map(str, f.roles.items())), f.status, f.modality) for f in found.facts]
    return facts, ["".join(f.quote.split()) for f in found.facts]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("width", [60, 66, 72, 80, 99])
def test_wrapped_text_says_the_same(tmp_path, width, gap, end):
    """Title, facts and quotes are those of the text with a paragraph a line."""
    paragraphs = [FIRST, SECOND]
    whole = extracted(tmp_path, f"{TITLE}\n\n" + "\n\n".join(paragraphs))
    wrapped = [textwrap.fill(paragraph, width, break_long_words=False) for paragraph in paragraphs]
    found = extracted(tmp_path, (f"{TITLE}\n\n" + gap.join(wrapped)).replace("\n", end))
    assert len(whole.facts) > 3
    assert told(found) == told(whole)
    assert found.articles[0].title == whole.articles[0].title == TITLE
    assert any("\n" in fact.quote for fact in found.facts)


@pytest.mark.parametrize("wide", [1, 2], ids=["letters", "columns"])
@pytest.mark.parametrize("letters", [24, 30, 38])
def test_wrapped_chinese_says_the_same(tmp_path, letters, wide):
    """A name that a line end cuts in two is whole again, and nothing stands between its letters."""
    whole = extracted(tmp_path, ZH + ZH)
    found = extracted(tmp_path, wrap_zh(ZH + ZH, letters, wide))
    assert len(whole.facts) >= 2
    assert told(found) == told(whole)


def test_the_first_line_of_a_wrapped_page_is_no_title(tmp_path):
    """A page may begin with its text at once."""
    found = extracted(tmp_path, textwrap.fill(FIRST, 70) + "\n\n" + textwrap.fill(SECOND, 70) + "\n")
    assert found.articles[0].title is None


def test_a_short_wrapped_page_has_no_title_either(tmp_path):
    """One break is enough where the sentence plainly goes on."""
    found = extracted(
        tmp_path,
        "China's factories buy looms. Carbon Loom Works sells silk looms to the\n"
        "Silk Star Co., Ltd. of Hunan province, and it is glad of industrial policy.\n",
    )
    assert found.articles[0].title is None


FIRMS = "\n".join(
    f"{name} Science and Technology (Changsha) {kind} Co., Ltd."
    for name in ("Carbon Loom", "Moth Bay", "Silk Star", "Blue Yarn", "Red Mill", "Weft")
    for kind in ("Automation", "Dye", "Steel")
)
FIRMS_ZH = "\n".join(
    f"{place}{name}精密智能装备制造股份有限公司长沙分公司"
    for place in ("湖南", "内蒙古自治区", "新疆维吾尔自治区")
    for name in ("丝绸之星", "蓝纱", "织机", "红色磨坊")
)


@pytest.mark.parametrize(
    "text",
    [
        FIRMS,
        FIRMS_ZH,
        "\n".join(f"- goal number {n} is to build ten bases for silk looms by {2026 + n}" for n in range(9)),
        "\n".join(
            f"{n}. The province builds ten bases for silk looms before {2026 + n}" for n in range(1, 9)
        ),
        "\n".join(f"| Base {n:>3} | looms made of steel and carbon | {n * 1000:>8} |" for n in range(9)),
        "\n".join(f"Base {n}\tlooms made of steel, carbon and silk yarn\t{n * 1000}" for n in range(9)),
        "\n".join(f"Base {n:<20} looms of steel and carbon        {n * 1000:>8}" for n in range(9)),
        "\n".join(f"Output of looms of the kind number {n} {'.' * 20} {n},000" for n in range(9)),
        (
            "Title: Guidelines for the Renewal of Silk Looms in the Province of Hunan\n"
            "Issuing body: Ministry of Industry and Information Technology of China\n"
            "Date: March 3, 2024\n"
        ),
        "\n\n".join([FIRST, SECOND, FIRST]),
        "\n".join([FIRST, SECOND, FIRST, TITLE]),
        "## Looms of the provinces of the south and of the islands near them\n" * 6,
        "Looms\nSteel\nGearboxes\nChips\nSilk yarn\nDye\n" * 4,
        "",
        "\n\n\n",
    ],
)
def test_lists_tables_and_paragraphs_of_one_line_stay_as_they_are(text):
    """Only breaks at a margin mean nothing."""
    assert unwrap(text).content == text


def test_items_are_joined_inside_and_kept_apart():
    """A wrapped item is one line, and the next item another."""
    items = [f"- {FIRST}", f"- {SECOND}", f"- {TITLE}"]
    text = "\n".join(textwrap.fill(item, 72, subsequent_indent="  ") for item in items)
    assert unwrap(text).content == "\n".join(items)


def test_paragraphs_marked_by_indents_stay_apart():
    """Many files set no blank line between paragraphs."""
    text = "\n".join(textwrap.fill(p, 72, initial_indent="    ") for p in (FIRST, SECOND, FIRST))
    assert unwrap(text).content.split("\n") == [f"    {p}" for p in (FIRST, SECOND, FIRST)]
    rows = [wrap_zh("\u3000\u3000" + ZH, 30)] * 3
    assert unwrap("\n".join(rows)).content.split("\n") == ["\u3000\u3000" + ZH] * 3


def test_a_heading_above_wrapped_text_stays_a_line(tmp_path):
    """Even with no blank line below."""
    text = f"{TITLE}\n{textwrap.fill(FIRST, 72)}\n{textwrap.fill(SECOND, 72)}\n"
    assert unwrap(text).content.split("\n")[:2] == [TITLE, FIRST]
    assert extracted(tmp_path, text).articles[0].title == TITLE


def test_front_matter_is_left_alone():
    """It has a form of its own."""
    block = "---\ntitle: " + "loom " * 13 + "\nsource: " + "silk " * 13 + "\n---\n"
    assert unwrap(block + textwrap.fill(FIRST * 2, 72)).content.startswith(block)


def test_bundles_are_split_alike(tmp_path):
    """Heads of articles stay lines of their own, and their titles whole."""
    long = "Makers of silk looms in the provinces of the south look for steel and for gearboxes"
    bodies = [textwrap.fill(f"{FIRST} {SECOND}", 70), textwrap.fill(f"{SECOND} {FIRST}", 70)]
    text = "".join(
        f"{textwrap.fill(title, 70)}\nThe Gazette\nMarch {day}, 2024\n\n{body}\n\n"
        for title, day, body in zip((long, TITLE), (4, 5), bodies, strict=True)
    )
    path = tmp_path / "bundle.txt"
    path.write_text(text, encoding="utf-8")
    assert [article.title for article in extract(read(path)).articles] == [long, TITLE]
    assert len(segment(read(path))) == 2


WORD = st.text(alphabet="abcdefghij", min_size=1, max_size=11)


@settings(max_examples=60, deadline=None)
@given(
    paragraphs=st.lists(st.lists(WORD, min_size=30, max_size=80), min_size=2, max_size=5),
    width=st.integers(56, 100),
)
def test_unwrapping_undoes_wrapping_and_leads_back(paragraphs, width):
    """Whatever the words and the margin: the paragraphs return, and each word is found in the file."""
    whole = [" ".join(words).capitalize() + "." for words in paragraphs]
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in whole)
    flat = unwrap(text)
    assert flat.content.split("\n\n") == whole
    for start in range(0, len(flat.content), 7):
        for length in (1, 5, 90):
            end = min(len(flat.content), start + length)
            first, last = flat.span(start, end)
            assert " ".join(text[first:last].split()) == " ".join(flat.content[start:end].split())


def test_the_library_of_founding_documents_is_not_wrapped():
    """Their offsets are those of the files, as before."""
    for path in sorted(Path("seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert unwrap(text).content == text
