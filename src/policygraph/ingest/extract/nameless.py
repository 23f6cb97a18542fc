"""Things that a text mentions without a name of their own: "the new rules", "a meeting", "components".

Another text that says "new rules" means others. Such a thing is no entity of the
graph: a fact that rests on it waits for somebody who knows which rules are meant.
A meeting is told from others by who met, so it is named after them.
"""

import re
from collections.abc import Iterable, Mapping

from attrs import evolve

from policygraph.ingest.extract.families import load_families
from policygraph.model.values import Entity, Fact
from policygraph.resolve.lexicon import Lexicon
from policygraph.text.names import is_chinese

_DOCUMENTS = (
    "plan guideline guidance notice rule regulation measure opinion criterion criteria standard catalogue "
    "catalog list framework roadmap blueprint strategy strategie circular directive instruction document "
    "paper law decree prioritie priority policy policie provision outline resolution ordinance amendment"
)
_SCHEMES = (
    "programme program pilot scheme fund platform initiative campaign project mechanism centre center portal "
    "package subsidy subsidie project"
)
_EVENTS = (
    "meeting conference summit forum briefing symposium expo exposition session seminar ceremony fair event "
    "gathering talk"
)
_GOODS = (
    "product good item component part equipment material service solution system device technology "
    "technologie supply supplie thing"
)
_EMPTY_WORDS = (
    "a an the this these those that its their his her our such other another several some many more all "
    "various certain additional further new newer latest recent old existing current previous earlier "
    "upcoming coming next last first second final interim initial preliminary draft revised updated "
    "detailed concrete specific special separate joint comprehensive broad wide major main key core "
    "important relevant related corresponding similar own supporting support formal official public "
    "internal annual yearly monthly weekly regular national nationwide local provincial municipal "
    "regional government governmental state central action pilot trial work working policy press news "
    "executive plenary closed-door opening closing signing kick-off online of and or high-level advanced "
    "necessary strict tough tougher stricter favourable favorable preferential guiding"
)
_QUALIFIERS = frozenset(_EMPTY_WORDS.split())
_HEADS: Mapping[str, frozenset[str]] = {
    "Policy": frozenset(_DOCUMENTS.split() + _SCHEMES.split()),
    "Programme": frozenset(_SCHEMES.split() + _DOCUMENTS.split()),
    "Event": frozenset(_EVENTS.split()),
    "Product": frozenset(_GOODS.split()),
}
_ZH_QUALIFIER = (
    "(?:新的?|最新|近期|有关|相关|具体|配套|一系列|系列|多项|若干|部分|各类|多种|该项?|此项?|这一|上述|本|其|的|专项|重点|重大|"
    "主要|核心|关键|国家|地方|全国|省级|工作|试点|示范|实施|指导|管理|行动|发展|支持|扶持|专题|新闻|年度|政策|详细)"
)
_ZH_PAPERS = (
    "(?:通知|公告|通告|意见|办法|方案|规划|计划|政策|措施|细则|规定|文件|标准|目录|名单|条例|决定|指南|纲要|战略|"
    "项目|工程|试点|基金|平台|活动)"
)
_ZH = {
    "Policy": re.compile(f"{_ZH_QUALIFIER}*{_ZH_PAPERS}"),
    "Programme": re.compile(f"{_ZH_QUALIFIER}*{_ZH_PAPERS}"),
    "Event": re.compile(
        f"{_ZH_QUALIFIER}*(?:会议|座谈会|发布会|论坛|大会|峰会|研讨会|推进会|仪式|展会|活动)"
    ),
    "Product": re.compile(
        f"{_ZH_QUALIFIER}*(?:产品|设备|零部件|部件|组件|配件|材料|服务|技术|系统|解决方案|商品|物资|货物)"
    ),
}
_MOST_PARTIES = 3
_MARKS = " \t\n“”\"'‘’《》〈〉「」.,;:，。"


def says_nothing(kind: str, name: str) -> bool:
    """Tell whether a name could be any thing's of its kind: nothing but its kind and empty qualifiers.

    >>> says_nothing("Policy", "detailed plans"), says_nothing("Policy", "detailed plans of Hunan")
    (True, False)
    >>> says_nothing("Event", "press conference"), says_nothing("Product", "key components")
    (True, True)
    >>> says_nothing("Policy", "实施方案"), says_nothing("Policy", "数据要素实施方案")
    (True, False)
    """
    heads = _HEADS.get(kind)
    if heads is None:
        return False
    name = name.strip(_MARKS)
    if _ZH[kind].fullmatch(name):
        return True
    words = re.findall(r"[\w'’-]+", name)
    lower = [word.casefold() for word in words]
    *qualifiers, last = lower or [""]
    return _is_head(last, heads) and all(word in _QUALIFIERS or _is_head(word, heads) for word in qualifiers)


def name_events(facts: Iterable[Fact], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """Return the entities with nameless events named after who took part.

    Args:
        facts: The facts of a document.
        entities: What it calls the things in them, by IRI.
    """
    parties: dict[str, dict[str, None]] = {}
    for fact in facts:
        event_iri, actor = str(fact.roles.get("event")), entities.get(str(fact.roles.get("actor")))
        if fact.type == "participates" and event_iri in entities and actor is not None:
            parties.setdefault(event_iri, {})[actor.name] = None
    named = dict(entities)
    for iri, names in parties.items():
        event = entities[iri]
        if _is_nameless(event):
            chinese = is_chinese(event.name)
            who = ("、" if chinese else ", ").join(list(names)[:_MOST_PARTIES])
            name = f"{who}{event.name}" if chinese else f"{who}: {event.name}"
            named[iri] = evolve(event, name=name, aliases=(event.name, *event.aliases))
    return named


def hold_back(facts: Iterable[Fact], entities: Mapping[str, Entity], lexicon: Lexicon) -> list[Fact]:
    """Return the facts with nameless things out of the way.

    A role that may be left out is left out; a fact that needs the nameless thing
    waits for review.

    Args:
        facts: The facts of a document.
        entities: What it calls the things in them, by IRI.
        lexicon: What the register knows has a name, whatever the text calls it.
    """
    nameless = {
        iri for iri, entity in entities.items() if _is_nameless(entity) and lexicon.by_iri(iri) is None
    }
    needed = {
        family.relation: {role for role, spec in family.roles.items() if spec.get("required")}
        for family in load_families()
    }
    held = []
    for fact in facts:
        empty = {role for role, value in fact.roles.items() if isinstance(value, str) and value in nameless}
        needs = empty & needed[fact.type]
        roles = {role: value for role, value in fact.roles.items() if role not in empty - needs}
        held.append(evolve(fact, roles=roles, status="review" if needs else fact.status))
    return held


def _is_nameless(entity: Entity) -> bool:
    return all(says_nothing(entity.type, name) for name in (entity.name, *entity.aliases))


def _is_head(word: str, heads: frozenset[str]) -> bool:
    return word in heads or (word.endswith("s") and word[:-1] in heads)
