"""What users install is the wheel: it must work where nothing of the checkout is."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.wheel


PAGE = """Turbine maker orders converters

Hebei-based Tongwei Drive Electric Co., Ltd. supplies wind power converters to Goldwind, the Ministry of
Industry and Information Technology (MIIT) said in its notice on key industries on 4 March 2024.
"""


def run(*command: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "POLICYGRAPH", "VIRTUAL_ENV"))}
    words = [str(part) for part in command]
    return subprocess.run(words, cwd=cwd, env={**kept, **env}, text=True, capture_output=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT, cwd=out)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_holds_ontology_and_queries_but_no_seed(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "policygraph/ontology/policygraph.ttl" in names
    assert any(n.startswith("policygraph/ontology/register/") for n in names)
    assert any(n.startswith("policygraph/queries/") and n.endswith(".rq") for n in names)
    assert any(n.startswith("policygraph/ingest/families/") and n.endswith(".toml") for n in names)
    assert not [n for n in names if "seeds" in n or n.startswith("tests")]


def test_an_empty_environment_ingests_a_page_and_answers_a_question(wheel, tmp_path):
    """The wheel alone, with its declared dependencies, reads a page and runs a catalogue question."""
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / "bin/python"
    installed = run(
        python, "-m", "pip", "install", "-q", "--disable-pip-version-check",
        "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path,
    )  # fmt: skip
    assert installed.returncode == 0, installed.stderr
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    tool = home / "bin/policygraph"
    ingested = run(tool, "ingest", page, cwd=tmp_path)
    assert ingested.returncode == 0, ingested.stderr
    question = ("query", "suppliers-of-firm", "-p", "firm=Goldwind", "--format", "csv")
    answer = run(tool, *question, cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "supplies wind power converters to Goldwind" in answer.stdout
