"""Watching the clocks: whose ticket is nearly due is warned, what was missed is noted and told; what is done is
closed."""
from datetime import timedelta

import sqlalchemy as sa

from blueprints.service.actions.assigning import assign_by_rule, leads_of, waiting
from blueprints.service.actions.check_ins import plan
from blueprints.service.actions.states import move
from blueprints.service.clocks import let_rest, note_missed, rules, settle_quietly, steps_from, waiting_steps
from blueprints.service.escalating import escalate
from core import timeline
from core.access import of
from core.bulk import delete_rows
from core.jobs import Progress, handler
from core.notices import tell
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l
from models import Presence, Record, SoldItem, Ticket, db, now

STEP = 50  # tickets a transaction
CLOSED_AFTER = timedelta(days=14)  # since it was resolved and nobody said anything
GONE = timedelta(days=1)


@handler("service.watch", every=timedelta(minutes=1), title=_l("Watching the clocks of tickets"))
def watch_clocks(job):
    """Look at each ticket whose moment has come (`Ticket.looks_at`): warn, or note what was missed."""
    done = 0
    query = of(Ticket).where(Ticket.looks_at <= sa.bindparam("at")).order_by(Ticket.looks_at, Ticket.id).limit(STEP)
    while tickets := db.session.scalars(query.with_for_update(of=Record, skip_locked=True), {"at": now()}).all():
        for ticket in tickets:
            look_at(ticket)
        done += len(tickets)
        db.session.flush()
        yield Progress(done, cursor={})  # who was looked at is not found again


def look_at(ticket):
    """A missed promise is noted; then, in business hours where its policy says so, its people are told and the steps
    of the policy are taken."""
    at, rule = now(), next((rule for rule in rules() if rule.id == ticket.policy_id), None)
    note_missed(ticket, at)
    db.session.flush()
    waiting = waiting_steps(ticket)
    if waiting and steps_from(rule, at) > at:
        return settle_quietly(ticket, at)
    told = [ticket.owner_id] if ticket.owner_id else leads_of(ticket.team_id)
    if waiting:
        timeline.note(ticket, "ticket-missed", by=SYSTEM, targets=[breach.target for breach in waiting])
        escalate(ticket, rule, waiting, at)
    settle_quietly(ticket, at)
    if ticket.is_open:
        tell(told, "due", key=f"due:{ticket.id}", by=SYSTEM, record_id=ticket.id)


@handler("service.assign", every=timedelta(minutes=5), title=_l("Giving out tickets that wait"))
def give_out(job):
    """When somebody is back or has room again, the oldest that wait go to them by the rules."""
    given = sum(assign_by_rule(ticket, tells=False) for ticket in db.session.scalars(waiting(STEP)).all())
    yield Progress(given, cursor={})


@handler("service.check-in", title=_l("Planning to ask new customers how they are doing"))
def check_in(job, *, item_id):
    """The tasks to ask a customer who is new how they are doing; as the system, whoever recorded what they bought."""
    with acting_as(SYSTEM):
        item = db.session.get(SoldItem, item_id)
        if item is not None and not item.is_archived:
            plan(item)
            db.session.flush()


@handler("service.count", title=_l("Counting tickets anew by another promise"))
def count_anew(job):
    """Every open ticket, from its own start, after a policy or a calendar changed."""
    after, done = (job.cursor or {}).get("after", 0), job.done or 0
    query = of(Ticket).where(Record.is_open, Ticket.id > sa.bindparam("after")).order_by(Record.id).limit(STEP)
    while tickets := db.session.scalars(query, {"after": after}).all():
        for ticket in tickets:
            note_missed(ticket, now())
            let_rest(ticket, now())  # nobody is called for a promise that was not made then
            settle_quietly(ticket, now())
            after = ticket.id
        done += len(tickets)
        yield Progress(done, cursor={"after": after})


@handler("service.close", every=timedelta(hours=1), title=_l("Closing resolved tickets"))
def close_resolved(job):
    """What was resolved two weeks ago, and nobody came back to, is closed."""
    done = 0
    query = of(Ticket).where(Record.state == "resolved", Ticket.resolved_at < sa.bindparam("before"),
                             Record.archived_at.is_(None)).order_by(Ticket.resolved_at, Ticket.id).limit(STEP)
    while tickets := db.session.scalars(query, {"before": now() - CLOSED_AFTER}).all():
        for ticket in tickets:
            move(ticket, "closed", by=SYSTEM)
        done += len(tickets)
        db.session.flush()
        yield Progress(done, cursor={})
    delete_rows(Presence, Presence.at < now() - GONE, domain="service")
    yield Progress(done, cursor={})
