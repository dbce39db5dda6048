"""What jobs do to the sample leaves it the sample: only what a person edits becomes the company's own.

A version says that a row was changed, whoever did it and in whichever column; the audit says who, but knows not every
column. So the ledger goes along with each version a job makes, and stays behind with the first one a person makes.
"""
import sqlalchemy as sa
from sqlalchemy import event

from blueprints.demo.ledger import PARTS, is_made
from core.access import of
from core.scope import principal_of
from models import Record, SampleItem, Task, TwoModeSession, db

OF_RECORDS = {part for model, part in PARTS.items() if issubclass(model, Record)}
A_STEP = 500


def init_following():
    if not event.contains(TwoModeSession, "before_flush", follow):
        event.listen(TwoModeSession, "before_flush", follow)


def follow(session, _context, _instances):
    """The ledger knows the versions that nobody but the system makes, where it knew the one before."""
    principal = principal_of(session)
    if principal is None or principal.id is not None:
        return
    changed = {}
    for row in session.dirty:
        if type(row) in PARTS and hasattr(row, "version") and session.is_modified(row, include_collections=False):
            changed.setdefault(PARTS[type(row)], {})[row.id] = row.version
    with session.no_autoflush:
        for part, versions in changed.items():
            for item in session.scalars(sa.select(SampleItem).where(
                    SampleItem.part == part, SampleItem.row_id.in_(versions))):
                if item.version == versions[item.row_id]:
                    item.version += 1  # as the row's will be once it is written


def adopt_tasks():
    """Some tasks that jobs put on people's day about the sample's records (follow-ups, check-ins) go with it, too.

    How many; 0 when no more are left.
    """
    about_it = sa.select(SampleItem.row_id).where(
        SampleItem.part.in_(OF_RECORDS), SampleItem.row_id == Task.about_id).exists()
    query = of(Task, Task.id, Record.version).where(
        Record.created_by_id.is_(None), ~is_made(Task, Task.id), about_it).limit(A_STEP)
    found = db.session.execute(query).all()
    db.session.add_all(SampleItem(part=PARTS[Task], row_id=id_, version=version) for id_, version in found)
    db.session.flush()
    return len(found)
