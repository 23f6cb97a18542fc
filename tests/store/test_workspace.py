"""A workspace: documents come, change, go and come back; people judge; processes die."""

import itertools
import json
import subprocess
import sys

import pytest
from pyoxigraph import NamedNode

import policygraph
from policygraph.errors import SourceError, StoreError
from policygraph.model import terms as pg
from policygraph.model.iris import BASE
from policygraph.model.rdf import CLAIMS, DERIVED, ENTITIES, META
from policygraph.resolve.judgements import write_judgement
from policygraph.workspace import Workspace
from policygraph.workspace.committer import Committer

from .conftest import graph
from .sayings import read_sayings

ONE = """== First @2024-05-01
supplies supplier=firm/onoff customer=firm/goldwind product=product/converters tier=1
designated firm=firm/onoff programme=programme/little-giants batch=6 date=2024-09
count subject=programme/little-giants metric=firms value=12 unit=thousand as_of=2024
?produces firm=firm/onoff product=product/converters
== copy of First
supplies supplier=firm/onoff customer=firm/goldwind product=product/converters
"""
TWO = """== Second @2023-01-01
supplies supplier=firm/onoff customer=firm/goldwind product=product/converters tier=2
count subject=programme/little-giants metric=firms value=14 unit=thousand as_of=2024
located_in subject=firm/onoff place=place/CN-130000 since=2020
issued policy=policy/a-plan body=body/miit date=2024-09-04 title_zh=某计划
"""
THREE = """supplies supplier=firm/onoff customer=firm/goldwind
located_in subject=firm/onoff place=place/CN-130000 since=2019-05 ~planned
designation_review firm=firm/onoff programme=programme/little-giants batch=6 date=2027-01-01 outcome=revoked
corporate_action kind=merger actor=firm/onoff object=firm/b amount=3 unit=billion currency=CNY date=2024-09-03
issued policy=policy/a-plan body=body/ndrc date=2024-09
"""
DOCUMENTS = {"one": ONE, "two": TWO, "three": THREE}


def test_a_graph_does_not_depend_on_the_order_of_its_documents(workspace):
    """All orders of ingest give the same bytes outside graph meta."""
    dumps = [
        graph(workspace(f"w{i}", **{k: DOCUMENTS[k] for k in order}))
        for i, order in enumerate(itertools.permutations(DOCUMENTS))
    ]
    assert all(dump == dumps[0] for dump in dumps)


def test_ingesting_twice_changes_nothing(workspace, tmp_path):
    """The second time every document is unchanged, in graph, ledger and report."""
    w = workspace(**DOCUMENTS)
    before, ledger = list(w.store.dump()), (w.path / "ledger.jsonl").read_bytes()
    report = w.ingest(tmp_path / "work-sources")
    assert len(report.unchanged) == len(DOCUMENTS)
    assert not report.read
    assert list(w.store.dump()) == before
    assert (w.path / "ledger.jsonl").read_bytes() == ledger


def test_rebuild_gives_the_same_graph_and_index(workspace):
    """Store and search index are functions of the other files, clocks of the ledger and all."""
    w = workspace(**DOCUMENTS)
    w.retract("two.txt")
    before = list(w.store.dump())
    w.close()
    w.rebuild()
    assert list(w.store.dump()) == before
    (w.path / "search.sqlite").unlink()
    w.close()
    w.rebuild()
    assert list(w.store.dump()) == before


def test_a_lost_store_comes_back_by_itself(workspace):
    """Without store/ the first question makes it again."""
    import shutil

    w = workspace(**DOCUMENTS)
    before = list(w.store.dump())
    w.close()
    shutil.rmtree(w.path / "store")
    assert list(w.store.dump()) == before


@pytest.mark.parametrize("name", DOCUMENTS)
def test_retracting_and_ingesting_again_restores_the_graph(workspace, name):
    """Nothing of a retraction is left but in graph meta."""
    w = workspace(**DOCUMENTS)
    before = graph(w)
    w.retract(f"{name}.txt")
    assert graph(w) != before
    assert graph(workspace(**{name: DOCUMENTS[name]})) == before


