"""Who changed what from what to what: noted with every flush, whatever code path led there.

A model says with `history_of` which of its columns names the record, and with `audited` which columns people would ask
about. A new record or entry notes nothing (its own row says who made it and when); what else hangs on a record is noted
as added, changed or removed. Bulk inserts of imports go past the unit of work: their ledger is the import's own.
"""
from datetime import UTC, date, datetime, time
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy import event

from core.scope import principal_of
from models import Change, Entry, Record, TwoModeSession


def init_audit():
    if not event.contains(TwoModeSession, "before_flush", note_changes):
        event.listen(TwoModeSession, "before_flush", note_changes)


def note_changes(session, _context, _instances):
    newborn = {id(row) for row in session.new if isinstance(row, Record)}
    removed = [*session.deleted, *orphans(session, Record)]
    gone = {id(row) for row in removed}
    touched = [(row, "added") for row in session.new if not isinstance(row, (Record, Entry))]
    touched += [(row, "changed") for row in session.dirty if id(row) not in gone]
    touched += [(row, "removed") for row in removed]
    session.add_all([change for row, verb in touched if hasattr(row, "history_of")
                     for change in _changes(session, row, verb, newborn)])


def orphans(session, holders):
    """Rows taken out of the collection of a holder they live by. The flush deletes them, but decides so only later."""
    for row in session.dirty:
        if not isinstance(row, holders):
            continue
        state = sa.inspect(row)
        for relation in state.mapper.relationships:
            if relation.cascade.delete_orphan:
                yield from (gone for gone in state.attrs[relation.key].history.deleted
                            if sa.inspect(gone).dict.get(relation.back_populates) is None)


def _changes(session, row, verb, newborn):
    record_id = _record_id(row, newborn)
    if record_id is None:  # it hangs on a record that is new itself
        return
    fields = _fields(session, row, verb)
    if fields:
        principal = principal_of(session)
        yield Change(record_id=record_id, part=row.__table__.name, verb=verb, fields=fields,
                     by_id=principal.id if principal else None)


def _record_id(row, newborn):
    """The record a row belongs to; None while that one is not saved yet."""
    if isinstance(row, Record):
        return row.id
    owner = next((getattr(row, name) for name in ("party", "record", "deal") if sa.inspect(row).dict.get(name)), None)
    if owner is not None:
        return None if id(owner) in newborn else owner.id
    return getattr(row, row.history_of) or _before(row, row.history_of)


def _before(row, name):
    deleted = sa.inspect(row).attrs[name].history.deleted
    return deleted[0] if deleted else None


def _fields(session, row, verb):
    """{column: [before, after]} of the audited columns that really changed; of `extra` each key by itself."""
    found = {}
    for name in row.audited:
        if verb == "changed":
            history = sa.inspect(row).attrs[name].history
            if not history.has_changes():
                continue
            before = history.deleted[0] if history.deleted else _stored(session, row, name)
            before, after = plain(before), plain(_held(row, name))
        else:
            held = plain(_held(row, name))
            before, after = (None, held) if verb == "added" else (held, None)
        if name == "extra":
            found |= _keys(before or {}, after or {})
        elif before != after and not (is_nothing(before) and is_nothing(after)):
            found[name] = [before, after]
    return found


def _keys(before, after):
    """{"extra.f12": [before, after]} of what changed in it; what begins with "_" is bookkeeping."""
    return {f"extra.{key}": [before.get(key), after.get(key)] for key in sorted(before.keys() | after.keys())
            if not key.startswith("_") and before.get(key) != after.get(key)}


def _held(row, name):
    """What a column holds, or will once the flush has copied the id of the row beside it."""
    beside = sa.inspect(row).dict.get(name.removesuffix("_id")) if name.endswith("_id") else None
    return getattr(row, name) if beside is None else beside.id


def _stored(session, row, name):
    """What the database holds in a column that was set without having been read: as a record of any kind, say."""
    state, model = sa.inspect(row), type(row)
    keys = [state.mapper.get_property_by_column(column).key for column in state.mapper.primary_key]
    same = [getattr(model, key) == value for key, value in zip(keys, state.identity, strict=True)]
    with session.no_autoflush:
        return session.scalar(sa.select(getattr(model, name)).where(*same))


def is_nothing(value):
    return value is None or value is False or value == ""


def plain(value):
    """A column's value as JSON keeps it; instants as UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
