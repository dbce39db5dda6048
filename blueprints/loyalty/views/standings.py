"""The tier of one customer: held by hand, and let go."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.loyalty import bp
from blueprints.loyalty.actions import standings as actions
from blueprints.loyalty.forms.tiers import HoldForm, held
from blueprints.loyalty.queries.tiers import standing_of
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


@bp.route("/customers/<int:party_id>/tier", methods=["GET", "POST"])
@needs("customers.write")
def hold_tier(party_id):
    party = find_customer(party_id)
    form = HoldForm(obj=held(standing_of(party_id)))
    if form.validate_on_submit() and form.acted(actions.hold, party, form.tier_id, reason=form.reason.data,
                                                until=form.until.data, by=current_user, at="until"):
        return saved(party, _("The tier of %(party)s is set by hand", party=party.title))
    return page("loyalty/hold_tier.html", form=form, party=party)


@bp.post("/customers/<int:party_id>/tier/release")
@needs("customers.write")
def release_tier(party_id):
    party = find_customer(party_id)
    actions.let_go(party, by=current_user)
    return saved(party, _("The orders decide the tier of %(party)s again", party=party.title))


def saved(party, message, undo=""):
    """Commit, and back to the page of the customer."""
    db.session.commit()
    return done(message, url_for("customers.customer", party_id=party.id), undo=undo)
