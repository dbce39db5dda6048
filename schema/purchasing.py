"""What was bought of whom: purchase orders, what was promised and when it arrived. Facts by the thousand, no records.

Every row says whose it is (`party_id`): it is seen by whoever sees that party as a supplier.
"""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import NO_DAY, Base, Scaled, SortText, Versioned, now, on_both
from schema.parties import Party
from schema.qualification import RoleCategory

RISKS = ("low", "medium", "high")
MOVERS = ("supplier", "buyer", "force_majeure", "unknown")  # who wished another day
NOT_THEIRS = ("buyer", "force_majeure")  # these move the day a supplier is held to
INSPECTION_KINDS = ("full", "sample")


class SupplierProfile(Base):
    """What only a supplier has; made when something of it is first entered.

    `is_own`: a warehouse of our own, which delivers but is compared with nobody.
    """

    __tablename__ = "supplier_profiles"
    history_of = "party_id"
    audited = ("is_own", "is_single_source", "terms", "risk", "risk_note")

    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True)
    is_own: Mapped[bool] = mapped_column(default=False)
    is_single_source: Mapped[bool] = mapped_column(default=False)
    terms: Mapped[str] = mapped_column(default="")
    risk: Mapped[str | None]
    risk_note: Mapped[str] = mapped_column(default="")


class SuppliedProduct(Base):
    """A product a supplier has for us, at what price, as far as that is known."""

    __tablename__ = "supplied_products"
    __table_args__ = (
        sa.Index("uq_supplied_products_party_id_product_id", "party_id", "product_id", unique=True),
        sa.Index("ix_supplied_products_product_id", "product_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"))
    unit_price = mapped_column(Scaled(6), nullable=True)
    currency: Mapped[str] = mapped_column(sa.String(3))


class PurchaseOrder(Versioned, Base):
    """An order of ours. Two suppliers may use the same number."""

    __tablename__ = "purchase_orders"
    __table_args__ = (
        sa.Index("uq_purchase_orders_number_key_party_id", "number_key", "party_id", unique=True),
        sa.Index("ix_purchase_orders_party_id", "party_id", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    number_key: Mapped[str] = mapped_column(SortText)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    ordered_on: Mapped[date | None]
    category_id: Mapped[int | None] = mapped_column(sa.ForeignKey("role_categories.id"))
    currency: Mapped[str] = mapped_column(sa.String(3))
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    category: Mapped[RoleCategory | None] = relationship()
    party: Mapped[Party] = relationship()
    lines: Mapped[list["PurchaseLine"]] = relationship(
        back_populates="order", order_by="PurchaseLine.id", cascade="all, delete-orphan")


class PurchaseLine(Versioned, Base):
    """One thing ordered, with three days: `promised_first` as it was, `promised_on` as it is now, and `held_to_on`, the
    first moved only by what was not the supplier's doing.

    `received` and `completed_on` (the day all had arrived; NO_DAY: not yet) follow from the receipts.
    """

    __tablename__ = "purchase_lines"
    __table_args__ = (
        sa.Index("uq_purchase_lines_number_key", "number_key", unique=True),
        sa.Index("ix_purchase_lines_order_id", "order_id"),
        sa.Index("ix_purchase_lines_party", "party_id", "held_to_on", "completed_on"),
        sa.Index("ix_purchase_lines_held_to", "held_to_on", "id"),
        sa.Index("ix_purchase_lines_completed", "completed_on", "held_to_on", "id"),
        sa.Index("ix_purchase_lines_late", "party_id", "held_to_on", "completed_on",
                 **on_both("completed_on > held_to_on")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("purchase_orders.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    number: Mapped[str]
    number_key: Mapped[str] = mapped_column(SortText)
    item: Mapped[str] = mapped_column(default="")
    quantity = mapped_column(Scaled(3), nullable=False)
    value_cents: Mapped[int | None] = mapped_column(sa.BigInteger)  # minor units of the order's currency
    promised_first: Mapped[date]
    promised_on: Mapped[date]
    held_to_on: Mapped[date]
    received = mapped_column(Scaled(3), nullable=False, default=0)
    completed_on: Mapped[date] = mapped_column(default=NO_DAY)

    order: Mapped[PurchaseOrder] = relationship(back_populates="lines")
    receipts: Mapped[list["Receipt"]] = relationship(
        back_populates="line", order_by="Receipt.arrived_on, Receipt.id", cascade="all, delete-orphan")
    moves: Mapped[list["PromiseMove"]] = relationship(
        back_populates="line", order_by="PromiseMove.id", cascade="all, delete-orphan")


class PromiseMove(Base):
    """A promised day that became another, and who wished it. Append-only."""

    __tablename__ = "promise_moves"
    __table_args__ = (sa.Index("ix_promise_moves_line_id", "line_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(sa.ForeignKey("purchase_lines.id", ondelete="CASCADE"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    before: Mapped[date]
    after: Mapped[date]
    moved_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    line: Mapped[PurchaseLine] = relationship(back_populates="moves")


class Receipt(Base):
    """Goods that came on a day. `recorded_on`, when somebody wrote it down, says nothing about the supplier."""

    __tablename__ = "receipts"
    __table_args__ = (
        sa.Index("ix_receipts_line_id", "line_id", "arrived_on"),
        sa.Index("ix_receipts_party_id", "party_id", "arrived_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(sa.ForeignKey("purchase_lines.id", ondelete="CASCADE"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    arrived_on: Mapped[date]
    recorded_on: Mapped[date]
    quantity = mapped_column(Scaled(3), nullable=False)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    line: Mapped[PurchaseLine] = relationship(back_populates="receipts")
    inspections: Mapped[list["Inspection"]] = relationship(
        back_populates="receipt", order_by="Inspection.id", cascade="all, delete-orphan")


class Inspection(Base):
    """What was looked at of a receipt and found bad; of a sample, whether the lot was taken."""

    __tablename__ = "inspections"
    __table_args__ = (
        sa.Index("ix_inspections_receipt_id", "receipt_id"),
        sa.Index("ix_inspections_party_id", "party_id", "inspected_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    receipt_id: Mapped[int] = mapped_column(sa.ForeignKey("receipts.id", ondelete="CASCADE"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    kind: Mapped[str] = mapped_column(default="full")
    inspected_on: Mapped[date]
    inspected = mapped_column(Scaled(3), nullable=False)
    rejected = mapped_column(Scaled(3), nullable=False)
    is_accepted: Mapped[bool] = mapped_column(default=True)  # the lot
    defect: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    receipt: Mapped[Receipt] = relationship(back_populates="inspections")
