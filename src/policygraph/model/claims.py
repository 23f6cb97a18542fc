"""Claims and evidence: what makes two of them the same, and their IRIs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from policygraph.errors import ModelError
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import BASE, digest16

Term = NamedNode | BlankNode | Literal | Triple
Values = Mapping[NamedNode, tuple[Term, ...]]


@frozen
class Claim:
    """What sources say, as its identity alone: a class and the values of its key.

    Two sources that say the same give one claim; when, how surely and in which
    words each says it stands on its evidence.

    Args:
        cls: A claim class of the ontology.
        key: The properties of the class's identity key that are known, with values.
        about: What it is about beyond its roles, such as the firm whose title a review is about.

    Raises:
        ModelError: If a property is not part of the key of the class.
    """

    cls: NamedNode
    key: Values = field()
    about: tuple[NamedNode, ...] = ()

    @key.validator
    def _only_key(self, _: object, key: Values) -> None:
        extra = sorted(p.value for p in key if p not in pg.IDENTITY_KEYS[self.cls])
        if extra:
            raise ModelError(f"{extra[0]} is no part of the identity of a {local_name(self.cls)}")

    @cached_property
    def iri(self) -> NamedNode:
        """The claim's IRI."""
        return claim_iri(self)


def local_name(term: NamedNode) -> str:
    """Return the last part of a term's IRI.

    >>> local_name(pg.SupplyRelation)
    'SupplyRelation'
    """
    return re.split(r"[#/]", term.value)[-1]


def claim_iri(claim: Claim) -> NamedNode:
    """Return the IRI of a claim: its class and a hash of its identity.

    >>> onoff, goldwind = (NamedNode(f"{BASE}id/firm/{n}") for n in ("onoff-electric", "goldwind"))
    >>> claim_iri(Claim(pg.SupplyRelation, {pg.supplier: (onoff,), pg.customer: (goldwind,)})).value
    'https://w3id.org/policygraph/id/claim/supply-relation-gwg2eaiwcbnivkda'
    """
    lines = sorted(f"{prop} {value}" for prop, values in claim.key.items() for value in values)
    words = re.sub(r"(?<!^)(?=[A-Z])", "-", local_name(claim.cls)).lower()
    identity = "\n".join([str(claim.cls), *lines])
    return NamedNode(f"{BASE}id/claim/{words}-{digest16(identity)}")


def evidence_iri(claim: NamedNode, source: str, start: int, end: int) -> NamedNode:
    """Return the IRI of the evidence that one passage of a source gives for a claim."""
    return NamedNode(f"{BASE}id/evidence/{digest16(f'{claim.value} {source} {start} {end}')}")


def identity_quads(claim: Claim) -> Iterator[Quad]:
    """Yield what is true of a claim whatever its evidence: class, key, ``pg:about``."""
    iri = claim.iri
    yield Quad(iri, rdf.TYPE, claim.cls, rdf.CLAIMS)
    for prop, values in claim.key.items():
        for value in values:
            yield Quad(iri, prop, value, rdf.CLAIMS)
            if prop in pg.ROLES and isinstance(value, NamedNode):
                yield Quad(iri, pg.about, value, rdf.CLAIMS)
    for node in claim.about:
        yield Quad(iri, pg.about, node, rdf.CLAIMS)


def read_claim(iri: NamedNode, quads: Iterable[Quad]) -> Claim:
    """Return the claim that quads of graph ``claims`` describe.

    Raises:
        ModelError: If they name no claim class.
    """
    values: dict[NamedNode, list[Term]] = {}
    for quad in quads:
        values.setdefault(quad.predicate, []).append(quad.object)
    classes = [c for c in values.get(rdf.TYPE, ()) if isinstance(c, NamedNode) and c in pg.IDENTITY_KEYS]
    if len(classes) != 1:
        raise ModelError(f"{iri.value} is not of one claim class", fix="run policygraph rebuild")
    cls = classes[0]
    key = {p: tuple(sorted(values[p], key=str)) for p in pg.IDENTITY_KEYS[cls] if p in values}
    roles = {value for p in pg.ROLES for value in values.get(p, ())}
    about = [v for v in values.get(pg.about, ()) if isinstance(v, NamedNode) and v not in roles]
    return Claim(cls, key, tuple(sorted(about, key=str)))
