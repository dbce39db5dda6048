"""How many customers stood where before some days and after them, whole or cut into groups."""
from dataclasses import dataclass

import sqlalchemy as sa

from blueprints.customers.queries.moved import ACTIVE, class_at, first_since, is_late
from core.access import of
from models import CustomerProfile, db, now


@dataclass(frozen=True)
class Kept:
    """Of one group: customers active before, lost of them after, what those ever bought; late now, and their year."""

    key: object
    active: int
    lost: int
    lost_cents: int
    late: int
    late_cents: int

    @property
    def kept(self):
        return self.active - self.lost


def _standing(begin, end, columns, groups, join=()):
    """A select of customers, grouped; `columns` and `groups` are made of the classes before and after."""
    first, before = _class_by(begin)
    last, after = _class_by(end)
    keys = [key.label(f"group_{place}") for place, key in enumerate(groups(before, after))]
    query = of(CustomerProfile, *keys, *columns(before, after)).where(CustomerProfile.is_current)
    query = query.group_by(*(key.name for key in keys))  # by name: PostgreSQL takes values in them for others
    query = query.join(*join) if join else query
    for changed in (first, last):
        if changed is not None:
            query = query.outerjoin(changed, changed.c.party_id == CustomerProfile.party_id)
    return query


def _class_by(instant):
    """(subquery to join, column): nothing has changed since a day that is still to come."""
    if instant > now():
        return None, CustomerProfile.lifecycle
    first = first_since(instant)
    return first, class_at(first, CustomerProfile.lifecycle)


def flow(begin, end):
    """{(class before, class after): customers}; None before is whoever an import brought in these days."""
    query = _standing(begin, end, lambda _before, _after: [sa.func.count()], lambda before, after: [before, after])
    return {(before, after): count for before, after, count in db.session.execute(query)}


def kept_by(cut, begin, end):
    """[Kept] of each group of a cut; by the class before without a cut."""
    def columns(before, after):
        active = before.in_(ACTIVE)
        gone, late = sa.and_(active, after == "lost"), is_late()
        return (_many(active), _many(gone), _sum(gone, CustomerProfile.revenue_cents), _many(late),
                _sum(late, CustomerProfile.year_cents))
    query = _standing(begin, end, columns, lambda before, _after: [cut.key() if cut else before],
                      cut.join if cut else ())
    return [Kept(key, *map(int, numbers)) for key, *numbers in db.session.execute(query)]


def _many(condition):
    return sa.func.count(sa.case((condition, 1)))


def _sum(condition, cents):
    return sa.func.coalesce(sa.func.sum(sa.case((condition, cents))), 0)
