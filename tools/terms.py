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
    found = {s.removeprefix(PG) for t in types for s in graph.subjects(RDF.type, t) if s.startswith(PG)}
    return sorted(found)


def render(graph: Graph) -> str:
    classes = locals_of(graph, OWL.Class)
    properties = locals_of(graph, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    claims = sorted(
        s.removeprefix(PG) for s in graph.transitive_subjects(RDFS.subClassOf, PG.Claim) if s != PG.Claim
    )
    roles = sorted(s.removeprefix(PG) for s in graph.subjects(RDFS.subPropertyOf, PG.about))
    keys = {c: sorted(o.removeprefix(PG) for o in graph.objects(PG[c], PG.identityKey)) for c in claims}
    lines = [
        '"""The terms of the ontology. Generated from ontology/policygraph.ttl by ``make fix``; do not edit."""',
        "",
        "# ruff: " + "noqa: A001, N816",
        "from pyoxigraph import NamedNode",
        "",
        f'NAMESPACE = "{PG}"',
        "",
    ]
    lines += [f'{name} = NamedNode("{PG}{name}")' for name in classes + properties]
    lines += ["", "CLAIM_CLASSES = (", *(f"    {c}," for c in claims), ")"]
    lines += ["ROLES = (", *(f"    {r}," for r in roles), ")"]
    lines += ["IDENTITY_KEYS = {"]
    for c in claims:
        lines.append(f"    {c}: ({', '.join(keys[c])}{',' if len(keys[c]) == 1 else ''}),")
    lines += ["}", ""]
    return "\n".join(lines)


def main() -> int:
    text = render(Graph().parse(ROOT / "ontology/policygraph.ttl"))
    if "--check" in sys.argv:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
