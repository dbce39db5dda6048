"""From something found in the data to a deal or a task, with one press."""
from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa

from blueprints.sales.actions import deals
from blueprints.sales.actions.deal_parts import write_lines
from blueprints.sales.actions.orders import LineFacts
from blueprints.sales.actions.prices import prices_on
from blueprints.sales.actions.products import code_key
from blueprints.sales.queries.opportunities import open_deal_with
from blueprints.sales.queries.orders import usual_currency
from blueprints.tasks import actions as tasks
from core import money, times
from core.access import of
from core.page import Refused
from core.words import _
from core.workspace import workspace
from models import Pipeline, Record, Task, db

ANSWER_BEFORE = timedelta(days=1)  # a task about a quote is due this long before its last day


def deal_of(party, product, *, by):
    """A deal over one of the product, in the first stage there is, to be followed up today; its price by the lists.

    Refused while there is an open deal of this customer over the product: a second press makes no second deal.
    """
    known = open_deal_with(party.id, product.id)
    if known is not None:
        raise Refused(_("There is an open deal already: %(deal)s", deal=known.title))
    currency, today = usual_currency(party.id), times.today(workspace())
    price = prices_on(today, currency, [product.code]).get(code_key(product.code))
    cents = None if price is None else money.line_cents(1, price, currency)
    deal = deals.open_deal({
        "title": _("%(product)s for %(customer)s", product=product.name, customer=party.title), "party_id": party.id,
        "owner_id": by.id, "team_id": min(by.grants.team_ids, default=None), "currency": currency,
        "amount_cents": cents, "next_step": _("Ask whether they want it"), "next_step_on": today,
    }, by=by, stage=first_stage())
    write_lines(deal, [LineFacts(Decimal(1), price or Decimal(0), product.code, product.name)])
    return deal


def first_stage():
    first = sa.select(Pipeline.id).where(Pipeline.archived_at.is_(None)).order_by(Pipeline.position, Pipeline.id)
    stage = deals.first_stage(db.session.scalar(first.limit(1)))
    if stage is None:
        raise Refused(_("No pipeline has an open stage: add one first"))
    return stage


def ask_again(party, *, by):
    """A task for today: call a customer who is late by their own rhythm."""
    return _task(_("Ask %(customer)s about their next order", customer=party.title), times.today(workspace()), party,
                 by=by)


def follow_up(quote, *, by):
    """A task about a quote that ends soon, due the day before; about its deal, else about the customer."""
    day = max(quote.valid_until - ANSWER_BEFORE, times.today(workspace()))
    title = _("Ask %(customer)s about quote %(number)s", customer=quote.party.title, number=quote.number)
    return _task(title, day, quote.deal or quote.party, by=by)


def _task(title, day, about, *, by):
    """Refused while the same one is open: a second press makes no second task."""
    twin = of(Task, Task.id).where(Task.about_id == about.id, Record.title == title, Record.is_open)
    if db.session.scalar(twin.limit(1)) is not None:
        raise Refused(_("There is an open task for it already: %(task)s", task=title))
    return tasks.make_task({"title": title, "due_on": day, "owner_id": by.id}, by=by, about=about)
