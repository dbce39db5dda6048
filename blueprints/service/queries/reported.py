"""How a list of tickets is narrowed to what a figure of the report counts."""
from datetime import timedelta

import sqlalchemy as sa

from core.access import of
from core.address_values import among, row_id
from models import TARGETS, Breach, Record, Ticket, now

AGES = ((1, "day"), (7, "week"), (30, "month"), (None, "older"))  # up to so many days


def ages(at):
    """{name of an age: the condition that a ticket is of that age}"""
    found, upper = {}, at
    for days, name in AGES:
        lower = at - timedelta(days=days) if days else None
        found[name] = sa.and_(Record.created_at <= upper, *([Record.created_at > lower] if lower else []))
        upper = lower
    return found


def is_of_policy(text):
    return Ticket.policy_id == row_id(text)


def has_missed(text):
    """ "3~first": a target of a policy was missed."""
    policy, _sign, target = text.partition("~")
    if target not in TARGETS:
        raise ValueError(text)
    return Ticket.id.in_(of(Breach, Breach.record_id).where(
        Breach.record_id == Ticket.id, Breach.policy_id == row_id(policy), Breach.target == target).correlate(Ticket))


FILTERS = {
    "age": lambda text: among(ages(now()))(text), "policy": is_of_policy, "missed": has_missed,
    "reopened": among({"yes": Ticket.reopened > 0}),
}
