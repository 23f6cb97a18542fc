"""The plain values that flow from a document to its claims; no I/O, no RDF."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

ENTITY_TYPES = (
    "Policy",
    "Programme",
    "GovernmentBody",
    "Firm",
    "OtherOrganisation",
    "Sector",
    "Product",
    "Place",
    "Person",
    "Event",
)


@frozen
class Text:
    """The decoded text of one capture, as a reader made it; offsets count its code points."""

    content: str
    digest: str
    reader: str
    reader_version: str


@frozen
class Part:
    """One article where the format itself tells them apart, ``text[start:end]``, and what it says of it."""

    start: int
    end: int
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@frozen
class Document:
    """One state of one document: what was handed in and what is known of it.

    ``key`` names the document across its states; ``stem`` names it in the
    interchange format; dates are ISO 8601 cut to the stated precision. ``parts``
    are the entries of a feed; ``flaws`` what of the capture could not be read.
    """

    key: str
    stem: str
    capture: str
    text: Text
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    parts: tuple[Part, ...] = ()
    flaws: tuple[str, ...] = ()


@frozen
class Article:
    """One article of a document's text, ``text[start:end]``.

    ``source`` is its id: 16 hex digits over document key and normalised text.
    ``work`` is the id of the text it reproduces: its own, or the first copy's.
    """

    source: str
    start: int
    end: int
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    stated_date: str | None = None
    language: str = "en"
    work: str = ""
    duplicate_of: str | None = None
    relevant: bool = True
    url: str | None = None


@frozen
class Mention:
    """Words of the text that name an entity or state a value, ``text[start:end]``.

    ``text`` has them on one line, even where the file breaks the line inside a name.
    ``type`` is one of ENTITY_TYPES, or Date, Money, Percent, Number, DocumentNumber.
    ``entity`` is the IRI it resolves to; ``value`` holds what a date or amount says.
    ``anaphor`` is true for words such as "the company" that stand for a name.
    """

    type: str
    start: int
    end: int
    text: str
    entity: str | None = None
    value: Mapping[str, Any] = field(factory=dict)
    anaphor: bool = False


@frozen
class Entity:
    """A thing as one document names it: an entity record of the interchange format."""

    id: str
    type: str
    name: str
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()


@frozen
class Fact:
    """One statement found in a text: a fact record of the interchange format.

    ``roles`` holds IRIs for entities and plain values for the rest, by the role
    names of the interchange format. ``inferred`` lists roles that the reader
    supplied and the words do not state. ``rule`` names the frame that found it.
    """

    type: str
    roles: Mapping[str, Any]
    start: int
    end: int
    quote: str
    source: str
    confidence: float
    status: str
    rule: str
    modality: str = "stated"
    claimed_by: str | None = None
    attribution: str | None = None
    inferred: tuple[str, ...] = ()


@frozen
class Extraction:
    """All that was found in one document: what ``extract`` returns and ingest keeps."""

    document: Document
    relevant: bool
    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    issues: tuple[str, ...] = ()
