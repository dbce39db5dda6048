"""Who may let others see a party, who is asked, and who sees it because somebody let them."""
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.principal import HAT_DOMAINS
from core.scope import principal_of
from core.write_guard import reaches_party
from models import AccessRequest, Hat, Membership, PartyShare, Role, User, db, user_roles

By, Decider = aliased(User), aliased(User)
PARTY = sa.bindparam("party_id", type_=sa.Integer)
SHARES = of(PartyShare, PartyShare.id, By.name, PartyShare.since, Decider.name.label("by")).join(
    By, By.id == PartyShare.user_id).outerjoin(Decider, Decider.id == PartyShare.by_id).where(
    PartyShare.party_id == PARTY, PartyShare.ended_at.is_(None)).order_by(By.name)
REQUESTS = of(AccessRequest, AccessRequest.id, AccessRequest.asked_at, By.name.label("by")).join(
    By, By.id == AccessRequest.asked_by_id).where(
    AccessRequest.party_id == PARTY, AccessRequest.state == "open").order_by(AccessRequest.id)


@dataclass(frozen=True)
class Shown:
    """What the page of a party tells of it."""

    shares: list
    requests: list
    may_decide: bool


def shown_of(party_id):
    shares, requests = shares_of(party_id), open_requests(party_id)
    return Shown(shares, requests, bool(shares) and may_decide(party_id))


def may_decide(party_id):
    """May the one who asks let others see it: who looks after it, leads that team, or manages the domain?"""
    me = principal_of(db.session)
    if reaches_party(db.session, me, party_id, level="manage"):
        return True
    return any(hat.owner_id == me.id or hat.team_id in me.grants.lead_of for hat in worn_by(party_id))


def worn_by(party_id):
    return db.session.execute(of(Hat, Hat.id, Hat.role, Hat.owner_id, Hat.team_id).where(
        Hat.party_id == party_id, Hat.until.is_(None)).order_by(Hat.role)).all()


def deciders(party_id):
    """Ids of those to ask: owners of its roles, leads of their teams; without any, administrators."""
    hats = worn_by(party_id)
    owners = [hat.owner_id for hat in hats if hat.owner_id]
    leads = sa.select(Membership.user_id).where(Membership.is_lead, Membership.team_id.in_(
        [hat.team_id for hat in hats if hat.team_id])).order_by(Membership.user_id)
    asked = list(dict.fromkeys([*owners, *db.session.scalars(leads)]))
    active = set(db.session.scalars(sa.select(User.id).where(User.id.in_(asked), User.is_active)))
    return [user_id for user_id in asked if user_id in active] or db.session.scalars(
        sa.select(User.id).join(user_roles, user_roles.c.user_id == User.id).join(
            Role, Role.id == user_roles.c.role_id).where(Role.key == "administrator", User.is_active).order_by(
            User.id)).all()


def handed_to(party_id, user_id):
    """(hat, team) in which `user_id` could take the party over from the one who asks; None when not."""
    me = principal_of(db.session)
    team_id = db.session.scalar(sa.select(sa.func.min(Membership.team_id)).where(Membership.user_id == user_id))
    for hat in worn_by(party_id):
        domain = HAT_DOMAINS[hat.role]
        if me.reaches(domain, "write", hat.owner_id, hat.team_id) and me.reaches(domain, "write", user_id, team_id):
            return hat.id, team_id
    return None


def shares_of(party_id):
    """Who sees it because somebody let them: (id, name, since, by)."""
    return db.session.execute(SHARES, {"party_id": party_id}).all()


def open_requests(party_id):
    return db.session.execute(REQUESTS, {"party_id": party_id}).all()
