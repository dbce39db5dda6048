"""What people make of lists: views they keep, fields of their own, work on many rows at once."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Versioned, now, on_both

AUDIENCES = ("mine", "team", "everyone")
FIELD_TYPES = ("text", "number", "money", "date", "choice", "yes-no", "link")


class SavedView(Versioned, Base):
    """A list as somebody likes it: filters, sort and columns, as the query of its address."""

    __tablename__ = "saved_views"
    __table_args__ = (sa.Index("ix_saved_views_list", "listing", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    listing: Mapped[str]  # the endpoint of the list: customers.customers
    name: Mapped[str]
    query: Mapped[str]  # "class=lost&sort=-revenue&columns=owner,revenue"
    audience: Mapped[str] = mapped_column(default="mine")  # one of AUDIENCES
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class CustomField(Versioned, Base):
    """A field an administrator added to records of a kind. Its values stand in `Record.extra` under `key`.

    Archived, not deleted: the values stay. `is_filtered` makes an index on the expression.
    """

    __tablename__ = "custom_fields"
    __table_args__ = (
        sa.Index("uq_custom_fields_kind_name_key", "kind", "name_key", unique=True, **on_both("archived_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # of the record: party, task
    type: Mapped[str]  # one of FIELD_TYPES
    name: Mapped[str]
    name_key: Mapped[str]
    hint: Mapped[str] = mapped_column(default="")
    choices: Mapped[list] = mapped_column(sa.JSON, default=list)
    is_filtered: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]

    @property
    def key(self):
        """Where its value stands in `Record.extra`; it never changes, whatever the field is called."""
        return f"f{self.id}"


class BulkRun(Versioned, Base):
    """One action on many records, done by a job, undoable for 30 days."""

    __tablename__ = "bulk_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    listing: Mapped[str]  # the endpoint of the list it was chosen from
    kind: Mapped[str]
    action: Mapped[str]  # edit, tag, untag, assign, archive, restore
    values: Mapped[dict] = mapped_column("action_values", sa.JSON, default=dict)
    query: Mapped[str | None]  # the view whose rows were all chosen; None: the items say which
    state: Mapped[str] = mapped_column(default="ready")  # choosing, ready, running, cancelled, done, undoing, undone
    counts: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    job_id: Mapped[int | None] = mapped_column(sa.ForeignKey("jobs.id"))
    created_by_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
    finished_at: Mapped[datetime | None]


class BulkItem(Base):
    """One record of a bulk run: what it was before, and its version right after, by which undo tells later edits."""

    __tablename__ = "bulk_items"
    __table_args__ = (sa.Index("ix_bulk_items_outcome", "run_id", "outcome", "record_id"),)

    run_id: Mapped[int] = mapped_column(sa.ForeignKey("bulk_runs.id", ondelete="CASCADE"), primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    outcome: Mapped[str] = mapped_column(default="chosen")  # chosen, changed, unchanged, refused, undone, kept
    reason: Mapped[str] = mapped_column(default="")
    before: Mapped[dict | None] = mapped_column(sa.JSON(none_as_null=True))
    version_after: Mapped[int | None]
