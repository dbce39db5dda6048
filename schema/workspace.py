"""The company that uses this installation, and its exchange rates."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Scaled, Versioned, now


class Workspace(Versioned, Base):
    """One row: the home country, currency, time zone and language that everything else refers to."""

    __tablename__ = "workspaces"
    __table_args__ = (sa.CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str]
    country: Mapped[str] = mapped_column(sa.String(2))
    currency: Mapped[str] = mapped_column(sa.String(3))
    time_zone: Mapped[str]
    language: Mapped[str]
    lifecycle_rules: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)

    house_audited = ("name", "country", "currency", "time_zone", "language")  # core/house_audit.py


class Rate(Versioned, Base):
    """What one unit of a currency is worth in the home currency from a day on, until the next row."""

    __tablename__ = "rates"
    __table_args__ = (sa.UniqueConstraint("currency", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    currency: Mapped[str] = mapped_column(sa.String(3))
    valid_from: Mapped[date]
    home_per_unit = mapped_column(Scaled(9), nullable=False)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class Directory(Base):
    """One row: rises with every change of people, teams, tags, custom fields and kept views. See core/directory.py."""

    __tablename__ = "directories"
    __table_args__ = (sa.CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    version: Mapped[int] = mapped_column(sa.BigInteger, default=1)
