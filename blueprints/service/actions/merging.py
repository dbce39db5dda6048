"""Two tickets made one, or one made two: nothing is lost, and for 30 days all of it can be put back.

What hangs on a ticket moves as it is: messages, notes, files, promises; tags, watchers and links become the union.
"""
from datetime import datetime, timedelta

import sqlalchemy as sa

from blueprints.service.actions.tickets import keep_found, open_ticket, refuse_archived
from blueprints.service.clocks import note_event, settle
from core import timeline
from core.access import of
from core.page import Refused
from core.search import doc_id
from core.words import _
from models import (
    Attachment,
    Draft,
    Entry,
    Message,
    Promise,
    RecordTag,
    SearchDoc,
    TicketLink,
    TicketMerge,
    Watcher,
    db,
    now,
)

UNDOABLE = timedelta(days=30)
CHOSEN = ("title", "party_id", "kind_of", "priority", "severity", "category_id", "contact_id", "order_id", "product_id",
          "serial", "owner_id")  # of which both may hold something else
KEPT = ("state", "is_open", "due_at", "looks_at")


def merge(source, target, chosen, *, by):
    """`source` becomes part of `target`. `chosen`: names of CHOSEN of which the target takes what the source holds.

    Refused: into itself, into one that is merged itself, twice.
    """
    refuse(source, target)
    held = {name: plain(getattr(target, name)) for name in CHOSEN}
    moved = move(source, target) | union(source, target) | {
        "before": held, "source": {name: plain(getattr(source, name)) for name in KEPT}}
    for name in chosen:
        setattr(target, name, getattr(source, name))
    moved["after"] = {name: plain(getattr(target, name)) for name in CHOSEN}
    row = TicketMerge(record_id=source.id, target_id=target.id, moved=moved, by_id=by.id)
    db.session.add(row)
    timeline.note(source, "ticket-merged", by=by, into=target.number)
    timeline.note(target, "ticket-took-in", by=by, ticket=source.number)
    source.state, source.is_open, source.changed_at = "closed", False, now()
    finish(source, target)
    return row


def refuse(source, target):
    refuse_archived(source)
    refuse_archived(target)
    if source.id == target.id:
        raise Refused(_("A ticket cannot be merged into itself"))
    for ticket in (source, target):
        other = merged_into(ticket)
        if other is not None:
            raise Refused(_("%(ticket)s was merged into another one already", ticket=ticket.number))


def merged_into(ticket):
    """The id of the ticket it is part of now; None while it is one of its own."""
    query = of(TicketMerge, TicketMerge.target_id).where(
        TicketMerge.record_id == ticket.id, TicketMerge.undone_at.is_(None), ~TicketMerge.is_split)
    return db.session.scalar(query.order_by(TicketMerge.id.desc()).limit(1))


def split(ticket, entry_ids, title, *, by):
    """A new ticket of some entries of another one. Refused: without any, or with one that is not there."""
    refuse_archived(ticket)
    entries = db.session.scalars(of(Entry).where(Entry.record_id == ticket.id, Entry.id.in_(entry_ids),
                                                 Entry.verb.is_(None))).all()
    if not entries or len(entries) != len(set(entry_ids)):
        raise Refused(_("Choose what goes into the new ticket"))
    facts = {name: getattr(ticket, name) for name in CHOSEN if name not in ("title", "owner_id")}
    made = open_ticket(facts | {"title": title, "channel": ticket.channel}, by=by, owner_id=ticket.owner_id,
                       team_id=ticket.team_id, at=min(entry.at for entry in entries))
    moved = move_entries(entries, made)
    if any(entry.direction == "in" for entry in entries):
        note_event(made, "asked", by=by, at=made.created_at)
    made.preview = " ".join(entries[-1].body.split())[:160]
    row = TicketMerge(record_id=made.id, target_id=ticket.id, is_split=True, moved=moved, by_id=by.id)
    db.session.add(row)
    timeline.note(ticket, "ticket-split", by=by, into=made.number)
    timeline.note(made, "ticket-split-off", by=by, ticket=ticket.number)
    finish(made, ticket)
    return made


def move(source, target):
    """All that hangs on one; {kind: ids}."""
    entries = db.session.scalars(of(Entry).where(Entry.record_id == source.id, Entry.verb.is_(None))).all()
    promises = db.session.scalars(of(Promise).where(Promise.record_id == source.id)).all()
    moved = move_entries(entries, target)
    loose = db.session.scalars(of(Attachment).where(Attachment.record_id == source.id)).all()
    for row in (*promises, *loose):
        row.record_id = target.id
    move_words("attachment", loose, target)
    take_drafts(source, target)
    return moved | {"files": moved["files"] + [row.id for row in loose], "promises": [row.id for row in promises]}


def move_entries(entries, target):
    ids = [entry.id for entry in entries]
    files = db.session.scalars(of(Attachment).where(Attachment.entry_id.in_(ids))).all()
    messages = db.session.scalars(of(Message).where(Message.entry_id.in_(ids))).all()
    for row in (*entries, *files, *messages):
        row.record_id = target.id
    for entry in entries:
        entry.party_id = target.party_id
    move_words("entry", entries, target)
    move_words("attachment", files, target)
    return {"entries": ids, "files": [file.id for file in files]}


