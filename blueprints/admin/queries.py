"""What administrators look at: users with their roles and teams, teams with their people, custom fields, jobs."""
from collections import defaultdict

import sqlalchemy as sa

from blueprints.auth.emails import email_key
from blueprints.auth.queries import HAS_FACTOR
from core.access import of
from core.address_values import among, row_id
from core.listing import Listing, Sort
from models import (
    CustomField,
    Identity,
    Job,
    Membership,
    OneTimeLink,
    PastMembership,
    Record,
    Role,
    Schedule,
    Team,
    User,
    db,
    now,
    user_roles,
)

# -- users ------------------------------------------------------------------------------------------------------------

# As User.is_invited.
IS_INVITED = sa.and_(User.password_hash.is_(None), User.id.not_in(sa.select(Identity.user_id)))
WORKS = sa.and_(User.is_active, sa.not_(IS_INVITED))
INVITED = sa.select(OneTimeLink.user_id).where(OneTimeLink.purpose == "invite", OneTimeLink.user_id.is_not(None))
HAS_INVITATION = User.id.in_(INVITED)
CAN_COME = User.id.in_(INVITED.where(OneTimeLink.expires_at > sa.bindparam("moment", callable_=now)))
STATES = {  # as User.state
    "active": WORKS,
    "invited": sa.and_(User.is_active, IS_INVITED, CAN_COME),
    "lapsed": sa.and_(User.is_active, IS_INVITED, HAS_INVITATION, sa.not_(CAN_COME)),
    "named": sa.and_(User.is_active, IS_INVITED, sa.not_(HAS_INVITATION)),
    "deactivated": sa.not_(User.is_active),
}


def _says(text):
    """Name or e-mail holds the text."""
    return sa.or_(sa.func.lower(User.name).contains(text.lower(), autoescape=True),
                  User.email_key.contains(email_key(text), autoescape=True))


NO_ROLE = User.id.not_in(sa.select(user_roles.c.user_id))


def _has_role(text):
    if text == "none":
        return NO_ROLE
    return User.id.in_(sa.select(user_roles.c.user_id).where(user_roles.c.role_id == row_id(text)))


def _in_team(text):
    return User.id.in_(sa.select(Membership.user_id).where(Membership.team_id == row_id(text)))


NEEDS_FACTOR = User.id.in_(sa.select(user_roles.c.user_id).join(Role, Role.id == user_roles.c.role_id).where(
    Role.needs_factor, Role.archived_at.is_(None)))
FACTORS = {
    "missing": sa.and_(NEEDS_FACTOR, ~HAS_FACTOR),
    "none": ~HAS_FACTOR,
    "set": HAS_FACTOR,
}
KEEPS_WORK = sa.select(Record.id).where(
    Record.owner_id == User.id, Record.kind.in_(sa.bindparam("kinds", expanding=True)), Record.is_open).exists()

USERS = Listing(
    of(User, User.id, User.name, User.email, User.last_seen_at, User.is_active,
       sa.case(*((condition, state) for state, condition in STATES.items())).label("state")),
    sorts={"name": Sort(User.name, User.id), "email": Sort(User.email_key, User.id)},
    filters={"q": _says, "state": among(STATES), "role": _has_role, "team": _in_team,
             "factor": among(FACTORS)},
)


