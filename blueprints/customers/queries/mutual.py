"""What goes both ways between a party and us: a constant number of statements, each within what the reader may see."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from models import (
    CommissionEntry,
    CommissionStep,
    ComplaintIncident,
    CorrectiveAction,
    FundAllocation,
    FundBudget,
    FundClaim,
    FundRequest,
    NameCard,
    Order,
    Party,
    PartyLink,
    PurchaseLine,
    PurchaseOrder,
    Record,
    Ticket,
    db,
)

PARTY = sa.bindparam("party_id", type_=sa.Integer)
SHOWN = 20
MENDING = ("corrective_action", "partner_action")

Unpaid, Credit = aliased(Order), aliased(Order)
IS_UNPAID = (Unpaid.party_id == PARTY, Unpaid.state == "invoiced", ~Unpaid.is_credit_note)
INVOICED = sa.select(Unpaid.currency, sa.func.count(), sa.func.sum(Unpaid.total_cents)).select_from(Unpaid).where(
    *IS_UNPAID).group_by(Unpaid.currency).order_by(Unpaid.currency)
CREDITED = sa.select(Credit.currency, sa.func.sum(Credit.total_cents)).select_from(Credit).join(
    Unpaid, Unpaid.id == Credit.credits_id).where(*IS_UNPAID, Credit.state != "cancelled").group_by(Credit.currency)

SOLD = of(PurchaseLine, PurchaseOrder.currency, sa.func.count(sa.distinct(PurchaseOrder.id)),
          sa.func.coalesce(sa.func.sum(PurchaseLine.value_cents), 0),
          sa.func.count(sa.case((PurchaseLine.value_cents.is_(None), 1)))).join(
    PurchaseOrder, PurchaseOrder.id == PurchaseLine.order_id).where(PurchaseLine.party_id == PARTY).group_by(
    PurchaseOrder.currency).order_by(PurchaseOrder.currency)

IS_PAID = of(CommissionStep, CommissionStep.entry_id).where(
    CommissionStep.entry_id == CommissionEntry.id, CommissionStep.step == "paid").correlate(CommissionEntry).exists()
COMMISSION = of(CommissionEntry, CommissionEntry.currency, sa.func.sum(CommissionEntry.amount_cents)).where(
    CommissionEntry.party_id == PARTY, ~IS_PAID).group_by(CommissionEntry.currency)
FUNDS = of(FundClaim, FundBudget.currency, sa.func.sum(FundClaim.amount_cents)).join(
    FundRequest, FundRequest.id == FundClaim.request_id).join(
    FundAllocation, FundAllocation.id == FundRequest.allocation_id).join(
    FundBudget, FundBudget.id == FundAllocation.budget_id).where(
    FundClaim.party_id == PARTY, FundClaim.state == "approved").group_by(FundBudget.currency)

THEIRS = of(Ticket, sa.func.count(), sa.func.count(sa.case((Record.is_open, 1)))).where(
    Record.party_id == PARTY, Ticket.kind_of == "complaint", Record.archived_at.is_(None)).group_by(Record.party_id)
OURS = sa.select(sa.func.count(), sa.func.count(sa.case((Record.is_open, 1)))).select_from(CorrectiveAction).where(
    Record.kind.in_(MENDING), Record.party_id == PARTY, Record.archived_at.is_(None)).group_by(Record.party_id)
ABOUT_GOODS = of(ComplaintIncident, sa.func.count()).where(
    ComplaintIncident.supplier_id == PARTY, ComplaintIncident.archived_at.is_(None)).group_by(
    ComplaintIncident.supplier_id)

Here, There, Person, Elsewhere = aliased(PartyLink), aliased(PartyLink), aliased(NameCard), aliased(NameCard)
IN_COMMON = sa.select(
    Person.id.label("person_id"), Person.title.label("person"), Elsewhere.id.label("other_id"),
    Elsewhere.title.label("other"), Here.until.label("left_here"), There.until.label("left_there"), There.title,
).select_from(Here).join(There, sa.and_(There.party_id == Here.party_id, There.kind == "employment",
                                        There.other_id != Here.other_id)).join(
    Person, Person.id == Here.party_id).join(Elsewhere, Elsewhere.id == There.other_id).where(
    Here.other_id == PARTY, Here.kind == "employment").order_by(Person.title, Elsewhere.title, There.id).limit(SHOWN)


def _all(statement, party):
    return db.session.execute(statement, {"party_id": party.id}).all()


def invoiced(party):
    """[(currency, orders, cents)] of orders invoiced and not paid, less what was credited of them."""
    rows = _all(INVOICED, party)
    back = dict(map(tuple, _all(CREDITED, party))) if rows else {}
    return [(currency, number, int(cents + back.get(currency, 0))) for currency, number, cents in rows]


def sold(party):
    """[(currency, purchase orders, cents, lines without a value)]"""
    return _all(SOLD, party)


def commission_owed(party):
    """{currency: cents} earned and not paid."""
    return {currency: int(cents) for currency, cents in _all(COMMISSION, party) if cents}


def funds_owed(party):
    """{currency: cents} of claims approved and not paid."""
    return {currency: int(cents) for currency, cents in _all(FUNDS, party) if cents}


def their_complaints(party):
    """(all, open)"""
    return next(iter(_all(THEIRS, party)), (0, 0))


def our_complaints(party):
    """(all, open) of corrective actions, and complaints of customers about their goods."""
    return (*next(iter(_all(OURS, party)), (0, 0)), *next(iter(_all(ABOUT_GOODS, party)), (0,)))


def in_common(party):
    """People who work or worked both here and elsewhere."""
    return _all(IN_COMMON, party)


def seen(party_ids):
    """Those of some parties that are in sight."""
    return db.session.scalars(of(Party, Party.id).where(Party.id.in_(party_ids))).all() if party_ids else []
