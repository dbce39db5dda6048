"""Agreements: all of them, one, entered, revised, given notice of, let go on."""
from flask import url_for
from flask_login import current_user

from blueprints.cooperation import bp, labels
from blueprints.cooperation.actions import agreements as actions
from blueprints.cooperation.finding import find_agreement, find_party
from blueprints.cooperation.forms.agreements import AgreementForm, ExtendForm, NewAgreementForm, entered
from blueprints.cooperation.portrait import name_of_party
from blueprints.cooperation.queries.agreements import AGREEMENTS, renewal
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
from models import User, db, now


@bp.get("/agreements")
@needs("cooperation.read")
def agreements():
    states = [("live", _p("contract", "Not ended")), *labels.AGREEMENT_STATES.items()]
    return listed(AGREEMENTS, "cooperation/agreements.html", states, labels.agreements_counted)


@bp.get("/agreements/export/<any(csv, xlsx):kind>")
@needs("cooperation.read")
def export_agreements(kind):
    return exported(AGREEMENTS, kind, "agreements")


@bp.get("/agreements/<int:agreement_id>")
@needs("cooperation.read")
def agreement(agreement_id):
    found = find_agreement(agreement_id)
    return page("cooperation/agreement.html", agreement=found, party=name_of_party(found.party_id), labels=labels,
                renewal=renewal(found), url=party_url(found.party_id, (found.role,)), panels=panels_of(found),
                owner=name_of(User, found.owner_id), tasks=tasks_of(found), now=now(),
                may_edit=can("cooperation.write") and can_edit(found))


@bp.route("/<any(supplier, partner):role>/<int:party_id>/agreements/new", methods=["GET", "POST"])
@needs("cooperation.write")
def new_agreement(role, party_id):
    party = find_party(role, party_id)
    form = NewAgreementForm(role=role, starts_on=today(workspace()), owner=current_user.id,
                            team=min(current_user.grants.team_ids, default=None))
    if form.validate_on_submit() and (
            made := form.acted(actions.enter, party, role, form.facts, by=current_user, at="ends_on")):
        return saved(made, _("%(what)s saved", what=made.title))
    return page("cooperation/edit_agreement.html", form=form, agreement=None, party=party, role=role,
                back=party_url(party_id, (role,)))


@bp.route("/agreements/<int:agreement_id>/edit", methods=["GET", "POST"])
@needs("cooperation.write")
def edit_agreement(agreement_id):
    found = find_agreement(agreement_id, to="edit")
    form = AgreementForm(obj=entered(found), role=found.role)
    if form.validate_on_submit() and form.acted(actions.revise, found, form.facts, at="ends_on"):
        return saved(found, _("%(what)s saved", what=found.title))
    return page("cooperation/edit_agreement.html", form=form, agreement=found, party=None, role=found.role,
                back=url_for(".agreement", agreement_id=agreement_id))


@bp.post("/agreements/<int:agreement_id>/notice")
@needs("cooperation.write")
def give_notice(agreement_id):
    found = find_agreement(agreement_id, to="edit")
    actions.give_notice(found, by=current_user)
    return saved(found, _("Notice given"), url_for(".take_back_notice", agreement_id=agreement_id))


@bp.post("/agreements/<int:agreement_id>/take-back")
@needs("cooperation.write")
def take_back_notice(agreement_id):
    found = find_agreement(agreement_id, to="edit")
    actions.take_back(found, by=current_user)
    return saved(found, _("The notice is taken back"))


@bp.route("/agreements/<int:agreement_id>/extend", methods=["GET", "POST"])
@needs("cooperation.write")
def extend_agreement(agreement_id):
    found = find_agreement(agreement_id, to="edit")
    form = ExtendForm(months=found.renews_months or 12)
    if form.validate_on_submit() and form.acted(actions.extend, found, form.months.data, by=current_user, at="months"):
        return saved(found, _("It goes on"))
    return page("cooperation/extend_agreement.html", form=form, agreement=found)


def saved(agreement, message, undo=""):
    """Commit, and back to the page of the agreement."""
    db.session.commit()
    return done(message, url_for(".agreement", agreement_id=agreement.id), undo=undo)
