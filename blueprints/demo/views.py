"""The page of the sample: how far it is, what it holds, how to take it out."""
from flask import url_for
from flask_login import current_user

from blueprints.demo import actions, bp, ledger
from blueprints.demo.labels import PARTS
from core.access import needs
from core.page import done, page
from core.words import _
from models import db


@bp.get("/demo")
@needs("admin.manage")
def sample():
    job = actions.last_job()
    is_busy = job is not None and job.state not in ("done", "cancelled")
    stayed = (job.result or {}).get("kept", []) if job is not None and job.kind == "demo.remove" else []
    return page("demo/sample.html", job=job, is_busy=is_busy, is_here=ledger.is_present(), counts=ledger.counts(),
                parts=PARTS, stayed=stayed)


@bp.post("/demo/load")
@needs("admin.manage")
def load_sample():
    actions.load(current_user.id)
    db.session.commit()
    return done(_("The sample company is on its way"), url_for(".sample"))


@bp.post("/demo/remove")
@needs("admin.manage")
def remove_sample():
    actions.remove()
    db.session.commit()
    return done(_("The sample company is leaving"), url_for(".sample"))
