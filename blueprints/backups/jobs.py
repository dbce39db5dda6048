"""Backups as jobs: each night and when asked for, with progress; and the exercise of restoring one."""
from datetime import time

from core.backups.archive import Broken
from core.backups.restoring import drill
from core.backups.shelf import backing_up, clear_old, new_place, shelf
from core.jobs import Progress, handler
from core.words import _l


@handler("backups.make", nightly_at=time(1, 30), title=_l("Back up all data"),
         tells=lambda job: {"title": (job.result or {}).get("name", ""), "path": "/admin/backups"})
def make_backup(job):
    """Write a backup and let old ones go. It reads beside the job's own transaction; killed, it begins anew."""
    yield Progress(0, cursor={})
    place = new_place()
    for done, total in backing_up(place):
        yield Progress(done, total, cursor={})
    clear_old()
    yield Progress(job.total or 0, job.total, cursor={}, result={"name": place.name, "size": place.stat().st_size})


@handler("backups.drill", title=_l("Restore a backup as an exercise"),
         tells=lambda job: {"title": job.args["name"], "path": "/admin/backups"})
def restore_as_exercise(job, name):
    """Restore a backup into a database beside the one in use; the result tells what came of it."""
    yield Progress(0, cursor={})
    try:
        found = yield from _reported(drill(shelf() / name, shelf()))
    except (Broken, OSError) as error:
        problems = getattr(error, "problems", [str(error)])
        yield Progress(job.done, job.total, cursor={}, result={"name": name, "problems": problems})
    else:
        yield Progress(job.total or 0, job.total, cursor={}, result={"name": name, **found})


def _reported(steps):
    """Pass on steps of (done, total) as progress; returns what they return."""
    while True:
        try:
            done, total = next(steps)
        except StopIteration as end:
            return end.value
        yield Progress(done, total, cursor={})
