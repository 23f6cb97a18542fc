"""Bring Turtle into one form: ``python tools/turtle.py [--check] [FILE…]``.

The header stands first, then every subject by its IRI; inside a subject, type and
label, then predicates by IRI. So a diff shows what changed and nothing else.
Comments are dropped: what is worth saying is said in triples. Without files, the
ontology and its tests are formatted; ``--check`` writes nothing and exits 1 where
a file is not in this form.
"""

# ruff: noqa: A005 - run as a script, never imported beside the module of that name
import re
import sys
from collections import defaultdict
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from policygraph.model.iris import BASE, PREFIXES

ROOT = Path(__file__).resolve().parent.parent
RDF = PREFIXES["rdf"]
XSD = PREFIXES["xsd"]
WELL_KNOWN = PREFIXES | {
    "amount-basis": f"{BASE}vocab/amount-basis/",
    "comparator": f"{BASE}vocab/comparator/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "designation-status": f"{BASE}vocab/designation-status/",
    "document-type": f"{BASE}vocab/document-type/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "frapo": "http://purl.org/cerif/frapo/",
    "implementation-status": f"{BASE}vocab/implementation-status/",
    "instrument": f"{BASE}vocab/instrument/",
    "oa": "http://www.w3.org/ns/oa#",
    "w3org": "http://www.w3.org/ns/org#",
    "policy-relation": f"{BASE}vocab/policy-relation/",
    "qb": "http://purl.org/linked-data/cube#",
    "role": f"{BASE}vocab/role/",
    "rov": "http://www.w3.org/ns/regorg#",
    "sh": "http://www.w3.org/ns/shacl#",
    "source-type": f"{BASE}vocab/source-type/",
    "stance": f"{BASE}vocab/stance/",
    "vann": "http://purl.org/vocab/vann/",
}
HEADERS = {
    "http://www.w3.org/2002/07/owl#Ontology",
    "http://www.w3.org/2004/02/skos/core#ConceptScheme",
    "http://www.w3.org/ns/dcat#Dataset",
}
LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?", re.ASCII)
BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
Node = NamedNode | BlankNode | Literal


