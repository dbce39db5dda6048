"""A dictionary that is a tree, each row with all of its path: categories of tickets, root causes of complaints."""
import sqlalchemy as sa

from core.page import Refused
from core.places import last_place
from core.search import name_key
from models import db, now


def set_branch(model, row, name, parent_id, taken):
    """A new row (None), the last of its branch, or another name of a known one; what is below it follows. Refused: a
    path there is already, with `taken` of it."""
    if row is not None:
        parent_id = row.parent_id
    parent = db.session.get(model, parent_id) if parent_id else None
    path = f"{parent.path} / {name}" if parent else name
    known = db.session.scalar(sa.select(model.id).where(model.path_key == name_key(path), model.archived_at.is_(None)))
    if known is not None and known != (row.id if row else None):
        raise Refused(taken(path))
    below = below_of(model, row) if row else []
    before = row.path if row else ""
    row = row or model(parent_id=parent_id, position=last_place(model, model.parent_id == parent_id))
    row.name, row.path, row.path_key = name, path, name_key(path)
    db.session.add(row)
    for one in below:
        one.path = path + one.path.removeprefix(before)
        one.path_key = name_key(one.path)
    return row


def archive_branch(row):
    """With all below it; what refers to it keeps it."""
    for one in (row, *below_of(type(row), row)):
        one.archived_at = now()


def below_of(model, row):
    return db.session.scalars(sa.select(model).where(model.path.startswith(f"{row.path} / ", autoescape=True))).all()
