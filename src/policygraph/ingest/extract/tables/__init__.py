"""Tables and blocks of labels: their heads and captions say what no verb says.

``layout`` finds tables, ``blocks`` lines such as "Headquarters: …", ``schema`` says what their
heads and labels mean (``ingest/families/tables/tables.toml``), ``parts`` and ``scales`` read
cells, ``subjects`` says whose page it is, and ``reader`` puts facts together.
"""

from policygraph.ingest.extract.tables.reader import with_tables

__all__ = ["with_tables"]
