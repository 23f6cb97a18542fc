"""Commands that take documents in: what they report, what they leave, how they fail."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policygraph.cli.root import cli
from policygraph.resources import resource
from policygraph.store.disk import WriterLock

Run = Callable[..., Result]
SEED = sorted(resource("seeds").glob("*.txt"))[4]
CHINESE = "工业和信息化部发布通知，支持中小企业发展。\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command on a workspace of its own, in this process."""

    def call(*args: str, text: str = "") -> Result:
        return CliRunner().invoke(
            cli, ["--workspace", str(tmp_path / "ws"), *args], input=text, prog_name="policygraph"
        )

    return call


def test_a_document_is_taken_in_shown_and_taken_back(run: Run, tmp_path: Path) -> None:
    """Twice changes nothing; a retraction empties the graph, and the ledger keeps the trace."""
    assert "1 read" in run("ingest", str(SEED)).stdout
    assert "1 unchanged" in run("ingest", str(SEED)).stdout
    before, after = tmp_path / "before.nq", tmp_path / "after.nq"
    assert run("export", str(before)).exit_code == 0
    [document] = json.loads(run("sources", "--json").stdout)
    shown = run("sources", "show", SEED.name)
    assert shown.exit_code == 0
    assert document["key"] in shown.stdout
    assert "retracted" in run("sources", "retract", document["key"]).stdout
    assert json.loads(run("stats", "--json").stdout)["claims"] == 0
    assert "no documents" in run("sources").stdout
    run("ingest", str(SEED))
    run("export", str(after))
    assert after.read_bytes() == before.read_bytes()
    assert run("rebuild").exit_code == 0
    assert (tmp_path / "ws" / "ledger.jsonl").read_text(encoding="utf-8").count("\n") == 3


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "nothing to read"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        ("garbage.txt", bytes(range(128, 256)) * 3, ""),
        ("sheet.xlsx", b"PK\x03\x04", "no reader for .xlsx"),
        ("http://127.0.0.1:9/page", None, "private network"),
    ],
)
def test_what_cannot_be_read_is_reported_and_leaves_nothing(
    run: Run, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    """Exit status 3 alone, 1 beside a document that can be read; what to do stands with it."""
    path = name if name.startswith("http:") else str(tmp_path / name)
    if content is not None:
        Path(path).write_bytes(content)
    alone = run("ingest", path)
    assert alone.exit_code == 3
    assert "Failed: " in alone.stderr
    assert "  Try: " in alone.stderr
    assert message in alone.stderr
    assert "there is no workspace" in run("stats").stderr
    beside = run("ingest", path, str(SEED))
    assert beside.exit_code == 1
    assert "1 read, 0 replaced, 0 unchanged, 1 failed" in beside.stdout
    assert run("extract", path).exit_code == 3


def test_gb18030_is_read_right(run: Run, tmp_path: Path) -> None:
    """The Chinese national encoding needs no option."""
    path = tmp_path / "notice.txt"
    path.write_bytes(CHINESE.encode("gb18030"))
    assert run("ingest", str(path)).exit_code == 0
    texts = [p.read_text(encoding="utf-8") for p in (tmp_path / "ws" / "captures").rglob("*.txt")]
    assert CHINESE in texts


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    """Facts stand beside their quotes, and no folder is made."""
    result = run("ingest", str(SEED), "--dry-run")
    assert result.exit_code == 0
    assert "1 read" in result.stdout
    assert "quote" in result.stdout
    assert not (tmp_path / "ws").exists()


def test_a_store_in_use_is_left_alone(run: Run, tmp_path: Path) -> None:
    """The second writer learns who the first is; reading goes on."""
    run("ingest", str(SEED))
    lock = WriterLock(tmp_path / "ws" / "store")
    try:
        result = run("ingest", str(SEED))
        assert result.exit_code == 3
        assert "is being written to by process" in result.stderr
        assert run("query", "conflicts").exit_code == 0
    finally:
        lock.release()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["ingest", str(SEED), "--published", "soon"], "--published is not a date"),
        (["ingest"], "Missing argument"),
        (["sources", "burn", "x"], "sources has no action burn"),
    ],
)
def test_wrong_use_is_told(run: Run, tmp_path: Path, args: list[str], message: str) -> None:
    """Exit status 2, and no workspace is made."""
    result = run(*args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "ws").exists()


def test_extraction_is_written_in_the_interchange_format(run: Run) -> None:
    """JSON Lines in which every quote stands where its offsets say."""
    result = run("extract", str(SEED), "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    text = SEED.read_bytes().decode()
    facts = [record for record in records if record["record"] == "fact"]
    assert records[0]["document"] == SEED.stem
    assert facts
    assert all(text[fact["start"] : fact["end"]] == fact["quote"] for fact in facts)


def test_the_demo_ends_with_the_suppliers_of_goldwind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From nothing to cited suppliers and a page, twice with the same result."""
    monkeypatch.chdir(tmp_path)
    for report in ("5 read", "5 unchanged"):
        result = CliRunner().invoke(cli, ["demo"], prog_name="policygraph")
        assert result.exit_code == 0, result.stderr
        assert report in result.stdout
        end = result.stdout.split("-p firm=Goldwind")[1]
        assert "ONOFF Electric" in end
        assert "wind power converters" in end
        assert "Hami CRRC New Energy Motor" in end
        assert "Taking the tech measure" in end
        assert (tmp_path / "demo.html").stat().st_size > 10_000
        assert (tmp_path / "demo-data" / "ledger.jsonl").is_file()


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.7"])
def test_nothing_read_makes_no_folder(run: Run, tmp_path: Path, content: bytes | None) -> None:
    """A workspace begins with a document; until then questions say that there is none."""
    page = tmp_path / "page.txt"
    if content is not None:
        page.write_bytes(content)
    assert run("ingest", str(page)).exit_code == 3
    assert not (tmp_path / "ws").exists()
    asked = run("query", "suppliers-of-firm", "-p", "firm=Goldwind")
    assert "there is no workspace" in asked.stderr


def test_an_empty_folder_is_told(run: Run, tmp_path: Path) -> None:
    """Exit status 3 and one sentence, with or without files of other kinds."""
    (tmp_path / "in").mkdir()
    for _ in range(2):
        told = run("ingest", str(tmp_path / "in"))
        assert told.exit_code == 3
        assert "Error: no document in " in told.stderr
        assert not (tmp_path / "ws").exists()
        (tmp_path / "in" / "sheet.xlsx").write_bytes(b"PK")


def test_standard_input_is_read_once(run: Run) -> None:
    """The first document makes the workspace, standard input too."""
    assert "1 read" in run("ingest", "-", "--url", "https://example.org/a", text=CHINESE).stdout
