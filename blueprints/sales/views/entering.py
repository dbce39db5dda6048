"""Entering an order by hand: choose the customer, fill in the lines; changing one."""
from flask import request, url_for
from flask_login import current_user
from werkzeug.exceptions import BadRequest
from werkzeug.utils import redirect

from blueprints.sales import actions, bp
from blueprints.sales.forms.orders import EditOrderForm, NewOrderForm, as_entered, wall_clock
from blueprints.sales.queries import orders as queries
from blueprints.sales.queries.products import suggested
from core.access import find, needs
from core.address_values import row_id
from core.page import done, page
from core.words import _
from core.workspace import workspace
from models import Order, Party, db, now


def my_zone():
    """The time zone in which the one who asks reads clocks."""
    return current_user.time_zone or workspace().time_zone


def first_entries(party):
    """What a new order begins with."""
    return {"number": actions.next_number(), "ordered_at": wall_clock(now(), my_zone()),
            "currency": queries.usual_currency(party.id)}


@bp.get("/orders/choose-customer")
@needs("sales.write")
def choose_customer():
    search = request.args.get("q", "").replace("\x00", "").strip()
    return page("sales/choose_customer.html", search=search, customers=queries.customers_found(search),
                to="quote" if request.args.get("to") == "quote" else "order")


@bp.route("/orders/new", methods=["GET", "POST"])
@needs("sales.write")
def new_order():
    if "customer" not in request.args:
        return redirect(url_for(".choose_customer"), 303)
    party = find(Party, asked_row("customer"), to="edit")
    form = NewOrderForm(data=first_entries(party))
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit():
        order = actions.enter_order(party, **form.facts(my_zone()), by=current_user)
        actions.confirm(order, by=current_user)
        db.session.commit()
        return done(_("Order %(number)s saved", number=order.number), url_for(".order", order_id=order.id))
    return page("sales/edit_order.html", form=form, customer=party, order=None,
                url=url_for(".new_order", customer=party.id), products=suggested(codes_being_typed()))


def asked_row(name):
    """The id in the address under a name."""
    try:
        return row_id(request.args[name])
    except ValueError:
        raise BadRequest from None


@bp.route("/orders/<int:order_id>/edit", methods=["GET", "POST"])
@needs("sales.write")
def edit_order(order_id):
    order = find(Order, order_id, to="edit")
    form = EditOrderForm(obj=as_entered(order, queries.lines_of(order), my_zone()))
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit():
        actions.revise_order(order, **form.facts(my_zone(), opened_at=order.ordered_at), by=current_user)
        db.session.commit()
        return done(_("Order %(number)s saved", number=order.number), url_for(".order", order_id=order.id))
    return page("sales/edit_order.html", form=form, customer=queries.customer_of(order), order=order,
                url=url_for(".edit_order", order_id=order.id), products=suggested(codes_being_typed()))


def codes_being_typed():
    """The product codes that the panel of suggestions asks with."""
    return [text for name, text in request.args.items() if name.endswith("-code")]
