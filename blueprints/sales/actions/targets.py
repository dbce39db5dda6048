"""Set what a person, a team or the company is to reach, and take it back. Other targets never change by it."""
from core.page import Refused
from core.words import _
from models import METRICS, Membership, Target, db, now


def set_target(target, subject, metric, period, goal, *, by):
    """Make the target, or change `target`, the one there is. Refused: a goal of nothing, and what is not `by`'s to say.

    subject: ("owner", id), ("team", id) or ("company", None); goal in minor units of the home currency or a number.
    """
    if metric not in METRICS or goal <= 0:
        raise Refused(_("A target is more than nothing: take it back instead"))
    refuse_foreign(subject, by)
    kind, id_ = subject
    if target is None:
        target = Target(metric=metric, unit=period.unit, first_on=period.first, goal=goal,
                        owner_id=id_ if kind == "owner" else None, team_id=id_ if kind == "team" else None)
        db.session.add(target)
    target.goal, target.set_at, target.set_by_id = goal, now(), by.id
    return target


def take_back(target, subject, *, by):
    """There is no target from now on, which is not the same as a target of nothing."""
    refuse_foreign(subject, by)
    db.session.delete(target)


def refuse_foreign(subject, by):
    if not may_set(subject, by):
        raise Refused(_("This target is not yours to set"))


def may_set(subject, by):
    """Who manages all of sales sets any target; who manages a team's, that team's and its people's."""
    if by.is_system or by.grants.scope("sales", "manage") == "all":
        return True
    kind, id_ = subject
    teams = by.grants.team_ids if by.grants.scope("sales", "manage") == "team" else ()
    if kind == "team":
        return id_ in teams
    return kind == "owner" and any(db.session.get(Membership, (team_id, id_)) for team_id in teams)
