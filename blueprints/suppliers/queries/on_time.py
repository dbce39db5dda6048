"""How punctual suppliers are: of the lines due, how many were complete by the day they are held to."""
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from measures.intervals import Z95, wilson
from models import NameCard, PurchaseLine, SupplierProfile, db

Name = aliased(NameCard)
AS_OF = sa.bindparam("as_of", type_=sa.Date)
IS_DUE = PurchaseLine.held_to_on <= AS_OF
IS_ON_TIME = PurchaseLine.completed_on <= PurchaseLine.held_to_on
ON_TIME = sa.func.count(sa.case((IS_ON_TIME, 1)))
# Counted first, out of one index; names are looked up for each supplier, not for each line.
COUNTED = of(PurchaseLine, PurchaseLine.party_id, sa.func.count().label("n"), ON_TIME.label("on_time")).where(
    IS_DUE).group_by(PurchaseLine.party_id).subquery()
BY_SUPPLIER = sa.select(
    COUNTED.c.party_id, Name.title.label("label"), COUNTED.c.n, COUNTED.c.on_time,
    sa.func.coalesce(SupplierProfile.is_own, False).label("is_own"),
).join(Name, Name.id == COUNTED.c.party_id).outerjoin(
    SupplierProfile, SupplierProfile.party_id == COUNTED.c.party_id).order_by(
    COUNTED.c.n.desc(), Name.title, COUNTED.c.party_id)


@dataclass(frozen=True)
class Punctuality:
    """Of `n` lines due `on_time` were complete by their day. Shares are 0 to 1, None where nothing was due."""

    party_id: int | None
    label: str
    n: int
    on_time: int
    is_own: bool = False  # a warehouse of ours

    @property
    def late(self):
        return self.n - self.on_time

    @property
    def rate(self):
        return self.on_time / self.n if self.n else None

    @property
    def shown_rate(self):
        """The rate to a tenth of a percent, as people read it."""
        return round(Decimal(self.on_time) / self.n, 3) if self.n else None

    @property
    def interval(self):
        """Where the true share lies, 95 times of 100 (Wilson)."""
        return wilson(self.on_time, self.n, Z95)


def by_supplier(as_of):
    """The Punctuality of each supplier with lines due by that day, own warehouses among them; most lines first."""
    return [Punctuality(*row) for row in db.session.execute(BY_SUPPLIER, {"as_of": as_of})]


def ranked(rows):
    """Those that can be compared, by the lower end of the interval: 3 of 3 says less than 95 of 100."""
    return sorted((row for row in rows if not row.is_own), key=lambda row: (-row.interval[0], row.label))
