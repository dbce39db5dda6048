"""Take next, hands, and who sees what."""
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from blueprints.service.actions import taking, tickets
from core.access import of
from core.granted import principal_for
from core.scope import OutOfScope, acting_as
from models import ClockEvent, Entry, Ticket, db
from tests.world import inside

EARLY, LATE = datetime(2025, 12, 1, 10, tzinfo=UTC), datetime(2025, 12, 3, 10, tzinfo=UTC)


@pytest.fixture
def agent(make):
    """`agent("sam")` is the principal of one of the cast."""
    def principal(name):
        user = make.user(name)
        with inside(make.app):
            return principal_for(db.session.merge(user))
    return principal


def test_the_one_due_first_within_reach_is_taken_with_the_reason(make, agent, inside):
    make(Ticket, title="later", at=LATE)
    make(Ticket, title="first", at=EARLY)
    make(Ticket, title="elsewhere", at=EARLY, team="South")
    make(Ticket, title="hers", at=EARLY, owner="tess")
    sam = agent("sam")
    with inside(), acting_as(sam):
        taken = [taking.take_next(by=sam) for _time in range(3)]
        assert [one and (one.ticket.title, one.why) for one in taken] == [
            ("first", "overdue"), ("later", "overdue"), None]


def test_what_waits_is_nobodys_next(make, agent, inside):
    made, sam = make(Ticket), agent("sam")
    with inside():
        db.session.get(Ticket, made.id).state = "waiting-customer"
        db.session.commit()
        with acting_as(sam):
            assert taking.take_next(by=sam) is None


def test_each_sees_their_teams_tickets_and_what_hangs_on_them(make, agent, inside):
    north, south = make(Ticket, title="north", said="Hello"), make(Ticket, title="south", team="South", said="Hello")
    for name, expected in (("sam", {north.id}), ("tess", {south.id}), ("vic", {north.id, south.id}), ("rita", set())):
        who = agent(name)
        with inside(), acting_as(who):
            assert set(db.session.scalars(of(Ticket, Ticket.id))) == expected
            for model in (ClockEvent, Entry):
                assert set(db.session.scalars(sa.select(model.record_id))) == expected


def test_a_stranger_writes_neither_the_ticket_nor_its_parts(make, agent, inside):
    made, tess = make(Ticket), agent("tess")
    with inside():
        ticket = db.session.get(Ticket, made.id)
        with acting_as(tess):
            db.session.add(ClockEvent(record_id=ticket.id, kind="pause"))
            with pytest.raises(OutOfScope):
                db.session.flush()
            db.session.rollback()


def test_handing_over_to_another_team_counts_and_lets_go(make, agent, inside):
    made, sam, tess = make(Ticket, owner="sam"), agent("sam"), agent("tess")
    with inside(), acting_as(sam):
        ticket = db.session.get(Ticket, made.id)
        tickets.hand_over(ticket, owner_id=tess.id, team_id=min(tess.grants.team_ids), by=sam)
        db.session.commit()
        assert ticket.reassigned == 1 and db.session.scalar(of(Ticket, Ticket.id)) is None
