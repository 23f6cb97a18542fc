"""Chinese firms, bodies, persons and zones that no register lists, found by form."""

import re
from collections.abc import Iterator

from policygraph.ingest.mentions import chinese_words as w
from policygraph.ingest.mentions.cover import CONTEXT, FORM, Candidate
from policygraph.text.expressions import Expression
from policygraph.text.names import LEGAL_SUFFIXES
from policygraph.text.occurrences import occurrences

_HAN = r"[\u3400-\u9fff]"
_LEGAL = "|".join(s for s in LEGAL_SUFFIXES["zh"] if s not in ("公司", "总公司"))
_FIRM = Expression(
    rf"(?:{_HAN}|[A-Za-z0-9·]|[（(]{_HAN}{{2,6}}[）)]| (?={_HAN})){{2,28}}?"
    rf"(?P<legal>{_LEGAL}|集[团團]公司|总公司|合伙企业(?:\s?[（(]有限合伙[)）])?)"
)
# Words that stand before a name and are no part of it.
_BEFORE_NAME = re.compile(
    "^.*(?:由|与|和|及|向|对|在|是|将|从|的|为|被|把|让|即|如|(?<![国所])有|称|等|据|子公司|企业(?!管理|集团|发展|投资|服务|孵化|运营)|客户|股东|供应商|"
    "其中|包括|分别|以及|成立|设立|收购|控股(?!集团|有限|股份|企业)|全资)"
    r"(?=[\u3400-\u9fffA-Za-z（(])"
)
_PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|"
    "海南|四川|贵州|云南|"
    "陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_WITH_AND = "发展和改革|工业和信息化|经济和信息化|人力资源和社会保障|住房和城乡建设|文化和旅游|卫生和健康"
