"""Which lines of a web page are its article, and which belong to the site."""

import logging
import re
from collections.abc import Sequence

from policygraph.ingest.readers.shown import Block, Element
from policygraph.text.names import words

MOST_ELEMENTS = 8_000  # above this, trafilatura's time grows with the square of the page
_FURNITURE = frozenset(
    words(
        "nav navbar navigation menu submenu footer foot sidebar breadcrumb breadcrumbs crumbs "
        "position share sharing social related recommend recommended recommendation comment comments "
        "cookie cookies popup modal subscribe subscription newsletter-signup advert adverts "
        "advertisement ad ads promo pagination pager copyright login toolbar widget skip"
    )
)
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "alert", "menu", "menubar")
)
_TOKEN = re.compile(r"[A-Z]?[a-z]+")
_WIDE = re.compile(r"[\u3400-\u9fff]")
_SIGNS = re.compile(r"[\W_]+")
_CORE = 0.85  # the article's element holds so much of what is text and not furniture


def site_parts(root: Element) -> frozenset[Element]:
    """Return the elements that are the site's by their own names and roles.

    What holds much of the page's text is its article, whatever it is called.
    """
    sizes: dict[Element, int] = {}
    for element in reversed(list(root.iter("*"))):
        size = len((element.text or "").strip()) + sum(
            sizes[c] + len((c.tail or "").strip()) for c in element
        )
        sizes[element] = size
    most = 0.3 * sizes[root]
    return frozenset(e for e, size in sizes.items() if size <= most and e is not root and _is_furniture(e))


def _is_furniture(element: Element) -> bool:
    if element.get("role") in _ROLES:
        return True
    if element.tag in ("header", "footer"):
        return next(element.iterancestors("article", "main"), None) is None
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return any(token.lower() in _FURNITURE for token in _TOKEN.findall(named)) and element.tag != "body"


def article_blocks(root: Element, blocks: Sequence[Block]) -> list[Block]:
    """Return the lines of the article, its title among them.

    Trafilatura says which lines are text; the smallest element that holds nearly
    all of them is the article, and everything in it is kept but lists of links.
    """
    dense = [block for block in blocks if _is_dense(block)]
    told = _told(root)
    main = [b for b in blocks if not _is_linked(b) and _letters(b.text) in told] if told else []
    if sum(len(b.text) for b in main) < 0.4 * sum(len(b.text) for b in dense):
        main = dense
    if not main:
        return list(blocks)
    core = _core(root, main)
    inside = [n for n, b in enumerate(blocks) if _within(b.element, core)]
    first, last = inside[0], inside[-1]
    # Text that reaches up to it belongs to it: old pages close no tags, and so nest every line deeper.
    chosen = set(map(id, main))
    while first and id(blocks[first - 1]) in chosen:
        first -= 1
    while last + 1 < len(blocks) and id(blocks[last + 1]) in chosen:
        last += 1
    first = _title_before(blocks, first)
    return [b for b in blocks[first : last + 1] if not _is_linked(b) or (told and _letters(b.text) in told)]


def _told(root: Element) -> "_Told | None":
    """Return the text that trafilatura finds; nothing where the page is too large for it."""
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return None
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found = bare_extraction(root, fast=True, favor_recall=True, include_comments=False)
    except (RecursionError, ArithmeticError, LookupError, AttributeError):
        return None  # the page's own lines are read anyway; this is a second opinion
    body = getattr(found, "body", None)
    return _Told("".join(body.itertext())) if body is not None else None


class _Told:
    """A text in which lines are looked up without their blanks and signs."""

    def __init__(self, text: str) -> None:
        self.letters = _letters(text)

    def __contains__(self, letters: str) -> bool:
        return bool(letters) and letters in self.letters


def _letters(text: str) -> str:
    return _SIGNS.sub("", text)


def _is_dense(block: Block) -> bool:
    """Tell whether a line is running text: long, and not a link."""
    length = len(block.text) * (3 if _WIDE.search(block.text) else 1)
    return length >= 60 and block.linked * 3 < len(block.text)


def _is_linked(block: Block) -> bool:
    return block.linked >= 0.6 * len(block.text)


def _core(root: Element, main: Sequence[Block]) -> Element:
    """Return the smallest element with nearly all of the main text, or that and its like beside it."""
    weights: dict[Element, int] = {}
    for block in main:
        for element in (block.element, *block.element.iterancestors()):
            weights[element] = weights.get(element, 0) + len(block.text)
    core, least = root, _CORE * sum(len(b.text) for b in main)
    while True:
        inner = next((child for child in core if weights.get(child, 0) >= least), None)
        if inner is None:
            return core
        like = [c for c in core if c.tag == inner.tag and c.get("class") == inner.get("class")]
        if inner.tag in ("article", "section") and len(like) > 1:
            return core
        core = inner


def _within(element: Element, core: Element) -> bool:
    return element is core or any(one is core for one in element.iterancestors())


def _title_before(blocks: Sequence[Block], first: int) -> int:
    """Return where the article begins if its title stands a few lines above its element."""
    for n in range(first - 1, max(-1, first - 12), -1):
        if blocks[n].kind == "head" and blocks[n].level == 1 and not _is_linked(blocks[n]):
            return n
    return first
