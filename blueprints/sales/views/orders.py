"""The list of orders, the page of one, and taking one back."""
from flask import request, url_for
from flask_login import current_user

from blueprints.sales import actions, bp
from blueprints.sales.labels import KINDS, TONES, WHY_NOT
from blueprints.sales.queries import orders as queries
from blueprints.sales.queries.products import product_name
from core.access import find, needs
from core.export import export
from core.listing import counted
from core.money import converted
from core.page import done, page
from core.words import _, language
from core.workspace import workspace
from models import Order, db


@bp.get("/orders")
@needs("sales.read")
def orders():
    listing = queries.ORDERS.open(request.args, request.path)
    narrowed = {"customer": queries.customer_name, "product": product_name,
                "owner": lambda _text: _("By who looks after the customer")}
    chips = {name: look_up(listing.filters[name]) for name, look_up in narrowed.items() if listing.filters[name]}
    currencies = [(code, code) for code in queries.currencies_in_use()]
    return page("sales/orders.html", listing=listing, chips=chips,
                kind_choices=[("", _("All kinds")), *KINDS.items()], counted=counted(listing.total, language()),
                currency_choices=[("", _("All currencies")), *currencies])


@bp.get("/orders/export/<any(csv, xlsx):kind>")
@needs("sales.read")
def export_orders(kind):
    listing = queries.ORDERS.open(request.args, request.path)
    return export(kind, "orders", listing.file_columns(), listing.all_rows())


@bp.get("/orders/<int:order_id>")
@needs("sales.read")
def order(order_id):
    found = find(Order, order_id)
    return page("sales/order.html", order=found, customer=queries.customer_of(found), lines=queries.lines_of(found),
                kind=queries.kind_of(found), kinds=KINDS, tones=TONES, why_not=WHY_NOT,
                rate_day=queries.day_of_rate(found),
                home_total=converted(found.total_cents, found.currency, found.home_rate, workspace().currency))


@bp.post("/orders/<int:order_id>/cancel")
@needs("sales.write")
def cancel_order(order_id):
    found = find(Order, order_id, to="edit")
    actions.cancel_order(found, by=current_user)
    db.session.commit()
    return done(_("%(number)s is cancelled", number=found.number), url_for(".order", order_id=order_id))


@bp.post("/orders/<int:order_id>/reinstate")
@needs("sales.write")
def reinstate_order(order_id):
    found = find(Order, order_id, to="edit")
    actions.reinstate_order(found, by=current_user)
    db.session.commit()
    return done(_("%(number)s counts again", number=found.number), url_for(".order", order_id=order_id))
