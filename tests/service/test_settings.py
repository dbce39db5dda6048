"""Promises and hours as a manager sets them; every open ticket is counted anew, from its own start."""
from datetime import UTC, date, datetime

import pytest

from blueprints.service.hours import day_text, hours_text, read_days, read_hours
from models import CalendarDay, ServicePolicy, Ticket, db
from tests.imports.files import work
from tests.world import inside

MONDAY = datetime(2025, 12, 1, 10, tzinfo=UTC)


def due(house, ticket):
    with inside(house):
        return db.session.get(Ticket, ticket.id).due_at


def test_another_promise_counts_from_the_first_moment(make, browse, house):
    ticket = make(Ticket, at=MONDAY)
    page = browse("mara").open("/service/settings").follow("Everything else")
    page = page.submit(button="Save", first_minutes="30")
    assert page.toasts == ["Everything else saved"]
    work(house)
    assert due(house, ticket) == MONDAY.replace(minute=30)


def test_a_policy_for_some_alone_comes_first(make, browse, house):
    ticket = make(Ticket, at=MONDAY, kind_of="return")
    browse("mara").open("/service/settings/policies/new").submit(
        button="Save", name="Returns", position="0", kinds=["return"], first_minutes="15")
    work(house)
    assert due(house, ticket) == MONDAY.replace(minute=15)
    browse("mara").open("/service/settings").follow("Returns").submit(button="Archive")
    work(house)
    assert due(house, ticket) == datetime(2025, 12, 2, 10, tzinfo=UTC)


def test_lunch_a_holiday_and_a_day_made_up_for(make, browse, house):
    ticket = make(Ticket, at=MONDAY, kind_of="complaint")
    page = browse("mara").open("/service/settings").follow("Office hours")
    page.submit(button="Save", mon="09:00-11:00, 15:00-16:00",
                days="2025-12-02 Founders' day\n2025-12-06 open 09:00-18:00 made up for")
    work(house)
    assert due(house, ticket) == datetime(2025, 12, 3, 11, tzinfo=UTC)
    kept = browse("mara").open("/service/settings").follow("Office hours").values("/service/settings/calendars/1/edit")
    assert kept["days"].splitlines() == ["2025-12-02 Founders' day", "2025-12-06 open 09:00-18:00 made up for"]
    page = browse("sam").open(f"/service/tickets/{ticket.id}/clock")
    assert "closed: Founders' day" in [row[0] for row in page.table()]


def test_a_calendar_that_never_opens_is_refused(browse):
    page = browse("mara").open("/service/settings/calendars/new")
    assert "never be open" in page.submit(button="Save", name="Never", status=409).text
    page = page.submit(button="Save", name="Odd", mon="9-5", tue="18:00-09:00", days="tomorrow", status=422)
    assert page.field_errors["mon"] == "“9-5” is no time: write 09:00-12:00, 13:30-18:00"
    assert "the second must be later" in page.field_errors["tue"]
    assert page.field_errors["days"].startswith("Line 1 cannot be read: tomorrow")


def test_a_calendar_in_use_stays(browse):
    page = browse("mara").open("/service/settings").follow("Office hours")
    assert "counts by this calendar" in page.submit(button="Archive", status=409).text


def test_categories_are_a_tree_that_is_renamed_as_one(browse):
    page = browse("mara").open("/service/settings").follow("New category").submit(button="Save", name="Freight")
    page = page.follow("New category").submit(button="Save", name="Customs", parent=page_id(page, "Freight"))
    assert "Freight / Customs" in page.links
    page = page.follow("Freight").submit(button="Save", name="Shipping")
    assert "Shipping / Customs" in page.links and "Freight" not in page.links
    assert "already" in page.follow("New category").submit(button="Save", name="shipping", status=409).text
    page = page.follow("Shipping").submit(button="Archive")
    assert "Shipping / Customs" not in page.links


