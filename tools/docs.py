"""Write the generated pages: ``make docs``; ``--check`` writes nothing and exits 1 where one is stale.

docs/questions.md from queries/, docs/ontology.md from ontology/policygraph.ttl, and the blocks of
README.md between ``<!-- NAME -->`` and ``<!-- /NAME -->``.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from policygraph.query.catalogue import questions

ROOT = Path(__file__).resolve().parent.parent
PG = Namespace("https://w3id.org/policygraph/ontology#")
COLUMNS = ("name", "product", "quote", "document", "publisher", "date")
MADE = "Made by `make docs`; edit the {0} instead."


def run(*words: str, width: int = 100) -> str:
    """Return what the command prints on a terminal of this width."""
    done = subprocess.run(
        [sys.executable, "-m", "policygraph", *words],
        env={**os.environ, "COLUMNS": str(width), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


def question_page() -> str:
    lines = ["# The questions", "", MADE.format("files in `queries/`"), ""]
    topic = ""
    for question in questions():
        if question.topic != topic:
            topic = question.topic
            lines += [f"## {topic}", ""]
        lines += [f"### {question.title}", "", question.question]
        if question.question_zh:
            lines += ["", question.question_zh]
        lines += [
            "",
            f"`policygraph query {question.name}`",
            "",
            "| parameter | class | meaning |",
            "|---|---|---|",
        ]
        for name, param in question.params.items():
            kinds = " or ".join(param.kinds) + (", optional" if param.optional else "")
            lines.append(f"| {name} | {kinds} | {param.meaning} |")
        if not question.params:
            lines[-2:] = []
        lines += ["", "| column | meaning |", "|---|---|"]
        lines += [f"| {name} | {meaning} |" for name, meaning in question.columns.items()]
        lines.append("")
    return "\n".join(lines)


def ontology_page() -> str:
    graph = Graph().parse(ROOT / "ontology/policygraph.ttl")

    def words(term: URIRef, predicate: URIRef, lang: str) -> str:
        found = sorted(str(o) for o in graph.objects(term, predicate) if getattr(o, "language", None) == lang)
        return " ".join(found).replace("|", "\\|")

    def table(title: str, *types: URIRef) -> list[str]:
        terms = sorted({s for t in types for s in graph.subjects(RDF.type, t) if s.startswith(PG)})
        rows = [
            f"## {title}",
            "",
            "| term | label | 标签 | definition | 定义 | under |",
            "|---|---|---|---|---|---|",
        ]
        for term in terms:
            above = [*graph.objects(term, RDFS.subClassOf), *graph.objects(term, RDFS.subPropertyOf)]
            names = ", ".join(sorted(o.removeprefix(PG) for o in above if o.startswith(PG)))
            cells = [f"`pg:{term.removeprefix(PG)}`"]
            for predicate in (RDFS.label, SKOS.definition):
                cells += [words(term, predicate, "en"), words(term, predicate, "zh")]
            rows.append("| " + " | ".join([*cells, names]) + " |")
        return [*rows, ""]

    lines = ["# The ontology", "", MADE.format("files in `ontology/`"), ""]
    lines += table("Classes", OWL.Class)
    lines += table("Properties", OWL.ObjectProperty, OWL.DatatypeProperty)
    lines += table("Annotations", OWL.AnnotationProperty)
    return "\n".join(lines)


def readme() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        seeds = [str(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
        run("--workspace", folder, "--quiet", "ingest", *seeds)
        answer = run(
            "--workspace", folder, "query", "suppliers-of-firm", "-p", "firm=Goldwind", "--format", "json"
        )
    seen, rows = set(), []
    bindings = json.loads(answer)["results"]["bindings"]
    for row in sorted(bindings, key=lambda row: (row["name"]["value"], "date" not in row)):
        name, product, quote, document, publisher, date = (
            row.get(column, {}).get("value", "") for column in COLUMNS
        )
        if name not in seen:
            seen.add(name)
            source = ", ".join(part for part in (f"“{document}”", publisher, date) if part)
            rows.append(f"| **{name}** | {product} | “{quote}” | {source} |")
    blocks = {
        "answer": "\n".join(["| supplier | product | in these words | source |", "|---|---|---|---|", *rows]),
        "commands": "```\n" + run("--help", width=88) + "\n```",
        "questions": "\n".join(f"- {q.question} `{q.name}`" for q in questions()),
        "quality": quality_table(),
    }
    for name, block in blocks.items():
        pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        text = re.sub(pattern, lambda m, block=block: f"{m[1]}\n{block}\n\n{m[2]}", text, flags=re.DOTALL)
    return text


def quality_table() -> str:
    figures = json.loads((ROOT / "tests/golden/quality.json").read_text(encoding="utf-8"))
    rows = ["| on the founding documents | at least |", "|---|---|"]
    rows += [f"| {name} | {figures[name]:.3f} |" for name in ("accepted precision", "recall of all")]
    return "\n".join(rows)


def main() -> int:
    pages = {"docs/questions.md": question_page(), "docs/ontology.md": ontology_page(), "README.md": readme()}
    stale = [
        n for n, text in pages.items() if not (ROOT / n).exists() or (ROOT / n).read_text("utf-8") != text
    ]
    if "--check" in sys.argv:
        for name in stale:
            print(f"{name} is stale: run make docs", file=sys.stderr)
        return int(bool(stale))
    for name in stale:
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(pages[name], encoding="utf-8")
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
