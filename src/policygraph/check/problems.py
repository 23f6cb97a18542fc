"""What a check reports."""

from attrs import frozen
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

SEVERITIES = ("violation", "warning", "info")


@frozen
class Problem:
    """One result of one shape: what is wrong, where, and how grave it is.

    ``message`` is English and ``message_zh`` Chinese; ``component`` is the local
    name of the SHACL constraint component, such as ``MinCountConstraintComponent``.

    >>> problem = Problem("warning", "urn:a", None, "No date.", "缺日期。", "urn:s", "MinCount")
    >>> problem.severity, problem.message_zh
    ('warning', '缺日期。')
    """

    severity: str
    focus: str
    path: str | None
    message: str
    message_zh: str
    shape: str
    component: str
    value: NamedNode | Literal | BlankNode | Triple | None = None

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        """What problems are sorted by: gravity, then focus node, shape and value."""
        return (SEVERITIES.index(self.severity), self.focus, self.shape, self.component, str(self.value))
