"""How an order goes on: its steps, and credit notes."""
from datetime import datetime, time

from flask import url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales.actions import orders as orders_actions
from blueprints.sales.actions import steps as actions
from blueprints.sales.forms.steps import CreditForm, StepForm, offered
from blueprints.sales.labels import STEPS
from blueprints.sales.queries import orders as queries
from blueprints.sales.views.orders import shown
from core.access import find, needs
from core.page import done, page
from core.times import local_to_instant, today
from core.words import _
from core.workspace import workspace
from models import Order, db


@bp.post("/orders/<int:order_id>/steps")
@needs("sales.write")
def take_step(order_id):
    order = find(Order, order_id, to="edit")
    form = StepForm(taken=actions.taken(order))
    if not form.validate():
        return page("sales/order.html", **shown(order, form))
    actions.take_step(order, form.step.data, form.day.data, by=current_user)
    db.session.commit()
    return done(_("%(number)s: %(step)s", number=order.number, step=STEPS[form.step.data]),
                url_for(".order", order_id=order_id))


@bp.post("/orders/<int:order_id>/steps/<any(confirmed, delivered, invoiced, paid):step>/take-back")
@needs("sales.write")
def take_step_back(order_id, step):
    order = find(Order, order_id, to="edit")
    actions.take_back(order, step, by=current_user)
    db.session.commit()
    return done(_("Taken back: %(step)s", step=STEPS[step]), url_for(".order", order_id=order_id))


@bp.route("/orders/<int:order_id>/credit", methods=["GET", "POST"])
@needs("sales.write")
def credit_order(order_id):
    order = find(Order, order_id, to="edit")
    left = actions.creditable(order)
    form = CreditForm(data={"number": orders_actions.next_number(), "day": today(workspace()),
                            "quantities": offered(left)})
    if form.validate_on_submit():
        noon = local_to_instant(datetime.combine(form.day.data, time(12)), workspace().time_zone)
        note = actions.credit_order(order, form.given_back(left), number=form.number.data, ordered_at=noon,
                                    by=current_user)
        db.session.commit()
        return done(_("Credit note %(number)s saved", number=note.number), url_for(".order", order_id=note.id))
    return page("sales/credit_order.html", form=form, order=order, lines=queries.lines_of(order), creditable=left)
