"""A supply chain drawn for a terminal."""

from collections.abc import Iterator

from policygraph.model.iris import short_iri
from policygraph.query.card_text import draw_words, heading, wrapped
from policygraph.query.chain import Chain, Hop
from policygraph.query.table import NARROWEST

_INDENT = "  "
_DEEPEST_INDENT = 8


def draw_chain(chain: Chain, width: int = 100, bold: bool = False) -> str:
    """Return the chain as lines no wider than ``width``."""
    width = max(width, NARROWEST)
    lines = [heading(chain.firm, bold), *wrapped(short_iri(chain.iri), width, "")]
    for title, arrow, hops in (
        ("Suppliers", "←", chain.suppliers),
        ("Customers", "→", chain.customers),
    ):
        if hops is not None:
            lines += ["", heading(f"{title} · {_count(hops)}", bold)]
            lines += wrapped("none read; no source is not none", width, _INDENT) if not hops else []
            for hop in hops:
                lines += _hop(hop, arrow, width)
    if chain.weakest is not None:
        lines += ["", heading("Weakest link", bold)]
        link = chain.weakest
        lines += wrapped(
            f"{link.supplier} supplies {link.customer}: {', '.join(link.reasons)}", width, _INDENT
        )
    return "".join(f"{line}\n" for line in lines)


def _count(hops: tuple[Hop, ...]) -> int:
    return len(hops) + sum(_count(hop.hops) for hop in hops)


def _hop(hop: Hop, arrow: str, width: int) -> Iterator[str]:
    indent = _INDENT * min(hop.distance, _DEEPEST_INDENT)
    told = [", ".join(hop.products), *(f"designated: {name}" for name in hop.designations)]
    manner = hop.statements[0].manner
    told += [manner] if manner else []
    told += ["followed elsewhere"] if hop.repeats else []
    tail = "".join(f" · {part}" for part in told if part)
    yield from wrapped(f"{arrow} {hop.firm}{tail}", width, indent)
    for statement in hop.statements[:1]:
        yield from draw_words(statement, width, indent + _INDENT)
    for further in hop.hops:
        yield from _hop(further, arrow, width)
