"""What the register knows of an article: its names, its acronyms, the country it speaks of."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property

from attrs import evolve

from policygraph.ingest.jurisdiction import HOME, count_countries, country_of, main_country, stated_country
from policygraph.ingest.mentions.cover import ALIAS, REGISTER, Candidate
from policygraph.model.iris import BASE
from policygraph.resolve.identities import Context, fits, resolve
from policygraph.resolve.lexicon import Entry, Hit, Lexicon
from policygraph.text.names import has_chinese

STATE = f"{BASE}id/body/chinese-government"
_STATE_PLACES = {f"{BASE}id/place/CN", f"{BASE}id/place/CN-110000"}
_ACTS = re.compile(
    r"(?:[’']s (?:government|leadership|leaders|authorities|policymakers|regulators|cabinet)\b| (?:also |"
    "now |recently |further )?"
    "(?:will (?:set|build|launch|issue|invest|introduce|establish|spend|cut|raise|expand|promote|"
    "support)|plans? to|aims? to|wants? to|"
    "seeks? to|intends? to|hopes? to|vows?|vowed|pledge[sd]?|announce[sd]?|launche[sd]|launched|"
    "introduce[sd]?|issue[sd]?|release[sd]?|"
    "unveil(?:s|ed)?|publishe[sd]|imposed|set up|urge[sd]?|warn(?:s|ed)|opens|picks|promotes|"
    "allocate[sd]?|poured|came up with|"
    "approved|banned|ordered|summoned|has (?:poured|launched|issued|set|introduced|announced|pledged|"
    r"committed|ordered|implemented)))\b"
)
_CAPITAL_ACTS = re.compile(
    r"(?:[’']s (?!\d)| (?:is|was|has|had|will|would|believes|sees|appears|remains|faces|seeks|wants|"
    r"views|eyes|hopes)\b)"
)
_LOCATED = re.compile(
    r"(?:\b(?:in|to|from|at|near|of|across|outside|around|into|for|throughout|within|inside|between|via|"
    "and|on|with)|[,(]) $"
)


class Register:
    """The register's names in one article, and which of them are meant."""

    def __init__(self, body: str, lexicon: Lexicon, *, chinese: bool) -> None:
        self.body = body
        self.lexicon = lexicon
        self.chinese = chinese
        self.hits = lexicon.find(body)
        self.counts: Counter[str] = count_countries(body, self.hits)
        self.country = main_country(self.counts, chinese=chinese)

    def names(self) -> Iterator[Candidate]:
        """Yield the names that are meant; abbreviations are left to ``acronyms``."""
        for hit, entry in self._merged():
            kind, iri = entry.type, entry.iri
            if iri in _STATE_PLACES and self._acts(hit, iri):
                kind, iri = "GovernmentBody", STATE
                known = self.lexicon.by_iri(STATE)
                yield Candidate(
                    hit.start, hit.end, kind, REGISTER, iri, known.name if known else "Chinese government"
                )
                continue
            country = country_of(iri, entry.jurisdiction)
            value = {"country": country} if country else {}
            yield Candidate(hit.start, hit.end, kind, REGISTER, iri, entry.name, value)

    def _merged(self) -> Iterator[tuple[Hit, Entry]]:
        """Names of one thing that overlap are one: "President Xi" and "Xi Jinping"."""
        last: tuple[Hit, Entry] | None = None
        for hit in self.hits:
            entry = None if hit.abbreviation else self._choose(hit)
            if entry is None:
                continue
            if (
                last is not None
                and last[1].iri == entry.iri
                and last[0].start < hit.start < last[0].end < hit.end
            ):
                last = evolve(hit, start=last[0].start), entry
                continue
            if last is not None:
                yield last
            last = hit, entry
        if last is not None:
            yield last

    def _choose(self, hit: Hit) -> Entry | None:
        stated = None
        if any(e.type == "GovernmentBody" for e in hit.entries):
            stated = stated_country(self.body, hit.start, hit.end, self.lexicon)
        fit = [e for e in hit.entries if fits(e, stated or self.country)]
        if not fit and stated is None and len(hit.entries) == 1:
            # No body of the article's own country bears the name; one abroad counts if its country is named.
            abroad = country_of(hit.entries[0].iri, hit.entries[0].jurisdiction)
            fit = [e for e in hit.entries if abroad and self.counts[abroad]]
        if self.chinese or has_chinese(self.body[hit.start : hit.end]):
            before = self.body[max(0, hit.start - 1) : hit.start]
            fit = [
                e
                for e in fit
                if not (e.type == "GovernmentBody" and before in ("省", "市", "县", "區", "区", "州"))
            ]
        if len(fit) > 1:
            fit.sort(key=_seniority)
            if fit[0].type == fit[1].type and _seniority(fit[0])[:2] == _seniority(fit[1])[:2]:
                return None
        return fit[0] if fit else None

    def _acts(self, hit: Hit, iri: str) -> bool:
        """Tell whether "China" or "Beijing" acts here as the state it stands for."""
        if self.country != HOME or _LOCATED.search(self.body[max(0, hit.start - 12) : hit.start]):
            return False
        following = self.body[hit.end : hit.end + 48]
        if _ACTS.match(following) is not None:
            return True
        return iri.endswith("CN-110000") and _CAPITAL_ACTS.match(following) is not None

    def acronyms(self, taken: Collection[int]) -> Iterator[Candidate]:
        """Yield the register's abbreviations that the article does not define itself.

        A country named beside one decides whose it is, also where it next stands alone.

        Args:
            taken: Where abbreviations begin that the article defines.
        """
        last: dict[str, str] = {}
        for hit in self.hits:
            if not hit.abbreviation or hit.start in taken:
                continue
            short = self.body[hit.start : hit.end]
            country, public = self.country, any(e.type == "GovernmentBody" for e in hit.entries)
            if public:
                stated = stated_country(self.body, hit.start, hit.end, self.lexicon)
                if stated is not None:
                    last[short] = stated
                country = last.get(short, country)
            fit = [e for e in hit.entries if e.type != "GovernmentBody" or (country and fits(e, country))]
            if len({e.iri for e in fit}) == 1:
                entry = fit[0]
                code = country_of(entry.iri, entry.jurisdiction)
                value = {"country": code} if code else {}
                yield Candidate(hit.start, hit.end, entry.type, ALIAS, entry.iri, entry.name, value)
            elif public and not fit and short in last:  # a body abroad that no register lists
                iri = resolve("GovernmentBody", short, Context(self.lexicon, country))
                yield Candidate(
                    hit.start, hit.end, "GovernmentBody", ALIAS, iri, short, {"country": str(country)}
                )

    @cached_property
    def province(self) -> str:
        """The province a Chinese page is about, for "省发改委": the one it names most."""
        named = [e.name_zh or "" for h in self.hits for e in h.entries if re.search(r"/CN-\d\d0000$", e.iri)]
        return max(sorted(set(named)), key=Counter(named).__getitem__, default="")


def _seniority(entry: Entry) -> tuple[int, int, str]:
    """Sort a province before its counties, a sector before the product of its name."""
    order = ("GovernmentBody", "Programme", "Policy", "Sector", "Product", "Firm")
    kind = order.index(entry.type) if entry.type in order else len(order)
    code = entry.iri.rsplit("-", 1)[-1]
    level = 6 - len(code) + len(code.rstrip("0")) if code.isdigit() else 0
    return kind, level, entry.iri
