"""Mentions written by hand: ``[words|Type]``, ``[40%|Percent=40]``, ``[2030|Date=2030]``."""

import re

from policygraph.model.values import Mention

MARK = re.compile(r"\[([^|\[\]]+)\|(\w+)(?:(>=|<=|>|<|=)([^\]]+))?\]")


def read_marked(text):
    """Return the plain text of a marked one and its mentions."""
    plain, mentions, at = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        words, kind, sign, value = mark.groups()
        held = {}
        if kind == "Date":
            held = {"iso": value or words}
        elif value:
            number = float(value)
            held = {"value": int(number) if number == int(number) else number, "comparator": sign}
            if kind == "Money":
                held["currency"] = "CNY"
        mentions.append(Mention(kind, len(plain), len(plain) + len(words), words, value=held))
        plain += words
        at = mark.end()
    return plain + text[at:], mentions
