"""What a policy does when a promise is missed: tell, raise, hand on; in business hours only, where it says so."""
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from blueprints.service import clocks, jobs
from blueprints.service.actions import talk
from core.principal import SYSTEM
from models import Breach, Entry, Membership, Notice, ServicePolicy, Ticket, User, db, now
from tests.service.test_clocks import work  # noqa: F401
from tests.world import inside

MONDAY = datetime(2025, 12, 1, 10, tzinfo=UTC)
ALWAYS = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


@pytest.fixture
def policy(house):
    """Set what holds for everything else: `policy(hands_to="lead")`; sam and mara lead North."""
    def change(**facts):
        held = db.session.scalars(sa.select(ServicePolicy).where(ServicePolicy.name == "Everything else")).one()
        for name, value in facts.items():
            setattr(held, name, value)
        db.session.flush()
        return held
    return change


def lead(name):
    user = db.session.scalars(sa.select(User).where(User.name == name)).one()
    db.session.scalars(sa.select(Membership).where(Membership.user_id == user.id)).one().is_lead = True
    db.session.flush()
    return user.id


def called(user_id):
    """How often somebody was told that it is due."""
    return db.session.scalar(sa.select(sa.func.count(Notice.id)).where(
        Notice.user_id == user_id, Notice.kind == "due"))


def test_to_whoever_leads_the_team(work, policy):  # noqa: F811
    with work(owner="rita") as ticket:
        rita, sam = ticket.owner_id, lead("Sam")
        policy(hands_to="lead", raises_priority=True)
        list(jobs.watch_clocks(None))
        assert (ticket.owner_id, ticket.priority, ticket.reassigned) == (sam, "high", 1)
        assert (called(rita), called(sam)) == (1, 0)
        assert db.session.scalar(sa.select(Notice.kind).where(Notice.user_id == sam)) == "assigned"
        verbs = db.session.scalars(sa.select(Entry.verb).where(Entry.record_id == ticket.id, Entry.kind == "system"))
        assert sorted(verbs) == ["ticket-assigned", "ticket-missed"]


def test_to_a_person(work, policy, make):  # noqa: F811
    tess = make.user("tess")
    with work(owner="sam") as ticket:
        policy(hands_to="person", hands_to_id=tess.id)
        list(jobs.watch_clocks(None))
        assert ticket.owner_id == tess.id


@pytest.mark.parametrize("hands_to", ["lead", "person", None])
def test_it_stays_where_nobody_else_is(work, policy, make, hands_to):  # noqa: F811
    otto = make.user("otto")
    with work(owner="sam") as ticket:
        sam = ticket.owner_id
        db.session.get(User, otto.id).is_active = False
        policy(hands_to=hands_to, hands_to_id=otto.id)
        list(jobs.watch_clocks(None))
        assert (ticket.owner_id, ticket.reassigned) == (sam, 0)


def test_once_for_each_missed_promise(work, policy):  # noqa: F811
    with work(owner="rita") as ticket:
        lead("Sam")
        policy(hands_to="lead")
        list(jobs.watch_clocks(None))
        rita = db.session.scalars(sa.select(User.id).where(User.name == "Rita")).one()
        ticket.owner_id = rita  # taken back on purpose
        clocks.settle(ticket)
        assert ticket.looks_at is None
        list(jobs.watch_clocks(None))
        assert ticket.owner_id == rita


def test_what_somebody_else_s_change_noted_first_is_escalated_all_the_same(work, policy):  # noqa: F811
    with work(owner="rita") as ticket:
        sam = lead("Sam")
        policy(hands_to="lead")
        clocks.settle(ticket)  # notes what was missed, before the job looks
        assert ticket.looks_at is not None and db.session.scalars(sa.select(Breach.escalated_at)).all() == [None] * 2
        list(jobs.watch_clocks(None))
        assert ticket.owner_id == sam


def test_out_of_hours_it_waits_until_they_open(work, policy):  # noqa: F811
    with work(owner="rita") as ticket:
        rita, sam = ticket.owner_id, lead("Sam")
        held = policy(hands_to="lead", raises_priority=True, in_hours=True)
        opens = now() + timedelta(hours=30)
        day = opens.strftime("%a").lower()
        held.calendar.week, held.calendar.time_zone = {day: [["00:00", "24:00"]]}, "UTC"
        db.session.flush()
        list(jobs.watch_clocks(None))
        assert (ticket.owner_id, ticket.priority, called(rita)) == (rita, "normal", 0)
        midnight = opens.replace(hour=0, minute=0, second=0, microsecond=0)
        assert ticket.looks_at == midnight and db.session.scalar(sa.select(sa.func.count(Breach.id))) > 0
        held.calendar.week = ALWAYS
        ticket.looks_at = now()
        db.session.flush()
        list(jobs.watch_clocks(None))
        assert (ticket.owner_id, ticket.priority, called(rita)) == (sam, "high", 1)


def test_answered_in_the_meantime_nothing_happens(work, policy):  # noqa: F811
    with work(owner="rita") as ticket:
        lead("Sam")
        policy(hands_to="lead", resolution_minutes=None, update_minutes=None)
        clocks.settle(ticket)
        talk.reply(ticket, "Here is your answer", by=SYSTEM)
        assert ticket.looks_at is None


def test_a_policy_changed_later_calls_nobody(browse, house, make):
    made = make(Ticket, at=MONDAY, owner="sam")
    with inside(house):
        for breach in db.session.scalars(sa.select(Breach)):
            breach.escalated_at = now()
        list(jobs.count_anew(type("Job", (), {"cursor": None, "done": 0})))
        db.session.commit()
        assert db.session.get(Ticket, made.id).looks_at is None


def test_the_form(browse, house, make):
    make.user("tess")
    page = browse("mara").open("/service/settings").follow("Everything else")
    page = page.submit(button="Save", hands_to="person", in_hours="y", status=422)
    assert page.field_errors == {"hands_to_id": "Choose the person"}
    tess = make.user("tess")
    page.submit(button="Save", hands_to_id=str(tess.id))
    with inside(house):
        held = db.session.scalars(sa.select(ServicePolicy).where(ServicePolicy.name == "Everything else")).one()
        assert (held.hands_to, held.hands_to_id, held.in_hours) == ("person", tess.id, True)
