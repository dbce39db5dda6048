"""What customers have of us: all of it as a list, one by its serial number, what was asked about it."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.customers.imports.matching import BY_NAME, Match, find_customers
from blueprints.sales.actions.products import code_key
from blueprints.service.labels import WARRANTY_TONES, WARRANTY_WORDS
from core.access import of
from core.address_values import row_id
from core.columns import Column
from core.listing import Listing, Sort
from core.search import matches, name_key
from core.searched import Searched
from core.times import today
from core.words import _l, _lp
from core.workspace import workspace
from measures.warranty import judge
from models import NO_DAY, NameCard, Order, Product, Record, SoldItem, Ticket, db

About = aliased(NameCard)
TERMS = SoldItem.starts_on, SoldItem.months, SoldItem.extension_months, SoldItem.voided_on
MOST_ALIKE = 20
ROWS = of(
    SoldItem, SoldItem.id, SoldItem.serial, SoldItem.what, Product.name.label("product"),
).outerjoin(Product, Product.id == SoldItem.product_id)
IN_FORCE = Record.archived_at.is_(None)


def in_warranty(text):
    """in, out, voided, unknown: as they stand today"""
    day, held = today(workspace()), SoldItem.voided_on.is_(None)
    conditions = {
        "in": sa.and_(held, SoldItem.starts_on <= day, SoldItem.ends_on >= day, SoldItem.ends_on < NO_DAY),
        "out": sa.and_(held, SoldItem.ends_on < day), "voided": SoldItem.voided_on.is_not(None),
        "unknown": sa.and_(held, SoldItem.ends_on == NO_DAY)}
    if text not in conditions:
        raise ValueError(text)
    return conditions[text]


def in_archive(text):
    if text not in ("yes", "no"):
        raise ValueError(text)
    return Record.archived_at.is_not(None) if text == "yes" else IN_FORCE


def judged(row):
    """The Warranty of a row that holds TERMS, as it is today."""
    return judge(today(workspace()), row.starts_on, row.months, row.extension_months, row.voided_on)


COLUMNS = (
    Column("serial", _l("Serial number"), second=lambda row, _language: row.product or row.what),
    Column("customer", _l("Customer"), (About.title.label("customer"),), join=(About, About.id == Record.party_id)),
    Column("warranty", _l("Warranty"), TERMS, kind="badge", names=WARRANTY_WORDS, tones=WARRANTY_TONES,
           value=lambda row: judged(row).state),
    Column("ends", _l("Covered until"), (SoldItem.ends_on.label("ends"), SoldItem.voided_on.label("ended")), kind="day",
           sort="ends", value=lambda row: None if row.ended or row.ends == NO_DAY else row.ends),
    Column("sold", _lp("item", "Sold"), (SoldItem.sold_on.label("sold"),), kind="day"),
    Column("recorded", _l("Recorded"), (Record.created_at.label("recorded"),), kind="moment", sort="recorded",
           shown=False),
)
ITEMS = Listing(
    ROWS,
    sorts={"recorded": Sort(Record.created_at, Record.id, descending=True),
           "ends": Sort(SoldItem.ends_on, SoldItem.id)},
    filters={"q": Searched(SoldItem), "warranty": in_warranty, "archived": in_archive,
             "customer": lambda text: Record.party_id == row_id(text),
             "product": lambda text: SoldItem.product_id == row_id(text)},
    unasked={"archived": "no"}, steady=frozenset({"archived", "customer", "product"}),
    endpoint="service.sold_items", kind="sold_item", columns=COLUMNS,
)

# -- one of them -------------------------------------------------------------------------------------------------------

FACTS = of(
    SoldItem, SoldItem.id, SoldItem.serial, SoldItem.what, SoldItem.product_id, Record.party_id, *TERMS,
    SoldItem.voided_because, Product.name.label("product"), Product.code.label("product_code"),
    About.title.label("customer"),
).outerjoin(Product, Product.id == SoldItem.product_id).outerjoin(About, About.id == Record.party_id)
BY_ID = FACTS.where(SoldItem.id == sa.bindparam("item_id"))
BY_SERIAL = FACTS.where(SoldItem.serial_key == sa.bindparam("key"), IN_FORCE).order_by(SoldItem.id).limit(MOST_ALIKE)


def facts_of(item_id):
    """Names and terms of one; None when there is none."""
    return db.session.execute(BY_ID, {"item_id": item_id}).one_or_none()


def alike(serial):
    """Those of a serial number: more than one where several makers count alike."""
    key = name_key(serial)
    return db.session.execute(BY_SERIAL, {"key": key}).all() if key else []


def told_apart(rows, product_id=None, party_id=None):
    """Those that are left once it is known of which product, then of which customer; what fits none narrows nothing."""
    for name, wanted in (("product_id", product_id), ("party_id", party_id)):
        fitting = [row for row in rows if wanted is not None and getattr(row, name) == wanted]
        rows = fitting or rows
    return rows


def item_id_of(serial, product_id=None, party_id=None):
    """The sold item of a serial number; None where there is none, or several."""
    rows = told_apart(alike(serial), product_id, party_id) if serial else []
    return rows[0].id if len(rows) == 1 else None


def is_recorded(serial, product_id, what, but=None):
    """Is there another one of this serial number and product?"""
    query = of(SoldItem, SoldItem.id, SoldItem.what).where(
        SoldItem.serial_key == name_key(serial), SoldItem.product_id == product_id, IN_FORCE, SoldItem.id != (but or 0))
    return any(product_id is not None or name_key(row.what) == name_key(what) for row in db.session.execute(query))


TICKETS = of(Ticket, Ticket.id, Ticket.number, Ticket.serial, Ticket.product_id, Record.title, Record.state,
             Record.created_at).where(IN_FORCE).order_by(Record.created_at.desc(), Record.id.desc()).limit(20)
NAMING_IT = TICKETS.where(Ticket.item_id == sa.bindparam("item_id"))


def tickets_about(item):
    """The newest first, as far as the asker sees them; with those of its serial number that came before it was here."""
    earlier = TICKETS.where(Ticket.item_id.is_(None), Ticket.serial != "", matches(Ticket, item.serial))
    named = db.session.execute(NAMING_IT, {"item_id": item.id}).all()
    return named + [row for row in db.session.execute(earlier) if name_key(row.serial) == item.serial_key
                    and row.product_id in (None, item.product_id)]


def order_number(item):
    """The number of the order it came with; "" without one, or out of sight."""
    return db.session.scalar(of(Order, Order.number).where(Order.id == item.order_id)) or "" if item.order_id else ""


def order_id(number, party_id):
    """The id of a customer's order; None when there is none of this number, or out of sight."""
    return db.session.scalar(of(Order, Order.id).where(
        Order.number_key == code_key(number), Order.party_id == party_id))


def customer_named(text):
    """The Match of a customer's number or name."""
    by_name = BY_NAME + name_key(text)
    found = find_customers({text, by_name})
    return found.get(text) or found.get(by_name) or Match()
