"""The rows that are about a person: those that name them, and what is part of these; by keys, whatever room made them.

Of a record that merely names them (a selection, an action) the row alone: the rest is about others.
"""
from collections import defaultdict
from functools import cache

import sqlalchemy as sa

from models import Base, Merge, Record, db

UNSCOPED = {"unscoped": "what is known of a person is known wherever it stands; only administrators ask, or the system"}
INTERNAL = frozenset((  # what we keep to work with, and what says no more than the rows it points at
    "search_docs", "presences", "merges", "merge_steps", "duplicate_pairs", "bulk_items", "notices", "mentions",
    "person_exports", "erasures", "ticket_merges", "stage_events", "clock_events"))
AT_ONCE = 500


def same_person(party_id):
    """The party and all that were merged into it, and are still part of it."""
    found, new = [party_id], [party_id]
    while new:
        new = db.session.scalars(sa.select(Merge.source_id).where(
            Merge.target_id.in_(new), Merge.undone_at.is_(None), Merge.source_id.not_in(found)).order_by(
            Merge.source_id)).all()
        found += new
    return found


def records_of(person_ids):
    """Ids of the persons themselves and of the records that are about them alone."""
    about = sa.select(Record.id).where(Record.party_id.in_(person_ids)).execution_options(**UNSCOPED)
    return [*person_ids, *db.session.scalars(about.order_by(Record.id))]


@cache
def parts():
    """{table: [(table of its parts, column that names it)]}, by single-column keys."""
    found = defaultdict(list)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                if key.column.primary_key and table.name not in INTERNAL:
                    found[key.column.table.name].append((table, column))
    return found


def belongings(person_ids):
    """{table name: {primary keys}} of all that is about these persons."""
    records = {(row_id,) for row_id in records_of(person_ids)} | _asked_by(person_ids)
    held = defaultdict(set, {"records": set(records), "parties": {(row_id,) for row_id in person_ids}})
    ready = [("records", held["records"]), ("parties", held["parties"])]
    while ready:
        name, keys = ready.pop()
        for table, column in parts()[name]:
            new = _naming(table, column, {key[0] for key in keys}) - held[table.name]
            held[table.name] |= new
            if new and table.name not in ("records", "parties") and _is_whole(table, column):
                ready.append((table.name, new))
    held["records"] |= records
    return {name: keys for name, keys in held.items() if keys}


def _is_whole(table, column):
    """Do parts of these rows belong to them, too? Of a kind of records only of those that are theirs by the spine."""
    first = next(iter(table.primary_key))
    is_record = any(key.column.table.name == "records" for key in first.foreign_keys)
    return len(table.primary_key) == 1 and not (is_record and not column.primary_key)


def _asked_by(person_ids):
    """Tickets of organisations in which this person is who asks."""
    tickets = Base.metadata.tables["tickets"]
    query = sa.select(tickets.c.id).where(tickets.c.contact_id.in_(person_ids)).execution_options(**UNSCOPED)
    return {tuple(row) for row in db.session.execute(query)}


def _naming(table, column, ids):
    """Primary keys of the rows that name one of `ids`."""
    found, ids = set(), sorted(ids)
    for at in range(0, len(ids), AT_ONCE):
        query = sa.select(*table.primary_key).where(column.in_(ids[at:at + AT_ONCE]))
        found |= {tuple(row) for row in db.session.execute(query.execution_options(**UNSCOPED))}
    return found


def rows_of(table, keys):
    """[{column: value}] of rows by their primary keys, in order."""
    rows, keys = [], sorted(keys)
    columns = list(table.primary_key)
    for at in range(0, len(keys), AT_ONCE):
        query = sa.select(table).where(sa.tuple_(*columns).in_(keys[at:at + AT_ONCE]))
        rows += db.session.execute(query.order_by(*columns).execution_options(**UNSCOPED)).mappings()
    return rows
