"""Everything an article names or states: entities, dates, amounts, with exact offsets."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from policygraph.ingest.jurisdiction import HOME, country_of, stated_country
from policygraph.ingest.mentions.acting import find_acting
from policygraph.ingest.mentions.bodies import find_bodies
from policygraph.ingest.mentions.counties import counties
from policygraph.ingest.mentions.cover import ALIAS, CONTEXT, FORM, REGISTER, Candidate, cover
from policygraph.ingest.mentions.defaults import find_defaults, is_seated
from policygraph.ingest.mentions.epithets import find_epithets
from policygraph.ingest.mentions.evidence import find_by_evidence
from policygraph.ingest.mentions.goods import find_headed_goods
from policygraph.ingest.mentions.labels import find_labels
from policygraph.ingest.mentions.links import Links
from policygraph.ingest.mentions.names import classify, has_ticker, is_nameless, may_be_firm, split_country
from policygraph.ingest.mentions.offices import find_offices, find_seats
from policygraph.ingest.mentions.products import find_products
from policygraph.ingest.mentions.register import Register
from policygraph.ingest.mentions.runs import Run, find_runs, headlines
from policygraph.ingest.mentions.titles import find_events, find_titles, read_title
from policygraph.ingest.mentions.words import SURNAMES
from policygraph.model.values import Article, Mention
from policygraph.resolve.identities import Context, resolve
from policygraph.resolve.lexicon import Lexicon
from policygraph.text.amounts import find_amounts
from policygraph.text.dates import find_dates
from policygraph.text.names import has_chinese, strip_legal
from policygraph.text.variants import simplified

_LONGEST = 200  # characters of the register's names
_LEADING = re.compile(r"(?:the |The )?\w+(?: \w+)?[’']s (?=[A-Z])|(?:the |The )?[A-Z]\w+ (?=[A-Z])")
_A_ZONE = re.compile(r"(?:Zone|Park|New Area|Development District)$")
_IN_BRACKETS = re.compile(r"\([“\"‘']?([A-Z][\w&-]+(?: [A-Z][\w&-]+){0,2})[”\"’']?[,;)]")
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]*\(?$")


def find_mentions(text: str, article: Article, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of an article, in text order, offsets of the whole text.

    Names of the register come first, then what titles, legal forms and neighbours
    tell. An abbreviation holds within the article that defines it; where none does,
    it counts only if the article's country has exactly one body of that name. A
    mention that encloses others stands before them.

    Args:
        text: The document's text.
        article: One of its articles.
        lexicon: The register and the vocabularies.
    """
    return tuple(_Finder(text, article, lexicon).mentions())


_MEETINGS = ("meeting", "gathering", "session", "talks")  # words for one and the same in an article


