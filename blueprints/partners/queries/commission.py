"""What partners earn: their rules, the won deals that wait for an entry, the entries and what became of them."""
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.partners.labels import ENTRY_STATES, ENTRY_TONES, SHARES
from blueprints.partners.queries.facts import DEALS
from core.access import of
from core.address_values import among, row_id
from core.columns import Column
from core.listing import Listing, Sort
from core.search import matches
from core.words import _l
from measures.partnership import commission_parts
from models import (
    CommissionEntry,
    CommissionRule,
    CommissionStep,
    Deal,
    DealPartner,
    NameCard,
    Party,
    Record,
    User,
    db,
)

FEW = 500
Partner, Won, Counter = aliased(NameCard), aliased(NameCard), aliased(CommissionEntry)
REVERSED = sa.select(Counter.id).where(Counter.reverses_id == CommissionEntry.id).correlate(CommissionEntry).exists()


def taken(step):
    """Was an entry approved, or paid?"""
    one = aliased(CommissionStep)
    return sa.select(one.entry_id).where(one.entry_id == CommissionEntry.id, one.step == step).correlate(
        CommissionEntry).exists()


IS_COUNTER = CommissionEntry.reverses_id.is_not(None)
STATES = {
    "counter": IS_COUNTER, "reversed": sa.and_(~IS_COUNTER, REVERSED),
    "paid": sa.and_(~IS_COUNTER, ~REVERSED, taken("paid")),
    "approved": sa.and_(~IS_COUNTER, ~REVERSED, taken("approved"), ~taken("paid")),
    "accrued": sa.and_(~IS_COUNTER, ~REVERSED, ~taken("approved")),
}
STATE = sa.case((IS_COUNTER, "counter"), (REVERSED, "reversed"), (taken("paid"), "paid"),
                (taken("approved"), "approved"), else_="accrued").label("state")


def found_by(search):
    """Of partners that are found."""
    return CommissionEntry.party_id.in_(db.session.scalars(
        of(Party, Party.id).where(matches(Party, search)).limit(FEW)).all())


ENTRIES = Listing(
    of(CommissionEntry, CommissionEntry.id),
    sorts={"newest": Sort(CommissionEntry.at, CommissionEntry.id, descending=True)},
    filters={"q": found_by, "state": among(STATES),
             "partner": lambda text: CommissionEntry.party_id == row_id(text)},
    endpoint="partners.entries",
    columns=(
        Column("deal", _l("Deal"), (Won.title.label("deal"),), join=(Won, Won.id == CommissionEntry.deal_id)),
        Column("partner", _l("Partner"), (Partner.title.label("partner"),),
               join=(Partner, Partner.id == CommissionEntry.party_id)),
        Column("part", _l("Part in it"), (CommissionEntry.part,), "badge", names=SHARES),
        Column("won", _l("Won on"), (CommissionEntry.won_on,), "day", attrgetter("won_on")),
        Column("base", _l("Base"), (CommissionEntry.base_cents, CommissionEntry.currency), "money",
               attrgetter("base_cents"), currency=attrgetter("currency")),
        Column("amount", _l("Commission"), (CommissionEntry.amount_cents, CommissionEntry.currency), "money",
               attrgetter("amount_cents"), currency=attrgetter("currency")),
        Column("state", _l("State"), (STATE,), "badge", names=ENTRY_STATES, tones=ENTRY_TONES),
        Column("entered", _l("Entered"), (CommissionEntry.at,), "moment", attrgetter("at"), shown=False),
    ),
)

PARTY = sa.bindparam("party_id", type_=sa.Integer)
RULES = of(CommissionRule).where(CommissionRule.party_id == PARTY).order_by(
    CommissionRule.part, CommissionRule.number.desc())
Made = aliased(CommissionEntry)
ENTERED = sa.select(sa.func.count()).select_from(Made).where(
    Made.deal_id == DealPartner.deal_id, Made.party_id == DealPartner.party_id, Made.part == DealPartner.part)
