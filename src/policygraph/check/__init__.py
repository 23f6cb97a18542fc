"""What data must look like, and whether it does."""

from policygraph.check.problems import SEVERITIES, Problem
from policygraph.check.reference import check_reference
from policygraph.check.run import check

__all__ = ["SEVERITIES", "Problem", "check", "check_reference"]
