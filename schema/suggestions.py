"""What customers may want next: computed each night from what customers like them bought."""
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Scaled


class Suggestion(Base):
    """`product_id` is bought by many who bought `because_id`, as this customer did; measures/baskets.py says how many.

    Of `customers` with a purchase, `with_product` bought the product, `with_because` the other one, `with_both` both.
    `rank` is its place among the customer's, 1 the best. Rows are replaced as a whole: nobody edits them.
    """

    __tablename__ = "suggestions"
    __table_args__ = (
        sa.UniqueConstraint("party_id", "rank"),
        sa.Index("ix_suggestions_lift", "lift", "id"),
        sa.Index("ix_suggestions_product", "product_id", "lift", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    rank: Mapped[int]
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"))
    because_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"))
    lift = mapped_column(Scaled(2), nullable=False)
    with_both: Mapped[int]
    with_because: Mapped[int]
    with_product: Mapped[int]
    customers: Mapped[int]
