"""What kind of document a title or a description names, and in what state it is."""

import re

_KINDS = (  # the first that ends the title's head, or stands in it, is the kind
    ("interpretation", r"interpretation|解读|答记者问"),
    ("white-paper", r"white papers?|blue papers?|白皮书|蓝皮书"),
    (
        "action-plan",
        r"action p(?:lans?|rogrammes?)|implementation plans?|work plans?|行动计划|方案",
    ),
    ("guidelines", r"guidelines|guidance|guides?|指南|指引"),
    ("opinions", r"opinions?|guideline|意见"),
    ("notice", r"notices?|circulars?|notifications?|instructions?|directives?|通知|通告"),
    ("announcement", r"announcements?|公告|公示"),
    ("catalogue", r"catalogues?|catalogs?|(?:negative )?lists?|director(?:y|ies)|目录|名单|名录|清单"),
    ("regulation", r"regulations?|条例"),
    ("measures", r"measures|rules|provisions|办法|细则|规定"),
    ("decision", r"decisions?|resolutions?|决定|决议"),
    ("standard", r"standards?|criteri(?:a|on)|specifications?|norms?|标准|规范"),
    ("framework", r"frameworks?|框架"),
    ("report", r"work reports?|工作报告"),
    ("law", r"laws?|法"),
    ("plan", r"plans?|outlines?|blueprints?|road ?maps?|strateg(?:y|ies)|规划|纲要|计划"),
)
_ENGLISH = [(kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _KINDS]
_CHINESE = [
    (kind, re.compile(rf"(?:{words})(?:[（(〔].{{0,16}}[）)〕])?[》」”]?$")) for kind, words in _KINDS
]
_ISSUES = re.compile(r"关于(?:印发|发布|公布|下达)(?P<what>.+)的(?:通知|公告)[》」”]?$")
_COMPLEMENT = re.compile(r"\b(?:for|on|of|to|in|about|regarding|concerning|promoting|supporting)\b")
_STATES = (
    (
        "draft",
        re.compile(r"\bdrafts?\b|for (?:public )?comments?\b|consultation draft|征求意见|草案|送审稿"),
    ),
    (
        "trial",
        re.compile(r"\b(?:interim|provisional|trial|for trial implementation)\b|试行|暂行"),
    ),
    ("amended", re.compile(r"\b(?:revised|amended|amendments?)\b|修订|修正")),
)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九十")}


def ordinal(words: str) -> int | None:
    """Return the number that an ordinal says.

    >>> ordinal("third"), ordinal("the 6th"), ordinal("第十一批"), ordinal("last")
    (3, 6, 11, None)
    """
    found = re.search(r"\d+", words)
    if found:
        return int(found.group())
    if "首批" in words:
        return 1
    chinese = re.search(r"[一二三四五六七八九十]+", words)
    if chinese:
        tens, ten, ones = chinese.group().rpartition("十")
        return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
    return next((n for n, word in enumerate(_ORDINALS, 1) if word in words.casefold().split()), None)


def document_type(title: str) -> str | None:
    """Return the kind of document that a title names, as the vocabulary calls it.

    A notice that issues another document counts as what it issues.

    >>> document_type("three-year action plan for looms"), document_type("《染坊管理办法（试行）》")
    ('action-plan', 'measures')
    >>> document_type("关于印发织机更新指南的通知"), document_type("关于开展织机评选的通知")
    ('guidelines', 'notice')
    """
    words = title.casefold().strip()
    issued = _ISSUES.search(words)
    if issued and (kind := document_type(issued["what"])):
        return kind
    if re.search(r"[㐀-鿿]", words):
        return next((kind for kind, pattern in _CHINESE if pattern.search(words)), None)
    head = _COMPLEMENT.split(words, maxsplit=1)[0] or words
    return next((kind for kind, pattern in _ENGLISH if pattern.search(head)), None)


def legal_status(title: str) -> str | None:
    """Return the state that a title gives a document: draft, trial or amended.

    >>> legal_status("draft plan for looms"), legal_status("plan for looms")
    ('draft', None)
    """
    words = title.casefold()
    return next((state for state, pattern in _STATES if pattern.search(words)), None)
