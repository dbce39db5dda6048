"""What is to be reached, and how far what people say of deals comes true."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Scaled, Versioned, now, on_both

METRICS = ("won_value", "orders", "new_customers", "calls_visits")
TARGET_UNITS = ("month", "quarter", "year")


class Target(Versioned, Base):
    """What a person, a team, or the company (neither) is to reach in a period.

    `metric` is one of METRICS; `goal` minor units of the home currency for won_value, else a number. The period is the
    `unit` (one of TARGET_UNITS) that begins on `first_on`. There is one target for each of these.
    """

    __tablename__ = "targets"
    __table_args__ = (
        sa.Index("uq_targets_of_owner", "metric", "unit", "first_on", "owner_id", unique=True,
                 **on_both("owner_id IS NOT NULL")),
        sa.Index("uq_targets_of_team", "metric", "unit", "first_on", "team_id", unique=True,
                 **on_both("team_id IS NOT NULL")),
        sa.Index("uq_targets_of_company", "metric", "unit", "first_on", unique=True,
                 **on_both("owner_id IS NULL AND team_id IS NULL")),
        sa.CheckConstraint("owner_id IS NULL OR team_id IS NULL", name="one_of_both"),
        sa.CheckConstraint("goal > 0", name="goal"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    metric: Mapped[str]
    unit: Mapped[str]
    first_on: Mapped[date]
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))
    goal: Mapped[int] = mapped_column(sa.BigInteger)
    set_at: Mapped[datetime] = mapped_column(default=now)
    set_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class Calibration(Base):
    """What a probability is multiplied by in the calibrated forecast, for deals of one stage, owner or source.

    All rows are of one `by` (stage, owner, source); `subject_id` is None for deals without owner or source. `factor` is
    what came true ÷ what was said, of `deals` decided deals.
    """

    __tablename__ = "calibrations"

    id: Mapped[int] = mapped_column(primary_key=True)
    by: Mapped[str]
    subject_id: Mapped[int | None]
    factor = mapped_column(Scaled(6), nullable=False)
    deals: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
