"""Names and passages, found by words in Chinese and in alphabets."""

from policygraph.search.index import Said, SearchIndex, SourceRow

__all__ = ["Said", "SearchIndex", "SourceRow"]
