"""Tags: stick one on a record, take it off; rename, merge, archive and restore the word itself."""
from dataclasses import replace

import sqlalchemy as sa

from core.access import of
from core.jobs import Progress, enqueue, handler
from core.page import Refused
from core.principal import Grants
from core.scope import acting_as, principal_of
from core.search import name_key
from core.tags import find_or_make, refuse_nameless, tag_named
from core.words import _, _l
from models import RecordTag, db, now

STEP = 200  # records a transaction


def add_tag(record, name, *, by):
    """Stick a tag on a record; a word nobody used before becomes one. Returns it; twice is once."""
    tag = find_or_make(name)
    if db.session.get(RecordTag, (record.id, tag.id)) is None:
        db.session.add(RecordTag(record_id=record.id, tag_id=tag.id))
    return tag


def remove_tag(record, tag, *, by):
    stuck = db.session.get(RecordTag, (record.id, tag.id))
    if stuck is not None:
        db.session.delete(stuck)


def rename_tag(tag, name):
    refuse_taken(name, but=tag)
    tag.name, tag.name_key = name, name_key(name)


def archive_tag(tag):
    """It is offered no more; the records that bear it keep it."""
    tag.archived_at = tag.archived_at or now()


def restore_tag(tag):
    refuse_taken(tag.name, but=tag)
    tag.archived_at = None


def refuse_taken(name, but=None):
    """Archived tags give their name free."""
    refuse_nameless(name)
    other = tag_named(name)
    if other is not None and other is not but:
        raise Refused(_("There is a tag %(name)s already", name=other.name))


def merge_tag(tag, into, *, by):
    """Every record that bears `tag` bears `into` instead, by a job; `tag` is archived at once."""
    if tag is into:
        raise Refused(_("%(tag)s cannot become itself", tag=tag.name))
    archive_tag(tag)
    return enqueue("records.merge_tag", key=f"merge-tag:{tag.id}", tag_id=tag.id, into_id=into.id)


@handler("records.merge_tag", title=_l("Make two tags one"))
def move_records(job, *, tag_id, into_id):
    """Step by step; noted in the history of each record as done by whoever merged, whatever they may else see."""
    everywhere = replace(principal_of(db.session), grants=Grants.everything())
    done = job.done
    while True:
        with acting_as(everywhere):
            held = of(RecordTag).where(RecordTag.tag_id == tag_id).order_by(RecordTag.record_id).limit(STEP)
            rows = db.session.scalars(held).all()
            if not rows:
                return
            ids = [row.record_id for row in rows]
            twice = set(db.session.scalars(sa.select(RecordTag.record_id).where(
                RecordTag.tag_id == into_id, RecordTag.record_id.in_(ids))))
            for row in rows:
                db.session.delete(row)
            db.session.add_all(RecordTag(record_id=row_id, tag_id=into_id) for row_id in ids if row_id not in twice)
            db.session.flush()
        done += len(rows)
        yield Progress(done, cursor={})
