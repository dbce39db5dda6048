"""The file of a complaint: no stage is left before it has what it needs, and what happened is kept."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from models import ComplaintFile, ComplaintStep, Entry, Message, RootCause, ServiceRules, Ticket, User, db, now
from tests.notices.test_page import sentences
from tests.world import days_on, inside

FILLED = {"correction": "A new one goes out", "prevention": "Another packing", "remedy": "replacement", "cost": "80"}


@pytest.fixture
def complaint(make):
    return make(Ticket, title="Broken", kind_of="complaint", asker="Ms Ito", said="It came broken")


def put(house, ticket, stage, **facts):
    """The file as it is when the complaint came to a stage."""
    with inside(house):
        db.session.add(ComplaintFile(record_id=ticket.id, stage=stage, **facts))
        db.session.add(ComplaintStep(record_id=ticket.id, stage=stage, at=now() - timedelta(hours=2)))
        db.session.commit()


def held(house, ticket):
    with inside(house):
        return db.session.get(ComplaintFile, ticket.id)


def go(page, button="Go on to the next stage", **typed):
    return page.submit(button=button, **typed)


def url(ticket):
    return f"/service/tickets/{ticket.id}/file"


def test_receipt_and_tracking(browse, complaint, house):
    page = go(browse("sam").open(f"/service/tickets/{complaint.id}").follow("Complaint file"))
    assert page.toasts == ["Saved, but it stays at this stage. Say what happened."]
    page = go(page, what_happened="Broken glass", remedy_wanted="A new one")
    assert page.toasts == ["The complaint came to the next stage"]
    assert "Promise the customer something by a day" in go(page).toasts[0]
    page = page.follow("Promise something").submit(button="Promise it", what="Call", day=days_on(3).isoformat())
    go(page)  # it came back to the file by itself
    assert held(house, complaint).stage == "acknowledgement"
    with inside(house):
        steps = db.session.scalars(sa.select(ComplaintStep.stage).order_by(ComplaintStep.id)).all()
    assert steps == ["receipt", "tracking", "acknowledgement"]


def goes_out(house, after):
    """What we wrote goes out so long after now."""
    with inside(house):
        for message in db.session.scalars(sa.select(Message).join(Entry).where(Entry.direction == "out")):
            message.sends_at = now() + after
        db.session.commit()


def test_an_acknowledgement_is_a_message_that_went_out(browse, complaint, house):
    put(house, complaint, "acknowledgement")
    assert "no message went out to them yet" in go(browse("sam").open(url(complaint))).toasts[0]
    browse("sam").open(f"/service/tickets/{complaint.id}").submit(button="Send", body="We are on it")
    goes_out(house, timedelta(hours=1))
    assert "your message can still be taken back" in go(browse("sam").open(url(complaint))).toasts[0]
    goes_out(house, -timedelta(minutes=1))
    go(browse("sam").open(url(complaint)))
    assert held(house, complaint).stage == "assessment"


def test_danger_makes_it_urgent_at_once(browse, complaint, house):
    put(house, complaint, "assessment")
    page = browse("sam").open(url(complaint)).submit(button="Save", is_safety="yes")
    assert page.toasts == ["Saved"]
    with inside(house):
        assert db.session.get(Ticket, complaint.id).priority == "urgent"
    page = go(page, severity="critical", complexity="simple", impact="Cuts", immediate_action="Sale stopped")
    assert page.toasts == ["The complaint came to the next stage"]


def test_danger_is_told_to_whose_ticket_it_is(browse, complaint, house):
    put(house, complaint, "assessment")
    with inside(house):
        mara = db.session.scalars(sa.select(User.id).where(User.name == "Mara")).one()
        db.session.get(Ticket, complaint.id).owner_id = mara
        db.session.commit()
    browse("sam").open(url(complaint)).submit(button="Save", is_safety="yes")
    told = f"Somebody's safety is at risk: {complaint.title}"
    assert sentences(browse("mara").open("/notices")) == [f"Unread: {told}"]


def test_what_was_written_over_stands_in_the_history(browse, complaint, house):
    put(house, complaint, "investigation", findings="The lid was loose")
    browse("sam").open(url(complaint)).submit(button="Save", findings="The seal was old")
    told = browse("sam").open(f"/records/{complaint.id}/history").text
    assert "The lid was loose" in told and "The seal was old" in told


def test_a_cause_is_known_or_unknown_with_a_reason(browse, complaint, house):
    put(house, complaint, "investigation")
    page = go(browse("sam").open(url(complaint)))
    assert "Choose the root cause, or say why it stays unknown." in page.toasts[0]
    with inside(house):
        cause = db.session.scalars(sa.select(RootCause.id).where(RootCause.path == "Transport / Packing")).one()
    go(page, cause_id=str(cause))
    assert held(house, complaint).stage == "response" and held(house, complaint).cause_id == cause


def test_above_the_limit_a_second_person_approves(browse, complaint, house):
    put(house, complaint, "response")
    browse("mara").open("/service/settings/approval/edit").submit(button="Save", limit="50")
    page = go(browse("sam").open(url(complaint)), **FILLED)
    assert "a second person must approve it" in page.toasts[0]
    assert "Approve" not in [button.text for button in page.css("button")]
    browse("mara").open(url(complaint)).submit(button="Approve")
    page = browse("sam").open(url(complaint)).submit(button="Save", cost="90")  # another cost, another approval
    assert held(house, complaint).approved_by_id is None
    browse("mara").open(url(complaint)).submit(button="Approve")
    go(browse("sam").open(url(complaint)))
    assert (held(house, complaint).stage, held(house, complaint).cost_cents) == ("decision", 9000)


def test_a_rejected_decision_stays_disputed_until_its_further_step_is_done(browse, complaint, house):
    put(house, complaint, "closing", remedy_wanted="Money back", remedy="apology")
    page = go(browse("sam").open(url(complaint)), "Complete the complaint", outcome="rejected")
    assert "say what the further step is" in page.toasts[0]
    page = go(page, "Complete the complaint", further_step="Arbitration")
    assert page.toasts == ["The complaint is completed"]
    assert [row[0] for row in browse("sam").open("/service/tickets?dispute=open").table()[1:]] != []
    page.submit(button="The further step is done")
    assert not browse("sam").open("/service/tickets?dispute=open").css("table")


def test_no_decision_of_a_day_to_come(browse, complaint, house):
    put(house, complaint, "decision")
    page = browse("sam").open(url(complaint)).submit(button="Save", decided_on=days_on(2).isoformat(), status=422)
    assert page.field_errors == {"decided_on": "This day is still to come"}


def test_back_to_the_stage_before_and_the_print(browse, complaint, house):
    put(house, complaint, "investigation", what_happened="Broken glass", is_safety=False)
    page = browse("sam").open(url(complaint)).submit(button="Back to the stage before")
    assert held(house, complaint).stage == "assessment"
    assert "Broken glass" in page.follow("Print").text
    browse("tess").open(url(complaint), status=404)


def test_a_question_has_no_file(browse, make):
    browse("sam").open(url(make(Ticket)), status=404)


def test_root_causes_are_named_below_each_other_and_archived(browse, house):
    page = browse("mara").open("/service/settings").follow("New root cause").submit(button="Save", name="Weather")
    assert page.toasts == ["Weather saved"]
    page = page.follow("Weather").submit(button="Archive")
    assert page.toasts == ["Weather is in the archive now"]
    browse("mara").open("/service/settings/approval/edit").submit(button="Save", limit="1.234", status=422)
    with inside(house):
        assert db.session.get(ServiceRules, 1) is None
