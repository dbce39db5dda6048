"""What the overview tells of timelines: what people logged. And of every kind of work: what is overdue now."""
from functools import lru_cache

import sqlalchemy as sa
from flask import url_for

from core.access import of
from core.figures import Figure
from core.kinds import kinds, work_kinds
from core.spans import span_address
from core.words import _l
from models import Entry, Record, User, now

NOW = sa.bindparam("moment", type_=Record.due_at.type, callable_=now)

# By people: the index on entries begins with who wrote them.
LOGGED = of(Entry, Entry.by_id.label("person_id")).where(
    Entry.by_id.in_(sa.select(User.id)), Entry.kind != "system", Entry.archived_at.is_(None))


def logged(begin, end):
    return LOGGED.where(Entry.at >= begin, Entry.at < end)


FIGURES = [
    Figure("entries", _l("Entries logged"),
           _l("Calls, meetings, notes and so on that happened in these days, by whoever wrote them down."),
           logged, LOGGED,
           lambda first, last, who: url_for("home.entries", at=span_address(first, last), by=who)),
]


def overdue():
    """For each kind of work what is open and overdue now, by whoever owns it; whatever days are asked for."""
    return [_overdue(kind.name) for kind in work_kinds() if kind.listing]


@lru_cache
def _overdue(name):
    kind = kinds()[name]
    open_now = sa.select(Record.owner_id.label("person_id")).where(Record.kind == kind.name, Record.is_open)
    return Figure(
        f"overdue-{kind.name}", _l("Overdue: %(kind)s", kind=kind.plural),
        _l("Open now, and due before now, by owner."),
        lambda _begin, _end: open_now.where(Record.due_at < NOW),
        sa.select(Record.id).where(Record.kind == kind.name),
        lambda _first, _last, who: kind.list_url(owner=who, due="overdue"))
