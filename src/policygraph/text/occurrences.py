"""Where words stand in a text, however many they are."""

from collections.abc import Iterable, Iterator

_FEW = 4  # words that are sooner sought one by one


def occurrences(words: Iterable[str], text: str) -> Iterator[tuple[str, int]]:
    """Yield the words in their order, each with every place where it begins; no two of one overlap.

    >>> list(occurrences(["looms", "mm"], "mmm looms and looms"))
    [('looms', 4), ('looms', 14), ('mm', 0)]
    >>> list(occurrences(["a", "b", "c", "aa", "ab"], "aaab"))
    [('a', 0), ('a', 1), ('a', 2), ('b', 3), ('aa', 0), ('ab', 2)]
    """
    sought = [word for word in words if word]
    if len(sought) <= _FEW:
        for word in sought:
            at = text.find(word)
            while at >= 0:
                yield word, at
                at = text.find(word, at + len(word))
        return
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for word in sought:
        automaton.add_word(word, word)
    automaton.make_automaton()
    found: dict[str, list[int]] = {}
    for last, word in automaton.iter(text):
        places, start = found.setdefault(word, []), last + 1 - len(word)
        if not places or start >= places[-1] + len(word):
            places.append(start)
    for word in sought:
        for at in found.get(word, ()):
            yield word, at
