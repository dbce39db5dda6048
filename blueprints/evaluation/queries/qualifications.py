"""In which categories somebody is qualified, now and on any past day."""
import sqlalchemy as sa

from core.access import of
from models import HOLDS, NameCard, Qualification, QualificationEvent, RoleCategory, User, db

Later = sa.orm.aliased(QualificationEvent, flat=True)
QUALIFICATIONS = of(
    Qualification, Qualification.id, Qualification.category_id, Qualification.state, Qualification.reason,
    Qualification.since, Qualification.valid_until, RoleCategory.name,
).join(RoleCategory, RoleCategory.id == Qualification.category_id).where(
    Qualification.party_id == sa.bindparam("party_id"), Qualification.role == sa.bindparam("role")).order_by(
    RoleCategory.position, RoleCategory.name_key, RoleCategory.id)


def categories(role=None, also_archived=False):
    """The categories there are, by role, in their order."""
    query = sa.select(RoleCategory).order_by(
        RoleCategory.archived_at.is_not(None), RoleCategory.role.desc(), RoleCategory.position, RoleCategory.name_key,
        RoleCategory.id)
    query = query.where(RoleCategory.role == role) if role else query
    return db.session.scalars(query if also_archived else query.where(RoleCategory.archived_at.is_(None))).all()


def category_choices(role):
    """(id, name) of those there are to choose from."""
    return [(each.id, each.name) for each in categories(role)]


def members():
    """{category id: how many are qualified in it}"""
    rows = of(Qualification, Qualification.category_id, sa.func.count()).where(
        Qualification.state.in_(HOLDS)).group_by(Qualification.category_id)
    return dict(db.session.execute(rows).all())


def qualifications_of(party, role):
    """Where somebody stands in each category, by name."""
    return db.session.execute(QUALIFICATIONS, {"party_id": party.id, "role": role}).all()


def qualification(party_id, role, category_id):
    return db.session.scalar(of(Qualification).where(
        Qualification.party_id == party_id, Qualification.role == role, Qualification.category_id == category_id))


def events_of(party, role):
    """How it came, newest first."""
    return db.session.execute(of(
        QualificationEvent, QualificationEvent.before, QualificationEvent.after, QualificationEvent.reason,
        QualificationEvent.happened_on, QualificationEvent.valid_until, RoleCategory.name, User.name.label("by")).join(
        RoleCategory, RoleCategory.id == QualificationEvent.category_id).outerjoin(
        User, User.id == QualificationEvent.by_id).where(
        QualificationEvent.party_id == party.id, QualificationEvent.role == role).order_by(
        QualificationEvent.id.desc()).limit(50)).all()


def qualified_on(role, day):
    """One row for each party and category it stood in by the end of a day: the last event until then."""
    newest = of(Later, sa.func.max(Later.id)).where(
        Later.party_id == QualificationEvent.party_id, Later.role == QualificationEvent.role,
        Later.category_id == QualificationEvent.category_id, Later.happened_on <= day).correlate(
        QualificationEvent).scalar_subquery()
    rows = of(QualificationEvent, QualificationEvent.party_id, QualificationEvent.category_id, NameCard.title,
              QualificationEvent.after, QualificationEvent.reason, QualificationEvent.happened_on,
              QualificationEvent.valid_until, RoleCategory.name)
    return db.session.execute(rows.join(NameCard, NameCard.id == QualificationEvent.party_id).join(
        RoleCategory, RoleCategory.id == QualificationEvent.category_id).where(
        QualificationEvent.role == role, QualificationEvent.id == newest).order_by(
        NameCard.title, QualificationEvent.party_id, RoleCategory.name_key)).all()
