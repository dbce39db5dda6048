"""The list of those never to be reached, for administrators; it holds no name, number or address."""
from flask import request, url_for
from flask_login import current_user

from blueprints.privacy import bp
from blueprints.privacy.actions import suppressions as actions
from blueprints.privacy.forms.suppressions import SuppressionForm
from blueprints.privacy.labels import LISTED, REASONS
from blueprints.privacy.queries.lists import SUPPRESSIONS
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Suppression, db


@bp.get("/suppressions")
@needs("admin.manage")
def suppressions():
    return draw(SuppressionForm())


def draw(form):
    listing = SUPPRESSIONS.open(request.args, request.path)
    return page("privacy/suppressions.html", listing=listing, form=form, reasons=REASONS, kinds=LISTED)


@bp.post("/suppressions")
@needs("admin.manage")
def add_suppression():
    form = SuppressionForm()
    if form.validate_on_submit() and form.acted(
            actions.add, form.kind.data, form.value.data, form.reason.data, by=current_user, at="value"):
        db.session.commit()
        return done(_("It is on the list now"), url_for(".suppressions"))
    return draw(form)


@bp.post("/suppressions/<int:suppression_id>/lift")
@needs("admin.manage")
def lift_suppression(suppression_id):
    actions.take_off(find(Suppression, suppression_id), by=current_user)
    db.session.commit()
    return done(_("It may be reached again"), url_for(".suppressions"),
                undo=url_for(".suppress_again", suppression_id=suppression_id))


@bp.post("/suppressions/<int:suppression_id>/again")
@needs("admin.manage")
def suppress_again(suppression_id):
    actions.put_on_again(find(Suppression, suppression_id), by=current_user)
    db.session.commit()
    return done(_("It is on the list now"), url_for(".suppressions"))
