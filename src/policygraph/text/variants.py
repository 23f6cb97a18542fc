"""Traditional characters read as simplified ones: one for one, so that offsets stay."""

from importlib.resources import files


def _table() -> dict[int, str]:
    listed = files("policygraph.text").joinpath("variants.txt").read_text(encoding="utf-8")
    rows = (line for line in listed.splitlines() if not line.startswith("#"))
    return {ord(pair[0]): pair[1] for row in rows for pair in row.split()}


_TABLE = _table()


def simplified(text: str) -> str:
    """Return a text with traditional characters in their simplified form.

    >>> simplified("入選專精特新企業名單")
    '入选专精特新企业名单'
    """
    return text.translate(_TABLE)