class Writer:
    """Writes the triples of one graph; the prefixes it used are left in ``used``."""

    def __init__(self, triples, prefixes):
        self.prefixes = sorted(prefixes.items(), key=lambda p: (-len(p[1]), p[0] not in WELL_KNOWN, p[0]))
        self.used = {}
        self.of = defaultdict(lambda: defaultdict(set))
        self.uses = defaultdict(int)
        for subject, predicate, value in triples:
            self.of[subject][predicate].add(value)
            self.uses[value] += isinstance(value, BlankNode)

    def iri(self, iri: str) -> str:
        """Return an IRI in its shortest form."""
        for name, base in self.prefixes:
            local = iri.removeprefix(base)
            if local != iri and LOCAL_NAME.fullmatch(local):
                self.used[name] = base
                return f"{name}:{local}"
        return f"<{iri}>"

    def _literal(self, value: Literal) -> str:
        text, datatype = value.value, value.datatype.value
        if datatype in BARE and BARE[datatype].fullmatch(text):
            return text
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\t", "\\t")
        quoted = f'"""{escaped}"""' if "\n" in text else f'"{escaped}"'
        if value.language:
            return f"{quoted}@{value.language}"
        return quoted if datatype == XSD + "string" else f"{quoted}^^{self.iri(datatype)}"

    def _members(self, node: BlankNode) -> list[Node] | None:
        """Return what a well-formed list holds, or None where the node is no list."""
        found = []
        while node != NamedNode(RDF + "nil"):
            parts = self.of.get(node, {})
            if set(parts) != {NamedNode(RDF + "first"), NamedNode(RDF + "rest")}:
                return None
            (first,), (node,) = parts[NamedNode(RDF + "first")], parts[NamedNode(RDF + "rest")]
            found.append(first)
        return found

    def _node(self, node: Node, depth: int) -> str:
        if isinstance(node, NamedNode):
            return "()" if node.value == RDF + "nil" else self.iri(node.value)
        if isinstance(node, Literal):
            return self._literal(node)
        if self.uses[node] > 1:
            raise SystemExit("a blank node is used twice: give it an IRI")
        indent = "    " * (depth + 1)
        members = self._members(node)
        if members is not None:
            lines = "".join(f"\n{indent}{self._node(m, depth + 1)}" for m in members)
            return f"({lines}\n{'    ' * depth})"
        return f"[\n{self._body(node, depth + 1)}{'    ' * depth}]"

    def _body(self, subject: Node, depth: int) -> str:
        indent = "    " * depth
        order = {RDF + "type": 0, PREFIXES["rdfs"] + "label": 1, PREFIXES["skos"] + "prefLabel": 1}
        lines = []
        for predicate in sorted(self.of[subject], key=lambda p: (order.get(p.value, 2), p.value)):
            name = "a" if predicate.value == RDF + "type" else self.iri(predicate.value)
            values = sorted(self.of[subject][predicate], key=self._rank)
            if len(values) == 1:
                lines.append(f"{indent}{name} {self._node(values[0], depth)} ;\n")
            else:
                listed = " ,\n".join(f"{indent}    {self._node(v, depth + 1)}" for v in values)
                lines.append(f"{indent}{name}\n{listed} ;\n")
        return "".join(lines)

    def _rank(self, node: Node) -> tuple:
        if isinstance(node, NamedNode):
            return (0, node.value)
        if isinstance(node, Literal):
            return (1, node.language or "", node.value, node.datatype.value)
        return (2, self._node(node, 0))

    def blocks(self) -> list[str]:
        """Return the text of each subject, header first, then by IRI."""

        def place(subject: Node) -> tuple:
            if isinstance(subject, BlankNode):
                return (2, self._body(subject, 1))
            types = {t.value for t in self.of[subject].get(NamedNode(RDF + "type"), ())}
            return (0 if types & HEADERS else 1, subject.value)

        tops = [s for s in self.of if not isinstance(s, BlankNode) or not self.uses[s]]
        found = []
        for subject in sorted(tops, key=place):
            if isinstance(subject, BlankNode):
                found.append(f"[\n{self._body(subject, 1)}] .\n")
            else:
                found.append(f"{self.iri(subject.value)}\n{self._body(subject, 1)}.\n")
        return found


def canonical(text: str, kind: RdfFormat = RdfFormat.TURTLE) -> str:
    """Return Turtle or TriG in the one form this project keeps."""
    parser = parse(text.encode(), format=kind)
    graphs = defaultdict(list)
    for quad in parser:
        graphs[quad.graph_name].append((quad.subject, quad.predicate, quad.object))
    prefixes = {n: b for n, b in parser.prefixes.items() if b not in WELL_KNOWN.values()} | WELL_KNOWN
    used, parts = {}, []
    for graph in sorted(graphs, key=lambda g: getattr(g, "value", "")):
        writer = Writer(graphs[graph], prefixes)
        blocks = "\n".join(writer.blocks())
        if isinstance(graph, NamedNode):
            inner = re.sub(r"(?m)^(?=.)", "    ", blocks) if '"""' not in blocks else blocks
            blocks = f"{writer.iri(graph.value)} {{\n{inner}}}\n"
        used |= writer.used
        parts.append(blocks)
    head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in sorted(used.items()))
    return f"{head}\n" + "\n".join(parts)


def files(arguments: list[str]) -> list[Path]:
    """Return the files to format: those named, or all of the ontology and its tests."""
    named = [Path(a) for a in arguments if not a.startswith("-")]
    homes = [ROOT / "ontology", ROOT / "tests/ontology"]
    return named or sorted(p for home in homes for kind in ("*.ttl", "*.trig") for p in home.rglob(kind))


def main() -> int:
    wrong = False
    for path in files(sys.argv[1:]):
        old = path.read_text(encoding="utf-8")
        new = canonical(old, RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE)
        if new == old:
            continue
        if "--check" in sys.argv:
            print(f"{path}: not in canonical form; run: make fix")
            wrong = True
        else:
            path.write_text(new, encoding="utf-8")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
