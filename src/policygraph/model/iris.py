"""How things get their IRIs: the only place where one is minted."""

import hashlib
import re
import unicodedata
from base64 import b32encode
from functools import lru_cache

BASE = "https://w3id.org/policygraph/"
KINDS = (
    "firm",
    "body",
    "organization",
    "person",
    "group",
    "policy",
    "programme",
    "strategy",
    "document",
    "batch",
    "event",
    "place",
    "zone",
    "product",
    "claim",
    "evidence",
    "mention",
    "addition",
    "source",
    "capture",
    "source-work",
    "extraction",
)
PREFIXES = {
    "pg": f"{BASE}ontology#",
    "pgsh": f"{BASE}shapes#",
    "firm": f"{BASE}id/firm/",
    "body": f"{BASE}id/body/",
    "org": f"{BASE}id/organization/",
    "person": f"{BASE}id/person/",
    "group": f"{BASE}id/group/",
    "policy": f"{BASE}id/policy/",
    "prog": f"{BASE}id/programme/",
    "strategy": f"{BASE}id/strategy/",
    "doc": f"{BASE}id/document/",
    "batch": f"{BASE}id/batch/",
    "event": f"{BASE}id/event/",
    "place": f"{BASE}id/place/",
    "zone": f"{BASE}id/zone/",
    "product": f"{BASE}id/product/",
    "claim": f"{BASE}id/claim/",
    "evidence": f"{BASE}id/evidence/",
    "mention": f"{BASE}id/mention/",
    "addition": f"{BASE}id/addition/",
    "source": f"{BASE}id/source/",
    "capture": f"{BASE}id/capture/",
    "work": f"{BASE}id/source-work/",
    "extraction": f"{BASE}id/extraction/",
    "sector": f"{BASE}vocab/sector/",
    "indicator": f"{BASE}vocab/indicator/",
    "unit": f"{BASE}vocab/unit/",
    "modality": f"{BASE}vocab/modality/",
    "graph": f"{BASE}graph/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
}
LONGEST_SLUG = 80


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """Return the readable ASCII tail of an IRI for a name.

    Chinese characters become pinyin without tones. A name of more than 80
    letters keeps its beginning and gets a hash, so that two long titles with
    one beginning stay apart.

    >>> slug("ONOFF Electric"), slug("金风科技"), slug("Hua Hong (Wuxi) & Co.")
    ('onoff-electric', 'jin-feng-ke-ji', 'hua-hong-wuxi-and-co')
    """
    text = unicodedata.normalize("NFKC", name).replace("&", " and ")
    if re.search(r"[㐀-鿿]", text):
        from pypinyin import lazy_pinyin

        text = " ".join(lazy_pinyin(text))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"['’]", "", text.casefold())
    short = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    if not short:
        return digest16(name)
    if len(short) > LONGEST_SLUG:
        return f"{short[:LONGEST_SLUG].rsplit('-', 1)[0]}-{digest16(short)[:8]}"
    return short


def mint(kind: str, name: str) -> str:
    """Return the IRI of a named thing.

    Args:
        kind: One of ``KINDS``, or ``vocab/SCHEME`` for a concept.
        name: Its normalised name; an id that already is a slug stays as it is.

    >>> mint("firm", "ONOFF Electric")
    'https://w3id.org/policygraph/id/firm/onoff-electric'
    >>> mint("vocab/sector", "Robotics")
    'https://w3id.org/policygraph/vocab/sector/robotics'
    """
    home = kind if kind.startswith("vocab/") else f"id/{kind}"
    return f"{BASE}{home}/{slug(name)}"


def concept(scheme: str, name: str) -> str:
    """Return the IRI of a concept that the shipped vocabularies hold.

    >>> concept("modality", "stated")
    'https://w3id.org/policygraph/vocab/modality/stated'
    """
    return f"{BASE}vocab/{scheme}/{name}"


def digest16(text: str) -> str:
    """Return 16 base32 characters of SHA-256: the tail of claim and evidence IRIs.

    >>> digest16("a")
    'zklycewkdo64v6wc'
    """
    return b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()[:16]


def short_iri(iri: str) -> str:
    """Return an IRI in its short form, for people.

    >>> short_iri("https://w3id.org/policygraph/id/firm/goldwind")
    'firm:goldwind'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and len(iri) > len(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri
