"""The part a partner has in a deal, and how much of it."""
import sqlalchemy as sa

from blueprints.sales.actions.moves import refuse_archived
from core.money import format_share
from core.page import Refused
from core.words import _, language
from models import WHOLE_SHARE, DealPartner, db, now


def share_deal(deal, party_id, part, *, share, by):
    """A partner sourced, influenced, co-sold or delivered so much of a deal, in basis points; said again, it is so much
    from now on. All who sourced it did so together: more than the whole is refused.

    Whoever calls has locked the deal (`find(…, to="edit")`), so that two at once cannot exceed the whole.
    """
    refuse_archived(deal)
    if part == "sourced":
        left = WHOLE_SHARE - sourced_by_others(deal, party_id)
        if share > left:
            raise Refused(_("Together that is more than the whole deal: %(left)s is left",
                            left=format_share(left / WHOLE_SHARE, language())))
    known = db.session.get(DealPartner, (deal.id, party_id, part))
    if known is None:
        known = DealPartner(deal_id=deal.id, party_id=party_id, part=part, by_id=by.id)
        db.session.add(known)
    known.share = share
    deal.updated_at = now()
    return known


def sourced_by_others(deal, party_id):
    query = sa.select(sa.func.coalesce(sa.func.sum(DealPartner.share), 0)).where(
        DealPartner.deal_id == deal.id, DealPartner.part == "sourced", DealPartner.party_id != party_id)
    return int(db.session.scalar(query))


def take_share_away(deal, party_id, part):
    refuse_archived(deal)
    known = db.session.get(DealPartner, (deal.id, party_id, part))
    if known is not None:
        db.session.delete(known)
        deal.updated_at = now()
