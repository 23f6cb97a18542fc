"""Generated text is current and Turtle stands in its one form."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)


def test_terms_are_what_the_ontology_makes():
    """terms.py was generated from the present core."""
    result = run("tools/terms.py", "--check")
    assert result.returncode == 0, result.stdout + result.stderr


def test_turtle_is_in_canonical_form():
    """Every Turtle and TriG file of the ontology and its tests is as ``make fix`` would write it."""
    result = run("tools/turtle.py", "--check")
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_formatter_orders_and_keeps_every_triple(tmp_path):
    """Formatting changes no triple, puts the header first and is stable."""
    from pyoxigraph import parse

    path = tmp_path / "a.ttl"
    path.write_text(
        """@prefix ex: <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        ex:b rdfs:comment "two\\nlines \\"quoted\\"", "back\\\\slash" ; a owl:Class .
        ex:b rdfs:label "乙"@zh, "b"@en .
        ex:a ex:n 1, 1.50, 2e3, true, "x"^^ex:t ; ex:l ( ex:b [ ex:p "q" ] () ) .
        ex:a ex:p <http://example.org/a/b> .
        ex:z a owl:Ontology . [] a owl:AllDisjointClasses ; owl:members ( ex:a ex:b ) .""",
        encoding="utf-8",
    )
    before = shape(parse(path=str(path)))
    assert run("tools/turtle.py", path).returncode == 0
    text = path.read_text(encoding="utf-8")
    assert shape(parse(path=str(path))) == before
    assert text.index("ex:z\n") < text.index("ex:a\n") < text.index("ex:b\n")
    assert run("tools/turtle.py", "--check", path).returncode == 0


def shape(quads) -> list[str]:
    """The triples with blank nodes made alike: enough to see that none was lost or changed."""
    return sorted(
        " ".join("[]" if str(t).startswith("_:") else str(t) for t in (q.subject, q.predicate, q.object))
        for q in quads
    )
