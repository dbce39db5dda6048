"""What the overview tells of timelines: what people logged. And of every kind of work: what is overdue now."""
import sqlalchemy as sa
from flask import url_for

from core import due
from core.access import of
from core.figures import Figure
from core.kinds import work_kinds
from core.spans import span_address
from core.words import _, _l
from models import Entry, Record, User

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
    return [_overdue(kind) for kind in work_kinds() if kind.listing]


def _overdue(kind):
    open_now = sa.select(Record.owner_id.label("person_id")).where(Record.kind == kind.name, Record.is_open)
    return Figure(
        f"overdue-{kind.name}", _("Overdue: %(kind)s", kind=kind.plural), _("Open now, and due before now, by owner."),
        lambda _begin, _end: open_now.where(due.is_due(Record.due_at, "overdue")),
        sa.select(Record.id).where(Record.kind == kind.name),
        lambda _first, _last, who: kind.list_url(owner=who, due="overdue"))
