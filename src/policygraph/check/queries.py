"""One SELECT for each constraint: it finds the nodes that break it.

Every query binds ``?this``, and ``?value`` where one value is at fault. TARGET
stands for the pattern that says which nodes to look at.
"""

import re
from collections.abc import Callable

from policygraph.check.shapes import Shape

TARGET = "#target#"
XSD = "http://www.w3.org/2001/XMLSchema#"


def select(shape: Shape) -> str:
    """Return the query that finds what breaks a constraint.

    >>> from policygraph.check.shapes import Shape
    >>> shape = Shape("urn:s", frozenset(), "<urn:p>", "violation", "", "", "minCount", ("1",))
    >>> select(shape)
    'SELECT ?this WHERE { #target# FILTER NOT EXISTS { ?this <urn:p> ?value } }'
    """
    if shape.constraint == "sparql":
        return _own(shape)
    bound = "BIND(?this AS ?value)" if shape.path is None else f"?this {shape.path} ?value ."
    if shape.constraint in _WHOLE:
        return _WHOLE[shape.constraint](shape, bound)
    return f"SELECT DISTINCT ?this ?value WHERE {{ {TARGET} {bound} {_FAULTS[shape.constraint](shape)} }}"


def _own(shape: Shape) -> str:
    text = shape.parameter[0].replace("$this", "?this")
    if shape.path is not None:
        text = text.replace("$PATH", shape.path)
    return re.sub(r"\bWHERE\s*\{", lambda found: f"{found[0]} {TARGET}", text, count=1)


def _min_count(shape: Shape, bound: str) -> str:
    least = int(shape.parameter[0])
    if least == 1:
        return f"SELECT ?this WHERE {{ {TARGET} FILTER NOT EXISTS {{ {bound.removesuffix(' .')} }} }}"
    return (
        f"SELECT ?this WHERE {{ {TARGET} OPTIONAL {{ {bound} }} }} "
        f"GROUP BY ?this HAVING(COUNT(DISTINCT ?value) < {least})"
    )


def _max_count(shape: Shape, bound: str) -> str:
    most = int(shape.parameter[0])
    return f"SELECT ?this WHERE {{ {TARGET} {bound} }} GROUP BY ?this HAVING(COUNT(DISTINCT ?value) > {most})"


def _unique_language(_: Shape, bound: str) -> str:
    other = bound.replace("?value", "?other")
    same = "?value != ?other && LANG(?value) != '' && LCASE(LANG(?value)) = LCASE(LANG(?other))"
    return f"SELECT DISTINCT ?this WHERE {{ {TARGET} {bound} {other} FILTER({same}) }}"


def _one_of_classes(shape: Shape) -> str:
    classes = " ".join(f"<{name}>" for name in shape.parameter)
    return f"FILTER NOT EXISTS {{ VALUES ?class {{ {classes} }} ?value a ?class }}"


def _datatype(shape: Shape) -> str:
    kind = shape.parameter[0]
    right = f"isLiteral(?value) && DATATYPE(?value) = <{kind}>"
    if kind != f"{XSD}string":  # a literal may carry a type that its letters do not fit
        right += f" && isLiteral(<{kind}>(?value))"
    return f"FILTER(!COALESCE({right}, false))"


def _kind(shape: Shape) -> str:
    return "FILTER(!isIRI(?value))" if shape.parameter[0].endswith("#IRI") else "FILTER(!isLiteral(?value))"


def _pattern(shape: Shape) -> str:
    pattern = shape.parameter[0].replace("\\", "\\\\").replace('"', '\\"')
    return f'FILTER(isBlank(?value) || !REGEX(STR(?value), "{pattern}"))'


def _languages(shape: Shape) -> str:
    tests = " || ".join(f'LANGMATCHES(LANG(?value), "{tag}")' for tag in shape.parameter)
    return f"FILTER(!COALESCE({tests}, false))"


def _compare(sign: str) -> Callable[[Shape], str]:
    return lambda shape: f"FILTER(!COALESCE(?value {sign} {shape.parameter[0]}, false))"


def _beside(sign: str) -> Callable[[Shape], str]:
    return lambda s: f"?this <{s.parameter[0]}> ?other . FILTER(!COALESCE(?value {sign} ?other, false))"


_WHOLE: dict[str, Callable[[Shape, str], str]] = {
    "maxCount": _max_count,
    "minCount": _min_count,
    "uniqueLang": _unique_language,
}
_FAULTS: dict[str, Callable[[Shape], str]] = {
    "class": _one_of_classes,
    "datatype": _datatype,
    "disjoint": lambda shape: f"?this <{shape.parameter[0]}> ?value .",
    "languageIn": _languages,
    "lessThan": _beside("<"),
    "lessThanOrEquals": _beside("<="),
    "maxInclusive": _compare("<="),
    "minInclusive": _compare(">="),
    "minLength": lambda shape: f"FILTER(STRLEN(STR(?value)) < {shape.parameter[0]})",
    "nodeKind": _kind,
    "or": _one_of_classes,
    "pattern": _pattern,
}
