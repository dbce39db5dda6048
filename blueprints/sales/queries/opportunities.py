"""What may become a sale: products customers lack, customers late by their own rhythm, quotes about to expire."""
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.quotes import ending
from core.access import of
from core.address_values import row_id
from core.listing import Listing, Sort
from core.people import is_person
from core.times import today
from core.workspace import workspace
from measures.baskets import Rule
from models import (
    CustomerProfile,
    Deal,
    DealLine,
    Hat,
    Job,
    NameCard,
    Product,
    Quote,
    Record,
    Suggestion,
    db,
)

Customer, Because = aliased(NameCard), aliased(Product)


def owner_of(party_id):
    """Who looks after a customer, as a subquery beside `party_id`."""
    owner = of(Hat, Hat.owner_id).where(Hat.party_id == party_id, Hat.role == "customer", Hat.until.is_(None))
    return owner.correlate_except(Hat).scalar_subquery()


TAKEN_UP = of(Deal, sa.literal(1)).join(DealLine, DealLine.deal_id == Deal.id).where(
    Deal.party_id == Suggestion.party_id, DealLine.product_id == Suggestion.product_id, Record.is_open).correlate(
    Suggestion).exists()
SUGGESTIONS = Listing(
    query=of(Suggestion, Suggestion.id, Suggestion.party_id, Suggestion.product_id, Suggestion.because_id,
             Suggestion.with_both, Suggestion.with_because, Suggestion.with_product, Suggestion.customers,
             Suggestion.lift, Customer.title.label("customer"), Product.name.label("product"),
             Because.name.label("because")).join(Customer, Customer.id == Suggestion.party_id).join(
        Product, Product.id == Suggestion.product_id).join(Because, Because.id == Suggestion.because_id).where(
        Suggestion.lift > 0, ~TAKEN_UP),  # all are: in these words the count walks the index
    sorts={"lift": Sort(Suggestion.lift, Suggestion.id, descending=True)},
    filters={"customer": lambda text: Suggestion.party_id == row_id(text),
             "product": lambda text: Suggestion.product_id == row_id(text),
             "owner": is_person(owner_of(Suggestion.party_id))},
)
LATE = CustomerProfile.overdue_on
OVERDUE = Listing(
    query=of(CustomerProfile, CustomerProfile.party_id.label("id"), Customer.title.label("customer"),
             CustomerProfile.lifecycle, CustomerProfile.last_order_on, LATE, CustomerProfile.evidence,
             CustomerProfile.revenue_cents).join(Customer, Customer.id == CustomerProfile.party_id).where(
        CustomerProfile.is_current, CustomerProfile.lifecycle != "lost"),
    sorts={"since": Sort(LATE, CustomerProfile.party_id, descending=True),
           "revenue": Sort(CustomerProfile.revenue_cents, CustomerProfile.party_id, descending=True)},
    filters={"late": lambda _text: LATE <= today(workspace()), "owner": is_person(CustomerProfile.owner_id)},
    unasked={"late": "yes"},
)
About = aliased(NameCard)
ENDING = Listing(
    query=of(Quote, Quote.id, Quote.number, Quote.revision, Quote.valid_until, Quote.total_cents, Quote.currency,
             Quote.deal_id, Customer.title.label("customer"), About.title.label("deal")).outerjoin(
        Customer, Customer.id == Quote.party_id).outerjoin(About, About.id == Quote.deal_id).where(Quote.is_latest),
    sorts={"end": Sort(Quote.valid_until, Quote.id)},
    filters={"ending": ending}, unasked={"ending": "soon"},
)


@dataclass(frozen=True)
class Told:
    """A suggestion and the three measures of what it rests on, as shares and times rounded for people."""

    row: object
    support: Decimal
    confidence: Decimal
    lift: Decimal


def told(row):
    rule = Rule(row.because_id, row.product_id, row.with_both, row.with_because, row.with_product, row.customers)
    return Told(row, rounded(rule.support, 3), rounded(rule.confidence, 2), rounded(rule.lift, 1))


def rounded(fraction, places):
    return round(Decimal(fraction.numerator) / fraction.denominator, places)


@dataclass(frozen=True)
class Late:
    """A customer who is late: days since the last order, the usual gap, how many of it that is."""

    row: object
    days: int
    gap: Decimal
    times: Decimal


def late(row, day=None):
    days, gap = ((day or today(workspace())) - row.last_order_on).days, Decimal(str(row.evidence["median_gap_days"]))
    return Late(row, days, gap, round(days / gap, 1))


def last_search():
    """What the last search that ended found, {"customers", "least", "rules", "on"}; None before the first one."""
    last = sa.select(Job.result, Job.finished_at).where(Job.kind == "sales.suggest", Job.state == "done")
    row = db.session.execute(last.order_by(Job.id.desc()).limit(1)).one_or_none()
    return row and {**row.result, "at": row.finished_at}


def search_under_way():
    """(done, total) of the search that is queued or running; None."""
    query = sa.select(Job.done, Job.total).where(Job.kind == "sales.suggest", Job.state.in_(("queued", "running")))
    return db.session.execute(query.limit(1)).one_or_none()


def open_deal_with(party_id, product_id):
    """(id, title) of an open deal of a customer over a product; None."""
    query = of(Deal, Deal.id, Deal.title).join(DealLine, DealLine.deal_id == Deal.id).where(
        Deal.party_id == party_id, DealLine.product_id == product_id, Record.is_open)
    return db.session.execute(query.limit(1)).one_or_none()
