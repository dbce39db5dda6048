"""The facts suppliers are measured by, of many suppliers at once: lines due, what came, what was paid, who answered."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa

from core.access import of
from core.rates import RateTable
from core.spans import instants
from core.workspace import workspace
from measures import deliveries
from measures.response import Asked
from models import ComplaintIncident, Inspection, PurchaseLine, PurchaseOrder, Receipt, RfqInvite, db

# Which of its days a line is held to: the first one, moved only by what was not the supplier's doing; as it was first
# promised; as it is promised now.
PROMISES = {"held": PurchaseLine.held_to_on, "first": PurchaseLine.promised_first, "current": PurchaseLine.promised_on}
REJECTED = sa.select(sa.func.coalesce(sa.func.sum(Inspection.rejected), 0)).where(
    Inspection.receipt_id == Receipt.id).correlate(Receipt).scalar_subquery()
YEAR = timedelta(days=366)
PARTIES = sa.bindparam("party_ids", expanding=True)
FIRST, LAST = sa.bindparam("first", type_=sa.Date), sa.bindparam("last", type_=sa.Date)


def lines_held_to(day):
    """(lines due within the days by this day of theirs, what came of them)"""
    due = PurchaseLine.party_id.in_(PARTIES), day.between(FIRST, LAST)
    return (
        of(PurchaseLine, PurchaseLine.id, PurchaseLine.party_id, PurchaseLine.quantity, day.label("day")).where(
            *due).order_by(day, PurchaseLine.id),
        of(Receipt, Receipt.line_id, Receipt.arrived_on, Receipt.quantity, REJECTED.label("rejected")).join(
            PurchaseLine, PurchaseLine.id == Receipt.line_id).where(*due).order_by(
            Receipt.line_id, Receipt.arrived_on))


DUE = {promise: lines_held_to(day) for promise, day in PROMISES.items()}
LOTS = sa.select(sa.func.count()).where(Inspection.receipt_id == Receipt.id).correlate(Receipt)
ARRIVALS = of(
    Receipt, Receipt.party_id, Receipt.line_id, Receipt.arrived_on, Receipt.quantity, REJECTED,
    LOTS.scalar_subquery(),
    LOTS.with_only_columns(sa.func.min(sa.cast(Inspection.is_accepted, sa.Integer))).scalar_subquery(),
).where(Receipt.party_id.in_(PARTIES), Receipt.arrived_on.between(FIRST, LAST)).order_by(Receipt.arrived_on, Receipt.id)


def lines_due(party_ids, first, last, promise="held"):
    """{party id: [deliveries.Line]} of the order lines promised within the days."""
    (lines, receipts), asked = DUE[promise], {"party_ids": list(party_ids), "first": first, "last": last}
    came = defaultdict(list)
    for line_id, arrived_on, quantity, rejected in db.session.execute(receipts, asked):
        came[line_id].append(deliveries.Receipt(arrived_on, quantity, exactly(rejected)))
    found = defaultdict(list)
    for line_id, party_id, quantity, promised in db.session.execute(lines, asked):
        found[party_id].append(deliveries.Line(quantity, promised, tuple(came.get(line_id, ())), line_id))
    return found


def span(party_id=None):
    """The first and the last day order lines are held to, of one supplier or of all; (None, None) without any."""
    ends = (of(PurchaseLine, end(PurchaseLine.held_to_on)) for end in (sa.func.min, sa.func.max))
    return tuple(db.session.scalar(
        end if party_id is None else end.where(PurchaseLine.party_id == party_id)) for end in ends)


def exactly(scaled):
    """A sum of quantities: the engines give back what a column holds, a thousandth as one."""
    return scaled if isinstance(scaled, Decimal) else Decimal(scaled).scaleb(-3)


@dataclass(frozen=True)
class Arrival:
    """A receipt: pieces that came on a day, those found bad, and what was found of a lot judged by a sample."""

    line_id: int
    arrived_on: date
    quantity: Decimal
    rejected: Decimal
    is_lot: bool = False
    is_accepted: bool = True


def arrivals(party_ids, first, last):
    """{party id: [Arrival]} of what came within the days; a lot is a receipt somebody inspected."""
    found, asked = defaultdict(list), {"party_ids": list(party_ids), "first": first, "last": last}
    for party_id, line_id, day, quantity, rejected, lot, taken in db.session.execute(ARRIVALS, asked):
        found[party_id].append(Arrival(line_id, day, quantity, exactly(rejected), bool(lot), taken != 0))
    return found


@dataclass(frozen=True)
class Incident:
    """What a customer's complaint said of their goods."""

    line_id: int | None
    happened_on: date
    lot: str
    quantity: Decimal | None