def test_a_retraction_takes_back_what_only_it_gave(workspace):
    """Shared claims keep the other sources' words; lone ones stay as a trace and state nothing."""
    w = workspace(**DOCUMENTS)
    without = graph(workspace("without", one=ONE, three=THREE))
    w.retract("two.txt")
    after = graph(w)
    assert [line for line in after if str(DERIVED) in line] == [
        line for line in without if str(DERIVED) in line
    ]
    assert [line for line in after if str(ENTITIES) in line] == [
        line for line in without if str(ENTITIES) in line
    ]
    trace = set(after) - set(without)
    assert trace
    assert all(line.endswith(f"{CLAIMS} .") for line in trace)
    gone = {q.subject for q in w.store.quads(None, pg.retractedAt)}
    assert {line.split(" ")[0] for line in trace} == {str(node) for node in gone}
    assert not set(without) - set(after)


def test_a_changed_page_replaces_itself(workspace):
    """The new state alone counts, and the ledger says that it was replaced."""
    w = workspace(**DOCUMENTS)
    workspace(two=TWO.replace("tier=2", "tier=3"))
    fresh = workspace("fresh", one=ONE, two=TWO.replace("tier=2", "tier=3"), three=THREE)
    assert graph(w) == graph(fresh)
    lines = [json.loads(line) for line in (w.path / "ledger.jsonl").read_text().splitlines()]
    assert [line["action"] for line in lines] == ["ingest"] * 3 + ["replace"]


def test_no_triple_stands_in_two_graphs(workspace):
    """Each triple has one home, the shipped ones included."""
    w = workspace(**DOCUMENTS)
    triples = [(q.subject, q.predicate, q.object) for q in w.store.quads()]
    assert len(triples) == len(set(triples))


def test_no_blank_nodes_and_every_term_declared(workspace):
    """Nodes have names, and each property of ours stands in the ontology."""
    w = workspace(**DOCUMENTS)
    declared = {q.subject for q in w.store.quads(graph=NamedNode(f"{BASE}graph/ontology"))}
    used = {q.predicate for q in w.store.quads() if q.predicate.value.startswith(f"{BASE}ontology#")}
    assert used <= declared
    assert all(not str(term).startswith("_:") for q in w.store.quads() for term in (q.subject, q.object))


def test_qualifiers_come_from_the_best_source(workspace):
    """The earliest issued source decides the tier; the earliest start counts; planned is not done."""
    w = workspace(**DOCUMENTS)
    (row,) = w.store.select(
        f"SELECT ?t WHERE {{ ?c a {pg.SupplyRelation} ; {pg.product} ?p ; {pg.tier} ?t }}"
    )[1]
    assert row[0].value == "2"
    _, rows = w.store.select(
        f"SELECT ?from ?period ?how WHERE {{ ?c {pg.predicate} {pg.locatedIn} ; {pg.validFrom} ?from ;"
        f" {pg.statedPeriod} ?period ; {pg.modality} ?how }}"
    )
    assert [tuple(t.value.rsplit("/", 1)[-1] for t in row) for row in rows] == [
        ("2019-05-01", "2019-05", "stated")
    ]
    assert {q.object.value.rsplit("/", 1)[-1] for q in w.store.quads(None, pg.issuer, None, CLAIMS)} == {
        "miit",
        "ndrc",
    }


def test_what_waits_is_in_no_graph_until_it_is_accepted(workspace):
    """A waiting fact stands in its file; an accept judgement moves it in, a reject takes one out."""
    w = workspace(**DOCUMENTS)
    assert not list(w.store.quads(None, pg.predicate, pg.produces))
    (path,) = (w.path / "waiting").iterdir()
    facts = [json.loads(line) for line in path.read_text().splitlines()]
    assert [f["type"] for f in facts if f["record"] == "fact"] == ["produces"]
    claim = workspace("other", a="produces firm=firm/onoff product=product/converters").store
    (iri,) = {q.subject.value for q in claim.quads(None, pg.predicate, pg.produces)}
    w.close()
    write_judgement(w.path / "judgements", "accept", iri, by="Mei")
    w.ingest([])
    assert list(w.store.quads(None, pg.predicate, pg.produces))
    assert not list((w.path / "waiting").iterdir())
    w.close()
    write_judgement(w.path / "judgements", "reject", iri, by="Mei")
    w.ingest([])
    assert not list(w.store.quads(None, pg.predicate, pg.produces, CLAIMS))


