"""Rows that somebody put in order: each has its `position` among those beside it."""

import sqlalchemy as sa

from models import db

STEPS = {"up": -1, "down": 1}


def last_place(model, *conditions):
    """Behind all rows for which the conditions hold, those in the archive too."""
    return (db.session.scalar(sa.select(sa.func.max(model.position)).where(*conditions)) or 0) + 1


def shift(row, rows, direction):
    """Move one of `rows`, which are in order, "up" or "down" by one; at the end it stays."""
    rows = list(rows)
    if row not in rows:  # it went into the archive meanwhile
        return
    at = rows.index(row)
    to = min(max(at + STEPS[direction], 0), len(rows) - 1)
    rows.insert(to, rows.pop(at))
    put_in_order(rows)


def put_in_order(rows):
    for at, row in enumerate(rows):
        if row.position != at:
            row.position = at
