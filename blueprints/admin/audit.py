"""All changes there ever were, to be searched: by whom, on what, which field, when. Archived and merged records among
them: their history stays."""
import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

import sqlalchemy as sa
from flask import current_app

from blueprints.records.changes import told
from core.access import of
from core.address_values import row_id
from core.custom_fields import every_field
from core.export import Column
from core.kinds import kinds
from core.listing import Listing, Sort
from core.times import end_of, start_of
from core.words import _, _l, _lp
from core.workspace import workspace
from models import Change, Deal, NameCard, Record, User, db

FIELD_NAMES = re.compile(r"[a-z0-9_.]+(,[a-z0-9_.]+)*")
VERBS = {"added": _l("Added"), "changed": _lp("audit", "Changed"), "removed": _l("Removed")}
MOST_PEOPLE = 500  # that can be chosen
A_BATCH = 500  # changes worded together, for a file


def is_by(text):
    return Change.by_id.is_(None) if text == "none" else Change.by_id == row_id(text)


def is_about(text):
    """The number of a record, or a part of its name."""
    if re.fullmatch(r"#?\d+", text):
        return sa.or_(Change.record_id == row_id(text.lstrip("#")), _named(text))
    return _named(text)


def _named(text):
    return sa.func.lower(NameCard.title).contains(text.lower(), autoescape=True)


def is_of_kind(text):
    if text not in kinds():
        raise ValueError(text)
    return NameCard.kind == text


def is_of_field(text):
    """One of these columns, or keys of custom fields, is among the fields of the change.

    They are keys of a JSON object written the same way on both engines; inside a value the quotes would be escaped.
    """
    if not FIELD_NAMES.fullmatch(text):
        raise ValueError(text)
    written = sa.cast(Change.fields, sa.Text)
    return sa.or_(*(written.contains(f'"{name}": [', autoescape=True) for name in text.split(",")))


AUDIT = Listing(
    of(Change, Change.id, Change.at, Change.part, Change.verb, Change.fields, Change.record_id, NameCard.kind,
       NameCard.title, User.name.label("by")).join(NameCard, NameCard.id == Change.record_id)
    .outerjoin(User, User.id == Change.by_id),
    sorts={"at": Sort(Change.at, Change.id, descending=True)},
    filters={
        "q": is_about, "by": is_by, "kind": is_of_kind, "field": is_of_field,
        "from": lambda text: Change.at >= start_of(date.fromisoformat(text), workspace().time_zone),
        "to": lambda text: Change.at <= end_of(date.fromisoformat(text), workspace().time_zone),
    },
)


@dataclass(frozen=True)
class Subject:
    """As much of a record as its changes need to be worded."""

    kind: str
    currency: str | None = None


def worded(rows):
    """The changes of a page as people read them."""
    deals = {row.record_id for row in rows if row.kind == "deal"}
    found = db.session.execute(of(Deal, Deal.id, Deal.currency).where(Deal.id.in_(deals))) if deals else ()
    currencies = {deal_id: currency for deal_id, currency in found}
    return list(told(rows, lambda row: Subject(row.kind, currencies.get(row.record_id, workspace().currency))))


def filed(listing):
    """(change, line) for a file: a row for each field."""
    every = listing.all_rows(A_BATCH)
    while rows := list(islice(every, A_BATCH)):
        yield from ((change, line) for change in worded(rows) for line in change.lines)


FILE_COLUMNS = (
    Column(_l("When"), lambda row: row[0].row.at),
    Column(_lp("audit", "Who"), lambda row: row[0].row.by or _("the system")),
    Column(_l("Kind"), lambda row: kind_label(row[0].row.kind)),
    Column(_l("Number"), lambda row: row[0].row.record_id),
    Column(_l("Record"), lambda row: row[0].row.title),
    Column(_l("Part"), lambda row: row[0].what),
    Column(_lp("audit", "What happened"), lambda row: str(VERBS[row[0].row.verb])),
    Column(_l("Field"), lambda row: row[1].label),
    Column(_lp("audit", "Before"), lambda row: row[1].before),
    Column(_lp("audit", "After"), lambda row: row[1].after),
)


def kind_label(name):
    return str(kinds()[name].label) if name in kinds() else name


def put_away(rows):
    """{record id: "merged" or "archived"} of those that nobody works with any more."""
    ids = {row.record_id for row in rows}
    away = of(Record, Record.id, Record.state, Record.archived_at).where(Record.id.in_(ids), sa.or_(
        Record.state == "merged", Record.archived_at.is_not(None)))
    return {id_: state if state == "merged" else "archived" for id_, state, _at in db.session.execute(away)}


# -- what can be chosen -----------------------------------------------------------------------------------------------

def everybody():
    """(id, name) of people, those who left among them."""
    query = of(User, User.id, User.name).order_by(User.is_active.desc(), User.name, User.id).limit(MOST_PEOPLE)
    return [tuple(row) for row in db.session.execute(query)]


def field_choices(kind):
    """(names, label) of the fields: of one kind its custom ones, too. Columns that read the same are one choice."""
    names = {}
    for part in current_app.extensions["parts"].values():
        for name, column in part.columns.items():
            names.setdefault(str(column.label), set()).add(name)
    for key, field in (every_field(kind) if kind else {}).items():
        names.setdefault(field.name, set()).add(f"extra.{key}")
    return [(",".join(sorted(columns)), label) for label, columns in sorted(names.items())]
