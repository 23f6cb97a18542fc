"""Options and fixtures that all tests share."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from policygraph.store import OxigraphStore
from policygraph.store.shipped import shipped_quads

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``; read the diff afterwards."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a reviewed file of tests/golden, or write it with ``--update-golden``."""

    def compare(name: str, found: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, encoding="utf-8", newline="")
        assert path.read_text(encoding="utf-8") == found

    return compare


@pytest.fixture(scope="session")
def small() -> OxigraphStore:
    """Return a small graph of invented firms with the ontology, in memory."""
    store = OxigraphStore()
    store.load(_small_quads())
    return store


@pytest.fixture(scope="session")
def small_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose store holds the small graph; tests only read it."""
    folder = tmp_path_factory.mktemp("workspace")
    with OxigraphStore(folder / "store") as store:
        store.load(_small_quads())
    return folder


def _small_quads() -> Iterable[Quad]:
    """Yield what every graph starts with, and the invented firms."""
    yield from shipped_quads()
    yield from parse(path=GOLDEN / "small.trig", format=RdfFormat.TRIG)
