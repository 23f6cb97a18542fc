"""Whether what is kept is what was read: captures, texts, and every quote in its place."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from policygraph.check import Problem
from policygraph.errors import SourceError, StoreError
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.store import Store
from policygraph.workspace.capture import read_capture
from policygraph.workspace.layout import Layout, read_kept
from policygraph.workspace.ledger import Entry, Ledger, live_documents

_PASSAGES = f"""SELECT ?evidence ?quote ?start ?end {{
    ?source {rdf.IDENTIFIER} ?key .
    ?evidence {pg.source} ?source ; {pg.quote} ?quote ; {pg.quoteStart} ?start ; {pg.quoteEnd} ?end .
}}"""


def check_fidelity(store: Store, layout: Layout) -> list[Problem]:
    """Return a violation for each capture that was changed and each quote that is not in its text."""
    found: list[Problem] = []
    for key, entry in live_documents(Ledger(layout.ledger).read()).items():
        try:
            text = _text(layout, key, entry)
        except (SourceError, StoreError) as error:
            found.append(_problem(str(layout.raw(entry.capture)), str(error), "保存的原件缺失或已被改动。"))
        else:
            found += _misquoted(store, key, text)
    return sorted(found, key=lambda problem: problem.order)


def _text(layout: Layout, key: str, entry: Entry) -> str:
    text = read_capture(read_kept(layout.raw(entry.capture)), key, entry.options).text
    read_kept(layout.text(text.digest))
    return text.content


def _misquoted(store: Store, key: str, text: str) -> Iterator[Problem]:
    _, rows = store.select(_PASSAGES, {"key": rdf.verbatim(key)})
    for evidence, *literals in rows:
        quote, start, end = (term.value for term in literals if isinstance(term, Literal))
        if text[int(start) : int(end)] != quote:
            iri = evidence.value if isinstance(evidence, NamedNode) else str(evidence)
            yield _problem(iri, f"The quote is not what the text of {key} says there.", "引文与原文不符。")


def _problem(focus: str, message: str, message_zh: str) -> Problem:
    return Problem("violation", focus, pg.quote.value, message, message_zh, "fidelity", "FidelityCheck")
