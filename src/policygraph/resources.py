"""Where the ontology, the questions and the seeds are: in the wheel or in the checkout."""

from functools import cache
from pathlib import Path

from policygraph.errors import StoreError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def resource(name: str) -> Path:
    """Return the folder of one kind of shipped file.

    The wheel carries ``ontology`` and ``queries`` inside the package; a checkout
    has them, and ``seeds``, at its top.

    Args:
        name: ``ontology``, ``queries`` or ``seeds``.

    Raises:
        StoreError: If neither the package nor a checkout holds the folder.
    """
    for home in (_PACKAGE, _CHECKOUT):
        if (home / name).is_dir():
            return home / name
    raise StoreError(
        f"the {name} folder is not part of this installation",
        fix="clone the repository, or name the folder yourself",
    )