def test_merges_and_ranks_are_judgements(workspace):
    """A merged entity's claims move to the one that stays; a deprecated claim gives no shortcut."""
    w = workspace(a="supplies supplier=firm/onoff customer=firm/gw")
    w.close()
    write_judgement(w.path / "judgements", "same", "firm:gw", "firm:goldwind")
    w.ingest([])
    gw, goldwind = NamedNode(f"{BASE}id/firm/gw"), NamedNode(f"{BASE}id/firm/goldwind")
    assert list(w.store.quads(None, pg.supplies, goldwind))
    assert {q.graph_name.value.rsplit("/", 1)[-1] for q in w.store.quads(gw)} == {"curation"}
    (claim,) = [q.subject for q in w.store.quads(None, pg.customer, goldwind)]
    w.close()
    write_judgement(w.path / "judgements", "rank", claim.value, "deprecated")
    w.ingest([])
    assert not list(w.store.quads(None, pg.supplies, goldwind))


def test_a_malformed_judgement_is_named_by_file_and_line(workspace):
    """Nothing is written while a decision cannot be read."""
    w = workspace(**DOCUMENTS)
    w.close()
    (w.path / "judgements" / "same.tsv").write_text("# ours\n\nfirm:a firm:b\n")
    with pytest.raises(StoreError, match=r"same\.tsv, line 3: a column is missing"):
        w.ingest([])


@pytest.mark.parametrize("broken", ["append", "commit"])
def test_a_crash_is_made_good_on_the_next_opening(workspace, monkeypatch, broken):
    """Killed before the ledger, the document was never there; killed after it, it is taken up."""
    from policygraph.workspace.ledger import Ledger

    w = workspace(one=ONE)
    owner = Ledger if broken == "append" else Committer
    with monkeypatch.context() as patch:
        patch.setattr(owner, broken, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            workspace(two=TWO)
    expected = {"one": ONE} if broken == "append" else {"one": ONE, "two": TWO}
    assert graph(w) == graph(workspace("fresh", **expected))


KILLED = """
import os, sys
from pathlib import Path
from policygraph.store import OxigraphStore
from policygraph.workspace import Workspace
sys.path.insert(0, sys.argv[3])
from tests.store.sayings import read_sayings
apply = OxigraphStore.apply
def dying(self, remove, add):
    if self.path is not None:
        os.kill(os.getpid(), 9)
    apply(self, remove, add)
OxigraphStore.apply = dying
Workspace(sys.argv[1], extract=read_sayings).ingest(sys.argv[2])
"""


def test_a_killed_process_leaves_nothing_half_written(workspace, tmp_path, pytestconfig):
    """Killed between ledger and store, the next reader finds the whole document."""
    w = workspace(one=ONE)
    w.close()
    path = tmp_path / "two.txt"
    path.write_text(TWO, encoding="utf-8")
    died = subprocess.run(
        [sys.executable, "-c", KILLED, str(w.path), str(path), str(pytestconfig.rootpath)], check=False
    )
    assert died.returncode == -9
    assert graph(w) == graph(workspace("fresh", one=ONE, two=TWO))


def test_one_bad_document_does_not_stop_the_others(workspace, tmp_path):
    """Missing, empty, binary and unknown files are reported with what to do; the rest goes in."""
    w = workspace()
    (tmp_path / "good.txt").write_text(ONE)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    sources = [tmp_path / name for name in ("missing.txt", "empty.txt", "picture.txt", "good.txt")]
    report = w.ingest([*sources, "https://example.org/a", str(tmp_path / "*.docx")])
    assert [f.source.rsplit("/", 1)[-1] for f in report.failed] == [
        "missing.txt",
        "empty.txt",
        "picture.txt",
        "a",
        "*.docx",
    ]
    assert all(f.fix for f in report.failed)
    assert len(report.read) == 1
    assert (report.accepted, report.waiting) == (3, 1)
    assert [d.key for d in w.sources()] == ["good.txt"]


def test_a_dry_run_writes_nothing(tmp_path):
    """It counts as the real one does, and makes no folder."""
    (tmp_path / "one.txt").write_text(ONE)
    w = Workspace(tmp_path / "work", extract=read_sayings)
    report = w.ingest(tmp_path / "one.txt", dry_run=True)
    assert (len(report.read), report.accepted, report.waiting) == (1, 3, 1)
    assert not w.path.exists()


def test_a_manifest_tells_what_is_known_of_its_files(tmp_path):
    """Publisher, date, kind and key come from its row; a file that is not the one described fails."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("supplies supplier=firm/a customer=firm/b")
    (tmp_path / "in" / "two.txt").write_text(TWO)
    (tmp_path / "in" / "manifest.csv").write_text(
        "file,id,publisher,kind,date,sha256\none.txt,first,MIIT,official release,2024-05,\ntwo.txt,,,,,00\n"
    )
    w = Workspace(tmp_path / "work", extract=read_sayings)
    report = w.ingest(tmp_path / "in")
    assert [f.reason for f in report.failed] == ["two.txt is not the file that manifest.csv describes"]
    (document,) = w.sources()
    assert (document.key, document.sources[0].publisher, document.sources[0].issued) == (
        "first",
        "MIIT",
        "2024-05-01",
    )
    assert next(w.store.quads(None, pg.statedDate)).object.value == "2024-05"
    assert next(w.store.quads(None, pg.sourceType)).object.value.endswith("/official-release")


def test_a_missing_workspace_is_named(tmp_path, monkeypatch):
    """A question does not make a folder; the error says what does."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYGRAPH_WORKSPACE", str(tmp_path / "nowhere"))
    for ask in (lambda g: g.query("ASK { ?s ?p ?o }"), lambda g: g.sources(), lambda g: g.rebuild()):
        with pytest.raises(StoreError, match=r"no workspace in .*nowhere") as caught:
            ask(policygraph.open())
        assert "ingest" in caught.value.fix
    assert not list(tmp_path.iterdir())


