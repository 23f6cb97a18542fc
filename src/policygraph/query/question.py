"""A question: SPARQL with a title, parameters and the columns it promises."""

import re
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from policygraph.errors import QueryError
from policygraph.store.protocol import Term

_MARKED = re.compile(r"^[ \t]*VALUES[ \t]+\?(\w+)[ \t]*\{(.*)\}[ \t.]*#[ \t]*param[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"^#\+ ?(?P<indent> *)(?P<key>[\w-]+): *(?P<value>.*?)\s*$")


@frozen
class Parameter:
    """What a question can be asked about.

    ``kinds`` are local names of classes of the ontology, or one of ``first-day``,
    ``last-day``, ``integer`` and ``text``. ``standing`` is the value written in the
    file; it is used where an optional parameter is left out.
    """

    name: str
    kinds: tuple[str, ...]
    meaning: str
    optional: bool
    standing: str


@frozen
class Question:
    """One question of the catalogue, or any SPARQL text."""

    name: str
    text: str
    topic: str = ""
    title: str = ""
    title_zh: str = ""
    question: str = ""
    question_zh: str = ""
    params: Mapping[str, Parameter] = field(factory=dict)
    columns: Mapping[str, str] = field(factory=dict)

    def bind(self, values: Mapping[str, Term] | None = None) -> str:
        """Return the text with the marked lines rewritten, for any SPARQL endpoint.

        Only terms come in, and a term writes itself escaped, so no value can
        become part of the query's grammar.

        Raises:
            QueryError: If the question has no such parameter.
        """
        values = values or {}
        self._check(values)

        def rewrite(match: re.Match[str]) -> str:
            name = match[1]
            return f"  VALUES ?{name} {{ {values[name]} }} # param" if name in values else match[0]

        return _MARKED.sub(rewrite, self.text)

    def open(self, values: Iterable[str]) -> str:
        """Return the text without the marked lines of these parameters, for substitution.

        Raises:
            QueryError: If the question has no such parameter.
        """
        names = tuple(values)
        self._check(names)
        return _MARKED.sub(lambda match: "" if match[1] in names else match[0], self.text)

    def _check(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.params:
                takes = ", ".join(self.params) or "no parameters"
                raise QueryError(f"{self.name} has no parameter {name}", fix=f"it takes: {takes}")


def read_question(text: str, name: str, topic: str = "") -> Question:
    """Return a question from the text of its file; text without front matter is one too.

    Raises:
        QueryError: If a described parameter has no marked VALUES line.
    """
    top, blocks = _front_matter(text)
    standing = {match[1]: match[2].strip() for match in _MARKED.finditer(text)}
    params = {}
    for key, words in blocks.get("params", {}).items():
        kinds, _, meaning = words.partition(", ")
        if key not in standing:
            raise QueryError(
                f"{name} describes the parameter {key}, and no line sets it",
                fix=f"add a line such as: VALUES ?{key} {{ … }} # param",
            )
        params[key] = Parameter(
            name=key,
            kinds=tuple(kinds.removesuffix("?").split("|")),
            meaning=meaning,
            optional=kinds.endswith("?"),
            standing=standing[key],
        )
    return Question(
        name=name,
        text=text,
        topic=topic,
        title=top.get("title", ""),
        title_zh=top.get("title_zh", ""),
        question=top.get("question", ""),
        question_zh=top.get("question_zh", ""),
        params=params,
        columns=blocks.get("columns", {}),
    )


def _front_matter(text: str) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    top: dict[str, str] = {}
    blocks: dict[str, dict[str, str]] = {}
    block = ""
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        if match["indent"]:
            blocks[block][match["key"]] = match["value"]
        elif match["value"]:
            top[match["key"]] = match["value"]
        else:
            block = match["key"]
            blocks[block] = {}
    return top, blocks
