"""Tables in the filings of listed firms: of customers, suppliers, holders."""

import re

from policygraph.ingest.extract.frames import CHARACTERS

_CJK = re.compile(r"[㐀-鿿]")
# Tables of a filing: what the rows below a line are.
_TABLES = (
    (re.compile(r"客户名称|(?:前[五十]大|前[五十]名|主要)客户(?!.*。)"), "customers"),
    (re.compile(r"供应商名称|(?:前[五十]大|前[五十]名|主要)供应商(?!.*。)"), "suppliers"),
    (re.compile(r"股东名称|股东姓名|持股(?:数量|比例)"), "holders"),
)
_TABLE_ROW = re.compile(
    rf"[^。；]{{0,60}}[{CHARACTERS['Percent']}{CHARACTERS['Number']}{CHARACTERS['Money']}]\W*$"
)


def filing_table(string: str, table: str | None) -> str | None:
    """Return of what the rows are that a passage begins or goes on with, if it is of a table.

    Args:
        string: The passage as patterns see it.
        table: Of what the rows before it were.
    """
    if not _CJK.search(string):
        return table if table and _TABLE_ROW.match(string) else None
    for head, kind in _TABLES:
        if head.search(string) and len(string) < 60 and not _TABLE_ROW.match(string):
            return kind
    return table if table and (_TABLE_ROW.match(string) or len(string) < 12) else None
