"""Erasing a person: looked at first, confirmed by name, done by a job, certified."""
import sqlalchemy as sa

from blueprints.privacy.actions import exports
from core import jobs
from core.page import Refused
from core.persons import ledger
from core.persons.erasing import ERASED
from core.words import _
from models import Erasure, Merge, db, now

UNDER_WAY = ("searching", "ready", "erasing")


def begin(party, *, by):
    """Look what it would do; the one under way already, if there is one."""
    if not party.is_person:
        raise Refused(_("Only people are erased; put %(party)s into the archive instead", party=party.title))
    if party.state == ERASED:
        raise Refused(_("The data of this person was erased already"))
    known = db.session.scalars(sa.select(Erasure).where(
        Erasure.party_id == party.id, Erasure.state.in_(UNDER_WAY))).first()
    if known is not None:
        return known
    row = Erasure(party_id=party.id, asked_by_id=by.id, state="searching")
    db.session.add(row)
    db.session.flush()
    row.job_id = jobs.enqueue("privacy.search", erasure_id=row.id).id
    return row


def refuse_unready(row):
    """Refused: what is not looked at yet, confirmed already, or given up."""
    if row.state != "ready":
        raise Refused(_("There is nothing to confirm: it was confirmed or given up already"))


def confirm(row, party, *, name, reference, names_too, by):
    """From here on there is no way back."""
    if " ".join(name.split()).casefold() != " ".join(party.title.split()).casefold():
        raise Refused(_("This is not the name of the person"))
    merged = sa.select(Merge.id).where(Merge.source_id == party.id, Merge.undone_at.is_(None)).limit(1)
    if db.session.scalar(merged) is not None:
        raise Refused(_("This person was merged into another one: erase that one"))
    row.state, row.reference, row.names_too = "erasing", reference or "", names_too
    row.confirmed_by_id, row.confirmed_at = by.id, now()
    row.job_id = jobs.enqueue("privacy.erase", erasure_id=row.id).id


def drop(row, *, by):
    """It will not be done."""
    if row.state not in ("searching", "ready"):
        raise Refused(_("It is too late to give it up"))
    row.state, row.found = "dropped", {}


def certify(row, counts):
    """All is gone: what is left of the search goes too, and the row says what was done."""
    kept = {name: row.found.get(name, empty) for name, empty in (("stays", {}), ("in_files", []), ("closed_files", []))}
    row.counts = {**counts, **kept}
    row.found, row.state, row.done_at = {}, "done", now()
    exports.take_away_all(counts["party_ids"])
    db.session.flush()
    ledger.keep()
