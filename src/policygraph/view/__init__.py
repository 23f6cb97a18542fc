"""The graph as a picture that opens its quotes."""

from policygraph.view.write import ViewResult, write_view

__all__ = ["ViewResult", "write_view"]
