"""The hats a party wears: put one on, take one off."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.customers import bp
from blueprints.customers.actions import hats
from blueprints.customers.forms.party import HatForm
from blueprints.customers.labels import HATS
from core.access import find, needs
from core.page import Refused, done, page
from core.words import _
from models import Party, db


@bp.route("/<int:party_id>/roles/new", methods=["GET", "POST"])
@needs("customers.write")
def put_on_hat(party_id):
    party = find(Party, party_id, to="edit")
    form = HatForm(owner=current_user.id)
    if not form.offer({hat.role for hat in party.hats if hat.until is None}):
        raise Refused(_("%(party)s has every role you can give already", party=party.title))
    if form.validate_on_submit():
        hats.put_on_hat(party, form.role.data, by=current_user, code=form.code.data, owner_id=form.owner.data,
                        team_id=form.team.data)
        db.session.commit()
        return done(_("%(party)s: %(role)s", party=party.title, role=HATS[form.role.data]),
                    url_for(".customer", party_id=party_id))
    return page("customers/put_on_hat.html", form=form, party=party)


@bp.post("/<int:party_id>/roles/<int:hat_id>/end")
@needs("customers.write")
def take_off_hat(party_id, hat_id):
    party = find(Party, party_id, to="edit")
    hat = next((hat for hat in party.hats if hat.id == hat_id), None) or abort(404)
    hats.take_off_hat(party, hat, by=current_user)
    db.session.commit()
    return done(_("%(party)s is no %(role)s any more", party=party.title, role=HATS[hat.role]),
                url_for(".customer", party_id=party_id))
