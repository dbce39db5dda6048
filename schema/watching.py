"""What is written down about the house itself: changes of people and rights, sign-ins, and what was looked at."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now

OUTCOMES = ("in", "asked", "failed", "waits", "unproved", "out", "ended")
WAYS = ("password", "ldap", "oidc", "passkey", "code", "paper", "link")


class HouseChange(Base):
    """Who changed what of users, roles, teams, tokens … from what to what: core/house_audit.py. Append-only.

    `part` is the table, `row_id` the row in it, `title` what it was called then, `about_id` the person it belongs to.
    `fields` are {what: [before, after]}. Secrets never stand in it: of a password, that there is another one.
    """

    __tablename__ = "house_changes"
    __table_args__ = (sa.Index("ix_house_changes_at", "at", "id"),
                      sa.Index("ix_house_changes_row", "part", "row_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[str]
    row_id: Mapped[int]
    title: Mapped[str]
    about_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id", ondelete="SET NULL"), index=True)
    verb: Mapped[str]  # added, changed, removed; of roles also copied, archived, restored
    fields: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"), index=True)  # None: the system


class SignInEvent(Base):
    """Somebody came in, was refused, or went out: when, by which way, from where. Kept for SIGN_IN_LOG_DAYS.

    Without `user_id` nobody has the account that was tried; what was typed is not kept, it may be a password.
    """

    __tablename__ = "sign_in_events"
    __table_args__ = (sa.Index("ix_sign_in_events_at", "at", "id"),
                      sa.Index("ix_sign_in_events_user", "user_id", "at", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    outcome: Mapped[str]  # one of OUTCOMES
    way: Mapped[str | None]  # one of WAYS; None where somebody goes out
    address: Mapped[str]
    device: Mapped[str]


class SightPage(Base):
    """A page somebody opened while they looked as somebody else."""

    __tablename__ = "sight_pages"
    __table_args__ = (sa.Index("ix_sight_pages_sight", "sight_id", "at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sight_id: Mapped[int] = mapped_column(sa.ForeignKey("sights.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    path: Mapped[str]  # with what was asked for
    status: Mapped[int]
