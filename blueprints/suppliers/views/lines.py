"""The list of order lines, the page of one, and what happens to it: goods come, the day moves, somebody inspects."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.evaluation.labels import ASKED, EXCUSES
from blueprints.suppliers import bp
from blueprints.suppliers.actions import lines as actions
from blueprints.suppliers.forms.purchases import InspectionForm, MoveForm, ReceiptForm
from blueprints.suppliers.labels import INSPECTIONS, MOVERS, STATE_TONES, STATES, lines_counted
from blueprints.suppliers.queries import lines as queries
from blueprints.suppliers.queries.excuses import excuse_of
from core.access import can, can_edit, find, needs
from core.exact_field import tidy
from core.export import export
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Inspection, PurchaseLine, Receipt, db


@bp.get("/deliveries")
@needs("suppliers.read")
def deliveries():
    listing = queries.DELIVERIES.open(request.args, request.path)
    supplier = listing.filters["supplier"]
    return page("suppliers/deliveries.html", listing=listing, counted=lines_counted(listing.total),
                states=[("", _("All states")), *STATES.items()], supplier=supplier and queries.supplier_name(supplier))


@bp.get("/deliveries/export/<any(csv, xlsx):kind>")
@needs("suppliers.read")
def export_deliveries(kind):
    listing = queries.DELIVERIES.open(request.args, request.path)
    return export(kind, "deliveries", listing.file_columns(), listing.all_rows())


@bp.get("/deliveries/<int:line_id>")
@needs("suppliers.read")
def line(line_id):
    found = find(PurchaseLine, line_id)
    return page("suppliers/line.html", line=found, order=found.order, receipts=queries.receipts_of(found),
                inspections=queries.inspections_of(found), moves=queries.moves_of(found),
                supplier=queries.supplier_name(str(found.party_id)), state=queries.state_of(found), states=STATES,
                tones=STATE_TONES, movers=MOVERS, kinds=INSPECTIONS, excuse=excuse_of(found), excuses=EXCUSES,
                asked=ASKED,
                may_edit=can("suppliers.write") and can_edit(found))


@bp.route("/deliveries/<int:line_id>/receive", methods=["GET", "POST"])
@needs("suppliers.write")
def receive(line_id):
    found = find(PurchaseLine, line_id, to="edit")
    left = max(found.quantity - found.received, 0)
    form = ReceiptForm(quantity=tidy(left) or None, arrived_on=today(workspace()))
    if form.validate_on_submit() and form.acted(actions.receive, found, **form.facts, by=current_user, at="quantity"):
        db.session.commit()
        return done(_("Noted"), url_for(".line", line_id=line_id))
    return page("suppliers/receive.html", form=form, line=found)


@bp.post("/deliveries/<int:line_id>/receipts/<int:receipt_id>/remove")
@needs("suppliers.write")
def remove_receipt(line_id, receipt_id):
    found = find(PurchaseLine, line_id, to="edit")
    actions.take_back(found, receipt_of(found, receipt_id))
    db.session.commit()
    return done(_("Taken back"), url_for(".line", line_id=line_id))


@bp.route("/deliveries/<int:line_id>/move", methods=["GET", "POST"])
@needs("suppliers.write")
def move_promise(line_id):
    found = find(PurchaseLine, line_id, to="edit")
    form = MoveForm(to=found.promised_on)
    if form.validate_on_submit() and form.acted(actions.move_promise, found, **form.facts, by=current_user, at="to"):
        db.session.commit()
        return done(_("Noted"), url_for(".line", line_id=line_id))
    return page("suppliers/move_promise.html", form=form, line=found)


@bp.route("/deliveries/<int:line_id>/receipts/<int:receipt_id>/inspect", methods=["GET", "POST"])
@needs("suppliers.write")
def inspect(line_id, receipt_id):
    found = find(PurchaseLine, line_id, to="edit")
    receipt = receipt_of(found, receipt_id)
    form = InspectionForm(inspected=tidy(receipt.quantity), inspected_on=today(workspace()))
    if form.validate_on_submit() and form.acted(actions.inspect, receipt, **form.facts, by=current_user, at="rejected"):
        db.session.commit()
        return done(_("Noted"), url_for(".line", line_id=line_id))
    return page("suppliers/inspect.html", form=form, line=found, receipt=receipt)


@bp.post("/deliveries/<int:line_id>/inspections/<int:inspection_id>/remove")
@needs("suppliers.write")
def remove_inspection(line_id, inspection_id):
    found, inspection = find(PurchaseLine, line_id, to="edit"), find(Inspection, inspection_id)
    actions.take_inspection_back(receipt_of(found, inspection.receipt_id), inspection)
    db.session.commit()
    return done(_("Taken back"), url_for(".line", line_id=line_id))


def receipt_of(found, receipt_id):
    receipt = find(Receipt, receipt_id)
    if receipt.line_id != found.id:
        abort(404)
    return receipt
