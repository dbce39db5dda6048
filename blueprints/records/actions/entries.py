"""Write, revise, remove and restore entries of a timeline."""
from dataclasses import dataclass, field

from blueprints.records.actions.files import Brought, hang_files
from blueprints.records.actions.mentions import note_mentions
from blueprints.records.actions.watchers import tell_watchers, watch
from blueprints.records.labels import MESSAGE
from blueprints.records.queries.files import of_entry
from core.access import can_manage
from core.page import Refused
from core.search import forget_part, index_part
from core.timeline import party_of
from core.words import _
from models import Entry, db, now


@dataclass
class Written:
    """What came of writing an entry: who is named but cannot see it, and what became of its files."""

    entry: Entry
    unseeing: list
    brought: Brought = field(default_factory=Brought)
    watches: bool = False  # the author does, from now on


def write_entry(record, facts, *, by, files=(), watches=False):
    """A new entry. `facts`: kind, direction, at (None: now), minutes, outcome, body; `files`: (name, sha, size)."""
    entry = Entry(record_id=record.id, party_id=party_of(record), by_id=by.id, **{**facts, "at": facts["at"] or now()})
    db.session.add(entry)
    db.session.flush()
    index_part("entry", entry, entry.outcome, entry.body)
    brought = hang_files(record, files, by=by, entry=entry)
    told, unseeing = note_mentions(entry, by=by)
    tell_watchers(record, by=by, but=told, entry=entry.id)
    return Written(entry, unseeing, brought, watches and watch(record, by=by))


def revise_entry(entry, facts, *, by):
    """Change what it says; returns the names of those newly named who cannot see the record."""
    check_may_change(entry, by)
    for name, value in facts.items():
        setattr(entry, name, value)
    index_part("entry", entry, entry.outcome, entry.body)
    return note_mentions(entry, by=by)[1]


def remove_entry(entry, *, by):
    """Take it off the timeline, and the files that came with it; `restore_entry` brings both back."""
    check_may_change(entry, by)
    if entry.archived_at is None:
        entry.archived_at = now()
        forget_part("entry", entry)
        for file in db.session.scalars(of_entry(entry)):
            if file.archived_at is None:
                file.archived_at = entry.archived_at
                forget_part("attachment", file)


def restore_entry(entry, *, by):
    check_may_change(entry, by)
    for file in db.session.scalars(of_entry(entry)):
        if file.archived_at is not None and file.archived_at == entry.archived_at:
            file.archived_at = None
            index_part("attachment", file, file.name)
    entry.archived_at = None
    index_part("entry", entry, entry.outcome, entry.body)


def check_may_change(entry, by):
    """Who wrote it, and who manages the domain; nobody changes what the system noted."""
    if entry.verb is not None or entry.kind == MESSAGE or not (entry.by_id == by.id or can_manage(entry.record_id)):
        raise Refused(_("Only who wrote an entry, and who manages this domain, can change it"))

