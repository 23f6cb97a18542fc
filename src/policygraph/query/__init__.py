"""Questions to the graph: the catalogue, any SPARQL, answers, and the card of one entity.

``ask(store, question, params)`` answers; ``card.read_card(store, name)`` gathers all
that is said about one entity. Both need a store and nothing else.
"""
