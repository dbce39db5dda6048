"""What partners did for us in some days, counted: pages show it. Scorecards read it of many at once, fact by fact.

All days are those of the workspace, both ends included; None means without an end. No data is n = 0.
"""
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from core.access import of
from core.spans import instants
from core.times import end_of, start_of, today
from core.workspace import workspace
from models import WHOLE_SHARE, Certification, Deal, DealPartner, Hat, Record, Registration, db


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


# -- of many partners, for scorecards ----------------------------------------------------------------------------------

SOURCED = DEALS.with_only_columns(
    DealPartner.party_id, Deal.id, Record.title, Record.state, Deal.closed_on, DealPartner.share,
    rated(Deal, theirs(Deal), None).label("cents")).where(
    DealPartner.part == "sourced", Record.state.in_(("won", "lost")))
# Whoever sees the partner sees how many deals it registered, and what became of them.
REGISTERED = of(Hat, Record.party_id, Registration.id, Record.title, Record.state, Registration.submitted_at).join(
    Registration, Record.party_id == Hat.party_id).where(
    Hat.role == "partner", Record.archived_at.is_(None), Registration.submitted_at.is_not(None)).execution_options(
    seen_through=Hat)


def by_party(rows):
    """{party id: its rows}."""
    found = defaultdict(list)
    for row in rows:
        found[row.party_id].append(row)
    return found


def sourced_of_many(party_ids, first, last):
    """{party id: the deals it sourced that were decided within the days}; `cents` is its share, None where unknown."""
    return by_party(db.session.execute(SOURCED.where(
        DealPartner.party_id.in_(party_ids), Deal.closed_on.between(first, last)).order_by(Deal.closed_on, Deal.id)))


def registered_of_many(party_ids, first, last):
    """{party id: the deals it submitted within the days}, with what they are by now."""
    begin, end = instants(first, last)
    return by_party(db.session.execute(REGISTERED.distinct().where(
        Hat.party_id.in_(party_ids), Registration.submitted_at >= begin, Registration.submitted_at < end).order_by(
        Registration.submitted_at, Registration.id)))


def certificates_of_many(party_ids, last):
    """{party id: all certificates of its people that began by a day}."""
    return by_party(db.session.execute(of(
        Certification, Certification.party_id, Certification.person, Certification.person_key,
        Certification.certificate, Certification.valid_from, Certification.valid_until).where(
        Certification.party_id.in_(party_ids), Certification.valid_from <= last).order_by(
        Certification.person_key, Certification.id)))


def span(party_id=None):
    """The first and the last day something of a partner, or of all, was decided, submitted or certified; (None, None)
    without any."""
    rows = ((SOURCED, Deal.closed_on, DealPartner.party_id), (REGISTERED, Registration.submitted_at, Hat.party_id),
            (of(Certification), Certification.valid_from, Certification.party_id))
    days = []
    for query, column, whose in rows:
        query = query.with_only_columns(sa.func.min(column), sa.func.max(column))
        found = db.session.execute(query if party_id is None else query.where(whose == party_id)).one()
        days += [today(workspace(), each) if isinstance(each, datetime) else each for each in found if each]
    return (min(days), max(days)) if days else (None, None)
