"""What people decided, one decision a line of a text file that can live in git."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import field, frozen

from policygraph.errors import StoreError
from policygraph.model.iris import BASE, PREFIXES, short_iri

KINDS: Mapping[str, tuple[str, ...]] = {
    "same": ("the one that goes", "the one that stays"),
    "different": ("one entity", "another entity"),
    "edit": ("a claim or its evidence", "role=value"),
    "accept": ("a claim or its evidence",),
    "reject": ("a claim or its evidence",),
    "rank": ("a claim", "preferred, normal or deprecated"),
    "undo": ("the kind of the decision", "its first column", "its second column, or -"),
}
RANKS = ("preferred", "normal", "deprecated")
NOTHING = "-"
_ATTRIBUTES = ".gitattributes"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?\Z")
_EDIT = re.compile(r"(?P<role>[A-Za-z][A-Za-z_]*)=(?P<value>.+)", re.DOTALL)
_PAIRS = frozenset(("same", "different"))


@frozen
class Decision:
    """One line: its kind, its columns with whole IRIs, who, when, why, and where it stands."""

    kind: str
    fields: tuple[str, ...]
    by: str = ""
    time: str = ""
    why: str = ""
    place: str = ""

    @property
    def matter(self) -> tuple[str, ...]:
        """What it decides; of two decisions on one matter the later one holds.

        Accepting and rejecting decide one matter, and so do merging two entities
        and keeping them apart.
        """
        if self.kind in ("accept", "reject"):
            return ("standing", self.fields[0])
        if self.kind == "rank":
            return ("rank", self.fields[0])
        if self.kind == "edit":
            return ("edit", self.fields[0], self.fields[1].partition("=")[0])
        return ("pair", *sorted(self.fields))

    def __str__(self) -> str:
        told = ", ".join(part for part in (self.by, self.time[:10]) if part)
        words = " ".join(short_iri(part) for part in self.fields)
        return f"{self.kind} {words}" + (f" ({told})" if told else "")


@frozen
class Judgements:
    """All decisions that hold; ``digest`` changes when one of them does.

    ``same`` maps each entity that was merged to the one that stays in the end,
    ``edit`` what a claim or its evidence was corrected to, in the order of the
    decisions. ``conflicts`` pairs each decision that no longer holds with the
    later one that overrules it; ``decisions`` are all that were not undone.
    """

    same: Mapping[str, str] = field(factory=dict)
    different: tuple[tuple[str, str], ...] = ()
    edit: Mapping[str, Mapping[str, str]] = field(factory=dict)
    accept: frozenset[str] = frozenset()
    reject: frozenset[str] = frozenset()
    rank: Mapping[str, str] = field(factory=dict)
    digest: str = ""
    decisions: tuple[Decision, ...] = ()
    conflicts: tuple[tuple[Decision, Decision], ...] = ()


def read_judgements(folder: Path, until: str = "") -> Judgements:
    r"""Return the decisions in the files ``same.tsv``, ``different.tsv``, ``accept.tsv`` and so on.

    Columns are separated by tabs: those that the kind needs, then who, when and
    why. Empty lines and lines that start with ``#`` say nothing. Decisions take
    effect by their times, those without one first, so that the files of two
    people may be merged line by line. A line of ``undo.tsv`` cancels one line: the
    last of those before it that say the same; of two decisions on one matter the
    later holds.

    Args:
        folder: Where the files are.
        until: A moment in ISO 8601 and UTC; what was decided later does not count.

    Raises:
        StoreError: If a line cannot be read, with file and line.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     _ = (Path(name) / "same.tsv").write_text("firm:gw\tfirm:goldwind\tMei\n")
    ...     len(read_judgements(Path(name)).same)
    1
    """
    lines = [line for kind in KINDS for line in _lines(folder / f"{kind}.tsv", kind)]
    return judge(line for line in lines if not until or not line.time or line.time <= until)


def judge(lines: Iterable[Decision]) -> Judgements:
    """Return what holds of decisions after undoing and overruling.

    Raises:
        StoreError: If merges go round in a circle.
    """
    standing: list[Decision] = []
    for line in sorted(lines, key=lambda d: d.time):
        if line.kind != "undo":
            standing.append(line)
            continue
        gone = (line.fields[0], tuple(f for f in line.fields[1:] if f != NOTHING))
        same = [at for at, d in enumerate(standing) if (d.kind, d.fields[: len(gone[1])]) == gone]
        if same:  # two people may have decided the same; each takes back one line
            standing.pop(same[-1])
    held: dict[tuple[str, ...], Decision] = {}
    conflicts: list[tuple[Decision, Decision]] = []
    for line in standing:
        before = held.pop(line.matter, None)
        if before is not None and (before.kind, before.fields) != (line.kind, line.fields):
            conflicts.append((before, line))
        held[line.matter] = line
    by_kind: dict[str, list[Decision]] = {kind: [] for kind in KINDS}
    for line in held.values():
        by_kind[line.kind].append(line)
    edits: dict[str, dict[str, str]] = {}
    for line in by_kind["edit"]:
        role, _, value = line.fields[1].partition("=")
        edits.setdefault(line.fields[0], {})[role] = value
    return Judgements(
        same=_ends(by_kind["same"], conflicts),
        different=tuple(sorted({(min(d.fields), max(d.fields)) for d in by_kind["different"]})),
        edit=edits,
        accept=frozenset(d.fields[0] for d in by_kind["accept"]),
        reject=frozenset(d.fields[0] for d in by_kind["reject"]),
        rank={d.fields[0]: d.fields[1] for d in sorted(by_kind["rank"], key=lambda d: d.fields)},
        digest=_digest(held.values()),
        decisions=tuple(standing),
        conflicts=tuple(conflicts),
    )


def make_decision(kind: str, *fields: str, by: str = "", why: str = "", time: str = "") -> Decision:
    """Return a decision with its columns checked and IRIs made whole.

    Raises:
        StoreError: If the kind is unknown or the fields do not fit it.
    """
    if kind not in KINDS:
        raise StoreError(f"no judgement is called {kind}", fix=f"it is one of: {', '.join(KINDS)}")
    parts = [" ".join(part.split()) for part in (*fields, by, time, why)]
    return _read("\t".join(parts), kind, f"judgement {kind}", "")


def append_decisions(folder: Path, decisions: Iterable[Decision]) -> None:
    """Append decisions to the files of their kinds, each ending in a whole line.

    Git is told to keep the lines of both sides where two branches added some.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / _ATTRIBUTES).exists():
        (folder / _ATTRIBUTES).write_text("*.tsv text eol=lf merge=union\n", encoding="utf-8")
    for decision in decisions:
        path = folder / f"{decision.kind}.tsv"
        parts = (*map(short_iri, decision.fields), decision.by, decision.time, decision.why)
        line = "\t".join(parts).rstrip("\t")
        ended = not path.exists() or path.read_bytes()[-1:] in (b"\n", b"")
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{'' if ended else chr(10)}{line}\n")


