"""Dictionaries that are trees: in the order of the parts of each branch, one branch below the other."""
from collections import defaultdict

import sqlalchemy as sa

from models import db


def in_branch(model):
    """What the parts of one branch are sorted by: their place, and those nobody put anywhere by name."""
    return model.position, model.path_key, model.id


def whole_before_parts(rows):
    """Rows (id, parent_id, …) that come sorted as above, each followed by all that is part of it. One whose branch is
    not among them stands at the top."""
    known, parts = {row.id for row in rows}, defaultdict(list)
    for row in rows:
        parts[row.parent_id if row.parent_id in known else None].append(row)
    waiting, found = parts[None][::-1], []
    while waiting:
        found.append(waiting.pop())
        waiting += parts[found[-1].id][::-1]
    return found


def beside(row):
    """The parts in use of the branch a row is part of, itself among them, in their order."""
    model = type(row)
    return db.session.scalars(sa.select(model).where(
        model.parent_id == row.parent_id, model.archived_at.is_(None)).order_by(*in_branch(model))).all()
