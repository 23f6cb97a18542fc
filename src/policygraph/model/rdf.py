"""RDF in a few words: graphs, borrowed terms, and literals in the one form each value has."""

import re
from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from policygraph.model.iris import BASE, PREFIXES, concept


def graph(name: str) -> NamedNode:
    """Return the name of a graph.

    >>> graph("claims").value
    'https://w3id.org/policygraph/graph/claims'
    """
    return NamedNode(f"{BASE}graph/{name}")


ONTOLOGY, VOCAB, ENTITIES, CLAIMS, CURATION, DERIVED, META = (
    graph(name) for name in ("ontology", "vocab", "entities", "claims", "curation", "derived", "meta")
)


def source_graph(source: str) -> NamedNode:
    """Return the graph of one source: its description, its evidence, its links to claims."""
    return graph(f"source/{source}")


def _term(prefix: str, name: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + name)


TYPE = _term("rdf", "type")
LABEL = _term("rdfs", "label")
SUBCLASS = _term("rdfs", "subClassOf")
SUBPROPERTY = _term("rdfs", "subPropertyOf")
PREF_LABEL = _term("skos", "prefLabel")
ALT_LABEL = _term("skos", "altLabel")
NOTATION = _term("skos", "notation")
NOTE = _term("skos", "note")
IN_SCHEME = _term("skos", "inScheme")
CONCEPT = _term("skos", "Concept")
ISSUED = _term("dcterms", "issued")
PUBLISHER = _term("dcterms", "publisher")
LANGUAGE = _term("dcterms", "language")
ORIGIN = _term("dcterms", "source")
TITLE = _term("dcterms", "title")
IDENTIFIER = _term("dcterms", "identifier")
REPLACED_BY = _term("dcterms", "isReplacedBy")
DEPRECATED = _term("owl", "deprecated")
DIFFERENT = _term("owl", "differentFrom")
VERSION_INFO = _term("owl", "versionInfo")
GENERATED_BY = _term("prov", "wasGeneratedBy")
REVISION_OF = _term("prov", "wasRevisionOf")
ENDED = _term("prov", "endedAtTime")
_XSD_DATE = _term("xsd", "date")
_XSD_DATETIME = _term("xsd", "dateTime")
_XSD_DECIMAL = _term("xsd", "decimal")
_XSD_INTEGER = _term("xsd", "integer")
_XSD_BOOLEAN = _term("xsd", "boolean")


def concept_node(scheme: str, name: str) -> NamedNode:
    """Return a concept of the shipped vocabularies."""
    return NamedNode(concept(scheme, name))


def text(value: str, language: str | None = None) -> Literal:
    """Return a string, with its language where one is known.

    White space is folded, so that a line break inside a name is no other name.

    >>> str(text("Little  Giants", "en"))
    '"Little Giants"@en'
    """
    clean = re.sub(r"\s+", " ", value).strip()
    return Literal(clean, language=language) if language else Literal(clean)


def verbatim(value: str, language: str | None = None) -> Literal:
    """Return a string with every character as printed."""
    return Literal(value, language=language) if language else Literal(value)


def decimal(value: Decimal | str | float) -> Literal:
    """Return a number in the one form that every store keeps.

    >>> str(decimal("6000000.00")), str(decimal(0.93)), str(decimal("-1.50"))
    ('"6000000"^^<http://www.w3.org/2001/XMLSchema#decimal>',
     '"0.93"^^<http://www.w3.org/2001/XMLSchema#decimal>',
     '"-1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Literal("0" if plain in ("-0", "") else plain, datatype=_XSD_DECIMAL)


def integer(value: int) -> Literal:
    """Return a whole number."""
    return Literal(str(value), datatype=_XSD_INTEGER)


def date(iso: str) -> Literal:
    """Return a day, ``YYYY-MM-DD``."""
    return Literal(iso, datatype=_XSD_DATE)


def moment(iso: str) -> Literal:
    """Return a moment with its zone."""
    return Literal(iso, datatype=_XSD_DATETIME)


TRUE = Literal("true", datatype=_XSD_BOOLEAN)


def sort_key(quad: Quad) -> str:
    """Order quads as their N-Quads lines."""
    return str(quad)


def nquads(quads: Iterable[Quad]) -> list[str]:
    """Return sorted N-Quads lines without their end.

    >>> a = NamedNode("urn:a")
    >>> nquads([Quad(a, a, a, META)])
    ['<urn:a> <urn:a> <urn:a> <https://w3id.org/policygraph/graph/meta> .']
    """
    return sorted(f"{quad} ." for quad in quads)
