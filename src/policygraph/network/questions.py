"""The SPARQL that a network is read with; one entity or claim may be bound, or all are read."""

from policygraph.model.iris import PREFIXES

PREFIX_LINES = "\n".join(f"PREFIX {p}: <{PREFIXES[p]}>" for p in ("pg", "rdf", "rdfs", "skos", "dcterms"))

LINKS = """
SELECT ?claim ?subject ?predicate ?object WHERE {{
  {branches}
  UNION
  {{ ?claim pg:subject ?subject ; pg:predicate ?predicate ; pg:object ?object .
    ?subject ?predicate ?object . FILTER(isIRI(?object)) }}
  FILTER EXISTS {{ ?claim pg:evidence ?evidence }}
  FILTER NOT EXISTS {{ ?claim pg:retractedAt ?retracted }}
  FILTER NOT EXISTS {{ ?claim pg:rank <{base}vocab/rank/deprecated> }}
}}
ORDER BY ?subject ?predicate ?object ?claim
"""

EVIDENCE = """
SELECT ?claim ?evidence ?quote ?start ?end ?stance ?confidence ?attribution
       ?source ?title ?publisher ?issued ?stated ?url WHERE {
  ?claim pg:evidence ?evidence .
  ?evidence pg:quote ?quote ; pg:source ?source .
  OPTIONAL { ?evidence pg:quoteStart ?start }
  OPTIONAL { ?evidence pg:quoteEnd ?end }
  OPTIONAL { ?evidence pg:stance ?stance }
  OPTIONAL { ?evidence pg:confidence ?confidence }
  OPTIONAL { ?evidence pg:attribution ?attribution }
  OPTIONAL { ?source rdfs:label ?title }
  OPTIONAL { ?source dcterms:publisher ?publisher }
  OPTIONAL { ?source dcterms:issued ?issued }
  OPTIONAL { ?source pg:statedDate ?stated }
  OPTIONAL { ?source dcterms:source ?url }
}
ORDER BY ?claim ?issued ?source ?start ?evidence ?title ?publisher ?url
"""

DETAILS = """
SELECT DISTINCT ?claim ?property ?value WHERE { ?claim pg:evidence ?any ; ?property ?value }
ORDER BY ?claim ?property ?value
"""

ENTITY = """
SELECT ?entity ?property ?value WHERE {
  ?entity ?property ?value
  FILTER(?property IN (rdf:type, rdfs:label, skos:prefLabel, skos:altLabel, skos:inScheme))
}
ORDER BY ?property ?value
"""

FACTS = """
SELECT DISTINCT ?entity ?claim WHERE {
  ?claim pg:about ?entity .
  FILTER EXISTS { ?claim pg:evidence ?evidence }
  FILTER NOT EXISTS { ?claim pg:retractedAt ?retracted }
  FILTER NOT EXISTS { ?claim pg:refinedBy ?fuller }
  FILTER NOT EXISTS { ?claim pg:rank <https://w3id.org/policygraph/vocab/rank/deprecated> }
}
ORDER BY ?claim
"""
