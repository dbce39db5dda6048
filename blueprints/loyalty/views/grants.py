"""Codes: all that were given, one, used, taken back, withdrawn."""
from flask import request, url_for
from flask_login import current_user

from blueprints.loyalty import bp, labels
from blueprints.loyalty.actions import grants as actions
from blueprints.loyalty.forms.offers import UseForm
from blueprints.loyalty.queries import grants as queries
from blueprints.loyalty.queries.introductions import name_of_party
from blueprints.loyalty.views.tabs import tabs
from core.access import can, can_edit, find, needs
from core.caution import caution_about
from core.export import export
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Offer, OfferGrant, Order, Party, db


@bp.get("/codes")
@needs("customers.read")
def grants():
    listing = queries.GRANTS.open(request.args, request.path)
    states = [("any", _("All states")), *labels.GRANT_STATES.items()]
    return page("loyalty/grants.html", listing=listing, states=states, tabs=tabs("grants"),
                counted=labels.grants_counted(listing.total))


@bp.get("/codes/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_grants(kind):
    listing = queries.GRANTS.open(request.args, request.path)
    return export(kind, "codes", listing.file_columns(), listing.all_rows())


def shown(grant, form=None):
    """What the page of a code draws."""
    may_edit = can("customers.write") and can_edit(find(Party, grant.party_id))
    state = grant.state(today(workspace()))
    if form is None and may_edit and state in ("open", "expired"):
        form = UseForm(None, orders=queries.orders_it_fits(grant))
    return {"grant": grant, "offer": db.session.get(Offer, grant.offer_id), "party": name_of_party(grant.party_id),
            "state": state, "labels": labels, "may_edit": may_edit, "form": form,
            "order": queries.order_of(grant), "caution": caution_about(grant.party_id)}


@bp.get("/codes/<int:grant_id>")
@needs("customers.read")
def grant(grant_id):
    return page("loyalty/grant.html", **shown(find(OfferGrant, grant_id)))


@bp.post("/codes/<int:grant_id>/use")
@needs("customers.write")
def use_grant(grant_id):
    found = find_grant(grant_id)
    form = UseForm(orders=queries.orders_it_fits(found))
    order = find(Order, form.order.data) if form.validate() and form.order.data else None
    if not form.errors and form.acted(actions.use, found, day=form.day.data or today(workspace()), order=order,
                                      by=current_user, at="day" if order is None else "order"):
        return saved(found, _("%(code)s is used", code=found.code), url_for(".unuse_grant", grant_id=grant_id))
    return page("loyalty/grant.html", **shown(found, form))


@bp.post("/codes/<int:grant_id>/take-back")
@needs("customers.write")
def unuse_grant(grant_id):
    found = find_grant(grant_id)
    actions.take_back(found, by=current_user)
    return saved(found, _("%(code)s is not used", code=found.code))


@bp.post("/codes/<int:grant_id>/withdraw")
@needs("customers.write")
def withdraw_grant(grant_id):
    found = find_grant(grant_id)
    actions.withdraw(found, by=current_user)
    return saved(found, _("%(code)s is withdrawn", code=found.code), url_for(".give_again", grant_id=grant_id))


@bp.post("/codes/<int:grant_id>/give-again")
@needs("customers.write")
def give_again(grant_id):
    found = find_grant(grant_id)
    actions.give_again(found, by=current_user)
    return saved(found, _("%(code)s holds again", code=found.code))


def find_grant(grant_id):
    """A code of a customer the asker may edit."""
    found = find(OfferGrant, grant_id)
    find(Party, found.party_id, to="edit")
    return found


def saved(grant, message, undo=""):
    """Commit, and to the page of the code."""
    db.session.commit()
    return done(message, url_for(".grant", grant_id=grant.id), undo=undo)
