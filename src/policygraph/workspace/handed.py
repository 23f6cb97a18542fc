"""What is handed in: one document each, and how its bytes are got."""

from collections.abc import Callable, Mapping

from attrs import field, frozen

from policygraph.errors import SourceError


def _nothing(_: str) -> None:
    """Do nothing."""


@frozen
class Loaded:
    """The bytes of a document and all that is told of it.

    ``kept`` is called with the digest of the capture that the ledger holds for it.
    """

    content: bytes
    options: Mapping[str, str]
    kept: Callable[[str], None] = field(default=_nothing, eq=False)


@frozen
class Item:
    """One document handed in: how it is shown, its key, how it is got.

    ``load`` raises SourceError where the bytes cannot be got, so that one bad
    document does not stop the others.
    """

    shown: str
    key: str
    load: Callable[[], Loaded]


def failing(error: SourceError) -> Callable[[], Loaded]:
    """Return what loads a document that cannot be got."""

    def load() -> Loaded:
        raise error

    return load
