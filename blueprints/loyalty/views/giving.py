"""An offer given: to one customer, or to all of a tier or a class."""
from flask import url_for
from flask_login import current_user

from blueprints.loyalty import bp
from blueprints.loyalty.actions import grants as actions
from blueprints.loyalty.actions.offers import refuse_archived
from blueprints.loyalty.forms.offers import GiveForm, GiveManyForm
from blueprints.loyalty.labels import CLASSES
from blueprints.loyalty.queries.offers import offers_to_give
from blueprints.loyalty.views.standings import find_customer, saved
from core.access import find, needs
from core.caution import caution_about
from core.jobs import enqueue
from core.page import done, page
from core.words import _
from models import Offer, db


@bp.route("/customers/<int:party_id>/offers/new", methods=["GET", "POST"])
@needs("customers.write")
def give_offer(party_id):
    party = find_customer(party_id)
    form = GiveForm(offers=offers_to_give())
    if form.validate_on_submit():
        given = form.acted(actions.give, party, find(Offer, form.offer.data), by=current_user,
                           valid_until=form.valid_until.data, at="offer")
        if given:
            return saved(party, _("Given: %(code)s", code=given.code))
    return page("loyalty/give_offer.html", form=form, party=party, caution=caution_about(party_id))


@bp.route("/offers/<int:offer_id>/give", methods=["GET", "POST"])
@needs("customers.write")
def give_many(offer_id):
    offer = find(Offer, offer_id)
    refuse_archived(offer)
    form = GiveManyForm(classes=CLASSES)
    if form.validate_on_submit():
        enqueue("loyalty.give", offer_id=offer.id, audience=form.chosen, leave_out=form.leave_out.data)
        db.session.commit()
        return done(_("They are getting it: you will be told when all have it"),
                    url_for(".offer", offer_id=offer_id))
    return page("loyalty/give_many.html", form=form, offer=offer)
