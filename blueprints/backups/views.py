"""Backups for administrators: what is kept, make one now, and the exercise of restoring one."""
import sqlalchemy as sa
from flask import abort, url_for

from blueprints.backups import bp
from core.access import confirmed, needs
from core.backups import awaited
from core.backups.shelf import STALE_AFTER, on_the_shelf, shelf
from core.jobs import enqueue
from core.page import done, page
from core.words import _
from models import Job, db, now


@bp.get("")
@needs("admin.manage")
def backups():
    kept = on_the_shelf()
    going = [job for job in map(newest_job, ("backups.make", "backups.drill")) if job and job.state != "done"]
    return page("backups/backups.html", backups=kept, folder=shelf(), going=going,
                tried=newest_job("backups.drill", Job.state == "done"),
                lacking=awaited.told() if not kept or now() - kept[0].made_at > STALE_AFTER else None)


def newest_job(kind, *conditions):
    return db.session.scalars(
        sa.select(Job).where(Job.kind == kind, *conditions).order_by(Job.id.desc()).limit(1)).one_or_none()


@bp.post("")
@needs("admin.manage")
def make_backup():
    enqueue("backups.make", key="backups.make")
    db.session.commit()
    return done(_("The backup is being made"), url_for(".backups"))


@bp.post("/<string:name>/drill")
@needs("admin.manage")
@confirmed
def drill_backup(name):
    if name not in {each.name for each in on_the_shelf()}:
        abort(404)
    enqueue("backups.drill", key="backups.drill", name=name)
    db.session.commit()
    return done(_("The exercise has begun"), url_for(".backups"))
