"""Users as an administrator keeps them: made, changed, switched off and on again, given a link to choose a password.

Whatever changes what someone may do raises `access_version`, so that it acts on their next request (core/sign_ins.py).
"""
import sqlalchemy as sa

from blueprints.admin.actions.teams import note_leaving
from blueprints.auth.administrators import administers, keep_an_administrator
from blueprints.auth.emails import email_key
from blueprints.auth.links import end_links, make_link
from core import sign_ins, times
from core.access import of
from core.page import Refused
from core.search import name_key
from core.words import _
from core.workspace import workspace
from models import Membership, Role, Team, User, db

NOWHERE = "no-sign-in.invalid"


def create_user(facts, *, password_hash=None):
    """Someone new: `name`, `email`, `role_ids`, `team_ids`. Without a password they are invited: `invite_or_reset`."""
    home = workspace()
    refuse_taken(facts["email"])
    user = User(name=facts["name"], email=facts["email"], email_key=email_key(facts["email"]),
                password_hash=password_hash, language=home.language, time_zone=home.time_zone)
    user.roles = rows_by_id(Role, facts["role_ids"])
    join_teams(user, facts["team_ids"])
    db.session.add(user)
    db.session.flush()
    return user


def compose_without_sign_in(name, email=None, taken=()):
    """Somebody a file names who is no user yet: work can be theirs, and nobody signs in as them.

    Without an e-mail of their own they get one under .invalid, which leads nowhere, until an administrator enters it;
    `taken` holds the keys of addresses in use.
    """
    home, key = workspace(), email_key(email) if email else placeholder(name, taken)
    return User(name=name, email=email or key, email_key=key, password_hash=None, language=home.language,
                time_zone=home.time_zone)


def placeholder(name, taken):
    """A free address that leads nowhere: moses-frase@no-sign-in.invalid (RFC 2606)."""
    stem, number = "-".join(name_key(name).split()) or "somebody", 1
    while (address := f"{stem}{'' if number == 1 else f'-{number}'}@{NOWHERE}") in taken:
        number += 1
    return address


def revise_user(user, facts, *, keep_sign_in=None):
    """Change someone. New roles end their sign-ins, except the device the change was made on."""
    refuse_taken(facts["email"], but=user)
    user.name, user.email, user.email_key = facts["name"], facts["email"], email_key(facts["email"])
    before = reach(user)
    roles = rows_by_id(Role, facts["role_ids"])
    if administers(user.roles) and not administers(roles):
        keep_an_administrator(user)
    if {role.id for role in roles} != {role.id for role in user.roles}:
        sign_ins.end_all(user, but=keep_sign_in)
    user.roles = roles
    join_teams(user, facts["team_ids"])
    if reach(user) != before:
        user.access_version += 1


def deactivate(user, *, by):
    """Out at once, on all devices; what they own stays theirs."""
    if user.id == by.id:
        raise Refused(_("You cannot deactivate yourself: ask another administrator"))
    keep_an_administrator(user)
    user.is_active = False
    user.access_version += 1
    sign_ins.end_all(user)
    end_links(user, "invite", "reset")


def reactivate(user):
    user.is_active = True
    user.access_version += 1


def invite_or_reset(user):
    """The token of a link by which `user` chooses a password; the ones given before end."""
    if not user.is_active:
        raise Refused(_("%(name)s is deactivated: reactivate the account first", name=user.name))
    return make_link("invite" if user.is_invited else "reset", user)


def refuse_taken(email, but=None):
    """One account an address, deactivated ones included: their history is theirs."""
    other = db.session.scalar(sa.select(User.name).where(
        User.email_key == email_key(email), User.id != (but.id if but else 0)))
    if other is not None:
        raise Refused(_("%(name)s has this e-mail already", name=other))


def reach(user):
    """What their access follows from."""
    return {role.id for role in user.roles}, {membership.team_id for membership in user.memberships}


def join_teams(user, team_ids):
    """Exactly these teams; who was in one already stays since then, and its lead if they were."""
    kept = [membership for membership in user.memberships if membership.team_id in team_ids]
    joined = set(team_ids) - {membership.team_id for membership in kept}
    for left in set(user.memberships) - set(kept):
        note_leaving(left)
    since = times.today(workspace())
    user.memberships = kept + [Membership(team_id=team.id, since=since) for team in rows_by_id(Team, joined)]


def rows_by_id(model, ids):
    return list(db.session.scalars(of(model).where(model.id.in_(list(ids))).order_by(model.id)))
