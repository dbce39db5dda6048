"""What a customer may see of their ticket: messages that went out, their files, the next promise."""
import sqlalchemy as sa

from core.access import of
from models import Attachment, Entry, Message, Promise, User, db, now

MOST = 200


def messages(ticket):
    """The newest last; an answer from the moment it goes out."""
    query = of(Message, Entry.id, Entry.direction, Entry.at, Entry.body, Message.author, User.name.label("by")).join(
        Entry, Entry.id == Message.entry_id).outerjoin(User, User.id == Entry.by_id)
    rows = db.session.execute(query.where(
        Message.record_id == ticket.id, Entry.archived_at.is_(None), Message.sends_at <= now()).order_by(
        Entry.at.desc(), Entry.id.desc()).limit(MOST)).all()
    return rows[::-1]


def files(ticket):
    """{entry id: [(id, name)]} of the files that came with those messages."""
    query = of(Attachment, Attachment.entry_id, Attachment.id, Attachment.name).join(
        Message, Message.entry_id == Attachment.entry_id).where(
        Attachment.record_id == ticket.id, Attachment.archived_at.is_(None), Message.sends_at <= now())
    found = {}
    for entry_id, file_id, name in db.session.execute(query.order_by(Attachment.id)):
        found.setdefault(entry_id, []).append((file_id, name))
    return found


def file_of(ticket, file_id):
    """One of them; None for any other file."""
    query = of(Attachment).join(Message, Message.entry_id == Attachment.entry_id).where(
        Attachment.record_id == ticket.id, Attachment.id == file_id, Attachment.archived_at.is_(None),
        Message.sends_at <= now())
    return db.session.scalars(query).one_or_none()


def promises(ticket):
    """(what, by when) of what is promised and still to come, the next first."""
    query = of(Promise, Promise.what, Promise.due_at).where(
        Promise.record_id == ticket.id, Promise.kept_at.is_(None), Promise.withdrawn_at.is_(None))
    return db.session.execute(query.order_by(Promise.due_at, Promise.id).limit(5)).all()


def newest(ticket):
    """What a poll is told apart by: the last message that went out, where the ticket stands, when it changed."""
    last = of(Message, sa.func.max(Message.entry_id)).where(
        Message.record_id == ticket.id, Message.sends_at <= now())
    return f"{db.session.scalar(last) or 0}-{ticket.state}-{ticket.changed_at.timestamp()}"
