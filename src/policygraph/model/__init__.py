"""What a fact looks like: values, the ontology's terms, claims and their IRIs."""
