"""What can go wrong, in words a researcher can act on.

PolicyGraphError
├── SourceError   a document cannot be read, fetched or trusted
├── ModelError    a value does not fit the ontology
├── QueryError    a question, a parameter or SPARQL text is wrong
└── StoreError    the workspace or its store cannot be opened or written
"""


class PolicyGraphError(Exception):
    """An error with its fix.

    Args:
        message: One sentence that says what is wrong.
        fix: What to do about it, in a few words; may be empty.

    >>> str(PolicyGraphError("no such file: a.txt", fix="check the path"))
    'no such file: a.txt'
    """

    def __init__(self, message: str, *, fix: str = "") -> None:
        super().__init__(message)
        self.fix = fix


class SourceError(PolicyGraphError):
    """A document cannot be read, fetched or trusted."""


class ModelError(PolicyGraphError):
    """A value does not fit the ontology."""


class QueryError(PolicyGraphError):
    """A question, a parameter or SPARQL text is wrong."""


class StoreError(PolicyGraphError):
    """The workspace or its store cannot be opened or written."""
