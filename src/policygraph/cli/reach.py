"""How a command gets at the workspace or the store that the settings name."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
