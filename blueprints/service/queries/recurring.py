"""Which complaints have the same cause, and the same product or lot of a supplier."""
import sqlalchemy as sa

from blueprints.service.queries.incidents import COUNTS
from core.access import of
from models import (
    ComplaintFile,
    ComplaintIncident,
    NameCard,
    Product,
    Record,
    RootCause,
    Ticket,
    TicketMerge,
    db,
)

MERGED = of(TicketMerge, TicketMerge.record_id).where(TicketMerge.undone_at.is_(None), TicketMerge.is_split.is_(False))


def goods_of(ticket):
    """(ids of the products, (supplier, lot) pairs) that a complaint is about."""
    rows = db.session.execute(of(
        ComplaintIncident, ComplaintIncident.product_id, ComplaintIncident.supplier_id, ComplaintIncident.lot_key,
    ).where(ComplaintIncident.record_id == ticket.id, COUNTS).order_by(ComplaintIncident.id)).all()
    products = {ticket.product_id, *(row.product_id for row in rows)} - {None}
    return products, {(row.supplier_id, row.lot_key) for row in rows if row.supplier_id and row.lot_key}


def alike(cause_id, about, begin, end):
    """(when it came in, id) of the complaints of a cause, and of a product or a (supplier, lot), that came in a span;
    what was merged into another is that one."""
    facts = of(ComplaintIncident, ComplaintIncident.record_id).where(COUNTS)
    if isinstance(about, tuple):
        supplier_id, lot_key = about
        goods = Ticket.id.in_(facts.where(ComplaintIncident.supplier_id == supplier_id,
                                          ComplaintIncident.lot_key == lot_key))
    else:
        goods = sa.or_(Ticket.product_id == about, Ticket.id.in_(facts.where(ComplaintIncident.product_id == about)))
    query = of(Ticket, Record.created_at, Ticket.id).join(ComplaintFile, ComplaintFile.record_id == Ticket.id).where(
        ComplaintFile.cause_id == cause_id, goods, Ticket.kind_of == "complaint", Record.archived_at.is_(None),
        Record.created_at >= begin, Record.created_at <= end, Ticket.id.not_in(MERGED))
    return [tuple(row) for row in db.session.execute(query.order_by(Record.created_at, Ticket.id).limit(1000))]


def names_of(cause_id, about):
    """(the cause, what it happens with) in words."""
    cause = db.session.scalar(sa.select(RootCause.path).where(RootCause.id == cause_id))
    if isinstance(about, tuple):
        supplier = db.session.scalar(sa.select(NameCard.title).where(NameCard.id == about[0]))
        return cause, f"{supplier}, {lot_of(*about)}"
    return cause, db.session.scalar(sa.select(Product.name).where(Product.id == about))


def lot_of(supplier_id, lot_key):
    """A lot as somebody wrote it last."""
    return db.session.scalar(of(ComplaintIncident, ComplaintIncident.lot).where(
        ComplaintIncident.supplier_id == supplier_id, ComplaintIncident.lot_key == lot_key, COUNTS).order_by(
        ComplaintIncident.id.desc()).limit(1))
