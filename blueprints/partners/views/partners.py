"""The list of partners, its export, the page of one, the form for new and known ones, leaving and coming back."""
from flask import request, url_for
from flask_login import current_user

from blueprints.customers.actions import parties, roles
from blueprints.customers.consent_labels import WORDS
from blueprints.customers.labels import CONSENTS, HATS, POINTS, shared
from blueprints.customers.pages import pages_of
from blueprints.customers.queries.duplicates import duplicates as duplicates_of
from blueprints.evaluation.columns import category_filter
from blueprints.partners import bp, labels
from blueprints.partners.actions import profile as actions
from blueprints.partners.forms.partner import NewPartnerForm, PartnerForm
from blueprints.partners.portrait import PartnerPortrait
from blueprints.partners.queries.foreseen import OF_PARTNER
from blueprints.partners.queries.partners import PARTNERS
from blueprints.partners.queries.programmes import programme_choices
from blueprints.records.panels import panels_of
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, needs
from core.consents import verdicts
from core.export import export
from core.page import done, page
from core.people import owner_filter
from core.wearing import find_wearing
from core.words import _
from models import db, now


@bp.get("")
@needs("partners.read")
def partners():
    listing = PARTNERS.open(request.args, request.path)
    owners = owner_filter(_("All partner managers"))
    return page("partners/partners.html", listing=listing, owners=owners,
                counted=labels.partners_counted(listing.total), kinds=[("", _("All kinds")), *labels.KINDS.items()],
                programmes=[("", _("All programmes")), *programme_choices()], categories=category_filter("partner"))


@bp.get("/export/<any(csv, xlsx):kind>")
@needs("partners.read")
def export_partners(kind):
    listing = PARTNERS.open(request.args, request.path)
    return export(kind, "partners", listing.file_columns(), listing.all_rows())


def find_partner(party_id, *, to="read"):
    """A party that is a partner, or was one; anybody else is not found here."""
    return find_wearing("partner", party_id, to=to)


@bp.get("/<int:party_id>")
@needs("partners.read")
def partner(party_id):
    party = find_partner(party_id)
    OF_PARTNER.look(party_id=party_id, record_id=party_id, role="partner")
    portrait, editable = PartnerPortrait(party), can_edit(party)
    return page("partners/partner.html", party=party, portrait=portrait, panels=panels_of(party),
                tasks=tasks_of(party), may_edit=can("partners.write") and editable, points=POINTS, consents=CONSENTS,
                said=verdicts(party, portrait.points), words=WORDS,
                may_edit_party=can("customers.write") and editable, hat_labels=HATS, labels=labels, now=now())


@bp.route("/new", methods=["GET", "POST"])
@needs("partners.write")
def new_partner():
    form = NewPartnerForm(owner=current_user.id, team=min(current_user.grants.team_ids, default=None))
    found = duplicates_of(form.data if form.is_submitted() else {})
    if form.validate_on_submit() and found.seal == request.form.get("seen", ""):
        party = parties.register(form.facts, by=current_user, role="partner", code=form.code.data,
                                 owner_id=form.owner.data, team_id=form.team.data)
        actions.PROFILE.write(party, form.profile)
        db.session.commit()
        return done(_("%(party)s saved", party=party.title), url_for(".partner", party_id=party.id))
    return draw_form(form, found, None)


@bp.route("/<int:party_id>/edit", methods=["GET", "POST"])
@needs("partners.write")
def edit_partner(party_id):
    party = find_partner(party_id, to="edit")
    form = PartnerForm(obj=roles.facts_of(party, "partner", actions.PROFILE))
    found = duplicates_of(form.data, but=party_id)
    if form.validate_on_submit() and found.seal == request.form.get("seen", ""):
        roles.revise(party, "partner", actions.PROFILE, form, by=current_user)
        db.session.commit()
        return done(_("%(party)s saved", party=party.title), url_for(".partner", party_id=party_id))
    return draw_form(form, found, party)


def draw_form(form, found, party):
    """The form; sent back with 409 when somebody should first look at who has the same name, number or address."""
    warned = form.is_submitted() and not form.errors
    return page("partners/edit_partner.html", form=form, found=found, party=party, shared=shared,
                pages=pages_of([row.id for row, _reasons in found.known]), status=409 if warned else None)


@bp.post("/<int:party_id>/archive")
@needs("partners.write")
def archive_partner(party_id):
    party = find_partner(party_id, to="edit")
    actions.put_away(party, by=current_user)
    db.session.commit()
    return done(_("%(party)s is no partner any more", party=party.title), url_for(".partner", party_id=party_id),
                undo=url_for(".restore_partner", party_id=party_id))


@bp.post("/<int:party_id>/restore")
@needs("partners.write")
def restore_partner(party_id):
    party = find_partner(party_id, to="edit")
    actions.bring_back(party, by=current_user)
    db.session.commit()
    return done(_("%(party)s is a partner again", party=party.title), url_for(".partner", party_id=party_id),
                undo=url_for(".archive_partner", party_id=party_id))
