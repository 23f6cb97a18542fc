"""A graph to draw, a graph that attacks, and a browser that is cut off from every host."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

from policygraph.derive import derive_all, load_rules
from policygraph.resources import resource
from policygraph.store import OxigraphStore
from policygraph.store.shipped import shipped_quads

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

HOSTILE = r"""
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix e: <https://w3id.org/policygraph/id/firm/> .
@prefix c: <https://w3id.org/policygraph/id/claim/> .
@prefix v: <https://w3id.org/policygraph/id/evidence/> .
@prefix s: <https://w3id.org/policygraph/id/source/> .
@prefix g: <https://w3id.org/policygraph/graph/> .
g:entities {
  <https://w3id.org/policygraph/id/firm/x');window.hacked=1;('> a pg:Firm ;
    rdfs:label "</script><img src=x onerror=window.hacked=1>"@en ,
      "<svg onload=window.hacked=1>金风\u2028"@zh ;
    skos:altLabel "\" onmouseover=\"window.hacked=1" .
  e:victim a pg:Firm ; rdfs:label "javascript:window.hacked=1 href"@en , "{{7*7}}{% raw %}"@zh .
}
g:claims {
  c:bad a pg:SupplyRelation ;
    pg:supplier <https://w3id.org/policygraph/id/firm/x');window.hacked=1;('> ; pg:customer e:victim ;
    pg:about <https://w3id.org/policygraph/id/firm/x');window.hacked=1;('> , e:victim ;
    pg:condition "<iframe srcdoc='<script>window.hacked=1</script>'>" ;
    pg:modality <https://w3id.org/policygraph/vocab/modality/stated> .
}
<https://w3id.org/policygraph/graph/source/bad> {
  c:bad pg:evidence v:bad .
  v:bad pg:quote "-->]]><script>window.hacked=1</script><style>*{display:none}</style>\u2029"@en ;
    pg:source s:bad ; pg:confidence 0.9 ; pg:attribution "<a href=javascript:window.hacked=1>click</a>" .
  s:bad rdfs:label "<title><script>window.hacked=1</script>"@en ; dcterms:publisher "<base href=//evil>" ;
    dcterms:issued "<meta http-equiv=refresh content=0>" ; dcterms:source "javascript:window.hacked=1" .
}
g:derived { <https://w3id.org/policygraph/id/firm/x');window.hacked=1;('> pg:supplies e:victim . }
"""


def loaded(*texts: str) -> OxigraphStore:
    """Return a store with the shipped ontology and the graphs of some TriG texts, rules run."""
    store = OxigraphStore()
    shipped = shipped_quads()
    known = {quad.triple for quad in shipped}
    store.load(shipped)
    for text in texts:
        store.load(quad for quad in parse(text, format=RdfFormat.TRIG) if quad.triple not in known)
    derive_all(store, load_rules(store))
    return store


@pytest.fixture(scope="session")
def example() -> OxigraphStore:
    """Return the example of the ontology with all that follows from it."""
    return loaded((resource("ontology") / "example.trig").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def hostile() -> OxigraphStore:
    """Return a graph in which every text tries to run something."""
    return loaded(HOSTILE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return a running headless Chromium."""
    if not Path(CHROMIUM).exists():
        reason = f"no {CHROMIUM}: run python tools/browser.py"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
