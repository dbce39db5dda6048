"""Organisations and people, the hats they wear for us, and what makes a customer a customer."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import NO_DAY, Base, SortText, now, on_both
from schema.records import Record

HATS = ("customer", "supplier", "partner", "employee", "competitor")
SIZES = ("large", "sme", "individual")
LIFECYCLES = ("potential", "new", "existing", "loyal", "lost")
POINT_KINDS = ("email", "phone", "mobile", "wechat", "fax", "website", "other")


class Party(Record):
    """A real organisation or person. `title` is the name as shown, `name_key` as compared and sorted."""

    __tablename__ = "parties"
    __table_args__ = (
        sa.Index("ix_parties_name_key_id", "name_key", "id"),
        sa.Index("ix_parties_tax_key", "tax_key"),
        sa.Index("ix_parties_bare_key", "bare_key", "id"),
    )
    __mapper_args__ = {"polymorphic_identity": "party"}
    audited = ("title", "is_person", "tax_number", "country", "country_text", "size", "about", "anniversary_on",
               "archived_at", "extra")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    is_person: Mapped[bool] = mapped_column(default=False)
    name_key: Mapped[str] = mapped_column(SortText)
    bare_key: Mapped[str | None] = mapped_column(SortText)  # the name without its legal form: measures/names.py
    tax_number: Mapped[str | None]
    tax_key: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(sa.String(2))
    country_text: Mapped[str | None]  # what the source said when it is no country we know
    size: Mapped[str | None]
    about: Mapped[str] = mapped_column(default="")
    anniversary_on: Mapped[date | None]  # a birthday, or the day a company keeps

    hats: Mapped[list["Hat"]] = relationship(
        back_populates="party", order_by="Hat.role", foreign_keys="Hat.party_id")
    points: Mapped[list["ContactPoint"]] = relationship(
        back_populates="party", order_by="ContactPoint.id", cascade="all, delete-orphan")
    addresses: Mapped[list["Address"]] = relationship(
        back_populates="party", order_by="Address.id", cascade="all, delete-orphan")
    profile: Mapped["CustomerProfile | None"] = relationship(back_populates="party", uselist=False)


class Hat(Base):
    """What a party is to us: a customer, a supplier, a partner, an employee, a competitor; several at once.

    Whoever may see one of the hats sees the party. `code` is the number the party has in other systems; `name_key`
    repeats the party's, so that a list of suppliers in order of their names walks one index.
    """

    __tablename__ = "hats"
    __table_args__ = (
        sa.Index("uq_hats_party_id_role", "party_id", "role", unique=True, **on_both("until IS NULL")),
        sa.Index("uq_hats_role_code", "role", "code", unique=True, **on_both("until IS NULL")),
        # The unique ones are partial: they do not serve ended hats. With all that says whether somebody may see the
        # party, so that no row is read for it: a list of a team asks a thousand times (orders: 1.1 ms for 6.8 ms).
        sa.Index("ix_hats_seen", "party_id", "role", "team_id", "owner_id"),
        sa.Index("ix_hats_role_code", "role", "code"),
        sa.Index("ix_hats_role_team", "role", "team_id", "party_id"),
        sa.Index("ix_hats_role_owner", "role", "owner_id", "party_id"),
        # Not those of customers, or SQLite would begin with it where their profiles should be walked.
        sa.Index("ix_hats_role_name", "role", "name_key", "party_id",
                 **on_both("until IS NULL AND role != 'customer'")),
    )

    history_of = "party_id"
    audited = ("role", "code", "owner_id", "team_id", "since", "until")

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    code: Mapped[str | None]
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))
    since: Mapped[date]
    until: Mapped[date | None]
    name_key: Mapped[str] = mapped_column(SortText, default="")

    party: Mapped[Party] = relationship(back_populates="hats", foreign_keys=[party_id])


class ContactPoint(Base):
    """A way to reach a party. The same e-mail may belong to two parties and is found at once by `value_key`."""

    __tablename__ = "contact_points"
    __table_args__ = (
        sa.UniqueConstraint("party_id", "kind", "value_key"),
        sa.Index("ix_contact_points_kind_value_key", "kind", "value_key"),
    )

    history_of = "party_id"
    audited = ("kind", "value", "label", "is_primary", "consent")

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    kind: Mapped[str]
    value: Mapped[str]
    value_key: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    is_primary: Mapped[bool] = mapped_column(default=False)
    consent: Mapped[str] = mapped_column(default="unknown")  # unknown, given, refused
    consent_at: Mapped[datetime | None]

    party: Mapped[Party] = relationship(back_populates="points")


class Address(Base):
    __tablename__ = "addresses"
    history_of = "party_id"
    audited = ("label", "street", "city", "region", "postal_code", "country")

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), index=True)
    label: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    country: Mapped[str | None] = mapped_column(sa.String(2))

    party: Mapped[Party] = relationship(back_populates="addresses")


class PartyLink(Base):
    """A dated tie between two parties, read from left to right.

    employment: person works at organisation · subsidiary: left belongs to right · referral: introduced by right
    """

    __tablename__ = "party_links"
    __table_args__ = (
        sa.Index("ix_party_links_party", "party_id", "kind"),
        sa.Index("ix_party_links_other", "other_id", "kind"),
        sa.Index("ix_party_links_kind", "kind", "id"),
        sa.Index("ix_party_links_thanks", "thanks_id", **on_both("thanks_id IS NOT NULL")),
    )

    history_of = "party_id"
    audited = ("kind", "other_id", "title", "since", "until")

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # employment, subsidiary, referral
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    other_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    title: Mapped[str] = mapped_column(default="")  # "Purchasing manager"
    since: Mapped[date | None]
    until: Mapped[date | None]
    thanks_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id", ondelete="SET NULL"))  # a task

    party: Mapped[Party] = relationship(foreign_keys=[party_id])
    other: Mapped[Party] = relationship(foreign_keys=[other_id])


class CustomerProfile(Base):
    """What only a customer has. The figures are computed from its orders and never edited by hand.

    `is_current` (wears the hat now, is not archived), `name_key`, `owner_id` and `team_id` repeat what party and hat
    say, so that the list of customers walks one index: joined from four tables it sorted all of them (22 ms for 0.2 at
    20,000 customers), and who sees only a team's asked each hat. core/repeated.py repeats owner and team.
    A lock by hand holds the class until `locked_until` (a date, inclusive) or until it is taken off.
    """

    __tablename__ = "customer_profiles"
    __table_args__ = (
        sa.Index("ix_customer_profiles_name", "name_key", "party_id", **on_both("is_current")),
        sa.Index("ix_customer_profiles_lifecycle", "lifecycle", "name_key", "party_id", **on_both("is_current")),
        sa.Index("ix_customer_profiles_last_order", "last_order_on", "party_id", **on_both("is_current")),
        sa.Index("ix_customer_profiles_revenue", "revenue_cents", "party_id", **on_both("is_current")),
        sa.Index("ix_customer_profiles_orders", "order_count", "party_id", **on_both("is_current")),
        sa.Index("ix_customer_profiles_next_change", "changes_on"),
        sa.Index("ix_customer_profiles_overdue", "overdue_on", "party_id", **on_both("is_current")),
        sa.Index("ix_customer_profiles_owner_overdue", "owner_id", "overdue_on", "party_id", **on_both("is_current")),
        sa.Index("ix_customer_profiles_team", "team_id", "name_key", "party_id", **on_both("is_current")),
        sa.Index("ix_customer_profiles_team_class", "team_id", "lifecycle", "name_key", "party_id", "owner_id",
                 **on_both("is_current")),
        sa.Index("ix_customer_profiles_owner_class", "owner_id", "lifecycle", "name_key", "party_id", "team_id",
                 **on_both("is_current")),
        sa.Index("ix_customer_profiles_rfm", "rfm", "rfm_was", "revenue_cents", **on_both("is_current")),
    )

    history_of = "party_id"
    audited = ("preferences", "locked_lifecycle", "locked_until", "lock_reason")

    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True)
    is_current: Mapped[bool] = mapped_column(default=True)
    name_key: Mapped[str] = mapped_column(SortText, default="")
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))
    lifecycle: Mapped[str] = mapped_column(default="potential")
    since: Mapped[date | None]
    evidence: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    overdue_on: Mapped[date] = mapped_column(default=NO_DAY)  # the first day they are late by their own rhythm
    changes_on: Mapped[date | None]  # the next day on which the class changes if nothing else happens
    locked_lifecycle: Mapped[str | None]
    locked_until: Mapped[date | None]
    lock_reason: Mapped[str] = mapped_column(default="")
    locked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    order_count: Mapped[int] = mapped_column(default=0)
    first_order_on: Mapped[date | None]
    last_order_on: Mapped[date] = mapped_column(default=date.min)  # date.min: none yet; NULL would break paging
    revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)  # home currency, valid lines of purchases
    unrated_orders: Mapped[int] = mapped_column(default=0)  # purchases in a currency without a known rate
    year_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)  # of it, those of the last 365 days
    rfm: Mapped[str] = mapped_column(sa.String(3), default="")  # "345": recency, frequency, monetary; "" not scored
    rfm_was: Mapped[str] = mapped_column(sa.String(3), default="")  # the same on the last day of last month
    preferences: Mapped[str] = mapped_column(default="")
    computed_at: Mapped[datetime] = mapped_column(default=now)

    party: Mapped[Party] = relationship(back_populates="profile")


class LifecycleEvent(Base):
    """A change of class, with the evidence and the version of the rules as of then. Append-only."""

    __tablename__ = "lifecycle_events"
    __table_args__ = (
        sa.Index("ix_lifecycle_events_party", "party_id", "at"),
        sa.Index("ix_lifecycle_events_at", "at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    from_class: Mapped[str | None]
    to_class: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    rules_version: Mapped[int]
    evidence: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # None: computed
