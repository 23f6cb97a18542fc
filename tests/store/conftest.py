"""Every kind of store that the one conformance suite runs on."""

from collections.abc import Callable, Iterator

import pytest

from policygraph.model.rdf import META
from policygraph.store import Store, open_store
from policygraph.workspace import Workspace

from .sayings import read_sayings

Factory = Callable[[], Store]


@pytest.fixture(params=["memory", "disk"])
def store(request, tmp_path) -> Iterator[Store]:
    """Return an empty store of each kind."""
    factories: dict[str, Factory] = {
        "memory": open_store,
        "disk": lambda: open_store(tmp_path / "store"),
    }
    with factories[request.param]() as opened:
        yield opened


@pytest.fixture
def workspace(tmp_path) -> Callable[..., Workspace]:
    """Return a maker of workspaces that read facts written out line by line."""

    def make(name: str = "work", **documents: str) -> Workspace:
        opened = Workspace(tmp_path / name, extract=read_sayings)
        folder = tmp_path / f"{name}-sources"
        folder.mkdir(exist_ok=True)
        for stem, text in documents.items():
            (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
            opened.ingest(folder / f"{stem}.txt")
        return opened

    return make


def graph(workspace: Workspace) -> list[str]:
    """Return the graph's sorted lines, but for the clocks in graph ``meta``."""
    return list(workspace.store.dump(without=[META]))
