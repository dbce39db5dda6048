"""What customers have of us: each thing with its serial number and its warranty."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import NO_DAY, Base, SortText, now
from schema.records import Record


class SoldItem(Record):
    """One thing that a customer (`party_id`) bought. `title` is its serial number with what it is.

    It belongs to the whole of customer service, as articles do: whoever takes a call must see whether a thing is
    covered, whosever customer it is. `ends_on` follows from the three facts above it (measures/warranty.py), and is
    NO_DAY where no warranty is known.
    """

    __tablename__ = "sold_items"
    __table_args__ = (
        sa.Index("ix_sold_items_serial", "serial_key", "id"),
        sa.Index("ix_sold_items_product", "product_id", "id"),
        sa.Index("ix_sold_items_order", "order_id", "id"),
        sa.Index("ix_sold_items_ends", "ends_on", "id"),
    )
    audited = (*Record.audited, "party_id", "serial", "product_id", "what", "order_id", "sold_on", "starts_on",
               "months", "extension_months", "voided_on", "voided_because")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    serial: Mapped[str]
    serial_key: Mapped[str] = mapped_column(SortText)
    product_id: Mapped[int | None] = mapped_column(sa.ForeignKey("products.id"))
    what: Mapped[str] = mapped_column(default="")  # where it is none of our products
    order_id: Mapped[int | None] = mapped_column(sa.ForeignKey("orders.id"))
    sold_on: Mapped[date | None]
    starts_on: Mapped[date | None]  # from when on it is covered
    months: Mapped[int | None]
    extension_months: Mapped[int] = mapped_column(default=0)
    ends_on: Mapped[date] = mapped_column(default=NO_DAY)  # the last day it is covered
    voided_on: Mapped[date | None]
    voided_because: Mapped[str] = mapped_column(default="")


class CheckIn(Base):
    """A new customer got the tasks to ask how they are doing: once, whatever else they buy."""

    __tablename__ = "check_ins"

    party_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True,
                                          autoincrement=False)
    at: Mapped[datetime] = mapped_column(default=now)
