"""The file of a complaint: its stages after ISO 10002, and what is known at each."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Scaled, SortText, Versioned, now, on_both

COMPLAINT_STAGES = ("receipt", "tracking", "acknowledgement", "assessment", "investigation", "response", "decision",
                    "closing", "done")
COMPLEXITIES = ("simple", "several", "difficult")
REMEDIES = ("none", "apology", "repair", "replacement", "refund", "credit", "compensation", "other")
DECISIONS = ("accepted", "rejected")
ALARM_COUNT, ALARM_DAYS = 3, 30
STAGE_DAYS = {"acknowledgement": 5}


class ComplaintFile(Versioned, Base):
    """What is known of a complaint, stage by stage. It begins when somebody first writes in it; until then the
    complaint stands at its receipt. `is_disputed`: the customer rejected the decision, and a further step is open.
    """

    __tablename__ = "complaint_files"
    history_of = "record_id"
    audited = ("what_happened", "remedy_wanted", "remedy_asked", "is_vulnerable", "is_safety", "complexity",
               "impact", "immediate_action", "findings", "evidence", "people_asked", "cause_id", "unknown_because",
               "correction", "prevention", "remedy", "remedy_given", "cost_cents", "decision", "decided_on",
               "recourse", "outcome", "further_step")
    __table_args__ = (
        sa.Index("ix_complaint_files_cause", "cause_id", "record_id"),
        sa.Index("ix_complaint_files_disputed", "record_id", **on_both("is_disputed")),
    )

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True, autoincrement=False)
    stage: Mapped[str] = mapped_column(default="receipt")  # one of COMPLAINT_STAGES
    what_happened: Mapped[str] = mapped_column(default="")
    remedy_wanted: Mapped[str] = mapped_column(default="")  # in the customer's words
    remedy_asked: Mapped[str | None]  # the same as one of REMEDIES
    is_vulnerable: Mapped[bool] = mapped_column(default=False)
    is_safety: Mapped[bool | None]  # None: nobody has judged it yet
    complexity: Mapped[str | None]
    impact: Mapped[str] = mapped_column(default="")
    immediate_action: Mapped[str] = mapped_column(default="")
    findings: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    people_asked: Mapped[str] = mapped_column(default="")
    cause_id: Mapped[int | None] = mapped_column(sa.ForeignKey("root_causes.id"))
    unknown_because: Mapped[str] = mapped_column(default="")  # why no cause was found
    correction: Mapped[str] = mapped_column(default="")
    prevention: Mapped[str] = mapped_column(default="")
    remedy: Mapped[str | None]  # one of REMEDIES
    remedy_given: Mapped[str] = mapped_column(default="")
    cost_cents: Mapped[int | None] = mapped_column(sa.BigInteger)  # minor units of `currency`
    currency: Mapped[str | None] = mapped_column(sa.String(3))
    proposed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # who wrote remedy and cost
    approved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    approved_at: Mapped[datetime | None]
    decision: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    recourse: Mapped[str] = mapped_column(default="")  # whom outside the customer can turn to
    outcome: Mapped[str | None]  # one of DECISIONS, by the customer
    further_step: Mapped[str] = mapped_column(default="")
    is_disputed: Mapped[bool] = mapped_column(default=False)


class ComplaintStep(Base):
    """A complaint came to a stage: when, and by whom. Append-only; the time at a stage is that until the next row."""

    __tablename__ = "complaint_steps"
    __table_args__ = (sa.Index("ix_complaint_steps_record", "record_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    stage: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class RootCause(Versioned, Base):
    """Why things go wrong: a tree like that of the categories. Archived, not deleted."""

    __tablename__ = "root_causes"
    __table_args__ = (
        sa.Index("uq_root_causes_path_key", "path_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("root_causes.id"), index=True)
    name: Mapped[str]
    path: Mapped[str]
    path_key: Mapped[str] = mapped_column(SortText)
    position: Mapped[int] = mapped_column(default=0)  # among the parts of its branch
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class ComplaintIncident(Base):
    """What a complaint says of goods: which product, of which supplier and lot, how much of it, when. A fact for the
    supplier's record; while it is archived it was taken back, and counts nowhere.
    """

    __tablename__ = "complaint_incidents"
    __table_args__ = (
        sa.Index("ix_complaint_incidents_record", "record_id", "id"),
        sa.Index("ix_complaint_incidents_supplier", "supplier_id", "happened_on", "id"),
        sa.Index("ix_complaint_incidents_product", "product_id", "record_id"),
        sa.Index("ix_complaint_incidents_line", "line_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    product_id: Mapped[int | None] = mapped_column(sa.ForeignKey("products.id"))
    supplier_id: Mapped[int | None] = mapped_column(sa.ForeignKey("parties.id"))
    line_id: Mapped[int | None] = mapped_column(sa.ForeignKey("purchase_lines.id"))  # by which it was bought
    lot: Mapped[str] = mapped_column(default="")
    lot_key: Mapped[str] = mapped_column(SortText, default="")
    quantity = mapped_column(Scaled(3), nullable=True)  # how many are bad; None: nobody said
    severity: Mapped[str]  # one of SEVERITIES
    happened_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    archived_at: Mapped[datetime | None]


class Recurrence(Base):
    """One cause with one product, or with one lot of a supplier: `key` says which. `problem_id` is the ticket that was
    opened when it came too often; once that is done, the next one takes its place. The row is what two who find out at
    the same moment wait for.
    """

    __tablename__ = "recurrences"
    __table_args__ = (sa.Index("uq_recurrences_key", "key", unique=True),
                      sa.Index("ix_recurrences_problem", "problem_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]  # "cause 5 product 7", "cause 5 supplier 9 lot L-12"
    problem_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id"))
    raised_at: Mapped[datetime | None]


class ServiceRules(Versioned, Base):
    """One row: what holds for all tickets. Without a limit no remedy needs a second person. `check_in_days`: how many
    days after the sale a new customer is asked how they are doing; none: never; None: nobody has set it.
    """

    __tablename__ = "service_rules"
    __table_args__ = (sa.CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    approval_cents: Mapped[int | None] = mapped_column(sa.BigInteger)  # minor units of the home currency
    check_in_days: Mapped[list | None] = mapped_column(sa.JSON(none_as_null=True))
    alarm_count: Mapped[int] = mapped_column(default=ALARM_COUNT)  # as many complaints of one cause …
    alarm_days: Mapped[int] = mapped_column(default=ALARM_DAYS)  # … within so many days open a problem
    stage_days: Mapped[dict] = mapped_column(sa.JSON, default=lambda: dict(STAGE_DAYS))  # {stage: business days}
