"""An article read from top to bottom: what its sections are about, and who "it" is."""

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import define, field, frozen

from policygraph.ingest.extract.cues import attribution_of, same_speaker
from policygraph.ingest.extract.descriptions import find_descriptions, find_titles_zh
from policygraph.ingest.extract.documents import ordinal
from policygraph.ingest.extract.filings import filing_table
from policygraph.ingest.extract.footers import WHOLE, Record
from policygraph.ingest.extract.frames import ANY, CHARACTERS, Frame, make_frame, shown_end
from policygraph.ingest.extract.placed import Placed
from policygraph.ingest.extract.values import date_of, is_deadline
from policygraph.ingest.segment.sections import Unit
from policygraph.model.values import Mention


@define
class Passage:
    """One unit with its frame and what it inherits from where it stands."""

    unit: Unit
    frame: Frame
    scopes: frozenset[str]
    date: str | None = None
    deadline: str | None = None
    claimant: tuple[Mention | None, str] | None = None


@frozen
class Measure:
    """A number that was read: where, of what, and how surely."""

    start: int
    subject: str
    confidence: float
    metric: str | None = None


@frozen
class Listing:
    """A list that the text announces: of which programme, of which of its rounds."""

    programme: Mention
    batch: int | None


@define
class Topic:
    """What a section speaks of: filled as the section is read."""

    policy: Mention | None = None
    programme: Mention | None = None
    body: Mention | None = None
    record: Record | None = None
    last: dict[str, Mention] = field(factory=dict)
    subject: Mention | None = None
    listing: Listing | None = None
    measured: list[Measure] = field(factory=list)
    programmes: list[Mention] = field(factory=list)
    credited: Mention | None = None  # whose word the passages before are
    issued: str | None = None  # day of the document that the section is on
    header: Mention | None = None  # the scheme named by the lines that a passage stands under

    @classmethod
    def of(cls, record: Record | None) -> "Topic":
        """Return the topic of a section that a record closes, if one does."""
        return cls(record=record, policy=record.policy, issued=record.date) if record else cls()

    @property
    def firm(self) -> Mention | None:
        """Whom "the company" means: in a firm's own announcement that firm, else the last one spoken of."""
        issuer, first = self.last.get("Issuer"), self.last.get("First")
        if issuer is not None and first is not None and issuer.entity == first.entity:
            return issuer
        return self.last.get("Firm")

    @property
    def leading(self) -> Mention | None:
        """The document or programme that the section is about.

        Where the lead introduces a programme and only the footer names the document,
        it is the programme.
        """
        return self.programme if self.record and self.programme else self.policy


