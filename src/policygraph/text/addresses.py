"""Addresses of pages: what may be kept as one, and offered as a link."""

import re
from urllib.parse import urlsplit

# Signs that no IRI holds; an address with one is cut short wherever it is written next.
_NEVER = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`]")


def is_web_address(url: str) -> bool:
    """Tell whether a text is the address of a page on the web: nothing that runs, no file of a machine.

    >>> is_web_address("https://www.miit.gov.cn/"), is_web_address("https://例子.cn/文件?a=1")
    (True, True)
    >>> is_web_address("javascript:alert(1)"), is_web_address("https://a b"), is_web_address("http://")
    (False, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not _NEVER.search(url)
