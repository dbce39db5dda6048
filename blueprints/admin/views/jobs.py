"""Jobs: what runs, waits, failed or is done."""
from flask import url_for

from blueprints.admin import bp, queries
from blueprints.admin.actions import jobs as actions
from core.access import find, needs
from core.jobs import TITLES
from core.listing import capped_counts
from core.page import done, page
from core.words import _
from models import Job, db


@bp.get("/jobs")
@needs("admin.manage")
def jobs():
    counts = capped_counts({state: queries.jobs_in(state) for state in queries.JOB_STATES})
    listed = {state: db.session.execute(queries.jobs(state)).all() if counts[state] else [] for state in counts}
    return page("admin/jobs.html", jobs=listed, counts=counts, titles=TITLES,
                schedules=db.session.execute(queries.schedules()).all())


@bp.post("/jobs/<int:job_id>/retry")
@needs("admin.manage")
def retry_job(job_id):
    actions.retry_job(find(Job, job_id, to="edit"))
    db.session.commit()
    return done(_("Queued again"), url_for(".jobs"))


@bp.post("/jobs/<int:job_id>/cancel")
@needs("admin.manage")
def cancel_job(job_id):
    actions.cancel_job(find(Job, job_id, to="edit"))
    db.session.commit()
    return done(_("Cancelled"), url_for(".jobs"))


@bp.post("/jobs/nightly/<string:name>/run")
@needs("admin.manage")
def run_job_now(name):
    actions.run_now(name)
    db.session.commit()
    return done(_("Queued"), url_for(".jobs"))
