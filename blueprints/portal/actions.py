"""What a stranger does: opens a ticket, answers on it, says once how it was handled. Always as the system."""
import sqlalchemy as sa

from blueprints.service.actions import talk
from blueprints.service.actions.assigning import assign_by_rule
from blueprints.service.actions.states import DONE
from blueprints.service.actions.tickets import open_ticket
from core.access import of
from core.page import Refused
from core.principal import SYSTEM
from core.words import _
from models import ContactPoint, Membership, Party, PartyLink, Role, Satisfaction, Team, User, db, user_roles


def ask(facts, body, *, files=()):
    """A ticket from the form. Whoever the e-mail address belongs to is its customer; else the name stays on it."""
    party_id, contact_id = whose(facts["asker_email"])
    ticket = open_ticket(facts | {"party_id": party_id, "contact_id": contact_id, "channel": "web"}, by=SYSTEM)
    if not assign_by_rule(ticket) and ticket.team_id is None:
        ticket.team_id = team_that_serves()
    talk.receive(ticket, body, by=SYSTEM, channel="web", author=ticket.asker, files=files)
    return ticket


def whose(email):
    """(customer, contact person) of an address that one party alone has; (None, None) else."""
    query = of(ContactPoint, ContactPoint.party_id).where(
        ContactPoint.kind == "email", ContactPoint.value_key == email.strip().casefold()).distinct().limit(2)
    found = db.session.scalars(query).all()
    if len(found) != 1:
        return None, None
    party = db.session.get(Party, found[0])
    employer = db.session.scalar(of(PartyLink, PartyLink.other_id).where(
        PartyLink.party_id == party.id, PartyLink.kind == "employment", PartyLink.until.is_(None)).limit(1))
    return (employer, party.id) if party.is_person and employer else (party.id, None)


def team_that_serves():
    """The first team with somebody whose role is to answer tickets, so that they see what comes in."""
    query = sa.select(Team.id).join(Membership, Membership.team_id == Team.id).join(
        User, User.id == Membership.user_id).join(user_roles, user_roles.c.user_id == User.id).join(
        Role, Role.id == user_roles.c.role_id).where(
        Role.key == "support-agent", User.is_active, Team.archived_at.is_(None))
    return db.session.scalar(query.order_by(Team.id).limit(1))


def may_rate(ticket):
    """Is it done, and has nobody said yet how it was?"""
    return ticket.state in DONE and db.session.get(Satisfaction, ticket.id) is None


def rate(ticket, score, word):
    """Refused: while it is open, and twice."""
    if not may_rate(ticket):
        raise Refused(_("This was answered already, or the ticket is still open"))
    db.session.add(Satisfaction(record_id=ticket.id, score=score, word=word))
