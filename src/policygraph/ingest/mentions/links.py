"""Which words stand for a name given before: abbreviations, short forms, surnames."""

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import define, field

from policygraph.ingest.mentions import chinese_words as zh
from policygraph.ingest.mentions import words as w
from policygraph.ingest.mentions.cover import ALIAS, Candidate
from policygraph.ingest.mentions.runs import Run
from policygraph.text.names import has_chinese, strip_legal

_DEFINED = re.compile(
    r"\s?[(（](?:以下简称|下称|简称|hereinafter(?: referred to as)?|"
    r"hereafter)?[:：]?\s*[“\"‘']?(?P<short>[A-Z][A-Za-z0-9&-]{1,11}|[A-Z][\w&.-]+(?: [A-Z][\w&.-]+){0,3}"
    r"|[\u3400-\u9fff]{2,10})[”\"’']?(?P<more>(?:,? (?:or|and|"
    "collectively)[^()]{0,60})?)(?:[,;，；][^()（）]{0,40})?[)）]"
)
_TRADE = re.compile(r"(?:科技|技术|实业|集团|股份|控股|工业|电气|制造|发展)+$")
# What follows a firm's bare core, "极川" of "极川汽车", where it stands for the firm.
_AFTER_CORE = r"(?=[的送提供采销一独批将下位则已董，。；、\d]|[约近]?\d|$)"
_CALLED = re.compile(r"\s?[(（](?:以下简称|下称|简称)")
SHORTEST_SCHEME = 4  # characters: "办法" alone may be any document
_THE = re.compile(r"the [“\"‘'](?P<role>[A-Z][a-z]+)[”\"’']")


