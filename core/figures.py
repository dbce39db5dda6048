"""Numbers of the manager's overview. Each room declares its own (`bp.figures`); each opens the rows that make it."""
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa
from flask import current_app

from core.access import can
from models import Record, UtcDateTime, db

BEGIN, END = (sa.bindparam(name, type_=UtcDateTime()) for name in ("begin", "end"))


@dataclass(frozen=True, eq=False)
class Figure:
    """
    key         what it is called in code, once in the product
    label       what it is called; `definition` says exactly what is counted
    rows        function(begin, end): a select of the rows that make it, with the columns `person_id` and, where money
                is summed, `cents` of the home currency. It is called once: both are parameters, as "now" has to be
    source      a select of all it could be counted from, at whatever time: where there is none, there is no data
    link        function(first, last, who): the address of those rows; days both included, `who` as core/people.py
    right       whoever lacks it is not told
    is_money    a sum of `cents`, not a count
    """

    key: str
    label: object
    definition: object
    rows: object
    source: object
    link: object
    right: str | None = None
    is_money: bool = False


def init_figures(app, blueprints):
    app.extensions["figures"] = [figure for bp in blueprints for figure in getattr(bp, "figures", ())]


def figures():
    """Those the asker may be told."""
    return [figure for figure in current_app.extensions["figures"] if figure.right is None or can(figure.right)]


def measured(asked, begin, end):
    """{key: {person id or None: number}} of some figures between two instants, in one statement."""
    found = {figure.key: {} for figure in asked}
    if asked:
        for key, person_id, number in db.session.execute(_measuring(tuple(asked)), {"begin": begin, "end": end}):
            found[key][person_id] = int(number or 0)
    return found


@lru_cache(100)
def _measuring(asked):
    return sa.union_all(*map(_by_person, asked))


def _by_person(figure):
    rows = figure.rows(BEGIN, END).subquery()
    number = sa.func.sum(rows.c.cents) if figure.is_money else sa.func.count()
    return sa.select(sa.literal(figure.key), rows.c.person_id, number).group_by(rows.c.person_id)


def without_source(asked):
    """The keys of the figures there is nothing to count from, in one statement."""
    if not asked:
        return set()
    found = db.session.execute(_firsts(tuple(asked))).one()
    return {figure.key for figure, first in zip(asked, found, strict=True) if first is None}


@lru_cache(100)
def _firsts(asked):
    return sa.select(*(_first_of(figure.source) for figure in asked))


def _first_of(source):
    """Of records the oldest, by index: for any row at all PostgreSQL goes through the table from its start, which is a
    long way to the first deal when all tickets were made before (0.3 s)."""
    begins_with = source.column_descriptions[0]["entity"]
    if begins_with is not None and issubclass(begins_with, Record):
        source = source.order_by(Record.created_at)
    return source.with_only_columns(sa.literal(1), maintain_column_froms=True).limit(1).scalar_subquery()
