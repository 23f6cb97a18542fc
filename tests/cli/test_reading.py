"""Commands that read the graph: what they print, and how they fail."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policygraph.cli.root import COMMANDS, cli
from policygraph.query.table import display_width

Run = Callable[..., Result]


@pytest.fixture
def run(small_workspace: Path) -> Run:
    """Run a command on the small workspace, in this process."""

    def call(*args: str, text: str | bytes = "") -> Result:
        store = [] if "--store" in args else ["--store", str(small_workspace)]
        return CliRunner().invoke(cli, [*store, *args] if args else [], input=text, prog_name="policygraph")

    return call


def process(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "policygraph", *args],
        env={**os.environ, "PYTHONUTF8": "1", **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_command(run: Run) -> None:
    """Each command is listed with the first line of its own help."""
    listed = run("--help").stdout
    assert all(name in listed for name in COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_explains_itself_with_examples(run: Run, name: str) -> None:
    """Help ends well and shows at least one line that can be typed."""
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"policygraph {name}" in result.stdout.split("Options:")[0].split("\n", 1)[1]


def test_no_arguments_show_the_help(run: Run) -> None:
    """A first call is answered, not scolded."""
    result = run()
    assert result.exit_code == 0
    assert "Commands:" in result.stdout


def test_a_question_is_answered_with_quote_and_source(run: Run) -> None:
    """Names in Chinese work, and the words stand beside the answer."""
    result = run("query", "suppliers-of-firm", "-p", "firm=甲风电")
    assert result.exit_code == 0
    assert "Beta Gear builds the gearboxes of Alpha Wind" in result.stdout
    assert "The Gazette" in result.stdout


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "xml", "markdown", "table"])
def test_every_format_holds_the_answer(run: Run, format_: str) -> None:
    """The same rows, for people and for programs."""
    result = run("query", "suppliers-of-firm", "-p", "firm=Alpha Wind", "--format", format_)
    assert result.exit_code == 0
    assert "Beta" in result.stdout


def test_global_options_stand_before_or_after_the_command(run: Run) -> None:
    """``--json`` means the same in both places."""
    question = ["query", "suppliers-of-firm", "-p", "firm=Alpha Wind"]
    before, after = run("--json", *question).stdout, run(*question, "--json").stdout
    assert before == after
    assert json.loads(after)["head"]["vars"][0] == "name"


def test_the_catalogue_is_listed_by_topic(run: Run) -> None:
    """Every question stands under its topic, with its parameters."""
    listed = run("query", "--list").stdout
    assert "supply-chain\n" in listed
    assert "suppliers-of-firm  firm" in listed
    assert len(json.loads(run("query", "--list", "--json").stdout)) >= 8


def test_a_note_on_a_shared_name_goes_to_standard_error(run: Run) -> None:
    """The answer stays clean for the next program."""
    result = run("query", "documents-of-body", "-p", "body=MOI", "--format", "csv")
    assert "is read as" in result.stderr
    assert "is read as" not in result.stdout
    assert run("--quiet", "query", "documents-of-body", "-p", "body=MOI").stderr == ""


def test_a_card_shows_claims_words_and_rivals(run: Run) -> None:
    """``show`` answers for any name, as text and as JSON."""
    assert "Where sources disagree" in run("show", "新芽").stdout
    card = json.loads(run("show", "Sprouts", "--json").stdout)
    assert card["sections"][0]["statements"][0]["words"][0]["source"].startswith("https://")


@pytest.mark.parametrize(
    ("args", "text", "message", "fix"),
    [
        (["query", "suppliers-of-firm", "-p", "firm=Alfa Wnd"], "", "no firm named Alfa Wnd", "Alpha Wind"),
        (["query", "suppliers-of-frm"], "", "no question named suppliers-of-frm", "suppliers-of-firm"),
        (["query", "suppliers-of-firm"], "", "needs firm", "-p firm=firm:goldwind"),
        (["query", "suppliers-of-firm", "-p", "firm"], "", "a parameter needs a value", "-p firm=Goldwind"),
        (["query", "nowhere.rq"], "", "cannot be read", "check the path"),
        (["query"], "", "no question is given", "--list"),
        (["query", "-"], "SELECT ?x WHERE {\n ?x ?y }", "line 2, column", "column"),
        (["query", "-"], "DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph", "SELECT"),
        (["query", "-"], b"\x89PNG\x00\xff", "standard input is not UTF-8 text", "UTF-8"),
        (["query", "-p", "firm=x> } ; CLEAR ALL", "suppliers-of-firm"], "", "no firm named x> }", ""),
        (["query", "conflicts", "--format", "turtle"], "", "holds triples", "CONSTRUCT"),
        (["show", "Nobody At All"], "", "no entity named Nobody At All", "check the spelling"),
        (["show", "Nosuch"], "", "no entity named Nosuch", "check the spelling"),
        (["show", "Alph Wind"], "", "no entity named Alph Wind", "did you mean Alpha Wind"),
        (["show"], "", "Missing argument", "policygraph show --help"),
        (["chain", "Sprouts"], "", "Sprouts is a programme, not a firm", "name a firm"),
        (["chain", "Alpha Wind", "--depth", "0"], "", "0 steps", "--depth from 1"),
        (
            ["query", "members-of-programme", "-p", "programme=MOI"],
            "",
            "is a public body, not a",
            "programme",
        ),
        (["query", "targets-due", "-p", "year=soon"], "", "year is not a whole number", "year=2027"),
        (["query", "exposed-firms", "-p", "firm=Beta Gear", "-p", "steps=-1"], "", "less than 1", "steps=3"),
        (["quey"], "", "no command named quey", "policygraph query"),
        (["--nothing"], "", "No such option", "policygraph --help"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    run: Run, args: list[str], text: str | bytes, message: str, fix: str
) -> None:
    """Exit status 2, what is wrong and what to do; nothing on standard output, no traceback."""
    result = run(*args, text=text)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert message in result.stderr
    assert fix in result.stderr
    assert len(result.stderr.splitlines()) <= 2


def test_an_error_cannot_steer_the_terminal(run: Run) -> None:
    """What a reader typed comes back without its escapes."""
    assert "\x1b" not in run("show", "\x1b[31mred").stderr


def test_a_question_of_an_empty_graph_is_an_error(tmp_path: Path) -> None:
    """No rows because nothing was read is another thing than no rows."""
    from policygraph.store import OxigraphStore
    from policygraph.store.shipped import shipped_quads

    with OxigraphStore(tmp_path / "store") as store:
        store.load(shipped_quads())
    asked = ["--store", str(tmp_path / "store"), "query", "conflicts"]
    result = CliRunner().invoke(cli, asked, prog_name="policygraph")
    assert result.exit_code == 3
    assert "holds no claims yet" in result.stderr


def test_a_chain_has_a_quote_for_each_step_and_its_weakest_link(run: Run) -> None:
    """Suppliers only with ``--up``; the rumoured step is the weak one."""
    printed = run("chain", "甲风电", "--up").stdout
    assert "← Beta Gear · gearboxes" in printed
    assert "丙股份 supplies Alpha Wind: rumoured" in printed
    assert "Customers" not in printed
    told = json.loads(run("chain", "Beta Gear", "--json").stdout)
    assert [hop["firm"] for hop in told["customers"]] == ["Alpha Wind"]
    assert told["suppliers"] == []


def test_an_answer_can_be_cited(run: Run) -> None:
    """BibLaTeX by default, CSL-JSON with ``--json``, the same identifier in both."""
    question = ["query", "suppliers-of-firm", "-p", "firm=Alpha Wind", "--cite"]
    entries = run(*question).stdout
    items = json.loads(run(*question, "--json").stdout)
    assert f"@dataset{{{items[0]['id']}," in entries
    assert "@online{source-one," in entries
    assert {item["id"] for item in items[1:]} == {"source-one", "source-two"}


def test_no_workspace_is_an_error_with_a_way_on(tmp_path: Path) -> None:
    """Exit status 3: nothing was done."""
    result = CliRunner().invoke(cli, ["--workspace", str(tmp_path / "none"), "show", "x"])
    assert result.exit_code == 3
    assert "there is no workspace" in result.stderr
    assert "policygraph demo" in result.stderr


def test_an_endpoint_is_refused_until_it_can_be_asked(run: Run) -> None:
    """The help says so too."""
    result = run("--store", "https://example.org/sparql", "query", "conflicts")
    assert result.exit_code == 3
    assert "cannot be asked" in result.stderr


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path, run: Run) -> None:
    """Nothing is written over what a newer version made."""
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "format.json").write_text('{"format": 99}', encoding="utf-8")
    result = run("--store", str(folder), "query", "conflicts")
    assert result.exit_code == 3
    assert "newer policygraph" in result.stderr


@pytest.mark.parametrize("columns", [60, 80, 132])
def test_output_fits_a_narrow_terminal(small_workspace: Path, columns: int) -> None:
    """Tables and cards wrap at the width that the terminal has."""
    for args in (
        ["query", "suppliers-of-firm", "-p", "firm=Alpha Wind"],
        ["show", "Alpha Wind"],
        ["chain", "Alpha Wind"],
        ["query", "--list"],
    ):
        done = process("--store", str(small_workspace), *args, COLUMNS=str(columns))
        assert done.returncode == 0, done.stderr
        assert max(map(display_width, done.stdout.splitlines())) <= columns


def test_a_file_gets_no_colour(small_workspace: Path) -> None:
    """Escapes appear on a terminal only, and never with NO_COLOR."""
    done = process("--store", str(small_workspace), "show", "Sprouts", NO_COLOR="1")
    assert "\x1b" not in done.stdout + done.stderr


def test_a_reader_that_leaves_is_no_error(small_workspace: Path) -> None:
    """``policygraph … | head`` ends quietly."""
    with subprocess.Popen(
        [sys.executable, "-m", "policygraph", "--store", small_workspace, "query", "-", "--format", "tsv"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as asked:
        assert asked.stdin
        assert asked.stdout
        assert asked.stderr
        asked.stdin.write(b"SELECT * { ?s ?p ?o }")
        asked.stdin.close()
        asked.stdout.readline()
        asked.stdout.close()
        assert asked.stderr.read() == b""
    assert asked.returncode == 0


def test_completion_scripts_are_printed(run: Run) -> None:
    """One for each shell."""
    for shell in ("bash", "zsh", "fish"):
        assert "_POLICYGRAPH_COMPLETE" in run("completion", shell).stdout


def test_an_answer_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    """``--out`` writes what would have been printed; Parquet without pyarrow says what is needed."""
    out = tmp_path / "a.csv"
    assert run("query", "conflicts", "--format", "csv", "-o", str(out)).stdout == ""
    assert out.read_bytes().startswith(b"subject,indicator")
    unwritable = run("query", "conflicts", "-o", str(tmp_path / "none" / "a.csv"))
    assert unwritable.exit_code == 3
    assert "cannot be written" in unwritable.stderr
    assert "file.parquet" in run("query", "conflicts", "--format", "parquet").stderr.casefold()
