"""A card drawn for a terminal and for a notebook."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby, zip_longest

from policygraph.model.iris import short_iri
from policygraph.query.card import Card
from policygraph.query.statements import Statement, Words
from policygraph.query.table import NARROWEST, clean, display_width, wrap

_INDENT = "  "
_SHOWN_NAMES = 8
_GAP = " │ "


def draw_card(card: Card, width: int = 100, bold: bool = False, most: int | None = None) -> str:
    """Return the card as lines no wider than ``width``.

    Args:
        card: The card.
        width: Columns of the terminal.
        bold: Whether headings are printed bold, with ANSI escapes.
        most: How many statements to print below each heading; None prints all.
    """
    width = max(width, NARROWEST)
    lines = [heading(card.name, bold)]
    lines += wrapped(f"{', '.join(card.kinds)} · {short_iri(card.iri)}", width, "")
    others = [name for name in card.names if name != card.name]
    if others:
        more = f" · and {len(others) - _SHOWN_NAMES} more" if len(others) > _SHOWN_NAMES else ""
        lines += wrapped(f"also: {' · '.join(others[:_SHOWN_NAMES])}{more}", width, "")
    for label, pairs in groupby(card.facts, key=lambda fact: fact[0]):
        lines += wrapped(f"{label}: {', '.join(value for _, value in pairs)}", width, _INDENT)
    if not card.sections:
        lines += ["", *wrapped("The graph holds no claim about it; no source is not none.", width, "")]
    for section in card.sections:
        lines += ["", heading(f"{section.title} · {len(section.statements)}", bold)]
        for statement in section.statements[:most]:
            lines += draw_statement(statement, width, _INDENT)
        if most is not None and len(section.statements) > most:
            lines += wrapped(f"and {len(section.statements) - most} more: --all", width, _INDENT)
    if card.disputes:
        lines += ["", heading(f"Where sources disagree · {len(card.disputes)}", bold)]
        for statement in card.disputes:
            for rival in statement.rivals:
                lines += _side_by_side(statement, rival, width)
    return "".join(f"{line}\n" for line in lines)


def draw_statement(statement: Statement, width: int, indent: str, mark: str = "• ") -> Iterator[str]:
    """Yield the lines of one statement: what it says, how, and its words with their origins."""
    hints = [statement.manner, statement.when if statement.when not in statement.says else ""]
    if statement.inferred:
        hints.append(f"{_parts(statement.inferred)} not in the words")
    if statement.rivals:
        hints.append("disputed")
    told = " · ".join(hint for hint in hints if hint)
    says = statement.says or short_iri(statement.claim)
    yield from wrapped(f"{mark}{says}{f'  [{told}]' if told else ''}", width, indent)
    yield from draw_words(statement, width, indent + " " * display_width(mark))


def draw_words(statement: Statement, width: int, indent: str) -> Iterator[str]:
    """Yield the passages of a statement, each wording once, with where it was printed."""
    for quote, passages in _by_quote(statement.words).items():
        yield from wrapped(f"“{quote}”", width, indent)
        for title, copies in groupby(passages, key=lambda words: words.document):
            yield from wrapped(f"— {_origin(title, list(copies))}", width, indent)


def heading(text: str, bold: bool) -> str:
    """Return a heading, bold on a terminal."""
    return f"\x1b[1m{clean(text)}\x1b[0m" if bold else clean(text)


def wrapped(text: str, width: int, indent: str) -> list[str]:
    """Return a text as indented lines that fit."""
    return [indent + line for line in wrap(clean(text), max(width - display_width(indent), NARROWEST // 2))]


def _parts(inferred: Iterable[str]) -> str:
    names = list(inferred)
    return "direction" if names == ["customer", "supplier"] else ", ".join(names)


def _side_by_side(statement: Statement, rival: Statement, width: int) -> Iterator[str]:
    room = (width - len(_INDENT) - len(_GAP)) // 2
    columns = [list(_claim_lines(one, room)) for one in (statement, rival)]
    for left, right in zip_longest(*columns, fillvalue=""):
        yield f"{_INDENT}{left}{' ' * (room - display_width(left))}{_GAP}{right}".rstrip()


def _claim_lines(statement: Statement, room: int) -> Iterator[str]:
    yield from wrap(clean(statement.says), room)
    for words in statement.words[:1]:
        yield from wrap(f"says {clean(words.said_by)}", room)
        yield from wrap(clean(f"“{words.quote}”"), room)
        yield from wrap(clean(f"— {_origin(words.document, list(statement.words))}"), room)


def _by_quote(words: Iterable[Words]) -> dict[str, list[Words]]:
    """Put passages of the same words together: copies of a text quote alike."""
    found: dict[str, list[Words]] = {}
    for passage in words:
        found.setdefault(passage.quote, []).append(passage)
    return found


def _origin(title: str, copies: list[Words]) -> str:
    outlets = [" ".join(filter(None, (words.publisher, words.date))) for words in copies]
    where = ", ".join(filter(None, (title or short_iri(copies[0].source), *dict.fromkeys(outlets))))
    credit = copies[0].said_by
    said = "" if credit in ("", *(words.publisher for words in copies)) else f" (says {credit})"
    texts = len({words.work for words in copies})
    return f"{where}{said}{'' if len(copies) == texts else f' · one text in {len(copies)} outlets'}"


def draw_card_html(card: Card) -> str:
    """Return the card as HTML in which every text is escaped."""
    facts = "".join(f"<li>{escape(label)}: {escape(value)}</li>" for label, value in card.facts)
    sections = "".join(
        f"<h4>{escape(section.title)}</h4><ul>{''.join(map(_statement_html, section.statements))}</ul>"
        for section in card.sections
    )
    names = " · ".join(card.names)
    return (
        f"<h3>{escape(card.name)}</h3><p>{escape(', '.join(card.kinds))} · {escape(short_iri(card.iri))}</p>"
        f"<p>{escape(names)}</p><ul>{facts}</ul>{sections}"
    )


def _statement_html(statement: Statement) -> str:
    words = "".join(
        f"<blockquote>{escape(quote)}<br>"
        f"<cite>{escape(_origin(passages[0].document, passages))}</cite></blockquote>"
        for quote, passages in _by_quote(statement.words).items()
    )
    rivals = "".join(map(_statement_html, statement.rivals))
    against = f"<p>But another source says:</p><ul>{rivals}</ul>" if rivals else ""
    return f"<li>{escape(statement.says)}{words}{against}</li>"