def test_an_unknown_document_is_named(workspace):
    """The error lists what there is."""
    with pytest.raises(SourceError, match="no document four") as caught:
        workspace(**DOCUMENTS).retract("four")
    assert "one.txt, two.txt, three.txt" in caught.value.fix


def test_a_damaged_ledger_is_named_by_line_and_a_cut_line_does_not_count(workspace):
    """A line that a crash cut off goes; one that somebody damaged is an error."""
    w = workspace(**DOCUMENTS)
    w.close()
    ledger = w.path / "ledger.jsonl"
    whole = ledger.read_bytes()
    ledger.write_bytes(whole + b'{"action": "ing')
    assert len(workspace().sources()) == 3
    assert workspace().is_cut()
    workspace(four="produces firm=firm/a product=product/b")
    assert ledger.read_bytes().startswith(whole)
    assert ledger.read_bytes().count(b"\n") == 4
    assert not workspace().is_cut()
    for number, damage in enumerate([b"{}\n" + whole, whole.replace(b"\n{", b"\n", 1)], 1):
        ledger.write_bytes(damage)
        with pytest.raises(StoreError, match=rf"ledger\.jsonl, line {number} is damaged") as told:
            workspace().sources()
        assert "from a copy" in told.value.fix


def test_names_and_passages_are_found(workspace):
    """The index beside the graph knows minted and shipped names, and passages in both scripts."""
    from policygraph.search import SearchIndex

    w = workspace(
        a="supplies supplier=firm/onoff-electric customer=firm/b",
        b="# 风电变流器 供应\n".replace("#", "produces"),
    )
    with SearchIndex(w.path / "search.sqlite") as index:
        assert index.find_names("onoff electric")[0][0] == f"{BASE}id/firm/onoff-electric"
        assert f"{BASE}id/body/miit" in {iri for iri, _ in index.find_names("工业和信息化部")}
        ((source, start, end),) = index.find_passages("supplies firm")
        assert (w.path / "waiting").exists()
        assert (start, end) == (0, 53)
        assert source
    assert w.stats()["documents"] == 2
    assert META in w.store.graphs()


def test_copies_in_different_documents_are_one_work(workspace):
    """A claim that one text makes twice has one independent source, in any order."""
    text = "\n".join(f"produces firm=firm/a product=product/p{i}" for i in range(60))
    other = text.replace("product/p1\n", "product/x\n")
    w = workspace(one=text, two=other, three="produces firm=firm/a product=product/p5")

    def sources(of: Workspace) -> list[str]:
        (claim,) = (
            q.subject
            for q in of.store.quads(None, pg.object, NamedNode(f"{BASE}id/product/p5"))
            if q.graph_name == CLAIMS
        )
        return [q.object.value for q in of.store.quads(claim, pg.independentSources)]

    assert sources(w) == ["2"]
    assert graph(w) == graph(
        workspace("other", three="produces firm=firm/a product=product/p5", two=other, one=text)
    )
    w.retract("one.txt")
    assert sources(w) == ["2"]
    w.retract("three.txt")
    assert sources(w) == ["1"]


def test_what_does_not_fit_the_shapes_waits(workspace, tmp_path):
    """A claim that the ontology refuses is told, waits, and does not enter the graph."""
    w = workspace()
    (tmp_path / "a.txt").write_text("participates actor=product/p event=event/e role=speaker")
    report = w.ingest(tmp_path / "a.txt")
    assert (report.accepted, report.waiting) == (0, 1)
    assert "participant" in report.issues[0]
    assert not w.store.ask(f"ASK {{ ?c a {pg.Participation} }}")


