"""Regular expressions that cost nothing where they cannot match."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from attrs import frozen

from policygraph.text.needles import Need, find_needs, stand_in

_CHINESE = re.compile(r"[\u3001-\u9fff\uff01-\uff5e]+")
_NEAR = 60  # characters around Chinese words that may be part of what is said there


@frozen(slots=False)
class Expression:
    """An expression that is compiled when the words it needs stand in a text, and not before.

    >>> list(Expression("(?:供货|配套)(?P<n>商)").iter_chinese("为其供货商。"))
    [<re.Match object; span=(2, 5), match='供货商'>]
    """

    source: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression as Python reads it."""
        return re.compile(self.source)

    def iter_chinese(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, looked for where it is Chinese and right beside that.

        What is looked for must hold, or stand next to, a Chinese character or mark.
        """
        for start, end in _chinese_stretches(text):
            if stand_in(self._needs, text[start:end]):
                yield from self.compiled.finditer(text, start, end)

    @cached_property
    def _needs(self) -> tuple[Need, ...]:
        return find_needs(self.source)


@lru_cache(maxsize=8)
def _chinese_stretches(text: str) -> tuple[tuple[int, int], ...]:
    """The Chinese stretches of a text with some characters around, which is all of a Chinese text.

    >>> _chinese_stretches("x" * 100 + "供货" + "x" * 200)
    ((40, 162),)
    """
    found: list[tuple[int, int]] = []
    for run in _CHINESE.finditer(text):
        start, end = max(0, run.start() - _NEAR), min(len(text), run.end() + _NEAR)
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found)
