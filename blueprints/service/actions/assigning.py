"""Tickets that find somebody by themselves: by turns or by load, around whoever is away or has enough."""
from datetime import datetime

import sqlalchemy as sa

from blueprints.service.actions.tickets import hand_over
from core.access import of
from core.notices import tell
from core.page import Refused
from core.principal import SYSTEM
from core.scope import acting_as
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.assigning import Candidate, choose
from models import Absence, AssignmentRule, Membership, Record, Ticket, TicketCategory, User, db, now


def assign_by_rule(ticket, *, tells=True):
    """Give an unassigned ticket to whose turn it is; True if somebody got it.

    Where nobody has room it stays unassigned, and the team of the rule is told if `tells`.
    """
    with acting_as(SYSTEM):
        rule = rule_for(ticket)
        if rule is None:
            return False
        chosen = choose(candidates(rule), rule.way, rule.last_place)
        if chosen is None:
            if tells:
                tell([user_id for user_id, _place in row_of(rule)], "watched", key=f"unassigned:{rule.team_id}",
                     by=SYSTEM, record_id=ticket.id)
            return False
        hand_over(ticket, owner_id=chosen.id, team_id=rule.team_id, by=SYSTEM)
        rule.last_place, rule.given = chosen.place, {**rule.given, str(chosen.id): now().isoformat()}
        db.session.flush()
        return True


def rule_for(ticket):
    """The first rule that fits a ticket; None when it is left to people."""
    rules = db.session.scalars(sa.select(AssignmentRule).where(AssignmentRule.archived_at.is_(None)).order_by(
        AssignmentRule.position, AssignmentRule.id).with_for_update()).all()
    above = lineage(ticket.category_id) if any(rule.category_ids for rule in rules) else set()
    return next((rule for rule in rules if fits(rule, ticket, above)), None)


def fits(rule, ticket, above):
    return (not rule.kinds or ticket.kind_of in rule.kinds) and (
        not rule.category_ids or bool(above & set(rule.category_ids))) and (
        ticket.team_id is None or ticket.team_id == rule.team_id)


def lineage(category_id):
    """The ids of a category and of all above it."""
    found = set()
    while category_id is not None and category_id not in found:
        found.add(category_id)
        category_id = db.session.scalar(sa.select(TicketCategory.parent_id).where(TicketCategory.id == category_id))
    return found


def candidates(rule):
    """Everybody of the rule's row, with what they have and whether they are away."""
    row = row_of(rule)
    ids, day = [user_id for user_id, _place in row], today(workspace())
    held = dict(db.session.execute(of(Ticket, Record.owner_id, sa.func.count()).where(
        Record.is_open, Record.owner_id.in_(ids)).group_by(Record.owner_id)).all())
    away = set(db.session.scalars(sa.select(Absence.user_id).where(
        Absence.user_id.in_(ids), Absence.first_on <= day, Absence.last_on >= day)))
    given = {int(user_id): datetime.fromisoformat(at) for user_id, at in rule.given.items()}
    return [Candidate(user_id, place, held.get(user_id, 0), given.get(user_id), user_id in away, rule.most_open)
            for user_id, place in row]


def row_of(rule):
    """(id, place) of those who take part, active and still in the team."""
    members = sa.select(Membership.user_id).join(User, User.id == Membership.user_id).where(
        Membership.team_id == rule.team_id, User.is_active).order_by(Membership.user_id)
    ids = db.session.scalars(members).all()
    row = rule.people or ids
    return [(user_id, place) for place, user_id in enumerate(row) if user_id in ids]


def waiting(limit):
    """Unassigned tickets that somebody should work on, the oldest first."""
    return of(Ticket).where(Record.is_open, Record.owner_id.is_(None), Record.state.in_(("new", "open")),
                            Record.archived_at.is_(None)).order_by(Record.created_at, Record.id).limit(limit)


def set_rule(rule, facts):
    rule = rule or AssignmentRule(last_place=-1, given={})
    for name, value in facts.items():
        setattr(rule, name, value)
    db.session.add(rule)
    return rule


def archive_rule(rule):
    rule.archived_at = now()


def be_away(user_id, first_on, last_on):
    """Refused: an end before the beginning."""
    if last_on < first_on:
        raise Refused(_("It ends before it begins"))
    db.session.add(Absence(user_id=user_id, first_on=first_on, last_on=last_on))


def lead_of(team_id):
    """Who leads a team, of several the one who is here longest; None when nobody does, or the team is not known."""
    query = sa.select(Membership.user_id).join(User, User.id == Membership.user_id).where(
        Membership.team_id == team_id, Membership.is_lead, User.is_active).order_by(Membership.user_id).limit(1)
    return db.session.scalar(query) if team_id else None


def leads_of(team_id):
    """Who looks after what a team leaves lying."""
    return db.session.scalars(sa.select(Membership.user_id).where(
        Membership.team_id == team_id, Membership.is_lead)).all() if team_id else []