def incidents(party_ids, first, last):
    """{party id: [Incident]} of what happened within the days; what was taken back is none."""
    rows = of(ComplaintIncident, ComplaintIncident.supplier_id, ComplaintIncident.line_id,
              ComplaintIncident.happened_on, ComplaintIncident.lot, ComplaintIncident.quantity).where(
        ComplaintIncident.archived_at.is_(None), ComplaintIncident.supplier_id.in_(party_ids),
        ComplaintIncident.happened_on.between(first, last))
    found = defaultdict(list)
    for party_id, *facts in db.session.execute(rows.order_by(ComplaintIncident.happened_on, ComplaintIncident.id)):
        found[party_id].append(Incident(*facts))
    return found


@dataclass(frozen=True)
class Paid:
    """A line ordered in the period, and the mean price of the same thing in the year before, in home currency."""

    line_id: int
    item: str
    ordered_on: date
    quantity: Decimal
    price: Decimal
    before: Decimal | None


def prices_paid(party_ids, first, last):
    """{party id: [Paid]} of the lines ordered within the days whose value is known."""
    rates = RateTable(workspace().currency)
    rows = of(PurchaseLine, PurchaseLine.id, PurchaseLine.party_id, PurchaseLine.item, PurchaseLine.quantity,
              PurchaseLine.value_cents, PurchaseOrder.ordered_on, PurchaseOrder.currency).join(
        PurchaseOrder, PurchaseOrder.id == PurchaseLine.order_id).where(
        PurchaseLine.party_id.in_(party_ids), PurchaseLine.value_cents.is_not(None), PurchaseLine.quantity > 0,
        PurchaseLine.item != "", PurchaseOrder.ordered_on.between(first - YEAR, last))
    before, within = defaultdict(lambda: [Decimal(0), Decimal(0)]), []
    for row in db.session.execute(rows.order_by(PurchaseOrder.ordered_on, PurchaseLine.id)):
        rate = rates.on(row.currency, last)
        if rate is None:
            continue
        if row.ordered_on >= first:
            within.append((row, rate))
        else:
            held = before[row.party_id, row.item.casefold()]
            held[0] += row.value_cents * rate
            held[1] += row.quantity
    found = defaultdict(list)
    for row, rate in within:
        value, pieces = before.get((row.party_id, row.item.casefold()), (None, None))
        found[row.party_id].append(Paid(row.id, row.item, row.ordered_on, row.quantity,
                                        row.value_cents * rate / row.quantity, value / pieces if pieces else None))
    return found


def asked(party_ids, first, last):
    """{party id: [(title of the request, Asked)]} of requests for quotation sent within the days."""
    begin, end = instants(first, last)
    rows = of(RfqInvite).where(RfqInvite.party_id.in_(party_ids), RfqInvite.sent_at >= begin, RfqInvite.sent_at < end)
    found = defaultdict(list)
    for invite in db.session.scalars(rows.order_by(RfqInvite.sent_at, RfqInvite.id)):
        found[invite.party_id].append((invite.rfq_id, Asked(
            invite.sent_at, invite.due_at, invite.answered_at, invite.declined_at)))
    return found
