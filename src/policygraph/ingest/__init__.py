"""From a document to quoted claims."""
