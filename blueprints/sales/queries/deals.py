"""The list of deals: by what it is filtered and sorted. Reports and figures link to it, so it knows what they count."""
from datetime import timedelta

import sqlalchemy as sa

from blueprints.sales.deal_columns import DEAL_COLUMNS, Customer
from core import spans
from core.access import of
from core.address_values import among, row_id
from core.due import is_due
from core.hints import usual
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.search import matches
from core.searched import Searched
from core.spans import within
from core.times import today
from core.workspace import workspace
from models import NO_DAY, Deal, DealLine, Party, Record, StageEvent, db

FEW = 500  # deals that are looked up one by one, rather than all gone through in order
FILED = Record.archived_at.is_(None)
UNDECIDED = Deal.closed_on.is_(None)  # said beside is_open: the index of open deals by day wants these words
STATES = {
    "open": sa.and_(Record.is_open, UNDECIDED),
    "won": sa.and_(FILED, usual(Record.state == "won"), ~UNDECIDED),
    "lost": sa.and_(FILED, usual(Record.state == "lost"), ~UNDECIDED),
    "decided": sa.and_(FILED, ~UNDECIDED),
    "any": FILED,
    "archived": ~FILED,
}
DECIDED = ("won", "lost", "decided")


def refers(column):
    """A filter: the id that `column` holds, or "none"."""
    return lambda text: column.is_(None) if text == "none" else column == row_id(text)


def of_customer(text):
    """Deals of a customer by id; by what stands in a search box, of those the asker may see; "none": of nobody yet."""
    if text == "none" or text.isdecimal():
        return refers(Deal.party_id)(text)
    found = of(Party, Party.id).where(matches(Party, text)).limit(FEW)
    return Deal.party_id.in_(db.session.scalars(found).all())


def about_product(text):
    """Deals with a line of a product; "none": with no line at all."""
    if text == "none":
        return ~sa.select(DealLine.deal_id).where(DealLine.deal_id == Deal.id).correlate(Deal).exists()
    holding = sa.select(DealLine.deal_id).where(DealLine.product_id == row_id(text))
    first = db.session.scalars(holding.limit(FEW)).all()
    return Deal.id.in_(holding if len(first) == FEW else first)


def has_been_in(text):
    """Deals that stood in a stage at some time, or do."""
    return sa.select(StageEvent.id).where(
        StageEvent.deal_id == Deal.id, StageEvent.stage_id == row_id(text)).correlate(Deal).exists()


def days_within(column):
    """A filter: the day in `column` lies in a span."""
    def condition(text):
        first, last = spans.days(text)
        return sa.and_(column >= first, column <= last)
    return condition


def closes(text):
    """When it is expected to be decided: "past", "none", a coming period by name, or a span."""
    day = today(workspace())
    if text == "past":
        return Deal.closes_on < day
    if text == "none":
        return Deal.closes_on == NO_DAY
    if text in PERIODS:
        first, last = PERIODS[text](day)
        return sa.and_(Deal.closes_on >= first, Deal.closes_on <= last)
    return days_within(Deal.closes_on)(text)


def month_of(day):
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def quarter_of(day):
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return first, month_of(first + timedelta(days=70))[1]


def following(period):
    return lambda day: period(period(day)[1] + timedelta(days=1))


PERIODS = {"month": month_of, "next-month": following(month_of), "quarter": quarter_of,
           "next-quarter": following(quarter_of)}


DEALS = Listing(
    of(Deal, Deal.id).execution_options(seen_through=Deal),
    sorts={
        "due": Sort(Record.due_at, Record.id), "closes": Sort(Deal.closes_on, Deal.id),
        "amount": Sort(Deal.home_cents, Deal.id, descending=True),
        "created": Sort(Record.created_at, Record.id, descending=True),
        "closed": Sort(Deal.closed_on, Deal.id, descending=True, where=~UNDECIDED),
    },
    filters={
        "q": Searched(Deal), "state": among(STATES), "owner": is_person(Record.owner_id),
        "team": is_of_team(Record.team_id), "pipeline": refers(Deal.pipeline_id), "stage": refers(Deal.stage_id),
        "closes": closes, "customer": of_customer, "product": about_product, "source": refers(Deal.source_id),
        "due": lambda group: is_due(Record.due_at, group), "closed": days_within(Deal.closed_on), "passed": has_been_in,
        "reason": refers(Deal.lost_reason_id), "created": within(Record.created_at),
        "creator": is_person(Record.created_by_id),
    },
    unasked={"state": "open"}, endpoint="sales.deals", kind="deal", columns=DEAL_COLUMNS,
    steady=frozenset({"state", "pipeline", "stage", "source", "reason", "passed"}),
    personal=frozenset({"owner", "team", "creator"}), owned=(Record, "sales"),
    spine={"state": {"open": Record.is_open}, "owner": None, "team": None},
)


def in_good_order(args):
    """Decided deals come newest first where no order is asked for: only the open ones go by their next step."""
    if args.get("sort") or args.get("state") not in (*DECIDED, "any", "archived"):
        return args
    return {**args, "sort": "-closed" if args["state"] in DECIDED else "-created"}


def name_of(model, text):
    """The name of a row a filter names; "" where there is none."""
    return db.session.scalar(sa.select(model.name).where(model.id == row_id(text))) or ""


def customer_name(text):
    """The name of a customer the asker sees a deal of, else ""."""
    deal = of(Deal, Customer.title).join(Customer, Customer.id == Deal.party_id)
    return db.session.scalar(deal.where(Deal.party_id == row_id(text)).limit(1)) or ""
