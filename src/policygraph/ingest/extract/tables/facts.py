"""Facts from a row: the roles of a relation filled from its cells and from what its page says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from attrs import define, field, frozen

from policygraph.ingest.extract.documents import document_type, ordinal
from policygraph.ingest.extract.entities import Cast
from policygraph.ingest.extract.facts import LONGEST_QUOTE, status_of
from policygraph.ingest.extract.tables.layout import Span
from policygraph.ingest.extract.tables.parts import Part
from policygraph.ingest.extract.tables.scales import Figure
from policygraph.ingest.extract.tables.schema import Relation
from policygraph.model.values import Fact, Mention
from policygraph.text.names import has_chinese, is_chinese

_ENTITIES = frozenset(
    [
        "supplier",
        "customer",
        "actor",
        "object",
        "owner",
        "owned",
        "payer",
        "recipient_or_programme",
        "subject",
        "place",
        "firm",
        "programme",
        "person",
        "organisation",
        "policy",
        "body",
        "product",
    ]
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:[年./-](\d{1,2}))?(?:[月./-](\d{1,2}))?")
Value = Part | Figure | str | int


@frozen
class Cell:
    """A cell of a known kind: what it names, or its figure, and its words."""

    span: Span
    words: str
    head: str
    parts: Sequence[Part] = ()
    figure: Figure | None = None


@define
class Rows:
    """Makes facts of rows for one article."""

    text: str
    cast: Cast
    source: str
    rule: str = "table"
    made: list[Fact] = field(factory=list)

    def facts(
        self,
        relation: Relation,
        cells: Mapping[str, Cell],
        page: Mapping[str, Any],
        span: Span,
    ) -> Iterator[Fact]:
        """Yield the facts of one row under one relation.

        Args:
            relation: Which roles take which columns.
            cells: The row's cells by kind.
            page: What the page says: ``@filer``, ``@programme``, ``@period`` and the like.
            span: Where the row stands.
        """
        options: list[list[tuple[str, Any]]] = []
        for role, source in relation.roles.items():
            found = self._values(role, source, cells, page, relation)
            if not found:
                if (
                    source.startswith("?")
                    or source in ("@published", "@period", "@batch")
                    or "|" in source
                    or source.endswith("?")
                ):
                    continue
                return
            options.append([(role, value) for value in found])
        partner = None
        if relation.of:
            cell = cells.get(relation.of)
            if cell is None or len(cell.parts) > 1:
                return
            partner = (
                " ".join(self.text[cell.parts[0].start : cell.parts[0].end].split())
                if cell.parts
                else cell.words
            )
        for chosen in product(*options):
            fact = self._fact(relation, dict(chosen), cells, partner, span)
            if fact is not None:
                yield fact

    def _values(
        self, role: str, source: str, cells: Mapping[str, Cell], page: Mapping[str, Any], relation: Relation
    ) -> list[Any]:
        if source.startswith("="):
            return [source[1:]]
        for name in source.strip("?").split("|"):
            if name.startswith("@"):
                value = page.get(name)
                found = value if isinstance(value, list) else [value] if value is not None else []
            else:
                cell = cells.get(name)
                if cell is None:
                    continue
                words = [] if role in _ENTITIES else [cell.words]
                found = [cell.figure] if cell.figure else list(cell.parts) or words
                if name in relation.single and len(found) != 1:
                    return []
            if found:
                return found
        return []

    def _fact(
        self,
        relation: Relation,
        chosen: Mapping[str, Any],
        cells: Mapping[str, Cell],
        partner: str | None,
        span: Span,
    ) -> Fact | None:
        roles: dict[str, Any] = {}
        for role, value in chosen.items():
            if role in _ENTITIES:
                entity = self._entity(role, value)
                if entity is None:
                    return None
                roles[role] = entity
            elif isinstance(value, Figure):
                roles |= _numbers(role, value)
            elif role in ("date", "as_of"):
                date = date_in(value)
                if date:
                    roles[role] = date
            elif role == "batch":
                batch = value if isinstance(value, int) else ordinal(str(value))
                if batch:
                    roles[role] = batch
            elif isinstance(value, str):
                roles[role] = value
        named = [roles[r] for r in _ENTITIES & roles.keys()]
        if len(set(named)) != len(named):
            return None
        _finish(relation, roles, chosen, cells, partner, self.text)
        start, end = span
        if end - start > LONGEST_QUOTE:
            return None
        return Fact(
            type=relation.fact,
            roles=roles,
            start=start,
            end=end,
            quote=self.text[start:end],
            source=self.source,
            confidence=relation.confidence,
            status=status_of(relation.confidence, chinese=is_chinese(self.text[start:end])),
            rule=f"{self.rule}/{relation.name}",
        )

    def _entity(self, role: str, value: Any) -> str | None:
        filler = value.filler if isinstance(value, Part) else value
        if isinstance(filler, str):
            return None
        if isinstance(filler, Mention) and role == "product" and filler.type != "Product":
            return None
        return self.cast.entity(filler, {"type": "Product"})


def _numbers(role: str, figure: Figure) -> dict[str, Any]:
    if role == "share":
        return {"share": figure.value} if figure.percent and 0 < figure.value <= 100 else {}
    if role == "amount":
        return {"amount": figure.value, "currency": figure.unit, "comparator": "="}
    return {role: figure.value, "unit": figure.unit, "comparator": "="}


def _finish(
    relation: Relation,
    roles: dict[str, Any],
    chosen: Mapping[str, Any],
    cells: Mapping[str, Cell],
    partner: str | None,
    text: str,
) -> None:
    """Add what follows from the cells chosen: shares beside names, words for what is measured."""
    if relation.fact == "owns" and "share" not in roles:
        share = next((v.share for v in chosen.values() if isinstance(v, Part) and v.share), None)
        if share is not None:
            roles["share"] = int(share) if float(share).is_integer() else share
    if relation.fact == "issued" and "policy" in chosen:
        roles["document_type"] = document_type(text[chosen["policy"].start : chosen["policy"].end])
    if relation.metric is not None:
        lang = "zh" if has_chinese(" ".join(cell.head for cell in cells.values())) else "en"
        name = relation.metric[lang]
        head = next((c.head for c in cells.values() if c.figure and c.figure.value == roles.get("value")), "")
        if partner:
            name = f"{name}{partner}{head}" if lang == "zh" else f"{name} {partner}"
        elif not name:
            name = head
        roles["metric"] = name
        if roles.get("as_of") is None:
            roles.pop("as_of", None)


def date_in(words: Any) -> str | None:
    """Return the first date of a cell, as precise as it is printed.

    >>> date_in("2021年7月"), date_in("1958 (as a works)"), date_in("2024-08-16"), date_in("last year")
    ('2021-07', '1958', '2024-08-16', None)
    """
    found = _YEAR.search(str(words))
    if found is None:
        return None
    return "-".join(part if n == 0 else part.zfill(2) for n, part in enumerate(found.groups()) if part)
