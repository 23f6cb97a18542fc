"""Chinese firms, bodies, persons and zones that no register lists, found by form."""

import re
from collections.abc import Iterator

from policygraph.ingest.mentions_cover import CONTEXT, FORM, Candidate
from policygraph.text.names import LEGAL_SUFFIXES

_HAN = r"[\u3400-\u9fff]"
_LEGAL = "|".join(s for s in LEGAL_SUFFIXES["zh"] if s not in ("公司", "总公司"))
_FIRM = re.compile(
    rf"(?:{_HAN}|[A-Za-z0-9·]|[（(]{_HAN}{{2,6}}[）)]| (?={_HAN})){{2,28}}?"
    rf"(?P<legal>{_LEGAL}|集[团團]公司|总公司)"
)
# Words that stand before a name and are no part of it.
_BEFORE_NAME = re.compile(
    "^.*(?:由|与|和|及|向|对|在|是|将|从|的|为|被|把|让|即|如|有|称|等|据|子公司|企业|客户|股东|供应商|"
    "其中|包括|分别|以及|成立|设立|收购|控股|全资)"
    r"(?=[\u3400-\u9fffA-Za-z（(])"
)
_PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|"
    "海南|四川|贵州|云南|"
    "陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_WITH_AND = "发展和改革|工业和信息化|经济和信息化|人力资源和社会保障|住房和城乡建设|文化和旅游|卫生和健康"
_BODY = re.compile(
    rf"(?:(?:{_PROVINCE})(?:壮族|回族|维吾尔)?(?:省|市|自治区|特别行政区)?|(?<!{_HAN}){_HAN}{{2,3}}[市县州盟]"
    rf"|(?:(?<!{_HAN})|(?<=[我本由经向到据]))[省市县区])(?:{_WITH_AND}|"
    rf"(?![的了将对由、和与及各]){_HAN}){{0,14}}?"
    "(?:委员会|发展改革委|发改委|经信委|国资委|人民政府|办公室|管理局|监管局|财政局|税务局|统计局|"
    "经信局|工信局|商务局|科技局"
    r"|厅办公室|厅(?!级|办公室))"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文苗辛肖习怀季牛尚甘纪游童莫骆裴安温齐康兰庞柳房鲁葛欧"
)
_POST = (
    "总书记|国家主席|总理|副总理|国务委员|部长|副部长|司长|副司长|主任|副主任|局长|副局长|厅长|副厅长|"
    "省长|副省长|市长|副市长|书记|副书记|"
    r"董事长|总经理|总裁|副总裁|首席执行官|院长|会长|秘书长|研究员|教授|院士|分析师|发言人|总工程师|首席专家"
)
_PERSON = re.compile(
    rf"(?:{_POST})(?P<name>[{_SURNAMES}]{_HAN}{{1,2}})(?=[\s，,。、：:“（(]|表示|介绍|指出|说|强调|认为|"
    "透露|称|在|出席|主持|会见|宣布)"
)
_ZONE = re.compile(
    rf"{_HAN}{{2,12}}?(?:经济技术开发区|高新技术产业开发区|高新技术产业园区|经济开发区|自由贸易试验区|"
    "自贸试验区|综合保税区|高新区|经开区|产业园区|工业园区|科技园)"
)


def find_chinese(text: str) -> Iterator[Candidate]:
    """Yield firms with a legal form, bodies with a place, persons with a post, and zones."""
    for m in _FIRM.finditer(text):
        start = m.start()
        lead = _BEFORE_NAME.match(m.group()[: m.start("legal") - start])
        if lead is not None and m.end() - start - lead.end() >= 5:
            start += lead.end()
        while text[start] == " ":
            start += 1
        if m.end() - start >= 6:
            yield Candidate(start, m.end(), "Firm", FORM, name=text[start : m.end()].replace(" ", ""))
    for m in _BODY.finditer(text):
        if m.end() - m.start() >= 4 and m.group()[0] not in "各本全有相":
            yield Candidate(m.start(), m.end(), "GovernmentBody", CONTEXT, name=m.group())
    for m in _PERSON.finditer(text):
        yield Candidate(m.start("name"), m.end("name"), "Person", FORM, name=m["name"])
    for m in _ZONE.finditer(text):
        lead = re.match(r".*[在于的和与、为]", m.group())
        start = m.start() + (lead.end() if lead else 0)
        yield Candidate(start, m.end(), "Place", CONTEXT, name=text[start : m.end()])
