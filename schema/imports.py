"""Files brought in: the run, its rows as read, and a ledger of what each did, which is what undo goes by."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, SortText, Versioned, now


class ImportRun(Versioned, Base):
    __tablename__ = "import_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str]  # customers, orders
    file_sha: Mapped[str]
    filename: Mapped[str]
    header_print: Mapped[str]  # fingerprint of target + header: remembers the mapping
    options: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # encoding, delimiter, sheet, mapping
    state: Mapped[str] = mapped_column(default="uploaded")
    # uploaded, checking, checked, applying, applied, undoing, undone, failed
    counts: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    job_id: Mapped[int | None] = mapped_column(sa.ForeignKey("jobs.id"))
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    finished_at: Mapped[datetime | None]


class ImportRow(Base):
    """One row of the file: either what was read from it, or why it cannot be used. Kept until the run is old."""

    __tablename__ = "import_rows"
    __table_args__ = (
        sa.Index("ix_import_rows_group", "run_id", "group_key", "row_no"),
        sa.Index("ix_import_rows_problem", "run_id", "row_no", sqlite_where=sa.text("problem IS NOT NULL"),
                 postgresql_where=sa.text("problem IS NOT NULL")),
    )

    run_id: Mapped[int] = mapped_column(sa.ForeignKey("import_runs.id", ondelete="CASCADE"), primary_key=True)
    row_no: Mapped[int] = mapped_column(primary_key=True)
    group_key: Mapped[str | None] = mapped_column(SortText)  # rows of one order or one customer; None when refused
    values: Mapped[dict | None] = mapped_column("row_values", sa.JSON)
    problem: Mapped[str | None]


class ImportItem(Base):
    """What the run does, or did, to one thing: the plan after the dry run, the ledger after it was applied."""

    __tablename__ = "import_items"
    __table_args__ = (
        sa.Index("ix_import_items_run", "run_id", "id"),
        sa.Index("ix_import_items_outcome", "run_id", "outcome", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("import_runs.id", ondelete="CASCADE"))
    entity: Mapped[str]  # party, order, product
    key: Mapped[str] = mapped_column(SortText)
    outcome: Mapped[str]  # new, changed, unchanged, archived; after undo: undone, kept
    label: Mapped[str] = mapped_column(default="")
    target_id: Mapped[int | None]
    rows: Mapped[int] = mapped_column(default=1)
    changes: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # field: [before, after]
    before: Mapped[dict | None] = mapped_column(sa.JSON)  # what undo puts back
    applied_version: Mapped[int | None]
    duplicates: Mapped[list | None] = mapped_column(sa.JSON)  # ids of parties it may be the same as
