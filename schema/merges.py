"""Records made one: what was moved and changed for it, and pairs of parties that may be the same."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now

PAIR_STATES = ("open", "different")


class Merge(Base):
    """One record became part of another of its kind. `left` is what an undo could not put back, and why."""

    __tablename__ = "merges"
    __table_args__ = (
        sa.Index("ix_merges_source", "source_id", "id"),
        sa.Index("ix_merges_target", "target_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    target_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    undone_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    undone_at: Mapped[datetime | None]
    left: Mapped[list | None] = mapped_column(sa.JSON(none_as_null=True))


class MergeStep(Base):
    """One column of one row that a merge changed, from what to what, as JSON values; or a row that it parked.

    A parked row stays on the record that went, because the one that stayed has one of the same unique key: `part` and
    `row_key` name it, `field` is the column that would have been changed, and both values are the same.
    """

    __tablename__ = "merge_steps"
    __table_args__ = (sa.Index("ix_merge_steps_merge", "merge_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    merge_id: Mapped[int] = mapped_column(sa.ForeignKey("merges.id"))
    part: Mapped[str]  # the table
    row_key: Mapped[list] = mapped_column(sa.JSON)  # the primary key as it was before, in the order of the table
    field: Mapped[str]
    before: Mapped[dict | None] = mapped_column(sa.JSON)
    after: Mapped[dict | None] = mapped_column(sa.JSON)
    is_parked: Mapped[bool] = mapped_column(default=False)


class DuplicatePair(Base):
    """Two parties that a scan found alike; the one with the smaller id first."""

    __tablename__ = "duplicate_pairs"
    __table_args__ = (
        sa.UniqueConstraint("first_id", "second_id"),
        sa.Index("ix_duplicate_pairs_second", "second_id"),
        sa.Index("ix_duplicate_pairs_state_score", "state", "score", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    second_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    reasons: Mapped[str]  # what both have: "tax_number email"
    score: Mapped[int]  # 0 to 100: how sure the reasons make it
    state: Mapped[str] = mapped_column(default="open")  # one of PAIR_STATES; "different": somebody said so
    found_at: Mapped[datetime] = mapped_column(default=now)
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
