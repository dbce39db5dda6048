"""What complaints say of goods: the facts of one complaint, those about one supplier, whom a fact can be about."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.actions.products import code_key
from core.access import of
from core.principal import SYSTEM
from core.scope import acting_as
from core.search import name_key
from models import (
    ComplaintIncident,
    Hat,
    NameCard,
    OrderLine,
    Party,
    Product,
    PurchaseLine,
    SuppliedProduct,
    Ticket,
    db,
)

MOST, SHOWN = 100, 8
Supplier = aliased(NameCard)
COUNTS = ComplaintIncident.archived_at.is_(None)
ROWS = of(
    ComplaintIncident, ComplaintIncident.id, ComplaintIncident.record_id, ComplaintIncident.supplier_id,
    ComplaintIncident.lot, ComplaintIncident.quantity, ComplaintIncident.severity, ComplaintIncident.happened_on,
    ComplaintIncident.line_id, Product.name.label("product"), Supplier.title.label("supplier"),
    PurchaseLine.number.label("line"),
).outerjoin(Product, Product.id == ComplaintIncident.product_id).outerjoin(
    Supplier, Supplier.id == ComplaintIncident.supplier_id).outerjoin(
    PurchaseLine, PurchaseLine.id == ComplaintIncident.line_id).where(COUNTS)
OF_COMPLAINT = ROWS.where(ComplaintIncident.record_id == sa.bindparam("ticket_id")).order_by(
    ComplaintIncident.happened_on, ComplaintIncident.id).limit(MOST)
ABOUT_SUPPLIER = ROWS.where(ComplaintIncident.supplier_id == sa.bindparam("party_id")).order_by(
    ComplaintIncident.happened_on.desc(), ComplaintIncident.id.desc()).limit(SHOWN)
NUMBER = of(ComplaintIncident, sa.func.count()).where(
    COUNTS, ComplaintIncident.supplier_id == sa.bindparam("party_id"))


def of_complaint(ticket):
    """What is noted of one complaint, oldest first."""
    return db.session.execute(OF_COMPLAINT, {"ticket_id": ticket.id}).all()


def about_supplier(party):
    """The newest about one supplier."""
    return db.session.execute(ABOUT_SUPPLIER, {"party_id": party.id}).all()


def number_about(party):
    return db.session.scalar(NUMBER, {"party_id": party.id})


def numbers_of(incidents):
    """{id: number} of the complaints behind some facts, of those the asker may open."""
    ids = {row.record_id for row in incidents}
    if not ids:
        return {}
    return dict(db.session.execute(of(Ticket, Ticket.id, Ticket.number).where(Ticket.id.in_(ids))).all())


# -- whom and what a fact can be about: names alone, for whoever writes one, whether or not they see suppliers ---------

def product_of(ticket):
    """The code of the product a complaint is about: its own, or the only one of its order; "" when nobody knows."""
    ids = {ticket.product_id} - {None}
    if not ids and ticket.order_id:
        ids = set(db.session.scalars(of(OrderLine, OrderLine.product_id).where(
            OrderLine.order_id == ticket.order_id, OrderLine.product_id.is_not(None)).distinct().limit(2)))
    return db.session.scalar(sa.select(Product.code).where(Product.id == ids.pop())) if len(ids) == 1 else ""


def suppliers_of(code):
    """The names of those who supply a product, by name."""
    with acting_as(SYSTEM):
        return db.session.scalars(of(SuppliedProduct, Supplier.title).join(
            Supplier, Supplier.id == SuppliedProduct.party_id).join(
            Product, Product.id == SuppliedProduct.product_id).where(
            Product.code_key == code_key(code)).order_by(Supplier.title, Supplier.id).limit(20)).all() if code else []


def suppliers_called(text):
    """The ids of the suppliers of exactly this name or number; two at most."""
    with acting_as(SYSTEM):
        return db.session.scalars(of(Hat, Hat.party_id).join(Party, Party.id == Hat.party_id).where(
            Hat.role == "supplier", sa.or_(Party.name_key == name_key(text), Hat.code == text.strip()),
        ).distinct().order_by(Hat.party_id).limit(2)).all()


def line_called(text):
    """(id, supplier's id) of the order line of exactly this number; None when there is none, or several."""
    with acting_as(SYSTEM):
        found = db.session.execute(of(PurchaseLine, PurchaseLine.id, PurchaseLine.party_id).where(
            PurchaseLine.number == text.strip()).order_by(PurchaseLine.id).limit(2)).all()
    return found[0] if len(found) == 1 else None
