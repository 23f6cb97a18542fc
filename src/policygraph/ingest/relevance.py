"""Whether an article is about China's industrial policy: others yield mentions but no claims."""

import re
from collections.abc import Iterable

from policygraph.ingest.jurisdiction import HOME, country_of
from policygraph.model.values import Article, Mention
from policygraph.text.countries import CURRENCIES, DEMONYMS
from policygraph.text.variants import simplified

# Words of policy, industry and supply; each counts once, however often it stands.
_TOPIC = re.compile(
    r"\b(?:industr(?:y|ies|ial)|manufactur\w+|polic(?:y|ies)|guidelines?|five-year plan|subsid(?:y|ies)|"
    "ministry|"
    "supply chains?|suppliers?|supplies|factor(?:y|ies)|technolog(?:y|ies|ical)|innovation|"
    "semiconductors?|chips?|"
    "invest(?:ment|ments|ed)|enterprises?|SMEs|compan(?:y|ies)|capacity|state-owned|regulat(?:or|ors|"
    "ory|ions?)|"
    "programmes?|programs?|pilot|automakers?|carmakers?|vehicles?|energy|equipment|robots?|R&D|patents?|"
    "tariffs?|"
    r"exports?|imports?|stake|joint venture|production|plant|products?|sector|market)\b"
    "|专精特新|培育|申报|评审|复核|产业|企业|工业|制造|政策|规划|通知|补贴|供应链|供应商|技术|创新|投资|"
    "出口|管制|产量|供应|收入|产能|工厂|采购|标准|机器人|"
    "项目|公司|集成电路|芯片|汽车|设备|能源|示范|名单|认定|财政|资金|市场|產業|企業|製造|名單|技術",
    re.IGNORECASE,
)
_DEMONYM = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(DEMONYMS, key=len, reverse=True))})(?!\w)")
_ABROAD = re.compile(r"(?<![A-Za-z])(?:Rs\.? ?\d|crore\b|lakh\b)")
FEWEST_TOPICS = 4
FOREIGN = 4  # how often a page in Chinese names a country that it is about
NEAR = 0.4  # China must be at least this present beside the most present other country


def is_relevant(text: str, article: Article, mentions: Iterable[Mention]) -> bool:
    """Tell whether an article belongs in the graph.

    It does if it speaks of China at least nearly as much as of any other country,
    and of policy, industry or supply: several such words, not one.

    Args:
        text: The document's text.
        article: The article.
        mentions: What was found in it.
    """
    body = text[article.start : article.end]
    seen: dict[str, int] = {}
    for mention in mentions:
        code = _country(mention)
        if code is not None:
            seen[code] = seen.get(code, 0) + 1
    for m in _DEMONYM.finditer(body):
        seen[DEMONYMS[m.group()]] = seen.get(DEMONYMS[m.group()], 0) + 1
    abroad = len(_ABROAD.findall(body))
    if abroad:
        seen["IN"] = seen.get("IN", 0) + abroad
    named = seen.pop(HOME, 0)
    home = named + (2 if article.language == "zh" else 0)
    most = max(seen.values(), default=0)
    if article.language == "zh" and most >= FOREIGN and 2 * named < most:
        return False  # Chinese words on another country
    topics = {m.group().casefold() for m in _TOPIC.finditer(simplified(body))}
    return home >= 2 and home >= NEAR * most and len(topics) >= FEWEST_TOPICS


def _country(mention: Mention) -> str | None:
    if mention.type == "Money":
        return CURRENCIES.get(str(mention.value.get("currency")))
    named = mention.value.get("country")
    if isinstance(named, str):
        return named
    return country_of(mention.entity) if mention.entity else None
