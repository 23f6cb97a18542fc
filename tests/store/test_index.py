"""The search index: names that come, change and go; files that were damaged."""

import sqlite3

import pytest

from policygraph.errors import StoreError
from policygraph.search import SearchIndex
from policygraph.search.index import VERSION

from .conftest import graph

LOOM, MOTH = "https://example.org/loom", "https://example.org/moth"


def test_a_renamed_entity_is_found_by_its_new_names_alone():
    """What was a name before is forgotten; other entities keep theirs."""
    with SearchIndex() as index:
        index.add_names([(LOOM, "Silk Loom Works", "en"), (MOTH, "Moth Works", "en"), (LOOM, "丝机厂", "zh")])
        index.rename(LOOM, [("Carbon Loom", "en"), ("碳机厂", "zh")])
        assert index.find_names("works") == [(MOTH, "Moth Works")]
        assert index.find_names("丝机") == []
        assert index.find_names("carbon loom") == [(LOOM, "Carbon Loom")]
        assert index.find_names("碳机厂") == [(LOOM, "碳机厂")]
        index.rename(LOOM, [])
        assert index.find_names("carbon") == []


def test_names_are_found_by_whole_words_in_any_order():
    """The shortest name that holds all the words comes first."""
    with SearchIndex() as index:
        index.add_names([(LOOM, "Silk & Carbon Loom Works", "en"), (MOTH, "Loom-Silk", "en")])
        assert [iri for iri, _ in index.find_names("loom silk")] == [MOTH, LOOM]
        assert index.find_names("sil") == []


def spoil(path, how):
    """Damage an index in one of the ways in which files get damaged."""
    content = path.read_bytes()
    if how == "rubbish":
        path.write_bytes(b"no database at all " * 400)
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif how == "zeros inside":
        path.write_bytes(content[:8192] + bytes(len(content) - 8192))
    elif how == "noise inside":
        path.write_bytes(content[:4096] + bytes(range(256)) * ((len(content) - 4096) // 256))
    elif how == "another database":
        path.unlink()
        with sqlite3.connect(path) as other:
            other.execute(f"PRAGMA user_version = {VERSION}")
        other.close()
    elif how == "another version":
        with sqlite3.connect(path) as other:
            other.execute("PRAGMA user_version = 999")
        other.close()
    else:
        path.unlink()
        path.mkdir()
        (path / "a").write_text("a")


WAYS = [
    "rubbish",
    "empty",
    "cut",
    "zeros inside",
    "noise inside",
    "another database",
    "another version",
    "a folder",
]


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("change", ["ingest", "replace", "retract"])
def test_a_damaged_index_is_made_again(workspace, tmp_path, how, change):
    """Whatever comes next: the graph and the index are those of a workspace that never was damaged."""

    def do(w):
        if change == "ingest":
            (tmp_path / "more.txt").write_text("supplies supplier=firm/moth customer=firm/loom")
            w.ingest(tmp_path / "more.txt")
        elif change == "replace":
            folder = tmp_path / f"{w.path.name}-sources"
            (folder / "one.txt").write_text("supplies supplier=firm/moth customer=firm/silk")
            w.ingest(folder)
        else:
            w.retract("one.txt")
        return w

    documents = {
        "one": "supplies supplier=firm/loom customer=firm/silk\n",
        "two": "== Two\nowns owner=firm/a owned=firm/b\n",
    }
    sound = do(workspace("sound", **documents))
    w = workspace(**documents)
    w.close()
    spoil(w.path / "search.sqlite", how)
    assert graph(do(w)) == graph(sound)
    assert w.find("moth") == sound.find("moth")
    assert [d.key for d in w.sources()] == [d.key for d in sound.sources()]


def test_a_question_to_a_damaged_index_is_told_in_a_sentence(workspace):
    """A reader changes nothing; what to do is said."""
    w = workspace(one="supplies supplier=firm/loom customer=firm/silk\n")
    w.close()
    spoil(w.path / "search.sqlite", "noise inside")
    with pytest.raises(StoreError, match="damaged") as caught:
        w.find("loom")
    assert caught.value.fix == "run policygraph rebuild"
    w.rebuild()
    assert w.find("loom")


def test_what_a_crash_left_to_undo_is_not_done_to_a_new_index(workspace):
    """A journal beside the file belongs to the old index alone."""
    w = workspace(one="supplies supplier=firm/loom customer=firm/silk\n")
    found = w.find("loom")
    w.close()
    spoil(w.path / "search.sqlite", "rubbish")
    (w.path / "search.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000))
    w.rebuild()
    assert w.find("loom") == found
    assert not (w.path / "search.sqlite-journal").exists()


def test_an_index_that_another_program_holds_is_not_taken_for_damaged(workspace, tmp_path):
    """It is whole; the other program must let go first."""
    w = workspace(one="supplies supplier=firm/loom customer=firm/silk\n")
    w.close()
    before = (w.path / "search.sqlite").read_bytes()
    other = sqlite3.connect(w.path / "search.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    (tmp_path / "more.txt").write_text("supplies supplier=firm/moth customer=firm/loom")
    with pytest.raises(StoreError, match="cannot be used: database is locked") as caught:
        w.ingest(tmp_path / "more.txt")
    assert "no other program" in caught.value.fix
    other.execute("ROLLBACK")
    other.close()
    assert (w.path / "search.sqlite").read_bytes() == before
    assert len(w.ingest(tmp_path / "more.txt").read) == 1
