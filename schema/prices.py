"""What products are sold at: price lists, each in one currency and for some time."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import NO_DAY, Base, Scaled, Versioned, on_both
from schema.orders import Product


class PriceList(Versioned, Base):
    """Prices in `currency` from one day to another, both included; `valid_until` is NO_DAY while no end is known.

    Of several lists that hold a product on a day, the one that began last counts. Archived, not deleted.
    """

    __tablename__ = "price_lists"
    __table_args__ = (
        sa.Index("uq_price_lists_name_key", "name_key", unique=True, **on_both("archived_at IS NULL")),
        sa.CheckConstraint("valid_from <= valid_until", name="validity"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    currency: Mapped[str] = mapped_column(sa.String(3))
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=NO_DAY)
    archived_at: Mapped[datetime | None]


class Price(Base):
    """What one unit of a product costs by a list, without tax."""

    __tablename__ = "prices"
    __table_args__ = (sa.Index("ix_prices_product", "product_id", "price_list_id"),)

    price_list_id: Mapped[int] = mapped_column(sa.ForeignKey("price_lists.id"), primary_key=True)
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"), primary_key=True)
    unit_price = mapped_column(Scaled(6), nullable=False)

    price_list: Mapped[PriceList] = relationship()
    product: Mapped[Product] = relationship()
