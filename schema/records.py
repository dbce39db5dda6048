"""The spine: facts that everything a person can open, own, discuss or be reminded of shares."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import NOTHING_DUE, Base, Versioned, now, on_both


class Record(Versioned, Base):
    """One row for each thing of any kind. Domains inherit it, each with a table of its own columns."""

    __tablename__ = "records"
    __table_args__ = (
        sa.Index("ix_records_open_due", "kind", "due_at", "id", **on_both("is_open")),
        sa.Index("ix_records_open_team_due", "kind", "team_id", "due_at", "id", **on_both("is_open")),
        sa.Index("ix_records_open_owner_due", "kind", "owner_id", "due_at", "id", **on_both("is_open")),
        sa.Index("ix_records_open_counts", "kind", "state", "team_id", "owner_id", **on_both("is_open")),
        sa.Index("ix_records_created", "kind", "created_at", "id"),
        sa.Index("ix_records_team_created", "kind", "team_id", "created_at", "id"),
        sa.Index("ix_records_owner_created", "kind", "owner_id", "created_at", "id"),
        sa.Index("ix_records_archived", "kind", "id", **on_both("archived_at IS NOT NULL")),
        sa.Index("ix_records_party_created", "party_id", "created_at", "id"),
        {"sqlite_autoincrement": True},  # an id is never given twice, not even after an import was undone
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    party_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id"))
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))
    state: Mapped[str] = mapped_column(default="")
    is_open: Mapped[bool] = mapped_column(default=True)
    due_at: Mapped[datetime] = mapped_column(default=NOTHING_DUE)
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    archived_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    extra: Mapped[dict] = mapped_column(sa.JSON, default=dict)

    @sa.orm.declared_attr.directive
    def __mapper_args__(cls):
        if cls.__name__ == "Record":
            return {"polymorphic_on": "kind", "version_id_col": cls.__table__.c.version}
        return {"polymorphic_identity": cls.__tablename__.removesuffix("s"),
                "inherit_condition": cls.__table__.c.id == Record.__table__.c.id}  # other columns may name records, too

    history_of = "id"  # core/audit.py: which column names the record whose history a row belongs to
    audited = ("title", "owner_id", "team_id", "state", "archived_at", "extra")

    @property
    def is_archived(self):
        return self.archived_at is not None


class NameCard(Base):
    """The name of any record, readable by whoever sees something that refers to it: no scope, no other facts."""

    __table__ = Record.__table__
    __mapper_args__ = {"include_properties": ["id", "kind", "title"]}


WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # which keeps rows in the order of a key of this type alone


class SearchDoc(Base):
    """The words a record, or something that hangs on it, is found by. The full-text index hangs on this table.

    `id` is the record's own id for the record itself; parts (entries, files) lie in ranges of their own above, so that
    within a kind the larger id is the newer one. See `core.search.doc_id`.
    """

    __tablename__ = "search_docs"

    id: Mapped[int] = mapped_column(WIDE, primary_key=True, autoincrement=False)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]  # of the record, or "entry", "attachment"
    words: Mapped[str]
