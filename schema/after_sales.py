"""Returns, repairs and visits: the steps they go through, parts and work, what came of it, and who signed for it."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Scaled, Versioned, now, on_both

AFTER_SALES_KINDS = ("return", "repair", "visit")  # of TICKET_KINDS
RESULTS = ("mended", "replaced", "refunded", "not-mended", "no-fault")


class ServiceStep(Versioned, Base):
    """A step that tickets of a kind go through, in the order of `position`. Archived, not deleted.

    `target_days`: how long a ticket should stand at it at most; None: nobody says.
    """

    __tablename__ = "service_steps"
    __table_args__ = (sa.Index("ix_service_steps_kind", "kind_of", "position", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind_of: Mapped[str]  # one of AFTER_SALES_KINDS
    position: Mapped[int]
    name: Mapped[str]
    target_days: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class StepReached(Base):
    """A ticket came to a step: when, by whom. The last one that nobody took back is where it stands."""

    __tablename__ = "steps_reached"
    __table_args__ = (sa.Index("ix_steps_reached_record", "record_id", "id"),
                      sa.Index("ix_steps_reached_step", "step_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    step_id: Mapped[int] = mapped_column(sa.ForeignKey("service_steps.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    note: Mapped[str] = mapped_column(default="")
    taken_back_at: Mapped[datetime | None]


class AfterSales(Versioned, Base):
    """What came of a return, a repair or a visit, and what the work cost. It begins when somebody first writes it."""

    __tablename__ = "after_sales"
    history_of = "record_id"
    audited = ("result", "outcome", "work_cents")

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True, autoincrement=False)
    result: Mapped[str | None]  # one of RESULTS
    outcome: Mapped[str] = mapped_column(default="")  # what was done, in words
    work_cents: Mapped[int | None] = mapped_column(sa.BigInteger)  # minor units of `currency`
    currency: Mapped[str] = mapped_column(sa.String(3))


class PartUsed(Versioned, Base):
    """A part that went into it: one of our products or a text. `cost_cents` is what all of it cost us, in minor units
    of `currency`, rounded half up."""

    __tablename__ = "parts_used"
    __table_args__ = (sa.Index("ix_parts_used_record", "record_id", "id"),
                      sa.Index("ix_parts_used_product", "product_id"))
    history_of = "record_id"
    audited = ("what", "quantity", "cost_cents", "archived_at")

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    product_id: Mapped[int | None] = mapped_column(sa.ForeignKey("products.id"))
    what: Mapped[str]
    quantity = mapped_column(Scaled(3), nullable=False)
    unit_cents: Mapped[int] = mapped_column(sa.BigInteger)
    cost_cents: Mapped[int] = mapped_column(sa.BigInteger)
    currency: Mapped[str] = mapped_column(sa.String(3))
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    archived_at: Mapped[datetime | None]


class SignOff(Base):
    """Somebody signed for the work: drawn (`sha` is the PNG in the file store) or by typing the name. It is never
    changed; whoever manages service can void it, and says why. One at most stands on a ticket."""

    __tablename__ = "sign_offs"
    __table_args__ = (
        sa.Index("ix_sign_offs_record", "record_id", "id"),
        sa.Index("uq_sign_offs_standing", "record_id", unique=True, **on_both("voided_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    name: Mapped[str]
    work: Mapped[str]  # what they signed for, word by word
    sha: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # whose device it was signed on
    voided_at: Mapped[datetime | None]
    voided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    voided_because: Mapped[str] = mapped_column(default="")
