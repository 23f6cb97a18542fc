"""What is kept is what was read, and what was tampered with is told."""

import pytest

from policygraph.errors import StoreError
from policygraph.model import terms as pg
from policygraph.resources import resource
from policygraph.workspace import Workspace

SEED = sorted(resource("seeds").glob("*.txt"))[4]


@pytest.fixture
def kept(tmp_path):
    """A workspace that holds one of the founding documents."""
    with Workspace(tmp_path / "ws") as made:
        made.ingest(SEED)
        yield made


def _grave(workspace):
    return [p for p in workspace.check() if p.severity == "violation"]


def test_every_quote_is_in_its_text(kept):
    """A fresh workspace has passages, and nothing to tell of them."""
    assert any(kept.store.quads(None, pg.quote))
    assert _grave(kept) == []


@pytest.mark.parametrize("suffix", ["raw", "txt"])
@pytest.mark.parametrize("harm", ["changed", "missing"])
def test_a_capture_that_is_not_what_was_read_is_reported(kept, suffix, harm):
    """By its file: bytes and text are both held to their digest."""
    [file] = (kept.path / "captures").glob(f"*.{suffix}")
    if harm == "changed":
        file.write_bytes(file.read_bytes().replace(b"a", b"b"))
    else:
        file.unlink()
    [problem] = _grave(kept)
    assert file.name in problem.message
    assert harm in problem.message


def test_a_rebuild_refuses_a_changed_capture_and_leaves_the_graph(kept):
    """Nothing is made of other bytes than those that the ledger names."""
    before = list(kept.store.dump())
    [file] = (kept.path / "captures").glob("*.raw")
    file.write_bytes(file.read_bytes() + b"!")
    with pytest.raises(StoreError, match=file.name) as caught:
        kept.rebuild()
    assert "restore captures/" in caught.value.fix
    assert list(kept.store.dump()) == before


def test_a_quote_that_its_text_does_not_hold_is_reported(kept, tmp_path):
    """Every passage is compared, by its offsets."""
    from policygraph.store import open_store

    quad = next(iter(kept.store.quads(None, pg.quoteStart)))
    kept.close()
    with open_store(tmp_path / "ws" / "store") as store:
        moved = type(quad)(
            quad.subject, quad.predicate, type(quad.object)(int(quad.object.value) + 1), quad.graph_name
        )
        store.apply([quad], [moved])
    assert quad.subject.value in [p.focus for p in _grave(kept)]