_GOAL = re.compile(
    r"(?<![^\W_])(?:goals?|targets?|objectives?|aims?|aims to|focus on efforts)(?![^\W_])|目标|任务"
)
_ANAPHORS = (
    (
        re.compile(
            r"(?<![^\W_])(?:the|this|these) (?:new |draft )?(?:policy|guidelines?|guidance|notice|"
            r"plan|rules|regulations?|"
            r"measures|document|strategy|framework|circular|catalogue|roadmap)(?! (?:for|on|to|of|"
            r"to)\b)(?![\w-])"
        ),
        "Policy",
    ),
    (
        re.compile(
            r"(?<![^\W_])(?:the|this|its(?= (?:program|scheme))|their(?= (?:program|scheme))) "
            r"(?:new )?(?:program|programme|pilot program|pilot|scheme|"
            r"initiative|fund|platform|"
            r"new platform|campaign|centers|centres|platforms|zones|system|project)(?! (?:for|on|of|"
            r"to)\b)(?![\w-])"
        ),
        "Programme",
    ),
    (
        re.compile(
            r"(?<![^\W_])the (?:ministry|commission|administration|regulator|agency|bureau|"
            r"council)(?! of)(?![\w-])"
        ),
        "GovernmentBody",
    ),
    (
        re.compile(
            r"(?<![^\W_])the (?:company|firm|automaker|carmaker|manufacturer|chipmaker|group|"
            r"start-?up|maker|developer|foundry|shipyard|drugmaker|steelmaker|enterprise|refiner|miner|conglomerate|"
            r"supplier|producer|toolmaker|shipbuilder|chip designer|designer|unicorn)"
            r"(?! of)(?![\w-])"
        ),
        "Firm",
    ),
)
_ANAPHORS_ZH = (
    (
        re.compile(
            r"(?:该|本|上述|此|这份|这一)(?:通知|意见|办法|方案|规划|指南|文件|政策|行动计划|计划|通告|公告)|"
            r"(?<![一-鿿])(?:通知|意见|办法|方案|规划|指南|文件)(?=提出|要求|明确|指出|安排|规定|强调|将|还|聚焦|没有)"
        ),
        "Policy",
    ),
    (re.compile(r"(?:该|本)(?:部|局|委|厅|办)(?![门分署])"), "GovernmentBody"),
    (
        re.compile(
            r"(?:该|本|上述)(?:公司|企业|集团)|(?:(?<![一-鿿])|(?<=确定)|(?<=同时)|(?<=目前)|(?<=[系任为]))(?:公司|发行人)(?!法|章|治理|债|制|类)"
        ),
        "Firm",
    ),
)
_TENDERER = re.compile(
    r"[^。：:]{0,8}(?:招标人|采购人|采购单位|招标单位|建设单位|业主)(?:名称)?(?:为|是|：|:)"
)
_BUYERS = ("Firm", "OtherOrganisation", "GovernmentBody")
_FORWARDS = re.compile(r"关于(?:印发|发布|公布|下发|转发)$")
_FILING = re.compile(r"证券代码|公告编号|股票代码|招股说明书|本公司董事会|本公司及董事会")
_CONDITIONS_ZH = re.compile(r"条件|门槛|标准|资格|要求(?:如下|：|:)?$")
_ROSTER = re.compile(r"(?<![^\W_])(?:customer|supplier|shareholder)s?(?![^\W_])")
_OBLIQUE = re.compile(r"[^\W_].* (?:from|by|to|with|for|against|than|like|into) (?:the )?$")
LONGEST_HEADING = 120
_LABELLED_ROW = re.compile(r"[^\w]*(?:[a-z-]+ ){0,4}[a-z-]+: |[^|]*\|")
_FIELDS = re.compile(
    r"(?:drivers|areas|sectors|industries|fields|consumption|technologies|tracks|priority products|领域|"
    r"产业|行业|赛道)[:：]?$"
)
_SPOKEN_OF = re.compile(
    r"(?:program(?:me)?|scheme|initiative|campaign|pilot|subsid(?:y|ies)|polic(?:y|ies)|plan|rules|"
    r"regulations?|guidelines?|measures|catalogue|catalog|notice|strategy|circular|blueprint|roadmap)$",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(
    r"(?<![^\W_])(?:conditions?|(?<!overall )(?<!general )requirements?|eligib\w+|criteri(?:a|on)"
    r"|qualif\w+|applicants?|thresholds?|"
    r"admission|entry (?:bar|rules)|who (?:can|may) apply|to be (?:selected|listed|named"
    r"|recogni[sz]ed|considered)|"
    r"(?:must|shall|should|has to|have to|had to|needs? to) (?:\w+ ){0,3}(?:satisfy|meet|fulfil"
    r"|have|show|prove|be)\b"
    r"[^.;]{0,60}:$)(?![^\W_])"
)
_OWN_KIND = re.compile(r"\b(?:trade-in|scrappage|re-?lending|rebate|voucher|loan|bond)\b", re.IGNORECASE)
_CJK = re.compile(r"[㐀-鿿]")
_EVENT_ANAPHOR = re.compile(
    r"(?<![^\W_])(?:the|this) (?:meeting|gathering|conference|forum|summit|briefing|press conference|event)"
    r"(?! (?:of|on|with|between|for)\b)(?![\w-])"
)
_ANNOUNCES = re.compile(r"名单|名录|(?<![^\W_])(?:lists?|batch|round)(?: of)?(?![^\W_])|入选|上榜")
_STRUCK = re.compile(
    r"(?<![^\W_])(?:removed|removal|revoked|revocation|withdrawn|cancelled|canceled|delisted|struck|failed|"
    r"disqualified)(?![^\W_])|撤销|取消|移出"
)
_ANNOUNCES_ZH = re.compile(r"名单|名录|入选|入围|上榜")
_ROUND = re.compile(
    r"第[一二三四五六七八九十\d]+批|首批|"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) "
    r"(?:batch|round|group)",
    re.IGNORECASE,
)
_ROW = re.compile(
    rf"[^\w{ANY}]*(?:[{CHARACTERS['Number']}\d]+[^\w{ANY}]*)[{CHARACTERS['Firm']}].{{0,60}}$|"
    rf"[^\w{ANY}]*[{CHARACTERS['Firm']}][^\w{ANY}]*$|"
    rf"[^\w{ANY}]*[{CHARACTERS['Firm']}] ?[/|｜].{{0,60}}$"
)
_SENTENCE_END = re.compile(r"[。；;]|\.$|, ")
_IT_TELLS = re.compile(
    r"it(?= (?:also |further |mainly )?(?:covers|focuses|identifies|lists|names|highlights|prioriti[sz]es|"
    r"targets|includes|outlines|calls for|stipulates|specifies|encourages|urges|singles out))"
)
_ASIDE = re.compile(r"(?:to|under|in|as part|according|following|based|building|since|after|with|for) ")
_SPEAKERS = ("OtherOrganisation", "Firm", "GovernmentBody", "Person")
_IT_SERVED = re.compile(
    r"(?:coordinates|runs|administers|manages|oversees|supervises|steers|launched|finances|funds|"
    r"(?:set aside|earmarked|allocated|reserved|budgeted|provided|appropriated)[^.;]{0,40} (?:for"
    r"|to)) (?P<it>it)(?![\w'])"
)
_IT = re.compile(
    r"(?P<it>it)(?= (?:will|has|dates|carries|bears|comes|contains|is|was|had|also|aims|plans"
    r"|covers|includes|said|outlines|calls|sets|outlined))"
)
_IT_TRADES = re.compile(
    rf"(?:(?:in|on|at|since|by|last|this|earlier|later|then|separately|two|three|a)(?: (?:[a-z]+"
    rf"|[{ANY}])){{0,3}},? )?"
    r"(?P<it>it)(?= (?:also |now |then |later |already |recently |still )?(?:agreed|bought"
    r"|acquired|sold|won|opened|raised|"
    r"supplies|supplied|sells|makes|made|produces|manufactures|ships|shipped|delivers|delivered|employs|exports|owns|"
    r"holds|operates|runs|listed|counts|builds|built|signed|set up|plans|planned|bought|buys"
    r"|sources|invested|launched|"
    r"joined|entered|received|obtained|became|went public|is based|is headquartered|is registered"
    r"|was founded|was named)"
    r"(?![^\W_]))"
)