def test_two_files_of_one_key_do_not_replace_each_other(tmp_path):
    """Same names in two folders are told apart by handing in what holds both."""
    w = Workspace(tmp_path / "work", extract=read_sayings)
    for folder, text in (("a", ONE), ("b", TWO)):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "page.txt").write_text(text)
    report = w.ingest([tmp_path / "in" / "a" / "page.txt", tmp_path / "in" / "b" / "page.txt"])
    assert len(report.read) == 1
    assert "has the key of" in report.failed[0].reason
    w.ingest(tmp_path / "in")
    assert [d.key for d in w.sources()] == ["page.txt", "a/page.txt", "b/page.txt"]


def test_files_of_a_folder_that_are_no_documents_are_told(tmp_path):
    """Each with the reason; they fail nothing."""
    w = Workspace(tmp_path / "work", extract=read_sayings)
    (tmp_path / "in").mkdir()
    for name in ("page.txt", "sheet.xlsx", ".hidden.txt", "README", "manifest.csv"):
        (tmp_path / "in" / name).write_text("file,title\n" if name == "manifest.csv" else ONE)
    report = w.ingest(tmp_path / "in")
    assert "1 read, 0 replaced, 0 unchanged, 3 skipped" in str(report)
    told = {left.source.rsplit("/", 1)[-1]: left.reason for left in report.skipped}
    assert told["sheet.xlsx"] == "there is no reader for .xlsx"
    assert set(told) == {"sheet.xlsx", ".hidden.txt", "README"}


def test_a_store_of_a_newer_version_is_left_alone(workspace):
    """No question, ingest or rebuild touches what a newer version made."""
    w = workspace(**DOCUMENTS)
    w.close()
    (w.path / "store" / "format.json").write_text('{"format": 99}')
    for use in (lambda: w.stats(), lambda: w.ingest([]), lambda: w.rebuild()):
        with pytest.raises(StoreError, match="newer policygraph"):
            use()
    assert (w.path / "store" / "format.json").read_text() == '{"format": 99}'


def test_a_second_writer_is_told_of_the_first_and_reading_goes_on(workspace):
    """While one process ingests, others get its name; questions are answered all the same."""
    from policygraph.store import WriterLock

    w = workspace(**DOCUMENTS)
    w.close()
    lock = WriterLock(w.path / "store")
    try:
        with pytest.raises(StoreError, match=r"is being written to by process \d+ on .* since"):
            w.ingest([])
        assert w.stats()["documents"] == len(DOCUMENTS)
    finally:
        lock.release()


def test_a_workspace_does_not_take_itself_in(tmp_path, monkeypatch):
    """It often lies in the folder that is handed in; what it keeps is no document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ONE)
    w = Workspace(tmp_path / "policygraph-data", extract=read_sayings)
    for _ in range(2):
        report = w.ingest(".")
    assert ([d.key for d in w.sources()], len(report.unchanged)) == (["one.txt"], 1)
    assert [(f.source, f.reason) for f in report.skipped] == [
        ("policygraph-data", "it is a workspace of policygraph")
    ]
    assert not w.ingest(tmp_path / "policygraph-data").read


def test_a_source_without_a_name_is_not_the_folder_one_stands_in(tmp_path, monkeypatch):
    """An unset variable of a script takes nothing in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ONE)
    report = Workspace(tmp_path / "work", extract=read_sayings).ingest("")
    assert [(f.reason, f.fix) for f in report.failed] == [
        ("a source without a name", "name a file or a folder")
    ]
    assert not report.read


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/hosts", "https://", "https://a b", "page"]
)
def test_what_is_no_address_of_a_page_is_refused(tmp_path, url):
    """Told by hand it stops all, told by a manifest it stops its file; nothing is written."""
    (tmp_path / "one.txt").write_text(ONE)
    w = Workspace(tmp_path / "work", extract=read_sayings)
    with pytest.raises(SourceError, match="is no address of a page") as caught:
        w.ingest(tmp_path / "one.txt", url=url)
    assert "https://" in caught.value.fix
    (tmp_path / "manifest.csv").write_text(f"file,url\none.txt,{url}\n")
    (failure,) = w.ingest(tmp_path / "one.txt").failed
    assert "is no address of a page" in failure.reason
    assert not w.path.exists()
