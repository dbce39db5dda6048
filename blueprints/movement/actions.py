"""Try other rules, save them as the next edition, set the limits of scores."""
import sqlalchemy as sa

from blueprints.customers.actions import lifecycle, scoring
from core import jobs
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import RuleTrial, RuleVersion, Workspace, db


def try_rules(rules, *, by):
    """Begin a trial of other lifecycle rules, a dict of their numbers."""
    current = lifecycle.rules()
    if {**rules, "version": current.version} == current.to_dict():
        raise Refused(_("These are the rules in force: nobody would change class"))
    trial = RuleTrial(rules=rules, base_version=current.version, as_of=today(workspace()), by_id=by.id)
    db.session.add(trial)
    db.session.flush()
    trial.job_id = jobs.enqueue("lifecycle.try", trial_id=trial.id).id
    return trial


def save_trial(trial, *, note, by):
    """Put the rules of a trial in force, as the next edition; all customers are classified anew in the background."""
    home = db.session.get(Workspace, 1, with_for_update=True, populate_existing=True)
    current = lifecycle.rules()
    if trial.saved_as is not None:
        raise Refused(_("These rules are saved already, as version %(version)s", version=trial.saved_as))
    if trial.customers is None:
        raise Refused(_("It is not known yet who would change class"))
    if current.version != trial.base_version:
        raise Refused(_("Other rules were saved in the meantime: please try yours once more"))
    keep("lifecycle", current.version, current.to_dict())
    trial.saved_as = max(newest("lifecycle"), current.version) + 1
    home.lifecycle_rules = {**trial.rules, "version": trial.saved_as}
    keep("lifecycle", trial.saved_as, home.lifecycle_rules, note=note, by=by)
    jobs.enqueue("lifecycle.recompute", key="lifecycle.recompute")
    return trial.saved_as


def save_limits(rules, *, by):
    """Save by what customers are scored; all are scored anew in the background."""
    version, current = scoring.rfm_rules()
    if rules == current:
        raise Refused(_("These limits are in force already"))
    keep("rfm", version, current)
    keep("rfm", version + 1, rules, by=by)
    jobs.enqueue("lifecycle.recompute", key="lifecycle.recompute")


def keep(kind, version, rules, *, note="", by=None):
    """Keep an edition of the rules, unless it is there already."""
    known = sa.select(RuleVersion.id).where(RuleVersion.kind == kind, RuleVersion.version == version)
    if db.session.scalar(known) is None:
        db.session.add(RuleVersion(kind=kind, version=version, rules=rules, note=note, by_id=by.id if by else None))
        db.session.flush()


def newest(kind):
    query = sa.select(sa.func.max(RuleVersion.version)).where(RuleVersion.kind == kind)
    return db.session.scalar(query) or 0