class _Finder:
    """Finds the mentions of one article, ``body``; its offsets begin at 0."""

    def __init__(self, text: str, article: Article, lexicon: Lexicon) -> None:
        self.body = text[article.start : article.end]
        self.article = article
        self.lexicon = lexicon
        self.register = Register(self.body, lexicon, chinese=article.language == "zh")
        self.context = Context(lexicon, self.register.country, article.work or article.source)
        self.places: set[str] = set()  # that only this article's words tell
        self.links = Links(lambda word: word in self.places or bool(lexicon.by_name(word, "Place")))
        self.last_event: dict[str, Candidate] = {}

    def mentions(self) -> Iterator[Mention]:
        heads = headlines(self.body)
        runs = list(find_runs(self.body, heads))
        named = list(self.register.names())
        spans = [(c.start, c.end, c.type) for c in named]
        values = list(self._values())
        formed, open_runs = self._forms(runs, spans, [(v.start, v.end) for v in values if v.type == "Date"])
        at_home = self.register.country == HOME and not self.register.chinese
        if at_home:
            formed += self._placed(open_runs)
        formed += self._coordinated(open_runs, [*named, *formed])
        seats = [(start, end) for start, end, kind in spans if kind == "Place"]
        formed += find_by_evidence(self.body, open_runs, [*named, *formed], seats)
        if at_home:
            formed += self._by_default(open_runs, [*named, *formed])
            formed += find_headed_goods(
                self.body, [(c.start, c.end, c.type) for c in (*named, *formed, *values)]
            )
        self.places |= {c.name for c in formed if c.type == "Place" and c.name}
        first = cover([*named, *formed, *values])
        resolved = [self._resolved(c) for c in first]
        self.links.read(self.body, resolved)
        resolved = [self._relinked(c) for c in resolved]
        surnames = [c for c in resolved if c.type == "Person" and c.entity is None]
        resolved = [c for c in resolved if c not in surnames]
        open_runs += [r for r in runs if any(c.end == r.end for c in surnames)]
        shorts = list(self.links.shorts(self.body, self._country_at))
        aliases = [
            *shorts,
            *self.register.acronyms({c.start for c in shorts}),
            *self._short_runs(open_runs),
        ]
        aliases += self._in_headlines(heads, resolved)
        offset = self.article.start
        for c in cover([*resolved, *aliases]):
            yield Mention(
                type=c.type,
                start=c.start + offset,
                end=c.end + offset,
                text=self.body[c.start : c.end],
                entity=c.entity,
                value=dict(c.value) | ({"name": c.name} if c.name and not c.value.get("kind") else {}),
                anaphor=c.anaphor,
            )

    def _forms(
        self, runs: Sequence[Run], spans: Sequence[tuple[int, int, str]], dates: Sequence[tuple[int, int]]
    ) -> tuple[list[Candidate], list[Run]]:
        found: list[Candidate] = []
        rest: list[Run] = []
        starts = [start for start, _, _ in spans]
        acronyms = {(h.start, h.end) for h in self.register.hits if h.abbreviation}
        for run in runs:
            near = spans[max(0, bisect_left(starts, run.start - _LONGEST)) : bisect_left(starts, run.end)]
            inside = [s for s in near if run.start <= s[0] and s[1] <= run.end]
            if any(a <= run.start and run.end <= b for a, b, _ in near):
                continue
            candidate = read_title(self.body, run)
            if candidate is not None:
                candidate = self._without_author(candidate, inside)
            elif (run.start, run.end) not in acronyms or has_ticker(run):
                candidate = next(iter(classify(run)), None)
                if candidate is not None and candidate.type == "Person" and self._begins_with_place(run):
                    candidate = None
            agents = [
                s
                for s in inside
                if s[2] in ("Firm", "OtherOrganisation", "GovernmentBody", "Programme", "Person")
            ]
            if (
                candidate is not None
                and agents
                and (candidate.rank <= CONTEXT or self._joined(candidate, agents))
            ):
                candidate = None
            if candidate is None:
                if not is_nameless(run):
                    rest.append(run)
            else:
                found.append(candidate)
        found += find_titles(self.body)
        found += find_events(self.body, dates)
        if self.register.country == HOME:
            found += find_epithets(self.body, self.lexicon)
            found += find_offices(self.body, self.lexicon)
            if not self.register.chinese:
                found += find_bodies(self.body, self._seats(), self._is_place, self._body)
                found += find_acting(self.body, self._seats(), self._body)
                found += find_labels(self.body, self._is_name)
        found += find_seats(self.body)
        found += find_products(
            self.body,
            [*spans, *((c.start, c.end, c.type) for c in found if c.rank >= FORM or c.type == "Firm")],
        )
        if has_chinese(self.body):
            found += self._chinese(found, spans, dates)
        return found, rest

    def _seats(self) -> list[tuple[int, int, str | None]]:
        return [(h.start, h.end, e.iri) for h in self.register.hits for e in h.entries if e.type == "Place"]

    def _is_place(self, word: str) -> bool:
        """Whether a word names a place of China: by the register, the list of counties or its form."""
        known = self.lexicon.by_name(word, "Place")
        if known:
            return any(country_of(e.iri) in (HOME, None) for e in known)
        return word in counties() or _A_ZONE.search(word) is not None

    def _begins_with_place(self, run: Run) -> bool:
        """Whether a place stands first: "Hubei Hongtai" is nobody's name."""
        return (
            len(run.tokens) > 1
            and run.tokens[0] not in SURNAMES
            and bool(self.lexicon.by_name(run.tokens[0], "Place"))
        )

    def _is_name(self, words: str) -> bool:
        kinds = ("Place", "GovernmentBody", "Firm", "OtherOrganisation", "Person")
        return words in counties() or any(self.lexicon.by_name(words, kind) for kind in kinds)

    def _body(self, name: str) -> str | None:
        """The register's name of a body of China."""
        bare = re.sub(r"[’']s\b", "", name)
        forms = dict.fromkeys((name, bare, bare.title().replace(" Of ", " of ").replace(" And ", " and ")))
        for form in forms:
            fit = [
                e
                for e in self.lexicon.by_name(form, "GovernmentBody")
                if country_of(e.iri, e.jurisdiction) == HOME
            ]
            if len(fit) == 1:
                return fit[0].name
        return None

    def _placed(self, runs: list[Run]) -> list[Candidate]:
        """The runs that the list of counties knows and that stand where places do; they leave ``runs``."""
        seated = {r.text for r in runs if len(r.tokens) == 1 and self._is_place(r.text) and is_seated(r)}
        found = [Candidate(r.start, r.end, "Place", CONTEXT, name=r.text) for r in runs if r.text in seated]
        runs[:] = [r for r in runs if r.text not in seated]
        return found

    def _by_default(self, runs: list[Run], known: Sequence[Candidate]) -> list[Candidate]:
        taken = [(c.start, c.end, c.type) for c in known]
        taken += [(h.start, h.end, h.entries[0].type) for h in self.register.hits]
        taken.sort()
        starts = [start for start, _, _ in taken]

        def near(run: Run) -> list[tuple[int, int, str]]:
            return taken[bisect_left(starts, run.start - _LONGEST) : bisect_left(starts, run.end)]

        free = [r for r in runs if not any(self._bars(r, *span) for span in near(r))]
        named = [c for c in known if c.type in ("Firm", "Person", "Product", "OtherOrganisation") and c.name]
        shortened = {t for c in named for t in (c.name or "").split()}
        defined = {m.group(1) for m in _IN_BRACKETS.finditer(self.body)}

        def shortens(word: str) -> bool:
            return word in defined or all(t in shortened for t in word.split())

        found = list(find_defaults(self.body, free, self._is_place, shortens))
        gone = {c.start for c in found}
        runs[:] = [r for r in runs if r.start not in gone]
        return found

    def _bars(self, run: Run, start: int, end: int, kind: str) -> bool:
        """Whether a name found before leaves no room for a run; a place or a firm may begin a firm's name."""
        if end <= run.start or run.end <= start:
            return False
        inside = run.start <= start and end <= run.end and end - start < run.end - run.start
        return not inside or kind not in ("Place", "Sector", "Product", "Firm")

    def _chinese(
        self,
        formed: Sequence[Candidate],
        spans: Sequence[tuple[int, int, str]],
        dates: Sequence[tuple[int, int]],
    ) -> list[Candidate]:
        """What Chinese words name."""
        plain = simplified(self.body)  # character for character: offsets stay
        if not self.register.chinese:  # the Chinese in other articles are titles and names
            from policygraph.ingest.mentions.chinese import find_chinese

            return list(find_chinese(plain))
        from policygraph.ingest.mentions.chinese_article import find_in_chinese

        return find_in_chinese(plain, formed, spans, dates, self.lexicon, self._is_word)

    def _country_at(self, start: int, end: int) -> str | None:
        """The country that the words beside a short name give it."""
        return stated_country(self.body, start, end, self.lexicon)

    def _is_word(self, word: str) -> bool:
        """Whether a word is a field, a thing or a place that everybody knows."""
        return any(self.lexicon.by_name(word, kind) for kind in ("Sector", "Product", "Place"))

    def _coordinated(self, runs: list[Run], known: Sequence[Candidate]) -> list[Candidate]:
        """In "A and B", B is a firm if A is one and B's form allows it."""
        firms = {c.end: c for c in known if c.type == "Firm"}
        starts = {c.start: c for c in known if c.type == "Firm"}
        found = []
        for run in list(runs):
            before = re.search(r"(?:,? and|,| &| or) $", self.body[max(0, run.start - 6) : run.start])
            after = re.match(r"(?:,? and|,| or) ", self.body[run.end : run.end + 6])
            beside = (before and firms.get(run.start - len(before.group()))) or (
                after and starts.get(run.end + len(after.group()))
            )
            if before and before.group() == ", " and beside and self._seat(beside, run):
                continue  # "Loomware Ltd, London"
            if beside and may_be_firm(run):
                found.append(Candidate(run.start, run.end, "Firm", CONTEXT, name=run.text))
                firms[run.end] = starts[run.start] = found[-1]
                runs.remove(run)
        return found

    def _seat(self, firm: Candidate, run: Run) -> bool:
        """Whether a name after a firm's legal form tells where it sits."""
        return strip_legal(firm.name or "") != firm.name and len(run.tokens) == 1

    def _without_author(self, title: Candidate, inside: Iterable[tuple[int, int, str]]) -> Candidate:
        """The words "Entity List of the Department of X" are a title and a body."""
        for start, end, kind in inside:
            if kind in ("GovernmentBody", "OtherOrganisation") and end == title.end:
                link = re.search(r" (?:of|by|from)(?: the)?(?: U\.?S\.?)? $", self.body[title.start : start])
                if link is not None:
                    cut = title.start + link.start()
                    return evolve(title, end=cut, name=self.body[title.start : cut])
        return title

    def _joined(self, candidate: Candidate, agents: Iterable[tuple[int, int, str]]) -> bool:
        """A form that begins with a known name and goes on with "and" names two things."""
        if self.lexicon.by_name(split_country(candidate.name or "")[0]):
            return False
        for start, end, _ in agents:
            if start == candidate.start and re.match(r",? (?:and|&) ", self.body[end : candidate.end]):
                return True
        return False

    def _values(self) -> Iterator[Candidate]:
        taken: list[tuple[int, int]] = []
        for start, end, iso, kind in find_dates(self.body, self.article.published):
            taken.append((start, end))
            yield Candidate(start, end, "Date", FORM, value={"date": iso, "kind": kind})
        for start, end, kind, value in find_amounts(self.body):
            before = bisect_left(taken, (end,)) - 1  # dates stand in order and never overlap
            if before >= 0 and start < taken[before][1]:
                continue
            ordinal = self.body[end : end + 1] in (".", ")") and _LIST_NUMBER.search(
                self.body[max(0, start - 8) : start]
            )
            if not ordinal:
                yield Candidate(start, end, kind, FORM, value=value)

    def _resolved(self, c: Candidate) -> Candidate:
        if c.entity is not None or c.name is None:
            return c
        name, context, value = c.name, self.context, dict(c.value)
        if c.type == "GovernmentBody":
            bare, country = split_country(name)
            codes = [country_of(e.iri) for e in self.lexicon.by_name(country, "Place")] if country else []
            code = next((x for x in codes if x), None)
            if code is None:
                code = stated_country(self.body, c.start, c.end, self.lexicon)
            own = _LEADING.match(name)
            if code is None and own is not None:  # "Japanese Ministry of Trade", "Japan's Ministry of Trade"
                code = stated_country(name, own.end(), len(name), self.lexicon)
                bare = name[own.end() :] if code is not None else bare
            if code is not None:
                known = self.lexicon.by_name(name, c.type)
                context = evolve(context, jurisdiction=code)
                name = name if known else bare
                value["country"] = code
        if c.type == "Event":
            return self._event(c)
        if c.type == "Person" and " " not in name and not has_chinese(name):
            return c  # a lone surname: whom it means, Links must tell
        if c.type == "GovernmentBody" and name[0] in "省市县区":
            name = self.register.province.rstrip("省市") + name
        proper = c.rank >= FORM or (c.type not in ("Policy", "Programme") and "unplaced" not in c.value)
        if c.type == "GovernmentBody" and name[0] in "省市县区":
            proper = False
        return evolve(c, entity=resolve(c.type, name, context, proper=proper), value=value)

    def _relinked(self, c: Candidate) -> Candidate:
        """A name found by form is what a bracket defined, or the longer-named firm it shortens."""
        if c.rank >= REGISTER:
            return c
        full = self.links.by_short.get(self.body[c.start : c.end]) if c.rank <= CONTEXT else None
        if full is None and c.type == "Firm":
            full = self.links.longer(c)
        return c if full is None else evolve(c, type=full.type, entity=full.entity, name=full.name)

    def _event(self, c: Candidate) -> Candidate:
        head = str(c.value.get("head") or (c.name or "").split()[-1].casefold())
        head = "meeting" if head in _MEETINGS else head
        if c.value.get("definite") and head in self.last_event:
            return evolve(c, entity=self.last_event[head].entity, anaphor=True)
        proper = c.rank >= FORM
        event = evolve(c, entity=resolve("Event", c.name or head, self.context, proper=proper), value={})
        self.last_event[head] = event
        return event

    def _short_runs(self, runs: Iterable[Run]) -> Iterator[Candidate]:
        for run in runs:
            full = self.links.firm(run) or self.links.person(run)
            if full is not None:
                yield Candidate(run.start, run.end, full.type, ALIAS, full.entity, full.name)

    def _in_headlines(
        self, heads: Sequence[tuple[int, int]], named: Sequence[Candidate]
    ) -> Iterator[Candidate]:
        names = {c.name: c for c in named if c.type in ("Firm", "Person") and c.name}
        for start, end in heads:
            head = self.body[start:end]
            for name in sorted((n for n in names if n in head), key=lambda n: (-len(n), n)):
                for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", head):
                    full = names[name]
                    yield Candidate(start + m.start(), start + m.end(), full.type, ALIAS, full.entity, name)