@define
class Links:
    """What short words mean within one article.

    Args:
        is_place: Tells whether a word names a place, as in "Wuxi Hualong".
    """

    is_place: Callable[[str], bool]
    by_short: dict[str, Candidate] = field(factory=dict)
    _defined: dict[str, list[Candidate]] = field(factory=dict)
    _firms: list[tuple[tuple[str, ...], str, Candidate]] = field(factory=list)
    _known: set[tuple[str | None, ...]] = field(factory=set)
    _persons: dict[str, Candidate] = field(factory=dict)

    def read(self, text: str, named: Sequence[Candidate]) -> None:
        """Learn from the names found: what brackets define, and how names shorten."""
        for candidate in named:
            defined = _DEFINED.match(text, candidate.end)
            if defined is not None and _is_short(defined["short"], candidate, text):
                self.by_short.setdefault(defined["short"], candidate)
                self._defined.setdefault(defined["short"], []).append(candidate)
                role = _THE.search(defined["more"] or "")
                if role is not None:
                    self.by_short.setdefault(f"the {role['role']}", candidate)
            if candidate.type in ("OtherOrganisation", "GovernmentBody"):
                initials = "".join(
                    t[0] for t in re.findall(r"[A-Za-z]+", candidate.name or "") if t[0].isupper()
                )
                if len(initials) >= 3 and initials not in w.COMMON:
                    self.by_short.setdefault(initials, candidate)
            if candidate.type == "Firm":
                self._learn_firm(text, candidate)
            elif candidate.type == "Person":
                tokens = (candidate.name or "").split()
                if len(tokens) > 1:
                    surname = tokens[0] if tokens[0] in w.SURNAMES else tokens[-1]
                    self._persons.setdefault(surname, candidate)

    def _learn_firm(self, text: str, candidate: Candidate) -> None:
        printed = strip_legal(text[candidate.start : candidate.end])
        known = (printed, candidate.entity, candidate.name)
        if known in self._known:  # said again, a firm tells nothing more
            return
        self._known.add(known)
        if has_chinese(printed):
            self._learn_chinese(text, candidate, printed)
            return
        tokens = tuple(re.findall(r"[^\s(),]+", printed))
        core = next((t for t in tokens if t not in w.GENERIC and len(t) > 2 and not self.is_place(t)), None)
        if core is not None:
            self._firms.append((tokens, core, candidate))

    def _learn_chinese(self, text: str, candidate: Candidate, printed: str) -> None:
        """A Chinese firm goes by its name without place and trade, if the text uses that."""
        bare = re.sub(r"\s|[（(][^（）()]*[）)]", "", printed)
        place = next((n for n in (4, 3, 2) if self.is_place(bare[:n])), 0)
        for short in {bare, bare[place:], _TRADE.sub("", bare), _TRADE.sub("", bare[place:])}:
            rest = bare[len(short) :] or "有限"
            if len(short) >= 4 and short != candidate.name and _stands_without(rest, short, text):
                self.by_short.setdefault(short, candidate)

        core = re.sub(rf"(?:{zh.TRADES})+$", "", bare[place:])
        led = rf"(?:给|为|向|持有|入股|收购|由){re.escape(core)}{_AFTER_CORE}"
        if len(core) == 2 and core != bare and re.search(led, text):
            self.by_short.setdefault(core, candidate)
        if place and len(core) == 2 and re.search(rf"{re.escape(bare[: place + 2])}{_AFTER_CORE}", text):
            self.by_short.setdefault(bare[: place + 2], candidate)

    def firm(self, run: Run) -> Candidate | None:
        """Return the firm whose name a run shortens: "Hualong" after "Wuxi Hualong Motor Group"."""
        tokens = tuple(strip_legal(run.text).split())
        size = len(tokens)
        fit = []
        for full, core, candidate in self._firms:
            if core not in tokens or size > len(full):
                continue
            if any(full[i : i + size] == tokens for i in range(len(full) - size + 1)):
                fit.append((len(full) != size, candidate.start, candidate))
        return min(fit, key=lambda f: f[:2])[2] if fit else None

    def longer(self, candidate: Candidate) -> Candidate | None:
        """Return the one firm of the article whose longer name a firm's name shortens."""
        tokens = tuple(strip_legal(candidate.name or "").split())
        size = len(tokens)
        fit = {
            other.entity: other
            for full, core, other in self._firms
            if core in tokens
            and size < len(full)
            and any(full[i : i + size] == tokens for i in range(len(full) - size + 1))
        }
        return next(iter(fit.values())) if len(fit) == 1 else None

    def person(self, run: Run) -> Candidate | None:
        """Return the person whom a lone surname means: "Zhang" after "Zhang Hui"."""
        tokens = [t for t in run.tokens if t not in w.TITLES]
        return self._persons.get(tokens[0]) if len(tokens) == 1 else None

    def shorts(self, text: str, country_at: Callable[[int, int], str | None]) -> Iterator[Candidate]:
        """Yield every use of a defined short form, the definition's own bracket too.

        Args:
            text: The article.
            country_at: Tells which country the words beside a stretch name, if any.
        """
        if not self.by_short:
            return
        words = "|".join(re.escape(s) for s in sorted(self.by_short, key=len, reverse=True))
        for m in re.finditer(rf"(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])", text):
            full = self._meant(m.group(), *m.span(), country_at)
            if full is not None:
                yield Candidate(m.start(), m.end(), full.type, ALIAS, full.entity, full.name, _country(full))

    def _meant(
        self, short: str, start: int, end: int, country_at: Callable[[int, int], str | None]
    ) -> Candidate | None:
        """What a short form means here: of several definitions the nearest before it.

        A definition by another country's body than the one named beside it is none.
        """
        known = self._defined.get(short) or [self.by_short[short]]
        if known[0].type == "GovernmentBody":
            country = country_at(start, end)
            known = [c for c in known if country in (None, c.value.get("country", country))]
        before = [c for c in known if c.start < start]
        if not before and len({c.entity for c in known}) > 1:
            return None
        return next(iter(before[-1:] or known[:1]), None)


def _country(full: Candidate) -> dict[str, str]:
    return {"country": full.value["country"]} if "country" in full.value else {}


def _is_short(short: str, candidate: Candidate, text: str) -> bool:
    if candidate.type in ("Date", "Money", "Percent", "Number", "DocumentNumber", "Product", "Place"):
        return False
    if not short.isascii():
        if candidate.type in ("Policy", "Programme"):
            return len(short) >= SHORTEST_SCHEME and _CALLED.match(text, candidate.end) is not None
        return candidate.type in ("Firm", "OtherOrganisation", "GovernmentBody")
    if short.isupper() or sum(c.isupper() for c in short) >= 2:
        return candidate.type != "Person"
    return short.split()[0] in text[candidate.start : candidate.end] and candidate.type == "Firm"


def _stands_without(rest: str, short: str, text: str) -> bool:
    """Whether a text uses a short name anywhere but at the beginning of the longer one."""
    at = text.find(short)
    while at >= 0:
        if not text.startswith(rest, at + len(short)):
            return True
        at = text.find(short, at + 1)
    return False
