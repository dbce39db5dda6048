"""The conversation: what the customer says, what we answer, what we note among ourselves; an answer taken back."""
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa

from blueprints.records.actions.entries import write_entry
from blueprints.records.actions.files import Brought, hang_files
from blueprints.records.actions.watchers import tell_watchers
from blueprints.records.labels import MESSAGE
from blueprints.service.actions import drafts
from blueprints.service.actions.states import DONE, be, move, steps
from blueprints.service.actions.tickets import PREVIEW, refuse_archived
from blueprints.service.clocks import note_event, settle
from core.notices import tell
from core.page import Refused
from core.search import forget_part, index_part
from core.words import _
from models import ClockEvent, Entry, Message, Ticket, db, now

UNDO = timedelta(seconds=20)
LONGEST = 1_000_000  # characters of a message; what is beyond is cut off and said so
KEPT = ("state", "is_open", "owner_id", "waiting_since", "preview", "answered_at", "resolved_at", "closed_at",
        "reopened")  # of the ticket, which taking an answer back puts back


@dataclass
class Said:
    entry: Entry
    brought: Brought = field(default_factory=Brought)


def receive(ticket, body, *, by, channel, author="", at=None, files=()):
    """What the customer said: on the form, by phone (`by` is who noted it down), in a letter.

    A ticket that waited for the customer goes on; one that was done opens again.
    """
    refuse_archived(ticket)
    at = at or now()
    entry = speak(ticket, "in", body, by=by, at=at, channel=channel, author=author)
    was_waiting, was_asked = ticket.is_waiting, ticket.waiting_since
    note_event(ticket, "asked", by=by, at=at)
    if ticket.state == "waiting-customer" or ticket.state in DONE:
        move(ticket, "open", by=by, at=at, reason="customer")
        ticket.waiting_since = at
    else:
        ticket.waiting_since = was_asked if not was_waiting and ticket.answered_at is None else at
        settle(ticket, at)
    show(ticket, body, at)
    brought = hang_files(ticket, files, by=by, entry=entry)
    tell_watchers(ticket, by=by, but=[ticket.owner_id], entry=entry.id)
    tell([ticket.owner_id], "watched", key=f"watched:{ticket.id}", by=by, record_id=ticket.id, entry=entry.id)
    return Said(entry, brought)


def reply(ticket, body, *, by, channel="", state="waiting-customer", files=(), at=None):
    """Our answer, after which the ticket is in `state`. The customer sees it once UNDO is over; until then
    `take_back` undoes all it did."""
    refuse_archived(ticket)
    at = at or now()
    before = {name: plain(getattr(ticket, name)) for name in KEPT}
    entry = speak(ticket, "out", body, by=by, at=at, channel=channel or ticket.channel, sends_at=at + UNDO)
    events = [note_event(ticket, "answered", by=by, at=at)]
    if ticket.owner_id is None:
        ticket.owner_id = by.id
    ticket.answered_at = ticket.answered_at or at
    ticket.waiting_since = at
    if state != ticket.state:
        events += [note_event(ticket, kind, by=by, at=at, reason=state) for kind in steps(ticket.state, state)]
        be(ticket, state, at)
    settle(ticket, at)
    show(ticket, body, at)
    brought = hang_files(ticket, files, by=by, entry=entry)
    db.session.flush()
    message = db.session.get(Message, entry.id)
    message.before = before | {"events": [event.id for event in events]}
    drafts.drop(ticket, "reply", by=by)
    tell_watchers(ticket, by=by, entry=entry.id)
    return Said(entry, brought)


def note(ticket, body, *, by, files=(), at=None):
    """Among ourselves: never seen by the customer. Who is named with @ is told."""
    refuse_archived(ticket)
    facts = {"kind": "note", "direction": None, "minutes": None, "outcome": "", "body": body, "at": at}
    written = write_entry(ticket, facts, by=by, files=files)
    ticket.changed_at = at or now()
    drafts.drop(ticket, "note", by=by)
    return written


def speak(ticket, direction, body, *, by, at, channel, author="", sends_at=None):
    """The entry of a message and what it is besides."""
    entry = Entry(record_id=ticket.id, party_id=ticket.party_id, kind=MESSAGE, direction=direction, at=at,
                  body=body[:LONGEST], by_id=by.id)
    db.session.add(entry)
    db.session.flush()
    db.session.add(Message(entry_id=entry.id, record_id=ticket.id, channel=channel, author=author,
                           sends_at=sends_at or at))
    index_part("entry", entry, entry.body)
    return entry


def show(ticket, body, at):
    """What lists tell of the last message."""
    ticket.preview, ticket.changed_at = " ".join(body.split())[:PREVIEW], at


def take_back(ticket, entry, *, by):
    """Undo an answer before it goes out: nobody outside has seen it. Its text is a draft again."""
    message = db.session.get(Message, entry.id)
    if message is None or message.before is None or entry.archived_at is not None:
        raise Refused(_("This message cannot be taken back"))
    if entry.by_id != by.id:
        raise Refused(_("Only who wrote an answer can take it back"))
    if now() >= message.sends_at:
        raise Refused(_("Too late: the answer is on its way"))
    for event_id in message.before["events"]:
        db.session.add(ClockEvent(record_id=ticket.id, kind="taken-back", by_id=by.id, takes_back_id=event_id))
    for name in KEPT:
        setattr(ticket, name, held(name, message.before[name]))
    entry.archived_at = ticket.changed_at = now()
    forget_part("entry", entry)
    drafts.save(ticket, "reply", entry.body, by=by)
    settle(ticket)


def plain(value):
    return value.isoformat() if isinstance(value, datetime) else value


def held(name, value):
    is_instant = Ticket.__mapper__.columns[name].type.python_type is datetime
    return datetime.fromisoformat(value) if is_instant and value else value


def last_inward(ticket):
    """The id of the last entry in which the customer said something; 0 when there is none."""
    newest = sa.select(sa.func.max(Entry.id)).where(
        Entry.record_id == ticket.id, Entry.kind == MESSAGE, Entry.direction == "in")
    return db.session.scalar(newest) or 0
