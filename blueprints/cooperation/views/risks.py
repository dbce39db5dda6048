"""Risks with suppliers and partners: all of them, one, noted, judged anew, accepted, closed."""
from datetime import timedelta

from flask import url_for
from flask_login import current_user

from blueprints.cooperation import bp, labels
from blueprints.cooperation.actions import risks as actions
from blueprints.cooperation.finding import find_party, find_risk
from blueprints.cooperation.forms.risks import CloseForm, NewRiskForm, RiskForm, entered
from blueprints.cooperation.portrait import name_of_party
from blueprints.cooperation.queries.risks import RISKS
from blueprints.cooperation.views.listed import exported, listed
from blueprints.records.panels import panels_of
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, needs
from core.page import done, page
from core.party_pages import party_url
from core.people import name_of
from core.times import today
from core.words import _, _p
from core.workspace import workspace
from measures.risk import level
from models import User, db, now

A_QUARTER = timedelta(days=90)


@bp.get("/risks")
@needs("cooperation.read")
def risks():
    states = [("live", _p("risk", "Not closed")), *labels.RISK_STATES.items()]
    return listed(RISKS, "cooperation/risks.html", states, labels.risks_counted)


@bp.get("/risks/export/<any(csv, xlsx):kind>")
@needs("cooperation.read")
def export_risks(kind):
    return exported(RISKS, kind, "risks")


@bp.get("/risks/<int:risk_id>")
@needs("cooperation.read")
def risk(risk_id):
    found = find_risk(risk_id)
    may_edit = can("cooperation.write") and can_edit(found)
    return page("cooperation/risk.html", risk=found, party=name_of_party(found.party_id), labels=labels,
                level=level(found.rating), url=party_url(found.party_id, (found.role,)), panels=panels_of(found),
                owner=name_of(User, found.owner_id), tasks=tasks_of(found), now=now(), may_edit=may_edit,
                may_work=may_edit and found.is_open)


@bp.route("/<any(supplier, partner):role>/<int:party_id>/risks/new", methods=["GET", "POST"])
@needs("cooperation.write")
def new_risk(role, party_id):
    party = find_party(role, party_id)
    form = NewRiskForm(role=role, review_on=today(workspace()) + A_QUARTER, owner=current_user.id,
                       team=min(current_user.grants.team_ids, default=None))
    if form.validate_on_submit():
        made = actions.enter(party, role, form.facts, by=current_user)
        return saved(made, _("%(what)s saved", what=made.title))
    return page("cooperation/edit_risk.html", form=form, risk=None, party=party, role=role,
                back=party_url(party_id, (role,)))


@bp.route("/risks/<int:risk_id>/edit", methods=["GET", "POST"])
@needs("cooperation.write")
def edit_risk(risk_id):
    found = find_risk(risk_id, to="edit")
    actions.refuse_closed(found)
    form = RiskForm(obj=entered(found), role=found.role)
    if form.validate_on_submit():
        actions.revise(found, form.facts, by=current_user)
        return saved(found, _("%(what)s saved", what=found.title))
    return page("cooperation/edit_risk.html", form=form, risk=found, party=None, role=found.role,
                back=url_for(".risk", risk_id=risk_id))


@bp.post("/risks/<int:risk_id>/accept")
@needs("cooperation.write")
def accept_risk(risk_id):
    found = find_risk(risk_id, to="edit")
    actions.accept(found, by=current_user)
    return saved(found, _("The risk is accepted"), url_for(".reopen_risk", risk_id=risk_id))


@bp.route("/risks/<int:risk_id>/close", methods=["GET", "POST"])
@needs("cooperation.write")
def close_risk(risk_id):
    found, form = find_risk(risk_id, to="edit"), CloseForm()
    actions.refuse_closed(found)
    if form.validate_on_submit():
        actions.close(found, why=form.why.data, by=current_user)
        return saved(found, _("The risk is closed"), url_for(".reopen_risk", risk_id=risk_id))
    return page("cooperation/close_risk.html", form=form, risk=found)


@bp.post("/risks/<int:risk_id>/reopen")
@needs("cooperation.write")
def reopen_risk(risk_id):
    found = find_risk(risk_id, to="edit")
    actions.reopen(found, by=current_user)
    return saved(found, _("The risk is open again"))


def saved(risk, message, undo=""):
    """Commit, and back to the page of the risk."""
    db.session.commit()
    return done(message, url_for(".risk", risk_id=risk.id), undo=undo)
