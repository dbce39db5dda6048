"""What customers think of how their tickets were handled."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now


class Satisfaction(Base):
    """One answer for a ticket, given once: 1 (bad) to 5 (good), and a word."""

    __tablename__ = "satisfactions"

    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    score: Mapped[int]
    word: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
