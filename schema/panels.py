"""What hangs on any record: timeline, mentions, files, tags, watchers, and the history of its fields."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, SortText, Versioned, now, on_both

ENTRY_KINDS = ("note", "call", "meeting", "visit", "email", "sms", "chat", "letter")
DIRECTIONS = ("in", "out")


class Entry(Versioned, Base):
    """One line of a record's timeline: what a person noted, or (`verb` set) what the system did.

    `at` is when it happened, `created_at` when it was written down. What the system noted is worded when it is read,
    in the reader's language, from `verb` and `facts`.
    """

    __tablename__ = "entries"
    __table_args__ = (
        sa.Index("ix_entries_record", "record_id", "at", "id"),
        sa.Index("ix_entries_party", "party_id", "at", "id"),
        sa.Index("ix_entries_by", "by_id", "at", "id"),
    )
    history_of = "record_id"
    audited = ("kind", "direction", "at", "minutes", "outcome", "body", "archived_at")

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    party_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id"))  # whom the record is about, or itself
    kind: Mapped[str]  # one of ENTRY_KINDS, or "system"
    direction: Mapped[str | None]  # in, out
    at: Mapped[datetime] = mapped_column(default=now)
    minutes: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    verb: Mapped[str | None]
    facts: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]

    mentions: Mapped[list["Mention"]] = relationship(back_populates="entry", cascade="all, delete-orphan")


class Mention(Base):
    """Somebody named in an entry, and whether they could see it when they were named."""

    __tablename__ = "mentions"

    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), primary_key=True, index=True)
    could_see: Mapped[bool] = mapped_column(default=True)

    entry: Mapped[Entry] = relationship(back_populates="mentions")


class Attachment(Versioned, Base):
    """A file on a record. Its content lies in the file store under `sha`; the name is only what people call it."""

    __tablename__ = "attachments"
    __table_args__ = (sa.Index("ix_attachments_record", "record_id", "id"), sa.Index("ix_attachments_sha", "sha"))
    history_of = "record_id"
    audited = ("name", "archived_at")

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    entry_id: Mapped[int | None] = mapped_column(sa.ForeignKey("entries.id", ondelete="SET NULL"))
    sha: Mapped[str]
    name: Mapped[str]
    size: Mapped[int] = mapped_column(sa.BigInteger)  # bytes
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class Tag(Versioned, Base):
    """A word the company sticks on records. Archived, not deleted."""

    __tablename__ = "tags"
    __table_args__ = (sa.Index("uq_tags_name_key", "name_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(SortText)
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class RecordTag(Base):
    __tablename__ = "record_tags"
    __table_args__ = (sa.Index("ix_record_tags_tag", "tag_id", "record_id"),)
    history_of = "record_id"
    audited = ("tag_id",)

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(sa.ForeignKey("tags.id"), primary_key=True)

    tag: Mapped[Tag] = relationship()


class Watcher(Base):
    """Somebody who wants to be told what happens to a record."""

    __tablename__ = "watchers"

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), primary_key=True, index=True)
    since: Mapped[datetime] = mapped_column(default=now)


class Change(Base):
    """Who changed what from what to what, written by core/audit.py with every flush. Append-only.

    `part` is the table of what changed: the record's own, or one that hangs on it. `fields` is
    {column: [before, after]} as JSON values; a part that was added or taken away has None on the other side.
    """

    __tablename__ = "changes"
    __table_args__ = (sa.Index("ix_changes_record", "record_id", "id"), sa.Index("ix_changes_by", "by_id", "id"),
                      sa.Index("ix_changes_at", "at", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # None: the system
    part: Mapped[str]
    verb: Mapped[str]  # added, changed, removed
    fields: Mapped[dict] = mapped_column(sa.JSON)
