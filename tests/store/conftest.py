"""Every kind of store that the one conformance suite runs on."""

from collections.abc import Callable, Iterator

import pytest

from policygraph.store import Store, open_store

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
