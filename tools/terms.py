"""Write src/policygraph/model/terms.py from ontology/policygraph.ttl: ``python tools/terms.py``.

``--check`` writes nothing and exits 1 where the file is not what the ontology makes.
"""

import sys
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Namespace

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/policygraph/model/terms.py"
PG = Namespace("https://w3id.org/policygraph/ontology#")


def locals_of(graph: Graph, *types: object) -> list[str]:
    """Return the local names of the terms of these types, sorted."""
    found = {s.removeprefix(PG) for t in types for s in graph.subjects(RDF.type, t) if s.startswith(PG)}
    return sorted(found)


def render(graph: Graph) -> str:
    """Return the text of the module for an ontology."""
    classes = locals_of(graph, OWL.Class)
    properties = locals_of(graph, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    claims = sorted(
        s.removeprefix(PG) for s in graph.transitive_subjects(RDFS.subClassOf, PG.Claim) if s != PG.Claim
    )
    roles = sorted(s.removeprefix(PG) for s in graph.subjects(RDFS.subPropertyOf, PG.about))
    lines = [
        '"""The terms of the ontology. Generated from ontology/policygraph.ttl by ``make fix``."""',
        "",
        "# ruff: noqa: N816, A001",
        "from pyoxigraph import NamedNode",
        "",
        f'NAMESPACE = "{PG}"',
        "",
    ]
    lines += [f'{name} = NamedNode("{PG}{name}")' for name in classes + properties]
    lines += ["", "CLAIM_CLASSES = (", *(f"    {c}," for c in claims), ")"]
    lines += ["ROLES = (", *(f"    {r}," for r in roles), ")"]
    lines += ["IDENTITY_KEYS = {"]
    for claim in claims:
        keys = sorted(o.removeprefix(PG) for o in graph.objects(PG[claim], PG.identityKey))
        if len(keys) == 1:
            lines.append(f"    {claim}: ({keys[0]},),")
        else:
            lines += [f"    {claim}: (", *(f"        {key}," for key in keys), "    ),"]
    lines += ["}", ""]
    return "\n".join(lines)


def main() -> int:
    text = render(Graph().parse(ROOT / "ontology/policygraph.ttl"))
    if "--check" in sys.argv:
        current = TARGET.exists() and TARGET.read_text(encoding="utf-8") == text
        if not current:
            print(f"{TARGET}: not what the ontology makes; run: make fix")
        return int(not current)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
