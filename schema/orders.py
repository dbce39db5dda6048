"""What was bought: products, orders and their lines. Facts that come by the thousand, no records."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, SortText, Versioned, now, on_both
from schema.parties import Party

STEPS = ("confirmed", "delivered", "invoiced", "paid")


class Product(Versioned, Base):
    __tablename__ = "products"
    __table_args__ = (
        sa.Index("uq_products_code_key", "code_key", unique=True),
        sa.Index("ix_products_name_key", "name_key", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    code_key: Mapped[str] = mapped_column(SortText)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(SortText)
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class Order(Versioned, Base):
    """An invoice, an order or a credit note.

    `state` is the furthest of STEPS it took; "completed" when it came in whole, from an import or as a credit note;
    or "cancelled". `credits_id` is the order that a credit note gives back, where that is known.
    `is_purchase` says whether it counts for the customer's class: no credit note, not cancelled, and at least one
    line with quantity > 0 and price > 0. `valid_cents` sums just those lines, `total_cents` all lines.
    """

    __tablename__ = "orders"
    __table_args__ = (
        sa.Index("uq_orders_number_key", "number_key", unique=True),
        sa.Index("ix_orders_party", "party_id", "ordered_at", "id"),
        sa.Index("ix_orders_ordered_at", "ordered_at", "id", "party_id"),  # whose: asked before the row is read
        sa.Index("ix_orders_total", "total_cents", "id"),
        sa.Index("ix_orders_currency", "currency", "ordered_at", "id"),
        sa.Index("ix_orders_unrated", "currency", "ordered_at", "id", **on_both("home_rate IS NULL")),
        sa.Index("ix_orders_no_purchase", "ordered_at", "id", sqlite_where=sa.text("is_purchase = 0"),
                 postgresql_where=sa.text("NOT is_purchase")),
        sa.Index("ix_orders_state", "state", "ordered_at", "id"),
        sa.Index("ix_orders_credits", "credits_id", **on_both("credits_id IS NOT NULL")),
        sa.Index("ix_orders_purchases", "party_id", "ordered_on", **on_both("is_purchase")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    number_key: Mapped[str] = mapped_column(SortText)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    ordered_at: Mapped[datetime]
    ordered_on: Mapped[date]  # the workspace's calendar day of ordered_at
    currency: Mapped[str] = mapped_column(sa.String(3))
    state: Mapped[str] = mapped_column(default="completed")  # completed, cancelled, or one of STEPS
    is_credit_note: Mapped[bool] = mapped_column(default=False)
    is_purchase: Mapped[bool] = mapped_column(default=False)
    total_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)  # minor units of `currency`
    valid_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    home_cents: Mapped[int | None] = mapped_column(sa.BigInteger)  # valid_cents in the home currency; None: no rate
    home_rate = mapped_column(Scaled(9), nullable=True)  # the rate that was used
    credits_id: Mapped[int | None] = mapped_column(sa.ForeignKey("orders.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    party: Mapped[Party] = relationship()
    lines: Mapped[list["OrderLine"]] = relationship(
        back_populates="order", order_by="OrderLine.ordinal", cascade="all, delete-orphan")
    steps: Mapped[list["OrderStep"]] = relationship(back_populates="order", cascade="all, delete-orphan")


class OrderLine(Base):
    """One line. Its identity in a file is order + ordinal, so two equal lines stay two."""

    __tablename__ = "order_lines"
    __table_args__ = (sa.Index("ix_order_lines_product", "product_id", "order_id"),)

    order_id: Mapped[int] = mapped_column(sa.ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int | None] = mapped_column(sa.ForeignKey("products.id"))
    description: Mapped[str] = mapped_column(default="")
    quantity = mapped_column(Scaled(3), nullable=False)
    unit_price = mapped_column(Scaled(6), nullable=False)
    discount = mapped_column(Scaled(4), nullable=False, default=0)  # a share: 0.15 takes 15 % off
    line_cents: Mapped[int] = mapped_column(sa.BigInteger)  # rounded half up to the minor unit

    order: Mapped[Order] = relationship(back_populates="lines")
    product: Mapped[Product | None] = relationship()


class OrderStep(Base):
    """The day an order was confirmed, delivered, invoiced or paid, and who said so."""

    __tablename__ = "order_steps"

    order_id: Mapped[int] = mapped_column(sa.ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)  # one of STEPS
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    order: Mapped[Order] = relationship(back_populates="steps")
