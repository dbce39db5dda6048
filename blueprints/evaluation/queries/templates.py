"""Templates: those in force, all of them, one with its criteria."""
from types import SimpleNamespace

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from core.directory import remembered
from models import ScoreTemplate, db

WHOLE = (selectinload(ScoreTemplate.criteria), selectinload(ScoreTemplate.bands))
PUBLISHED = sa.select(ScoreTemplate).options(*WHOLE).where(
    ScoreTemplate.role == sa.bindparam("role"), ScoreTemplate.state == "published").order_by(ScoreTemplate.id)
PUBLISHED_AS = PUBLISHED.where(ScoreTemplate.code == sa.bindparam("code"))


def published(role, code=None):
    """The templates in force for a role, by name; with `code` that one alone."""
    if code:
        return db.session.scalars(PUBLISHED_AS, {"role": role, "code": code}).all()
    return db.session.scalars(PUBLISHED, {"role": role}).all()


def in_force(role):
    """The same in plain values, with `criteria` and `bands`: what every page of scorecards goes by."""
    return remembered(("in force", role), lambda: [values_of(each) for each in published(role)])


def template_called(template_id):
    """One template in plain values, in force or not any more."""
    return remembered(("score template", template_id), lambda: values_of(db.session.get(ScoreTemplate, template_id)))


def values_of(template):
    return _plain(template, criteria=[_plain(each) for each in template.criteria],
                  bands=[_plain(each) for each in template.bands])


def _plain(row, **parts):
    return SimpleNamespace(**{name: getattr(row, name) for name in sa.inspect(type(row)).column_attrs.keys()}, **parts)


def templates(role):
    """All templates of a role: what is in force and what is being drafted first, older editions behind."""
    order = sa.case({"published": 0, "draft": 1}, value=ScoreTemplate.state, else_=2)
    return db.session.scalars(sa.select(ScoreTemplate).where(ScoreTemplate.role == role).order_by(
        order, ScoreTemplate.name, ScoreTemplate.edition.desc(), ScoreTemplate.id)).all()


def newest_edition(code):
    return db.session.scalar(sa.select(sa.func.max(ScoreTemplate.edition)).where(ScoreTemplate.code == code))


def editions(code):
    """All editions of a template, oldest first."""
    return db.session.scalars(sa.select(ScoreTemplate).where(ScoreTemplate.code == code).order_by(
        ScoreTemplate.edition)).all()
