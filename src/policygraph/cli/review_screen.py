"""One claim after another in a terminal, and the keys that decide."""

from collections.abc import Callable, Iterator

import click

from policygraph.errors import PolicyGraphError
from policygraph.model.iris import short_iri
from policygraph.query.table import clean, wrap
from policygraph.resolve.judgements import RANKS, Decision
from policygraph.workspace.deciding import Clerk
from policygraph.workspace.review import Candidate, Part

KEYS = {
    "a": ("accept", "take the claim into the graph"),
    "r": ("reject", "keep the claim out of the graph, or take it out"),
    "e": ("edit", "correct a role; a corrected claim counts as accepted"),
    "k": ("rank", "say that a claim is preferred, normal or deprecated"),
    "m": ("merge", "say that an entity of the claim is the same as another one"),
    "d": ("keep apart", "say that an entity must never be taken for another one"),
    "s": ("skip", "decide nothing and go on"),
    "u": ("undo", "take back the last decision and return to its claim"),
    "q": ("quit", "stop; what was decided is kept"),
    "?": ("help", "show what the keys do"),
}
_STOP = ("\x03", "\x04", "\x1b")


def draw(one: Candidate, width: int, color: bool = False) -> list[str]:
    """Return the lines of a claim: what it says, its sentence with the quote marked, its document."""
    reach = f"reach {one.reach}"
    rank = f"rank {one.rank}" if one.rank != "normal" else ""
    head = filter(None, (one.kind, one.status, f"confidence {one.confidence:.2f}", reach, rank))
    lines = [_bold(line, color) for line in wrap(clean(" · ".join(head)), width)]
    for part in one.parts:
        lines += _indented(f"{part.role}: {part.shown}", width, "  ")
    lines.append("")
    lines += _indented(one.before, width, "    ")
    lines += [_bold(line, color) for line in _indented(one.quote, width, "  ▌ ")]
    lines += _indented(one.after, width, "    ")
    source = ", ".join(filter(None, (one.publisher, one.date)))
    lines += ["", *_indented(one.document + (f" ({source})" if source else ""), width, "  ")]
    if one.reason:
        lines += _indented(f"kept out: {one.reason}", width, "  ")
    return [*lines, *_indented(short_iri(one.claim), width, "  ")]


class Screen:
    """The loop that shows claims and takes keys.

    Args:
        clerk: Who decides.
        width: The columns of the terminal.
        color: Whether it may be told to print bold.
        key: Waits for a key; for tests.
        ask: Asks for a line of text; for tests.
        show: Prints a line; for tests.
    """

    def __init__(
        self,
        clerk: Clerk,
        width: int,
        *,
        color: bool = False,
        key: Callable[[], str] = click.getchar,
        ask: Callable[[str], str] | None = None,
        show: Callable[[str], None] = click.echo,
    ) -> None:
        self._clerk = clerk
        self._width = width
        self._color = color
        self._key = key
        self._ask = ask or (lambda words: str(click.prompt(words, default="", show_default=False)))
        self._show = show
        self._made: list[tuple[int, list[Decision]]] = []

    def run(self, candidates: list[Candidate]) -> list[Decision]:
        """Show candidates until the last or until quit; each decision is written at once.

        Returns:
            The lines that were written, those that undo others included.
        """
        written: list[Decision] = []
        at = 0
        if not candidates:
            self._show("nothing waits")
        while 0 <= at < len(candidates):
            self._show(f"\n{at + 1} of {len(candidates)}")
            for line in draw(candidates[at], self._width, self._color):
                self._show(line)
            self._keys()
            step = self._decide(candidates[at], at, written)
            if step is None:
                break
            at = step
        return written

    def _decide(self, one: Candidate, at: int, written: list[Decision]) -> int | None:
        """Take keys until one of them leads to another claim; None to stop."""
        while True:
            key = self._key()
            if key == "q" or key in _STOP:
                return None
            if key == "s":
                return at + 1
            if key == "u":
                if self._made:
                    before, decisions = self._made.pop()
                    self._write([self._clerk.undone(d) for d in decisions], written)
                    return before
                self._show("nothing was decided yet")
            elif key == "?":
                for name, (word, help_) in KEYS.items():
                    for line in _indented(f"{name}  {word}: {help_}", self._width, "  "):
                        self._show(line)
            elif key in KEYS:
                made = self._made_by(key, one)
                if made:
                    self._write(made, written)
                    self._made.append((at, made))
                    return at + 1
            else:
                self._show(f"{key!r} is no key here; ? tells which are")

    def _made_by(self, key: str, one: Candidate) -> list[Decision]:
        try:
            return list(self._asked(key, one))
        except PolicyGraphError as error:
            for line in wrap(clean(f"{error}; {error.fix}" if error.fix else str(error)), self._width):
                self._show(line)
            return []

    def _asked(self, key: str, one: Candidate) -> Iterator[Decision]:
        if key in "ar":
            yield self._clerk.decide(KEYS[key][0], one.claim)
        elif key == "e":
            change = self._ask("role=value, or role=- to take it out; empty for nothing")
            if change:
                yield self._clerk.decide("edit", one.claim, change)
        elif key == "k":
            rank = self._ask(f"{', '.join(RANKS)}; empty for nothing").strip().lower()
            if rank:
                full = next((name for name in RANKS if name.startswith(rank)), rank)
                yield self._clerk.decide("rank", one.claim, full)
        else:
            entity = self._entity(one)
            words = "is the same as, and goes in favour of" if key == "m" else "must never be taken for"
            other = self._ask(f"{entity.shown} {words} (name or IRI; empty for nothing)") if entity else ""
            if entity and other:
                kind = "same" if key == "m" else "different"
                yield self._clerk.decide(kind, short_iri(entity.value), other)

    def _entity(self, one: Candidate) -> Part | None:
        entities = one.entities
        if len(entities) < 2:
            if not entities:
                self._show("the claim names no entity")
            return entities[0] if entities else None
        for number, part in enumerate(entities, 1):
            self._show(f"  {number}  {part.role}: {part.shown}")
        picked = self._ask("which one, by number; empty for nothing").strip()
        return entities[int(picked) - 1] if picked.isdecimal() and 0 < int(picked) <= len(entities) else None

    def _write(self, made: list[Decision], written: list[Decision]) -> None:
        self._clerk.write(made)
        written += made
        for decision in made:
            for line in wrap(clean(f"→ {decision}"), self._width):
                self._show(line)

    def _keys(self) -> None:
        words = " · ".join(f"{key} {word}" for key, (word, _) in KEYS.items())
        for line in wrap(words, self._width):
            self._show(line)


def _indented(text: str, width: int, start: str) -> list[str]:
    folded = " ".join(clean(text).split())
    return [f"{start}{line}" for line in wrap(folded, width - len(start))] if folded else []


def _bold(line: str, color: bool) -> str:
    return click.style(line, bold=True) if color else line
