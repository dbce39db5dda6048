"""Teams: made, changed, archived. Who joins, leaves or comes to lead one sees the difference on the next request."""
import sqlalchemy as sa

from core import times
from core.page import Refused
from core.words import _
from core.workspace import workspace
from models import Membership, PastMembership, Team, User, db, now


def name_key(name):
    """How names of teams are compared."""
    return " ".join(name.split()).casefold()


def create_team(facts):
    """A team: `name`, `member_ids`, `lead_ids`; a lead is a member."""
    refuse_taken(facts["name"])
    team = Team(name=facts["name"], name_key=name_key(facts["name"]))
    set_members(team, facts["member_ids"], facts["lead_ids"])
    db.session.add(team)
    db.session.flush()
    return team


def revise_team(team, facts):
    refuse_taken(facts["name"], but=team)
    team.name, team.name_key = facts["name"], name_key(facts["name"])
    set_members(team, facts["member_ids"], facts["lead_ids"])


def archive_team(team):
    """Nothing can be given to it any more; what it has stays with it, and its members keep seeing that."""
    team.archived_at = team.archived_at or now()


def restore_team(team):
    refuse_taken(team.name, but=team)
    team.archived_at = None


def set_members(team, member_ids, lead_ids):
    """Exactly these people; who was in the team already stays since then."""
    wanted, leads = {*member_ids, *lead_ids}, set(lead_ids)
    before = {membership.user_id: membership for membership in team.memberships}
    changed = before.keys() ^ wanted | {id_ for id_, kept in before.items() if kept.is_lead != (id_ in leads)}
    for user in db.session.scalars(sa.select(User).where(User.id.in_(changed)).order_by(User.id).with_for_update()):
        user.access_version += 1
    for id_ in before.keys() - wanted:
        note_leaving(before[id_])
    since = times.today(workspace())
    for id_ in changed & before.keys() & wanted:
        before[id_].is_lead = id_ in leads
    kept = [membership for id_, membership in before.items() if id_ in wanted]
    team.memberships = kept + [
        Membership(user_id=id_, is_lead=id_ in leads, since=since) for id_ in sorted(wanted - before.keys())]


def note_leaving(membership):
    """Who was in a team, and from when to when, is known for good."""
    db.session.add(PastMembership(team_id=membership.team_id, user_id=membership.user_id, was_lead=membership.is_lead,
                                  since=membership.since, until=times.today(workspace())))


def refuse_taken(name, but=None):
    """Archived teams give their name free."""
    other = db.session.scalar(sa.select(Team.id).where(
        Team.name_key == name_key(name), Team.archived_at.is_(None), Team.id != (but.id if but and but.id else 0)))
    if other is not None:
        raise Refused(_("There is a team %(name)s already", name=name))
