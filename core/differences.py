"""Facts of which two records hold something else, as people read them side by side."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """`mine` of the record that goes, `theirs` of the one that stays; `is_new`: that one holds nothing yet."""

    name: str
    label: object
    mine: str
    theirs: str
    is_new: bool
