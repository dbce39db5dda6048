"""Rows of dictionaries, and by how much each is used."""
import sqlalchemy as sa

from core import trees
from core.access import of
from core.principal import SYSTEM
from core.scope import acting_as
from models import db

MOST = 500


def rows(words, *, archived=False):
    """Those in use in their order, or those in the archive."""
    model = words.model
    held = model.archived_at.is_not(None) if archived else model.archived_at.is_(None)
    query = sa.select(model).where(held, *words.holds()).limit(MOST)
    if words.is_tree:
        return trees.whole_before_parts(db.session.scalars(query.order_by(*trees.in_branch(model))).all())
    order = (model.position,) if words.is_ordered else ()
    told = getattr(model, f"{words.told}_key", getattr(model, words.told))
    return db.session.scalars(query.order_by(*order, told, model.id)).all()


def beside(words, row):
    """Those in use that it is put in order with, in their order: all, or the parts of its branch."""
    return trees.beside(row) if words.is_tree else rows(words)


def used(words, ids):
    """{id: how often} of the rows with these ids, by whatever there is, seen by whoever asks or not."""
    found = dict.fromkeys(ids, 0)
    with acting_as(SYSTEM):
        for column, _label in words.uses:
            query = of(column.class_, column, sa.func.count()).where(column.in_(ids)).group_by(column)
            for id_, number in db.session.execute(query):
                found[id_] += number
    return found


def uses(words, row):
    """(label, how many) of what uses a row, where anything does."""
    with acting_as(SYSTEM):
        counted = [(label, db.session.scalar(of(column.class_, sa.func.count()).where(column == row.id)))
                   for column, label in words.uses]
    return [(label, number) for label, number in counted if number]


def below(words, row):
    """How many rows in use are part of this one."""
    if not words.is_tree:
        return 0
    model = words.model
    return db.session.scalar(sa.select(sa.func.count()).select_from(model).where(
        model.parent_id == row.id, model.archived_at.is_(None)))


def counts(words):
    """(how many in use, how many in the archive)"""
    in_archive = sa.func.count(words.model.archived_at)
    return db.session.execute(sa.select(sa.func.count() - in_archive, in_archive).select_from(words.model)
                              .where(*words.holds())).one()
