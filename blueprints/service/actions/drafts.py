"""What somebody is writing on a ticket, kept on the server, and who has it open now."""
from datetime import timedelta

import sqlalchemy as sa

from models import Draft, Presence, User, db, now

HERE = timedelta(seconds=45)  # whoever said nothing for so long has gone
DRAFTS = sa.select(Draft.part, Draft.body).where(
    Draft.record_id == sa.bindparam("ticket_id"), Draft.user_id == sa.bindparam("user_id"))
OTHERS = sa.select(User.name, Presence.is_writing).join(User, User.id == Presence.user_id).where(
    Presence.record_id == sa.bindparam("ticket_id"), Presence.user_id != sa.bindparam("user_id"),
    Presence.at > sa.bindparam("since", type_=Presence.at.type, callable_=lambda: now() - HERE),
).order_by(User.name, User.id).limit(10)


def save(ticket, part, body, *, by):
    """Keep what stands in an editor ("reply", "note"); nothing is no draft."""
    if not body.strip():
        return drop(ticket, part, by=by)
    draft = db.session.get(Draft, (ticket.id, by.id, part))
    if draft is None:
        db.session.add(Draft(record_id=ticket.id, user_id=by.id, part=part, body=body))
    elif draft.body != body:
        draft.body, draft.saved_at = body, now()


def drop(ticket, part, *, by):
    draft = db.session.get(Draft, (ticket.id, by.id, part))
    if draft is not None:
        db.session.delete(draft)


def drafts_of(ticket, by):
    """{part: text} of what somebody was writing."""
    return dict(db.session.execute(DRAFTS, {"ticket_id": ticket.id, "user_id": by.id}).all())


def be_here(ticket, *, by, is_writing=False):
    """Say that somebody has the ticket open."""
    presence = db.session.get(Presence, (ticket.id, by.id))
    if presence is None:
        db.session.add(Presence(record_id=ticket.id, user_id=by.id, is_writing=is_writing))
    else:
        presence.is_writing, presence.at = is_writing, now()


def others_here(ticket, by):
    """(name, do they write) of whoever else has it open now, by name."""
    return db.session.execute(OTHERS, {"ticket_id": ticket.id, "user_id": by.id}).all()
