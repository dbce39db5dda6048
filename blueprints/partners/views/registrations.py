"""Deals that partners register: all of them, one, entered, submitted, decided, made a deal of ours."""
from flask import request, url_for
from flask_login import current_user

from blueprints.evaluation.queries.standings import allowed
from blueprints.partners import bp, labels
from blueprints.partners.actions import registrations as actions
from blueprints.partners.forms import registrations as forms
from blueprints.partners.queries import registrations as queries
from blueprints.partners.queries.conflicts import conflicts_of, seal
from blueprints.partners.views.partners import find_partner
from blueprints.records.panels import panels_of
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, find, needs
from core.export import export
from core.page import done, page
from core.party_pages import party_url
from core.people import owner_filter
from core.words import _, _p
from core.workspace import workspace
from models import Registration, db, now


@bp.get("/registrations")
@needs("partners.read")
def registrations():
    listing = queries.REGISTRATIONS.open(request.args, request.path)
    states = [("open", _p("registration", "Open")), ("undecided", _("We owe an answer")),
              *labels.REGISTRATION_STATES.items(), ("any", _("All states")), ("archived", _("Archived"))]
    owners = owner_filter(_("All partner managers"))
    return page("partners/registrations.html", listing=listing, states=states, owners=owners,
                counted=labels.registrations_counted(listing.total))


@bp.get("/registrations/export/<any(csv, xlsx):kind>")
@needs("partners.read")
def export_registrations(kind):
    listing = queries.REGISTRATIONS.open(request.args, request.path)
    return export(kind, "registrations", listing.file_columns(), listing.all_rows())


@bp.get("/registrations/<int:registration_id>")
@needs("partners.read")
def registration(registration_id):
    found = find(Registration, registration_id)
    return page("partners/registration.html", registration=found, facts=queries.facts_of(found),
                conflicts=conflicts(found), deal=queries.deal_of(found), panels=panels_of(found), tasks=tasks_of(found),
                customer_url=party_url(found.customer_id, ("customer",)) if found.customer_id else "",
                may_edit=can("partners.write") and can_edit(found), labels=labels, now=now())


def conflicts(registration):
    """Those of one that is not decided for good."""
    if registration.state in ("converted", "rejected", "duplicate", "expired"):
        return []
    return conflicts_of(registration.customer_id, registration.customer_key, but=registration.id)


@bp.route("/<int:party_id>/registrations/new", methods=["GET", "POST"])
@needs("partners.write")
def new_registration(party_id):
    partner = find_partner(party_id, to="edit")
    form = forms.NewRegistrationForm(currency=workspace().currency)
    if form.validate_on_submit() and (
            made := form.acted(actions.ask_to_register, partner, form.facts, by=current_user, at="title")):
        db.session.commit()
        return done(_("Entered as a draft: submit it when it is complete"),
                    url_for(".registration", registration_id=made.id))
    return page("partners/edit_registration.html", form=form, partner=partner, registration=None,
                verdict=allowed("register", partner, "partner"))


@bp.route("/registrations/<int:registration_id>/edit", methods=["GET", "POST"])
@needs("partners.write")
def edit_registration(registration_id):
    found = find(Registration, registration_id, to="edit")
    form = forms.RegistrationForm(obj=forms.entered(found))
    if form.validate_on_submit():
        actions.revise(found, form.facts, by=current_user)
        return saved(found, _("%(what)s saved", what=found.title))
    return page("partners/edit_registration.html", form=form, registration=found, partner=None, verdict=None)


@bp.route("/registrations/<int:registration_id>/submit", methods=["GET", "POST"])
@needs("partners.write")
def submit_registration(registration_id):
    found = find(Registration, registration_id, to="edit")
    partner, others = find_partner(found.party_id), conflicts(found)
    if request.method == "POST" and request.form.get("seen", "") == seal(others):
        actions.ask_to_submit(found, partner, by=current_user)
        return saved(found, _("Submitted"))
    return page("partners/submit_registration.html", registration=found, conflicts=others, seal=seal(others),
                verdict=allowed("register", partner, "partner"),
                status=409 if request.method == "POST" else None)


@bp.post("/registrations/<int:registration_id>/take-up")
@needs("partners.write")
def take_up_registration(registration_id):
    found = find(Registration, registration_id, to="edit")
    actions.take_up(found, by=current_user)
    return saved(found, _("Under review"))


@bp.route("/registrations/<int:registration_id>/decide", methods=["GET", "POST"])
@needs("partners.write")
def decide_registration(registration_id):
    found = find(Registration, registration_id, to="edit")
    actions.expect(found, *actions.UNDECIDED_STATES)
    form = forms.DecisionForm()
    if form.validate_on_submit() and form.acted(actions.decide, found, form.decision.data, reason=form.reason.data,
                                                by=current_user, at="reason"):
        return saved(found, _p("registration", "Decided"),
                     url_for(".reconsider_registration", registration_id=registration_id))
    return page("partners/decide_registration.html", form=form, registration=found, conflicts=conflicts(found))


@bp.post("/registrations/<int:registration_id>/reconsider")
@needs("partners.write")
def reconsider_registration(registration_id):
    found = find(Registration, registration_id, to="edit")
    actions.reconsider(found, by=current_user)
    return saved(found, _("Under review again"))


@bp.route("/registrations/<int:registration_id>/convert", methods=["GET", "POST"])
@needs("sales.write")
def convert_registration(registration_id):
    found = find(Registration, registration_id, to="edit")
    actions.expect(found, "approved")
    form = forms.ConversionForm(owner=current_user.id, team=min(current_user.grants.team_ids, default=None))
    form.offer(queries.customer_of(found))
    if form.validate_on_submit() and (
            deal := form.acted(actions.convert, found, **form.facts, by=current_user, at="pipeline")):
        db.session.commit()
        return done(_("Deal added: %(deal)s", deal=deal.title), url_for("sales.deal", deal_id=deal.id))
    return page("partners/convert_registration.html", form=form, registration=found)


@bp.post("/registrations/<int:registration_id>/archive")
@needs("partners.write")
def archive_registration(registration_id):
    found = find(Registration, registration_id, to="edit")
    actions.archive(found, by=current_user)
    return saved(found, _("In the archive now"), url_for(".restore_registration", registration_id=registration_id))


@bp.post("/registrations/<int:registration_id>/restore")
@needs("partners.write")
def restore_registration(registration_id):
    found = find(Registration, registration_id, to="edit")
    actions.restore(found, by=current_user)
    return saved(found, _("Restored"), url_for(".archive_registration", registration_id=registration_id))


def saved(registration, message, undo=""):
    """Commit, and back to its page."""
    db.session.commit()
    return done(message, url_for(".registration", registration_id=registration.id), undo=undo)