IN_FORCE = ENTERED.where(Made.reverses_id.is_(None), ~sa.select(Counter.id).where(
    Counter.reverses_id == Made.id).correlate(Made).exists()).correlate(DealPartner).scalar_subquery()
WAITING = DEALS.with_only_columns(
    Deal.id, Record.title, DealPartner.part, DealPartner.share, Deal.home_cents, Deal.home_rate, Deal.amount_cents,
    Deal.closed_on, ENTERED.correlate(DealPartner).scalar_subquery().label("entered"),
).where(DealPartner.party_id == PARTY, Record.state == "won", IN_FORCE == 0).order_by(
    Deal.closed_on, Deal.id, DealPartner.part)
TOTALS = of(
    CommissionEntry, sa.func.count(), sa.func.sum(CommissionEntry.amount_cents),
    sa.func.sum(sa.case((taken("paid"), CommissionEntry.amount_cents), else_=0)),
).where(CommissionEntry.party_id == PARTY)


@dataclass(frozen=True)
class Totals:
    """Of `n` entries: what was earned, counter entries taken off, and what of it was paid; minor units of home."""

    n: int
    earned: int
    paid: int

    @property
    def owed(self):
        return self.earned - self.paid


def rules_of(party):
    """The rules of a partner, the newest of each part first."""
    return db.session.scalars(RULES, {"party_id": party.id}).all()


def waiting(party_id):
    """Won deals a partner had a part in, without an entry in force; `entered`: how many rows there are already."""
    return db.session.execute(WAITING, {"party_id": party_id}).all()


def totals(party):
    n, earned, paid = db.session.execute(TOTALS, {"party_id": party.id}).one()
    return Totals(n, int(earned or 0), int(paid or 0))


def rule_for(rules, part, day):
    """The rule for a part in a deal won on a day, or None."""
    return next((rule for rule in rules if rule.part == part and rule.valid_from <= day <= rule.valid_until), None)


def sections_of(rule):
    """[(from, to or None, percent as Decimal)] of a rule."""
    return [(low, high, Decimal(percent)) for low, high, percent in rule.sections]


def parts_of(entry, rule):
    """The arithmetic of an entry, as measures.partnership.Part."""
    return commission_parts(Decimal(entry.base_cents), sections_of(rule), rule.mode)


# -- one entry ---------------------------------------------------------------------------------------------------------

ENTRY = of(CommissionEntry, STATE, Won.title.label("deal"), Partner.title.label("partner"), User.name.label("by")).join(
    Won, Won.id == CommissionEntry.deal_id).join(Partner, Partner.id == CommissionEntry.party_id).outerjoin(
    User, User.id == CommissionEntry.by_id).where(CommissionEntry.id == sa.bindparam("entry_id"))
STEPS = of(CommissionStep, CommissionStep.step, CommissionStep.day, CommissionStep.at, User.name.label("by")).outerjoin(
    User, User.id == CommissionStep.by_id).where(CommissionStep.entry_id == sa.bindparam("entry_id")).order_by(
    CommissionStep.at)


def facts_of(entry):
    """State and names for the page of an entry."""
    return db.session.execute(ENTRY, {"entry_id": entry.id}).one()


def steps_of(entry):
    return db.session.execute(STEPS, {"entry_id": entry.id}).all()


def counter_of(entry):
    """The id of the entry that takes this one back, or None."""
    return db.session.scalar(of(CommissionEntry, CommissionEntry.id).where(CommissionEntry.reverses_id == entry.id))


def is_still_won(entry):
    """Is the deal still won, as whoever sees the partner may know?"""
    return db.session.scalar(DEALS.with_only_columns(Deal.id).where(
        DealPartner.deal_id == entry.deal_id, DealPartner.party_id == entry.party_id, Record.state == "won").limit(
        1)) is not None
