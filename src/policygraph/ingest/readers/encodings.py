"""Bytes → text: byte-order marks, UTF-8, and the encodings of Chinese pages, told by what they give."""

import codecs
import re
from collections.abc import Iterable, Iterator

from policygraph.errors import SourceError

# Characters that any Chinese prose is full of, in both scripts; a wrong decoding hits few of them.
_FREQUENT = frozenset(
    "的一是在不了有和人中大为為上个個国國我以要他这這时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工"
    "也能下过過子说說产產种種面而方后後多定行学學法所民得经經三之进進等部度家电電力里如水化高自二理起小现現加量"
    "都两兩体體制机機当當使从從业業本把性好应應开開合还還因由其些全表间間样樣与與关關各重新线線内內数數"
    "市省区區县縣万萬亿億元月日企资資金公司投设設建项項目发展技术術科创創支持推通知、，。：；（）《》“”「」"
)
_PLAUSIBLE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u2010-\u2027\u25a0-\u26ff]")
_LETTERS = re.compile("[\u00a0-\u00ff\u0152-\u0178\u2010-\u203a\u20ac\u2122]")
# A page in Latin letters has few words whose accents stand together, which misread bytes always do.
_GARBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2010-\u2122]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Labels as the web means them: narrow old names stand for the wide sets that browsers read.
_LABELS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "unicode": "utf-16",
}
CHINESE = ("gb18030", "big5hkscs")
# The others that the web knows. UTF-7 is not among them: it hides markup from every filter.
_OTHERS = frozenset(
    (
        *(f"cp{n}" for n in (866, 874, *range(1250, 1259))),
        *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *("koi8-r", "koi8-u", "mac-roman", "shift_jis", "euc_jp", "iso2022_jp", "euc_kr"),
        *("utf-16", "utf-16-le", "utf-16-be"),
    )
)
_BROKEN_SHARE = 500  # one unreadable place in so many characters is a flaw, more is another encoding


def decode(content: bytes, name: str, declared: Iterable[str] = ()) -> str:
    """Return the text of bytes, without losing any of it in silence.

    A byte-order mark decides (and stays, as U+FEFF), then valid UTF-8. Other bytes
    are read in each encoding declared and in the two of Chinese pages; of what comes
    out, the text fullest of common Chinese characters wins, so a label that lies does
    no harm. Where nothing fits but for a few places, each of those becomes U+FFFD.

    Args:
        content: The bytes.
        name: What to call them in a message.
        declared: What header and page call the encoding, the best first.

    Raises:
        SourceError: If no encoding gives a text.

    >>> decode("通知".encode("big5"), "a.html", ["gb2312"])
    '通知'
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _marked(content, mark, encoding, name)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        at = error.start
    asked = tuple(dict.fromkeys(known for label in declared if (known := _codec(label))))
    found = list(_readings(content, asked))
    if found:
        return max(found)[2]
    patched = _patched(content, asked)
    if patched is None:
        raise SourceError(
            f"unknown text encoding (byte {at} is not UTF-8, nor is the page GB18030 or Big5): {name}",
            fix="save it as UTF-8",
        )
    return patched


def _marked(content: bytes, mark: bytes, encoding: str, name: str) -> str:
    body = content[len(mark) :] if encoding == "utf-8" else content
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        text = body.decode(encoding, errors="replace")
        if text.count("\ufffd") * _BROKEN_SHARE > len(text) or encoding != "utf-8":
            raise SourceError(f"broken {encoding.upper()}: {name}", fix="save it as UTF-8") from None
    return f"\ufeff{text}" if encoding == "utf-8" else text


def _codec(label: str) -> str | None:
    known = label.strip(" \t\"'").lower()
    known = _LABELS.get(known, known)
    try:
        found = codecs.lookup(known)
    except (LookupError, ValueError):
        return None
    return found.name if found.name in _OTHERS or found.name in CHINESE else None


def _readings(content: bytes, asked: tuple[str, ...]) -> Iterator[tuple[float, int, str]]:
    """Yield what each encoding makes of the bytes, with how likely that is."""
    for order, encoding in enumerate(dict.fromkeys((*asked, *CHINESE))):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        likely = _likelihood(text, encoding, declared=encoding in asked)
        if likely is not None:
            yield likely, -order, text


def _likelihood(text: str, encoding: str, *, declared: bool) -> float | None:
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return 0.0
    if encoding in CHINESE:
        if sum(_PLAUSIBLE.match(c) is not None for c in beyond) < 0.9 * len(beyond):
            return None
        frequent = sum(c in _FREQUENT for c in beyond)
        if len(beyond) >= 50 and frequent < 0.04 * len(beyond):
            return None
        return frequent / len(beyond) + (0.05 if declared else 0)
    if encoding == "cp1252":
        letters = sum(_LETTERS.match(c) is not None for c in beyond)
        garbled = 2 * len(_GARBLED.findall(text))
        return 0.04 if letters == len(beyond) and garbled * 4 < len(beyond) else None
    return 0.06 if all(c.isprintable() or c in "\u3000\xa0" for c in beyond) else None


def _patched(content: bytes, asked: tuple[str, ...]) -> str | None:
    best: tuple[int, str] | None = None
    for encoding in dict.fromkeys(("utf-8", *asked, *CHINESE)):
        text = content.decode(encoding, errors="replace")
        lost = text.count("\ufffd")
        if lost * _BROKEN_SHARE > len(text) or (best is not None and lost >= best[0]):
            continue
        rest = text.replace("\ufffd", "")
        if encoding == "utf-8" or _likelihood(rest, encoding, declared=True) is not None:
            best = (lost, text)
    return best[1] if best else None
