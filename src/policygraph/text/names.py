"""Names made comparable: width, case, accents, legal suffixes, spacing.

Two foldings live here. ``fold`` gives the key under which two written names are
the same. ``FoldedText`` folds a running text for look-ups and maps every place
in it back to the exact place in the original.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from policygraph.text.variants import simplified

HANZI = "\u3400-\u9fff"
_HANZI = re.compile(f"[{HANZI}]")

# Longest first: a suffix is cut once, then the next one, so "Co., Ltd." goes as a whole.
LEGAL_SUFFIXES = {
    "en": (
        "private limited",
        "joint stock company",
        "company limited",
        "corporation limited",
        "co limited",
        "pvt ltd",
        "pte ltd",
        "pty ltd",
        "co ltd",
        "corp ltd",
        "incorporated",
        "corporation",
        "company",
        "limited",
        "corp",
        "inc",
        "ltd",
        "plc",
        "llc",
        "gmbh",
        "co",
        "ag",
        "sa",
        "nv",
        "se",
        "kg",
    ),
    "zh": (
        "集团股份有限公司",
        "股份有限公司",
        "有限责任公司",
        "有限責任公司",
        "集团有限公司",
        "有限公司",
        "股份公司",
        "总公司",
        "公司",
    ),
}
_TRAILING = re.compile(r"[\s,.，]+$")
_BLANKS = re.compile(r" +")
_PART = re.compile(r"[^\s.,]+")
_LEGAL_EN = re.compile(rf"(?<=[\w)]) (?:{'|'.join(LEGAL_SUFFIXES['en'])})$")
_LEGAL_ZH = re.compile(rf"(?<=[{HANZI}\w）)])(?:{'|'.join(LEGAL_SUFFIXES['zh'])})$")
_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‛′`´＇", "'"),
        **dict.fromkeys("“”„‟″＂«»", '"'),
        **dict.fromkeys("‐‑‒–—―−－", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000\t", " "),
    }
)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list written as running text.

    >>> words("co ltd inc")
    ('co', 'ltd', 'inc')
    """
    return tuple(text.split())


def is_chinese(text: str) -> bool:
    """Tell whether a text is mainly written in Chinese characters.

    >>> is_chinese("工业和信息化部"), is_chinese("Miao Wei 苗圩 spoke to reporters")
    (True, False)
    """
    if not has_chinese(text):
        return False
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and len(_HANZI.findall(text)) > 0.3 * letters


def has_chinese(text: str) -> bool:
    """Tell whether a text holds any Chinese character.

    >>> has_chinese("Miao Wei 苗圩"), has_chinese("Miao Wei")
    (True, False)
    """
    return _HANZI.search(text) is not None


class _Letters(dict[int, str]):
    """Code point → one folded character, worked out when first met."""

    def __missing__(self, code: int) -> str:
        letter = simplified(chr(code)).translate(_SAME)
        plain = unicodedata.normalize("NFKC", letter)
        base = unicodedata.normalize("NFKD", plain)[:1] or letter
        folded = base.casefold()[:1] or letter
        if folded == "-" or folded.isspace():
            folded = "\n" if letter == "\n" else " "
        self[code] = folded
        return folded


_LETTERS = _Letters()
_ENTITY = re.compile(r"&amp;")
_INNER = re.compile(rf"(?<=[{HANZI}]) (?=[{HANZI}])")
_RUNS = re.compile(rf" {{2,}}| *\n *(?! *\n)(?=\S)|(?<=[{HANZI}]) (?=[{HANZI}])")


def fold_letters(text: str) -> str:
    """Fold every character to exactly one: case, width, accents, dashes as spaces.

    >>> fold_letters("Citroën ＡＩ New‑Energy")
    'citroen ai new energy'
    """
    return text.translate(_LETTERS)


def fold_name(name: str) -> str:
    """Return a name as ``FoldedText`` shows it inside a text.

    >>> fold_name("New-Energy  Vehicles"), fold_name("工 信 部")
    ('new energy vehicles', '工信部')
    """
    plain = " ".join(name.translate(_LETTERS).split())
    return _INNER.sub("", plain) if " " in plain and not plain.isascii() else plain


class FoldedText:
    r"""A text folded for look-ups, with the way back to the original's offsets.

    Runs of spaces become one, a single space between Chinese characters goes,
    a line break inside a paragraph counts as a space, ``&amp;`` as ``&``.

    >>> folded = FoldedText("the  Ministry of\nTrade")
    >>> at = folded.text.index("ministry of trade")
    >>> folded.span(at, at + 17)
    (5, 22)
    """

    def __init__(self, text: str) -> None:
        self._starts: list[int] = [0]
        self._shifts: list[int] = [0]
        folded = text.translate(_LETTERS)
        pieces: list[str] = []
        done = shift = length = 0
        for start, end, new in self._cuts(text, folded):
            piece = folded[done:start] + new
            pieces.append(piece)
            length += len(piece)
            shift += (end - start) - len(new)
            done = end
            self._starts.append(length)
            self._shifts.append(shift)
        pieces.append(folded[done:])
        self.text = "".join(pieces)

    @staticmethod
    def _cuts(text: str, folded: str) -> list[tuple[int, int, str]]:
        cuts = [(m.start(), m.end(), "&") for m in _ENTITY.finditer(text)]
        for m in _RUNS.finditer(folded):
            lone = m.group() == " "
            cuts.append((m.start(), m.end(), "" if lone else " "))
        return sorted(cuts)

    def origin(self, index: int) -> int:
        """Return where the folded character at ``index`` stands in the original."""
        return index + self._shifts[bisect_right(self._starts, index) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of ``text[start:end]``; never empty."""
        return self.origin(start), self.origin(end - 1) + 1


@lru_cache(maxsize=65536)
def strip_legal(name: str) -> str:
    """Return a name without its legal form, as printed otherwise.

    >>> strip_legal("Hua Long Motor Group Co., Ltd."), strip_legal("华龙科技股份有限公司")
    ('Hua Long Motor Group', '华龙科技')
    """
    while True:
        cut = _TRAILING.sub("", name)
        squeezed = _BLANKS.sub(" ", cut.replace(".", " ").replace(",", " ")).casefold()
        found = _LEGAL_EN.search(squeezed)
        if found is not None:
            ends = [part.end() for part in _PART.finditer(cut)]
            name = cut[: ends[-len(found.group().split()) - 1]]
            continue
        shorter = _LEGAL_ZH.sub("", cut)
        if shorter == cut or len(shorter) < 2:
            return cut
        name = shorter


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the key under which written forms of one name are equal.

    >>> fold("The Hua Long Motor Group Co., Ltd."), fold("HUA LONG  Motor Group")
    ('hua long motor group', 'hua long motor group')
    >>> fold("Development & Reform Commission") == fold("Development and Reform Commission")
    True
    >>> fold("江苏 华龙 阀门有限公司")
    '江苏华龙阀门'
    """
    text = strip_legal(unicodedata.normalize("NFKC", name).translate(_SAME))
    text = re.sub(r"&(?:amp;)?", " and ", text)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.casefold()
    text = re.sub(r"'s\b|s'(?=\s|$)", lambda m: "s" if m.group() == "s'" else "", text)
    text = re.sub(r"\(([^()]*)\)", r" \1 ", text)
    text = re.sub(r"[^\w]+|_", " ", text).strip()
    text = re.sub(r"^(?:the|a|an) (?=\w)", "", text)
    return re.sub(rf"(?<=[{HANZI}]) +| +(?=[{HANZI}])", "", text)
