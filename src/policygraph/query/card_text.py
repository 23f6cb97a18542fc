"""A card drawn for a terminal and for a notebook."""

from collections.abc import Iterable, Iterator
from html import escape

from policygraph.model.iris import short_iri
from policygraph.query.card import Card, Statement, Words
from policygraph.query.table import NARROWEST, clean, wrap

_INDENT = "  "
_SHOWN_NAMES = 12


def draw_card(card: Card, width: int = 100, bold: bool = False) -> str:
    """Return the card as lines no wider than ``width``.

    Args:
        card: The card.
        width: Columns of the terminal.
        bold: Whether headings are printed bold, with ANSI escapes.
    """
    width = max(width, NARROWEST)
    lines = list(_heading(card.name, bold))
    lines += _wrapped(f"{', '.join(card.kinds)} · {short_iri(card.iri)}", width, "")
    others = [name for name in card.names if name != card.name]
    if others:
        more = f" · and {len(others) - _SHOWN_NAMES} more" if len(others) > _SHOWN_NAMES else ""
        lines += _wrapped(f"also: {' · '.join(others[:_SHOWN_NAMES])}{more}", width, "")
    for label, value in card.facts:
        lines += _wrapped(f"{label}: {value}", width, _INDENT)
    if not card.relations:
        lines += ["", *_wrapped("The graph holds no claim about it; no source is not none.", width, "")]
    for relation in card.relations:
        lines += ["", *_heading(f"{relation.label}: {len(relation.statements)}", bold)]
        for statement in relation.statements:
            lines += _statement(statement, width, _INDENT)
    return "".join(f"{line}\n" for line in lines)


def draw_card_html(card: Card) -> str:
    """Return the card as HTML in which every text is escaped."""
    facts = "".join(f"<li>{escape(label)}: {escape(value)}</li>" for label, value in card.facts)
    relations = "".join(
        f"<h4>{escape(relation.label)}</h4><ul>{''.join(map(_statement_html, relation.statements))}</ul>"
        for relation in card.relations
    )
    names = " · ".join(card.names)
    return (
        f"<h3>{escape(card.name)}</h3><p>{escape(', '.join(card.kinds))} · {escape(short_iri(card.iri))}</p>"
        f"<p>{escape(names)}</p><ul>{facts}</ul>{relations}"
    )


def _heading(text: str, bold: bool) -> Iterator[str]:
    yield f"\x1b[1m{clean(text)}\x1b[0m" if bold else clean(text)


def _statement(statement: Statement, width: int, indent: str) -> Iterator[str]:
    parts = " · ".join(f"{label} {value}" for label, value in statement.parts)
    yield from _wrapped(f"• {parts or short_iri(statement.claim)}", width, indent)
    if statement.inferred:
        yield from _wrapped(
            f"not in the words, supplied by the reader: {', '.join(statement.inferred)}",
            width,
            indent + _INDENT,
        )
    for quote, passages in _by_quote(statement.words).items():
        yield from _wrapped(f"“{quote}”", width, indent + _INDENT)
        for words in passages:
            yield from _wrapped(f"— {_origin(words)}", width, indent + _INDENT)
    for rival in statement.rivals:
        yield from _wrapped("but another source says:", width, indent + _INDENT)
        yield from _statement(rival, width, indent + 2 * _INDENT)


def _by_quote(words: Iterable[Words]) -> dict[str, list[Words]]:
    """Put passages of the same words together: copies of a text quote alike."""
    found: dict[str, list[Words]] = {}
    for passage in words:
        found.setdefault(passage.quote, []).append(passage)
    return found


def _origin(words: Words) -> str:
    where = ", ".join(filter(None, (words.document, words.publisher, words.date)))
    credit = "" if words.said_by in ("", words.publisher) else f" (says {words.said_by})"
    return f"{where or short_iri(words.source)}{credit}"


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return [indent + line for line in wrap(clean(text), max(width - len(indent), NARROWEST // 2))]


def _statement_html(statement: Statement) -> str:
    parts = " · ".join(f"{label} {value}" for label, value in statement.parts)
    words = "".join(
        f"<blockquote>{escape(quote)}<br>"
        f"{'<br>'.join(f'<cite>{escape(_origin(words))}</cite>' for words in passages)}</blockquote>"
        for quote, passages in _by_quote(statement.words).items()
    )
    rivals = "".join(map(_statement_html, statement.rivals))
    against = f"<p>But another source says:</p><ul>{rivals}</ul>" if rivals else ""
    return f"<li>{escape(parts)}{words}{against}</li>"
