"""What can be wrong with a file, a row or a cell. Each carries a message for the person who brought the file."""
from dataclasses import dataclass


class TableError(Exception):
    """The file as a whole cannot be read; nothing of it should be imported."""


class CellError(ValueError):
    """The text of one cell is not what its column holds."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Stands in the stream where a row cannot be used; `cells` are as they came, so the row can be given back."""

    message: str
    cells: list
