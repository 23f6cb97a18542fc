"""The catalogue of questions, and answers with their quotes."""
