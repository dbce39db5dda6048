"""Which order lines: the list, one line with all that happened to it, the lines of an order."""
from datetime import date
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.actions.products import code_key
from blueprints.suppliers.labels import STATE_TONES, STATES
from core import export
from core.access import of
from core.address_values import row_id
from core.columns import Column
from core.listing import Listing, Sort
from core.search import matches
from core.times import today
from core.words import _l
from core.workspace import workspace
from models import (
    NO_DAY,
    Inspection,
    NameCard,
    Party,
    PromiseMove,
    PurchaseLine,
    PurchaseOrder,
    Receipt,
    User,
    db,
)

Supplier = aliased(NameCard)
TODAY = sa.bindparam("today", type_=sa.Date, callable_=lambda: today(workspace()))
LAST = "\U0010ffff"
FEW = 500
IS_OUT = PurchaseLine.completed_on == NO_DAY  # in these words one index has them in the order of their days
CONDITIONS = {
    "on-time": PurchaseLine.completed_on <= PurchaseLine.held_to_on,
    "late": sa.and_(PurchaseLine.completed_on < NO_DAY, PurchaseLine.completed_on > PurchaseLine.held_to_on),
    "overdue": sa.and_(IS_OUT, PurchaseLine.held_to_on <= TODAY),
    "expected": sa.and_(IS_OUT, PurchaseLine.held_to_on > TODAY),
}
STATE = sa.case(*((condition, name) for name, condition in CONDITIONS.items())).label("state")
IS_DUE = PurchaseLine.held_to_on <= TODAY
GROUPS = CONDITIONS | {
    "due": IS_DUE, "due-on-time": sa.and_(IS_DUE, CONDITIONS["on-time"]),
    "due-late": sa.and_(IS_DUE, ~CONDITIONS["on-time"])}


def in_state(name):
    if name not in GROUPS:
        raise ValueError(name)
    return GROUPS[name]


def found_by(search):
    """Lines whose number, or whose order's, begins with what stands in the search box, or whose supplier is found."""
    key = code_key(search)
    suppliers = db.session.scalars(of(Party, Party.id).where(matches(Party, search)).limit(FEW)).all()
    orders = of(PurchaseOrder, PurchaseOrder.id).where(PurchaseOrder.number_key >= key,
                                                       PurchaseOrder.number_key < key + LAST)
    return sa.or_(PurchaseLine.party_id.in_(suppliers), PurchaseLine.order_id.in_(orders),
                  sa.and_(PurchaseLine.number_key >= key, PurchaseLine.number_key < key + LAST))


def completed(row):
    return None if row.completed_on == NO_DAY else row.completed_on


DELIVERIES = Listing(
    query=of(PurchaseLine, PurchaseLine.id),
    sorts={"promised": Sort(PurchaseLine.held_to_on, PurchaseLine.id, descending=True),
           "number": Sort(PurchaseLine.number_key, PurchaseLine.id)},
    filters={
        "q": found_by, "state": in_state, "supplier": lambda text: PurchaseLine.party_id == row_id(text),
        "from": lambda text: PurchaseLine.held_to_on >= date.fromisoformat(text),
        "to": lambda text: PurchaseLine.held_to_on <= date.fromisoformat(text),
    },
    endpoint="suppliers.deliveries",
    columns=(
        Column("number", _l("Line"), (PurchaseLine.number, PurchaseLine.item), value=attrgetter("number"),
               second=lambda row, speaks: row.item, sort="number"),
        Column("supplier", _l("Supplier"), (Supplier.title.label("supplier"),),
               join=(Supplier, Supplier.id == PurchaseLine.party_id)),
        Column("state", _l("State"), (STATE,), "badge", names=STATES, tones=STATE_TONES),
        Column("promised", _l("Promised for"), (PurchaseLine.held_to_on,), "day", attrgetter("held_to_on"),
               sort="promised"),
        Column("completed", _l("Complete on"), (PurchaseLine.completed_on,), "day", completed),
        Column("quantity", _l("Quantity"), (PurchaseLine.quantity,), "number", attrgetter("quantity")),
        Column("received", _l("Received"), (PurchaseLine.received,), "number", attrgetter("received")),
        Column("value", _l("Value"), (PurchaseLine.value_cents, PurchaseOrder.currency), "money",
               attrgetter("value_cents"), currency=attrgetter("currency"), shown=False,
               join=(PurchaseOrder, PurchaseOrder.id == PurchaseLine.order_id),
               beside=(export.Column(_l("Currency"), attrgetter("currency")),)),
    ),
)


def supplier_name(party_id):
    """The name of a supplier the asker may see, else ""."""
    return db.session.scalar(of(Party, Party.title).where(Party.id == row_id(party_id))) or ""


def lines_of(order):
    rows = of(PurchaseLine, PurchaseLine.id, PurchaseLine.number, PurchaseLine.item, PurchaseLine.quantity,
              PurchaseLine.received, PurchaseLine.value_cents, PurchaseLine.promised_on, PurchaseLine.completed_on,
              STATE)
    return db.session.execute(rows.where(PurchaseLine.order_id == order.id).order_by(PurchaseLine.id)).all()


def state_of(line):
    """Which of STATES a line is in today."""
    if line.completed_on < NO_DAY:
        return "on-time" if line.completed_on <= line.held_to_on else "late"
    return "overdue" if line.held_to_on <= today(workspace()) else "expected"


def receipts_of(line):
    """What arrived of a line, with the name of who wrote it down."""
    rows = of(Receipt, Receipt.id, Receipt.arrived_on, Receipt.recorded_on, Receipt.quantity, User.name.label("by"))
    return db.session.execute(rows.outerjoin(User, User.id == Receipt.created_by_id).where(
        Receipt.line_id == line.id).order_by(Receipt.arrived_on, Receipt.id)).all()


def inspections_of(line):
    """What was looked at of it."""
    rows = of(Inspection, Inspection.id, Inspection.receipt_id, Inspection.kind, Inspection.inspected_on,
              Inspection.inspected, Inspection.rejected, Inspection.is_accepted, Inspection.defect,
              User.name.label("by"))
    return db.session.execute(rows.join(Receipt, Receipt.id == Inspection.receipt_id).outerjoin(
        User, User.id == Inspection.by_id).where(Receipt.line_id == line.id).order_by(Inspection.id)).all()


def moves_of(line):
    """How the promised day moved, oldest first."""
    rows = of(PromiseMove, PromiseMove.before, PromiseMove.after, PromiseMove.moved_by, PromiseMove.reason,
              PromiseMove.at, User.name.label("by"))
    return db.session.execute(rows.outerjoin(User, User.id == PromiseMove.by_id).where(
        PromiseMove.line_id == line.id).order_by(PromiseMove.id)).all()
