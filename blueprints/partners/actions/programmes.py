"""Programmes: what partners of a sort are promised. Archived, not deleted."""
import sqlalchemy as sa

from core.page import Refused
from core.places import last_place
from core.search import name_key
from core.words import _
from models import PROTECTION_DAYS, REVIEW_HOURS, PartnerProfile, PartnerProgramme, db, now


def set_programme(programme, *, name, protection_days, review_hours):
    """A new programme (None), the last of all, or a known one. What was submitted before keeps what it was promised."""
    key = name_key(name)
    if (programme is None or programme.name_key != key) and is_taken(key):
        raise Refused(_("There is a programme %(name)s already", name=name))
    if programme is None:
        programme = PartnerProgramme(position=last_place(PartnerProgramme))
        db.session.add(programme)
    programme.name, programme.name_key = name, key
    programme.protection_days, programme.review_hours = protection_days, review_hours
    return programme


def is_taken(key):
    taken = sa.select(PartnerProgramme.id).where(
        PartnerProgramme.name_key == key, PartnerProgramme.archived_at.is_(None))
    return db.session.scalar(taken) is not None


def archive_programme(programme):
    """Offered no more; partners who are in it stay in it."""
    if programme.archived_at is not None:
        raise Refused(_("%(name)s is in the archive already", name=programme.name))
    programme.archived_at = now()


def restore_programme(programme):
    if programme.archived_at is None:
        raise Refused(_("%(name)s is not in the archive", name=programme.name))
    if is_taken(programme.name_key):
        raise Refused(_("There is a programme %(name)s already", name=programme.name))
    programme.archived_at = None


def promised(party_id):
    """(days of protection, business hours until we answer) a partner is promised."""
    query = sa.select(PartnerProgramme.protection_days, PartnerProgramme.review_hours).join(
        PartnerProfile, PartnerProfile.programme_id == PartnerProgramme.id).where(PartnerProfile.party_id == party_id)
    return tuple(db.session.execute(query).one_or_none() or (PROTECTION_DAYS, REVIEW_HOURS))
