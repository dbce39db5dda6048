"""What suppliers and partners have to show before we work with them: documents that run out, and in which categories
they are qualified.

A document is never overwritten: a renewal is another one. A qualification changes by events, so that any past day can
be asked for.
"""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import NO_DAY, Base, SortText, Versioned, now, on_both

DOCUMENT_STATES = ("received", "accepted", "refused", "revoked")
QUALIFICATION_STATES = ("applied", "qualified", "conditional", "suspended", "withdrawn")
HOLDS = ("qualified", "conditional")  # the states in which somebody may work in a category
WARN_DAYS = 60


class RoleCategory(Versioned, Base):
    """What is bought, or what partners do: somebody is qualified for it. Archived, not deleted.

    `effects` {action: one of EFFECTS}: what it stands against while somebody is not qualified; {}: nothing.
    """

    __tablename__ = "role_categories"
    __table_args__ = (
        sa.Index("uq_role_categories_name_key", "role", "name_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str]  # one of SCORED_ROLES
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(SortText)
    position: Mapped[int] = mapped_column(default=0)
    effects: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    questionnaire: Mapped[str | None]  # the code of one they have to answer
    least_score: Mapped[int] = mapped_column(default=0)  # of its answers, 0 to 100
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class DocumentKind(Versioned, Base):
    """A sort of document: whether it is required, of whom, and what it stands against while there is no valid one.
    Archived, not deleted.
    """

    __tablename__ = "document_kinds"
    __table_args__ = (
        sa.Index("uq_document_kinds_name_key", "role", "name_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(SortText)
    position: Mapped[int] = mapped_column(default=0)
    is_required: Mapped[bool] = mapped_column(default=True)
    category_id: Mapped[int | None] = mapped_column(sa.ForeignKey("role_categories.id"))  # None: of everybody
    warn_days: Mapped[int] = mapped_column(default=WARN_DAYS)  # before it runs out somebody is to ask for another one
    effects: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # {action: one of EFFECTS}
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class PartyDocument(Versioned, Base):
    """A document somebody brought in a role. It holds from the day it was accepted, until it runs out or is revoked."""

    __tablename__ = "party_documents"
    __table_args__ = (
        sa.Index("ix_party_documents_party", "party_id", "role", "kind_id"),
        sa.Index("ix_party_documents_valid_until", "valid_until", "id"),
        sa.Index("ix_party_documents_state", "state", "valid_until", "id"),
        sa.Index("ix_party_documents_task", "task_id"),
    )
    history_of = "party_id"
    audited = ("kind_id", "number", "issuer", "valid_from", "valid_until", "state", "reason")

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    kind_id: Mapped[int] = mapped_column(sa.ForeignKey("document_kinds.id"))
    number: Mapped[str] = mapped_column(default="")
    issuer: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=NO_DAY)  # NO_DAY: it does not run out
    file_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attachments.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(default="received")  # one of DOCUMENT_STATES
    reason: Mapped[str] = mapped_column(default="")  # why it was refused or revoked
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    revoked_on: Mapped[date | None]
    task_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id", ondelete="SET NULL"))  # to renew it
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    kind: Mapped[DocumentKind] = relationship()


class Qualification(Versioned, Base):
    """Where somebody stands now in a category. It follows from the events."""

    __tablename__ = "qualifications"
    __table_args__ = (
        sa.Index("uq_qualifications_party", "party_id", "role", "category_id", unique=True),
        sa.Index("ix_qualifications_category", "category_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    category_id: Mapped[int] = mapped_column(sa.ForeignKey("role_categories.id"))
    state: Mapped[str]  # one of QUALIFICATION_STATES
    reason: Mapped[str] = mapped_column(default="")
    since: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=NO_DAY)

    category: Mapped[RoleCategory] = relationship()


class QualificationEvent(Base):
    """It became another, by whom and why. Append-only."""

    __tablename__ = "qualification_events"
    __table_args__ = (sa.Index("ix_qualification_events_party", "party_id", "role", "category_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    category_id: Mapped[int] = mapped_column(sa.ForeignKey("role_categories.id"))
    before: Mapped[str] = mapped_column(default="")  # "": none
    after: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    happened_on: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=NO_DAY)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