def read_article(
    text: str, units: Sequence[Unit], mentions: Sequence[Mention], records: Sequence[Record]
) -> Iterator[tuple[Passage, Topic]]:
    """Yield the passages of an article in order, each with the topic of its section.

    What the caller writes into a topic (the policy a section introduces) is known
    to the passages that follow.
    """
    topics: dict[int, Topic] = {}
    year = _year(records)
    carried: dict[str, Mention] = {}
    programmes: list[Mention] = []
    listing: Listing | None = None
    table: str | None = None
    placed = Placed(mentions)
    for unit in sorted(units, key=lambda u: (u.start, u.end)):
        if unit.kind == "record":
            continue
        topic = topics.get(unit.section)
        if topic is None:
            record = next((r for r in records if r.section in (unit.section, WHOLE)), None)
            topic = topics[unit.section] = Topic.of(record)
            topic.last, topic.programmes = dict(carried), programmes
            sent = next(iter(topics.values())).policy
            if topic.policy is None and sent is not None and _FORWARDS.search(text, 0, sent.start):
                topic.policy = sent  # a notice is all about what it sends
        passage = _passage(text, unit, placed, topic, year)
        struck = _ANNOUNCES.search(passage.frame.string) and _STRUCK.search(passage.frame.string)
        topic.listing = listing = None if struck else _listing(passage) or listing
        if listing and _ROW.match(passage.frame.string) and not _SENTENCE_END.search(passage.frame.string):
            passage.scopes |= {"row"}
        table = filing_table(passage.frame.string, table)
        if table:
            passage.scopes |= {table}
        passage.claimant = _claimant(text, unit, placed) or same_speaker(passage.frame, topic.credited)
        yield passage, topic
        _remember(passage.frame, topic)
        topic.credited = attribution_of(passage.frame)[0] or topic.credited
        carried.update(topic.last)


def _claimant(text: str, unit: Unit, placed: Placed) -> tuple[Mention | None, str] | None:
    """Who speaks where a publisher's own comment is signed."""
    if unit.speaker is None:
        return None
    start, end = unit.speaker
    named = (m for m in placed.inside(start, end) if m.type in _SPEAKERS)
    return next(named, None), text[start:end]


def _listing(passage: Passage) -> Listing | None:
    """The programme whose members are listed from here on, if the passage announces a list."""
    frame, unit = passage.frame, passage.unit
    if not _ANNOUNCES.search(frame.string) and not _ANNOUNCES_ZH.search(frame.text, unit.start, unit.end):
        return None
    found = [
        m
        for m in (*frame.mentions.values(), *frame.hidden)
        if m.type == "Programme" and not m.value.get("described")
    ]
    if not found:
        return None
    round_ = _ROUND.search(frame.text, unit.start, unit.end)
    return Listing(min(found, key=lambda m: m.start), ordinal(round_.group()) if round_ else None)


