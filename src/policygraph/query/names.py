"""Names in a question → the entities of the graph that bear them."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from attrs import frozen
from pyoxigraph import Literal, NamedNode

from policygraph.errors import QueryError
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import BASE, PREFIXES, short_iri
from policygraph.store.protocol import Store

_TIERS = ((rdf.LABEL, rdf.PREF_LABEL), (rdf.ALT_LABEL, pg.formerName), (pg.abbreviation,))
_LANGUAGES = ("en", "zh", "zh-hans", "zh-hant")
_HOME = NamedNode(f"{BASE}id/place/CN")
_SUGGESTED = 3
_NEAR = 74
# What a suggestion may be where any kind will do; units and terms of the ontology are no answer.
_SUGGESTIBLE = tuple(f"{BASE}{place}" for place in ("id/", "vocab/sector/", "vocab/indicator/"))
_RECORDS = tuple(
    f"{BASE}id/{kind}/" for kind in ("claim", "evidence", "source", "work", "extraction", "capture")
)


@frozen
class Resolved:
    """An entity that a name was read as, and what the reader should know of the choice."""

    iri: NamedNode
    note: str = ""


def resolve_name(store: Store, name: str, kinds: Iterable[str] = ()) -> Resolved:
    """Return the entity that bears this name.

    A name is a whole IRI, a short one such as ``firm:goldwind``, or any label,
    alias, former name or abbreviation in any language. Exact names come before
    names alike in width, case and legal form; labels before aliases before
    abbreviations. Where one abbreviation belongs to several bodies, China's is
    meant and a note says so.

    Args:
        store: Where the names are looked up.
        name: What the reader wrote.
        kinds: Local names of the classes asked for; none means any.

    Raises:
        QueryError: If nothing, or more than one thing, bears the name.
    """
    wanted = _with_subclasses(store, kinds)
    direct = _read_iri(name)
    if direct is not None:
        return _resolve_iri(store, direct, kinds, wanted)
    misfits: list[NamedNode] = []
    for bearers in _iter_bearers(store, name):
        fitting = [iri for iri in bearers if _fits(store, iri, wanted)]
        if fitting:
            return _choose(store, name, fitting, kinds)
        misfits.extend(bearers)
    if misfits:
        raise _misfit(store, name, misfits[0], kinds)
    raise QueryError(f"no {kind_words(kinds)} named {name}", fix=_suggest(store, name, wanted))


def read_label(store: Store, iri: NamedNode) -> str:
    """Return the name to show for an entity: English, else any, else its short IRI."""
    found = [quad.object for quad in store.quads(iri, rdf.LABEL) if isinstance(quad.object, Literal)]
    found.sort(key=lambda label: (label.language != "en", label.language or "", label.value))
    return found[0].value if found else short_iri(iri.value)


def kind_words(kinds: Iterable[str]) -> str:
    """Return classes as a reader says them.

    >>> kind_words(["PublicBody", "Firm"]), kind_words([])
    ('public body or firm', 'entity')
    """
    words = ("".join(f" {c.lower()}" if c.isupper() else c for c in kind).strip() for kind in kinds)
    return " or ".join(words) or "entity"


def _read_iri(name: str) -> NamedNode | None:
    text = name.strip().removeprefix("<").removesuffix(">")
    prefix, colon, rest = text.partition(":")
    if colon and prefix in PREFIXES and rest and not rest.startswith("//"):
        text = PREFIXES[prefix] + rest
    elif not text.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None


def _resolve_iri(store: Store, iri: NamedNode, kinds: Iterable[str], wanted: set[NamedNode]) -> Resolved:
    followed = _follow(store, iri)
    if next(iter(store.quads(followed)), None) is None:
        raise QueryError(
            f"no {kind_words(kinds)} has the IRI {short_iri(iri.value)}",
            fix=_suggest(store, iri.value.rsplit("/", 1)[-1].replace("-", " "), wanted),
        )
    if not _fits(store, followed, wanted):
        raise _misfit(store, short_iri(iri.value), followed, kinds)
    note = f"{short_iri(iri.value)} was merged into {short_iri(followed.value)}" if followed != iri else ""
    return Resolved(followed, note)


def _iter_bearers(store: Store, name: str) -> Iterator[list[NamedNode]]:
    exact = [Literal(name), *(Literal(name, language=language) for language in _LANGUAGES)]
    for tier in _TIERS:
        yield _sorted(
            quad.subject for label in tier for literal in exact for quad in store.quads(None, label, literal)
        )
    from policygraph.text.names import fold

    key = fold(name)
    for tier in _TIERS:
        yield _sorted(
            quad.subject
            for label in tier
            for quad in store.quads(None, label)
            if isinstance(quad.object, Literal) and key and fold(quad.object.value) == key
        )


def _sorted(subjects: Iterable[object]) -> list[NamedNode]:
    found = {subject for subject in subjects if isinstance(subject, NamedNode)}
    return sorted(found, key=lambda iri: iri.value)


def _choose(store: Store, name: str, fitting: list[NamedNode], kinds: Iterable[str]) -> Resolved:
    followed = _sorted(_follow(store, iri) for iri in fitting)
    if len(followed) == 1:
        return Resolved(followed[0])
    at_home = [iri for iri in followed if any(store.quads(iri, pg.jurisdiction, _HOME))]
    if len(at_home) == 1:
        others = ", ".join(_described(store, iri) for iri in followed if iri != at_home[0])
        return Resolved(
            at_home[0], note=f"{name} is read as {_described(store, at_home[0])}; the name is also {others}"
        )
    raise QueryError(
        f"more than one {kind_words(kinds)} is named {name}",
        fix=" or ".join(_described(store, iri) for iri in followed),
    )


def _described(store: Store, iri: NamedNode) -> str:
    return f"{short_iri(iri.value)} ({read_label(store, iri)})"


def _misfit(store: Store, name: str, iri: NamedNode, kinds: Iterable[str]) -> QueryError:
    found = kind_words(sorted(short_iri(kind.value).removeprefix("pg:") for kind in _types(store, iri)))
    wanted = _with_article(kind_words(kinds))
    return QueryError(f"{name} is {_with_article(found)}, not {wanted}", fix=f"name {wanted}")


def _with_article(words: str) -> str:
    return f"{'an' if words[:1] in 'aeio' else 'a'} {words}"


def _suggest(store: Store, name: str, wanted: set[NamedNode]) -> str:
    from rapidfuzz import fuzz, utils

    names = sorted(
        {
            (quad.object.value, quad.subject.value)
            for tier in _TIERS[:2]
            for label in tier
            for quad in store.quads(None, label)
            if isinstance(quad.object, Literal)
            and isinstance(quad.subject, NamedNode)
            and _is_suggestible(quad.subject.value, wanted)
        }
    )
    asked = utils.default_process(name)
    scores = ((_nearness(asked, utils.default_process(label), fuzz), label, iri) for label, iri in names)
    ranked = sorted(
        (score for score in scores if score[0] >= _NEAR), key=lambda score: (-score[0], *score[1:])
    )
    nearest: dict[str, str] = {}
    for _, label, iri in ranked:
        if len(nearest) < _SUGGESTED and _fits(store, NamedNode(iri), wanted):
            nearest.setdefault(iri, label)
    if nearest:
        return f"did you mean {', '.join(nearest.values())}?"
    return "check the spelling, or give its IRI"


def _nearness(one: str, other: str, fuzz: ModuleType) -> float:
    """Tell how alike two names are; shared words alone are not enough, unless one is a part of the other."""
    whole = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    return float(max(whole, _NEAR) if f" {one} " in f" {other} " else whole)


def _is_suggestible(iri: str, wanted: set[NamedNode]) -> bool:
    return bool(wanted) or (iri.startswith(_SUGGESTIBLE) and not iri.startswith(_RECORDS))


def _follow(store: Store, iri: NamedNode) -> NamedNode:
    seen = {iri}
    while True:
        after = next((quad.object for quad in store.quads(iri, rdf.REPLACED_BY)), None)
        if not isinstance(after, NamedNode) or after in seen:
            return iri
        iri = after
        seen.add(iri)


def _types(store: Store, iri: NamedNode) -> list[NamedNode]:
    return _sorted(quad.object for quad in store.quads(iri, rdf.TYPE))


def _fits(store: Store, iri: NamedNode, wanted: set[NamedNode]) -> bool:
    types = _types(store, iri)
    return any(kind in wanted for kind in types) if wanted else bool(types)


def _with_subclasses(store: Store, kinds: Iterable[str]) -> set[NamedNode]:
    found: set[NamedNode] = set()
    open_ = [NamedNode(f"{PREFIXES['pg']}{kind}") for kind in kinds]
    while open_:
        kind = open_.pop()
        if kind not in found:
            found.add(kind)
            open_.extend(_sorted(quad.subject for quad in store.quads(None, rdf.SUBCLASS, kind)))
    return found
