"""The SPARQL that a network is read with; either end of a link may be bound, or all are read."""

LINKS = """
PREFIX pg: <https://w3id.org/policygraph/ontology#>
SELECT ?claim ?subject ?predicate ?object WHERE {{
  {branches}
  UNION
  {{ {triple} ?claim pg:predicate ?predicate . ?subject ?predicate ?object . FILTER(isIRI(?object)) }}
  FILTER EXISTS {{ ?claim pg:evidence ?evidence }}
  FILTER NOT EXISTS {{ ?claim pg:retractedAt ?retracted }}
  FILTER NOT EXISTS {{ ?claim pg:rank <{base}vocab/rank/deprecated> }}
}}
ORDER BY ?subject ?predicate ?object ?claim
"""

FACTS = """
PREFIX pg: <https://w3id.org/policygraph/ontology#>
SELECT DISTINCT ?entity ?claim WHERE {
  ?claim pg:about ?entity .
  FILTER EXISTS { ?claim pg:evidence ?evidence }
  FILTER NOT EXISTS { ?claim pg:retractedAt ?retracted }
  FILTER NOT EXISTS { ?claim pg:refinedBy ?fuller }
  FILTER NOT EXISTS { ?claim pg:rank <https://w3id.org/policygraph/vocab/rank/deprecated> }
}
ORDER BY ?claim
"""
