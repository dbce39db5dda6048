"""The list of suppliers, its export, the page of one, the form for new and known ones, and the ranking."""
from flask import request, url_for
from flask_login import current_user

from blueprints.customers.actions import parties, roles
from blueprints.customers.consent_labels import WORDS
from blueprints.customers.labels import CONSENTS, HATS, POINTS, shared
from blueprints.customers.pages import pages_of
from blueprints.customers.queries.duplicates import duplicates as duplicates_of
from blueprints.records.panels import panels_of
from blueprints.service.labels import SEVERITIES, SEVERITY_TONES
from blueprints.suppliers import bp
from blueprints.suppliers.actions.profile import PROFILE
from blueprints.suppliers.choices import Choices
from blueprints.suppliers.forms.supplier import NewSupplierForm, SupplierForm
from blueprints.suppliers.labels import RISK_TONES, RISKS, STATE_TONES, STATES, suppliers_counted
from blueprints.suppliers.portrait import SupplierPortrait
from blueprints.suppliers.queries.foreseen import OF_SUPPLIER
from blueprints.suppliers.queries.on_time import by_supplier, ranked
from blueprints.suppliers.queries.suppliers import SUPPLIERS
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, needs
from core.consents import verdicts
from core.export import export
from core.page import done, page
from core.times import today
from core.wearing import find_wearing
from core.words import _
from core.workspace import workspace
from models import db


@bp.get("")
@needs("suppliers.read")
def suppliers():
    listing = SUPPLIERS.open(request.args, request.path)
    return page("suppliers/suppliers.html", listing=listing, choices=Choices(),
                counted=suppliers_counted(listing.total))


@bp.get("/export/<any(csv, xlsx):kind>")
@needs("suppliers.read")
def export_suppliers(kind):
    listing = SUPPLIERS.open(request.args, request.path)
    return export(kind, "suppliers", listing.file_columns(), listing.all_rows())


@bp.get("/ranking")
@needs("suppliers.read")
def ranking():
    rows = by_supplier(today(workspace()))
    return page("suppliers/ranking.html", rows=ranked(rows), own=[row for row in rows if row.is_own])


def find_supplier(party_id, *, to="read"):
    """A party that is a supplier, or was one; anybody else is not found here."""
    return find_wearing("supplier", party_id, to=to)


@bp.get("/<int:party_id>")
@needs("suppliers.read")
def supplier(party_id):
    party = find_supplier(party_id)
    OF_SUPPLIER.look(party_id=party_id, record_id=party_id, row_id=party_id, role="supplier")
    portrait, editable = SupplierPortrait(party), can_edit(party)
    return page("suppliers/supplier.html", party=party, portrait=portrait, panels=panels_of(party),
                tasks=tasks_of(party), may_edit=can("suppliers.write") and editable, points=POINTS, consents=CONSENTS,
                said=verdicts(party, portrait.points), words=WORDS,
                may_edit_party=can("customers.write") and editable, hat_labels=HATS, risks=RISKS,
                risk_tones=RISK_TONES, states=STATES, state_tones=STATE_TONES, severities=SEVERITIES,
                severity_tones=SEVERITY_TONES)


@bp.route("/new", methods=["GET", "POST"])
@needs("suppliers.write")
def new_supplier():
    form = NewSupplierForm(owner=current_user.id, team=min(current_user.grants.team_ids, default=None))
    found = duplicates_of(form.data if form.is_submitted() else {})
    if form.validate_on_submit() and found.seal == request.form.get("seen", ""):
        party = parties.register(form.facts, by=current_user, role="supplier", code=form.code.data,
                                 owner_id=form.owner.data, team_id=form.team.data)
        PROFILE.write(party, form.profile)
        db.session.commit()
        return done(_("%(party)s saved", party=party.title), url_for(".supplier", party_id=party.id))
    return draw_form(form, found, None)


@bp.route("/<int:party_id>/edit", methods=["GET", "POST"])
@needs("suppliers.write")
def edit_supplier(party_id):
    party = find_supplier(party_id, to="edit")
    form = SupplierForm(obj=roles.facts_of(party, "supplier", PROFILE))
    found = duplicates_of(form.data, but=party_id)
    if form.validate_on_submit() and found.seal == request.form.get("seen", ""):
        roles.revise(party, "supplier", PROFILE, form, by=current_user)
        db.session.commit()
        return done(_("%(party)s saved", party=party.title), url_for(".supplier", party_id=party_id))
    return draw_form(form, found, party)


def draw_form(form, found, party):
    """The form; sent back with 409 when somebody should first look at who has the same name, number or address."""
    warned = form.is_submitted() and not form.errors
    return page("suppliers/edit_supplier.html", form=form, found=found, party=party, shared=shared,
                pages=pages_of([row.id for row, _reasons in found.known]), status=409 if warned else None)
