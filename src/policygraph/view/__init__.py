"""The graph as a picture that opens its quotes."""