def test_a_branch_comes_back_with_what_went_with_it(browse):
    mara = browse("mara")
    page = mara.open("/service/settings").follow("New category").submit(button="Save", name="Freight")
    for name in ("Customs", "Roads"):
        page = page.follow("New category").submit(button="Save", name=name, parent=page_id(page, "Freight"))
    page.follow("Freight / Roads").submit(button="Archive")
    page = mara.open("/service/settings").follow("Freight").submit(button="Archive")
    assert page.toasts == ["Freight is in the archive now"] and "Freight" not in page.links
    back = page.submit(button="Undo")
    assert back.toasts == ["Freight is back"]
    assert [cell.text() for cell in back.css("#categories th[scope=row]")][-2:] == ["Freight", "Freight / Customs"]


def test_a_branch_whose_name_was_given_again_stays_away(browse):
    page = browse("mara").open("/service/settings").follow("New category").submit(button="Save", name="Freight")
    archived = page.follow("Freight").submit(button="Archive")
    archived.follow("New category").submit(button="Save", name="freight")
    assert "There is one called Freight already" in archived.submit(button="Undo", status=409).text


MADE = {"policies": {"name": "Odd", "first_minutes": "15"}, "calendars": {"name": "Odd", "mon": "09:00-11:00"},
        "rules": {"name": "Odd"}, "causes": {"name": "Odd"}, "answers": {"name": "Odd", "body": "Dear {customer}"},
        "steps": {"name": "Odd"}}


@pytest.mark.parametrize("which", MADE)
def test_whatever_is_archived_comes_back_with_one_press(browse, which):
    page = browse("mara").open(f"/service/settings/{which}/new").submit(button="Save", **MADE[which])
    page = page.follow("Odd").submit(button="Archive")
    assert page.toasts == ["Odd is in the archive now"] and "Odd" not in page.links
    page = page.submit(button="Undo")
    assert page.toasts == ["Odd is back"] and "Odd" in page.links


def page_id(page, name):
    return page.links[name].split("/")[-2]


def test_a_ready_answer_knows_its_names(browse):
    page = browse("mara").open("/service/settings/answers/new")
    page = page.submit(button="Save", name="Hello", body="Dear {custmer}", status=422)
    assert page.field_errors["body"].startswith("There is nothing called {custmer}")
    page = page.submit(button="Save", body="Dear {customer}")
    assert "Hello" in page.links


def test_only_who_manages_service_sets_promises(browse):
    browse("sam").open("/service/settings", status=403)
    browse("mara").open("/service/settings")


@pytest.mark.parametrize(("typed", "kept"), [
    ("9:00-12:00, 13:30–18:00", [["09:00", "12:00"], ["13:30", "18:00"]]), ("", []),
    ("0:00-24:00", [["00:00", "24:00"]]),
    ("09:00至18:00", [["09:00", "18:00"]])])
def test_hours_as_they_are_typed(typed, kept):
    assert read_hours(typed) == kept and read_hours(hours_text(kept)) == kept


@pytest.mark.parametrize(("line", "day"), [
    ("2026-10-01 National Day", (date(2026, 10, 1), "National Day", None, [["00:00", "24:00"]])),
    ("2026-12-24 12:00-24:00 Eve", (date(2026, 12, 24), "Eve", None, [["12:00", "24:00"]])),
    ("2026-10-10 open 09:00-12:00, 13:00-18:00",
     (date(2026, 10, 10), "", [["09:00", "12:00"], ["13:00", "18:00"]], [])),
    ("2026-01-26 开 09:00-18:00 调休", (date(2026, 1, 26), "调休", [["09:00", "18:00"]], []))])
def test_a_special_day_as_it_is_typed(line, day):
    assert read_days(line) == [day]
    name, opens, shut = day[1:]
    assert read_days(day_text(CalendarDay(day=day[0], name=name, opens=opens, shut=shut))) == [day]


def test_what_is_archived_is_not_deleted(make, browse, house):
    browse("mara").open("/service/settings").follow("High").submit(button="Archive")
    with inside(house):
        assert db.session.get(ServicePolicy, 3).archived_at is not None
