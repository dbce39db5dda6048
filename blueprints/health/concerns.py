"""What is amiss with the server: jobs that failed or wait, a missing backup, a disk that fills up."""
from flask import current_app, url_for

from blueprints.health import queries
from core.backups import awaited
from core.backups.shelf import STALE_AFTER
from core.concerns import Concern
from core.words import _, _n

LONG_WAIT = 600  # seconds a job may wait before somebody should look for its worker
LITTLE_ROOM = 1 << 30  # bytes left on the disk


def failed_jobs():
    dead = queries.jobs_by_state()["dead"]
    if dead:
        yield Concern(_n("%(num)s job failed for good.", "%(num)s jobs failed for good.", dead), url_for("admin.jobs"),
                      _("Jobs"), "danger")


def waiting_jobs():
    waiting = queries.oldest_waiting()
    if waiting > LONG_WAIT:
        yield Concern(_("A job has waited for %(minutes)s minutes. Is a worker running?", minutes=int(waiting // 60)),
                      url_for("admin.jobs"), _("Jobs"))


def missing_backup():
    age = queries.backup_age()
    if age is None or age > STALE_AFTER.total_seconds():
        sentence, tone = awaited.told()
        yield Concern(sentence, url_for("backups.backups"), _("Backups"), tone)


def little_room():
    if queries.room(current_app.config["GUANXI_DATA"]) < LITTLE_ROOM:
        yield Concern(_("Less than 1 GB is left on the disk."), url_for("admin.storage"), _("Storage"), "danger")


def of_the_server():
    """All of them, in the order they are told."""
    return [concern for look in CONCERNS for concern in look()]


CONCERNS = (failed_jobs, waiting_jobs, missing_backup, little_room)
