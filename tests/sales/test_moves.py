"""How deals move: what a stage asks for, where they may go, and what is written down of every step."""
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from blueprints.sales.actions import deals, moves
from core.page import Refused
from core.principal import SYSTEM
from models import NO_DAY, CriterionTick, Deal, Entry, LostReason, Stage, StageEvent, db, now
from tests.world import days_on, inside


@contextmanager
def trying(app, deal=None):
    """Inside the application, with that deal as it is stored; what is done to it is not kept."""
    with inside(app):
        try:
            yield db.session.get(Deal, deal.id) if deal else None
        finally:
            db.session.rollback()


@pytest.fixture
def opened(make):
    """`with opened as deal:` is a deal in the first stage of standard sales."""
    return trying(make.app, make(Deal, title="Tea for Acme", amount=100_000, closes_on=days_on(30)))


def a_stage(name):
    return db.session.scalars(sa.select(Stage).where(Stage.name == name)).one()


def tick(deal):
    deal.ticks += [CriterionTick(criterion_id=criterion.id) for criterion in deal.stage.criteria]
    db.session.flush()


def events(deal):
    found = db.session.scalars(sa.select(StageEvent).where(StageEvent.deal_id == deal.id).order_by(StageEvent.id))
    return [(event.verb, event.state, event.amount_cents, event.probability, event.closes_on) for event in found]


def test_it_moves_on_once_what_the_stage_asks_is_ticked(opened):
    with opened as deal:
        wanted = a_stage("Needs understood")
        with pytest.raises(Refused, match="We know who asks, and for what"):
            moves.move(deal, to=wanted, by=SYSTEM)
        tick(deal)
        moves.move(deal, to=wanted, by=SYSTEM)
        assert (deal.stage.name, deal.state, deal.is_open) == ("Needs understood", "open", True)


def test_an_archived_criterion_is_not_asked_for(opened):
    with opened as deal:
        deal.stage.criteria[0].archived_at = now()
        moves.move(deal, to=a_stage("Offer made"), by=SYSTEM)
        assert deal.stage.name == "Offer made"


def test_back_and_to_lost_it_moves_without_ticks(make):
    with trying(make.app, make(Deal, stage="Negotiation")) as deal:
        moves.move(deal, to=a_stage("Enquiry"), by=SYSTEM)
        reason = db.session.scalars(sa.select(LostReason)).first()
        moves.lose(deal, reason=reason, note="Too dear", by=SYSTEM)
        assert (deal.state, deal.lost_reason_id, deal.lost_note) == ("lost", reason.id, "Too dear")


@pytest.mark.parametrize(("stage", "told"), [("Origination", "another pipeline"), ("Lost", "Say why")])
def test_where_it_may_not_go(opened, stage, told):
    with opened as deal:
        tick(deal)
        with pytest.raises(Refused, match=told):
            moves.move(deal, to=a_stage(stage), by=SYSTEM)


def test_not_into_an_archived_stage(opened):
    with opened as deal:
        gone = a_stage("Negotiation")
        tick(deal)
        gone.archived_at = now()
        with pytest.raises(Refused, match="in the archive"):
            moves.move(deal, to=gone, by=SYSTEM)


def test_the_database_itself_refuses_a_stage_of_another_pipeline(opened):
    with opened as deal, pytest.raises(sa.exc.IntegrityError):
        deal.stage_id = a_stage("Origination").id
        db.session.flush()


def test_where_it_stands_nothing_happens(opened):
    with opened as deal:
        moves.move(deal, to=deal.stage, by=SYSTEM)
        assert len(events(deal)) == 1


def test_a_won_deal_reopens_where_it_was_closed_from(make):
    with trying(make.app, make(Deal, stage="Offer made")) as deal:
        tick(deal)
        moves.win(deal, by=SYSTEM)
        assert (deal.state, deal.closed_on is None, deal.closed_at is None) == ("won", False, False)
        moves.reopen(deal, by=SYSTEM)
        assert (deal.stage.name, deal.state, deal.closed_on, deal.closed_at) == ("Offer made", "open", None, None)
        with pytest.raises(Refused):
            moves.reopen(deal, by=SYSTEM)


