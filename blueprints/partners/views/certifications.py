"""Certificates of people at partners: all of them, one entered, revised, taken out."""
from flask import abort, redirect, request, url_for
from flask_login import current_user

from blueprints.partners import bp, labels
from blueprints.partners.actions import certifications as actions
from blueprints.partners.forms.certifications import CertificationForm, NewCertificationForm, entered
from blueprints.partners.queries.certifications import CERTIFICATIONS
from blueprints.partners.views.partners import find_partner
from core.access import find, needs
from core.export import export
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Certification, db


@bp.get("/certificates")
@needs("partners.read")
def certifications():
    listing = CERTIFICATIONS.open(request.args, request.path)
    partner = listing.filters["partner"]
    return page("partners/certifications.html", listing=listing, counted=labels.certifications_counted(listing.total),
                states=[("", _("All states")), *labels.VALIDITIES.items()],
                partner=partner and find_partner(int(partner)).title)


@bp.get("/certificates/export/<any(csv, xlsx):kind>")
@needs("partners.read")
def export_certifications(kind):
    listing = CERTIFICATIONS.open(request.args, request.path)
    return export(kind, "certificates", listing.file_columns(), listing.all_rows())


@bp.get("/certificates/<int:certification_id>")
@needs("partners.read")
def certification(certification_id):
    """Where a row of the list leads: to the partner, among whose people it stands."""
    held = find(Certification, certification_id)
    return redirect(url_for(".partner", party_id=held.party_id) + "#certificates", 303)


@bp.route("/<int:party_id>/certificates/new", methods=["GET", "POST"])
@needs("partners.write")
def new_certification(party_id):
    party, form = find_partner(party_id, to="edit"), NewCertificationForm(valid_from=today(workspace()))
    if form.validate_on_submit() and form.acted(actions.certify, party, **form.facts, by=current_user,
                                                at="valid_until"):
        return saved(party_id, _("Noted"))
    return page("partners/edit_certification.html", form=form, party=party, held=None)


@bp.route("/<int:party_id>/certificates/<int:certification_id>", methods=["GET", "POST"])
@needs("partners.write")
def edit_certification(party_id, certification_id):
    party, held = find_held(party_id, certification_id)
    form = CertificationForm(obj=entered(held))
    if form.validate_on_submit() and form.acted(actions.revise, held, **form.facts, at="valid_until"):
        return saved(party_id, _("Noted"))
    return page("partners/edit_certification.html", form=form, party=party, held=held)


@bp.post("/<int:party_id>/certificates/<int:certification_id>/remove")
@needs("partners.write")
def remove_certification(party_id, certification_id):
    _party, held = find_held(party_id, certification_id)
    actions.remove(held)
    return saved(party_id, _("Taken out"))


def find_held(party_id, certification_id):
    """The partner, which the asker may edit, and a certificate of one of its people."""
    party, held = find_partner(party_id, to="edit"), find(Certification, certification_id)
    if held.party_id != party_id:
        abort(404)
    return party, held


def saved(party_id, message):
    """Commit, and back to the page of the partner."""
    db.session.commit()
    return done(message, url_for(".partner", party_id=party_id))
