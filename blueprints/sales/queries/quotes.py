"""Which quotes: the list, one quote's lines and versions, those of a deal, and those about to expire."""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.actions.products import code_key
from blueprints.sales.quote_columns import QUOTE_COLUMNS
from core.access import of
from core.address_values import row_id
from core.exact_field import tidy
from core.listing import Listing, Sort
from core.search import matches
from core.times import today
from core.workspace import workspace
from measures.quotes import sum_up
from models import QUOTE_STATES, Address, Deal, DealLine, NameCard, Order, Party, Product, Quote, QuoteLine, User, db

FEW = 500  # customers that are looked up one by one
LAST = "\U0010ffff"  # sorts behind whatever a number goes on with
SOON = 14  # days before its end from which a quote is about to expire
IN_PANEL = 20
VERSIONS = {"latest": Quote.is_latest, "all": sa.true()}


def found_by(search):
    """Quotes whose number begins with what stands in the search box, or whose customer is found by it."""
    key = code_key(search)
    customers = of(Party, Party.id).where(matches(Party, search))
    first = db.session.scalars(customers.limit(FEW)).all()
    by_number = sa.and_(Quote.number_key >= key, Quote.number_key < key + LAST)
    return sa.or_(by_number, Quote.party_id.in_(customers if len(first) == FEW else first))


def in_state(text):
    if text not in QUOTE_STATES:
        raise ValueError(text)
    return Quote.state == text


def of_versions(text):
    if text not in VERSIONS:
        raise ValueError(text)
    return VERSIONS[text]


def ending(text):
    """soon: sent, and over within SOON days; over: sent, and past its last day."""
    day = today(workspace())
    if text == "soon":
        return sa.and_(Quote.state == "sent", Quote.valid_until >= day, Quote.valid_until <= day + timedelta(SOON))
    if text == "over":
        return sa.and_(Quote.state == "sent", Quote.valid_until < day)
    raise ValueError(text)


QUOTES = Listing(
    query=of(Quote, Quote.id),
    sorts={
        "date": Sort(Quote.issued_on, Quote.id, descending=True),
        "number": Sort(Quote.number_key, Quote.id),
        "valid-until": Sort(Quote.valid_until, Quote.id),
        "total": Sort(Quote.total_cents, Quote.id, descending=True),
    },
    filters={
        "q": found_by, "state": in_state, "ending": ending, "versions": of_versions,
        "customer": lambda text: Quote.party_id == row_id(text), "deal": lambda text: Quote.deal_id == row_id(text),
    },
    unasked={"versions": "latest"}, steady=frozenset({"state", "versions", "customer", "deal"}),
    endpoint="sales.quotes", columns=QUOTE_COLUMNS,
)


def lines_of(quote):
    """The lines of a quote with their product."""
    query = of(QuoteLine, QuoteLine.ordinal, QuoteLine.product_id, Product.code, QuoteLine.description, Product.name,
               QuoteLine.quantity, QuoteLine.unit_price, QuoteLine.discount, QuoteLine.tax_rate, QuoteLine.line_cents)
    query = query.outerjoin(Product, Product.id == QuoteLine.product_id).where(QuoteLine.quote_id == quote.id)
    return db.session.execute(query.order_by(QuoteLine.ordinal)).all()


def sums_of(lines):
    return sum_up((line.line_cents, line.tax_rate) for line in lines)


def versions_of(quote):
    """All versions of a quote, the newest first."""
    query = of(Quote, Quote.id, Quote.number, Quote.revision, Quote.state, Quote.issued_on, Quote.total_cents,
               Quote.currency).where(Quote.number_key == quote.number_key)
    return db.session.execute(query.order_by(Quote.revision.desc())).all()


Customer, About = aliased(NameCard), aliased(NameCard)
FACTS = of(Quote, Customer.title.label("customer"), Customer.id.label("customer_id"), About.title.label("deal"),
           User.name.label("by"), Order.number.label("order"), Order.id.label("order_id")).outerjoin(
    Customer, Customer.id == Quote.party_id).outerjoin(About, About.id == Quote.deal_id).outerjoin(
    User, User.id == Quote.created_by_id).outerjoin(Order, Order.id == Quote.order_id).where(
    Quote.id == sa.bindparam("quote_id"))


def facts_of(quote):
    """Names of whom and what a quote is about: customer, deal, who wrote it, the order it became."""
    return db.session.execute(FACTS, {"quote_id": quote.id}).one()


def address_of(quote):
    """Where the customer is, as letters are addressed; None when nobody noted it or it is out of sight."""
    query = of(Address, Address.street, Address.city, Address.region, Address.postal_code, Address.country)
    return db.session.execute(query.where(Address.party_id == quote.party_id).order_by(Address.id).limit(1)).first()


OF_DEAL = of(Quote, Quote.id, Quote.number, Quote.revision, Quote.state, Quote.valid_until, Quote.total_cents,
             Quote.currency).where(Quote.deal_id == sa.bindparam("deal_id"), Quote.is_latest).order_by(
    Quote.id.desc()).limit(IN_PANEL)


def of_deal(deal_id):
    """The quotes of a deal, each in its last version, newest first, at most IN_PANEL."""
    return db.session.execute(OF_DEAL, {"deal_id": deal_id}).all()


def quote_of_order(order):
    """The quote an order came from, as (id, number, revision); None when there is none, or it is out of sight."""
    query = of(Quote, Quote.id, Quote.number, Quote.revision).where(Quote.order_id == order.id)
    return db.session.execute(query).first()


def deal_name(text):
    """The name of a deal the asker may see, else ""."""
    return db.session.scalar(of(Deal, Deal.title).where(Deal.id == row_id(text))) or ""


def entered_lines(deal):
    """The lines of a deal in the words of a quote's form."""
    query = of(DealLine, Product.code, DealLine.description, Product.name, DealLine.quantity, DealLine.unit_price,
               DealLine.discount).outerjoin(Product, Product.id == DealLine.product_id)
    rows = db.session.execute(query.where(DealLine.deal_id == deal.id).order_by(DealLine.ordinal))
    return [{"code": row.code or "", "description": row.description or row.name or "", "quantity": tidy(row.quantity),
             "unit_price": tidy(row.unit_price), "discount": tidy(row.discount * 100) or None} for row in rows]


def usual_tax(currency):
    """The rate most lines of the last quote in a currency bore; None before the first one."""
    last = of(Quote, Quote.id).where(Quote.currency == currency).order_by(Quote.id.desc()).limit(1).scalar_subquery()
    query = of(QuoteLine, QuoteLine.tax_rate).where(QuoteLine.quote_id == last).group_by(QuoteLine.tax_rate)
    return db.session.scalar(query.order_by(sa.func.count().desc(), QuoteLine.tax_rate.desc()).limit(1))
