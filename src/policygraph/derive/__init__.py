"""Triples that follow from claims: statuses, conflicts, shortcuts, counts."""

from policygraph.derive.delta import derive_change
from policygraph.derive.rules import Rule, derive_all, load_rules

__all__ = ["Rule", "derive_all", "derive_change", "load_rules"]
