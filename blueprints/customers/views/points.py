"""Ways to reach a party, and its addresses."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.customers import bp
from blueprints.customers.actions import points
from blueprints.customers.forms.party import AddressForm, NewAddressForm, NewPointForm, PointForm
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Party, db


def one_of(rows, row_id):
    return next((row for row in rows if row.id == row_id), None) or abort(404)


def saved(party):
    """Commit, and back to the page of the party."""
    db.session.commit()
    return done(_("%(party)s saved", party=party.title), url_for(".customer", party_id=party.id))


@bp.route("/<int:party_id>/points/new", methods=["GET", "POST"])
@needs("customers.write")
def add_point(party_id):
    party = find(Party, party_id, to="edit")
    form = NewPointForm()
    if form.validate_on_submit():
        points.add_point(party, by=current_user, **form.facts)
        return saved(party)
    return page("customers/edit_point.html", form=form, party=party, point=None)


@bp.route("/<int:party_id>/points/<int:point_id>", methods=["GET", "POST"])
@needs("customers.write")
def edit_point(party_id, point_id):
    party = find(Party, party_id, to="edit")
    point = one_of(party.points, point_id)
    form = PointForm(obj=point)
    if form.validate_on_submit():
        points.revise_point(point, by=current_user, **form.facts)
        return saved(party)
    return page("customers/edit_point.html", form=form, party=party, point=point)


@bp.post("/<int:party_id>/points/<int:point_id>/remove")
@needs("customers.write")
def remove_point(party_id, point_id):
    party = find(Party, party_id, to="edit")
    points.remove_point(one_of(party.points, point_id), by=current_user)
    return saved(party)


@bp.route("/<int:party_id>/addresses/new", methods=["GET", "POST"])
@needs("customers.write")
def add_address(party_id):
    party = find(Party, party_id, to="edit")
    form = NewAddressForm(country=party.country)
    if form.validate_on_submit():
        points.add_address(party, form.facts, by=current_user)
        return saved(party)
    return page("customers/edit_address.html", form=form, party=party, address=None)


@bp.route("/<int:party_id>/addresses/<int:address_id>", methods=["GET", "POST"])
@needs("customers.write")
def edit_address(party_id, address_id):
    party = find(Party, party_id, to="edit")
    address = one_of(party.addresses, address_id)
    form = AddressForm(obj=address)
    if form.validate_on_submit():
        points.revise_address(address, form.facts, by=current_user)
        return saved(party)
    return page("customers/edit_address.html", form=form, party=party, address=address)


@bp.post("/<int:party_id>/addresses/<int:address_id>/remove")
@needs("customers.write")
def remove_address(party_id, address_id):
    party = find(Party, party_id, to="edit")
    points.remove_address(one_of(party.addresses, address_id), by=current_user)
    return saved(party)
