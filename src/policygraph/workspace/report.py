"""What an ingest did, and what a workspace holds, as plain values."""

from attrs import field, frozen


@frozen
class Failure:
    """A source that could not be taken in, why, and what to do."""

    source: str
    reason: str
    fix: str = ""


@frozen
class Report:
    """What became of each source handed in; claims and facts are those of what was read.

    ``read`` holds new documents, ``replaced`` those whose text or description
    changed, ``unchanged`` those that were there already; ``skipped`` are files of
    folders that are no documents. ``flawed`` tells what of a document that was read
    could not be, or looks other than it is.
    """

    read: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    accepted: int = 0
    waiting: int = 0
    issues: tuple[str, ...] = ()
    skipped: tuple[Failure, ...] = ()
    flawed: tuple[Failure, ...] = ()

    def __str__(self) -> str:
        parts = [
            f"{len(self.read)} read",
            f"{len(self.replaced)} replaced",
            f"{len(self.unchanged)} unchanged",
        ]
        if self.failed:
            parts.append(f"{len(self.failed)} failed")
        if self.flawed:
            parts.append(f"{len({flaw.source for flaw in self.flawed})} with flaws")
        if self.skipped:
            parts.append(f"{len(self.skipped)} skipped")
        return f"{', '.join(parts)}; {self.accepted} claims accepted, {self.waiting} facts waiting"


@frozen
class SourceInfo:
    """One source of a document in the graph."""

    id: str
    title: str
    publisher: str = ""
    issued: str = ""
    claims: int = 0


@frozen
class DocumentInfo:
    """One document of the workspace: its key, when it came, and its sources."""

    key: str
    recorded: str
    capture: str
    options: dict[str, str]
    sources: tuple[SourceInfo, ...] = field(factory=tuple)

    @property
    def claims(self) -> int:
        """How many claims it supports, counted by source."""
        return sum(source.claims for source in self.sources)
