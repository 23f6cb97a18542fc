"""Names and passages, found by words in Chinese and in alphabets."""

from policygraph.search.database import DamagedIndexError
from policygraph.search.index import Said, SearchIndex, SourceRow

__all__ = ["DamagedIndexError", "Said", "SearchIndex", "SourceRow"]
