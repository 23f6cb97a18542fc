"""Judging claims: in the terminal, as a sheet, one by one; undone, overruled, rebuilt."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode

from policygraph.cli.review_screen import Screen, draw
from policygraph.cli.root import cli
from policygraph.model import rdf
from policygraph.model.iris import PREFIXES, short_iri
from policygraph.query.table import display_width
from policygraph.resources import resource
from policygraph.workspace import Workspace

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the founding documents, to copy."""
    path = tmp_path_factory.mktemp("review") / "seeded"
    with Workspace(path) as workspace:
        workspace.ingest(resource("seeds"))
    return path


@pytest.fixture
def path(seeded: Path, tmp_path: Path) -> Path:
    """A workspace of one's own."""
    shutil.copytree(seeded, tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def run(path: Path) -> Run:
    """Run a command on it, in this process."""

    def call(*args: str) -> Result:
        return CliRunner().invoke(cli, ["--workspace", str(path), *args], prog_name="policygraph")

    return call


def _suppliers(run: Run) -> set[str]:
    answer = run("query", "suppliers-of-firm", "-p", "firm=Goldwind", "--format", "csv").stdout
    return {row["name"] for row in csv.DictReader(io.StringIO(answer))}


def _supply(path: Path) -> str:
    with Workspace(path) as workspace:
        found = [one for one in workspace.review("Goldwind") if "ONOFF Electric" in one.says]
        return next(one.claim for one in found if one.kind == "supply relation")


def _graph(path: Path) -> list[str]:
    with Workspace(path) as workspace:
        return list(workspace.store.dump(without=[rdf.META]))


def test_rejecting_the_claim_behind_an_answer_removes_its_row_and_undo_brings_it_back(
    run: Run, path: Path
) -> None:
    """Both survive a rebuild, and undoing leaves no trace in the graph."""
    claim, before = _supply(path), _graph(path)
    assert "ONOFF Electric" in _suppliers(run)
    told = run("review", "--reject", claim, "--by", "Mei", "--why", "another firm")
    assert told.exit_code == 0, told.stderr
    assert "1 decisions written" in told.stdout
    for _ in range(2):
        assert "ONOFF Electric" not in _suppliers(run)
        assert "Hami CRRC New Energy Motor" in _suppliers(run)
        assert run("rebuild").exit_code == 0
    assert "ONOFF Electric" in run("review", "--rejected").stdout
    assert "ONOFF Electric" not in run("review").stdout
    assert run("review", "--undo", "--by", "Mei").exit_code == 0
    for _ in range(2):
        assert "ONOFF Electric" in _suppliers(run)
        assert run("rebuild").exit_code == 0
    assert _graph(path) == before
    lines = [line for name in ("reject", "undo") for line in _lines(path, name)]
    assert [line.split("\t")[0] for line in lines] == [claim.replace(PREFIXES["claim"], "claim:"), "reject"]
    assert "another firm" in lines[0]


def _lines(path: Path, kind: str) -> list[str]:
    return (path / "judgements" / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()


def test_of_two_judgements_the_later_wins_and_both_are_shown(run: Run, path: Path) -> None:
    """Two people decide on one claim; whoever merges the files line by line gets the same result."""
    claim = _supply(path).replace(PREFIXES["claim"], "claim:")
    judgements = path / "judgements"
    (judgements / "accept.tsv").write_text(f"{claim}\tLi\t2026-11-21T10:00:00+00:00\tread it twice\n")
    (judgements / "reject.tsv").write_text(f"{claim}\tMei\t2026-11-21T17:00:00+08:00\n")
    told = run("review")
    assert f"reject {claim} (Mei, 2026-11-21) in reject.tsv, line 1 is overruled by accept" in told.stderr
    assert "ONOFF Electric" in _suppliers(run)
    (judgements / "reject.tsv").write_text(f"{claim}\tMei\t2026-11-21T19:00:00+08:00\n")
    assert "ONOFF Electric" not in _suppliers(run)
    log = run("review", "--log").stdout
    assert "read it twice; overruled by reject" in log


def test_a_judgement_file_on_an_unknown_claim_is_told_and_changes_nothing(run: Run, path: Path) -> None:
    """The line stays, the graph stays, and the place is named; a damaged line is an error."""
    before = _graph(path)
    file = path / "judgements" / "reject.tsv"
    file.write_text("# ours\nclaim:supply-relation-aaaaaaaaaaaaaaaa\tMei\n")
    told = run("review")
    assert told.exit_code == 0
    assert "reject.tsv, line 2: no claim in this workspace is meant by reject claim:supply" in told.stderr
    assert _graph(path) == before
    for line, message in (
        ("claim of mine\n", "reject.tsv, line 1: claim of mine is no IRI of this graph"),
        ("claim:x\tMei\t2026-99-99T10:00\n", "reject.tsv, line 1: 2026-99-99T10:00 is no time"),
    ):
        file.write_text(line)
        assert message in run("stats").stderr
    file.unlink()
    assert run("stats").exit_code == 0
    assert _graph(path) == before
    told = run("review", "--reject", "claim:nothing")
    assert (told.exit_code, "no claim claim:nothing is in this workspace" in told.stderr) == (3, True)


def test_an_edit_of_an_unknown_claim_is_told_and_one_that_was_applied_is_not(run: Run, path: Path) -> None:
    """A correction changes the claim's IRI, so its line names what the graph no longer holds."""
    claim = _supply(path).replace(PREFIXES["claim"], "claim:")
    unknown = "claim:supply-relation-aaaaaaaaaaaaaaaa"
    file = path / "judgements" / "edit.tsv"
    file.write_text(f"{unknown}\tcustomer=firm:byd\tMei\n{claim}\tcustomer=firm:byd\tMei\n")
    told = run("review").stderr
    assert f"edit.tsv, line 1: no claim in this workspace is meant by edit {unknown}" in told
    assert "line 2" not in told
    with Workspace(path) as workspace:
        (now,) = {short_iri(c.claim) for c in workspace.review(claim)}
    assert now != claim
    assert run("review", "--undo", now).exit_code == 0
    assert _supply(path).endswith(claim.removeprefix("claim:"))


def test_undoing_takes_back_one_line_even_if_another_says_the_same(run: Run, path: Path) -> None:
    """Two people reject one claim; one of them changes her mind and the other's word still holds."""
    claim = _supply(path).replace(PREFIXES["claim"], "claim:")
    (path / "judgements" / "reject.tsv").write_text(
        f"{claim}\tLi\t2026-11-20T10:00:00+00:00\n{claim}\tMei\t2026-11-21T10:00:00+00:00\n"
    )
    assert run("review", "--undo", "--by", "Mei").exit_code == 0
    assert run("review", "--log").stdout.strip() == f"reject {claim} (Li, 2026-11-20)"
    assert "ONOFF Electric" not in _suppliers(run)
    assert run("review", "--undo").exit_code == 0
    assert "ONOFF Electric" in _suppliers(run)


def test_merging_follows_everywhere_and_keeping_apart_is_remembered(run: Run, path: Path) -> None:
    """The losing IRI stays as deprecated; queries find the other; what must not merge does not."""
    told = run("review", "--merge", "ONOFF Electric", "firm:hami-crrc-new-energy-motor")
    assert told.exit_code == 0, told.stderr
    gone = NamedNode(f"{PREFIXES['firm']}onoff-electric")
    with Workspace(path) as workspace:
        quads = list(workspace.store.quads(gone))
        assert {q.graph_name for q in quads} == {rdf.CURATION}
        assert {q.predicate for q in quads} == {rdf.DEPRECATED, rdf.REPLACED_BY}
    assert "firm:onoff-electric was merged into firm:hami" in run("show", "firm:onoff-electric").stderr
    assert "wind power converters" in run("show", "firm:hami-crrc-new-energy-motor").stdout
    assert run("review", "--apart", "Goldwind", "BYD").exit_code == 0
    with Workspace(path) as workspace:
        (apart,) = workspace.store.quads(None, rdf.DIFFERENT, None, rdf.CURATION)
        assert {apart.subject, apart.object} == {
            NamedNode(f"{PREFIXES['firm']}{name}") for name in ("goldwind", "byd")
        }
    for args, message in (
        (("--merge", "body:miit", "body:miit-uz"), "the register keeps body:miit and body:miit-uz apart"),
        (("--merge", "Goldwind", "place:CN-130000"), "are not of one kind"),
        (("--merge", "firm:hami-crrc-new-energy-motor", "firm:onoff-electric"), "both columns name"),
    ):
        refused = run("review", *args)
        assert refused.exit_code in (2, 3)
        assert message in refused.stderr
    assert run("review", "--undo", "firm:onoff-electric").exit_code == 0
    assert "ONOFF Electric" in _suppliers(run)


def test_a_correction_replaces_the_claim(run: Run, path: Path) -> None:
    """The old reading is gone, the new one is in, and what the quote does not say is marked as inferred."""
    claim, before = _supply(path), _graph(path)
    assert run("review", "--edit", claim, "customer=BYD").exit_code == 0
    assert "ONOFF Electric" not in _suppliers(run)
    with Workspace(path) as workspace:
        (found,) = [c for c in workspace.review("BYD") if "ONOFF Electric" in c.says]
        inferred = workspace.store.quads(NamedNode(found.claim), NamedNode(f"{PREFIXES['pg']}inferred"))
        assert NamedNode(f"{PREFIXES['pg']}customer") in {q.object for q in inferred}
        assert not list(workspace.store.quads(NamedNode(claim)))
    after = _graph(path)
    run("rebuild")
    assert _graph(path) == after
    wrong = run("review", "--edit", found.claim, "colour=red")
    assert "the claim has no role colour" in wrong.stderr
    assert run("review", "--undo").exit_code == 0
    assert _graph(path) == before


def test_the_queue_goes_through_a_spreadsheet_and_back(run: Run, path: Path, tmp_path: Path) -> None:
    """With a byte-order mark and no formulas; decided once, however often it is handed in."""
    sheet = tmp_path / "queue.csv"
    assert run("review", "Goldwind", "--export", str(sheet)).exit_code == 0
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert not [c for row in rows for c in row.values() if c.startswith(("=", "+", "-", "@"))]
    row = next(row for row in rows if "ONOFF Electric" in row["says"] and row["kind"] == "supply relation")
    row["decision"] = "Reject"
    for encoding, comma in (("utf-8-sig", ","), ("gb18030", ";")):
        _write(sheet, rows, encoding, comma)
        assert run("review", "--import", str(sheet), "--by", "Mei").exit_code == 0
    assert len(_lines(path, "reject")) == 1
    assert "ONOFF Electric" not in _suppliers(run)
    row["decision"] = "undo"
    _write(sheet, rows)
    assert run("review", "--import", str(sheet)).exit_code == 0
    assert "ONOFF Electric" in _suppliers(run)


def _write(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8-sig", comma: str = ",") -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=comma)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding=encoding, errors="replace")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"decision": "burn"}, "queue.csv, row 3, column decision: no decision is called burn"),
        ({"claim": "claim:none"}, "queue.csv, row 3, column claim: no claim claim:none is in this workspace"),
        ({"claim": ""}, "queue.csv, row 3, column claim: it is empty"),
        ({"decision": "rank"}, "queue.csv, row 3, column value: it is empty"),
        (
            {"decision": "rank", "value": "best"},
            "queue.csv, row 3, column value: judgement rank: best is no rank",
        ),
        ({"decision": "merge", "value": "Goldwind"}, "queue.csv, row 3, column value: Goldwind names no two"),
        (
            {"decision": "apart", "value": "Goldwind=Nobody at all"},
            "column value: no entity named Nobody at all",
        ),
        (None, "queue.csv, row 1: the column claim is missing"),
    ],
)
def test_a_sheet_with_a_mistake_decides_nothing(
    run: Run, path: Path, tmp_path: Path, change: dict[str, str] | None, message: str
) -> None:
    """The row and the column are named, and no row before them has been taken in."""
    sheet = tmp_path / "queue.csv"
    run("review", "Goldwind", "--export", str(sheet))
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    rows[0]["decision"] = rows[1]["decision"] = "reject"
    if change is None:
        rows = [{key: value for key, value in row.items() if key != "claim"} for row in rows]
    else:
        rows[1] |= change
    _write(sheet, rows)
    told = run("review", "--import", str(sheet))
    assert told.exit_code == 3
    assert message in told.stderr
    assert not list((path / "judgements").iterdir())


def test_keys_decide_in_the_terminal(path: Path) -> None:
    """Accept, change one's mind, rank, merge, ask for help, quit: each decision is on disk at once."""
    with Workspace(path) as workspace:
        found = workspace.review("Goldwind")
        keys = iter(["?", "x", "r", "u", "a", "k", "k", "e", "q"])
        answers = iter(["best", "pref", "product="])
        shown: list[str] = []
        screen = Screen(
            workspace.clerk("Mei"), 60, key=lambda: next(keys), ask=lambda _: next(answers), show=shown.append
        )
        made = screen.run(found)
    assert [decision.kind for decision in made] == ["reject", "undo", "accept", "rank"]
    assert {decision.by for decision in made} == {"Mei"}
    assert next(keys, None) is None
    told = "\n".join(shown)
    assert "keep the claim out of the graph, or take it out" in told
    assert "'x' is no key here" in told
    assert "best is no rank" in told
    assert "corrects nothing" in told
    assert all(display_width(line) <= 60 for line in told.split("\n"))
    with Workspace(path) as workspace:
        assert [d.kind for d in workspace.desk().judgements.decisions] == ["accept", "rank"]
        assert list(workspace.store.quads(NamedNode(made[-1].fields[0]), NamedNode(f"{PREFIXES['pg']}rank")))


def test_a_claim_is_drawn_in_its_sentence_at_sixty_columns(path: Path) -> None:
    """The quote is marked without colour, and nothing is wider than the terminal."""
    with Workspace(path) as workspace:
        found = [*workspace.review(), *workspace.review("Little Giants")]
    for one in found:
        lines = draw(one, 60)
        assert all(display_width(line) <= 60 for line in lines)
        marked = " ".join(line[4:] for line in lines if line.startswith("  ▌ "))
        assert "".join(marked.split()) == "".join(one.quote.split())


def test_without_a_terminal_the_queue_is_printed_with_what_to_do(run: Run) -> None:
    """Most uncertain first; how to decide stands at the end."""
    told = run("review", "Goldwind")
    assert told.exit_code == 0
    assert "--export FILE" in " ".join(told.stdout.split())
    found = json.loads(run("review", "Goldwind", "--json").stdout)
    weights = [one["weight"] for one in found]
    assert weights == sorted(weights, reverse=True)
    assert [told.stdout.index(short_iri(one["claim"])) for one in found] == sorted(
        told.stdout.index(short_iri(one["claim"])) for one in found
    )
