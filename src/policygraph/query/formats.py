"""An answer as text for other programs: CSV, TSV, JSON, XML, Markdown, RDF."""

import io
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import BlankNode as Blank
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode as Iri
from pyoxigraph import Quad, RdfFormat, Triple, serialize

from policygraph.errors import QueryError
from policygraph.model.iris import PREFIXES
from policygraph.query.answer import Answer, show_term
from policygraph.query.table import clean
from policygraph.store.protocol import Term
from policygraph.text.safety import guard

FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown", "turtle", "nquads", "parquet")
_RDF = {"turtle": RdfFormat.TURTLE, "nquads": RdfFormat.N_QUADS}
_XSD_STRING = f"{PREFIXES['xsd']}string"


def write_answer(answer: Answer, name: str, width: int = 100) -> str:
    """Return the answer in a text format.

    Raises:
        QueryError: If the format is unknown or cannot hold this answer.
    """
    if name == "table":
        return answer.to_table(width)
    if name in _RDF:
        return _write_rdf(answer, name)
    if name not in _ROWS:
        raise QueryError(f"{name} is no text format", fix=f"one of {', '.join(['table', *_ROWS, *_RDF])}")
    return _ROWS[name](answer)


def write_parquet(answer: Answer, out: Path) -> None:
    """Write the rows as a Parquet file, one text column each.

    Raises:
        QueryError: If pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise QueryError("Parquet needs pyarrow", fix="pip install pyarrow") from error
    texts = pyarrow.string()
    columns = {
        column: pyarrow.array([None if row[i] is None else _value(row[i]) for row in answer.rows], texts)
        for i, column in enumerate(answer.columns)
    }
    parquet.write_table(pyarrow.table(columns), out)


def _write_rdf(answer: Answer, name: str) -> str:
    if answer.kind != "graph":
        raise QueryError(
            f"{name} holds triples, and this answer has rows", fix="ask with CONSTRUCT, or use json"
        )
    triples = [Triple(*row) for row in answer.rows]  # type: ignore[arg-type]
    if name == "nquads":
        return "".join(f"{line}\n" for line in sorted(f"{Quad(*triple)} ." for triple in triples))
    used = {
        prefix: base
        for prefix, base in PREFIXES.items()
        if any(isinstance(t, Iri) and t.value.startswith(base) for triple in triples for t in triple)
    }
    return (serialize(triples, format=_RDF[name], prefixes=used) or b"").decode()


def _csv(answer: Answer) -> str:
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([guard(_value(term)) for term in row] for row in answer.rows)
    return out.getvalue()


def _tsv(answer: Answer) -> str:
    lines = ["\t".join(f"?{column}" for column in answer.columns)]
    lines += ["\t".join("" if term is None else _turtle_term(term) for term in row) for row in answer.rows]
    return "".join(f"{line}\n" for line in lines)


def _json(answer: Answer) -> str:
    import json

    if answer.kind == "truth":
        content: dict[str, object] = {"head": {}, "boolean": show_term(answer.rows[0][0]) == "true"}
    else:
        bindings = [_json_row(answer.columns, row) for row in answer.rows]
        content = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _json_row(columns: tuple[str, ...], row: tuple[Term | None, ...]) -> dict[str, dict[str, str]]:
    return {column: _json_term(term) for column, term in zip(columns, row, strict=True) if term is not None}


def _xml(answer: Answer) -> str:
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("sparql", xmlns="http://www.w3.org/2005/sparql-results#")
    head = SubElement(root, "head")
    if answer.kind == "truth":
        SubElement(root, "boolean").text = show_term(answer.rows[0][0])
    else:
        for column in answer.columns:
            SubElement(head, "variable", name=column)
        results = SubElement(root, "results")
        for row in answer.rows:
            result = SubElement(results, "result")
            for column, term in zip(answer.columns, row, strict=True):
                if term is not None:
                    described = _json_term(term)
                    attributes = {k: v for k, v in described.items() if k in ("xml:lang", "datatype")}
                    binding = SubElement(result, "binding", name=column)
                    SubElement(binding, described["type"], attributes).text = _xml_text(described["value"])
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _markdown(answer: Answer) -> str:
    lines = [
        "| " + " | ".join(answer.columns) + " |",
        "|" + "---|" * len(answer.columns),
        *("| " + " | ".join(_markdown_cell(show_term(term)) for term in row) + " |" for row in answer.rows),
    ]
    return "".join(f"{line}\n" for line in lines)


def _markdown_cell(text: str) -> str:
    cell = clean(text)
    for special in "\\`*_[]<>|":
        cell = cell.replace(special, f"\\{special}")
    return cell


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, Iri | RdfLiteral) else str(term)


def _turtle_term(term: Term) -> str:
    return str(term).replace("\t", "\\t")


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"type": "uri", "value": term.value}
    if isinstance(term, Blank):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, RdfLiteral):
        return {"type": "literal", "value": str(term)}
    described = {"type": "literal", "value": term.value}
    if term.language:
        described["xml:lang"] = term.language
    elif term.datatype.value != _XSD_STRING:
        described["datatype"] = term.datatype.value
    return described


def _xml_text(text: str) -> str:
    return "".join(c if c >= " " or c in "\t\n\r" else "�" for c in text)


_ROWS: dict[str, Callable[[Answer], str]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "markdown": _markdown,
}
