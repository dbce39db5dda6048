"""What happened to a record, as its timeline tells it: what the system notes on it."""
from models import Entry, Party, db


def note(record, verb, *, by, **facts):
    """The system's line on a record's timeline. `verb` and `facts` are worded when read: see blueprints/records."""
    if record.id is None:
        db.session.flush()
    entry = Entry(record_id=record.id, party_id=party_of(record), kind="system", verb=verb, facts=facts, by_id=by.id)
    db.session.add(entry)
    return entry


def party_of(record):
    """Whom a record is about; a party is about itself."""
    return record.id if isinstance(record, Party) else record.party_id
