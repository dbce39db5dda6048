"""What partners did for us in some days, counted: pages show it, and scorecards may ask for it.

All days are those of the workspace, both ends included; None means without an end. No data is n = 0.
"""
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.access import of
from core.times import end_of, start_of
from core.workspace import workspace
from models import WHOLE_SHARE, Certification, Deal, DealPartner, Record, Registration, db


def theirs(deal):
    """A partner's part of the amount of a deal (the model or an alias), in whole minor units of the home currency:
    divided first, so that no product exceeds 64 bits."""
    return (deal.home_cents // WHOLE_SHARE * DealPartner.share
            + deal.home_cents % WHOLE_SHARE * DealPartner.share // WHOLE_SHARE)


def rated(deal, value, otherwise):
    """`value` for deals that stand in sums: their amount and its rate are known."""
    return sa.case((sa.and_(deal.home_rate.is_not(None), deal.amount_cents.is_not(None)), value), else_=otherwise)


# Whoever sees the partner sees what it had a part in, as far as these columns tell of it.
DEALS = of(DealPartner, DealPartner.party_id).join(
    Deal, Deal.id == DealPartner.deal_id).where(Record.archived_at.is_(None)).execution_options(
    seen_through=DealPartner)


@dataclass(frozen=True)
class Sourced:
    """`n` deals won that a partner sourced; `cents` of the home currency is the partner's share of those with a known
    amount and rate, `unrated` is how many have none and stand in no sum."""

    n: int
    cents: int
    unrated: int


@dataclass(frozen=True)
class Decided:
    """Deals a partner had any part in, that were decided."""

    won: int
    lost: int

    @property
    def rate(self):
        return self.won / (self.won + self.lost) if self.won + self.lost else None


@dataclass(frozen=True)
class Registered:
    """Of `n` registrations submitted in some days: what became of them by now, and how many were answered in time."""

    n: int
    approved: int
    converted: int
    refused: int
    answered: int
    in_time: int

    @property
    def conversion(self):
        """The share that became deals, 0 to 1; None without any."""
        return self.converted / self.n if self.n else None


def within(column, first, last):
    return sa.and_(column >= (first or date.min), column <= (last or date.max))


def sourced_revenue(party_id, first=None, last=None):
    """The Sourced of a partner, by the day the deals were won."""
    query = DEALS.with_only_columns(
        sa.func.count(), sa.func.sum(rated(Deal, theirs(Deal), 0)), sa.func.sum(rated(Deal, 0, 1)))
    n, cents, unrated = db.session.execute(query.where(
        DealPartner.party_id == party_id, DealPartner.part == "sourced", Record.state == "won",
        within(Deal.closed_on, first, last))).one()
    return Sourced(n, int(cents or 0), int(unrated or 0))


def decided_deals(party_id, first=None, last=None):
    """The Decided of a partner; a deal with several parts counts once."""
    def number(state):
        return sa.func.count(sa.distinct(sa.case((Record.state == state, Deal.id))))
    query = DEALS.with_only_columns(number("won"), number("lost")).where(
        DealPartner.party_id == party_id, within(Deal.closed_on, first, last))
    return Decided(*db.session.execute(query).one())


def registered(party_id, first=None, last=None):
    """The Registered of a partner, by the day they were submitted."""
    def number(*conditions):
        return sa.func.count(sa.case((sa.and_(*conditions), 1)))
    answered = Registration.decided_at.is_not(None)
    query = of(Registration, sa.func.count(), number(Record.state.in_(("approved", "converted", "expired")), answered),
               number(Record.state == "converted"), number(Record.state.in_(("rejected", "duplicate"))),
               number(answered), number(answered, Registration.decided_at <= Registration.answer_due_at))
    zone = workspace().time_zone
    conditions = [Registration.submitted_at.is_not(None), Record.party_id == party_id, Record.archived_at.is_(None)]
    conditions += [Registration.submitted_at >= start_of(first, zone)] if first else []
    conditions += [Registration.submitted_at <= end_of(last, zone)] if last else []
    return Registered(*db.session.execute(query.where(*conditions)).one())


def certified(party_id, day):
    """How many people of a partner hold a certificate that is valid on a day."""
    query = of(Certification, sa.func.count(sa.distinct(Certification.person_key))).where(
        Certification.party_id == party_id, Certification.valid_from <= day, Certification.valid_until >= day)
    return db.session.scalar(query)
