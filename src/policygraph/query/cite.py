"""An answer as something to cite: an identifier of the answer, and the sources it rests on."""

import hashlib
from collections.abc import Mapping
from typing import Any

from attrs import frozen
from pyoxigraph import Literal, NamedNode

from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import digest16
from policygraph.query.answer import Answer, show_term
from policygraph.query.ask import answer
from policygraph.query.parameters import read_values
from policygraph.query.question import Question
from policygraph.store.protocol import Store


@frozen
class Cited:
    """One thing to cite, named as it names itself.

    Attributes:
        key: Key of the entry: letters, digits and hyphens.
        kind: ``source`` for a page that was read, ``document`` for a policy document it reports.
        title: Its title; English where it has one.
        title_zh: Its Chinese title, where that is another one.
        authors: Who published or issued it.
        date: ISO date, month or year; empty where none is known.
        stated_date: The date in the words of the page, where it is no calendar date.
        url: Where it stands.
        number: Document number.
        language: Its language.
    """

    key: str
    kind: str
    title: str
    title_zh: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    stated_date: str = ""
    url: str = ""
    number: str = ""
    language: str = ""


@frozen
class Citation:
    """What to cite of one answer.

    Attributes:
        identifier: Made of question, parameters and the graph's digest: who gets the
            same identifier asked the same of the same graph.
        title: The question, with its parameters.
        question: The question in words.
        parameters: The parameters as they were read.
        graph: SHA-256 of the graph's sorted N-Quads, clocks left out.
        rows: How many rows were answered.
        cited: The sources, and the policy documents that the rows name.
    """

    identifier: str
    title: str
    question: str
    parameters: tuple[tuple[str, str], ...]
    graph: str
    rows: int
    cited: tuple[Cited, ...]

    def to_biblatex(self) -> str:
        """Return the citation as BibLaTeX entries."""
        from policygraph.query.cite_formats import write_biblatex

        return write_biblatex(self)

    def to_csl(self) -> list[dict[str, Any]]:
        """Return the citation as CSL-JSON items."""
        from policygraph.query.cite_formats import write_csl

        return write_csl(self)


def cite(store: Store, question: Question, params: Mapping[str, object]) -> Citation:
    """Answer a question and return what to cite of the answer.

    Raises:
        QueryError: If a parameter or the SPARQL is wrong.
    """
    found = answer(store, question, params)
    values, _ = read_values(store, question, params)
    told = tuple(sorted((name, str(term)) for name, term in values.items()))
    graph = graph_digest(store)
    asked = hashlib.sha256(question.text.encode()).hexdigest()
    shown = ", ".join(f"{name} = {show_term(term)}" for name, term in sorted(values.items()))
    return Citation(
        identifier=f"policygraph-{digest16('|'.join([asked, *map('='.join, told), graph]))}",
        title=f"{question.title or question.name}{f' ({shown})' if shown else ''}",
        question=question.question,
        parameters=tuple((name, show_term(term)) for name, term in sorted(values.items())),
        graph=graph,
        rows=len(found),
        cited=_cited(store, found),
    )


def graph_digest(store: Store) -> str:
    """Return the SHA-256 of the graph's sorted N-Quads, without graph ``meta`` and its clocks."""
    digest = hashlib.sha256()
    for line in store.dump(without=[rdf.META]):
        digest.update(line.rstrip("\n").encode() + b"\n")
    return digest.hexdigest()


def _cited(store: Store, found: Answer) -> tuple[Cited, ...]:
    """Return the sources that rows name, or whose passages prove the claims that they name."""
    sources: set[NamedNode] = set()
    documents: set[NamedNode] = set()
    for term in {term for row in found.rows for term in row if isinstance(term, NamedNode)}:
        kinds = {quad.object for quad in store.quads(term, rdf.TYPE)}
        if pg.Source in kinds:
            sources.add(term)
        if pg.PolicyDocument in kinds:
            documents.add(term)
        for quad in store.quads(term, pg.evidence):
            if "source" not in found.columns and isinstance(quad.object, NamedNode):
                sources |= {
                    one.object
                    for one in store.quads(quad.object, pg.source)
                    if isinstance(one.object, NamedNode)
                }
    entries = [
        *(_source(store, node) for node in sources),
        *(_document(store, node) for node in documents),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.kind != "source", entry.date or "9999", entry.key)))


def _source(store: Store, node: NamedNode) -> Cited:
    date = _text(store, node, rdf.ISSUED)
    stated = _text(store, node, pg.statedDate)
    return Cited(
        key=f"source-{node.value.rsplit('/', 1)[-1]}",
        kind="source",
        title=_label(store, node, "en") or _label(store, node, "zh"),
        title_zh=_label(store, node, "zh") if _label(store, node, "en") else "",
        authors=tuple(_names(store, node, rdf.PUBLISHER)),
        date=date,
        stated_date="" if date else stated,
        url=_text(store, node, rdf.ORIGIN),
        language=_text(store, node, rdf.LANGUAGE),
    )


def _document(store: Store, node: NamedNode) -> Cited:
    issuances = {quad.subject for quad in store.quads(None, pg.document, node, rdf.CLAIMS)}
    claims = sorted((claim for claim in issuances if isinstance(claim, NamedNode)), key=str)
    days = [_text(store, claim, pg.statedPeriod) or _text(store, claim, pg.date) for claim in claims]
    # A year that is not stated stays out: EDTF's XXXX is no date in a bibliography.
    date = next((day for day in days if day[:4].isdigit()), "")
    return Cited(
        key=f"document-{node.value.rsplit('/', 1)[-1]}",
        kind="document",
        title=_label(store, node, "en") or _label(store, node, "zh"),
        title_zh=_label(store, node, "zh") if _label(store, node, "en") else "",
        authors=tuple(_names(store, node, pg.issuedBy)),
        date=date or _text(store, node, rdf.ISSUED),
        number=_text(store, node, pg.documentNumber),
    )


def _names(store: Store, node: NamedNode, prop: NamedNode) -> list[str]:
    found = (quad.object for quad in store.quads(node, prop))
    return sorted(
        _label(store, term, "en") or _label(store, term, "zh")
        if isinstance(term, NamedNode)
        else _value(term)
        for term in found
    )


def _label(store: Store, node: NamedNode, language: str) -> str:
    found = [quad.object for quad in store.quads(node, rdf.LABEL)]
    return min(
        (
            term.value
            for term in found
            if isinstance(term, Literal) and (term.language or "en").startswith(language)
        ),
        default="",
    )


def _text(store: Store, node: NamedNode, prop: NamedNode) -> str:
    return min((_value(quad.object) for quad in store.quads(node, prop)), default="")


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
