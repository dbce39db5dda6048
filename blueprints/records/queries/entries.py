"""The timeline of a record; that of a party holds what happened on all records about it."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from models import Attachment, Entry, Mention, NameCard, Party, User, db

PAGE = 20

About = aliased(NameCard)
ROWS = of(
    Entry, Entry.id, Entry.record_id, Entry.kind, Entry.direction, Entry.at, Entry.minutes, Entry.outcome, Entry.body,
    Entry.verb, Entry.facts, Entry.by_id, User.name.label("by"), About.title.label("about"),
    About.kind.label("about_kind"),
).join(About, About.id == Entry.record_id).outerjoin(User, User.id == Entry.by_id)


RECORD = sa.bindparam("record_id", type_=sa.Integer)
NEWEST = ROWS.where(Entry.archived_at.is_(None)).order_by(Entry.at.desc(), Entry.id.desc()).limit(PAGE + 1)
OF_RECORD, OF_PARTY = NEWEST.where(Entry.record_id == RECORD), NEWEST.where(Entry.party_id == RECORD)
FILES = of(
    Attachment, Attachment.entry_id, Attachment.record_id, Attachment.id, Attachment.name, Attachment.size,
).where(Attachment.record_id.in_(sa.bindparam("record_ids", expanding=True)), Attachment.archived_at.is_(None),
        Attachment.entry_id.in_(sa.bindparam("entry_ids", expanding=True))).order_by(Attachment.id)
MENTIONS = of(Mention, Mention.entry_id, User.name, Mention.could_see).join(User, User.id == Mention.user_id).where(
    Mention.entry_id.in_(sa.bindparam("entry_ids", expanding=True))).order_by(Mention.entry_id, User.name)


def entries(record, *, kind="", before=None):
    """At most PAGE entries and one, newest first; those older than the entry with the id `before`."""
    query = OF_PARTY if isinstance(record, Party) else OF_RECORD
    if kind:
        query = query.where(Entry.kind == kind)
    place = place_of(record, before) if before else None
    if place is not None:
        query = query.where(sa.tuple_(Entry.at, Entry.id) < sa.tuple_(*place))
    return db.session.execute(query, {"record_id": record.id}).all()


def entry(record, entry_id):
    """One of them, or None."""
    return db.session.execute(ROWS.where(Entry.record_id == record.id, Entry.id == entry_id)).one_or_none()


def belongs_to(record):
    return Entry.party_id == record.id if isinstance(record, Party) else Entry.record_id == record.id


def place_of(record, entry_id):
    """(at, id) of an entry of this timeline, as values of their columns' types."""
    query = of(Entry, Entry.at, Entry.id).where(belongs_to(record), Entry.id == entry_id)
    row = db.session.execute(query).one_or_none()
    return row and (sa.literal(row.at, Entry.at.type), sa.literal(row.id))


def attachments_of(rows):
    """{entry id: its files as (record id, id, name, size)}"""
    if not rows:
        return {}
    found = {}
    wanted = {"record_ids": list({row.record_id for row in rows}), "entry_ids": [row.id for row in rows]}
    for entry_id, *file in db.session.execute(FILES, wanted):
        found.setdefault(entry_id, []).append(file)
    return found


def mentioned_in(rows):
    """{entry id: who is named in it, as (name, could they see it)}"""
    if not rows:
        return {}
    found = {}
    for entry_id, *who in db.session.execute(MENTIONS, {"entry_ids": [row.id for row in rows]}):
        found.setdefault(entry_id, []).append(who)
    return found


def people():
    """(id, name) of everybody who can be named."""
    return db.session.execute(sa.select(User.id, User.name).where(User.is_active).order_by(User.name, User.id)).all()
