"""Which state of ledger, judgements and shipped files a store was made from."""

from attrs import frozen
from pyoxigraph import Literal, Quad

from policygraph.model import rdf
from policygraph.resolve.judgements import read_judgements
from policygraph.store import Store
from policygraph.workspace.layout import Layout
from policygraph.workspace.ledger import Ledger

_NODE = rdf.META


@frozen
class Marker:
    """The number of ledger entries a store holds, and digests of what else it depends on.

    >>> Marker.read(str(Marker(2, "aa", "bb", "cc")))
    Marker(entries=2, ledger='aa', shipped='bb', judgements='cc')
    """

    entries: int
    ledger: str
    shipped: str
    judgements: str

    def __str__(self) -> str:
        return f"{self.entries} {self.ledger} {self.shipped} {self.judgements}"

    @classmethod
    def read(cls, text: str) -> "Marker | None":
        """Return the marker that a text states, or None."""
        parts = text.split(" ")
        return cls(int(parts[0]), *parts[1:]) if len(parts) == 4 and parts[0].isdigit() else None

    def quad(self) -> Quad:
        """The marker in graph ``meta``, where it changes with the data in one transaction."""
        return Quad(_NODE, rdf.VERSION_INFO, Literal(str(self)), rdf.META)


def find_marker(store: Store) -> Marker | None:
    """Return the marker of a store, or None where it has none."""
    for quad in marker_quads(store):
        if isinstance(quad.object, Literal):
            return Marker.read(quad.object.value)
    return None


def marker_quads(store: Store) -> set[Quad]:
    """Return the quads that mark a store's state."""
    return set(store.quads(_NODE, rdf.VERSION_INFO, None, rdf.META))


def is_behind(store: Store, layout: Layout) -> bool:
    """Tell whether a crash left a store behind the ledger, or people have decided something since.

    Raises:
        StoreError: If a judgement cannot be read.
    """
    found = find_marker(store)
    if found is None or found.entries < Ledger(layout.ledger).length():
        return True
    return found.judgements != read_judgements(layout.judgements).digest