def write_judgement(
    folder: Path, kind: str, *fields: str, by: str = "", why: str = "", time: str = ""
) -> Decision:
    """Append one decision.

    Raises:
        StoreError: If the kind is unknown or the fields do not fit it.
    """
    decision = make_decision(kind, *fields, by=by, why=why, time=time)
    append_decisions(folder, [decision])
    return decision


def undo_of(decision: Decision, *, by: str = "", time: str = "") -> Decision:
    """Return the decision that cancels another one.

    >>> str(undo_of(make_decision("rank", "claim:a", "normal")))
    'undo rank claim:a normal'
    """
    first, second = (*decision.fields, NOTHING)[:2]
    return Decision("undo", (decision.kind, first, second), by, time)


def whole_iri(text: str, where: str = "") -> str:
    """Return the IRI of this graph that a short or whole one stands for.

    Raises:
        StoreError: If it is none.

    >>> whole_iri("firm:goldwind").removeprefix(BASE)
    'id/firm/goldwind'
    """
    prefix, _, name = text.strip("<>").partition(":")
    iri = PREFIXES[prefix] + name if prefix in PREFIXES else text.strip("<>")
    if not iri.startswith(BASE) or any(c in iri for c in ' "<>{}|\\^`'):
        raise StoreError(
            f"{where}: {text} is no IRI of this graph".removeprefix(": "),
            fix="write it as firm:goldwind or in full",
        )
    return iri


