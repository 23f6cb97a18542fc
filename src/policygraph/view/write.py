"""One file of HTML: picture, panel and table, with everything it needs inside."""

import base64
import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import frozen

from policygraph.errors import PolicyGraphError, QueryError
from policygraph.network import LIMIT, Label, Network, read_network
from policygraph.network.files import replacing
from policygraph.network.marks import place
from policygraph.network.naming import name_all
from policygraph.store import Store
from policygraph.text.safety import without_turns
from policygraph.view import words
from policygraph.view.page import names_data, page_data
from policygraph.view.picture import draw, vis_network

LANGUAGES = ("en", "zh")
_SCRIPTS = ("start.js", "canvas.js", "names.js", "panel.js", "table.js", "controls.js", "run.js")


@frozen
class ViewResult:
    """What was drawn, and where it stands."""

    nodes: int
    edges: int
    path: Path


def write_view(
    store: Store,
    out: Path,
    focus: Sequence[str] = (),
    depth: int = 2,
    lang: str = "en",
    title: str | None = None,
) -> ViewResult:
    """Write one self-contained interactive page.

    The page asks no server for anything and runs no text of a source. Above
    500 entities it keeps those nearest to the focus and best connected, and
    says so.

    Args:
        store: The graph to draw.
        out: The file to write, ``.html``.
        focus: IRIs of the entities to start from; none draws the whole graph.
        depth: How many relations to follow from them.
        lang: ``en`` or ``zh``: the language the page opens in.
        title: The heading; by default the names of the entities in ``focus``.

    Raises:
        QueryError: If an entity is unknown, or ``out`` or ``lang`` is unusable.
        PolicyGraphError: If the file cannot be written.
    """
    if lang not in LANGUAGES:
        raise QueryError(f"the page has no language {lang}", fix="en or zh")
    if out.suffix.lower() not in (".html", ".htm"):
        raise QueryError(f"{out.name} is no page", fix="name a file that ends in .html")
    if depth < 0:
        raise QueryError("a depth counts steps", fix="0 or more")
    network = read_network(store, focus, depth, limit=LIMIT)
    page = render(network, lang=lang, title=title)
    with replacing(out) as (draft,):
        draft.write_text(page, encoding="utf-8", newline="\n")
    return ViewResult(len(network.nodes), len(network.edges), out)


def render(network: Network, *, lang: str = "en", title: str | None = None) -> str:
    """Return the page of a network as HTML."""
    from jinja2 import Environment, FileSystemLoader

    heading = Label(title, title) if title else words.heading(network)
    data = page_data(network)
    layout = place(network)
    names = {code: names_data(network, name_all(network, layout, code)) for code in LANGUAGES}
    picture = draw(network, layout)
    scripts = [_inline(vis_network()), _inline(_own_script())]
    style = _inline(_static("page.css"))
    static = files("policygraph.view").joinpath("static")
    # pyvis reads the template without escaping; ours escapes whatever it prints.
    picture.set_template(f"{static}/page.html")
    picture.templateEnv = Environment(loader=FileSystemLoader(str(static)), autoescape=True)
    picture.templateEnv.filters["script_json"] = script_json
    picture.templateEnv.globals["page"] = {
        "lang": lang,
        "title": heading,
        "statement": words.statement(network),
        "span": words.span(network),
        "omission": words.omission(network),
        "citation": words.citation(network, heading, digest(data), version("policygraph")),
        "words": words.read_words(),
        "data": data | {"frame": layout.frame, "names": names},
        "scripts": scripts,
        "style": style,
        "policy": _policy(scripts, style),
    }
    return str(picture.generate_html(name="view.html"))


def digest(data: object) -> str:
    """Return twelve hex digits that change whenever anything shown changes."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def script_json(value: Any) -> Any:
    r"""Return JSON that no text inside can break out of, for a script element.

    >>> print(script_json({"a": "</script><b>"}))
    {"a": "\u003c/script\u003e\u003cb\u003e"}
    >>> print(script_json("a\u202eb"))
    "a�b"
    """
    from markupsafe import Markup

    text = without_turns(json.dumps(value, ensure_ascii=False, sort_keys=True, default=_both))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704 - every letter that could end the element is escaped above


def _both(value: object) -> dict[str, str]:
    if isinstance(value, Label):
        return {"en": value.en, "zh": value.zh}
    raise TypeError(f"{type(value).__name__} is no part of a page")


def _static(name: str) -> str:
    return files("policygraph.view").joinpath("static", name).read_text(encoding="utf-8")


def _own_script() -> str:
    # One function around all of them: they share names, the page sees none.
    body = "\n".join(_static(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}\n}})();'


def _inline(text: str) -> Any:
    from markupsafe import Markup

    if "</script" in text.lower() or "</style" in text.lower():
        raise PolicyGraphError("a script of the page would end early", fix="reinstall policygraph and pyvis")
    return Markup(text)  # noqa: S704 - files of this package and of pyvis, no text of a source


def _policy(scripts: Sequence[str], style: str) -> str:
    hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