def move_words(kind, rows, target):
    """What they are found by leads to the other ticket."""
    docs = of(SearchDoc).where(SearchDoc.id.in_([doc_id(kind, row.id) for row in rows]))
    for doc in db.session.scalars(docs).all() if rows else ():
        doc.record_id = target.id


def take_drafts(source, target):
    """Half a sentence is not lost either: it goes below what its writer has there already."""
    for draft in db.session.scalars(sa.select(Draft).where(Draft.record_id == source.id)).all():
        there = db.session.get(Draft, (target.id, draft.user_id, draft.part))
        if there is None:
            db.session.add(Draft(record_id=target.id, user_id=draft.user_id, part=draft.part, body=draft.body))
        else:
            there.body = f"{there.body}\n\n{draft.body}"
        db.session.delete(draft)


def union(source, target):
    """Tags, watchers and links of both; which of them the target did not have before."""
    tags = missing(RecordTag, RecordTag.tag_id, source, target)
    watchers = missing(Watcher, Watcher.user_id, source, target)
    db.session.add_all(RecordTag(record_id=target.id, tag_id=tag_id) for tag_id in tags)
    db.session.add_all(Watcher(record_id=target.id, user_id=user_id) for user_id in watchers)
    links = db.session.execute(of(TicketLink, TicketLink.other_id, TicketLink.kind).where(
        TicketLink.record_id == source.id, TicketLink.other_id != target.id)).all()
    new = [[other_id, kind] for other_id, kind in links
           if db.session.get(TicketLink, (target.id, other_id, kind)) is None]
    db.session.add_all(TicketLink(record_id=target.id, other_id=other_id, kind=kind) for other_id, kind in new)
    return {"tags": tags, "watchers": watchers, "links": new}


def missing(model, column, source, target):
    held = set(db.session.scalars(of(model, column).where(model.record_id == target.id)))
    offered = db.session.scalars(of(model, column).where(model.record_id == source.id).order_by(column))
    return [value for value in offered if value not in held]


def finish(*tickets):
    db.session.flush()
    for ticket in tickets:
        ticket.changed_at = now()
        settle(ticket)
        keep_found(ticket)


# -- and back ----------------------------------------------------------------------------------------------------------

def undo(row, source, target, *, by):
    """As it was before; what was written since stays where it was written. Refused: after UNDOABLE, or twice."""
    if row.undone_at is not None:
        raise Refused(_("This was undone already"))
    if row.at < now() - UNDOABLE:
        raise Refused(_("It is more than 30 days ago: it stays as it is"))
    home = target if row.is_split else source
    put_back(row.moved, source if row.is_split else target, home)
    if row.is_split:
        source.archived_at, source.is_open = now(), False
    else:
        give_back(row.moved, source, target)
    row.undone_at = now()
    timeline.note(home, "merge-undone", by=by, ticket=(source if row.is_split else target).number)
    finish(source, target)


def put_back(moved, away, home):
    """What was moved and is still there."""
    entries = db.session.scalars(of(Entry).where(Entry.id.in_(moved["entries"]), Entry.record_id == away.id)).all()
    move_entries(entries, home)
    for model, name in ((Attachment, "files"), (Promise, "promises")):
        rows = db.session.scalars(of(model).where(model.id.in_(moved.get(name, ())), model.record_id == away.id)).all()
        for row in rows:
            row.record_id = home.id
        if model is Attachment:
            move_words("attachment", rows, home)


def give_back(moved, source, target):
    """Fields the target holds as the merge left them; what the union added; the state of the source."""
    for name, before in moved["before"].items():
        if plain(getattr(target, name)) == moved["after"][name]:
            setattr(target, name, before)
    for model, ids in ((RecordTag, moved["tags"]), (Watcher, moved["watchers"])):
        for value in ids:
            row = db.session.get(model, (target.id, value))
            if row is not None:
                db.session.delete(row)
    for other_id, kind in moved["links"]:
        row = db.session.get(TicketLink, (target.id, other_id, kind))
        if row is not None:
            db.session.delete(row)
    for name, value in moved["source"].items():
        is_instant = name in ("due_at", "looks_at") and value
        setattr(source, name, datetime.fromisoformat(value) if is_instant else value)


def plain(value):
    return value.isoformat() if isinstance(value, datetime) else value


TICKET = sa.bindparam("ticket_id", type_=sa.Integer)
UNDOABLE_MERGES = of(TicketMerge).where(
    sa.or_(TicketMerge.record_id == TICKET, TicketMerge.target_id == TICKET), TicketMerge.undone_at.is_(None),
    TicketMerge.at > sa.bindparam("after", type_=TicketMerge.at.type, callable_=lambda: now() - UNDOABLE),
).order_by(TicketMerge.id.desc()).limit(20)


def merges_of(ticket):
    """What was merged into it, split off it, or it into another, and can still be undone; the newest first."""
    return db.session.scalars(UNDOABLE_MERGES, {"ticket_id": ticket.id}).all()
