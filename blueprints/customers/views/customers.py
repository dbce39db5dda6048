"""The list of customers, its export, the page of one, and the form for both new and known ones."""
from flask import request, url_for
from flask_login import current_user

from blueprints.customers import bp
from blueprints.customers.actions import hats, parties
from blueprints.customers.chips import chips
from blueprints.customers.choices import Choices
from blueprints.customers.consent_labels import WORDS
from blueprints.customers.foreseen import OF_CUSTOMER
from blueprints.customers.forms.customers import CustomerForm, NewCustomerForm, PartyForm
from blueprints.customers.labels import (
    CLASSES,
    CONSENTS,
    HATS,
    POINTS,
    SIZES,
    class_bar,
    customers_counted,
    lacks_rate,
    shared,
)
from blueprints.customers.pages import pages_of
from blueprints.customers.portrait import Portrait
from blueprints.customers.queries.customers import CUSTOMERS
from blueprints.customers.queries.duplicates import duplicates as duplicates_of
from blueprints.customers.queries.sharing import shown_of
from blueprints.plays import labels as plays
from blueprints.records.panels import panels_of
from blueprints.tasks.panel import tasks_of
from blueprints.visits import labels as visits
from core import consents
from core.access import can, can_edit, find, needs
from core.custom_forms import with_custom_fields
from core.export import export
from core.page import done, page
from core.words import _
from models import LIFECYCLES, Party, db


@bp.get("")
@needs("customers.read")
def customers():
    listing = CUSTOMERS.open(request.args, request.path)
    counts = listing.counts("class", LIFECYCLES)
    return page("customers/customers.html", listing=listing, counts=counts, class_bar=class_bar, lacks_rate=lacks_rate,
                counted=customers_counted(counts, listing.filters["class"]), choices=Choices(), chips=chips)


@bp.get("/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_customers(kind):
    listing = CUSTOMERS.open(request.args, request.path)
    return export(kind, "customers", listing.file_columns(), listing.all_rows())


@bp.get("/<int:party_id>")
@needs("customers.read")
def customer(party_id):
    return page("customers/customer.html", **shown(find(Party, party_id)))


def shown(party, preferences_form=None):
    """What the page of a party draws; its parts are read when they are drawn."""
    OF_CUSTOMER.look(party_id=party.id, record_id=party.id, row_id=party.id)
    portrait = Portrait(party)
    return {"party": party, "portrait": portrait, "panels": panels_of(party), "tasks": tasks_of(party),
            "may_edit": can("customers.write") and can_edit(party), "preferences_form": preferences_form,
            "took_in": any(key.startswith(parties.ALSO) for key in party.extra or ()),
            "classes": CLASSES, "sizes": SIZES, "hat_labels": HATS, "points": POINTS, "consents": CONSENTS,
            "said": consents.verdicts(party, portrait.points), "words": WORDS, "sharing": shown_of(party.id),
            "leading": {"plays": plays, "visits": visits}}


@bp.route("/new", methods=["GET", "POST"])
@needs("customers.write")
def new_customer():
    form = with_custom_fields(NewCustomerForm, "party")(
        owner=current_user.id, team=min(current_user.grants.team_ids, default=None))
    found = duplicates_of(form.data if form.is_submitted() else {})
    if form.validate_on_submit() and found.seal == request.form.get("seen", ""):
        party = parties.register(form.facts, by=current_user, code=form.code.data, owner_id=form.owner.data,
                                 team_id=form.team.data)
        db.session.commit()
        return done(_("%(party)s saved", party=party.title), url_for(".customer", party_id=party.id))
    return draw_form(form, found, None)


@bp.route("/<int:party_id>/edit", methods=["GET", "POST"])
@needs("customers.write")
def edit_customer(party_id):
    party = find(Party, party_id, to="edit")
    hat = parties.worn(party, "customer")
    form = with_custom_fields(CustomerForm if hat else PartyForm, "party")(obj=parties.facts_of(party))
    found = duplicates_of(form.data, but=party_id)
    if form.validate_on_submit() and found.seal == request.form.get("seen", ""):
        parties.revise(party, form.facts, by=current_user, code=form.code.data or "" if hat else None)
        if hat:
            hats.hand_over(party, hat, owner_id=form.owner.data, team_id=form.team.data, by=current_user)
        db.session.commit()
        return done(_("%(party)s saved", party=party.title), url_for(".customer", party_id=party_id))
    return draw_form(form, found, party)


def draw_form(form, found, party):
    """The form; sent back with 409 when somebody should first look at who has the same name, number or address."""
    warned = form.is_submitted() and not form.errors
    return page("customers/edit_customer.html", form=form, found=found, party=party, shared=shared,
                pages=known_pages(found), status=409 if warned else None)


def known_pages(found):
    return pages_of([row.id for row, _reasons in found.known])


@bp.get("/duplicates")
@needs("customers.write")
def duplicates():
    """Asked while somebody types: only the warning is drawn. Opened as a page, it is the form with what was typed."""
    party_id = request.args.get("party", type=int)
    party = find(Party, party_id) if party_id else None
    form = with_custom_fields(NewCustomerForm, "party")(request.args)
    found = duplicates_of(form.data, but=party_id)
    return page("customers/edit_customer.html", form=form, found=found, party=party, shared=shared,
                pages=known_pages(found), status=200)


@bp.post("/<int:party_id>/archive")
@needs("customers.write")
def archive_customer(party_id):
    party = find(Party, party_id, to="edit")
    parties.archive(party, by=current_user)
    db.session.commit()
    return done(_("%(party)s is in the archive now", party=party.title), url_for(".customer", party_id=party_id))


@bp.post("/<int:party_id>/restore")
@needs("customers.write")
def restore_customer(party_id):
    party = find(Party, party_id, to="edit")
    parties.restore(party, by=current_user)
    db.session.commit()
    return done(_("%(party)s is back", party=party.title), url_for(".customer", party_id=party_id))
