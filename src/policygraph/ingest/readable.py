"""What of a text is worth reading: not what no person wrote."""

import re

LONGEST_WORD = 500
LONGEST_SENTENCE = 8000
_JUNK = re.compile(rf"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]{{{LONGEST_WORD},}}")


def readable(text: str) -> str:
    """Return the text with line ends in place of each run of signs longer than any word or address.

    Encoded pictures and keys hold no names, and reading them takes time that grows
    with the square of their length. Every offset stays what it was.

    >>> text = "One. " + "A" * 600 + " Two."
    >>> len(readable(text)) == len(text), readable(text).split()
    (True, ['One.', 'Two.'])
    """
    return _JUNK.sub(lambda match: "\n" * len(match.group()), text)
