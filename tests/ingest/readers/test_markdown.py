"""Markdown is read as it would be shown."""

from policygraph.ingest.readers import read
from policygraph.ingest.segment import segment

PAGE = """---
title: "Loom plan"
date: "2030-05-03 12:00"
source: Weaving Post
---

# Loom plan

Carbon Loom Works will supply [Silk Star](https://silkstar.example/a_b "home")
with **silk looms** and `reels`\\*. ![a picture](x.png)

Goals <!-- not shown --> by 2032:

- ten mills
    - five in the *west*
- 3 billion yuan

| Customer | Share |
|---|--:|
| Silk Star | 27% |

> We are ready.

<script>alert(1)</script>
"""


def test_marks_go_and_lines_stay():
    document = read(PAGE.encode(), name="plan.md")
    assert document.text.content == (
        "Loom plan\n\nCarbon Loom Works will supply Silk Star with silk looms and reels*.\n\n"
        "Goals by 2032:\n\n• ten mills\n  • five in the west\n• 3 billion yuan\n\n"
        "Customer | Share\nSilk Star | 27%\n\nWe are ready.\n"
    )
    assert (document.title, document.publisher, document.published) == (
        "Loom plan",
        "Weaving Post",
        "2030-05-03",
    )
    assert [a.title for a in segment(document)] == ["Loom plan"]


def test_chinese_lines_join_without_blanks():
    assert read("到2032年全省\n更新织机。".encode(), name="a.md").text.content == "到2032年全省更新织机。\n"
