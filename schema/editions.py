"""What is drafted, published and never changed after that: the next edition takes its place."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Versioned, now, on_both


class Edition(Versioned):
    """One edition of something judged or asked in a role. Of one `code` one edition at most is published."""

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    edition: Mapped[int] = mapped_column(default=1)
    role: Mapped[str]  # one of SCORED_ROLES
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="draft")  # draft, published or retired
    created_at: Mapped[datetime] = mapped_column(default=now)
    published_at: Mapped[datetime | None]

    @sa.orm.declared_attr.directive
    def __table_args__(cls):
        return (sa.Index(f"uq_{cls.__tablename__}_code_edition", "code", "edition", unique=True),
                sa.Index(f"uq_{cls.__tablename__}_published", "code", unique=True, **on_both("state = 'published'")))
