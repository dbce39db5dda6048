"""The parts partners have in a deal."""
from flask import request, url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales.actions import shares as actions
from blueprints.sales.forms.shares import ShareForm
from blueprints.sales.queries.deal import suggestions
from blueprints.sales.queries.shares import IS_PARTNER
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Deal, db


@bp.route("/deals/<int:deal_id>/partners/new", methods=["GET", "POST"])
@needs("sales.write")
def share_deal(deal_id):
    deal = find(Deal, deal_id, to="edit")
    form = ShareForm()
    if form.validate_on_submit() and form.acted(actions.share_deal, deal, form.partner.data, form.part.data,
                                                share=form.share, by=current_user):
        return saved(deal)
    return page("sales/share_deal.html", form=form, deal=deal,
                names=suggestions(request.args.get("partner", ""), IS_PARTNER))


@bp.post("/deals/<int:deal_id>/partners/<int:party_id>/"
         "<any(sourced, influenced, 'co-sold', delivered):part>/remove")
@needs("sales.write")
def take_share_away(deal_id, party_id, part):
    deal = find(Deal, deal_id, to="edit")
    actions.take_share_away(deal, party_id, part)
    return saved(deal)


def saved(deal):
    """Commit, and back to the page of the deal."""
    db.session.commit()
    return done(_("%(deal)s saved", deal=deal.title), url_for(".deal", deal_id=deal.id))
