"""One engine that finds facts by declarative relation families."""
