"""Editions of the rules, and what a trial of other ones came to."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from models import CustomerProfile, RuleTrial, RuleVersion, TrialMove, User, db

By = aliased(User)
SHOWN = 20


def versions(kind):
    """The last editions, newest first, with the name of who saved them."""
    query = sa.select(RuleVersion.version, RuleVersion.rules, RuleVersion.note, RuleVersion.at, By.name.label("by")
                      ).outerjoin(By, By.id == RuleVersion.by_id).where(RuleVersion.kind == kind)
    return db.session.execute(query.order_by(RuleVersion.version.desc()).limit(SHOWN)).all()


def trials():
    """The last trials, newest first, with the name of who began them."""
    query = sa.select(RuleTrial.id, RuleTrial.at, RuleTrial.customers, RuleTrial.saved_as, By.name.label("by")
                      ).outerjoin(By, By.id == RuleTrial.by_id)
    return db.session.execute(query.order_by(RuleTrial.id.desc()).limit(5)).all()


def kept_rules(*, version=None, trial=None):
    """The rules of a trial, or of an edition of the lifecycle's; None when there is no such one."""
    if trial:
        return db.session.scalar(sa.select(RuleTrial.rules).where(RuleTrial.id == trial))
    return db.session.scalar(sa.select(RuleVersion.rules).where(
        RuleVersion.kind == "lifecycle", RuleVersion.version == version))


def moves_of(trial):
    """{(class now, class by these rules): customers in sight}"""
    query = of(TrialMove, TrialMove.from_class, TrialMove.to_class, sa.func.count()).join(
        CustomerProfile, CustomerProfile.party_id == TrialMove.party_id).where(
        TrialMove.trial_id == trial.id, CustomerProfile.is_current)
    query = query.group_by(TrialMove.from_class, TrialMove.to_class)
    return {(before, after): count for before, after, count in db.session.execute(query)}
