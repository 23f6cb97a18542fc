"""Dates, amounts, names and sentences in Chinese and English; knows no RDF."""