_BODY = Expression(
    rf"(?:(?:{_PROVINCE})(?:壮族|回族|维吾尔)?(?:省|市|自治区|特别行政区)?|(?<!{_HAN}){_HAN}{{2,3}}[市县州盟]"
    rf"|(?:(?<!{_HAN})|(?<=[我本由经向到据]))[省市县区])(?:{_WITH_AND}|"
    rf"(?![的了将对由、和与及各]){_HAN}){{0,14}}?"
    "(?:人民政府办公厅|人民政府办公室|委员会|发展改革委|发改委|经信委|国资委|人民政府|办公室|管理局|监管局|财政局|税务局|统计局|"
    "经信局|工信局|商务局|科技局"
    r"|厅办公室|厅(?!级|办公室))"
)
_RIGHT = (
    r"(?=[\s，,。、；;：:“（(]|$|表示|介绍|指出|说|强调|认为|透露|称|在|出席|主持|会见|宣布|个人|任|等|作|告诉|预计|坦言|致辞|"
    "致词|和|与|及|分别|带队|为|现场|率|参加|讲话|发表|就|对|向|也|则|曾|直言|判断|解释|回应|补充|算|给|共同|院士|教授|博士|将|还|持)"
)
_PERSON = Expression(
    rf"(?:{w.POST})(?:、|兼)?(?P<name>[{w.SURNAMES}](?:{_HAN}{{1,2}}?|[·\s]?{_HAN})){_RIGHT}"
)
_NAMED_POST = Expression(
    rf"(?:(?<!{_HAN})|(?<=[由是请举]))(?P<name>[{w.SURNAMES}]{_HAN}{{1,2}})"
    rf"(?:院士|教授|博士|[任系](?={_HAN}{{0,24}}(?:{w.POST}))|(?:担任|出任|现任|当选|获任)(?={_HAN}{{0,24}}(?:{w.POST})))"
)
_NO_PERSON = re.compile(
    "单位|表示|事长|程师|主任|高级|管理|方面|任务|公司|部门|张贴|主持|高度|和|一线|成员|同志|会议|代表|召开"
)
_ORG = Expression(
    rf"(?:(?![{w.PARTICLES}]){_HAN}){{2,22}}?(?P<head>协会|学会|联合会|商会|研究院|研究所|标准化技术委员会|"
    r"技术委员会|证券交易所|联合交易所|交易所|大学|工程院|科学院|创新中心|引导基金|投资基金(?:[一二三四]期)?|"
    r"转型升级基金|母基金|产业基金|创新联盟|产业联盟)(?![的\u3400-\u9fff]{0,2}(?:章程|要求|名单))"
)
_NO_ORG = re.compile(
    r"(?:[各本该这一多两三每]|会同|行业协会|业协会|首只|单只|又一|全国各|有关|相关|行业|同济会|依托|支持|建设|组建|设立|合作|我国|国内|与|和|千亿|百亿|十亿|未来|产业$)"
)
_SPACED = Expression(
    rf"(?<!{_HAN})(?<!{_HAN} )(?:{_HAN}[ \u3000]{{1,4}}){{2,9}}[部局委会院厅办行署](?! {{0,4}}{_HAN})"
)
_PROGRAMME = Expression(
    rf"(?:组织实施|启动实施|深入实施|实施|启动|组织开展|开展|推出|设立|关于推进|推进)(?:了)?(?:第[一二三四五六七八九十]批)?[“《]?"
    rf"(?P<name>(?:(?![{w.PARTICLES}]){_HAN}|[“”\d]){{4,22}}?(?:行动计划|专项行动|行动|工程|计划|专项|试点))"
    r"(?=[”》]?(?:[（(]以下简称|的通知|的公告|，|。|、|,|;|；|\s|$|的))"
)
_NO_PROGRAMME = re.compile(
    r"(?:项目|建设|重大|一批|相关|有关|各项|本|该|这|技术改造|重点|系列)?(?:工程|计划|试点|专项|行动)$|.*(?:年度|工作)计划$"
)
_EVENT = Expression(
    rf"(?:(?:19|20)\d\d年?|第[一二三四五六七八九十\d]+届)?(?:(?![{w.PARTICLES}]){_HAN}|[（）()\d—·-]){{2,22}}?"
    r"(?P<head>大会|论坛|峰会|博览会|研讨会|发布会|座谈会|推进会|交流会|对接会|工作会议|交易会|年会|开工仪式|投产仪式|签约仪式|启动仪式|揭牌仪式)"
    r"(?!议|堂|员|厅)"
)
_NO_EVENT = re.compile(
    r"(?:本次|此次|本届|该|这|下届|上届|各类|召开|举办|出席|参加|在|会上|股东|董事|人民代表|全国人民|电话|媒体|新闻发布会$|供需|首届$|临时|举行|线上|业绩)"
)
_EVENT_LEAD = re.compile(r"(?:.*(?:召开|举办|举行|出席|参加|主题|开幕|，|、|了))(?=.{2})")
_BODY_LEAD = re.compile(
    r"(?:.*(?:记者从|已经|是对|归|其中|去年底|去年|今年|从|由|据|会同|联合|[，、]))(?=.{3})"
)
_LEADING = re.compile(
    r"(?:.*(?:由|经|在|公布|收到|与|和|及|以及|设在|来自|参加|出席|联合|会同|共建|携手|依托|支持|建设|组建|设立|牵头|成立了?|挂牌|签署|"
    r"登陆|递交|向|据|获|同|老股东|包括|其中|一家|记者|首期|地处|位于|专家|院长|会长|董事长|总经理|增资|投资|[年月日]))(?=[\u3400-\u9fff]{2})"
)
_COMMITTEE = Expression(
    rf"(?:(?![{w.PARTICLES}]){_HAN}){{2,16}}?(?:开发区|高新区|经开区|新区|示范区|保税区|试验区|园区|功能区|合作区)"
    r"(?:管理委员会|管委会)"
)
_TOWN_BODY = Expression(
    rf"(?<!{_HAN})(?:{_HAN}{{2,6}}[省市州])?(?:{_HAN}{{1,4}}[市州区县旗])?(?:人民政府办公厅|人民政府办公室|人民政府|政府|国资委|发展改革委|发展和改革委员会|"
    r"工业和信息化局|工业和信息化厅|经济和信息化局|经济和信息化委员会|经济和信息化厅|科学技术局|科学技术厅|财政局|财政厅|商务局|商务厅|"
    r"工信局|工信厅|经信局|发改委|科技局|统计局|市场监督管理局|市场监管局|投资促进局|能源局|生态环境局|生态环境厅|"
    rf"{_HAN}{{2,8}}(?:产业链)?办公室)"
)
_ZONE_LEAD = re.compile(
    r".*(?:[在于的和与、为由对从向到入及]|要求|支持|建设|打造|推进|依托|这个|这座|一个|股权)"
)
_ZONE = Expression(
    rf"{_HAN}{{2,12}}?(?:经济技术开发区|高新技术产业开发区|高新技术产业园区|经济开发区|自由贸易试验区|"
    "自贸试验区|综合保税区|高新区|经开区|产业园区|工业园区|科技园)"
)


