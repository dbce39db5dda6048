"""What the sample company consists of, so that it can be removed again whole."""
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base


class SampleItem(Base):
    """One row the sample made: its table, its id, and its version once the sample was complete (None: it has none).

    The version goes along with what jobs change (blueprints/demo/following.py): a row of another version was edited by
    somebody, and is nobody's sample any more.
    """

    __tablename__ = "sample_items"

    part: Mapped[str] = mapped_column(primary_key=True)  # a table: parties, orders, ...
    row_id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int | None]
