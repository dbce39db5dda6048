"""Figures of many tickets: how long they took, how many there are of each."""
from collections import defaultdict
from datetime import timedelta

import sqlalchemy as sa

from blueprints.service.queries.queue import Owner
from blueprints.service.queries.reported import ages
from core.access import of
from core.custom_fields import custom_fields
from core.custom_sql import held
from core.page import Refused
from core.search import name_key
from core.words import _
from measures.promptness import Event
from measures.spread import quantile
from models import Breach, ClockEvent, Message, Product, Record, Satisfaction, Team, Ticket, TicketCategory, db

FILED = Record.archived_at.is_(None)
HOUR = timedelta(hours=1)


def resolution():
    """{"n", "median_hours", "p90_hours"} from opened to resolved by the clock on the wall, of those ever resolved."""
    rows = db.session.execute(of(Ticket, Record.created_at, Ticket.resolved_at).where(
        FILED, Ticket.resolved_at.is_not(None)))
    hours = [(resolved_at - opened_at) / HOUR for opened_at, resolved_at in rows]
    return {"n": len(hours), "median_hours": rounded(quantile(hours, 0.5)), "p90_hours": rounded(quantile(hours, 0.9))}


def rounded(number):
    return None if number is None else round(number, 4)


def counted_by(name):
    """[(label, number)] of tickets by state, channel, category or "extra.<custom field>", most first; "" is none.

    What came from a file is called as the file calls it.
    """
    label = sa.func.coalesce(labelled(name), "").label("label")
    number = sa.func.count().label("n")
    query = of(Ticket, label, number).where(FILED)
    if name == "category":
        query = query.outerjoin(TicketCategory, TicketCategory.id == Ticket.category_id)
    return db.session.execute(query.group_by(label).order_by(number.desc(), label)).all()


def labelled(name):
    """The SQL of a label; Refused for what tickets are not told apart by."""
    if name.startswith("extra."):
        wanted = name_key(name.removeprefix("extra."))
        field = next((field for field in custom_fields("ticket") if name_key(field.name) == wanted), None)
        if field is None:
            raise Refused(_("Tickets have no field “%(name)s”", name=name.removeprefix("extra.")))
        return held(field)
    own = {"state": Record.state, "channel": Ticket.channel, "category": TicketCategory.path}.get(name)
    if own is None:
        raise Refused(_("Tickets are told apart by state, channel, category or extra.<field>"))
    return sa.func.coalesce(Ticket.source[name].as_string(), own)


# -- the report of a span of days --------------------------------------------------------------------------------------

MOST = 5_000  # tickets that one report goes through
GROUPS = {
    "agent": (Record.owner_id, Owner.name), "team": (Record.team_id, Team.name),
    "kind": (Ticket.kind_of, Ticket.kind_of),
    "category": (Ticket.category_id, TicketCategory.path), "channel": (Ticket.channel, Ticket.channel),
    "priority": (Ticket.priority, Ticket.priority), "product": (Ticket.product_id, Product.name),
}
FACTS = of(
    Ticket, Ticket.id, Record.created_at, Ticket.answered_at, Ticket.resolved_at, Ticket.reopened, Ticket.policy_id,
).outerjoin(Owner, Owner.id == Record.owner_id).outerjoin(Team, Team.id == Record.team_id).outerjoin(
    TicketCategory, TicketCategory.id == Ticket.category_id).outerjoin(Product, Product.id == Ticket.product_id)


def opened_between(begin, end):
    return sa.and_(FILED, Record.created_at >= begin, Record.created_at < end)


def tickets_of(begin, end, group):
    """Those opened in a span, with what they are told apart by (`key`, `label`); one more than MOST when too many."""
    key, label = GROUPS[group]
    query = FACTS.add_columns(key.label("key"), label.label("label"))
    return db.session.execute(query.where(opened_between(begin, end)).order_by(Record.created_at, Record.id).limit(
        MOST + 1)).all()


def events_of(ticket_ids):
    """{ticket id: its clock Events}"""
    query = of(ClockEvent, ClockEvent.record_id, ClockEvent.id, ClockEvent.at, ClockEvent.kind, ClockEvent.reason,
               sa.literal("").label("by"), ClockEvent.takes_back_id)
    found = defaultdict(list)
    rows = db.session.execute(query.where(ClockEvent.record_id.in_(ticket_ids)).order_by(ClockEvent.id))
    for ticket_id, *event in rows:
        found[ticket_id].append(Event(*event))
    return found


def contacts_of(ticket_ids):
    """{ticket id: messages, from either side}"""
    query = of(Message, Message.record_id, sa.func.count()).where(Message.record_id.in_(ticket_ids))
    return dict(db.session.execute(query.group_by(Message.record_id)).all())


def missed_by(ticket_ids):
    """{(policy id, target): how many of these tickets missed it}"""
    query = of(Breach, Breach.policy_id, Breach.target, sa.func.count(Breach.record_id.distinct()))
    rows = db.session.execute(query.where(Breach.record_id.in_(ticket_ids)).group_by(Breach.policy_id, Breach.target))
    return {(policy_id, target): number for policy_id, target, number in rows}


def backlog(at):
    """{name of an age: open tickets of that age}"""
    of_age = ages(at)
    numbers = [sa.func.count().filter(condition) for condition in of_age.values()]
    return dict(zip(of_age, db.session.execute(of(Ticket, *numbers).where(Record.is_open)).one(), strict=True))


def scores(begin, end):
    """(scores given, tickets that could have been rated) of those resolved in a span and not opened again."""
    done = sa.and_(FILED, Ticket.resolved_at >= begin, Ticket.resolved_at < end)
    given = of(Satisfaction, Satisfaction.score).join(Ticket, Ticket.id == Satisfaction.record_id).where(done)
    return db.session.scalars(given).all(), db.session.scalar(of(Ticket, sa.func.count()).where(done))
