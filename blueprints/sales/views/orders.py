"""The list of orders, the page of one, and taking one back."""
from flask import request, url_for
from flask_login import current_user

from blueprints.loyalty.panel import LoyaltyPanel, used_with
from blueprints.sales import actions, bp
from blueprints.sales.forms.steps import StepForm
from blueprints.sales.labels import KINDS, ORDER_STATES, STEPS, TONES, WHY_NOT
from blueprints.sales.queries import orders as queries
from blueprints.sales.queries.products import product_name
from blueprints.sales.queries.quotes import quote_of_order
from core.access import find, needs
from core.caution import caution_about
from core.export import export
from core.listing import counted
from core.money import converted
from core.page import done, page
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import Order, db

UNPAID = ("confirmed", "delivered", "invoiced")


@bp.get("/orders")
@needs("sales.read")
def orders():
    listing = queries.ORDERS.open(request.args, request.path)
    narrowed = {"customer": queries.customer_name, "product": product_name,
                "owner": lambda _text: _("By who looks after the customer"), "offer": lambda _text: _("With an offer")}
    chips = {name: look_up(listing.filters[name]) for name, look_up in narrowed.items() if listing.filters[name]}
    currencies = [(code, code) for code in queries.currencies_in_use()]
    return page("sales/orders.html", listing=listing, chips=chips,
                kind_choices=[("", _("All kinds")), *KINDS.items()],
                state_choices=[("", _("Any state")), *ORDER_STATES.items()], counted=counted(listing.total, language()),
                currency_choices=[("", _("All currencies")), *currencies])


@bp.get("/orders/export/<any(csv, xlsx):kind>")
@needs("sales.read")
def export_orders(kind):
    listing = queries.ORDERS.open(request.args, request.path)
    return export(kind, "orders", listing.file_columns(), listing.all_rows())


@bp.get("/orders/<int:order_id>")
@needs("sales.read")
def order(order_id):
    return page("sales/order.html", **shown(find(Order, order_id)))


def shown(order, steps_form=None):
    """What the page of an order draws."""
    taken = actions.taken(order)
    if steps_form is None and not order.is_credit_note:
        steps_form = StepForm(None, taken=taken, day=today(workspace()))
    return {"order": order, "customer": queries.customer_of(order), "lines": queries.lines_of(order),
            "kind": queries.kind_of(order), "kinds": KINDS, "tones": TONES, "why_not": WHY_NOT,
            "rate_day": queries.day_of_rate(order), "steps": STEPS, "taken": taken, "steps_form": steps_form,
            "last_step": order.state if order.state in taken else None, "quote": quote_of_order(order),
            "credited": queries.credited_by(order), "credit_notes": queries.credit_notes_of(order),
            "caution": caution_about(order.party_id) if order.state in UNPAID else None,
            "loyalty": LoyaltyPanel(order.party_id), "used": used_with(order.id),
            "is_creditable": not order.is_credit_note and order.state != "cancelled",
            "home_total": converted(order.total_cents, order.currency, order.home_rate, workspace().currency)}


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
