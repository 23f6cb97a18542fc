"""How much of a document is let in, so that none can fill the memory or stop the others."""

from pathlib import PurePath

from attrs import frozen

from policygraph.errors import SourceError

MEGABYTE = 1_000_000
_TEXT = (".txt", ".text", ".md", ".markdown", ".html", ".htm", "")


@frozen
class Limits:
    """How much is read, how long one waits for it, and whether servers at home may be asked.

    A text may have a tenth as many characters as a file may have bytes: two million
    by default, a book of eight hundred pages.
    """

    size: int = 20 * MEGABYTE
    seconds: float = 60.0
    delay: float = 1.0
    private: bool = False

    @property
    def characters(self) -> int:
        """How many characters a text may have."""
        return self.size // 10

    def check(self, size: int, name: str) -> None:
        """Make sure that a file or page is not too large.

        Raises:
            SourceError: If it is; the fix names the limit that would do.

        >>> Limits().check(200_000_000, "all.pdf")
        Traceback (most recent call last):
        ...
        policygraph.errors.SourceError: more than the 20 MB that are read: all.pdf
        """
        if size > self.size:
            bare = PurePath(name).suffix.lower() in _TEXT
            raise _too_large(
                f"more than the {self.size / MEGABYTE:g} MB that are read: {name}", size * (10 if bare else 1)
            )

    def check_text(self, length: int, name: str) -> None:
        """Make sure that a text is not too long.

        Raises:
            SourceError: If it is.
        """
        if length > self.characters:
            most = f"{self.characters:,} characters"
            raise _too_large(f"the text is longer than the {most} that are read: {name}", length * 10)


def _too_large(message: str, needed: int) -> SourceError:
    return SourceError(message, fix=f"split it, or raise the limit: --max-size {-(-needed // MEGABYTE)}")
