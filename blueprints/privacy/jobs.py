"""Files about people, and erasures, as jobs with progress; what was made for a while goes when that is over."""
import secrets
from datetime import time, timedelta

import sqlalchemy as sa

from blueprints.privacy.actions import erasures, exports
from blueprints.privacy.labels import TABLES
from core.jobs import Progress, handler
from core.persons.erasing import erase, look
from core.persons.file import write_file
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l
from models import Erasure, PersonExport, db, now

READY_DAYS = 30  # after which a search nobody confirmed is forgotten


def stepped(steps):
    """Take steps of (done, total) as the system, each in a transaction of its own; returns what they return."""
    while True:
        with acting_as(SYSTEM):
            try:
                done, total = next(steps)
            except StopIteration as end:
                return end.value
        yield Progress(done, total, cursor={})


@handler("privacy.export", title=_l("Put together what is known of a person"),
         tells=lambda job: {"title": "", "path": f"/privacy/exports/{job.args['export_id']}"})
def export_person(job, export_id):
    row = db.session.get(PersonExport, export_id)
    name = f"{export_id}-{secrets.token_hex(8)}.zip"
    place = exports.folder() / name
    part = place.with_suffix(".part")
    try:
        counts = yield from stepped(write_file(row.party_id, part, TABLES))
        part.chmod(0o600)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    row = db.session.get(PersonExport, export_id)
    row.file, row.size, row.counts, row.done_at = name, place.stat().st_size, counts, now()
    yield Progress(job.total or 0, job.total, cursor={})


@handler("privacy.search", title=_l("Look what erasing a person would do"),
         tells=lambda job: {"title": "", "path": f"/privacy/erasures/{job.args['erasure_id']}"})
def search_person(job, erasure_id):
    found = yield from stepped(look(db.session.get(Erasure, erasure_id).party_id))
    row = db.session.get(Erasure, erasure_id, with_for_update=True)
    if row.state == "searching":
        row.found, row.state = found, "ready"
    yield Progress(job.total or 0, job.total, cursor={})


@handler("privacy.erase", title=_l("Erase a person"),
         tells=lambda job: {"title": "", "path": f"/privacy/erasures/{job.args['erasure_id']}"})
def erase_person(job, erasure_id):
    row = db.session.get(Erasure, erasure_id)
    if row.state == "erasing":
        counts = yield from stepped(erase(row.party_id, number=erasure_id, names_too=row.names_too))
        with acting_as(SYSTEM):
            erasures.certify(db.session.get(Erasure, erasure_id), counts)
    yield Progress(job.total or 0, job.total, cursor={})


@handler("privacy.tidy", nightly_at=time(3, 40), title=_l("Take away old files about people"))
def tidy(job):
    for row in db.session.scalars(sa.select(PersonExport).where(
            PersonExport.file.is_not(None), PersonExport.done_at < now() - timedelta(days=exports.DAYS))):
        exports.take_away(row)
    for row in db.session.scalars(sa.select(Erasure).where(
            Erasure.state == "ready", Erasure.at < now() - timedelta(days=READY_DAYS))):
        row.state, row.found = "dropped", {}
