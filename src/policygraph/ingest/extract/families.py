"""Relation families: data files that say how a relation is told, compiled once."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from attrs import frozen

from policygraph.errors import ModelError
from policygraph.ingest.extract.clauses import ClauseSpec, compile_clause
from policygraph.ingest.extract.patterns import Pattern, compile_pattern, mentioned_in, types_of
from policygraph.text.needles import Need

FOLDER = Path(__file__).parent.parent / "families"
_MACRO = re.compile(r"%([a-z]\w*)%")


@frozen(eq=False)
class FrameRule:
    """One way to tell a relation: a pattern with its confidence and fixed roles."""

    name: str
    language: str
    source: str
    lexicon: Mapping[str, Mapping[str, list[str]]]
    confidence: float
    scope: str
    fixed: Mapping[str, Any]
    modality: str | None
    each: str | None
    supply: Mapping[str, list[str]]
    once: bool
    where: Mapping[str, str]  # expressions, compiled when a match asks for them
    compared: bool = False  # a number without "at least", "below" … does not count
    limits: bool = False  # "not" is part of what it reads: "shall not be below"
    places: Mapping[str, Any] | None = None  # of a clause rule: its verbs and what stands around them

    @cached_property
    def clause(self) -> ClauseSpec:
        """The verb and its places, where this is a clause rule.

        Raises:
            ModelError: If it names an unknown lemma or place.
        """
        try:
            return compile_clause(self.places or {}, self.lexicon)
        except ModelError as error:
            raise ModelError(f"clause {self.name}: {error}", fix=error.fix) from error

    @cached_property
    def mentioned(self) -> tuple[frozenset[str], ...]:
        """The kinds of mention it needs: one of each."""
        return self.clause.needs if self.places else mentioned_in(self.source)

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What must stand in a passage, in this order, for the rule to match."""
        return (Need(frozenset(self.clause.forms)),) if self.places else self.pattern.needs

    @cached_property
    def pattern(self) -> Pattern:
        """The pattern, taken apart when a passage of its language first comes.

        Raises:
            ModelError: If it names an unknown lemma, type or form.
        """
        try:
            return compile_pattern(self.source, self.lexicon)
        except ModelError as error:
            raise ModelError(f"frame {self.name}: {error}", fix=error.fix) from error


@frozen(eq=False)
class PairSpec:
    """Which two things a relation joins, where no frame says how it is told."""

    first: str
    first_types: frozenset[str]
    second: str
    second_types: frozenset[str]  # empty: words of ``kinds``
    kinds: Mapping[str, re.Pattern[str]]


@frozen(eq=False)  # told apart by identity, so that what is found of one can be kept
class Family:
    """A relation: its frames, and how each role is checked or supplied."""

    relation: str
    roles: Mapping[str, Mapping[str, Any]]
    rules: tuple[FrameRule, ...]
    clauses: tuple[FrameRule, ...]
    examples: tuple[Mapping[str, Any], ...]
    negatives: tuple[Mapping[str, Any], ...]
    scored: bool
    veto: re.Pattern[str] | None = None
    stated: bool = False  # what is only planned is none of it
    modal: bool = True  # "will" and "aims to" make it a plan
    outside: frozenset[str] = frozenset()  # kinds of passage where it says nothing
    pair: PairSpec | None = None
    yields_to: frozenset[str] = frozenset()  # relations that say the same of one pair, more exactly


@cache
def load_families(folder: Path = FOLDER) -> tuple[Family, ...]:
    """Return all families of a folder, in order of file name.

    >>> len({family.relation for family in load_families()}) == len(load_families())
    True
    """
    shared = tomllib.loads((folder / "lexicon.toml").read_text(encoding="utf-8"))
    paths = sorted(path for path in folder.glob("*.toml") if path.stem != "lexicon")
    return tuple(_read(path, shared) for path in paths)


def _read(path: Path, shared: Mapping[str, Any]) -> Family:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    own = data.get("lexicon", {})
    macros = {**shared.get("macro", {}), **data.get("macro", {})}
    read = partial(_rule, stem=path.stem, shared=shared, own=own, macros=macros)
    rules = tuple(read(number, frame) for number, frame in enumerate(data.get("frame", ()), 1))
    clauses = tuple(read(number, clause) for number, clause in enumerate(data.get("clause", ()), 1))
    roles = {role: dict(spec) for role, spec in data.get("roles", {}).items()}
    for spec in roles.values():
        for key in ("matches", "excludes"):
            if key in spec:
                spec[key] = re.compile(_expand(spec[key], macros))
    return Family(
        relation=data["relation"],
        roles=roles,
        rules=rules,
        clauses=clauses,
        examples=tuple(data.get("example", ())),
        negatives=tuple(data.get("negative", ())),
        scored=data.get("scored", True),
        veto=re.compile(data["veto"]) if "veto" in data else None,
        stated=data.get("stated", False),
        modal=data.get("modal", True),
        outside=frozenset(data.get("outside", ())),
        yields_to=frozenset(data.get("yields_to", ())),
        pair=_pair(data["pair"]) if "pair" in data else None,
    )


def _rule(
    number: int,
    data: Mapping[str, Any],
    *,
    stem: str,
    shared: Mapping[str, Any],
    own: Mapping[str, Any],
    macros: Mapping[str, str],
) -> FrameRule:
    language = data.get("lang", "en")
    return FrameRule(
        name=f"{stem}/{data.get('name', number)}",
        language=language,
        source=_expand(data.get("pattern", ""), macros),
        lexicon={**shared.get(language, {}), **own.get(language, {})},
        confidence=float(data["confidence"]),
        scope=data.get("scope", "any"),
        fixed=data.get("roles", {}),
        modality=data.get("modality"),
        each=data.get("each"),
        supply=data.get("from", {}),
        once=data.get("once", False),
        compared=data.get("compared", False),
        limits=data.get("limits", False),
        where={role: _expand(words, macros) for role, words in data.get("where", {}).items()},
        places=data if "verbs" in data else None,
    )


def _pair(data: Mapping[str, Any]) -> PairSpec:
    """Read a ``[pair]`` table."""

    def types(spec: str) -> frozenset[str]:
        plain = [part for part in spec.split("|") if part not in ("np", "kinds")]
        named = types_of("|".join(plain)) if plain else frozenset()
        return named | {part for part in spec.split("|") if part == "np"}

    (first, ones), (second, twos) = (data[place].split(":") for place in ("first", "second"))
    kinds = {
        language: re.compile(
            "|".join(f"(?P<{kind.replace(' ', '_')}>{words})" for kind, words in table.items())
        )
        for language, table in data.get("kinds", {}).items()
    }
    return PairSpec(first, types(ones), second, types(twos), kinds)


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """Write out the ``%name%`` of a pattern; macros may use each other."""
    while found := _MACRO.search(pattern):
        name = found.group(1)
        if name not in macros:
            raise ModelError(f"%{name}% is no macro", fix=f"it has {', '.join(sorted(macros))}")
        pattern = f"{pattern[: found.start()]}{macros[name]}{pattern[found.end() :]}"
    return pattern
