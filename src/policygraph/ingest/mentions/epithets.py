"""What the press calls bodies instead of their names: "the market regulator", "the cabinet".

An epithet is common property of all countries, so it counts only in an article on
China, after "the" or "China's", and only for a body that the register knows.
"""

import re
from collections.abc import Iterator

from policygraph.ingest.mentions.cover import CONTEXT, Candidate
from policygraph.model.iris import mint
from policygraph.resolve.lexicon import Lexicon

_REGULATOR = r"(?:regulator|watchdog)"
EPITHETS = {
    "samr": rf"(?:market|antitrust|anti-monopoly|anti-trust|competition) {_REGULATOR}",
    "ndrc": r"(?:economic )?(?:state )?plann(?:er|ing (?:agency|body|authority|commission|ministry))"
    r"|economic (?:planner|policymaker|policy agency)",
    "miit": rf"industry ministry|industrial ministry|industry and IT ministry|industry {_REGULATOR}",
    "mofcom": r"commerce ministry|trade ministry|ministry of trade",
    "mof": r"finance ministry",
    "mee": r"(?:environment|environmental|ecology) ministry",
    "mot": r"transport(?:ation)? ministry",
    "mohurd": r"housing ministry",
    "most": r"(?:science|technology|science and technology) ministry",
    "moe": r"education ministry",
    "mara": r"agriculture ministry",
    "mfa": r"foreign ministry",
    "pbc": r"central bank",
    "cac": rf"(?:cyberspace|internet|cyber|data) {_REGULATOR}",
    "csrc": rf"securities {_REGULATOR}",
    "nfra": rf"(?:banking|financial|insurance) {_REGULATOR}",
    "nea": rf"energy (?:{_REGULATOR}|administration|bureau)",
    "nbs": r"statistics (?:bureau|office|agency)",
    "gacc": r"customs (?:agency|authority|administration)",
    "sta": r"tax (?:authority|administration)",
    "sasac": r"state(?:-owned)? assets? (?:regulator|supervisor|watchdog)",
    "nmpa": rf"(?:drug|medical products?) {_REGULATOR}",
    "state-council": r"cabinet",
}
_KINDS = "|".join(f"(?P<{slug.replace('-', '_')}>{words})" for slug, words in EPITHETS.items())
_WORDS = re.compile(
    r"(?:\b[Tt]he|\b[Aa]nd|,|China[’']s|\bChinese|(?:country|nation)[’']s|Beijing[’']s|[Cc]abinet[’']s|[”\"’'])"
    rf"(?: (?:top|main|powerful|state|chief|the))* (?P<words>{_KINDS})\b(?! of\b)"
)


def find_epithets(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the epithets of a text that stand for bodies of the register."""
    for m in _WORDS.finditer(text):
        slug = next(s for s in EPITHETS if m.group(s.replace("-", "_")) is not None)
        entry = lexicon.by_iri(mint("body", slug))
        if entry is not None:
            start, end = m.span("words")
            yield Candidate(start, end, entry.type, CONTEXT, entry.iri, entry.name, {"country": "CN"})
