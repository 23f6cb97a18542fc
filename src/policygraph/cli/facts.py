"""The facts of a document, drawn beside their quotes."""

from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Literal

from policygraph.model.values import Entity, Extraction, Fact
from policygraph.query.answer import Answer
from policygraph.query.table import clean, draw_table

_COLUMNS = ("fact", "says", "quote", "place", "confidence", "status")


def draw_facts(extraction: Extraction, width: int, bold: bool = False) -> str:
    """Return a heading with counts, what could not be read, and the facts in order of their places."""
    facts = sorted(extraction.facts, key=lambda fact: (fact.start, fact.end, fact.type))
    names = {entity.id: entity for entity in extraction.entities}
    topic = "" if extraction.relevant else ", not about China's industrial policy"
    head = f"{extraction.document.stem}: {len(facts)} facts, {len(extraction.articles)} articles{topic}"
    lines = [clean(head), *(f"  not read: {clean(issue)}" for issue in extraction.issues)]
    rows = tuple(tuple(map(Literal, _row(fact, names))) for fact in facts)
    table = draw_table(Answer(_COLUMNS, rows), width, bold) if rows else ""
    return "".join(f"{line}\n" for line in lines) + table


def _row(fact: Fact, names: Mapping[str, Entity]) -> Iterable[str]:
    says = [f"{role} {_name(value, names)}" for role, value in fact.roles.items() if value is not None]
    kind = fact.type if fact.modality == "stated" else f"{fact.type} ({fact.modality})"
    place = f"characters {fact.start} to {fact.end}"
    return kind, " · ".join(says), fact.quote, place, f"{fact.confidence:.2f}", fact.status


def _name(value: Any, names: Mapping[str, Entity]) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_name(one, names) for one in value)
    entity = names.get(value) if isinstance(value, str) else None
    return entity.name if entity else str(value)
