"""From facts as a page states them to claims, sources and entities of the graph.

``reading`` makes a claim of a fact by the rules of ``mapping`` (roles and
qualifiers), ``records`` keeps what one source says, ``settle`` lets the live
evidence of a claim decide its qualifiers, ``gate`` checks the shapes, and
``commit`` turns it all into the quads of one transaction.
"""
