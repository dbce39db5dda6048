"""What customers ask of us and complain about, and the conversation about it."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import NOTHING_DUE, Base, SortText, Versioned, now, on_both
from schema.panels import Entry
from schema.records import Record

TICKET_KINDS = ("complaint", "question", "request", "return", "repair", "visit", "problem")
OWN_KINDS = ("problem",)  # among ourselves: no customer waits, nothing is promised unless a policy names the kind
TICKET_STATES = ("new", "open", "waiting-customer", "waiting-supplier", "appointment", "resolved", "closed")
WAITING_STATES = ("waiting-customer", "waiting-supplier", "appointment")
PRIORITIES = ("urgent", "high", "normal", "low")
SEVERITIES = ("critical", "major", "minor")
CHANNELS = ("web", "phone", "chat", "walk-in", "letter", "email", "other")
LINK_KINDS = ("duplicate", "blocks", "caused-by")


class Ticket(Record):
    """One matter of one customer. `title` is its subject, `owner_id` who works on it, `due_at` when its clock says that
    somebody must act next: NOTHING_DUE while it waits or is done.

    `waiting_since`: since when the other side has heard nothing: the customer of us, or we of whomever it waits for.
    `source` holds what a file said where that is more than our codes say: {"state": "Awaiting Vendor", "group": …}.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        sa.Index("uq_tickets_number_key", "number_key", unique=True),
        sa.Index("ix_tickets_changed", "changed_at"),
        sa.Index("ix_tickets_category", "category_id", "id"),
        sa.Index("ix_tickets_contact", "contact_id", "id"),
        sa.Index("ix_tickets_item", "item_id", "id", **on_both("item_id IS NOT NULL")),
        sa.Index("ix_tickets_looks", "looks_at", "id", **on_both("looks_at IS NOT NULL")),
        sa.Index("ix_tickets_resolved", "resolved_at", "id", **on_both("resolved_at IS NOT NULL")),
        sa.Index("ix_tickets_closed", "closed_at", "id", **on_both("closed_at IS NOT NULL")),
    )
    audited = (*Record.audited, "party_id", "kind_of", "channel", "priority", "severity", "category_id", "contact_id",
               "order_id", "product_id", "serial")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    number: Mapped[str]
    number_key: Mapped[str] = mapped_column(SortText)
    kind_of: Mapped[str] = mapped_column(default="question")  # one of TICKET_KINDS
    channel: Mapped[str] = mapped_column(default="other")
    priority: Mapped[str] = mapped_column(default="normal")
    severity: Mapped[str | None]
    category_id: Mapped[int | None] = mapped_column(sa.ForeignKey("ticket_categories.id"))
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("parties.id"))
    asker: Mapped[str] = mapped_column(default="")  # who asks, as they said it, while nobody knows which party that is
    asker_email: Mapped[str] = mapped_column(default="")
    order_id: Mapped[int | None] = mapped_column(sa.ForeignKey("orders.id"))
    product_id: Mapped[int | None] = mapped_column(sa.ForeignKey("products.id"))
    serial: Mapped[str] = mapped_column(default="")
    item_id: Mapped[int | None] = mapped_column(sa.ForeignKey("sold_items.id"))  # found by the serial number
    policy_id: Mapped[int | None] = mapped_column(sa.ForeignKey("service_policies.id"))
    preview: Mapped[str] = mapped_column(default="")  # one line of the last message
    waiting_since: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)  # message, note, state, hands: what others should see
    first_due_at: Mapped[datetime | None]  # of each target while it runs: computed, see blueprints/service/clocks.py
    update_due_at: Mapped[datetime | None]
    resolution_due_at: Mapped[datetime | None]
    looks_at: Mapped[datetime | None]  # when the job should look: a target is nearly used up, or missed
    answered_at: Mapped[datetime | None]  # first answered by a person
    resolved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    reopened: Mapped[int] = mapped_column(default=0)
    reassigned: Mapped[int] = mapped_column(default=0)
    source: Mapped[dict | None] = mapped_column(sa.JSON(none_as_null=True))

    @property
    def is_waiting(self):
        """Is it somebody else's turn?"""
        return self.state in WAITING_STATES

    @property
    def is_due(self):
        return self.due_at != NOTHING_DUE


class TicketCategory(Versioned, Base):
    """What tickets are about: a tree. `path` says all of it, "Delivery / Late". Archived, not deleted."""

    __tablename__ = "ticket_categories"
    __table_args__ = (
        sa.Index("uq_ticket_categories_path_key", "path_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("ticket_categories.id"), index=True)
    name: Mapped[str]
    path: Mapped[str]
    path_key: Mapped[str] = mapped_column(SortText)
    position: Mapped[int] = mapped_column(default=0)  # among the parts of its branch
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class Message(Base):
    """What an entry of kind "message" is besides: one turn of a ticket's conversation that the customer sees.

    `sends_at`: an answer can be taken back until then, and the customer sees it from then on. `before` is what the
    answer changed on the ticket, which taking it back puts back.
    """

    __tablename__ = "messages"
    __table_args__ = (sa.Index("ix_messages_record", "record_id", "entry_id"),)

    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    channel: Mapped[str]
    author: Mapped[str] = mapped_column(default="")  # of an inward one, as it came; of ours the entry says who
    sends_at: Mapped[datetime] = mapped_column(default=now)
    before: Mapped[dict | None] = mapped_column(sa.JSON(none_as_null=True))

    entry: Mapped[Entry] = relationship()


class Draft(Base):
    """What somebody is writing on a ticket: saved every few seconds, so that no text is ever lost."""

    __tablename__ = "drafts"

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), primary_key=True, index=True)
    part: Mapped[str] = mapped_column(primary_key=True)  # reply, note
    body: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(default=now)


class Presence(Base):
    """Who has a ticket open, and whether they write. Old rows mean nothing and are taken out by and by."""

    __tablename__ = "presences"

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), primary_key=True, index=True)
    is_writing: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(default=now, index=True)


class CannedAnswer(Versioned, Base):
    """An answer that is given often, with names in braces that are filled in: {customer}, {number}."""

    __tablename__ = "canned_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    body: Mapped[str]
    uses: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class TicketLink(Base):
    """One ticket's tie to another, read from left to right: is a duplicate of, blocks, was caused by."""

    __tablename__ = "ticket_links"
    __table_args__ = (sa.Index("ix_ticket_links_other", "other_id", "kind"),)

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)  # one of LINK_KINDS
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)


class Promise(Versioned, Base):
    """What somebody promised a customer by a day: kept, or broken once that day has passed."""

    __tablename__ = "promises"
    __table_args__ = (
        sa.Index("ix_promises_record", "record_id", "due_at"),
        sa.Index("ix_promises_due", "due_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    what: Mapped[str]
    due_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    made_at: Mapped[datetime] = mapped_column(default=now)
    kept_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
