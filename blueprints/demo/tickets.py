"""Tickets of two years: most of them resolved and closed, sixty open in every state, with their conversations."""
from functools import partial

import sqlalchemy as sa

from blueprints.demo.ledger import made
from blueprints.service.actions import states, talk
from blueprints.service.actions import tickets as service
from blueprints.service.queries.settings import categories
from core.access import of
from core.search import name_key
from models import CHANNELS, NOTHING_DUE, Order, Product, Team, db

TICKETS, OPEN = 400, 60
A_STEP = 10
LATELY = (0, 0, 0, 1, 1, 1, 2, 3, 6)  # days ago, of those that are open
PRIORITIES = ("normal", "normal", "normal", "high", "low", "normal", "urgent")


def write_tickets(start, stage):
    """Ten tickets, the oldest first; the open ones are of the last days."""
    customers = [party for party in stage.parties("customer", 0, 120) if not party.is_archived]
    agents = stage.of_team("service")
    team_id = dict(zip(stage.words.TEAMS, made(Team), strict=True))["service"]
    names = sa.select(Product.name).where(Product.id.in_(made(Product))).order_by(Product.id)
    products = db.session.scalars(names).all()
    for number in range(start, start + A_STEP):
        is_open = number >= TICKETS - OPEN
        customer = customers[(number * 7) % len(customers)]
        days = stage.chance.choice(LATELY) if is_open else 12 + (TICKETS - OPEN - number) * 2
        write_one(number, customer, stage, days, agents, team_id, stage.chance.choice(products), is_open)


def write_one(number, customer, stage, days, agents, team_id, product, is_open):
    order = last_order(customer)
    kind, category, subject, turns, solution = stage.chance.choice([
        matter for matter in stage.words.MATTERS if order or "{number}" not in "".join(matter[3])])
    asked_at = stage.some_moment(days)
    agent = agents[number % len(agents)]
    is_taken = not is_open or number % 3
    facts = {"title": subject, "party_id": customer.id, "kind_of": kind, "channel": CHANNELS[number % 6],
             "priority": PRIORITIES[number % len(PRIORITIES)], "category_id": category_id(category)}
    stage.at = asked_at
    ticket = service.open_ticket(facts, by=agent, at=asked_at, team_id=team_id, owner_id=agent.id if is_taken else None)
    words = {"what": product, "number": order}
    told = turns[:1] if not is_taken else turns[:stage.chance.randint(1, len(turns))] if is_open else turns
    for place, text in enumerate(told):
        stage.at = stage.some_moment(max(0, days - place)) if place else asked_at
        stage.at = max(stage.at, asked_at)
        if place % 2 == 0:
            talk.receive(ticket, text.format(**words), by=agent, channel=ticket.channel, author=customer.title,
                         at=stage.at)
        else:
            talk.reply(ticket, text.format(**words), by=agent, at=stage.at)
    if number % 5 == 2:
        note = stage.chance.choice(stage.words.TICKET_NOTES)
        talk.note(ticket, note.format(colleague=agents[(number + 1) % len(agents)].name), by=agent, at=stage.at)
    finish(ticket, number, days, solution, stage, agent, is_open and is_taken, is_open)


def finish(ticket, number, days, solution, stage, agent, may_wait, is_open):
    """Closed after a while; of the open ones some wait."""
    if is_open:
        if may_wait and number % 4 == 1:
            state, reason = stage.words.WAITS[number % len(stage.words.WAITS)]
            states.move(ticket, state, by=agent, at=stage.at, reason=reason)
        return
    resolved_at = stage.some_moment(max(1, days - 4))
    states.move(ticket, "resolved", by=agent, at=max(resolved_at, stage.at), reason=solution)
    if days > 20:
        states.move(ticket, "closed", by=agent, at=stage.some_moment(days - 18))
    ticket.due_at, ticket.looks_at = NOTHING_DUE, None


def category_id(path):
    """The category of a path, if the company has it still."""
    return next((found.id for found in categories() if name_key(found.path) == name_key(path)), None)


def last_order(customer):
    query = of(Order, Order.number).where(Order.party_id == customer.id).order_by(Order.ordered_at.desc())
    return db.session.scalar(query.limit(1))


STEPS = [partial(write_tickets, start) for start in range(0, TICKETS, A_STEP)]
