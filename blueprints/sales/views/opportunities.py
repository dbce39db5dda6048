"""Opportunities found in the data, and what is made of them with one press."""
from flask import request, url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales.actions import opportunities as actions
from blueprints.sales.queries import opportunities as queries
from blueprints.sales.queries.orders import customer_name
from blueprints.sales.queries.quotes import SOON
from blueprints.sales.suggesting import DEMANDS
from core.access import find, needs
from core.address_values import own_path
from core.jobs import enqueue
from core.kinds import record_url
from core.listing import counted
from core.money import format_number, format_share
from core.page import done, page
from core.people import owner_choices
from core.words import _, language
from models import Party, Product, Quote, db


@bp.get("/opportunities")
@needs("sales.read")
def opportunities():
    listing = queries.SUGGESTIONS.open(request.args, request.path)
    asked = listing.filters["customer"]
    return page("sales/opportunities.html", tabs=tabs("opportunities"), listing=listing, demands=DEMANDS,
                least_confidence=format_share(queries.rounded(DEMANDS.confidence, 2), language()),
                least_lift=format_number(queries.rounded(DEMANDS.lift, 1), language()),
                found=[queries.told(row) for row in listing.rows], searched=queries.last_search(),
                under_way=queries.search_under_way(), counted=counted(listing.total, language()), owners=whose(),
                customer=asked and (customer_name(asked) or _("Only some")), here=request.full_path.rstrip("?"))


@bp.get("/opportunities/overdue")
@needs("sales.read")
def overdue_customers():
    listing = queries.OVERDUE.open(request.args, request.path)
    return page("sales/overdue_customers.html", tabs=tabs("overdue_customers"), listing=listing, owners=whose(),
                found=[queries.late(row) for row in listing.rows], counted=counted(listing.total, language()),
                here=request.full_path.rstrip("?"))


@bp.get("/opportunities/quotes")
@needs("sales.read")
def ending_quotes():
    listing = queries.ENDING.open(request.args, request.path)
    return page("sales/ending_quotes.html", tabs=tabs("ending_quotes"), listing=listing, soon=SOON,
                counted=counted(listing.total, language()), here=request.full_path.rstrip("?"))


def tabs(active):
    named = {"opportunities": _("Products they lack"), "overdue_customers": _("Late by their own rhythm"),
             "ending_quotes": _("Quotes about to expire")}
    return [{"label": label, "url": url_for(f".{name}"), "active": name == active} for name, label in named.items()]


def whose():
    return owner_choices(("", _("Everyone's")), ("me", _("Mine")))


@bp.post("/opportunities/search")
@needs("sales.manage")
def search_opportunities():
    enqueue("sales.suggest", key="sales.suggest")
    db.session.commit()
    return done(_("The search has begun"), url_for(".opportunities"))


@bp.post("/opportunities/customers/<int:party_id>/products/<int:product_id>/deal")
@needs("sales.write")
def make_deal(party_id, product_id):
    deal = actions.deal_of(find(Party, party_id, to="edit"), find(Product, product_id), by=current_user)
    db.session.commit()
    return done(_("Deal added: %(deal)s", deal=deal.title), record_url("deal", deal.id))


@bp.post("/opportunities/customers/<int:party_id>/task")
@needs("sales.write")
def ask_again(party_id):
    task = actions.ask_again(find(Party, party_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("Task added: %(task)s", task=task.title), led_back(".overdue_customers"))


@bp.post("/opportunities/quotes/<int:quote_id>/task")
@needs("sales.write")
def follow_up_quote(quote_id):
    task = actions.follow_up(find(Quote, quote_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("Task added: %(task)s", task=task.title), led_back(".ending_quotes"))


def led_back(endpoint):
    return own_path(request.form.get("back")) or url_for(endpoint)
