"""Where the graph is kept: one protocol, on disk and in memory."""