def _passage(
    text: str,
    unit: Unit,
    placed: Placed,
    topic: Topic,
    year: str | None,
) -> Passage:
    inside = placed.inside(unit.start, unit.end)
    begin = unit.body[0] if unit.body else unit.start
    titled = [
        m
        for m in find_titles_zh(text, begin, unit.end)
        if not any(o.start <= m.start and m.end <= o.end for o in inside if o.type == "Policy")
    ]
    inside = [*inside, *titled]
    first = make_frame(text, begin, unit.end, inside)
    taken = [
        (m.start, shown_end(m))
        for m in inside
        if m.type not in ("Sector", "Product", "Place", "Number", "Money")
    ]
    described = [
        m for m in find_descriptions(first) if all(m.value["head_end"] <= a or m.start >= b for a, b in taken)
    ]
    extra = [m for m in described if not m.value["definite"] or _is_new(m, topic)]
    frame = make_frame(text, begin, unit.end, [*inside, *extra])
    anaphors = list(_anaphors(frame, topic))
    if anaphors:
        frame = make_frame(text, begin, unit.end, [*inside, *extra, *anaphors])
    scopes = {"any", unit.kind}
    topic.header = None
    passage = Passage(unit, frame, frozenset())
    if unit.date:
        scopes.add("dated")
        passage.date = _full(unit.date, year)
    for start, end in unit.parents or ((unit.header,) if unit.header else ()):
        header = make_frame(text, start, end, placed.inside(start, end))
        if _GOAL.search(header.string):
            scopes.add("goal")
        if _FIELDS.search(header.string) or _FIELDS.search(text[start:end].casefold()):
            scopes.add("fields")
        if _CONDITIONS_ZH.search(header.string):
            scopes.add("conditions")
        if _CONDITIONS.search(header.string):
            scopes.add("conditions")
        schemes = [m for at, m in sorted(header.mentions.items()) if m.type in ("Programme", "Policy")]
        topic.header = schemes[0] if schemes else topic.header
        scopes |= _rosters(header.string)
        for at, mention in header.mentions.items():
            if mention.type == "Date" and is_deadline(header, at):
                passage.deadline = date_of(mention)
    if unit.columns is not None:
        scopes |= _rosters(text[slice(*unit.columns)].lower())
    passage.scopes = frozenset(scopes)
    return passage


def _rosters(heading: str) -> set[str]:
    """Of whom a heading announces a list: "Top five customers"."""
    if len(heading) > LONGEST_HEADING:
        return set()
    return {f"{hit.group().rstrip('s')}s" for hit in _ROSTER.finditer(heading)}


def _is_new(described: Mention, topic: Topic) -> bool:
    """Whether "the trade-in scheme" can stand for nothing that was spoken of before."""
    if not _SPOKEN_OF.search(described.text):
        return False
    kind = _OWN_KIND.search(described.text)
    if kind:
        known = [m for m in (topic.policy, *topic.last.values()) if m is not None]
        return not any(kind.group().casefold() in m.text.casefold() for m in known)
    return topic.policy is None and not topic.last.keys() & {"Policy", "Programme"}


def _anaphors(frame: Frame, topic: Topic) -> Iterator[Mention]:
    for pattern, kind in (*_ANAPHORS, *_ANAPHORS_ZH) if _CJK.search(frame.string) else _ANAPHORS:
        for hit in pattern.finditer(frame.string):
            antecedent = topic.last.get(kind)
            if kind == "Policy":
                antecedent = _document(hit.group(), topic)
            elif kind == "Programme":
                antecedent = antecedent or topic.policy
            if hit.group() in ("公司", "本公司", "发行人") and _files(frame, topic):
                yield _standing_for(topic.last["Issuer"], frame, *hit.span())
                continue
            if kind == "Firm":  # whom the sentence is about, else whom the one before was about
                antecedent = _before(frame, hit.start(), kind, min) or topic.firm
            if antecedent is None and kind == "GovernmentBody":
                antecedent = _before(frame, hit.start(), kind, max)
            if antecedent is not None:
                yield _standing_for(antecedent, frame, *hit.span())
    event = topic.last.get("Event")
    if event is not None:
        for hit in _EVENT_ANAPHOR.finditer(frame.string):
            yield _standing_for(event, frame, *hit.span())
    served = _IT_SERVED.search(frame.string)
    if served:
        kinds = ("Policy", "Programme")
        near = [at for at, m in frame.mentions.items() if m.type in kinds and at < served.start()]
        known = [topic.last[kind] for kind in reversed(kinds) if kind in topic.last]
        known = [frame.mentions[max(near)]] if near else known
        if known:
            yield _standing_for(known[0].value.get("stands_for", known[0]), frame, *served.span("it"))
    told = _IT_TELLS.match(frame.string)
    scheme = topic.subject if topic.subject and topic.subject.type in ("Policy", "Programme") else None
    scheme = scheme or topic.last.get("Policy") or topic.last.get("Programme")
    if told and scheme is not None:
        yield _standing_for(scheme, frame, *told.span())
        return
    it = _IT.match(frame.string)
    if it is None and topic.subject is not None and topic.subject.type == "Firm":
        it = _IT_TRADES.match(frame.string)
    if it and topic.subject is not None:
        yield _standing_for(topic.subject, frame, *it.span("it"))


