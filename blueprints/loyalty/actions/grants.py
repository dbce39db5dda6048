"""Offers in the hands of customers: given, used, taken back."""
import secrets

import sqlalchemy as sa

from blueprints.loyalty.actions.offers import LETTERS, holders, refuse_archived
from core import timeline
from core.access import of
from core.caution import with_open_complaints
from core.page import Refused
from core.scope import principal_of
from core.times import today
from core.words import _
from core.workspace import workspace
from core.write_guard import reached
from models import CustomerProfile, OfferGrant, Party, TierStanding, db

CODE_LENGTH = 6


def give(party, offer, *, by, valid_until=None, code=None):
    """A customer gets an offer with a code of their own, once."""
    refuse_archived(offer)
    day = today(workspace())
    until = valid_until or offer.ends_on
    if until < day:
        raise Refused(_("%(offer)s is over", offer=offer.title))
    if until < offer.starts_on or until > offer.ends_on:
        raise Refused(_("Choose a day on which the offer holds"))
    if db.session.scalar(holders(offer).where(OfferGrant.party_id == party.id)) is not None:
        raise Refused(_("%(party)s has this offer already", party=party.title))
    grant = OfferGrant(offer_id=offer.id, party_id=party.id, code=code or new_code(offer),
                       granted_on=max(day, offer.starts_on), valid_until=until, by_id=by.id)
    db.session.add(grant)
    timeline.note(party, "offer-given", by=by, offer=offer.title, code=grant.code, until=until.isoformat())
    return grant


def new_code(offer):
    return f"{offer.stem}-" + "".join(secrets.choice(LETTERS) for _place in range(CODE_LENGTH))


def audience_after(audience, party_id, most):
    """The next customers by id of {"tier": id} or {"lifecycle": class}; {} is all of them."""
    query = of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.is_current, *_is_of(audience))
    return db.session.scalars(query.where(CustomerProfile.party_id > party_id).order_by(
        CustomerProfile.party_id).limit(most)).all()


def _is_of(audience):
    if audience.get("tier"):
        in_tier = of(TierStanding, TierStanding.party_id).where(TierStanding.tier_id == audience["tier"])
        return [CustomerProfile.party_id.in_(in_tier)]
    return [CustomerProfile.lifecycle == audience["lifecycle"]] if audience.get("lifecycle") else []


def audience_size(offer, audience, up_to):
    """(how many would get it, at most `up_to` and one), without those who have it."""
    query = of(CustomerProfile, CustomerProfile.party_id).where(
        CustomerProfile.is_current, *_is_of(audience), CustomerProfile.party_id.not_in(holders(offer)))
    return db.session.scalar(sa.select(sa.func.count()).select_from(query.limit(up_to + 1).subquery()))


def give_many(offer, party_ids, *, leave_out):
    """To those of them who have it not and whom the principal may write; with `leave_out` to none with an open
    complaint. How many got it."""
    by, ids = principal_of(db.session), set(party_ids)
    if not ids or offer.archived_at is not None or offer.ends_on < today(workspace()):
        return 0
    ids -= set(db.session.scalars(holders(offer).where(OfferGrant.party_id.in_(ids))))
    if not by.is_system:
        ids &= reached(db.session, by, ids, roles=("customer",))
    if leave_out:
        ids -= with_open_complaints(ids)
    for party in db.session.scalars(of(Party).where(Party.id.in_(ids)).order_by(Party.id)).all():
        give(party, offer, by=by)
    db.session.flush()
    return len(ids)


def use(grant, *, day, order, by):
    """It was used on a day, with an order of this customer or without one."""
    _refuse_unless_open(grant)
    if order is not None and (order.party_id != grant.party_id or order.is_credit_note or order.state == "cancelled"):
        raise Refused(_("This order is not one it can be used with"))
    day = order.ordered_on if order is not None else day
    if not grant.granted_on <= day <= min(grant.valid_until, today(workspace())):
        raise Refused(_("It did not hold on this day"))
    grant.used_on, grant.order_id, grant.used_by_id = day, order.id if order else None, by.id
    timeline.note(_party(grant), "offer-used", by=by, code=grant.code, order=order.number if order else "")


def take_back(grant, *, by):
    """It was not used after all."""
    if grant.used_on is None:
        raise Refused(_("This code was not used"))
    grant.used_on, grant.order_id, grant.used_by_id = None, None, None
    timeline.note(_party(grant), "offer-unused", by=by, code=grant.code)


def withdraw(grant, *, by):
    """They do not have it any more; they can be given it anew."""
    if grant.withdrawn_on is not None:
        raise Refused(_("This code was withdrawn already"))
    if grant.used_on is not None:
        raise Refused(_("This code was used already"))
    grant.withdrawn_on = today(workspace())
    timeline.note(_party(grant), "offer-withdrawn", by=by, code=grant.code)


def give_again(grant, *, by):
    """The withdrawal is undone."""
    if grant.withdrawn_on is None:
        raise Refused(_("This code was not withdrawn"))
    other = sa.select(OfferGrant.id).where(OfferGrant.offer_id == grant.offer_id, OfferGrant.withdrawn_on.is_(None),
                                           OfferGrant.party_id == grant.party_id)
    if db.session.scalar(other) is not None:
        raise Refused(_("They have another code of this offer"))
    grant.withdrawn_on = None
    timeline.note(_party(grant), "offer-back", by=by, code=grant.code)


def _refuse_unless_open(grant):
    told = {"used": _("This code was used already"), "withdrawn": _("This code was withdrawn already")}
    state = grant.state(today(workspace()))
    if state in told:
        raise Refused(told[state])


def _party(grant):
    return db.session.get(Party, grant.party_id)
