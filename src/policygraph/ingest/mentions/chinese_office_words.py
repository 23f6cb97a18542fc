"""Words of public bodies, schemes and designations in Chinese, from ``chinese_offices.toml``."""

import tomllib
from importlib.resources import files

DATA: dict[str, str] = tomllib.loads(
    files("policygraph.ingest.mentions").joinpath("chinese_offices.toml").read_text(encoding="utf-8")
)


def either(key: str) -> str:
    """Return an expression for the words of a list, the longest first.

    Args:
        key: The list's name.
    """
    return "|".join(sorted(set(DATA[key].split()), key=lambda word: (-len(word), word)))
