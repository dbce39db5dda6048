"""What was offered: quotes with their versions and lines. Plain tables, seen through their deal or their customer."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, SortText, Versioned, now, on_both
from schema.deals import Deal
from schema.orders import Order, Product
from schema.parties import Party

QUOTE_STATES = ("draft", "sent", "accepted", "declined")


class Quote(Versioned, Base):
    """One version of a quote: versions of one share its `number`, and only the last `is_latest`.

    `state` is one of QUOTE_STATES. Only a draft changes; a version that was sent stays as the customer has it, and
    another wish makes the next one. Amounts are minor units of `currency`; `total_cents` is net and tax.
    `order_id` is the order that an accepted one became.
    """

    __tablename__ = "quotes"
    __table_args__ = (
        sa.UniqueConstraint("number_key", "revision"),
        sa.Index("ix_quotes_party", "party_id", "id"),
        sa.Index("ix_quotes_deal", "deal_id", "id"),
        sa.Index("ix_quotes_latest", "issued_on", "id", **on_both("is_latest")),
        sa.Index("ix_quotes_state", "state", "issued_on", "id"),
        sa.Index("ix_quotes_ending", "state", "valid_until", "id", **on_both("is_latest")),
        sa.Index("ix_quotes_total", "total_cents", "id"),
        sa.Index("uq_quotes_order_id", "order_id", unique=True, **on_both("order_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    number_key: Mapped[str] = mapped_column(SortText)
    revision: Mapped[int] = mapped_column(default=1)
    is_latest: Mapped[bool] = mapped_column(default=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    deal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("deals.id"))
    state: Mapped[str] = mapped_column(default="draft")
    currency: Mapped[str] = mapped_column(sa.String(3))
    issued_on: Mapped[date]
    valid_until: Mapped[date]
    terms: Mapped[str] = mapped_column(default="")
    net_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    tax_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    total_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    sent_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]  # accepted or declined
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # who noted it
    declined_because: Mapped[str] = mapped_column(default="")
    order_id: Mapped[int | None] = mapped_column(sa.ForeignKey("orders.id"))

    party: Mapped[Party] = relationship()
    deal: Mapped[Deal | None] = relationship(foreign_keys=[deal_id])
    order: Mapped[Order | None] = relationship()
    lines: Mapped[list["QuoteLine"]] = relationship(
        back_populates="quote", order_by="QuoteLine.ordinal", cascade="all, delete-orphan")


class QuoteLine(Base):
    __tablename__ = "quote_lines"
    __table_args__ = (sa.Index("ix_quote_lines_product", "product_id", "quote_id"),)

    quote_id: Mapped[int] = mapped_column(sa.ForeignKey("quotes.id", ondelete="CASCADE"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int | None] = mapped_column(sa.ForeignKey("products.id"))
    description: Mapped[str] = mapped_column(default="")
    quantity = mapped_column(Scaled(3), nullable=False)
    unit_price = mapped_column(Scaled(6), nullable=False)
    discount = mapped_column(Scaled(4), nullable=False, default=0)  # a share: 0.15 takes 15 % off
    tax_rate = mapped_column(Scaled(4), nullable=False, default=0)  # a share: 0.2 adds 20 %
    line_cents: Mapped[int] = mapped_column(sa.BigInteger)  # without tax, rounded half up to the minor unit

    quote: Mapped[Quote] = relationship(back_populates="lines")
    product: Mapped[Product | None] = relationship()