def how_many(*conditions):
    """Users who meet the conditions."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(User).where(*conditions))


def gone_with_work(kinds):
    """(id, name) of those who were deactivated and still own something open of these kinds, at most 50."""
    query = of(User, User.id, User.name).where(sa.not_(User.is_active), KEEPS_WORK)
    return db.session.execute(query.order_by(User.name, User.id).limit(50), {"kinds": kinds}).all()


def everybody():
    return of(User).order_by(User.email_key)


def user_by_email(key):
    return of(User).where(User.email_key == key)


def team_by_key(key):
    return of(Team).where(Team.name_key == key, Team.archived_at.is_(None))


def roles():
    """(id, name) of every role, for a select."""
    return _pairs(of(Role, Role.id, Role.name).where(Role.archived_at.is_(None)).order_by(Role.id))


def teams(*, also=()):
    """(id, name) of the teams in use, and of those with the ids `also`."""
    in_use = sa.or_(Team.archived_at.is_(None), Team.id.in_(list(also)))
    return _pairs(of(Team, Team.id, Team.name).where(in_use).order_by(Team.name_key))


def people(*, also=()):
    """(id, name) of everybody who can work here, and of the users with the ids `also`."""
    return _pairs(of(User, User.id, User.name).where(sa.or_(User.is_active, User.id.in_(list(also))))
                  .order_by(User.name, User.id))


def role_names(user_ids):
    """{user id: names of their roles}"""
    return _names(sa.select(user_roles.c.user_id, Role.name).join(Role, Role.id == user_roles.c.role_id)
                  .where(user_roles.c.user_id.in_(user_ids)).order_by(Role.id))


def team_names(user_ids):
    """{user id: names of their teams}"""
    return _names(sa.select(Membership.user_id, Team.name).join(Team)
                  .where(Membership.user_id.in_(user_ids)).order_by(Team.name_key))


def _pairs(query):
    return [tuple(row) for row in db.session.execute(query)]


def _names(query):
    names = defaultdict(list)
    for id_, name in db.session.execute(query):
        names[id_].append(name)
    return names


# -- teams ------------------------------------------------------------------------------------------------------------

def _used(text):
    """All teams, or only those that are not archived."""
    if text not in ("used", "archived"):
        raise ValueError(text)
    return Team.archived_at.is_(None) if text == "used" else Team.archived_at.is_not(None)


TEAMS = Listing(
    of(Team, Team.id, Team.name, Team.archived_at, sa.select(sa.func.count()).select_from(Membership).where(
        Membership.team_id == Team.id).correlate(Team).scalar_subquery().label("size")),
    sorts={"name": Sort(Team.name_key, Team.id)},
    filters={"state": _used},
    unasked={"state": "used"},
)


def lead_names(team_ids):
    """{team id: names of its leads}"""
    return _names(sa.select(Membership.team_id, User.name).join(User)
                  .where(Membership.team_id.in_(team_ids), Membership.is_lead).order_by(User.name))


def members(team_id):
    """Who is in a team: leads first, then by name."""
    query = of(User, User.id, User.name, User.is_active, Membership.is_lead, Membership.since).join(
        Membership, Membership.user_id == User.id).where(Membership.team_id == team_id)
    return db.session.execute(query.order_by(Membership.is_lead.desc(), User.name, User.id)).all()


def past_members(team_id):
    """Who was in a team before, who left last first; at most 100."""
    query = of(User, User.id, User.name, PastMembership.was_lead, PastMembership.since, PastMembership.until).join(
        PastMembership, PastMembership.user_id == User.id).where(PastMembership.team_id == team_id)
    return db.session.execute(query.order_by(PastMembership.until.desc(), PastMembership.id.desc()).limit(100)).all()


def memberships(user_id):
    """(team id, its name, lead?, since) of the teams somebody is in."""
    query = of(Team, Team.id, Team.name, Membership.is_lead, Membership.since).join(
        Membership, Membership.team_id == Team.id).where(Membership.user_id == user_id)
    return db.session.execute(query.order_by(Team.name_key)).all()


# -- custom fields ----------------------------------------------------------------------------------------------------

def fields(kind, archived=False):
    """The custom fields of records of a kind, in their order."""
    gone = CustomField.archived_at.is_not(None)
    query = of(CustomField, CustomField.id, CustomField.name, CustomField.type, CustomField.hint, CustomField.choices,
               CustomField.is_filtered).where(CustomField.kind == kind, gone if archived else ~gone)
    return db.session.execute(query.order_by(CustomField.position, CustomField.id).limit(200)).all()


def index_jobs():
    """{field id: state of the job that makes or drops its index} while there is one to wait for."""
    rows = sa.select(Job.args, Job.state).where(
        Job.kind == "fields.index", Job.state.in_(("queued", "running", "dead"))).order_by(Job.id).limit(200)
    return {args["field_id"]: state for args, state in db.session.execute(rows) if "field_id" in args}


# -- jobs -------------------------------------------------------------------------------------------------------------

JOB_STATES = ("running", "queued", "dead", "done", "cancelled")
SHOWN = {"running": 50, "queued": 50, "dead": 50, "done": 20, "cancelled": 10}
FINISHED = ("dead", "done", "cancelled")


def jobs(state):
    """The jobs in a state: waiting ones in the order they will run, finished ones the newest first.

    Both by `run_at`, in which the index is sorted, too.
    """
    order = (Job.run_at.desc(), Job.id.desc()) if state in FINISHED else (Job.run_at, Job.id)
    return (of(Job, Job.id, Job.kind, Job.run_at, Job.attempts, Job.done, Job.total, Job.error, Job.started_at,
               Job.finished_at, User.name.label("by"))
            .outerjoin(User, User.id == Job.as_user_id).where(Job.state == state)
            .order_by(*order).limit(SHOWN[state]))


def jobs_in(state):
    """All jobs in a state, to be counted."""
    return of(Job).where(Job.state == state)


def schedules():
    """What recurs, and when next."""
    return of(Schedule, Schedule.name, Schedule.next_at).order_by(Schedule.next_at)
