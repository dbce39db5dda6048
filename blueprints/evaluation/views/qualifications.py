"""In which categories somebody is qualified, how that came, and what they lack."""
from flask import url_for
from flask_login import current_user

from blueprints.evaluation import bp
from blueprints.evaluation.actions import qualifying as actions
from blueprints.evaluation.forms.documents import QualifyForm
from blueprints.evaluation.labels import QUALIFICATION_TONES, QUALIFICATIONS
from blueprints.evaluation.queries import documents
from blueprints.evaluation.queries import qualifications as queries
from blueprints.evaluation.queries.questionnaires import sheets_of
from blueprints.evaluation.views.wearing import home_of, may_edit_as, wearing
from core.access import can, find, needs
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import RoleCategory, db


@bp.route("/<any(supplier, partner):role>/<int:party_id>/qualification", methods=["GET", "POST"])
@needs("cooperation.read")
def qualification(role, party_id):
    party, form = wearing(role, party_id), QualifyForm(role=role)
    if form.is_submitted():
        wearing(role, party_id, to="edit")
    if form.validate_on_submit() and form.acted(
            actions.qualify, party, role, find(RoleCategory, form.category.data), **form.facts, by=current_user,
            at="reason"):
        db.session.commit()
        return done(_("Noted"), url_for(".qualification", role=role, party_id=party_id))
    rows = queries.qualifications_of(party, role)
    return page("evaluation/qualification.html", party=party, role=role, home=home_of(party_id, role), form=form,
                rows=rows, events=queries.events_of(party, role), states=QUALIFICATIONS, tones=QUALIFICATION_TONES,
                lacks=documents.lacks_of(party, role, [row.category_id for row in rows]), today=today(workspace()),
                sheets=sheets_of(party, role), may_edit=may_edit_as(role, party_id), may_manage=can(f"{role}s.manage"))
