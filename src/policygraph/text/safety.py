"""Text from documents that cannot do more than be read: no formulas, no hidden turns."""

import re

_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*(?:[eE][+-]?[0-9]+)?%?")
_TURNS = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F], "�"
)


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before one, numbers as they are.

    >>> guard("=HYPERLINK(1)"), guard("@risk"), guard("-12.5"), guard("50 %")
    ("'=HYPERLINK(1)", "'@risk", '-12.5', '50 %')
    """
    is_formula = cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


def without_turns(text: str) -> str:
    r"""Return text with a mark in place of each control character and each turn of direction.

    >>> without_turns("a\u202eb\x1b[31m"), without_turns("one\ntwo")
    ('a�b�[31m', 'one\ntwo')
    """
    return text.translate(_TURNS)
