"""A store's folder: versions, one writer, many readers, sudden ends."""

import json
import subprocess
import sys

import pytest
from pyoxigraph import NamedNode, Quad

from policygraph.errors import StoreError
from policygraph.store import open_store

A = NamedNode("https://example.org/a")
B = NamedNode("https://example.org/b")

WRITER = """
import sys, time
from policygraph.store import open_store
store = open_store(sys.argv[1])
print("open", flush=True)
time.sleep(60)
"""


def test_what_is_written_is_there_again(tmp_path):
    """Closing and opening keeps the quads."""
    with open_store(tmp_path / "store") as store:
        store.apply([], [Quad(A, A, A, B)])
    with open_store(tmp_path / "store", read_only=True) as store:
        assert list(store.quads()) == [Quad(A, A, A, B)]


def test_a_reader_sees_a_snapshot_while_a_writer_lives(tmp_path):
    """Reading goes on beside a writer, and a reader cannot write."""
    with open_store(tmp_path / "store") as writer:
        writer.apply([], [Quad(A, A, A, B)])
        reader = open_store(tmp_path / "store", read_only=True)
        writer.apply([], [Quad(A, A, B, B)])
        assert len(reader) == 1
        with pytest.raises(StoreError, match="opened for reading"):
            reader.apply([], [Quad(A, A, B, B)])
        with open_store(tmp_path / "store", read_only=True) as later:
            assert len(later) == 2


def test_a_second_writer_learns_who_the_first_is(tmp_path):
    """The error names process, host, command and time of the first writer; its end frees the store."""
    path = tmp_path / "store"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=rf"process {first.pid} on .* \(-c .*\) since 20") as caught:
            open_store(path)
        assert "wait" in caught.value.fix
        first.kill()
    with open_store(path) as store:
        assert len(store) == 0


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    """Nothing is read or written where the format is unknown."""
    path = tmp_path / "store"
    open_store(path).close()
    (path / "format.json").write_text(json.dumps({"format": 99}))
    for read_only in (True, False):
        with pytest.raises(StoreError, match="newer policygraph") as caught:
            open_store(path, read_only=read_only)
        assert caught.value.fix == "upgrade policygraph"


def test_a_folder_of_something_else_is_refused(tmp_path):
    """A folder that is no store is not written into."""
    path = tmp_path / "store"
    path.mkdir()
    (path / "thesis.docx").write_text("mine")
    with pytest.raises(StoreError, match="does not say"):
        open_store(path)
    assert [p.name for p in path.iterdir()] == ["thesis.docx"]


def test_a_missing_store_is_named(tmp_path):
    """Reading where nothing is says what to do."""
    with pytest.raises(StoreError, match="no store at") as caught:
        open_store(tmp_path / "nothing", read_only=True)
    assert "ingest" in caught.value.fix
    assert not (tmp_path / "nothing").exists()


def _current(folder):
    (folder / "CURRENT").write_bytes(bytes(range(40)))


def _lost(folder):
    next(iter(sorted(folder.glob("*.sst")))).unlink()


def _short(folder):
    for file in folder.glob("*.sst"):
        file.write_bytes(file.read_bytes()[:100])


def _overwritten(folder):
    for file in folder.glob("*.sst"):
        file.write_bytes(b"\x17" * file.stat().st_size)


@pytest.mark.parametrize("harm", [_current, _lost, _short, _overwritten])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_damaged_store_is_told_with_the_way_out(tmp_path, harm, read_only):
    """Whatever is wrong with the files, one sentence and ``policygraph rebuild``."""
    path = tmp_path / "store"
    with open_store(path) as store:
        store.load([Quad(A, A, A, B)])
    harm(path)
    with (
        pytest.raises(StoreError, match="is damaged") as caught,
        open_store(path, read_only=read_only) as store,
    ):
        list(store.quads())
    assert caught.value.fix == "policygraph rebuild"
