"""The graph in files that other programs open."""

from policygraph.export.write import FORMATS, ExportResult, write

__all__ = ["FORMATS", "ExportResult", "write"]
