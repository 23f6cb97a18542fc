"""The entities of one article: mentions, described things and free phrases get their IRIs."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, field

from policygraph.ingest.extract.phrases import Phrase
from policygraph.ingest.extract.values import date_of
from policygraph.model.iris import mint
from policygraph.model.values import Entity, Mention
from policygraph.resolve.identities import KIND

_CHINESE = re.compile(r"[㐀-鿿]")
_HEAD_NOUN = re.compile(
    r"[ -](?:sectors?|industr(?:y|ies)|fields?|industrial sectors?)$|(?:产业|行业|领域)$", re.IGNORECASE
)
_NO_SECTOR = re.compile(
    r"(?<!nternet) of |^(?!manufactur|engineer|machin|process|comput|mining|min|shipp|shipbuild|print|"
    r"weld|cast|"
    r"farm|fish|bank|cater|paper|3d|recycl|cloud|pack)\w+ing (?=\w)|^(?:their|our|your)\b|^\w+ly\b",
    re.IGNORECASE,
)
_MUNICIPALITIES = ("11", "12", "31", "50")
_LEVEL = re.compile(r" (?:province|municipality|city|autonomous region)$", re.IGNORECASE)
Identify = Callable[[str, str, bool], str]
"""(entity type, name, whether other texts would use this name for the same thing) → IRI"""


def mint_identity(kind: str, name: str, proper: bool = True) -> str:  # noqa: ARG001
    """Return an IRI made of the name alone; used where no register is at hand."""
    return mint(KIND[kind], name)


def _government(place: str, iri: str) -> str:
    """Name the government of a place.

    >>> _government("Zhejiang province", "id/place/CN-330000"), _government("Hefei", "id/place/CN-340100")
    ('Zhejiang provincial government', 'Hefei municipal government')
    """
    code = iri.rpartition("CN-")[2]
    if _CHINESE.search(place):
        return f"{place}人民政府"
    if iri.endswith("place/CN"):
        return "Chinese government"
    provincial = code.endswith("0000") and code[:2] not in _MUNICIPALITIES
    return f"{_LEVEL.sub('', place)} {'provincial' if provincial else 'municipal'} government"


@define
class _Named:
    kind: str
    names: dict[str, None] = field(factory=dict)
    zh: str | None = None


@define
class Cast:
    """Who and what appears in an article.

    Args:
        identify: Gives the IRI for a type and a name.
    """

    identify: Identify
    _things: dict[str, _Named] = field(factory=dict)
    _same: dict[int, str] = field(factory=dict)

    def entity(self, filler: Mention | Phrase, spec: Mapping[str, Any]) -> str | None:
        """Return the IRI of what fills a role, and keep its names."""
        if isinstance(filler, Phrase):
            kind = spec.get("type", "Product")
            name = filler.name
            if kind == "Sector":
                if _NO_SECTOR.search(name):
                    return None
                name = _HEAD_NOUN.sub("", name) or name
            iri = self.identify(kind, name, True)
            self.name(iri, kind, name, filler.name)
            return iri
        target = filler.value.get("stands_for", filler)
        iri = self._same.get(target.start) or target.entity
        if target.value.get("described"):
            names = target.value["names"]
            iri = iri or self.identify(target.type, names[0], False)
            self.name(iri, target.type, *names)
        else:
            iri = iri or self.identify(target.type, target.text, True)
            names = target.value.get("names", (target.text, target.value.get("name") or ""))
            self.name(iri, target.type, *names, zh=target.value.get("zh"))
        if spec.get("type") == "GovernmentBody" and target.type == "Place":
            name = _government(target.text, iri)
            iri = self.identify("GovernmentBody", name, True)
            self.name(iri, "GovernmentBody", name, target.text)
        return iri

    def named(self, kind: str, name: str) -> str:
        """Return the IRI of a thing that a rule itself names, such as the state."""
        iri = self.identify(kind, name, kind != "Event")  # "meeting" is the one of this article
        self.name(iri, kind, name)
        return iri

    def same(self, described: Mention, named: Mention) -> None:
        """Read a described document as the one that a record or a title names."""
        iri = self.entity(named, {})
        if iri is not None and not described.entity:
            self._same[described.start] = iri
            self.name(iri, named.type, *described.value.get("names", (described.text,)))

    def name(self, iri: str, kind: str, *names: str, zh: str | None = None) -> None:
        """Keep the names that the text gives a thing."""
        thing = self._things.setdefault(iri, _Named(kind))
        thing.names.update(dict.fromkeys(" ".join(name.split()) for name in names if name))
        thing.zh = thing.zh or zh

    def words(self, filler: Mention | Phrase) -> str:
        """Return the words of a filler, for roles of free text."""
        return filler.name if isinstance(filler, Phrase) else filler.text

    def date(self, filler: Mention | Phrase) -> str | None:
        """Return the ISO date of a filler."""
        return date_of(filler) if isinstance(filler, Mention) else None

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities with the names found, in order of IRI."""
        found = []
        for iri in sorted(self._things):
            thing = self._things[iri]
            names = sorted(thing.names, key=lambda name: not name.endswith("公司"))  # registered names lead
            zh = thing.zh or next((name for name in names if _CHINESE.search(name)), None)
            found.append(Entity(iri, thing.kind, names[0], zh, tuple(names[1:])))
        return tuple(found)
