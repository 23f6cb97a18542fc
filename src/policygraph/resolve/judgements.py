"""What people decided, one decision a line of a text file that can live in git."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import field, frozen

from policygraph.errors import StoreError
from policygraph.model.iris import BASE, PREFIXES

KINDS: Mapping[str, tuple[str, ...]] = {
    "same": ("the one that goes", "the one that stays"),
    "different": ("one entity", "another entity"),
    "accept": ("a claim or its evidence",),
    "reject": ("a claim or its evidence",),
    "rank": ("a claim", "preferred, normal or deprecated"),
}
RANKS = ("preferred", "normal", "deprecated")


@frozen
class Judgements:
    """All decisions of a folder; ``digest`` changes when one of them does.

    ``same`` maps each entity that was merged to the one that stays in the end.
    """

    same: Mapping[str, str] = field(factory=dict)
    different: tuple[tuple[str, str], ...] = ()
    accept: frozenset[str] = frozenset()
    reject: frozenset[str] = frozenset()
    rank: Mapping[str, str] = field(factory=dict)
    digest: str = ""


def read_judgements(folder: Path) -> Judgements:
    r"""Return the decisions in the files ``same.tsv``, ``different.tsv``, ``accept.tsv`` and so on.

    Columns are separated by tabs; what follows the needed ones (who, when, why)
    is for people. Empty lines and lines that start with ``#`` say nothing.

    Raises:
        StoreError: If a line cannot be read, with file and line.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     _ = (Path(name) / "same.tsv").write_text("firm:gw\tfirm:goldwind\tMei, 2026\n")
    ...     len(read_judgements(Path(name)).same)
    1
    """
    found = {kind: list(_lines(folder / f"{kind}.tsv", kind)) for kind in KINDS}
    ordered = sorted((kind, *fields) for kind, lines in found.items() for _, fields in lines)
    return Judgements(
        same=_ends(folder / "same.tsv", found["same"]),
        different=tuple(sorted({(min(f), max(f)) for _, f in found["different"]})),
        accept=frozenset(f[0] for _, f in found["accept"]),
        reject=frozenset(f[0] for _, f in found["reject"]),
        rank={f[0]: f[1] for _, f in found["rank"]},
        digest=hashlib.sha256(repr(ordered).encode()).hexdigest()[:16],
    )


def write_judgement(folder: Path, kind: str, *fields: str, by: str = "", why: str = "") -> None:
    """Append one decision.

    Raises:
        StoreError: If the kind is unknown or the fields do not fit it.
    """
    if kind not in KINDS:
        raise StoreError(f"no judgement is called {kind}", fix=f"it is one of: {', '.join(KINDS)}")
    line = "\t".join(" ".join(part.split()) for part in (*fields, by, why)).rstrip("\t")
    _fields(line, kind, f"judgement {kind}")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{kind}.tsv").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def _lines(path: Path, kind: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} cannot be read: {error}", fix="save it as UTF-8 text") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, _fields(line, kind, f"{path.name}, line {number}")


def _fields(line: str, kind: str, where: str) -> tuple[str, ...]:
    needed = KINDS[kind]
    fields = [part.strip() for part in line.split("\t")][: len(needed)]
    if len(fields) < len(needed) or not all(fields):
        raise StoreError(
            f"{where}: a column is missing", fix=f"write, with tabs between: {', '.join(needed)}"
        )
    last = fields.pop() if kind == "rank" else ""
    if last and last not in RANKS:
        raise StoreError(f"{where}: {last} is no rank", fix=f"it is one of: {', '.join(RANKS)}")
    iris = tuple(_iri(part, where) for part in fields)
    if len(set(iris)) < len(iris):
        raise StoreError(f"{where}: both columns name the same thing", fix="name two")
    return (*iris, last) if last else iris


def _iri(text: str, where: str) -> str:
    prefix, _, name = text.strip("<>").partition(":")
    iri = PREFIXES[prefix] + name if prefix in PREFIXES else text.strip("<>")
    if not iri.startswith(BASE) or any(c in iri for c in ' "<>{}|\\^`'):
        raise StoreError(
            f"{where}: {text} is no IRI of this graph", fix="write it as firm:goldwind or in full"
        )
    return iri


def _ends(path: Path, lines: list[tuple[int, tuple[str, ...]]]) -> dict[str, str]:
    step: dict[str, str] = {}
    for number, (gone, kept) in lines:
        if step.setdefault(gone, kept) != kept:
            raise StoreError(
                f"{path.name}, line {number}: {gone} was merged into another one before", fix="keep one"
            )
        end, seen = kept, {gone}
        while end in step and end not in seen:
            seen.add(end)
            end = step[end]
        if end == gone:
            raise StoreError(f"{path.name}, line {number}: the merges go round in a circle", fix="remove one")
    found = {}
    for gone in step:
        end = gone
        while end in step:
            end = step[end]
        found[gone] = end
    return dict(sorted(found.items()))
