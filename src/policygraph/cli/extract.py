"""``policygraph extract``."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from policygraph.cli.files import expand
from policygraph.cli.output import print_note, print_result, terminal_width
from policygraph.cli.progress import steps
from policygraph.cli.root import NOTHING_DONE, Command
from policygraph.cli.settings import settings
from policygraph.errors import SourceError

if TYPE_CHECKING:
    from policygraph.model.values import Entity, Extraction, Fact
    from policygraph.query.answer import Answer

_COLUMNS = ("fact", "says", "quote", "place", "confidence", "status")


@click.command("extract", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "format_", type=click.Choice(("table", "jsonl")), help="Form; table by default.")
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], format_: str | None) -> int:
    """Show the facts of documents beside their quotes; nothing is kept.

    Files, folders and globs are read; the JSON Lines hold every document, entity and fact
    with the offsets of its quote.

    \b
    Examples:
      policygraph extract notice.txt
      policygraph extract pages/ --format jsonl > pages.jsonl
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    from policygraph.ingest.extract import extract
    from policygraph.ingest.interchange import to_jsonl
    from policygraph.ingest.readers import read
    from policygraph.resolve.lexicon import Lexicon

    given = settings(ctx)
    as_lines = format_ == "jsonl" or (format_ is None and given.json)
    lexicon = Lexicon.load()
    done = failed = 0
    for path in steps(expand(files), given, "extracting"):
        try:
            extraction = extract(read(path), lexicon)
        except SourceError as error:
            failed += 1
            print_note(given, f"{error} ({error.fix})" if error.fix else str(error))
            continue
        done += 1
        print_result(to_jsonl(extraction) if as_lines else _draw(extraction, given.bold))
    if failed and not done:
        return NOTHING_DONE
    return 1 if failed else 0


def _draw(extraction: "Extraction", bold: bool) -> str:
    from policygraph.query.table import clean, draw_table

    count = len(extraction.facts)
    topic = "" if extraction.relevant else ", not about China's industrial policy"
    head = f"{extraction.document.stem}: {count} facts, {len(extraction.articles)} articles{topic}\n"
    issues = "".join(f"  issue: {clean(issue)}\n" for issue in extraction.issues)
    table = draw_table(_table(extraction), terminal_width(), bold) if count else ""
    return f"{head}{issues}{table}"


def _table(extraction: "Extraction") -> "Answer":
    from pyoxigraph import Literal

    from policygraph.query.answer import Answer

    names = {entity.id: entity for entity in extraction.entities}
    rows = tuple(
        tuple(map(Literal, _row(fact, names))) for fact in sorted(extraction.facts, key=lambda f: f.start)
    )
    return Answer(_COLUMNS, rows)


def _row(fact: "Fact", names: dict[str, "Entity"]) -> Iterable[str]:
    says = " · ".join(f"{role} {_name(value, names)}" for role, value in fact.roles.items())
    kind = fact.type if fact.modality == "stated" else f"{fact.type} ({fact.modality})"
    return kind, says, fact.quote, f"{fact.start}–{fact.end}", f"{fact.confidence:.2f}", fact.status


def _name(value: Any, names: dict[str, "Entity"]) -> str:
    entity = names.get(value) if isinstance(value, str) else None
    return entity.name if entity else str(value)