def _lines(path: Path, kind: str) -> Iterator[Decision]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} cannot be read: {error}", fix="save it as UTF-8 text") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield _read(line, kind, f"{path.name}, line {number}", f"{path.name}, line {number}")


def _read(line: str, kind: str, where: str, place: str) -> Decision:
    needed = KINDS[kind]
    parts = [part.strip() for part in line.split("\t")]
    fields, rest = parts[: len(needed)], parts[len(needed) :]
    if len(fields) < len(needed) or not all(fields):
        raise StoreError(
            f"{where}: a column is missing", fix=f"write, with tabs between: {', '.join(needed)}"
        )
    by, *more = rest or [""]
    time = more.pop(0) if more and (not more[0] or _TIME.match(more[0])) else ""
    return Decision(kind, _fields(kind, fields, where), by, _utc(time, where), " ".join(more), place)


def _fields(kind: str, fields: list[str], where: str) -> tuple[str, ...]:
    if kind == "undo":
        undone, *columns = fields
        if undone not in KINDS or undone == "undo":
            known = ", ".join(name for name in KINDS if name != "undo")
            raise StoreError(f"{where}: no judgement is called {undone}", fix=f"it is one of: {known}")
        given = [column for column in columns if column != NOTHING]
        if len(given) != len(KINDS[undone]):
            raise StoreError(f"{where}: this is no whole {undone}", fix="repeat the columns of its line")
        return (undone, *_fields(undone, given, where), *columns[len(given) :])
    if kind == "rank":
        if fields[1] not in RANKS:
            raise StoreError(f"{where}: {fields[1]} is no rank", fix=f"it is one of: {', '.join(RANKS)}")
        return whole_iri(fields[0], where), fields[1]
    if kind == "edit":
        match = _EDIT.fullmatch(fields[1])
        if match is None:
            raise StoreError(f"{where}: {fields[1]} corrects nothing", fix="write role=value")
        return whole_iri(fields[0], where), f"{match['role']}={_value(match['value'].strip())}"
    iris = tuple(whole_iri(part, where) for part in fields)
    if len(set(iris)) < len(iris):
        raise StoreError(f"{where}: both columns name the same thing", fix="name two")
    return iris


def _value(text: str) -> str:
    prefix, colon, name = text.partition(":")
    return PREFIXES[prefix] + name if colon and prefix in PREFIXES else text


def _utc(time: str, where: str) -> str:
    """All times in one form, so that they sort as texts."""
    if not time:
        return ""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(time)
    except ValueError as error:
        raise StoreError(f"{where}: {time} is no time", fix="write 2026-11-21T09:30:00+00:00") from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat()


def _digest(held: Iterable[Decision]) -> str:
    ordered = sorted((d.time if d.kind == "edit" else "", d.kind, *d.fields) for d in held)
    return hashlib.sha256(repr(ordered).encode()).hexdigest()[:16]


def _ends(lines: list[Decision], conflicts: list[tuple[Decision, Decision]]) -> dict[str, str]:
    """Follow merges to their ends; merged into two, an entity stays with the later one."""
    step: dict[str, Decision] = {}
    for line in lines:
        gone = line.fields[0]
        if gone in step:
            conflicts.append((step[gone], line))
        step[gone] = line
    found = {}
    for gone, line in step.items():
        end, seen = line.fields[1], {gone}
        while end in step and end not in seen:
            seen.add(end)
            end = step[end].fields[1]
        if end in seen:
            where = line.place or f"merging {short_iri(gone)}"
            raise StoreError(f"{where}: the merges go round in a circle", fix="undo one of them")
        found[gone] = end
    return dict(sorted(found.items()))
