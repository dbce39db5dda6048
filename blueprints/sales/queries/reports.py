"""What decided deals add up to, by whom, by product, by stage and so on; narrowed by what narrows the list."""
from collections import defaultdict
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from blueprints.sales.queries.deals import DEALS
from core.days import days_between
from measures.intervals import wilson
from models import Deal, DealLine, DealSource, LostReason, Product, Record, Stage, StageEvent, Team, User, db

REPORTED = replace(DEALS, unasked={"state": "decided"})
WON, LOST = Record.state == "won", Record.state == "lost"
PASSED = sa.select(StageEvent.deal_id, StageEvent.stage_id).distinct().subquery()
MONTH = sa.extract("year", Deal.closed_on) * 100 + sa.extract("month", Deal.closed_on)
# The part of a deal's amount that is this product's: a deal of several products counts for each with its own lines.
OF_LINE = Deal.home_cents * (sa.cast(DealLine.line_cents, sa.Float) / sa.func.nullif(Deal.amount_cents, 0))


@dataclass(frozen=True)
class Dimension:
    """By what deals are put together. `joins`: (entity, condition, whether deals without one count, too); `worth`: what
    is summed, where that is not the whole of a deal's home_cents."""

    key: object
    name: object = None
    joins: tuple = ()
    worth: object = None
    rank: object = None  # a column to sort by; without one, the largest won value comes first


DIMENSIONS = {
    "owner": Dimension(Record.owner_id, User.name, ((User, User.id == Record.owner_id, True),)),
    "team": Dimension(Record.team_id, Team.name, ((Team, Team.id == Record.team_id, True),)),
    "product": Dimension(DealLine.product_id, Product.name, (
        (DealLine, DealLine.deal_id == Deal.id, True), (Product, Product.id == DealLine.product_id, True)),
        worth=sa.case((DealLine.deal_id.is_(None), Deal.home_cents), else_=OF_LINE)),
    "stage": Dimension(Stage.id, Stage.name, (
        (PASSED, PASSED.c.deal_id == Deal.id, False),
        (Stage, sa.and_(Stage.id == PASSED.c.stage_id, Stage.outcome == "open"), False)),
        rank=Stage.pipeline_id * 1000 + Stage.position),
    "source": Dimension(Deal.source_id, DealSource.name, ((DealSource, DealSource.id == Deal.source_id, True),)),
    "month": Dimension(MONTH, rank=MONTH),
    "reason": Dimension(Deal.lost_reason_id, LostReason.name, (
        (LostReason, LostReason.id == Deal.lost_reason_id, True),)),
    "all": Dimension(None),
}


@dataclass(frozen=True)
class WinRate:
    """How many deals were won and lost, and what they were worth in minor units of the home currency.

    `unrated`: won or lost in a currency whose rate is not known, left out of what they were worth.
    """

    key: object
    name: str | None
    won: int = 0
    lost: int = 0
    won_cents: int = 0
    lost_cents: int = 0
    unrated: int = 0

    @property
    def decided(self):
        return self.won + self.lost

    @property
    def rate(self):
        """Won ÷ (won + lost), None where nothing was decided."""
        return self.won / self.decided if self.decided else None

    @property
    def likely(self):
        """The interval the true rate lies in, 95 times of 100."""
        return wilson(self.won, self.decided)

    @property
    def value_rate(self):
        """The same of their worth; None where that is nothing, or where nobody said what the lost ones were worth."""
        if not self.won_cents + self.lost_cents or (self.lost and not self.lost_cents):
            return None
        return self.won_cents / (self.won_cents + self.lost_cents)


@dataclass
class Cycle:
    """How many days deals took from the day they were opened, as measures/durations.py counts them."""

    key: object
    name: str | None
    won: dict = field(default_factory=dict)
    lost: dict = field(default_factory=dict)


def win_rates(listing, by):
    """A WinRate for each value of a dimension, over the deals `listing` (of REPORTED) has."""
    dimension = DIMENSIONS[by]
    summed = Deal.home_cents if dimension.worth is None else dimension.worth

    def number(of):
        counted = sa.case((of, Deal.id))
        return sa.func.count(sa.distinct(counted) if by == "product" else counted)  # two lines of one are one deal

    def worth(of):
        return sa.func.coalesce(sa.func.sum(sa.case((of, summed), else_=0)), 0)

    unrated = sa.and_(Deal.amount_cents.is_not(None), Deal.home_rate.is_(None))
    rows = db.session.execute(grouped(listing, dimension, number(WON), number(LOST), worth(WON), worth(LOST),
                                      number(unrated)))
    found = [WinRate(key, name, won, lost, round(won_cents), round(lost_cents), unrated)
             for key, name, won, lost, won_cents, lost_cents, unrated in rows]
    return found if dimension.rank is not None else sorted(
        found, key=lambda row: (row.won_cents, row.decided), reverse=True)


def win_rate(listing):
    """The WinRate of all of them."""
    return win_rates(listing, "all")[0]


def summed_up(rows):
    """The same, of rows none of which shares a deal with another."""
    return WinRate(None, None, *(sum(getattr(row, name) for row in rows)
                                 for name in ("won", "lost", "won_cents", "lost_cents", "unrated")))


def cycles(listing, by):
    """A Cycle for each value of a dimension, those of most deals first."""
    days, rows = days_between(Deal.opened_on, Deal.closed_on), {}
    query = grouped(listing, DIMENSIONS[by], Record.state, days, sa.func.count(sa.distinct(Deal.id)),
                    further=(Record.state, days))
    for key, name, state, took, number in db.session.execute(query):
        getattr(rows.setdefault(key, Cycle(key, name)), state)[took] = number
    decided = defaultdict(int, {key: sum(row.won.values()) + sum(row.lost.values()) for key, row in rows.items()})
    ranked = DIMENSIONS[by].rank is not None
    return list(rows.values()) if ranked else sorted(rows.values(), key=lambda row: -decided[row.key])


def grouped(listing, dimension, *columns, further=()):
    """The select of a dimension's key and name with `columns`, for each of them and of what it is `further` cut by."""
    query = listing.query()
    for entity, on, without in dimension.joins:
        query = query.join(entity, on, isouter=without)
    key, name = (sa.null() if column is None else column for column in (dimension.key, dimension.name))
    cut = [column for column in (dimension.key, dimension.name, dimension.rank) if column is not None]
    query = query.with_only_columns(key.label("key"), name.label("name"), *columns).group_by(*cut, *further)
    return query if dimension.rank is None else query.order_by(dimension.rank)
