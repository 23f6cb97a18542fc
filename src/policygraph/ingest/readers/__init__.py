"""A reader per format: bytes in, one immutable text out."""
