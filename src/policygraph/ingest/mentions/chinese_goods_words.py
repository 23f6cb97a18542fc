"""The words that tell goods and fields in Chinese, read from ``chinese_goods.toml``."""

import re
import tomllib
from importlib.resources import files

_DATA = tomllib.loads(
    files("policygraph.ingest.mentions").joinpath("chinese_goods.toml").read_text(encoding="utf-8")
)


def _set(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


def _either(key: str) -> str:
    return "|".join(sorted(_set(key), key=lambda word: (-len(word), word)))


HEADS = _set("heads")
SUFFIXES = frozenset(_DATA["suffixes"])
NOT_HEADS = _set("not_heads")
WITH_MODIFIER = _set("with_modifier")
INSIDE = _set("inside")
STOP = _set("stop") - INSIDE - HEADS
WHOLE = frozenset(word for word in HEADS | INSIDE | _set("named_stuff") if len(word) > 1)
OPENING = frozenset(word[0] for word in WHOLE)
LEAD = _set("lead")
LEAD_ALONE = _set("lead_alone")
LEAD_WORDS = re.compile(f"(?:{_either('lead')}|{_either('lead_alone')})*")
NAMED_STUFF = _set("named_stuff")
DEGREES = frozenset(_DATA["degrees"])
NUMERALS = frozenset("一二三四五六七八九十两")
UNIT = re.compile(_DATA["unit"])
UNIT_ALONE = re.compile(_DATA["unit_alone"])
FIELD = re.compile(_DATA["field"])
LONE_FIELD = re.compile(_DATA["lone_field"])
FIELDS = re.compile(_DATA["fields"])
MAKES = re.compile(f"(?:{_either('makes')})(?:了|的)?$")
MADE = re.compile(_DATA["made"])
INDUSTRY = re.compile(_DATA["industry"])
NO_FIELD = re.compile(_DATA["no_field"])
HEADED = re.compile(_DATA["headed"])
GOODS_COLUMN = re.compile(_DATA["goods_column"])
FIELD_COLUMN = re.compile(_DATA["field_column"])
GOODS_LIST = re.compile(_DATA["goods_list"])
MAKES_SURE = re.compile(
    f"(?:{_either('makes_sure')})(?:了|的)?(?:[\\d.,]*[万亿]?[台套吨只辆架座条片颗块批])?$"
)
ABSTRACT = re.compile(_DATA["abstract"])
ANNOUNCED = re.compile(_DATA["announced"])
CUT_HERE = re.compile(r"[，。；,;\n（(|]|等|的(?:研发|生产|制造|销售|企业|公司|工厂|厂)|$")
FILLED = re.compile("有限|股份|集团")  # in a firm's name, never in the head of a table
