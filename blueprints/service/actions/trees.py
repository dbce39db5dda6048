"""A dictionary that is a tree, each row with all of its path: categories of tickets, root causes of complaints."""
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core.page import Refused
from core.places import last_place
from core.search import name_key
from core.words import _
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
    """With all below it that is in use; what refers to it keeps it."""
    at = now()
    for one in (row, *below_of(type(row), row)):
        one.archived_at = one.archived_at or at


def restore_branch(row):
    """With all below it that went into the archive together with it. Refused: one in use has its path by now."""
    at, path = row.archived_at, row.path
    for one in (row, *below_of(type(row), row)):
        if one.archived_at == at:
            one.archived_at = None
    try:
        db.session.flush()
    except IntegrityError:  # what is in the archive holds no path
        raise Refused(_("There is one called %(name)s already", name=path)) from None


def below_of(model, row):
    return db.session.scalars(sa.select(model).where(model.path.startswith(f"{row.path} / ", autoescape=True))).all()
