"""The clock of a ticket as its events move it: dues on the spine, pauses, undo, breaches that stay."""
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from blueprints.service import jobs
from blueprints.service.actions import drafts, states, talk, tickets
from blueprints.service.clocks import settle
from blueprints.service.ledger import Promise
from core.page import Refused
from core.principal import SYSTEM
from measures.promptness import Spent
from models import NOTHING_DUE, Breach, ClockEvent, Entry, Message, Notice, ServicePolicy, Ticket, db

MONDAY = datetime(2025, 12, 1, 10, tzinfo=UTC)  # London, office hours 9 to 18
HOUR = timedelta(hours=1)


@pytest.fixture
def work(inside, make):
    """Inside, with one ticket: `with work() as ticket`."""
    from contextlib import contextmanager

    @contextmanager
    def begin(**facts):
        made = make(Ticket, said="It leaks", at=MONDAY, **facts)
        with inside():
            yield db.session.get(Ticket, made.id)
            db.session.commit()
    return begin


def test_a_new_one_is_due_by_the_policy_that_fits_first(work):
    with work(kind_of="complaint") as ticket:
        assert (ticket.due_at, ticket.first_due_at) == (MONDAY + 4 * HOUR, MONDAY + 4 * HOUR)
        assert ticket.resolution_due_at == datetime(2025, 12, 8, 10, tzinfo=UTC)
        assert ticket.looks_at == MONDAY + 0.8 * 4 * HOUR


def test_another_priority_counts_from_the_first_moment(work):
    with work() as ticket:
        assert ticket.due_at == datetime(2025, 12, 2, 10, tzinfo=UTC)
        tickets.revise(ticket, {"priority": "urgent"}, by=SYSTEM)
        assert ticket.due_at == MONDAY + HOUR


def test_waiting_nothing_is_due_and_going_on_it_is_due_later(work):
    with work() as ticket:
        states.move(ticket, "waiting-supplier", by=SYSTEM, at=MONDAY + HOUR)
        assert (ticket.due_at, ticket.is_open) == (NOTHING_DUE, True)
        states.move(ticket, "open", by=SYSTEM, at=MONDAY + 3 * HOUR)
        assert ticket.due_at == datetime(2025, 12, 2, 12, tzinfo=UTC)


def test_an_answer_stops_the_first_clock_and_the_customer_starts_the_next(work):
    with work() as ticket:
        talk.reply(ticket, "We send a new one", by=SYSTEM)
        assert (ticket.state, ticket.due_at, ticket.first_due_at) == ("waiting-customer", NOTHING_DUE, None)
        talk.receive(ticket, "When?", by=SYSTEM, channel="web")
        assert ticket.state == "open" and ticket.update_due_at is not None and ticket.preview == "When?"


def test_an_answer_taken_back_never_happened(work, make):
    sam = make.user("sam")
    with work() as ticket:
        due = ticket.due_at
        said = talk.reply(ticket, "Wrong customer!", by=sam)
        talk.take_back(ticket, said.entry, by=sam)
        assert drafts.drafts_of(ticket, sam) == {"reply": "Wrong customer!"}
        assert (ticket.state, ticket.due_at, ticket.answered_at, ticket.preview) == ("new", due, None, "It leaks")
        with pytest.raises(Refused):
            talk.take_back(ticket, said.entry, by=sam)


def test_an_answer_on_its_way_is_not_taken_back(work):
    with work() as ticket:
        said = talk.reply(ticket, "Hello", by=SYSTEM)
        db.session.get(Message, said.entry.id).sends_at = MONDAY
        with pytest.raises(Refused, match="Too late"):
            talk.take_back(ticket, said.entry, by=SYSTEM)


def test_reopened_after_a_day_the_day_does_not_count(work):
    with work() as ticket:
        talk.reply(ticket, "Done", by=SYSTEM, state="open")
        states.move(ticket, "resolved", by=SYSTEM, at=ticket.answered_at + HOUR)
        assert (ticket.is_open, ticket.due_at, ticket.resolved_at) == (False, NOTHING_DUE, ticket.answered_at + HOUR)
        talk.receive(ticket, "It leaks again", by=SYSTEM, channel="phone")
        assert (ticket.state, ticket.reopened, ticket.resolved_at) == ("open", 1, None)
        assert db.session.scalars(sa.select(ClockEvent.kind).order_by(ClockEvent.id)).all() == [
            "start", "asked", "answered", "resolved", "asked", "reopened"]


def test_a_missed_promise_is_noted_once_and_stays_whatever_comes(work):
    with work(kind_of="complaint") as ticket:
        due = ticket.first_due_at
        talk.reply(ticket, "Sorry, late", by=SYSTEM)
        settle(ticket)
        kept = db.session.execute(sa.select(Breach.target, Breach.due_at)).all()
        assert ("first", due) in kept and len(kept) == 2  # the resolution was missed, too: it is long ago
        db.session.scalars(sa.select(ServicePolicy)).first().first_minutes = 99_999
        settle(ticket)
        assert db.session.execute(sa.select(Breach.target, Breach.due_at)).all() == kept


def test_the_watch_tells_whose_it_is_and_raises_the_priority_where_asked(work, make):
    sam = make.user("sam")
    with work(owner="sam") as ticket:
        db.session.execute(sa.select(ServicePolicy).where(ServicePolicy.name == "Everything else")
                           ).scalar_one().raises_priority = True
        list(jobs.watch_clocks(None))
        assert (ticket.priority, ticket.looks_at) == ("high", None)
        notice = db.session.scalars(sa.select(Notice).where(Notice.kind == "due")).one()
        assert (notice.user_id, notice.record_id) == (sam.id, ticket.id)
        verbs = db.session.scalars(sa.select(Entry.verb).where(Entry.verb == "ticket-missed")).all()
        assert len(verbs) == 1


def test_what_is_resolved_and_forgotten_is_closed(work):
    with work() as ticket:
        states.move(ticket, "resolved", by=SYSTEM, at=MONDAY + HOUR)
        list(jobs.close_resolved(None))
        assert ticket.state == "closed" and ticket.closed_at is not None


def test_closing_what_is_not_resolved_is_refused(work):
    with work() as ticket, pytest.raises(Refused, match="not resolved yet"):
        states.close(ticket, by=SYSTEM)


def test_late_since_the_day_closed_is_not_late_by_nothing(inside):
    with inside():
        def told(business):
            return Promise("first", "First answer", "late", 4 * HOUR, MONDAY + 4 * HOUR, Spent(business, 20 * HOUR),
                           MONDAY, MONDAY).sentence
        assert (told(4 * HOUR), told(5 * HOUR)) == ("late, outside our hours since", "late by 1 h")
