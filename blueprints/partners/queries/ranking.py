"""Partners by what of the deals they sourced was surely won."""
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.partners.queries.facts import SOURCED
from measures.intervals import Z95, wilson
from models import DealPartner, NameCard, Record, db

Name = aliased(NameCard)
COUNTED = SOURCED.with_only_columns(
    DealPartner.party_id, sa.func.count().label("n"),
    sa.func.count(sa.case((Record.state == "won", 1))).label("won")).group_by(DealPartner.party_id).order_by(
    DealPartner.party_id)


@dataclass(frozen=True)
class Luck:
    """Of `n` deals a partner sourced that were decided, `won`."""

    party_id: int
    label: str
    n: int
    won: int

    @property
    def rate(self):
        """To a tenth of a percent, as people read it."""
        return round(Decimal(self.won) / self.n, 3)

    @property
    def interval(self):
        """Where the true share lies, 95 times of 100 (Wilson)."""
        return wilson(self.won, self.n, Z95)


def ranking():
    """By the lower end of the interval: 3 of 3 says less than 95 of 100."""
    rows = db.session.execute(COUNTED).all()
    named = sa.select(Name.id, Name.title).where(Name.id.in_([row.party_id for row in rows])).order_by(Name.id)
    names = {row.id: row.title for row in db.session.execute(named)} if rows else {}
    found = [Luck(row.party_id, names[row.party_id], row.n, row.won) for row in rows]
    return sorted(found, key=lambda one: (-one.interval[0], one.label))
