"""Names and passages, found by words."""
