"""The alarm of causes that come again: the third complaint of one cause, with one product or one lot of a supplier,
within thirty days opens a problem; while that is open, every further one is linked to it.
"""
from contextlib import suppress
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from blueprints.service.actions.assigning import lead_of
from blueprints.service.actions.links import tie
from blueprints.service.actions.tickets import open_ticket
from blueprints.service.queries import complaints, recurring
from core import timeline
from core.notices import tell
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _, in_language
from core.workspace import workspace
from measures.clusters import fullest
from models import Recurrence, Ticket, TicketLink, db, now

LINK = "caused-by"


def watch(ticket):
    """Look at a complaint whose cause, product or lot is another now. Complaints of all teams count together."""
    file = complaints.file_of(ticket)
    if ticket.kind_of != "complaint" or ticket.is_archived or file is None or file.cause_id is None:
        return
    db.session.flush()
    with acting_as(SYSTEM):
        products, lots = recurring.goods_of(ticket)
        keys = {f"cause {file.cause_id} product {id_}": id_ for id_ in products}
        keys |= {f"cause {file.cause_id} supplier {lot[0]} lot {lot[1]}": lot for lot in lots}
        claimed = [(claim(key), keys[key]) for key in sorted(keys)]  # in one order: nobody waits in a circle
        judge(ticket, file.cause_id, claimed)


def judge(ticket, cause_id, claimed):
    """Link it to each problem that is open; open one where there are too many and none is. Of a key without a problem
    nothing stays."""
    rules = complaints.complaint_rules()
    for row, about in claimed:
        problem = open_problem(row)
        found = [] if problem else crowd(ticket, cause_id, about, timedelta(days=rules.alarm_days))
        if problem is None and len(found) >= rules.alarm_count:
            problem = next((other for other in map(open_problem, (row for row, _about in claimed)) if other), None)
            problem = problem or begin(ticket, cause_id, about, len(found), rules.alarm_days)
            row.problem_id, row.raised_at = problem.id, now()
            db.session.flush()
        if problem is not None:
            for ticket_id in found or [ticket.id]:
                join(ticket_id, problem, is_new=not found)
        if row.problem_id is None:
            db.session.delete(row)


def crowd(ticket, cause_id, about, span):
    """The ids of the complaints of the fullest such span that holds this one."""
    found = recurring.alike(cause_id, about, ticket.created_at - span, ticket.created_at + span)
    return [ticket_id for _at, ticket_id in fullest(found, (ticket.created_at, ticket.id), span)]


def claim(key):
    """The row of a key, held until the transaction ends: whoever looks at the same key meanwhile waits."""
    query = sa.select(Recurrence).where(Recurrence.key == key).with_for_update().execution_options(
        populate_existing=True)
    while (row := db.session.scalars(query).one_or_none()) is None:
        with suppress(IntegrityError), db.session.begin_nested():  # somebody else began it at this moment
            db.session.add(Recurrence(key=key))
    return row


def open_problem(row):
    """The problem of a key while somebody works on it."""
    problem = db.session.get(Ticket, row.problem_id) if row.problem_id else None
    return problem if problem is not None and problem.is_open else None


def begin(ticket, cause_id, about, number, days):
    """A problem of the complaint's team, of whoever leads it."""
    with in_language(workspace().language):
        cause, goods = recurring.names_of(cause_id, about)
        title = _("%(cause)s, again: %(goods)s (%(number)s complaints in %(days)s days)", cause=cause, goods=goods,
                  number=number, days=days)
    problem = open_ticket(
        {"title": title[:300], "kind_of": "problem", "channel": "other", "priority": "high",
         "product_id": None if isinstance(about, tuple) else about},
        by=SYSTEM, owner_id=lead_of(ticket.team_id) or ticket.owner_id, team_id=ticket.team_id)
    timeline.note(problem, "problem-opened", by=SYSTEM, number=number, days=days)
    return problem


def join(ticket_id, problem, *, is_new):
    """Say that a complaint was caused by the problem, once; `is_new`: tell whose problem it is."""
    if db.session.get(TicketLink, (ticket_id, problem.id, LINK)) is not None:
        return
    tie(db.session.get(Ticket, ticket_id), problem, LINK, by=SYSTEM)
    problem.changed_at = now()
    if is_new:
        tell([problem.owner_id], "watched", key=f"watched:{problem.id}", by=SYSTEM, record_id=problem.id)
