"""What people allow us, whom we never write to again, what we told them of themselves, and what was erased."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now, on_both


class ConsentEvent(Base):
    """Somebody allowed us to reach them in a way, for a purpose, or took that back. Append-only: the newest day holds.

    `purpose` None: whatever for. `point_id`: for this number or address alone, as long as it is known.
    """

    __tablename__ = "consent_events"
    __table_args__ = (
        sa.Index("ix_consent_events_party", "party_id", "channel", "on", "id"),
        sa.Index("ix_consent_events_point", "point_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    point_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contact_points.id", ondelete="SET NULL"))
    channel: Mapped[str]  # email, phone, sms, chat, letter: core/consents.py
    purpose: Mapped[str | None]  # marketing, research, service
    state: Mapped[str]  # given, refused, unknown
    source: Mapped[str]  # form, paper, phone …
    note: Mapped[str] = mapped_column(default="")
    on: Mapped[date]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class Suppression(Base):
    """An e-mail address or number nobody may be reached at, kept as a hash: it survives the erasure of whose it was."""

    __tablename__ = "suppressions"
    __table_args__ = (
        sa.Index("uq_suppressions_digest", "kind", "digest", unique=True, **on_both("lifted_at IS NULL")),
        sa.Index("ix_suppressions_at", "at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    salt: Mapped[str]  # the same in all rows of a house
    kind: Mapped[str]  # email, phone
    digest: Mapped[str]
    reason: Mapped[str]  # erased, objected, bounced
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    lifted_at: Mapped[datetime | None]
    lifted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class PersonExport(Base):
    """A file with everything about a person, made for them. Who asked for it can fetch it for a week."""

    __tablename__ = "person_exports"
    __table_args__ = (sa.Index("ix_person_exports_party", "party_id", "id"),
                      sa.Index("ix_person_exports_at", "at", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    job_id: Mapped[int | None] = mapped_column(sa.ForeignKey("jobs.id", ondelete="SET NULL"))
    file: Mapped[str | None]  # its name in the folder of exports; None before it is there and once it is gone
    size: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    counts: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # {table: rows}
    done_at: Mapped[datetime | None]
    fetched_at: Mapped[datetime | None]


class Erasure(Base):
    """A person taken out of all we keep: searched for, confirmed, done. Once done, the row is the certificate.

    `found` is what the search found: counts, and places, but no word of them. `names_too`: also where only the name
    is, outside of what is about them. `found` loses its places once all is done.
    """

    __tablename__ = "erasures"
    __table_args__ = (sa.Index("ix_erasures_party", "party_id", "id"), sa.Index("ix_erasures_at", "at", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    state: Mapped[str] = mapped_column(default="searching")  # searching, ready, erasing, done, dropped
    reference: Mapped[str] = mapped_column(default="")
    names_too: Mapped[bool] = mapped_column(default=False)
    found: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    counts: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    job_id: Mapped[int | None] = mapped_column(sa.ForeignKey("jobs.id", ondelete="SET NULL"))
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    confirmed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    confirmed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
