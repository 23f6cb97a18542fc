"""The few words that a page itself says, in both languages."""

import re
from collections.abc import Mapping
from importlib.resources import files
from json import loads

from policygraph.network import Label, Network


def read_words() -> Mapping[str, Label]:
    """Return the words of the page by their key.

    >>> read_words()["search"].zh
    '搜索'
    """
    text = files("policygraph.view").joinpath("static/words.json").read_text(encoding="utf-8")
    return {key: Label(**both) for key, both in loads(text).items()}


def heading(network: Network) -> Label:
    """Return what the page is called when nobody named it: after the entities it starts from."""
    words = read_words()
    starts = [network.by_iri[iri].label for iri in network.focus if iri in network.by_iri]
    if not starts:
        return words["whole"]
    names = starts[:3]
    return Label(
        " · ".join(label.en for label in names) + (" …" if len(starts) > 3 else ""),
        " · ".join(label.zh for label in names) + (" ……" if len(starts) > 3 else ""),
    )


def statement(network: Network) -> Label:
    """Return one line that says what is shown, and from what."""
    passages = {e.iri for edge in network.edges for _, e in edge.passages()}
    return _fill(
        "statement",
        nodes=len(network.nodes),
        edges=len(network.edges),
        passages=len(passages),
        sources=len(network.sources),
    )


def span(network: Network) -> Label:
    """Return when the sources were published; how many of them tell no date."""
    days = _days(network)
    undated = len(network.sources) - len(days)
    if not days:
        return read_words()["no_dates"]
    key = "dates_some" if undated else "dates"
    return _fill(key, first=min(days), last=max(days), undated=undated)


def omission(network: Network) -> Label | None:
    """Return the notice that the picture leaves entities out, or None if it shows all."""
    if not network.omitted:
        return None
    kept = len(network.nodes)
    return _fill(
        "omitted_focus" if network.focus else "omitted_whole",
        kept=kept,
        total=kept + network.omitted,
        omitted=network.omitted,
    )


def citation(network: Network, title: Label, digest: str, version: str) -> Label:
    """Return how to cite the page: by title, version and digest, so that it can be checked."""
    last = max(_days(network), default="")
    return Label(
        *(
            f"{words}".format(title=name, version=version, digest=digest, last=last or undated)
            for words, name, undated in (
                (read_words()["citation"].en, title.en, "an unknown day"),
                (read_words()["citation"].zh, title.zh, "日期不详"),
            )
        )
    )


def _days(network: Network) -> list[str]:
    # A page may print its date in words ("5 days ago"): that is shown, never compared.
    return [s.issued for s in network.sources if re.match(r"\d{4}", s.issued)]


def _fill(key: str, **values: object) -> Label:
    words = read_words()[key]
    return Label(words.en.format(**values), words.zh.format(**values))
