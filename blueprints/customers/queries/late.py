"""Customers who are late by their own rhythm, for whoever looks after them."""
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.times import today
from core.workspace import workspace
from models import CustomerProfile, NameCard, db

SHOWN = 5
About = aliased(NameCard)
LATE = of(CustomerProfile, CustomerProfile.party_id, About.title.label("customer"), CustomerProfile.last_order_on,
          CustomerProfile.evidence, CustomerProfile.overdue_on).join(About, About.id == CustomerProfile.party_id).where(
    CustomerProfile.is_current, CustomerProfile.owner_id == sa.bindparam("owner_id"),
    CustomerProfile.overdue_on <= sa.bindparam("day"), CustomerProfile.lifecycle != "lost",
).order_by(CustomerProfile.overdue_on.desc(), CustomerProfile.party_id.desc()).limit(SHOWN)


@dataclass(frozen=True)
class Late:
    row: object
    times: Decimal


def late_of(owner_id):
    """[Late] of somebody's customers, who became so last first; at most SHOWN."""
    day = today(workspace())
    return [Late(row, lateness(row, day)) for row in db.session.execute(LATE, {"owner_id": owner_id, "day": day})]


def lateness(row, day):
    """How many of their usual gaps a customer is silent, to one decimal; None of who has no rhythm."""
    gap = row.evidence.get("median_gap_days")
    return round((day - row.last_order_on).days / Decimal(str(gap)), 1) if gap else None
