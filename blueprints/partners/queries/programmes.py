"""Which programmes there are, and how many partners are in each."""
import sqlalchemy as sa

from core.access import of
from models import PartnerProfile, PartnerProgramme, db

MEMBERS = of(PartnerProfile, sa.func.count()).where(
    PartnerProfile.programme_id == PartnerProgramme.id).correlate(PartnerProgramme).scalar_subquery()
ALL = sa.select(PartnerProgramme.id, PartnerProgramme.name, PartnerProgramme.protection_days,
                PartnerProgramme.review_hours, PartnerProgramme.archived_at, MEMBERS.label("partners")).order_by(
    PartnerProgramme.archived_at.is_not(None), PartnerProgramme.position, PartnerProgramme.name_key,
    PartnerProgramme.id)


def programmes():
    """All of them, those in the archive last."""
    return db.session.execute(ALL).all()


def programme_choices(also=None):
    """(id, name) of those there are to choose from, and of the one that was chosen before."""
    query = sa.select(PartnerProgramme.id, PartnerProgramme.name).where(
        sa.or_(PartnerProgramme.archived_at.is_(None), PartnerProgramme.id == also))
    return [tuple(row) for row in db.session.execute(query.order_by(
        PartnerProgramme.position, PartnerProgramme.name_key, PartnerProgramme.id))]


def programme_name(programme_id):
    return db.session.scalar(sa.select(PartnerProgramme.name).where(PartnerProgramme.id == programme_id)) or ""
