"""Citations as BibLaTeX and as CSL-JSON."""

import re
from collections.abc import Iterator
from typing import Any

from policygraph.query.cite import Citation, Cited

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_WRITTEN = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_LANGUAGES = {"en": "english", "zh": "chinese"}


def write_biblatex(citation: Citation) -> str:
    r"""Return one entry for the answer and one for each thing cited, in a fixed order.

    >>> print(write_biblatex(Citation("policygraph-x", "Money & more", "?", (), "ab", 0, ())), end="")
    @dataset{policygraph-x,
      title = {Money \& more},
      author = {{policygraph}},
      type = {Answer of a graph},
      note = {? Rows: 0. Graph: sha256:ab},
      eprint = {policygraph-x},
      eprinttype = {policygraph},
    }
    """
    entries = [_entry("dataset", citation.identifier, _answer_fields(citation))]
    entries += [
        _entry("online" if one.kind == "source" else "report", one.key, _cited_fields(one))
        for one in citation.cited
    ]
    return "\n".join(entries)


def write_csl(citation: Citation) -> list[dict[str, Any]]:
    """Return CSL-JSON items: the answer, then each thing cited."""
    answer = {
        "id": citation.identifier,
        "type": "dataset",
        "title": citation.title,
        "author": [{"literal": "policygraph"}],
        "note": _note(citation),
        "number": citation.identifier,
    }
    return [answer, *map(_csl_item, citation.cited)]


def _note(citation: Citation) -> str:
    told = "".join(f" {name} = {value}." for name, value in citation.parameters)
    return f"{citation.question}{told} Rows: {citation.rows}. Graph: sha256:{citation.graph}"


def _answer_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", _escape(citation.title)
    yield "author", "{policygraph}"
    yield "type", "Answer of a graph"
    yield "note", _escape(_note(citation))
    yield "eprint", citation.identifier
    yield "eprinttype", "policygraph"


def _cited_fields(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "title", _escape(cited.title)
    if cited.title_zh:
        yield "titleaddon", _escape(cited.title_zh)
    if cited.authors:
        yield "author", " and ".join(f"{{{_escape(author)}}}" for author in cited.authors)
    if cited.kind == "document":
        yield "type", "Policy document"
        yield "institution", " and ".join(f"{{{_escape(author)}}}" for author in cited.authors)
    if cited.number:
        yield "number", _escape(cited.number)
    if cited.date:
        yield "date", cited.date
    if cited.stated_date:
        yield "note", _escape(f"dated by the page: {cited.stated_date}")
    if cited.url:
        yield "url", cited.url
    if cited.language in _LANGUAGES:
        yield "langid", _LANGUAGES[cited.language]


def _entry(kind: str, key: str, fields: Iterator[tuple[str, str]]) -> str:
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{body}}}\n"


def _escape(text: str) -> str:
    clean = " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())
    return _SPECIAL.sub(lambda match: _WRITTEN.get(match[0], f"\\{match[0]}"), clean)


def _csl_item(cited: Cited) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "webpage" if cited.kind == "source" else "report",
        "title": cited.title,
    }
    if cited.title_zh:
        item["original-title"] = cited.title_zh
    if cited.authors:
        item["author"] = [{"literal": author} for author in cited.authors]
    if cited.date:
        item["issued"] = {"date-parts": [[int(part) for part in cited.date.split("/")[0].split("-")]]}
    elif cited.stated_date:
        item["issued"] = {"literal": cited.stated_date}
    rest = {"URL": cited.url, "number": cited.number, "language": cited.language}
    return item | {name: value for name, value in rest.items() if value}
