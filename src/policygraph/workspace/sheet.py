"""The review queue as a sheet that people edit in a spreadsheet, and back."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from policygraph.errors import PolicyGraphError, StoreError
from policygraph.model.iris import short_iri
from policygraph.resolve.judgements import Decision
from policygraph.workspace.deciding import Clerk
from policygraph.workspace.review import Candidate

COLUMNS = (
    "decision",
    "value",
    "why",
    "says",
    "before",
    "quote",
    "after",
    "document",
    "publisher",
    "date",
    "kind",
    "status",
    "confidence",
    "reach",
    "reason",
    "claim",
)
NEEDED = ("claim", "decision", "value")
DECISIONS: Mapping[str, str] = {
    "accept": "",
    "reject": "",
    "edit": "role=value",
    "rank": "preferred, normal or deprecated",
    "merge": "the entity that goes = the one that stays",
    "apart": "one entity = another",
    "undo": "",
}
_KINDS = {"merge": "same", "apart": "different"}
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def write_sheet(candidates: Iterable[Candidate]) -> bytes:
    """Return candidates as CSV that spreadsheets open right: with a byte-order mark and without formulas."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for one in candidates:
        cells = {
            "says": one.says,
            "before": one.before,
            "quote": one.quote,
            "after": one.after,
            "document": one.document,
            "publisher": one.publisher,
            "date": one.date,
            "kind": one.kind,
            "status": one.status,
            "confidence": f"{one.confidence:.2f}",
            "reach": str(one.reach),
            "reason": one.reason,
            "claim": short_iri(one.claim),
        }
        sheet.writerow([guarded(" ".join(cells.get(column, "").split())) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def read_sheet(clerk: Clerk, content: bytes, name: str) -> list[Decision]:
    """Return the decisions of a sheet; what stands already is not decided again.

    Raises:
        StoreError: If a column is missing, or a cell cannot be read: with row and column. Nothing
            is decided then.
    """
    standing = {(d.kind, d.fields) for d in clerk.desk.judgements.decisions}
    found: list[Decision] = []
    for number, row in _rows(content, name):
        word = row["decision"].lower()
        if not word:
            continue
        where = f"{name}, row {number}"
        if word not in DECISIONS:
            raise StoreError(
                f"{where}, column decision: no decision is called {word}",
                fix=f"one of: {', '.join(DECISIONS)}; or leave it empty",
            )
        if DECISIONS[word] and not row["value"]:
            raise StoreError(f"{where}, column value: it is empty", fix=f"write {DECISIONS[word]}")
        column = "claim"
        try:
            if not row["claim"]:
                raise StoreError("it is empty", fix="export the queue again, and keep the column as it is")
            clerk.decide("accept", row["claim"])
            column = "value"
            found += _decisions(clerk, word, row)
        except PolicyGraphError as error:
            raise StoreError(f"{where}, column {column}: {error}", fix=error.fix) from error
    return [one for one in dict.fromkeys(found) if (one.kind, one.fields) not in standing]


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("plain")
    ("'=1+1", 'plain')
    """
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_RISKY) else cell


def _decisions(clerk: Clerk, word: str, row: Mapping[str, str]) -> Iterator[Decision]:
    why = row.get("why", "")
    if word == "undo":
        yield from clerk.undo(row["claim"])
    elif word in _KINDS:
        one, equals, other = (part.strip() for part in row["value"].partition("="))
        if not equals or not one or not other:
            raise StoreError(f"{row['value']} names no two entities", fix=f"write {DECISIONS[word]}")
        yield clerk.decide(_KINDS[word], one, other, why=why)
    elif word == "edit":
        for change in row["value"].split(";"):
            if change.strip():
                yield clerk.decide("edit", row["claim"], change.strip(), why=why)
    else:
        value = [row["value"]] if DECISIONS[word] else []
        yield clerk.decide(word, row["claim"], *value, why=why)


def _rows(content: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    text = _decoded(content, name)
    head = text.split("\n", 1)[0]
    comma = max((",", ";", "\t"), key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=comma))
    except csv.Error as error:
        raise StoreError(f"{name} is no CSV: {error}", fix="save the sheet as CSV in UTF-8") from error
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    for column in NEEDED:
        if header.count(column) != 1:
            said = "is missing" if column not in header else "stands there twice"
            raise StoreError(
                f"{name}, row 1: the column {column} {said}",
                fix="export the queue again, and keep its first row",
            )
    for number, cells in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in cells):
            if len(cells) > len(header):
                raise StoreError(
                    f"{name}, row {number}: there are more cells than columns", fix="mend the row"
                )
            padded = [*cells, *[""] * (len(header) - len(cells))]
            yield number, {key: _unguarded(cell.strip()) for key, cell in zip(header, padded, strict=True)}


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise StoreError(f"{name} is no text", fix="save the sheet as CSV in UTF-8")
