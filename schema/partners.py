"""Partners: what only a partner has, the deals they register with us, their part in ours, and who of them is certified.

Every row says whose it is (`party_id`): it is seen by whoever sees that party as a partner.
"""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import NO_DAY, Base, SortText, Versioned, now, on_both
from schema.records import Record

PARTNER_KINDS = ("referral", "reseller", "integrator", "alliance", "financing", "other")
REGISTRATION_STATES = ("draft", "submitted", "review", "approved", "rejected", "duplicate", "expired", "converted")
UNDECIDED_STATES = ("submitted", "review")  # we owe an answer
LIVE_STATES = (*UNDECIDED_STATES, "approved")  # another one for the same customer is a conflict
DEAL_SHARES = ("sourced", "influenced", "co-sold", "delivered")
WHOLE_SHARE = 10_000  # basis points
PROTECTION_DAYS = 90  # where no programme says otherwise
REVIEW_HOURS = 16  # of business


class PartnerProgramme(Versioned, Base):
    """What partners of a sort are promised: how long a registered deal is theirs, how soon we answer. Archived, not
    deleted.
    """

    __tablename__ = "partner_programmes"
    __table_args__ = (
        sa.Index("uq_partner_programmes_name_key", "name_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(SortText)
    position: Mapped[int] = mapped_column(default=0)
    protection_days: Mapped[int] = mapped_column(default=PROTECTION_DAYS)
    review_hours: Mapped[int] = mapped_column(default=REVIEW_HOURS)
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class PartnerProfile(Base):
    """What only a partner has; made when something of it is first entered. `kind`: one of PARTNER_KINDS."""

    __tablename__ = "partner_profiles"
    history_of = "party_id"
    audited = ("kind", "programme_id", "territory", "terms", "risk", "risk_note")

    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True)
    kind: Mapped[str | None]
    programme_id: Mapped[int | None] = mapped_column(sa.ForeignKey("partner_programmes.id"), index=True)
    territory: Mapped[str] = mapped_column(default="")
    terms: Mapped[str] = mapped_column(default="")
    risk: Mapped[str | None]
    risk_note: Mapped[str] = mapped_column(default="")


class Registration(Record):
    """A deal a partner says is theirs. On the spine: `party_id` is the partner, `title` what it is about, `due_at` when
    we owe an answer, `is_open` while anybody has to move it.

    `protected_until` counts from the day it was submitted: a slow review never costs the partner. The customer is
    `customer_id` where it is one of ours, and always `customer_name`; `customer_key` is what names are compared by.
    """

    __tablename__ = "registrations"
    __table_args__ = (
        sa.Index("ix_registrations_customer_key", "customer_key", "id"),
        sa.Index("ix_registrations_customer", "customer_id", "id"),
        sa.Index("ix_registrations_deal", "deal_id"),
        sa.Index("ix_registrations_protected_until", "protected_until", "id"),
    )
    audited = (*Record.audited, "customer_name", "customer_id", "contact", "amount_cents", "currency", "closes_on",
               "reason", "protected_until", "deal_id")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    customer_name: Mapped[str]
    customer_key: Mapped[str] = mapped_column(SortText)
    customer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id"))
    contact: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    amount_cents: Mapped[int | None] = mapped_column(sa.BigInteger)  # minor units of `currency`
    currency: Mapped[str] = mapped_column(sa.String(3))
    closes_on: Mapped[date | None]  # when the partner expects it to be decided
    submitted_at: Mapped[datetime | None]
    answer_due_at: Mapped[datetime | None]  # by when we promised to decide; stays as it was
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    protected_until: Mapped[date] = mapped_column(default=NO_DAY)  # NO_DAY: not yet
    reason: Mapped[str] = mapped_column(default="")  # why it was decided so
    deal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id"))


class DealPartner(Base):
    """A partner's part in a deal of ours (one of DEAL_SHARES), and how much of it, in basis points."""

    __tablename__ = "deal_partners"
    __table_args__ = (sa.Index("ix_deal_partners_party", "party_id", "part", "deal_id"),)
    history_of = "deal_id"
    audited = ("party_id", "part", "share")

    deal_id: Mapped[int] = mapped_column(sa.ForeignKey("deals.id", ondelete="CASCADE"), primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    share: Mapped[int] = mapped_column(default=WHOLE_SHARE)
    created_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class Certification(Versioned, Base):
    """Somebody at a partner who holds a certificate, from a day and until one; without an end it does not run out."""

    __tablename__ = "certifications"
    __table_args__ = (
        sa.Index("ix_certifications_party", "party_id", "valid_until"),
        sa.Index("ix_certifications_valid_until", "valid_until", "id"),
        sa.Index("ix_certifications_person_key", "person_key", "id"),
    )
    history_of = "party_id"
    audited = ("person", "certificate", "valid_from", "valid_until")

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    person: Mapped[str]
    person_key: Mapped[str] = mapped_column(SortText)
    certificate: Mapped[str]
    valid_from: Mapped[date]
    valid_until: Mapped[date]  # NO_DAY: it does not run out
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
