"""Files with everything about a person: asked for, fetched, taken away."""
import sqlalchemy as sa

from core import jobs
from core.page import Refused
from core.persons.shelf import folder
from core.words import _
from models import PersonExport, db, now

__all__ = ["DAYS", "fetch", "folder", "make", "take_away", "take_away_all"]
DAYS = 7  # for which a file can be fetched


def make(party, *, by):
    """Begin to put it together; returns the PersonExport."""
    row = PersonExport(party_id=party.id, by_id=by.id)
    db.session.add(row)
    db.session.flush()
    row.job_id = jobs.enqueue("privacy.export", export_id=row.id).id
    return row


def fetch(row, *, by):
    """The path of the file; only who asked for it gets it, and while it is there."""
    if row.by_id != by.id:
        raise Refused(_("Only who asked for this file can fetch it: make one of your own"))
    if row.file is None or not (folder() / row.file).exists():
        raise Refused(_("This file is not there any more: make another one"))
    row.fetched_at = now()
    return folder() / row.file


def take_away(row):
    if row.file is not None:
        (folder() / row.file).unlink(missing_ok=True)
        row.file = None


def take_away_all(party_ids):
    """Somebody was erased: what was put together about them goes."""
    for row in db.session.scalars(sa.select(PersonExport).where(PersonExport.party_id.in_(party_ids))):
        take_away(row)
