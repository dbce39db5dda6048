"""What is decided by hand about a customer: the class, and the notes on what they prefer."""
from types import SimpleNamespace

from flask import abort, url_for
from flask_login import current_user

from blueprints.customers import bp
from blueprints.customers.actions import lifecycle, parties
from blueprints.customers.forms.party import LockForm, PreferencesForm
from blueprints.customers.views.customers import shown
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Party, db


def find_customer(party_id):
    """A party the asker may edit and that is or was a customer."""
    party = find(Party, party_id, to="edit")
    if party.profile is None:
        abort(404)
    return party


@bp.route("/<int:party_id>/class", methods=["GET", "POST"])
@needs("customers.write")
def lock_class(party_id):
    party = find_customer(party_id)
    profile = party.profile
    form = LockForm(obj=SimpleNamespace(version=party.version, lifecycle=profile.lifecycle, reason=profile.lock_reason,
                                        until=profile.locked_until))
    if form.validate_on_submit():
        lifecycle.lock(profile, form.lifecycle.data, reason=form.reason.data, until=form.until.data, by=current_user)
        parties.touch(party)
        db.session.commit()
        return done(_("The class of %(party)s is set by hand", party=party.title),
                    url_for(".customer", party_id=party_id))
    return page("customers/lock_class.html", form=form, party=party)


@bp.post("/<int:party_id>/class/release")
@needs("customers.write")
def release_class(party_id):
    party = find_customer(party_id)
    lifecycle.release(party.profile, by=current_user)
    parties.touch(party)
    db.session.commit()
    return done(_("The orders decide the class of %(party)s again", party=party.title),
                url_for(".customer", party_id=party_id))


@bp.route("/<int:party_id>/preferences", methods=["GET", "POST"])
@needs("customers.write")
def edit_preferences(party_id):
    party = find_customer(party_id)
    form = PreferencesForm(obj=SimpleNamespace(version=party.version, preferences=party.profile.preferences))
    if form.validate_on_submit():
        party.profile.preferences = form.preferences.data
        parties.touch(party)
        db.session.commit()
        return done(_("Preferences saved"), url_for(".customer", party_id=party_id), template="customers/customer.html",
                    block="preference_notes", **shown(party))
    return page("customers/customer.html", **shown(party, preferences_form=form))
