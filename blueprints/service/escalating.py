"""The steps of a policy when a promise was missed: the priority rises, somebody else takes the ticket."""
from blueprints.service.actions.assigning import leads_of
from blueprints.service.actions.tickets import hand_over
from core.principal import SYSTEM
from models import PRIORITIES, User, db


def escalate(ticket, rule, breaches, at):
    """Once for each missed promise; nothing is done where the ticket is closed by now, or no policy holds."""
    for breach in breaches:
        breach.escalated_at = at
    if rule is not None and ticket.is_open:
        raise_priority(ticket, rule)
        hand_on(ticket, rule)
    db.session.flush()


def raise_priority(ticket, rule):
    step = PRIORITIES.index(ticket.priority)
    if rule.raises_priority and step:
        ticket.priority = PRIORITIES[step - 1]


def hand_on(ticket, rule):
    """To the person, or to whoever leads the team; it stays where it is when there is nobody else."""
    taker = taker_of(ticket, rule)
    if taker is not None:
        hand_over(ticket, owner_id=taker, team_id=ticket.team_id, by=SYSTEM)


def taker_of(ticket, rule):
    if rule.hands_to is None:
        return None
    wanted = [rule.hands_to_id] if rule.hands_to == "person" else sorted(leads_of(ticket.team_id))
    people = [db.session.get(User, id_) for id_ in wanted if id_ is not None]
    if ticket.owner_id in wanted:  # whoever it would go to has it
        return None
    return next((user.id for user in people if user is not None and user.is_active), None)
