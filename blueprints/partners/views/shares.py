"""A partner's part in a deal of ours, entered on the page of the partner."""
from flask import request, url_for
from flask_login import current_user

from blueprints.partners import bp
from blueprints.partners.forms.shares import PartnerShareForm
from blueprints.partners.views.partners import find_partner
from blueprints.sales.actions.shares import share_deal
from blueprints.sales.queries.shares import deal_suggestions
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Deal, db


@bp.route("/<int:party_id>/deals/new", methods=["GET", "POST"])
@needs("sales.write")
def new_share(party_id):
    party, form = find_partner(party_id), PartnerShareForm()
    if form.validate_on_submit() and form.acted(share_deal, find(Deal, form.deal_id, to="edit"), party_id,
                                                form.part.data, share=form.share, by=current_user, at="percent"):
        db.session.commit()
        return done(_("%(party)s saved", party=party.title), url_for(".partner", party_id=party_id))
    return page("partners/new_share.html", form=form, party=party,
                names=deal_suggestions(request.args.get("deal", "")))