def test_it_reopens_in_the_first_stage_when_its_own_is_gone(make):
    with trying(make.app, make(Deal, stage="Offer made")) as deal:
        tick(deal)
        moves.win(deal, by=SYSTEM)
        a_stage("Offer made").archived_at = now()
        moves.reopen(deal, by=SYSTEM)
        assert deal.stage.name == "Enquiry"


def test_the_archive_gives_it_back_as_it_was(opened):
    with opened as deal:
        moves.archive(deal, by=SYSTEM)
        with pytest.raises(Refused, match="restore it first"):
            moves.move(deal, to=a_stage("Offer made"), by=SYSTEM)
        moves.restore(deal, by=SYSTEM)
        assert deal.is_open and [event[:2] for event in events(deal)] == [
            ("opened", "open"), ("archived", "archived"), ("restored", "open")]


def test_every_step_is_written_down_as_it_was_then(opened):
    with opened as deal:
        first = days_on(30)
        deals.revise(deal, {"amount_cents": 120_000, "closes_on": first + timedelta(days=5)}, by=SYSTEM)
        tick(deal)
        moves.move(deal, to=a_stage("Needs understood"), by=SYSTEM)
        deals.revise(deal, {"probability": 40, "title": "Tea and cups"}, by=SYSTEM)
        deals.revise(deal, {"title": "Tea, cups"}, by=SYSTEM)  # of no concern to a forecast
        moves.lose(deal, reason=db.session.scalars(sa.select(LostReason)).first(), by=SYSTEM)
        later = first + timedelta(days=5)
        assert events(deal) == [
            ("opened", "open", 100_000, 10, first), ("revised", "open", 120_000, 10, later),
            ("moved", "open", 120_000, 25, later), ("revised", "open", 120_000, 40, later),
            ("lost", "lost", 120_000, 0, later)]
        assert deal.push_count == 1


def test_the_probability_of_a_stage_changes_no_step_that_was_taken(opened):
    with opened as deal:
        deal.stage.probability = 90
        db.session.flush()
        assert events(deal) == [("opened", "open", 100_000, 10, days_on(30))] and deal.probability is None


def test_steps_are_told_on_the_timeline(opened):
    with opened as deal:
        tick(deal)
        moves.move(deal, to=a_stage("Needs understood"), by=SYSTEM)
        told = db.session.execute(sa.select(Entry.verb, Entry.facts).where(Entry.record_id == deal.id)).all()
        assert [tuple(row) for row in told] == [("deal-moved", {"stage": "Needs understood"})]


@pytest.mark.parametrize("facts", [{"amount_cents": -1}, {"amount_cents": 10**16 + 1},
                                   {"opened_on": date(2026, 3, 2), "closes_on": date(2026, 3, 1)}])
def test_what_no_deal_may_be(make, facts):
    with trying(make.app), pytest.raises(Refused):
        deals.open_deal({"title": "Tea", **facts}, by=SYSTEM, stage=a_stage("Enquiry"))


@pytest.mark.parametrize("stage", ["Won", "Lost"])
def test_a_deal_begins_in_an_open_stage(make, stage):
    with trying(make.app), pytest.raises(Refused):
        deals.open_deal({"title": "Tea"}, by=SYSTEM, stage=a_stage(stage))


def test_a_number_is_used_once(make):
    make(Deal, number="D-1")
    with trying(make.app), pytest.raises(Refused, match="d-1 already"):
        deals.open_deal({"title": "Tea", "number": "d-1"}, by=SYSTEM, stage=a_stage("Enquiry"))


def test_a_date_nobody_knows(make):
    assert make(Deal).closes_on == NO_DAY