def find_chinese(text: str) -> Iterator[Candidate]:
    """Yield firms with a legal form, bodies with a place, persons with a post, and zones."""
    for m in _FIRM.iter_chinese(text):
        start = m.start()
        for edge in (_BEFORE_NAME, w.LEGAL_LEAD):
            lead = edge.match(text[start : m.start("legal")])
            if lead is not None and m.end() - start - lead.end() >= 6:
                start += lead.end()
        while text[start] == " ":
            start += 1
        if m.end() - start >= 6:
            yield Candidate(start, m.end(), "Firm", FORM, name=text[start : m.end()].replace(" ", ""))
    for m in _BODY.iter_chinese(text):
        if re.search("会同|联合", m.group()):
            continue
        start = m.start() + (1 if m.group()[0] in "从由经向据和与及" else 0)
        if m.end() - start >= 4 and text[start] not in "各本全有相":
            yield Candidate(start, m.end(), "GovernmentBody", CONTEXT, name=text[start : m.end()])
    for pattern in (_PERSON, _NAMED_POST):
        for m in pattern.iter_chinese(text):
            if not _NO_PERSON.search(m["name"]):
                yield Candidate(m.start("name"), m.end("name"), "Person", FORM, name=m["name"])
    for pattern in (_COMMITTEE, _TOWN_BODY):
        for m in pattern.iter_chinese(text):
            lead = _BODY_LEAD.match(m.group())
            start = m.start() + (lead.end() if lead else 0)
            if m.end() - start >= 4:
                yield Candidate(start, m.end(), "GovernmentBody", CONTEXT, name=text[start : m.end()])
    for m in _ORG.iter_chinese(text):
        lead = _LEADING.match(m.group()[: m.start("head") - m.start()])
        start = m.start() + (lead.end() if lead else 0)
        if m.end() - start - len(m["head"]) >= 2 and not _NO_ORG.match(text, start):
            yield Candidate(start, m.end(), "OtherOrganisation", CONTEXT, name=text[start : m.end()])
    for m in _SPACED.iter_chinese(text):
        yield Candidate(m.start(), m.end(), "GovernmentBody", FORM, name=re.sub(r"\s", "", m.group()))
    named = [m["name"] for m in _PROGRAMME.iter_chinese(text) if not _NO_PROGRAMME.match(m["name"])]
    for name, at in occurrences(sorted({name for name in named if text.count(name) > 1}), text):
        yield Candidate(at, at + len(name), "Programme", CONTEXT, name=name)
    for m in _EVENT.iter_chinese(text):
        lead = _EVENT_LEAD.match(m.group())
        start = m.start() + (lead.end() if lead else 0)
        if m.end() - start >= max(4, 8 - len(m["head"])) and not _NO_EVENT.match(text, start):
            yield Candidate(
                start, m.end(), "Event", FORM, name=text[start : m.end()], value={"head": m["head"]}
            )
    for m in _ZONE.iter_chinese(text):
        lead = _ZONE_LEAD.match(m.group())
        start = m.start() + (lead.end() if lead else 0)
        yield Candidate(start, m.end(), "Place", CONTEXT, name=text[start : m.end()])