def _document(words: str, topic: Topic) -> Mention | None:
    """The document that "the plan" stands for: the section's own, or the last that is called a plan."""
    known = [
        m for m in (topic.policy, topic.last.get("Policy"), topic.last.get("Programme")) if m is not None
    ]
    noun = words.rpartition(" ")[2].rstrip("s")
    called = [m for m in known if noun in m.text.casefold()]
    if topic.record is None and called and topic.policy not in called:
        return max(called, key=lambda m: m.start)
    return known[0] if known else None


def _files(frame: Frame, topic: Topic) -> bool:
    """Whether the page is a firm's own announcement, so that "the company" is its issuer."""
    return "Issuer" in topic.last and _FILING.search(frame.text, 0, 1500) is not None


def _before(frame: Frame, at: int, kind: str, choose: Callable[[Sequence[int]], int]) -> Mention | None:
    """The nearest or first mention of a kind before a place in the same passage."""
    found = [i for i, mention in frame.mentions.items() if i < at and mention.type == kind]
    return frame.mentions[choose(found)] if found else None


def _standing_for(antecedent: Mention, frame: Frame, start: int, end: int) -> Mention:
    first, last = frame.span(start, end)
    value = {"stands_for": antecedent}
    return Mention(
        antecedent.type, first, last, frame.text[first:last], antecedent.entity, value, anaphor=True
    )


_LEGAL = ("公司", "Ltd", "Ltd.", "Inc.", "Inc", "Corp.", "Corporation", "Limited")


def _remember(frame: Frame, topic: Topic) -> None:
    if _TENDERER.match(frame.string):
        buyer = next((m for _, m in sorted(frame.mentions.items()) if m.type in _BUYERS), None)
        if buyer is not None:
            topic.last["Tenderer"] = buyer
    firm = _LABELLED_ROW.match(frame.string) is not None  # whom a table lists, the text is not about
    for at in sorted(frame.mentions):
        mention = frame.mentions[at]
        aside = mention.type == "Firm" and "Firm" in topic.last and _OBLIQUE.search(frame.string[:at])
        if mention.type in ("Policy", "Programme", "GovernmentBody", "Event") or (
            mention.type == "Firm" and not (firm or aside)
        ):
            topic.last[mention.type] = mention.value.get("stands_for", mention)
        if mention.type == "Firm":
            topic.last.setdefault("First", mention)
            if mention.text.endswith(_LEGAL):
                topic.last.setdefault("Issuer", mention)  # whose announcement it is
        if mention.type == "Programme" and not mention.anaphor:
            topic.programmes.append(mention)
        firm = firm or mention.type == "Firm"  # the first one is whom a sentence is about
    titled = [m for m in frame.hidden if m.type == "Programme"]
    if titled and not any(m.type == "Programme" for m in frame.mentions.values()):
        topic.last["Programme"] = titled[-1]  # the programme that a title names
    subject = next((frame.mentions[at] for at in sorted(frame.mentions) if at < 80), None)
    aside = subject is not None and subject.type in ("Policy", "Programme") and _ASIDE.match(frame.string)
    if aside:  # "To implement the plan, the ministry …" goes on about what the ministry did
        topic.subject = None
    elif subject is not None and subject.type in ("Policy", "Programme", "Firm", "GovernmentBody"):
        topic.subject = subject.value.get("stands_for", subject)


def _year(records: Sequence[Record]) -> str | None:
    years = {record.date[:4] for record in records if record.date and record.date[0] != "-"}
    return years.pop() if len(years) == 1 else None


def _full(date: str | None, year: str | None) -> str | None:
    return f"{year}{date[1:]}" if date and date.startswith("--") and year else date
