"""Bodies of other countries that bear the names of Chinese ones."""

from pathlib import Path

import pytest

from policygraph.ingest.extract import extract
from policygraph.ingest.readers import read
from policygraph.model.iris import BASE
from policygraph.model.values import Extraction

LEAD = (
    "China's industrial policy guides its factories. China's Ministry of Industry and Information "
    "Technology (MIIT) in Beijing oversees it.\n\n"
)


def _read(tmp_path: Path, words: str) -> Extraction:
    path = tmp_path / "page.txt"
    path.write_text(LEAD + words + "\n", encoding="utf-8")
    return extract(read(path))


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Uzbekistan's MIIT issued a plan for looms.", "miit-uz"),
        ("The Uzbek MIIT issued a plan for looms.", "miit-uz"),
        ("The MIIT of Uzbekistan issued a plan for looms.", "miit-uz"),
        ("Uzbekistan's Ministry of Investment, Industry and Trade (MIIT) met. MIIT wrote.", "miit-uz"),
        ("India's MIIT issued a plan for looms.", "miit-in"),
        ("India's Ministry of Commerce issued rules on looms.", "ministry-of-commerce-in"),
        ("The Indian Ministry of Commerce issued rules on looms.", "ministry-of-commerce-in"),
        ("China's MIIT issued a plan for looms.", "miit"),
        ("The Chinese Ministry of Commerce issued rules on looms.", "mofcom"),
        ("MIIT issued a plan for looms.", "miit"),
        ("印度商务部发布了规则。", None),
        ("中国商务部发布了规则。", "mofcom"),
    ],
)
def test_a_country_beside_a_name_decides_whose_body_it_is(
    tmp_path: Path, words: str, body: str | None
) -> None:
    found = _read(tmp_path, words).mentions
    bodies = {m.entity for m in found if m.start >= len(LEAD) and m.type == "GovernmentBody"}
    assert bodies == ({f"{BASE}id/body/{body}"} if body else set())
