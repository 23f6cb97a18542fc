"""What a row or an edge of a file says of its evidence: the best passage, in few words."""

import re

from attrs import frozen

from policygraph.network import Claim, Edge, Evidence


@frozen
class Proof:
    """The claim and the passage that an edge shows first."""

    claim: Claim
    evidence: Evidence

    def values(self) -> dict[str, str]:
        """Return what a file says of it, by the names of its columns."""
        return {
            "modality": self.claim.modality,
            "quote": self.evidence.quote,
            "source": self.evidence.title,
            "publisher": self.evidence.publisher,
            "published": self.evidence.issued,
            "url": self.evidence.url,
            "claim": self.claim.iri,
        }


def best_proof(edge: Edge) -> Proof | None:
    """Return the passage read most surely; among equals the earliest published, then by IRI."""
    found = [Proof(claim, evidence) for claim, evidence in edge.passages()]
    return min(
        found,
        key=lambda p: (-(p.evidence.confidence or 0), p.evidence.issued or "9999", p.evidence.iri),
        default=None,
    )


def lifespan(edge: Edge) -> tuple[str, str]:
    """Return the first and last day on which an edge holds; empty where no source says."""
    starts = [claim.valid_from for claim in edge.claims if _is_day(claim.valid_from)]
    ends = [claim.valid_until for claim in edge.claims]
    open_end = not ends or not all(_is_day(end) for end in ends)
    start, end = min(starts, default=""), "" if open_end else max(ends)
    return (start, end) if not (start and end) or start <= end else (start, "")


def replace_illegal(text: str) -> str:
    r"""Return a text that XML can hold; what it forbids is shown, not dropped.

    >>> replace_illegal("bell\x07, tab\t, odd\ufffe")
    'bell␇, tab\t, odd�'
    """
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda m: chr(0x2400 + ord(m[0])), text)
    return re.sub(
        r"[\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "\N{REPLACEMENT CHARACTER}", text
    )


def _is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None
