"""Choosing a supplier, or a partner: what is needed, by what candidates are compared, what was found and decided."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, Versioned, now
from schema.records import Record

SELECTION_STATES = ("open", "decided", "dropped")
WEIGHTS_FROM = ("direct", "ahp")
FILLED_FROM = ("price", "lead_days")  # what a quote says


class Selection(Record):
    """One choice among candidates. Once decided it shows what was known then (`snapshot`), whatever changes later."""

    __tablename__ = "selections"
    audited = (*Record.audited, "need", "weights_from", "ri_table", "cost_per_return", "chosen_id", "runner_up_id",
               "rationale", "despite", "review_on")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    role: Mapped[str] = mapped_column(default="supplier")
    need: Mapped[str] = mapped_column(default="")
    weights_from: Mapped[str] = mapped_column(default="direct")  # one of WEIGHTS_FROM
    ri_table: Mapped[str] = mapped_column(default="saaty_2005")  # of measures/ahp.py
    cost_per_return = mapped_column(Scaled(6), nullable=True)  # of one bad piece, in home currency
    chosen_id: Mapped[int | None] = mapped_column(sa.ForeignKey("parties.id"))
    runner_up_id: Mapped[int | None] = mapped_column(sa.ForeignKey("parties.id"))
    rationale: Mapped[str] = mapped_column(default="")
    despite: Mapped[str] = mapped_column(default="")  # why, although their standing is against it
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    review_on: Mapped[date | None]
    review_task_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id", ondelete="SET NULL"))
    snapshot: Mapped[dict | None] = mapped_column(sa.JSON(none_as_null=True))


class PartnerSelection(Selection):
    """The same among partners: a kind of its own, for those who see partners."""

    __mapper_args__ = {"polymorphic_identity": "partner_selection"}


class SelectionCriterion(Versioned, Base):
    """By what candidates are compared. Where `best` is below `worst`, less is better."""

    __tablename__ = "selection_criteria"
    __table_args__ = (sa.Index("ix_selection_criteria_record", "record_id", "position", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    weight = mapped_column(Scaled(2), nullable=False)  # those of a selection come to 100
    worst = mapped_column(Scaled(6), nullable=False)  # gives 0 points
    best = mapped_column(Scaled(6), nullable=False)  # gives 100
    least = mapped_column(Scaled(6), nullable=True)  # whoever is worse is out
    filled_from: Mapped[str | None]  # one of FILLED_FROM

    @property
    def is_more_better(self):
        return self.best > self.worst


class SelectionCandidate(Versioned, Base):
    """One of those to choose among, with the quote it brought."""

    __tablename__ = "selection_candidates"
    __table_args__ = (
        sa.Index("uq_selection_candidates_party", "record_id", "party_id", unique=True),
        sa.Index("ix_selection_candidates_party", "party_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    invite_id: Mapped[int | None] = mapped_column(sa.ForeignKey("rfq_invites.id"))
    out_because: Mapped[str] = mapped_column(default="")  # knocked out by hand

    values: Mapped[list["SelectionValue"]] = relationship(cascade="all, delete-orphan", order_by="SelectionValue.id")


class SelectionValue(Versioned, Base):
    """What was found of a candidate in a criterion. Without a row it is not known."""

    __tablename__ = "selection_values"
    __table_args__ = (
        sa.Index("uq_selection_values_cell", "candidate_id", "criterion_id", unique=True),
        sa.Index("ix_selection_values_record", "record_id"),
        sa.Index("ix_selection_values_criterion", "criterion_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    candidate_id: Mapped[int] = mapped_column(sa.ForeignKey("selection_candidates.id", ondelete="CASCADE"))
    criterion_id: Mapped[int] = mapped_column(sa.ForeignKey("selection_criteria.id", ondelete="CASCADE"))
    value = mapped_column(Scaled(6), nullable=False)


class SelectionComparison(Versioned, Base):
    """How one person compares the criteria two at a time: {"12-15": 3.0}, so many times as important as the other."""

    __tablename__ = "selection_comparisons"
    __table_args__ = (sa.Index("uq_selection_comparisons_rater", "record_id", "rater_id", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    rater_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"))
    judged: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    at: Mapped[datetime] = mapped_column(default=now)


class SelectionInterest(Base):
    """What somebody who has a part in a selection said of an interest of their own: "" is none. Said once."""

    __tablename__ = "selection_interests"
    __table_args__ = (sa.Index("uq_selection_interests_person", "record_id", "person_id", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"))
    interest: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
