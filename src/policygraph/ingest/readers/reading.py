"""What every reader gives: one text, what the page says of itself, and what is wrong with it."""

import re

from attrs import frozen

from policygraph.model.values import Part

__all__ = ["Part", "Reading", "find_oddities"]

_OVERRIDES = re.compile("[\u202d\u202e]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_REPLACED = "\ufffd"


@frozen
class Reading:
    """The text of one capture.

    ``title`` to ``url`` hold what the page itself says; whoever hands it in may
    know better. ``parts`` names the articles where the format does. ``flaws``
    tells, each in one sentence, what of the page could not be read or trusted.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    parts: tuple[Part, ...] = ()
    flaws: tuple[str, ...] = ()


def find_oddities(text: str) -> tuple[str, ...]:
    r"""Return what a text holds that no eye sees: turned directions, control characters, lost letters.

    They stay where they are, because offsets and quotes count them.

    >>> find_oddities("sold to \u202eDYB\u202c")
    ('1 override of the reading direction: what is shown may differ from what is stored',)
    """
    found = []
    if turns := len(_OVERRIDES.findall(text)):
        found.append(
            f"{_counted(turns, 'override')} of the reading direction: "
            "what is shown may differ from what is stored"
        )
    if controls := len(_CONTROLS.findall(text)):
        found.append(f"{_counted(controls, 'control character')} in the text")
    if replaced := text.count(_REPLACED):
        found.append(f"{_counted(replaced, 'character')} that could not be read, shown as {_REPLACED}")
    return tuple(found)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
