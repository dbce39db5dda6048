"""Offers: made, revised, put into the archive and back."""
import re
import secrets

import sqlalchemy as sa

from core.page import Refused
from core.search import name_key
from core.words import _
from models import Offer, OfferGrant, db, now

FACTS = ("title", "details", "starts_on", "ends_on")
STEM_LENGTH = 6
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are taken for another when read aloud


def make(facts, *, by, stem=None):
    offer = Offer(title="", title_key="", created_by_id=by.id)
    offer.stem = stem or free_stem(facts.get("stem") or "")
    write(offer, facts)
    db.session.add(offer)
    db.session.flush()
    return offer


def free_stem(wished):
    """What the codes of an offer begin with: as wished, or of random letters; no two offers share it."""
    stem = re.sub(r"[^A-Z0-9]", "", wished.upper())
    if not stem:
        return "".join(secrets.choice(LETTERS) for _place in range(STEM_LENGTH))
    if db.session.scalar(sa.select(Offer.id).where(Offer.stem == stem)) is not None:
        raise Refused(_("Codes of another offer begin with %(stem)s already", stem=stem))
    return stem


def revise(offer, facts):
    """Codes that are out keep the day until which they hold."""
    refuse_archived(offer)
    write(offer, facts)


def write(offer, facts):
    if facts["ends_on"] < facts["starts_on"]:
        raise Refused(_("It cannot end before it begins"))
    for name in FACTS:
        setattr(offer, name, facts[name])
    offer.title_key = name_key(offer.title)


def archive(offer):
    """Nobody gets it any more; codes that are out hold as they did."""
    refuse_archived(offer)
    offer.archived_at = now()


def restore(offer):
    if offer.archived_at is None:
        raise Refused(_("%(offer)s is not in the archive", offer=offer.title))
    offer.archived_at = None


def refuse_archived(offer):
    if offer.archived_at is not None:
        raise Refused(_("%(offer)s is in the archive: restore it first", offer=offer.title))


def holders(offer):
    """The ids of the customers who have it, whoever may see them: nobody gets it twice."""
    return sa.select(OfferGrant.party_id).where(OfferGrant.offer_id == offer.id, OfferGrant.withdrawn_on.is_(None))
