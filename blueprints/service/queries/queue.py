"""The queue: open tickets by when they are due, in folders; how many each holds; whether anything changed."""
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.service.columns import FILED
from blueprints.service.queries.promises import OPEN, end_of_today, is_promised
from core.access import of
from core.address_values import one_of, row_id
from core.counting import COUNTED_UP_TO, counting, counts_of
from core.listing import Listing, Sort
from core.people import is_person
from core.scope import principal_of
from core.searched import Searched
from models import (
    CHANNELS,
    PRIORITIES,
    TICKET_KINDS,
    WAITING_STATES,
    NameCard,
    Promise,
    Record,
    Ticket,
    TicketCategory,
    User,
    db,
    now,
)

FOLDERS = ("all", "mine", "team", "unassigned", "waiting", "overdue")
Owner, About = aliased(User), aliased(NameCard)
ROWS = of(
    Ticket, Ticket.id, Ticket.number, Record.title, Record.state, Record.due_at, Ticket.kind_of, Ticket.priority,
    Ticket.preview, Ticket.asker, Ticket.waiting_since, Owner.name.label("owner"), About.title.label("customer"),
).outerjoin(Owner, Owner.id == Record.owner_id).outerjoin(About, About.id == Record.party_id)
TURN = sa.func.current_timestamp(type_=Record.due_at.type)
IN_FOLDER = {
    "all": lambda _me, _teams: sa.true(),
    "mine": lambda me, _teams: Record.owner_id == me,
    "team": lambda _me, teams: Record.team_id.in_(sorted(teams)),
    "unassigned": lambda _me, _teams: Record.owner_id.is_(None),
    "waiting": lambda _me, _teams: Record.state.in_(WAITING_STATES),
    "overdue": lambda _me, _teams: Record.due_at < TURN,
}


def in_folder(text):
    me = principal_of(db.session)
    return _in_folder(text, me.id, me.grants.team_ids)


@lru_cache(1_000)
def _in_folder(text, me, teams):
    if text not in IN_FOLDER:
        raise ValueError(text)
    return sa.and_(Record.is_open, IN_FOLDER[text](me, teams))


def in_category(text):
    """A category and all below it."""
    chosen = sa.select(TicketCategory.path).where(TicketCategory.id == row_id(text)).scalar_subquery()
    below = sa.select(TicketCategory.id).where(sa.or_(
        TicketCategory.path == chosen, TicketCategory.path.startswith(chosen + " / ")))
    return Ticket.category_id.in_(below)


QUEUE = Listing(
    ROWS,
    sorts={"due": Sort(Record.due_at, Record.id), "created": Sort(Record.created_at, Record.id, descending=True)},
    filters={
        "q": Searched(Ticket, only_open=True), "folder": in_folder,
        "kind": one_of(Ticket.kind_of, TICKET_KINDS), "priority": one_of(Ticket.priority, PRIORITIES),
        "channel": one_of(Ticket.channel, CHANNELS), "category": in_category, "owner": is_person(Record.owner_id),
        "promised": is_promised,
    },
    unasked={"folder": "all"}, steady=frozenset({"kind", "priority", "channel"}),
    personal=frozenset({"folder", "owner"}), spine={"folder": None, "owner": None, "q": None},
    bare=of(Ticket, Ticket.id),
    bare_filters=frozenset({"q", "folder", "kind", "priority", "channel", "category", "owner", "promised"}),
    endpoint="service.queue", kind="ticket", filed=FILED, owned=(Record, "service"),
)

# -- how many in each folder: one statement, from the indexes of open records alone ------------------------------------


def _counting(tickets):
    return counting({
        "all": [tickets], "mine": [tickets.where(Record.owner_id == sa.bindparam("me"))],
        "team": [tickets.where(Record.team_id.in_(sa.bindparam("teams", expanding=True)))],
        "unassigned": [tickets.where(Record.owner_id.is_(None))],
        "waiting": [tickets.where(Record.state.in_(WAITING_STATES))],
        "overdue": [tickets.where(Record.due_at < sa.bindparam("at", type_=Record.due_at.type))],
        "promised": [tickets.where(Record.id.in_(of(Promise, Promise.record_id).where(
            OPEN, Promise.due_at <= sa.bindparam("today_ends", type_=Promise.due_at.type))))],
    }, COUNTED_UP_TO)


# Whoever sees everything needs no look at the table of tickets; for others their teams and own are found by its scope.
COUNTS = {True: _counting(of(Record, Record.id).where(Record.kind == "ticket", Record.is_open)),
          False: _counting(of(Ticket, Record.id).where(Record.is_open))}


def counts_asked():
    """(statement, parameters) that count what the one who asks would find in each folder."""
    me = principal_of(db.session)
    return COUNTS[me.grants.sees_all], {"me": me.id, "teams": sorted(me.grants.team_ids), "at": now(),
                                        "today_ends": end_of_today()}


def folder_counts(asked):
    """{folder: Count} by `counts_asked`."""
    return counts_of(asked, (*FOLDERS, "promised"), COUNTED_UP_TO)


PULSE = sa.select(sa.func.max(sa.inspect(Ticket).local_table.c.changed_at)).execution_options(
    unscoped="when anything changed last: an instant, no fact")
REDRAWN = 300  # seconds after which waiting times are drawn anew though nothing happened


def pulse():
    """What a poll of the queue is told apart by: when any ticket changed last. One read at the end of an index."""
    changed_at = db.session.scalar(PULSE)
    return f"{changed_at.timestamp() if changed_at else 0:.6f}-{int(now().timestamp()) // REDRAWN}"
