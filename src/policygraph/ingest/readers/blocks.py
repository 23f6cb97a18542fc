"""Marked-up text → lines as a reader sees them: paragraphs, headings, list items, rows of tables."""

import re
from collections.abc import Iterator

from attrs import evolve

from policygraph.ingest.readers.shown import SKIPPED, Block, Element, is_hidden, labelled, tidy
from policygraph.ingest.readers.tables import Table
from policygraph.text.names import words

_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BLOCKS = (
    _HEADS
    | _LISTS
    | frozenset(
        words(
            "html body div p li dl dt dd table thead tbody tfoot tr td th caption section article main "
            "header footer address blockquote pre figure figcaption fieldset legend form details summary "
            "hr center hgroup search"
        )
    )
)
_FOOTNOTE = re.compile(r"\s*[\[(（［]?\s*(?:\d{1,3}|[a-z*†‡])\s*[\])）］]\s*")
_SENTENCE = re.compile(r"[.!?。！？;；:：…][\"'”’)\]）」』]*$")


def read_blocks(root: Element, dropped: frozenset[Element] = frozenset()) -> list[Block]:
    """Return the lines of a tree in order; what is hidden, dropped or no text is left out."""
    return list(_Walker(root, dropped).blocks())


class _Walker:
    """Goes through a tree without recursion, since a page may be nested as deep as it likes."""

    def __init__(self, root: Element, dropped: frozenset[Element]) -> None:
        self.root = root
        self.dropped = dropped
        self.words: list[str] = []
        self.linked = 0
        self.links = 0
        self.depth = 0
        self.item: Block | None = None
        self.items: list[Element] = []
        self.label: Block | None = None
        self.follows = False
        self.pre = 0

    def blocks(self) -> Iterator[Block]:
        from lxml import etree

        walk = etree.iterwalk(self.root, events=("start", "end"))
        skipping = None
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if not isinstance(tag, str) or self._is_skipped(element):
                    skipping = element
                    walk.skip_subtree()
                elif tag == "table" and (table := Table.of(element, self._cell)) is not None:
                    yield from self._close(element.getparent())
                    yield from table.blocks()
                    skipping = element
                    walk.skip_subtree()
                else:
                    yield from self._open(element)
                    self._say(element.text)
                continue
            if element is skipping:
                skipping = None
            else:
                yield from self._leave(element)
            if element is not self.root:
                self._say(element.tail)
        yield from self._close(self.root)

    def _cell(self, cell: Element) -> str:
        if not len(cell):
            return tidy(cell.text or "")
        said = ""
        for block in _Walker(cell, self.dropped).blocks():
            said += ("; " if block.kind == "item" and said else "\n") + block.text
        return tidy(said)

    def _is_skipped(self, element: Element) -> bool:
        if element.tag == "sup":
            inner = "".join(element.itertext())
            return bool(_FOOTNOTE.fullmatch(inner)) or element.find(".//a[@href]") is not None
        return element.tag in SKIPPED or element in self.dropped or is_hidden(element)

    def _say(self, words: str | None) -> None:
        if words:
            self.words.append(words)
            if self.links:
                self.linked += len(words.strip())

    def _open(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in _BLOCKS:
            yield from self._flush(element.getparent())
        if tag == "a":
            self.links += 1
        elif tag in _LISTS:
            yield from self._end_item()
            self.depth += 1
        elif tag == "li" and not _holds_blocks(element):
            yield from self._end_item()
            self.items.append(element)
        elif tag == "pre":
            self.pre += 1
        elif tag == "dt":
            yield from self._end_label()
        elif tag == "br":
            yield from self._break(element)
        elif tag == "sup" and self.words and self.words[-1][-1:].isdigit():
            self.words.append("^")

    def _leave(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in _BLOCKS:
            yield from self._flush(element)
        if tag == "a":
            self.links -= 1
        elif tag in _LISTS:
            yield from self._end_item()
            self.depth -= 1
        elif tag == "li":
            yield from self._end_item()
            if self.items and self.items[-1] is element:
                self.items.pop()
        elif tag == "pre":
            self.pre -= 1
        elif tag == "dl":
            yield from self._end_label()

    def _break(self, element: Element) -> Iterator[Block]:
        """A break inside a sentence, as in letters wrapped by hand, is a blank."""
        so_far = tidy("".join(self.words))
        after = tidy(element.tail or "")[:1]
        if so_far and after.islower() and not _SENTENCE.search(so_far):
            self.words.append(" ")
            return
        yield from self._flush(element.getparent())
        self.follows = bool(so_far) and bool(after)

    def _flush(self, element: Element) -> Iterator[Block]:
        raw, linked, follows = "".join(self.words), self.linked, self.follows
        self.words.clear()
        self.linked, self.follows = 0, False
        lines = [raw] if not self.pre else raw.split("\n")
        for number, line in enumerate(lines):
            text = tidy(line)
            if text:
                kind = "next" if follows or number else "text"
                yield from self._emit(Block(text, element, kind, linked=min(linked, len(text))))

    def _emit(self, block: Block) -> Iterator[Block]:
        tag = block.element.tag
        if tag in _HEADS:
            yield from self._end_item()
            yield evolve(block, kind="head", level=int(tag[1]))
        elif tag == "dt":
            self.label = block
        elif tag == "dd" and self.label is not None:
            label, self.label = self.label, None
            if len(label.text) > 60 or _SENTENCE.search(label.text.rstrip(":：")):
                yield from (label, block)
            else:
                yield evolve(block, text=labelled(label.text, block.text), kind="row")
        elif self.items and self.depth:
            if self.item is None:
                self.item = evolve(block, kind="item", level=len(self.items))
            else:
                joined = f"{self.item.text} {block.text}"
                self.item = evolve(self.item, text=joined, linked=self.item.linked + block.linked)
        else:
            yield block

    def _end_item(self) -> Iterator[Block]:
        if self.item is not None:
            yield self.item
            self.item = None

    def _end_label(self) -> Iterator[Block]:
        if self.label is not None:
            yield self.label
            self.label = None

    def _close(self, element: Element) -> Iterator[Block]:
        yield from self._flush(element)
        yield from self._end_item()
        yield from self._end_label()


def _holds_blocks(item: Element) -> bool:
    """Tell whether a list item is a whole teaser or article rather than an entry of a list."""
    return any(item.find(f".//{tag}") is not None for tag in (*_HEADS, "article", "section", "table"))
