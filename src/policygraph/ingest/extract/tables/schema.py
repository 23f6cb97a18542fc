"""What heads of columns, labels and captions mean: ``ingest/families/tables/tables.toml`` as values."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from attrs import frozen

from policygraph.ingest.extract.families import FOLDER
from policygraph.text.names import has_chinese

_BRACKET = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]")
_TAIL = re.compile(r"\s*[,，:：/／*％%]+\s*$|^\W+")
_UNIT_AFTER = re.compile(r",\s*(?:in )?(?:rmb|cny|usd|us\$|yuan|%|million|billion|units?|tonnes|%).*$")
LONGEST_HEAD = 40


@frozen(eq=False)  # told apart by identity, so that what is found of some can be kept
class Kind:
    """One kind of column or label: its words by language, and what its cells hold."""

    name: str
    holds: str | None
    words: Mapping[str, str]


@frozen
class Caption:
    """A line above a table that says what its firms and figures are."""

    words: Mapping[str, re.Pattern[str]]
    kinds: Mapping[str, str]


@frozen
class Relation:
    """Which columns and captions make a fact of which type."""

    name: str
    fact: str
    confidence: float
    roles: Mapping[str, str]
    unless: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()  # columns that must name one only, as of a price
    of: str | None = None  # the column whose name the metric bears
    metric: Mapping[str, str] | None = None


@frozen
class Schema:
    """All that the file says."""

    columns: tuple[Kind, ...]
    labels: tuple[Kind, ...]
    captions: tuple[Caption, ...]
    relations: tuple[Relation, ...]
    blocks: tuple[Relation, ...]
    national: re.Pattern[str]  # programmes that no place before them makes its own

    def holds(self, kind: str) -> str | None:
        """Return what the cells of a kind of column hold."""
        return next((k.holds for k in self.columns if k.name == kind), None)


@cache
def load_schema() -> Schema:
    """Return the shipped schema of tables.

    >>> schema = load_schema()
    >>> kind_of("Customer name", schema.columns), kind_of("持股比例（%）", schema.columns)
    ('customer', 'share')
    >>> kind_of("Colour of the loom", schema.columns)
    """
    data = tomllib.loads((FOLDER / "tables" / "tables.toml").read_text(encoding="utf-8"))
    return Schema(
        columns=tuple(_kind(name, spec) for name, spec in data["column"].items()),
        labels=tuple(_kind(name, spec) for name, spec in data["label"].items()),
        captions=tuple(
            Caption(
                {
                    "en": re.compile(rf"(?<!\w)(?:{spec['en']})(?!\w)", re.IGNORECASE),
                    "zh": re.compile(spec["zh"]),
                },
                spec["as"],
            )
            for spec in data["caption"]
        ),
        relations=tuple(_relation(spec) for spec in data["relation"]),
        blocks=tuple(_relation(spec) for spec in data["block"]),
        national=re.compile(data["national"], re.IGNORECASE),
    )


def _kind(name: str, spec: Mapping[str, Any]) -> Kind:
    return Kind(name, spec.get("holds"), {lang: spec[lang] for lang in ("en", "zh")})


def _relation(spec: Mapping[str, Any]) -> Relation:
    return Relation(
        name=spec["name"],
        fact=spec["fact"],
        confidence=float(spec["confidence"]),
        roles=spec["roles"],
        unless=frozenset(spec.get("unless", ())),
        single=frozenset(spec.get("single", ())),
        of=spec.get("of"),
        metric=spec.get("metric"),
    )


@lru_cache(maxsize=4096)  # what cells hold is looked at again with each line before them
def kind_of(head: str, kinds: tuple[Kind, ...]) -> str | None:
    """Return the kind that a head or label names as a whole, None when nobody knows it."""
    plain = fold_head(head)
    if not plain or len(plain) > LONGEST_HEAD:
        return None
    lang = "zh" if has_chinese(plain) else "en"
    found = _any_of(kinds, lang).fullmatch(plain)
    return kinds[int(str(found.lastgroup)[1:])].name if found else None


@cache
def _any_of(kinds: tuple[Kind, ...], lang: str) -> re.Pattern[str]:
    """One expression for all kinds: the group that matches tells which, the first of several."""
    return re.compile("|".join(f"(?P<n{n}>{kind.words[lang]})" for n, kind in enumerate(kinds)))


def fold_head(head: str) -> str:
    """Return a head in small letters without bracket, unit and outer marks.

    >>> fold_head("Sales, RMB million"), fold_head("销售 金额（万元）"), fold_head("**Customer**")
    ('sales', '销售金额', 'customer')
    """
    plain = head.strip().strip("*").lower()
    if plain in ("%", "#"):
        return plain
    plain = _TAIL.sub("", _UNIT_AFTER.sub("", _TAIL.sub("", _BRACKET.sub("", plain))))
    return re.sub(r"\s+", "" if has_chinese(plain) else " ", plain).strip()


def caption_of(line: str) -> Mapping[str, str] | None:
    """Return what a caption makes of general columns, None when it says nothing."""
    if len(line) > 200:
        line = line[-120:]
    lang = "zh" if has_chinese(line) else "en"
    found = [
        (max(hit.end() for hit in hits), caption.kinds)
        for caption in load_schema().captions
        if (hits := list(caption.words[lang].finditer(line)))
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None
