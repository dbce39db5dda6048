"""By when a complaint must have passed its stages: business days, in words on the strip, late ones in the list."""
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from blueprints.service.actions import talk
from models import CalendarDay, ComplaintFile, ComplaintStep, Ticket, WorkCalendar, db, now
from tests.service.test_complaints import put, url
from tests.world import inside

LIST = "/service/tickets?stage=overdue"


def on(year, month, day, hour=10):
    return datetime(year, month, day, hour, tzinfo=UTC)


def complain(make, **facts):
    return make(Ticket, kind_of="complaint", asker="Ms Ito", **facts)


def strip(browse, ticket):
    """{stage: its line} of the strip on the file's page."""
    told = {}
    for step in browse("sam").open(url(ticket)).css("ol[aria-label=Stages] li"):
        name, *lines = [" ".join(part.text().split()) for part in step.css("span, small")]
        told[name] = lines[1] if len(lines) > 1 else ""
    return told


def late(browse):
    return sorted(row[0].partition(" ")[0] for row in browse("sam").open(LIST).table()[1:]) if browse(
        "sam").open(LIST).css("table") else []


def test_a_target_missed_is_told_in_words(browse, make):
    old = complain(make, at=on(2026, 3, 2), title="Old")  # a Monday; five business days are over on the 9th
    assert strip(browse, old)["Acknowledgement"] == "overdue: was due by 9 Mar 2026"
    assert set(strip(browse, old).values()) == {"", "overdue: was due by 9 Mar 2026"}
    fresh = complain(make, title="Fresh")
    assert strip(browse, fresh)["Acknowledgement"].startswith("due by ")
    assert late(browse) == ["Old"]


def test_holidays_do_not_count(browse, make, house):
    with inside(house):
        calendar = db.session.scalars(sa.select(WorkCalendar)).one()
        calendar.days = [CalendarDay(day=on(2026, 3, day).date(), shut=[["00:00", "24:00"]]) for day in (3, 4)]
        db.session.commit()
    old = complain(make, at=on(2026, 3, 2))
    assert strip(browse, old)["Acknowledgement"] == "overdue: was due by 11 Mar 2026"


def test_who_was_answered_is_acknowledged(browse, make, house):
    quick, slow = complain(make, at=on(2026, 3, 2), title="Quick"), complain(make, at=on(2026, 3, 2), title="Slow")
    sam = make.user("sam")
    for ticket, at in ((quick, on(2026, 3, 4)), (slow, on(2026, 3, 10))):
        with inside(house):
            talk.reply(db.session.get(Ticket, ticket.id), "We are on it", by=sam, at=at)
            db.session.commit()
    assert strip(browse, quick)["Acknowledgement"] == "in time"
    assert strip(browse, slow)["Acknowledgement"] == "late: was due by 9 Mar 2026"
    assert late(browse) == []


@pytest.mark.parametrize(("stage", "expected"), [
    ("tracking", ["Old"]), ("acknowledgement", ["Old"]), ("assessment", []), ("done", [])])
def test_a_complaint_is_late_until_it_passed_the_stage(browse, make, house, stage, expected):
    old = complain(make, at=on(2026, 3, 2), title="Old")
    put(house, old, stage)
    assert late(browse) == expected


def test_what_is_closed_runs_no_more(browse, make, house):
    old = complain(make, at=on(2026, 3, 2))
    with inside(house):
        ticket = db.session.get(Ticket, old.id)
        ticket.state, ticket.is_open = "closed", False
        db.session.commit()
    assert late(browse) == [] and set(strip(browse, old).values()) == {""}


def test_each_stage_can_have_days_of_its_own(browse, make, house):
    page = browse("mara").open("/service/settings/complaints/edit")
    assert page.values()["days_acknowledgement"] == "5"
    page.submit(button="Save", days_acknowledgement="", days_investigation="10")
    old = complain(make, at=on(2026, 3, 2), title="Old")
    put(house, old, "assessment")
    assert strip(browse, old) == dict.fromkeys(strip(browse, old), "") | {
        "Investigation": "overdue: was due by 16 Mar 2026"}
    assert late(browse) == ["Old"]
    page = browse("mara").open("/service/settings/complaints/edit")
    assert page.submit(button="Save", days_investigation="0", status=422).field_errors.keys() == {
        "days_investigation"}


def test_passed_late_or_in_time(browse, make, house):
    old = complain(make, at=on(2026, 3, 2))
    with inside(house):
        db.session.add(ComplaintFile(record_id=old.id, stage="assessment"))
        for stage, day in (("receipt", 2), ("tracking", 3), ("acknowledgement", 3), ("assessment", 9)):
            db.session.add(ComplaintStep(record_id=old.id, stage=stage, at=on(2026, 3, day)))
        db.session.commit()
    assert strip(browse, old)["Acknowledgement"] == "in time"
    with inside(house):
        db.session.scalars(sa.select(ComplaintStep).where(ComplaintStep.stage == "assessment")).one().at = on(
            2026, 3, 10, 0)
        db.session.commit()
    assert strip(browse, old)["Acknowledgement"] == "late: was due by 9 Mar 2026"


def test_the_list_tells_how_it_is_narrowed(browse, make):
    complain(make, at=now() - timedelta(days=60), title="Old")
    page = browse("sam").open("/service/tickets").follow("Complaints behind their days")
    assert [row[0].partition(" ")[0] for row in page.table()[1:]] == ["Old"]
    assert len(page.follow("By stage of the complaint").table()) == 2
    browse("sam").open("/service/tickets?stage=never", status=400)
