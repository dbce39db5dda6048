"""Offers: all of them, one with what it brought, made, revised, put away."""
from flask import request, url_for
from flask_login import current_user

from blueprints.loyalty import bp, labels
from blueprints.loyalty.actions import offers as actions
from blueprints.loyalty.forms.offers import NewOfferForm, OfferForm
from blueprints.loyalty.queries import offers as queries
from blueprints.loyalty.views.tabs import tabs
from core.access import find, needs
from core.export import export
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Offer, db


@bp.get("/offers")
@needs("customers.read")
def offers():
    listing = queries.OFFERS.open(request.args, request.path)
    states = [("live", _("Not in the archive")), *labels.OFFER_STATES.items(), ("any", _("All states"))]
    return page("loyalty/offers.html", listing=listing, states=states, tabs=tabs("offers"),
                counted=labels.offers_counted(listing.total))


@bp.get("/offers/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_offers(kind):
    listing = queries.OFFERS.open(request.args, request.path)
    return export(kind, "offers", listing.file_columns(), listing.all_rows())


@bp.get("/offers/<int:offer_id>")
@needs("customers.read")
def offer(offer_id):
    found, day = find(Offer, offer_id), today(workspace())
    return page("loyalty/offer.html", offer=found, outcome=queries.outcome(found), as_of=day,
                is_over=found.ends_on < day)


@bp.route("/offers/new", methods=["GET", "POST"])
@needs("customers.manage")
def new_offer():
    form = NewOfferForm(starts_on=today(workspace()))
    if form.validate_on_submit() and (made := form.acted(actions.make, form.facts, by=current_user, at="stem")):
        return saved(made, _("%(offer)s saved", offer=made.title))
    return page("loyalty/edit_offer.html", form=form, offer=None)


@bp.route("/offers/<int:offer_id>/edit", methods=["GET", "POST"])
@needs("customers.manage")
def edit_offer(offer_id):
    found = find(Offer, offer_id)
    form = OfferForm(obj=found)
    if form.validate_on_submit() and form.acted(actions.revise, found, form.facts, at="ends_on"):
        return saved(found, _("%(offer)s saved", offer=found.title))
    return page("loyalty/edit_offer.html", form=form, offer=found)


@bp.post("/offers/<int:offer_id>/archive")
@needs("customers.manage")
def archive_offer(offer_id):
    found = find(Offer, offer_id)
    actions.archive(found)
    return saved(found, _("%(name)s is in the archive now", name=found.title),
                 url_for(".restore_offer", offer_id=offer_id))


@bp.post("/offers/<int:offer_id>/restore")
@needs("customers.manage")
def restore_offer(offer_id):
    found = find(Offer, offer_id)
    actions.restore(found)
    return saved(found, _("%(name)s is back", name=found.title))


def saved(offer, message, undo=""):
    """Commit, and back to the page of the offer."""
    db.session.commit()
    return done(message, url_for(".offer", offer_id=offer.id), undo=undo)
