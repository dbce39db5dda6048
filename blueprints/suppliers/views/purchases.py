"""The page of a purchase order, and entering one."""
from flask import url_for
from flask_login import current_user

from blueprints.evaluation.queries.standings import allowed
from blueprints.suppliers import bp
from blueprints.suppliers.actions import orders as actions
from blueprints.suppliers.forms.purchases import PurchaseForm
from blueprints.suppliers.labels import STATE_TONES, STATES
from blueprints.suppliers.queries import lines as queries
from blueprints.suppliers.views.suppliers import find_supplier
from core.access import find, needs
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import PurchaseOrder, db


@bp.get("/orders/<int:order_id>")
@needs("suppliers.read")
def purchase(order_id):
    order = find(PurchaseOrder, order_id)
    return page("suppliers/purchase.html", order=order, lines=queries.lines_of(order), states=STATES,
                supplier=queries.supplier_name(str(order.party_id)), tones=STATE_TONES)


@bp.route("/<int:party_id>/orders/new", methods=["GET", "POST"])
@needs("suppliers.write")
def new_purchase(party_id):
    party = find_supplier(party_id, to="edit")
    form = PurchaseForm(ordered_on=today(workspace()), currency=workspace().currency)
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit() and (
            order := form.acted(actions.order, party, **form.facts, by=current_user, at="number")):
        db.session.commit()
        return done(_("Order %(number)s saved", number=order.number), url_for(".purchase", order_id=order.id))
    return page("suppliers/new_purchase.html", form=form, party=party,
                verdict=allowed("order", party, "supplier", form.category.chosen))
