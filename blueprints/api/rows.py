"""Rows of lists as JSON: plain values, no words in any language."""
from datetime import date, datetime
from decimal import Decimal

from werkzeug.datastructures import MultiDict

from core.asked import ALL_COLUMNS
from core.columns import home
from models import NO_DAY, NOTHING_DUE, db


def opened(listing, args, path):
    """The list as a program asks for it: every column, where it chooses none."""
    asked = MultiDict(args)
    asked.setdefault("columns", ALL_COLUMNS)
    return listing.open(asked, path)


def row_called(listing, row_id, path):
    """One row of a list as JSON; None where there is none, or none within reach."""
    asked = opened(listing.unnarrowed, {}, path)
    tie = next(iter(listing.sorts.values())).tie
    query = listing.selecting(asked.columns).add_columns(tie.label("sort_id")).where(tie == row_id).limit(1)
    row = db.session.execute(query).one_or_none()
    return None if row is None else as_json(row, columns_of(asked))


def columns_of(asked):
    return (*asked.declared.filed, *asked.columns)


def as_json(row, columns):
    return {"id": row.sort_id} | {column.name: plain(column.read(row), column, row) for column in columns}


def plain(value, column, row):
    """Money is minor units and its currency, exact numbers are text, a badge is its code, never is null."""
    if value is None or value in (NOTHING_DUE, NO_DAY):
        return None
    if column.kind == "money":
        return {"minor_units": value, "currency": column.currency(row) if column.currency else home()}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bool | int | float):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
