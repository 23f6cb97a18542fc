"""A graph with two clocks, two languages, and letters that files cannot hold."""

import pytest
from pyoxigraph import RdfFormat, parse

from policygraph.store import OxigraphStore
from policygraph.store.shipped import shipped_quads

ODD = r"""
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix firm: <https://w3id.org/policygraph/id/firm/> .
@prefix prog: <https://w3id.org/policygraph/id/programme/> .
@prefix c: <https://w3id.org/policygraph/id/claim/> .
@prefix v: <https://w3id.org/policygraph/id/evidence/> .
@prefix s: <https://w3id.org/policygraph/id/source/> .
@prefix g: <https://w3id.org/policygraph/graph/> .
@prefix modality: <https://w3id.org/policygraph/vocab/modality/> .
g:entities {
  firm:odd a pg:Firm ; rdfs:label "=HYPERLINK(\"x\") & <Co>\u0007\u000b"@en , "@怪公司\uFFFE"@zh .
  firm:even a pg:Firm ; rdfs:label "Even, \"Ltd\""@en , "偶数公司"@zh .
  prog:plan a pg:Programme ; rdfs:label "Plan"@en .
}
g:claims {
  c:buy a pg:SupplyRelation ; pg:supplier firm:odd ; pg:customer firm:even ; pg:about firm:odd , firm:even ;
    pg:validFrom "2020-01-01"^^xsd:date ; pg:validUntil "2023-06-30"^^xsd:date ; pg:modality modality:stated .
  c:talk a pg:SupplyRelation ; pg:supplier firm:even ; pg:customer firm:odd ; pg:about firm:odd , firm:even ;
    pg:modality modality:rumoured .
  c:prize a pg:Designation ; pg:designee firm:odd ; pg:programme prog:plan ; pg:about firm:odd , prog:plan ;
    pg:modality modality:stated .
}
<https://w3id.org/policygraph/graph/source/paper> {
  c:buy pg:evidence v:one , v:two . c:talk pg:evidence v:three . c:prize pg:evidence v:four .
  v:one pg:quote "+奇数公司\u0001向偶数公司供货"@zh ; pg:source s:paper ; pg:confidence 0.9 .
  v:two pg:quote "Odd sells to\nEven"@en ; pg:source s:paper ; pg:confidence 0.8 .
  v:three pg:quote "Even may sell to Odd"@en ; pg:source s:paper ; pg:attribution "people" .
  v:four pg:quote "Odd was honoured"@en ; pg:source s:paper ; pg:confidence 0.7 .
  s:paper a pg:Source ; rdfs:label "Trade & Turbines"@en ; dcterms:publisher "The \u0008Paper" ;
    dcterms:issued "2024-05-01"^^xsd:date ; dcterms:source "https://example.org/a?b&c" .
}
g:derived {
  firm:odd pg:supplies firm:even . firm:even pg:supplies firm:odd .
  c:prize pg:designationStatus <https://w3id.org/policygraph/vocab/designation-status/designated> .
  firm:odd pg:designatedUnder prog:plan .
}
g:meta { c:buy pg:recordedAt "2025-01-01T00:00:00Z"^^xsd:dateTime . }
"""


@pytest.fixture(scope="session")
def odd() -> OxigraphStore:
    """Return a graph of two firms that supply each other, with awkward names."""
    store = OxigraphStore()
    store.load(shipped_quads())
    store.load(parse(ODD, format=RdfFormat.TRIG))
    return store
