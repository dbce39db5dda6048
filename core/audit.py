"""Who changed what from what to what: noted with every flush, whatever code path led there.

A model says with `history_of` which of its columns names the record, and with `audited` which columns people would ask
about. A new record notes nothing (its own row says who made it and when); what hangs on one is noted as added, changed
or removed. Bulk inserts of imports go past the unit of work: their ledger is the import's own.
"""
from datetime import date, datetime, time
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy import event

from core.scope import principal_of
from models import Change, Record, TwoModeSession


def init_audit():
    if not event.contains(TwoModeSession, "before_flush", note_changes):
        event.listen(TwoModeSession, "before_flush", note_changes)


def note_changes(session, _context, _instances):
    newborn = {id(row) for row in session.new if isinstance(row, Record)}
    changes = [change for row in (*session.new, *session.dirty, *session.deleted)
               if hasattr(row, "history_of") and id(row) not in newborn
               for change in _changes(session, row, newborn)]
    session.add_all(changes)


def _changes(session, row, newborn):
    record_id = _record_id(row, newborn)
    if record_id is None:  # it hangs on a record that is new itself
        return
    verb = "added" if row in session.new else "removed" if row in session.deleted else "changed"
    fields = _fields(row, verb)
    if fields:
        principal = principal_of(session)
        yield Change(record_id=record_id, part=row.__table__.name, verb=verb, fields=fields,
                     by_id=principal.id if principal else None)


def _record_id(row, newborn):
    """The record a row belongs to; None while that one is not saved yet."""
    if isinstance(row, Record):
        return row.id
    owner = next((getattr(row, name) for name in ("party", "record") if sa.inspect(row).dict.get(name)), None)
    if owner is not None:
        return None if id(owner) in newborn else owner.id
    return getattr(row, row.history_of) or _before(row, row.history_of)


def _before(row, name):
    deleted = sa.inspect(row).attrs[name].history.deleted
    return deleted[0] if deleted else None


def _fields(row, verb):
    """{column: [before, after]} of the audited columns that really changed; of `extra` each key by itself."""
    state, found = sa.inspect(row), {}
    for name in row.audited:
        history = state.attrs[name].history
        held = plain(getattr(row, name))
        if verb == "added":
            before, after = None, held
        elif verb == "removed":
            before, after = held, None
        else:
            before, after = (plain(history.deleted[0]) if history.deleted else None), held
            if not history.added and not history.deleted:
                continue
        if name == "extra":
            found |= _keys(before or {}, after or {})
        elif before != after and not (before in (None, "", False) and after in (None, "", False)):
            found[name] = [before, after]
    return found


def _keys(before, after):
    """{"extra.f12": [before, after]} of what changed in it; what begins with "_" is bookkeeping."""
    return {f"extra.{key}": [before.get(key), after.get(key)] for key in sorted(before.keys() | after.keys())
            if not key.startswith("_") and before.get(key) != after.get(key)}


def plain(value):
    """A column's value as JSON keeps it."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
